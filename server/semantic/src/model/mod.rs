//! The door to everything that is known: packages with their types and summaries, and one declaration in its context.
//!
//! A [`Program`] owns the workspace and caches what was computed. What belongs to one declaration ([`DeclFacts`]) is
//! relative to it and survives as long as its text and the facts that it read; a [`Model`] is a short-lived view of one
//! declaration in its package, and what rules look at.

pub mod callee;
mod facts;
pub(crate) mod never;
mod program;
mod remembered;
mod view;

pub use callee::Callee;
pub use facts::{DeclFacts, FileFacts, PackageFacts, PlacedNesting};
pub use program::Program;
pub use view::Model;
