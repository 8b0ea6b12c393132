//! Tests only.

pub mod fixtures;
pub mod flow;
pub mod gofmt;
pub mod oracle;
pub mod symbols;
pub mod tokens;
pub mod world;
