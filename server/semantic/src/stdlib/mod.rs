//! What the packages of Go's standard library export: a table that is part of the program.
//!
//! Invariants:
//! - Facts only: names, types, values, versions, platforms. No text of the documentation.
//! - A handle (`Package`, `TypeRef`, …) is a position in the table; nothing is read before it is asked for, and types are
//!   decoded one level at a time. Nothing is cached here: who asks keeps the answers, under the `key` of the handle.
//! - Damaged bytes give `None`, `Unknown` or less, never a panic.
//!
//! `cargo run -p gohazard-dev -- stdlib` makes the table from a Go toolchain. What functions *do*
//! is written by hand, in [`effects`].

mod decode;
mod display;
pub mod effects;
mod object;
mod package;
mod platform;
mod refs;
mod table;
mod types;
pub mod wire;

pub use decode::TypeRef;
pub use object::{ConstValue, Method, Methods, Object, ObjectKind, TypeDecl};
pub use package::Package;
pub use platform::{Platform, PlatformMask};
pub use refs::{NamedRef, TypeParams, TypeParamsOwner};
pub use table::Table;
pub use types::{Field, Hidden, Interface, InterfaceMethod, Param, Signature, StdType, Struct, Term};

/// The package that programs import by this path.
pub fn package(import_path: &str) -> Option<Package> {
    Table::builtin().find(import_path).filter(|package| package.is_public())
}

/// The packages that programs can import, sorted by path.
pub fn packages() -> impl Iterator<Item = Package> {
    let table = Table::builtin();
    (0..table.package_count()).map(move |number| table.package(number)).filter(|package| package.is_public())
}

/// The Go version of the table, as a go.mod says it: `1.27`.
pub fn go_version() -> &'static str {
    let version = Table::builtin().go_version();
    match version.match_indices('.').nth(1) {
        Some((end, _)) => &version[..end],
        None => version,
    }
}
