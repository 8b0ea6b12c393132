//! Packing the library: the sections of the table.

use std::collections::HashMap;

use anyhow::Context;
use gohazard_semantic::stdlib::wire::{self, put_varint, section};

use super::body::{Place, Pools};
use super::facts::{Kind, Library, Package};
use super::intern::Interner;

/// A name that is used as often gets a number by frequency; the others are numbered as they come, so that neighbours
/// have neighbouring numbers.
const OFTEN: u32 = 20;
const OFTEN_NAMED: u32 = 24;

/// The table of a library.
pub fn pack(library: &Library) -> anyhow::Result<Vec<u8>> {
    let mut packer = Packer::new(library);
    packer.bodies()?;
    packer.pools.strings.settle(OFTEN);
    packer.pools.named.settle(OFTEN_NAMED);
    packer.pools.params.clear();
    let bodies = packer.bodies()?;
    packer.table(&bodies)
}

struct Packer<'a> {
    library: &'a Library,
    packages: HashMap<&'a str, u32>,
    pools: Pools,
}

/// A package without the position of its blocks: these are known once everything has its place.
struct Body {
    blocks: Vec<Vec<u8>>,
}

impl<'a> Packer<'a> {
    fn new(library: &'a Library) -> Packer<'a> {
        let packages = library.packages.iter().map(|package| package.path.as_str()).zip(0..).collect();
        let pools =
            Pools { strings: Interner::new(), named: Interner::new(), masks: Interner::new(), params: Vec::new() };
        Packer { library, packages, pools }
    }

    fn bodies(&mut self) -> anyhow::Result<Vec<Body>> {
        let library = self.library;
        let bodies = library.packages.iter().map(|package| self.body(package)).collect::<anyhow::Result<_>>()?;
        for name in library.header.platforms.iter().chain([&library.header.go]) {
            self.pools.strings.number(name);
        }
        let named: Vec<_> = self.pools.named.values().to_vec();
        for (_, name) in named {
            self.pools.strings.number(&name);
        }
        Ok(bodies)
    }

    fn body(&mut self, package: &Package) -> anyhow::Result<Body> {
        // The names of a package's objects are numbered in a row.
        for name in [&package.path, &package.name].into_iter().chain(package.objects.iter().map(|o| &o.name)) {
            self.pools.strings.number(name);
        }
        let number = self.packages[package.path.as_str()];
        let all = self.all_platforms();
        let mut blocks = Vec::new();
        let mut rest = package.objects.as_slice();
        while !rest.is_empty() {
            let mut count = rest.len().min(wire::OBJECTS_PER_BLOCK);
            while count < rest.len() && rest[count].name == rest[count - 1].name {
                count += 1;
            }
            let (block, after) = rest.split_at(count);
            let (mut out, mut previous) = (Vec::new(), 0);
            for object in block {
                let place = Place { package: number, all, object };
                self.pools
                    .put_object(&mut out, &place, &mut previous)
                    .with_context(|| format!("{}.{}", package.path, object.name))?;
            }
            blocks.push(out);
            rest = after;
        }
        Ok(Body { blocks })
    }

    fn all_platforms(&self) -> u16 {
        ((1u32 << self.library.header.platforms.len()) - 1) as u16
    }

    /// Puts the sections together. The header is filled in as they get their places.
    fn table(&mut self, bodies: &[Body]) -> anyhow::Result<Vec<u8>> {
        let mut table = Table::new();
        table.strings(self.pools.strings.values());
        let header = &self.library.header;
        let go_version = self.pools.strings.number(&header.go);
        table.header(section::GO_VERSION, go_version);
        table.begin(section::PLATFORMS, header.platforms.len());
        for platform in &header.platforms {
            table.u32(self.pools.strings.number(platform));
        }
        table.begin(section::MASKS, self.pools.masks.values().len());
        for mask in self.pools.masks.values() {
            table.bytes.extend(mask.to_le_bytes());
        }
        let named = self.pools.named.values().to_vec();
        table.begin(section::NAMED, named.len());
        for (package, name) in named {
            let number = *self.packages.get(package.as_str()).with_context(|| format!("no package {package}"))?;
            let flag = if self.is_alias(number, &name) { wire::NAMED_ALIAS } else { 0 };
            table.bytes.extend((number as u16 | flag).to_le_bytes());
            table.u32(self.pools.strings.number(&name));
        }
        table.begin(section::PARAMS, self.pools.params.len());
        let mut at = table.bytes.len() as u32 + 4 * self.pools.params.len() as u32;
        for list in &self.pools.params {
            table.u32(at);
            at += list.len() as u32;
        }
        self.pools.params.iter().for_each(|list| table.bytes.extend(list));
        self.packages(&mut table, bodies);
        Ok(table.bytes)
    }

    fn is_alias(&self, package: u32, name: &str) -> bool {
        let objects = &self.library.packages[package as usize].objects;
        objects.iter().any(|object| object.name == name && object.kind == Kind::Alias)
    }

    /// The entries of the packages, then their bodies.
    fn packages(&mut self, table: &mut Table, bodies: &[Body]) {
        let library = self.library;
        table.begin(section::PACKAGES, bodies.len());
        let at = table.bytes.len() as u32 + wire::PACKAGE_SIZE * bodies.len() as u32;
        let mut after = Vec::new();
        for (package, body) in library.packages.iter().zip(bodies) {
            table.u32(self.pools.strings.number(&package.path));
            table.u32(self.pools.strings.number(&package.name));
            table.u32(at + after.len() as u32);
            let public = if package.public { wire::package::PUBLIC } else { 0 };
            let deprecated = if package.deprecated { wire::package::DEPRECATED } else { 0 };
            table.bytes.extend([package.since, public | deprecated, 0, 0]);
            body.put(&mut after, at);
        }
        table.bytes.append(&mut after);
    }
}

impl Body {
    /// Appends the body; `base` is where `out` will begin in the table.
    fn put(&self, out: &mut Vec<u8>, base: u32) {
        put_varint(out, self.blocks.len() as u32);
        let mut at = base + out.len() as u32 + 4 * (self.blocks.len() as u32 + 1);
        out.extend(at.to_le_bytes());
        for block in &self.blocks {
            at += block.len() as u32;
            out.extend(at.to_le_bytes());
        }
        self.blocks.iter().for_each(|block| out.extend(block));
    }
}

/// The bytes of the table so far.
struct Table {
    bytes: Vec<u8>,
}

impl Table {
    fn new() -> Table {
        let mut bytes = wire::MAGIC.to_vec();
        bytes.resize(bytes.len() + 4 * section::COUNT as usize, 0);
        Table { bytes }
    }

    fn begin(&mut self, section: u32, entries: usize) {
        self.header(section, self.bytes.len() as u32);
        self.header(section + 1, entries as u32);
    }

    /// The names, and the index of every so many of them.
    fn strings(&mut self, strings: &[String]) {
        let text = self.bytes.len() as u32;
        self.header(section::TEXT, text);
        let mut index = Vec::new();
        for (i, string) in strings.iter().enumerate() {
            if i % wire::STRINGS_PER_BLOCK as usize == 0 {
                index.push(self.bytes.len() as u32 - text);
            }
            self.bytes.extend(string.as_bytes());
            self.bytes.push(b'\n');
        }
        self.begin(section::INDEX, index.len());
        index.into_iter().for_each(|start| self.u32(start));
    }

    fn header(&mut self, number: u32, value: u32) {
        let at = wire::MAGIC.len() + 4 * number as usize;
        self.bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }

    fn u32(&mut self, value: u32) {
        self.bytes.extend(value.to_le_bytes());
    }
}
