//! The oracle for control flow.

mod full;
mod oracle;
mod syntax;
mod types;

pub use full::compare_full;
pub use oracle::{Facts, Function, Oracle};
pub use syntax::compare_syntax;
pub use types::compare_types;

use std::sync::Arc;

use gohazard_semantic::flow::FuncRef;
use gohazard_semantic::syntax::ast::{Decl, Expr};
use gohazard_semantic::syntax::file::File;

/// What a comparison found.
#[derive(Debug, Default)]
pub struct Comparison {
    /// How many answers were compared.
    pub compared: usize,
    /// The answers that differ.
    pub wrong: Vec<String>,
    /// What else there is to say about the numbers.
    pub detail: String,
}

/// A function of a file under comparison.
struct Found {
    /// Offset of the declaration in the file.
    base: u32,
    /// Position of the declaration in the file.
    item: usize,
    /// Offset of the function in the file.
    start: u32,
    decl: Arc<Decl>,
    func: FuncRef,
}

/// All functions and function literals with a body.
fn functions(file: &File) -> Vec<Found> {
    let mut found = Vec::new();
    for (index, item) in file.items.iter().enumerate() {
        let decl = &item.decl;
        if FuncRef::Decl.body(decl).is_some() {
            found.push(Found {
                base: item.start,
                item: index,
                start: item.start,
                decl: decl.clone(),
                func: FuncRef::Decl,
            });
        }
        for lit in decl.exprs().filter(|id| matches!(decl[*id], Expr::FuncLit { .. })) {
            let start = item.start + decl.expr_span(lit).start;
            found.push(Found { base: item.start, item: index, start, decl: decl.clone(), func: FuncRef::Lit(lit) });
        }
    }
    found
}
