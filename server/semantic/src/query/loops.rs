//! Loops, and what leads back to their start.

use crate::flow::EdgeKind;
use crate::model::{Callee, Model};
use crate::syntax::ast::{BranchTok, Expr, ExprId, Span, Stmt, StmtId, UnaryOp};
use crate::syntax::visit::Node;

impl Model<'_> {
    /// Whether a loop has neither condition nor end of its own: `for {`.
    pub fn is_endless(&self, stmt: StmtId) -> bool {
        matches!(self.decl()[stmt], Stmt::For { init: None, cond: None, post: None, .. })
    }

    /// The body of a loop, a block.
    pub fn loop_body(&self, stmt: StmtId) -> Option<StmtId> {
        match self.decl()[stmt] {
            Stmt::For { body, .. } | Stmt::Range { body, .. } => Some(body),
            _ => None,
        }
    }

    /// The statements of a block or clause.
    pub fn stmts_of(&self, list: StmtId) -> Vec<StmtId> {
        match self.decl()[list] {
            Stmt::Block(stmts) => self.decl().list(stmts).collect(),
            Stmt::Case { body, .. } | Stmt::Comm { body, .. } => self.decl().list(body).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether `stmt` is a `continue` of this loop.
    pub fn is_continue_of(&self, stmt: StmtId, of: StmtId) -> bool {
        let Stmt::Branch { tok: BranchTok::Continue, label } = self.decl()[stmt] else { return false };
        match label {
            None => self.enclosing_loop(Node::Stmt(stmt)) == Some(of),
            Some(label) => {
                self.parent(Node::Stmt(of)).and_then(Node::stmt).is_some_and(|around| match self.decl()[around] {
                    Stmt::Labeled { label: found, .. } => self.decl().ident(found) == self.decl().ident(label),
                    _ => false,
                })
            }
        }
    }

    /// Whether a call within the statement never returns, as far as is known: the process, goroutine or test ends.
    pub fn has_final_call(&self, within: StmtId) -> bool {
        let span = self.decl().stmt_span(within);
        let cfg = self.cfg(self.enclosing_func(Node::Stmt(within)));
        let mut blocks = cfg.blocks().flat_map(|block| cfg.succs(block).map(|edge| cfg.edge(edge).kind));
        blocks.any(|kind| matches!(kind, EdgeKind::Never(call) if span.contains(self.span(call))))
            || self.calls_in(span).any(|call| self.may_be_final(self.callee(call)))
    }

    fn may_be_final(&self, callee: Callee) -> bool {
        match self.package_function(callee) {
            Some(callee) => self.summaries().function(callee).is_none_or(|summary| summary.never_returns),
            // A function that a syntax error hides may be anything.
            None => callee == Callee::Unknown && !self.is_package_whole(),
        }
    }

    /// Whether the branch of an `if` statement ends by leaving the block around it, so that what follows runs only when the
    /// condition is false.
    pub fn leaves(&self, check: StmtId) -> bool {
        let Stmt::If { then, els: None, .. } = self.decl()[check] else { return false };
        self.stmts_of(then).last().is_some_and(|last| match self.decl()[*last] {
            Stmt::Return(_) | Stmt::Branch { .. } => true,
            Stmt::Expr(_) => self.has_final_call(*last),
            _ => false,
        })
    }

    /// The calls in a range, those in function literals too.
    pub fn calls_in(&self, span: Span) -> impl Iterator<Item = ExprId> + '_ {
        self.exprs_in(span).filter(|expr| matches!(self.decl()[*expr], Expr::Call { .. }))
    }

    /// The channels that are received from in a range by the operator `<-`.
    pub fn receives_in(&self, span: Span) -> impl Iterator<Item = ExprId> + '_ {
        self.exprs_in(span).filter_map(|expr| match self.decl()[expr] {
            Expr::Unary { op: UnaryOp::Arrow, x } => Some(x),
            _ => None,
        })
    }

    /// The expressions in a range.
    pub fn exprs_in(&self, span: Span) -> impl Iterator<Item = ExprId> + '_ {
        self.decl().exprs().filter(move |expr| span.contains(self.span(*expr)))
    }

    /// The statements in a range, a statement that is the range itself included.
    pub fn stmts_in(&self, span: Span) -> impl Iterator<Item = StmtId> + '_ {
        self.decl().stmts().filter(move |stmt| span.contains(self.decl().stmt_span(*stmt)))
    }
}
