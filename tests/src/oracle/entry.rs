//! What go/types wrote down.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};

/// The entries of one package.
#[derive(Default)]
pub struct PackageEntries {
    /// Import path.
    pub path: String,
    /// Texts of types, by their numbers.
    pub types: Vec<String>,
    /// Entries by file.
    pub files: Vec<FileEntries>,
}

/// The entries of one file.
pub struct FileEntries {
    /// Its path.
    pub path: String,
    /// Entries in source order.
    pub entries: Vec<Entry>,
}

/// One entry.
pub struct Entry {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it says.
    pub what: What,
}

/// What an entry says.
pub enum What {
    /// Of `Types`.
    Expr {
        /// Kind of operand.
        mode: String,
        /// Number of the type.
        ty: usize,
        /// Value of a constant, or `-`.
        value: String,
    },
    /// Of `Defs` or `Uses`.
    Object {
        /// `D`, `U`, or `E` for a definition in an embedded field.
        class: char,
        /// Kind of object.
        kind: String,
        /// Its name.
        name: String,
        /// Its package.
        package: String,
        /// Number of its type.
        ty: Option<usize>,
        /// Where it is declared, if in the same package.
        place: String,
        /// The type that has the field or method.
        owner: String,
    },
}

/// Puts lines together to packages.
#[derive(Default)]
pub struct Reader {
    current: Option<PackageEntries>,
    ids: HashMap<String, usize>,
}

impl Reader {
    /// Takes a line. The result is the package before, when the line begins another one.
    pub fn line(&mut self, line: &str) -> Result<Option<PackageEntries>> {
        let mut fields = line.split('\t');
        let class = fields.next().unwrap_or_default();
        if class == "P" {
            let path = fields.next().unwrap_or_default().to_owned();
            self.ids.clear();
            return Ok(self.current.replace(PackageEntries { path, ..PackageEntries::default() }));
        }
        let package = self.current.as_mut().context("no package yet")?;
        match class {
            "F" => {
                let path = fields.next().unwrap_or_default().to_owned();
                package.files.push(FileEntries { path, entries: Vec::new() });
            }
            "Y" => package.types.push(line[2..].to_owned()),
            "T" | "D" | "U" | "E" => {
                let fields: Vec<&str> = fields.collect();
                let entry = entry(class, &fields).with_context(|| format!("cannot read {line:?}"))?;
                package.files.last_mut().context("no file yet")?.entries.push(entry);
            }
            _ => bail!("cannot read {line:?}"),
        }
        Ok(None)
    }

    /// The last package.
    pub fn finish(self) -> Option<PackageEntries> {
        self.current
    }
}

fn entry(class: &str, fields: &[&str]) -> Result<Entry> {
    let what = match (class, fields) {
        ("T", [_, _, mode, ty, value]) => {
            What::Expr { mode: (*mode).to_owned(), ty: ty.parse()?, value: (*value).to_owned() }
        }
        (_, [_, _, kind, name, package, ty, place, owner]) => What::Object {
            class: class.chars().next().unwrap_or('D'),
            kind: (*kind).to_owned(),
            name: (*name).to_owned(),
            package: package.strip_prefix("vendor/").unwrap_or(package).to_owned(),
            ty: ty.parse().ok(),
            place: (*place).to_owned(),
            owner: (*owner).to_owned(),
        },
        _ => bail!("wrong number of fields"),
    };
    Ok(Entry { start: fields[0].parse()?, end: fields[1].parse()?, what })
}
