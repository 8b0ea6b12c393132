//! What is wrong with Go code: the rules, the engine that runs them, the fixes, and the words that explain them.
//!
//! Invariants:
//! - No LSP type and no tree-sitter node is seen here. Findings and fixes are byte ranges and text.
//! - A rule keeps no state and never looks at another rule.
//! - Typing inside a declaration never checks another one again unless a fact that the other has read changed.
//! - Doubt means silence: a false alarm costs more than a miss.
//! - No rule writes a string with indentation; [`edit`] does.

pub mod catalogue;
pub mod config;
pub mod ctx;
pub mod draft;
pub mod edit;
mod engine;
pub mod explain;
pub mod finding;
mod glob;
mod judge;
pub mod kind;
pub mod notes;
mod projects;
mod results;
pub mod rule;
pub mod rules;
mod session;
mod suppress;
mod test_code;

pub use config::{Config, Severity};
pub use ctx::Texts;
pub use finding::{Edit, Finding, Fix, Fixes, Hover, Related, Report, Skip, Tier, apply};
pub use rule::Rule;
pub use session::Session;
