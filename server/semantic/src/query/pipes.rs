//! The two ends of a pipe in memory, and what is done with them.

use crate::flow::{FuncRef, Start, Step, Way};
use crate::model::Model;
use crate::summary::{Ops, Touch};
use crate::syntax::ast::{Expr, ExprId, Stmt, StmtId};
use crate::syntax::visit::Node;
use crate::types::{LocalId, TyKind};

impl Model<'_> {
    /// The variables that a call of `io.Pipe` or `net.Pipe` declares.
    pub fn pipe_ends(&self, call: ExprId) -> Option<(LocalId, LocalId)> {
        Some((self.declared(self.target(call, 0)?)?, self.declared(self.target(call, 1)?)?))
    }

    /// Whether a use closes the end of a pipe itself. Closing a compressor over it does not.
    pub fn closes_end(&self, touch: &Touch) -> bool {
        let ty = self.ty(touch.expr);
        let is_end = ty.is_pointer_to("io", "PipeReader")
            || ty.is_pointer_to("io", "PipeWriter")
            || matches!(self.underlying(touch.expr).kind(), TyKind::Interface { .. });
        is_end && self.ops_of(touch).any(Ops::CLOSE)
    }

    /// The call in which something is used, with the methods that are called on its result right away: all of
    /// `json.NewEncoder(pw).Encode(v)` for `pw`.
    pub fn call_around(&self, used: ExprId) -> Option<ExprId> {
        let is_call = |expr: &ExprId| matches!(self.decl()[*expr], Expr::Call { .. });
        let mut call = self.ancestors(Node::Expr(used)).map_while(Node::expr).find(is_call)?;
        loop {
            let selector = self.parent(Node::Expr(call)).and_then(Node::expr);
            let Some(selector) = selector.filter(|it| matches!(self.decl()[*it], Expr::Selector { .. })) else { break };
            match self.parent(Node::Expr(selector)).and_then(Node::expr) {
                Some(outer) if matches!(self.decl()[outer], Expr::Call { fun, .. } if fun == selector) => call = outer,
                _ => break,
            }
        }
        Some(call)
    }

    /// The `go` or `defer` statement that a call is made by.
    pub fn spawning_stmt(&self, used: ExprId) -> Option<StmtId> {
        self.stmt_of(used).filter(|stmt| matches!(self.decl()[*stmt], Stmt::Go(_) | Stmt::Defer(_)))
    }

    /// How a path ends that starts in `func` where the goroutine that uses `started` is started, and evaluates none of
    /// `exprs`. `None` when every path does, or when it can't be known.
    pub fn way_past(&self, func: FuncRef, started: ExprId, exprs: &[ExprId]) -> Option<Way> {
        let flow = self.flow(func);
        let point = self.moment(func, flow.cfg(), started).filter(|_| !flow.cfg().has_errors())?;
        let hits = |step: Step| matches!(step, Step::Expr(expr) if exprs.contains(&expr));
        flow.paths().escape(Start::After(point), |_, step| hits(step))
    }
}
