//! Compares names and types with what go/types says about the same files.
//!
//! `tests/oracle/types` writes down every entry of go/types' `Types`, `Defs` and `Uses`; each is looked up by its place.
//! An entry agrees, is unknown to us, or is wrong.

mod causes;
mod compare;
mod entry;
pub(crate) mod feed;
mod floors;
mod go;
mod goroot;
mod load;
mod modules;
mod report;

pub use causes::Causes;
pub use floors::Floors;
pub use go::Oracle;
pub use goroot::Goroot;
pub use load::{Loaded, Loader, Mode};
pub use modules::{Pinned, pinned};
pub use report::{Counts, Report};

use anyhow::Result;

/// Compares the packages of a loader.
pub fn compare(oracle: &mut Oracle, loader: &Loader) -> Result<Report> {
    let packages = loader.load();
    let mut report = Report::default();
    oracle.check(&packages, &mut |entries| compare::package(loader, entries, &mut report))?;
    Ok(report)
}
