//! Tests of control and data flow.

mod graph;
mod paths;
mod shape;
mod solving;
mod typed;
mod uses;
mod values;

use std::sync::Arc;

use super::{Cfg, FuncRef, dump, is_panic};
use crate::syntax::ast::{Decl, Expr, ExprId, StmtId};
use crate::syntax::file::File;

/// A function under test.
pub struct Func {
    pub source: String,
    pub decl: Arc<Decl>,
}

impl Func {
    /// The function `text`, or one with `text` as its body.
    pub fn new(text: &str) -> Func {
        let text =
            if text.trim_start().starts_with("func ") { text.to_owned() } else { format!("func f() {{\n{text}\n}}") };
        let file = File::from_text(&format!("package p\n\n{text}\n"));
        let item = file.items.iter().find(|item| item.decl.func().is_some()).unwrap();
        Func { source: text[..item.decl.len as usize].to_owned(), decl: item.decl.clone() }
    }

    pub fn cfg(&self) -> Cfg {
        self.cfg_of(FuncRef::Decl)
    }

    pub fn cfg_of(&self, func: FuncRef) -> Cfg {
        Cfg::build(&self.decl, func, &|call| is_panic(&self.decl, call))
    }

    pub fn text(&self) -> String {
        dump(&self.cfg(), &self.decl, &self.source)
    }

    pub fn expr(&self, text: &str) -> ExprId {
        let is_it = |id: &ExprId| self.slice(*id) == text;
        self.decl
            .exprs()
            .filter(is_it)
            .min_by_key(|id| self.decl.expr_span(*id))
            .unwrap_or_else(|| panic!("no expression {text}"))
    }

    pub fn stmt(&self, text: &str) -> StmtId {
        let spans = |id: &StmtId| {
            let span = self.decl.stmt_span(*id);
            &self.source[span.start as usize..span.end as usize] == text
        };
        self.decl.stmts().find(spans).unwrap_or_else(|| panic!("no statement {text}"))
    }

    pub fn slice(&self, id: ExprId) -> &str {
        let span = self.decl.expr_span(id);
        &self.source[span.start as usize..span.end as usize]
    }

    pub fn lits(&self) -> Vec<ExprId> {
        self.decl.exprs().filter(|id| matches!(self.decl[*id], Expr::FuncLit { .. })).collect()
    }
}
