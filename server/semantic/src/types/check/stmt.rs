//! Statements.

use super::{Checker, Function};
use crate::syntax::ast::{AssignTok, BinaryOp, BranchTok, Expr, ExprId, List, Stmt, StmtId};
use crate::types::info::{Def, LocalId, LocalKind, Mode};
use crate::types::ty::{Ty, TyKind};
use crate::types::value::Value;

use super::operand::Operand;

impl Checker<'_> {
    /// Checks the body of a function whose parameters are `locals`.
    pub(super) fn func_body(&mut self, literal: Option<ExprId>, signature: Ty, locals: &[LocalId], body: StmtId) {
        let results = match signature.kind() {
            TyKind::Func { results, .. } => results.to_vec(),
            _ => Vec::new(),
        };
        self.funcs.push(Function { literal, results, ..Function::default() });
        self.open_scope();
        locals.iter().for_each(|local| self.bind(*local));
        // Parameters and the statements of the body share a scope.
        if let Stmt::Block(stmts) = self.decl[body] {
            self.stmts(stmts);
        }
        self.close_scope();
        self.finish_labels();
    }

    /// Jumps to labels that stand behind them.
    fn finish_labels(&mut self) {
        let Some(function) = self.funcs.pop() else { return };
        for jump in function.jumps {
            let target = self.decl.ident(jump).and_then(|name| function.labels.get(&name));
            if let Some(label) = target {
                self.define(jump, Def::Local(*label));
            }
        }
    }

    pub(super) fn stmts(&mut self, stmts: List<StmtId>) {
        for stmt in self.decl.list(stmts) {
            self.stmt(stmt);
        }
    }

    pub(super) fn stmt(&mut self, s: StmtId) {
        self.deeper(|check| check.make_stmt(s));
    }

    fn make_stmt(&mut self, s: StmtId) {
        match self.decl[s] {
            Stmt::Bad | Stmt::Empty => {}
            Stmt::Decl(decl) => self.local_decl(decl),
            Stmt::Labeled { label, stmt } => {
                self.label(label);
                self.stmt(stmt);
            }
            Stmt::Expr(e) => {
                self.raw_expr(e);
            }
            Stmt::Send { chan, value } => self.send(chan, value),
            Stmt::IncDec { x, .. } => {
                let operand = self.expr(x);
                // Operand and result are of the same type.
                self.record(&operand);
            }
            Stmt::Assign { lhs, rhs, tok } => match tok {
                AssignTok::Assign => self.assign_stmt(lhs, rhs),
                AssignTok::Define => self.define_stmt(lhs, rhs),
                AssignTok::Op(op) => self.operation_stmt(op, lhs, rhs),
            },
            Stmt::Go(call) | Stmt::Defer(call) => {
                self.raw_expr(call);
            }
            Stmt::Return(results) => self.return_stmt(results),
            Stmt::Branch { tok, label } => self.branch(tok, label),
            Stmt::Block(stmts) => {
                self.open_scope();
                self.stmts(stmts);
                self.close_scope();
            }
            Stmt::If { .. } => self.if_stmt(s),
            Stmt::Switch { init, tag, body } => self.switch(init, tag, body),
            Stmt::TypeSwitch { init, assign, body } => self.type_switch(init, assign, body),
            Stmt::Select { body } => self.select(body),
            Stmt::For { init, cond, post, body } => {
                self.open_scope();
                self.simple_stmt(init);
                if let Some(cond) = cond {
                    self.expr(cond);
                }
                self.simple_stmt(post);
                self.stmt(body);
                self.close_scope();
            }
            Stmt::Range { key, value, define, x, body } => self.range([key, value], define, x, body),
            // Clauses stand in switches and selects only.
            Stmt::Case { body, .. } | Stmt::Comm { body, .. } => {
                self.open_scope();
                self.stmts(body);
                self.close_scope();
            }
        }
    }

    pub(super) fn simple_stmt(&mut self, s: Option<StmtId>) {
        if let Some(s) = s {
            self.stmt(s);
        }
    }

    /// A chain of `else if` nests: it is followed in a loop.
    fn if_stmt(&mut self, s: StmtId) {
        let mut opened = 0;
        let mut at = Some(s);
        while let Some(s) = at.take() {
            let Stmt::If { init, cond, then, els } = self.decl[s] else {
                self.stmt(s);
                break;
            };
            self.open_scope();
            opened += 1;
            self.simple_stmt(init);
            self.expr(cond);
            self.stmt(then);
            at = els;
        }
        for _ in 0..opened {
            self.close_scope();
        }
    }

    fn send(&mut self, chan: ExprId, value: ExprId) {
        let chan = self.expr(chan);
        let mut value = self.generic_expr(value, None);
        let elem = match self.facts.core_type(chan.ty).map(Ty::kind) {
            Some(TyKind::Chan(_, elem)) => *elem,
            _ => Ty::UNKNOWN,
        };
        self.assign(&mut value, Some(elem));
    }

    fn operation_stmt(&mut self, op: BinaryOp, lhs: List<ExprId>, rhs: List<ExprId>) {
        let (Some(left), Some(right)) = (self.decl.only(lhs), self.decl.only(rhs)) else {
            self.open_args(lhs);
            self.open_args(rhs);
            return;
        };
        let x = self.expr(left);
        let y = self.expr(right);
        let target = x.ty;
        let mut result = self.operation(op, x, y);
        result.expr = left;
        if !result.ty.is_untyped() {
            self.assign(&mut result, Some(target));
        }
    }

    fn return_stmt(&mut self, results: List<ExprId>) {
        let targets = self.funcs.last().map(|func| func.results.clone()).unwrap_or_default();
        if !results.is_empty() {
            let targets: Vec<Option<Ty>> = targets.into_iter().map(Some).collect();
            self.init_vars(&targets, results, false);
        }
    }

    fn label(&mut self, ident: ExprId) {
        let Some(name) = self.decl.ident(ident) else { return };
        let local = self.new_local(ident, LocalKind::Label, Ty::UNKNOWN);
        self.define(ident, Def::Local(local));
        if let Some(function) = self.funcs.last_mut() {
            function.labels.entry(name).or_insert(local);
        }
    }

    fn branch(&mut self, _tok: BranchTok, label: Option<ExprId>) {
        if let (Some(label), Some(function)) = (label, self.funcs.last_mut()) {
            function.jumps.push(label);
        }
    }

    /// Records that an expression followed by `, ok` has two values.
    pub(super) fn record_comma_ok(&mut self, e: ExprId, mode: Mode, value: Ty, ok: Ty) {
        if self.records() {
            self.record_through_parens(e, mode, Ty::tuple([value, ok]));
        }
    }

    /// The tag of a switch without one.
    pub(super) fn true_tag(&self, at: ExprId) -> Operand {
        Operand::constant(Ty::BOOL, Value::Bool(true), at)
    }

    /// Whether the expression, in parentheses perhaps, is the blank identifier.
    pub(super) fn is_blank(&self, e: ExprId) -> bool {
        matches!(self.decl[self.decl.unparen(e)], Expr::Ident(crate::intern::Symbol::BLANK))
    }
}
