//! The table as a whole: its header and the sections that everything else refers to.

use super::package::Package;
use super::wire::{self, Cursor, section};

static BYTES: &[u8] = include_bytes!("../../data/std.bin");

/// The bytes of a table. Whatever they are, reading them ends and never panics.
#[derive(Clone, Copy)]
pub struct Table {
    bytes: &'static [u8],
}

impl Table {
    /// The table that is part of the program.
    pub fn builtin() -> Table {
        Table { bytes: BYTES }
    }

    /// A table from elsewhere, if it begins like one.
    pub fn new(bytes: &'static [u8]) -> Option<Table> {
        bytes.starts_with(wire::MAGIC).then_some(Table { bytes })
    }

    /// How many packages there are, those that programs can't import included.
    pub fn package_count(self) -> u32 {
        self.header(section::PACKAGES + 1).min(self.len())
    }

    /// The package of that number; they are sorted by import path.
    pub fn package(self, number: u32) -> Package {
        Package::new(self, number)
    }

    /// The package of that import path.
    pub fn find(self, path: &str) -> Option<Package> {
        let (mut low, mut high) = (0, self.package_count());
        while low < high {
            let middle = low + (high - low) / 2;
            let package = self.package(middle);
            match package.path().cmp(path) {
                std::cmp::Ordering::Equal => return Some(package),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The version of Go that the table was made from, such as `1.27.3`.
    pub fn go_version(self) -> &'static str {
        self.string(self.header(section::GO_VERSION)).unwrap_or("")
    }

    /// Bytes of the table: nothing in it can be more.
    pub(super) fn len(self) -> u32 {
        self.bytes.len() as u32
    }

    pub(super) fn cursor(self, at: u32) -> Cursor {
        Cursor::new(self.bytes, at)
    }

    /// A name.
    pub(super) fn string(self, id: u32) -> Option<&'static str> {
        std::str::from_utf8(self.name(id)?.text).ok()
    }

    /// A name as it stands in the text. There are none with a newline.
    pub(super) fn name(self, id: u32) -> Option<Name> {
        let mut index = self.entry(section::INDEX, id / wire::STRINGS_PER_BLOCK, 4)?;
        let start = self.header(section::TEXT).checked_add(index.u32()?)?;
        let mut rest = self.bytes.get(start as usize..)?;
        for _before in 0..id % wire::STRINGS_PER_BLOCK {
            rest = rest.get(line_end(rest)? + 1..)?;
        }
        Name::at(id, rest)
    }

    pub(super) fn package_entry(self, number: u32) -> Option<PackageEntry> {
        let mut entry = self.entry(section::PACKAGES, number, wire::PACKAGE_SIZE)?;
        Some(PackageEntry {
            path: self.string(entry.u32()?)?,
            name: entry.u32()?,
            body: entry.u32()?,
            since: entry.byte()?,
            flags: entry.byte()?,
        })
    }

    /// The package of a named type, with the flag, and its name.
    pub(super) fn named_entry(self, number: u32) -> Option<(u16, u32)> {
        let mut entry = self.entry(section::NAMED, number, wire::NAMED_SIZE)?;
        Some((entry.u16()?, entry.u32()?))
    }

    /// Where a list of type parameters is.
    pub(super) fn type_params_at(self, number: u32) -> Option<Cursor> {
        Some(self.cursor(self.entry(section::PARAMS, number, 4)?.u32()?))
    }

    pub(super) fn mask(self, number: u32) -> Option<u16> {
        self.entry(section::MASKS, number, 2)?.u16()
    }

    pub(super) fn platform_count(self) -> u32 {
        self.header(section::PLATFORMS + 1).min(u16::BITS)
    }

    pub(super) fn platform(self, number: u32) -> &'static str {
        let name = self.entry(section::PLATFORMS, number, 4).and_then(|mut entry| self.string(entry.u32()?));
        name.unwrap_or("")
    }

    pub(super) fn all_platforms(self) -> u16 {
        (1u32.checked_shl(self.platform_count()).unwrap_or(0)).wrapping_sub(1) as u16
    }

    fn header(self, number: u32) -> u32 {
        self.cursor(wire::MAGIC.len() as u32 + 4 * number).u32().unwrap_or(0)
    }

    /// An entry of a section that has as many as the header says right after the section's position.
    fn entry(self, section: u32, number: u32, size: u32) -> Option<Cursor> {
        if number >= self.header(section + 1) {
            return None;
        }
        let at = number.checked_mul(size)?.checked_add(self.header(section))?;
        Some(self.cursor(at))
    }
}

/// What the table says of a package right away.
#[derive(Clone, Copy, Default)]
pub(super) struct PackageEntry {
    pub path: &'static str,
    pub name: u32,
    pub body: u32,
    pub since: u8,
    pub flags: u8,
}

/// A name in the text, from which the next one is found quickly.
#[derive(Clone, Copy)]
pub(super) struct Name {
    id: u32,
    pub text: &'static [u8],
    after: &'static [u8],
}

impl Name {
    /// The name of that number: neighbours in a package are neighbours in the text.
    pub fn go_to(self, table: Table, id: u32) -> Option<Name> {
        match id.checked_sub(self.id) {
            Some(0) => Some(self),
            Some(1) => Name::at(id, self.after),
            _ => table.name(id),
        }
    }

    fn at(id: u32, text: &'static [u8]) -> Option<Name> {
        let end = line_end(text)?;
        Some(Name { id, text: text.get(..end)?, after: text.get(end + 1..)? })
    }
}

fn line_end(text: &[u8]) -> Option<usize> {
    text.iter().position(|&byte| byte == b'\n')
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Table({} bytes)", self.bytes.len())
    }
}
