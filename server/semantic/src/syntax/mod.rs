//! Go source as trees: parsing with tree-sitter, and the arena syntax tree that everything else reads.

pub mod ast;
pub mod dump;
pub mod file;
mod hash;
mod incremental;
pub mod lines;
pub mod locate;
mod lower;
mod masked;
pub mod parse;
mod pieces;
pub mod source;
mod toplevel;
pub mod visit;
