//! A package: objects by name.

use std::cmp::Ordering;
use std::fmt;

use super::object::{Head, Object};
use super::platform::Platform;
use super::table::{Name, PackageEntry, Table};
use super::wire::{self, Cursor};

/// A package of the standard library: a handle, nothing but its entry is read before it is asked for.
#[derive(Clone, Copy)]
pub struct Package {
    table: Table,
    number: u32,
    entry: PackageEntry,
}

impl Package {
    pub(super) fn new(table: Table, number: u32) -> Package {
        Package { table, number, entry: table.package_entry(number).unwrap_or_default() }
    }

    /// Import path.
    pub fn path(self) -> &'static str {
        self.entry.path
    }

    /// Name in the package clause.
    pub fn name(self) -> &'static str {
        self.table.string(self.entry.name).unwrap_or("")
    }

    /// The minor version of Go 1 in which the package appeared; 0 is Go 1 itself.
    pub fn since(self) -> u8 {
        self.entry.since
    }

    /// Whether the package as a whole is deprecated.
    pub fn deprecated(self) -> bool {
        self.entry.flags & wire::package::DEPRECATED != 0
    }

    /// Whether programs may import it. Of the others there are only those types that the public packages mention.
    pub fn is_public(self) -> bool {
        self.entry.flags & wire::package::PUBLIC != 0
    }

    /// What the package exports under this name, in the form of the main platform where that has it.
    pub fn lookup(self, name: &str) -> Option<Object> {
        self.lookup_any(name).filter(Object::is_exported)
    }

    /// What the package exports under this name on a platform.
    pub fn lookup_on(self, name: &str, platform: Platform) -> Option<Object> {
        self.forms(name).find(|object| object.is_exported() && object.platforms.contains(platform))
    }

    /// As [`Package::lookup`], but finds also the unexported types that exported objects mention.
    pub fn lookup_any(self, name: &str) -> Option<Object> {
        self.forms(name).next()
    }

    /// The forms that an object has on different platforms. The first is that of the main platform, if it has the
    /// object.
    pub fn forms(self, name: &str) -> impl Iterator<Item = Object> {
        let mut block = self.block_of(name).map(|block| self.block(block));
        std::iter::from_fn(move || block.as_mut()?.next_named(name))
    }

    /// What the package exports, sorted by name, each object in its first form.
    pub fn objects(self) -> impl Iterator<Item = Object> {
        let mut previous = "";
        self.all_forms().filter(move |object| {
            let is_first = object.name != previous;
            previous = object.name;
            is_first && object.is_exported()
        })
    }

    /// Everything that the table has of the package, sorted by name: all forms, unexported types too.
    pub fn all_forms(self) -> impl Iterator<Item = Object> {
        let blocks = self.blocks().map_or(0, |blocks| blocks.0);
        (0..blocks).flat_map(move |block| self.block(block))
    }

    /// The number of blocks and where their positions are.
    fn blocks(self) -> Option<(u32, Cursor)> {
        let mut body = self.table.cursor(self.entry.body);
        let count = body.varint()?.min(self.table.len());
        Some((count, body))
    }

    /// The last block whose first name is not after `name`.
    fn block_of(self, name: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.blocks()?.0);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.block(middle).first_name()? <= name.as_bytes() {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.checked_sub(1)
    }

    fn block(self, number: u32) -> Block {
        let bounds = self.blocks().and_then(|(_, positions)| {
            let mut positions = self.table.cursor(positions.position().checked_add(number.checked_mul(4)?)?);
            Some((positions.u32()?, positions.u32()?))
        });
        let (start, end) = bounds.unwrap_or((0, 0));
        Block { table: self.table, rest: self.table.cursor(start), end, id: 0, name: None }
    }
}

impl fmt::Debug for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path())
    }
}

impl PartialEq for Package {
    fn eq(&self, other: &Package) -> bool {
        self.number == other.number
    }
}

impl Eq for Package {}

/// The objects of one block, from its beginning.
struct Block {
    table: Table,
    rest: Cursor,
    end: u32,
    /// The name before: its number and, if it was read, its text.
    id: u32,
    name: Option<Name>,
}

impl Block {
    /// The first name; the block itself stays where it is.
    fn first_name(&self) -> Option<&'static [u8]> {
        let head = Head::read(&mut self.rest.clone(), self.id)?;
        Some(self.table.name(head.name)?.text)
    }

    /// Goes to the next object, and reads it if it is of that name. There are no more after a larger name.
    fn next_named(&mut self, wanted: &str) -> Option<Object> {
        loop {
            let (head, name) = self.next_head()?;
            match name.text.cmp(wanted.as_bytes()) {
                Ordering::Less => self.leave(head)?,
                Ordering::Equal => return self.read(head, name),
                Ordering::Greater => return None,
            }
        }
    }

    fn next_head(&mut self) -> Option<(Head, Name)> {
        if self.rest.position() >= self.end {
            return None;
        }
        let head = Head::read(&mut self.rest, self.id)?;
        let name = match self.name {
            Some(name) => name.go_to(self.table, head.name)?,
            None => self.table.name(head.name)?,
        };
        (self.id, self.name) = (head.name, Some(name));
        Some((head, name))
    }

    fn read(&mut self, head: Head, name: Name) -> Option<Object> {
        Object::read(self.table, &mut self.rest, head, std::str::from_utf8(name.text).ok()?)
    }

    fn leave(&mut self, head: Head) -> Option<()> {
        Object::read(self.table, &mut self.rest, head, "").map(|_| ())
    }
}

impl Iterator for Block {
    type Item = Object;

    fn next(&mut self) -> Option<Object> {
        let object = self.next_head().and_then(|(head, name)| self.read(head, name));
        if object.is_none() {
            self.end = 0;
        }
        object
    }
}
