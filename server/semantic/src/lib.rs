//! What Go code means: syntax, names, types, control flow, values, summaries.
//!
//! Invariants:
//! - Nothing here reads a file, a clock or the environment. Input is text, output is facts.
//! - Nothing here fails. Broken code is normal input; what is not understood is `Unknown`.
//! - An unknown type or an escaped value never turns into an answer; callers stay silent on `None` and `Unknown`.
//! - Everything about a declaration is stored relative to its start, so moving it costs nothing.
//! - No tree-sitter node leaves `syntax`.

mod chunks;
pub mod flow;
pub mod intern;
pub mod model;
pub mod query;
pub mod stdlib;
pub mod summary;
pub mod syntax;
pub mod types;
pub mod workspace;

pub use intern::Symbol;
