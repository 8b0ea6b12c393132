//! Switches, type switches and selects.

use super::Checker;
use super::operand::Operand;
use crate::syntax::ast::{AssignTok, Expr, ExprId, List, Stmt, StmtId};
use crate::types::info::{Def, LocalKind, Mode};
use crate::types::ty::Ty;

impl Checker<'_> {
    pub(super) fn switch(&mut self, init: Option<StmtId>, tag: Option<ExprId>, body: List<StmtId>) {
        self.open_scope();
        self.simple_stmt(init);
        let tag = tag.map(|tag| {
            let mut x = self.expr(tag);
            self.assign(&mut x, None);
            x
        });
        for clause in self.decl.list(body) {
            let Stmt::Case { exprs, body, .. } = self.decl[clause] else { continue };
            for e in self.decl.list(exprs) {
                let x = self.expr(e);
                let tag = tag.clone().unwrap_or_else(|| self.true_tag(e));
                self.case_value(x, tag);
            }
            self.open_scope();
            self.stmts(body);
            self.close_scope();
        }
        self.close_scope();
    }

    /// A case is compared with the tag.
    fn case_value(&mut self, mut x: Operand, tag: Operand) {
        if !x.is_known() || !tag.is_known() {
            self.leave_open(&x);
            return;
        }
        // The tag was given its type before: only the case takes one.
        let mut tag = tag;
        self.match_types(&mut x, &mut tag);
        if x.is_known() && !(x.is_const() && tag.is_const()) {
            // What is compared at run time has its default type.
            self.update_type(x.expr, x.ty.default_type(), true);
        }
    }

    pub(super) fn type_switch(&mut self, init: Option<StmtId>, assign: StmtId, body: List<StmtId>) {
        self.open_scope();
        self.simple_stmt(init);
        let (symbol, guard) = match self.decl[assign] {
            Stmt::Assign { lhs, rhs, tok: AssignTok::Define } => (self.decl.only(lhs), self.decl.only(rhs)),
            Stmt::Expr(e) => (None, Some(e)),
            _ => (None, None),
        };
        let operand = guard.map(|guard| match self.decl[self.decl.unparen(guard)] {
            Expr::TypeAssert { x, ty: None } => self.expr(x),
            _ => self.raw_expr(guard),
        });
        if let Some(symbol) = symbol {
            self.define(symbol, Def::None);
        }
        let whole = operand.map_or(Ty::UNKNOWN, |operand| operand.ty);
        for clause in self.decl.list(body) {
            let Stmt::Case { exprs, body, .. } = self.decl[clause] else { continue };
            let ty = self.case_types(exprs, whole);
            self.open_scope();
            if let Some(symbol) = symbol.filter(|symbol| !self.is_blank(*symbol)) {
                let local = self.new_local(symbol, LocalKind::Var, ty);
                self.bind(local);
                self.record_implicit(clause, local);
            }
            self.stmts(body);
            self.close_scope();
        }
        self.close_scope();
    }

    /// The type that the symbol of a type switch has in a clause: the case's, if it has exactly one.
    fn case_types(&mut self, cases: List<ExprId>, whole: Ty) -> Ty {
        let mut only = None;
        for case in self.decl.list(cases) {
            let x = self.case_type(case);
            only = match x.mode {
                Mode::Type if !x.is_generic() => Some(x.ty),
                Mode::Nil => None,
                _ => Some(Ty::UNKNOWN),
            };
        }
        if cases.len() == 1 { only.unwrap_or(whole) } else { whole }
    }

    fn case_type(&mut self, case: ExprId) -> Operand {
        let x = self.expr_or_type(case, false);
        // A type that is not known is a type all the same.
        if !x.is_known() { Operand::ty(Ty::UNKNOWN, case) } else { x }
    }

    pub(super) fn select(&mut self, body: List<StmtId>) {
        for clause in self.decl.list(body) {
            let Stmt::Comm { comm, body } = self.decl[clause] else { continue };
            self.open_scope();
            self.simple_stmt(comm);
            self.stmts(body);
            self.close_scope();
        }
    }
}
