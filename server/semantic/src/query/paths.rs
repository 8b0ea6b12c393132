//! What happens on every path after a statement, and how a path ends on which it does not.

use rustc_hash::FxHashSet;

use crate::flow::{Step, Way};
use crate::model::Model;
use crate::syntax::ast::{Expr, ExprId, Stmt};
use crate::syntax::visit::Node;
use crate::types::{Def, LocalId};

impl Model<'_> {
    /// How paths end that start where result `index` of `call` was obtained and evaluate none of `exprs`; a function literal
    /// that holds one of them counts where it is made. Paths on which the call failed don't count, a loop that leads back to
    /// the call ends a path. None when a syntax error makes the question unanswerable.
    pub fn ways_around(&self, call: ExprId, index: u32, exprs: &[ExprId]) -> Vec<Way> {
        let wanted: FxHashSet<ExprId> = exprs.iter().copied().collect();
        let holds = |expr: ExprId| {
            let span = self.span(expr);
            wanted.contains(&expr)
                || (matches!(self.decl()[expr], Expr::FuncLit { .. })
                    && exprs.iter().any(|inner| span.contains(self.span(*inner))))
        };
        let flow = self.flow(self.enclosing_func(Node::Expr(call)));
        let ways = flow.ways_out(call, index, |_, step| matches!(step, Step::Expr(expr) if holds(expr)));
        ways.unwrap_or_default()
    }

    /// The identifiers by which a local variable is used: read, called, captured, its address taken. Declaring it and
    /// assigning to it is no use, nor is `_ = x`.
    pub fn uses(&self, local: LocalId) -> Vec<ExprId> {
        let is_use = |expr: &ExprId| self.def(*expr) == Def::Local(local) && !self.is_written_or_discarded(*expr);
        let declared = self.local_object(local).map(|object| object.ident);
        self.decl().exprs().filter(|expr| Some(*expr) != declared).filter(is_use).collect()
    }

    fn is_written_or_discarded(&self, expr: ExprId) -> bool {
        let Some(Node::Stmt(parent)) = self.parent(Node::Expr(expr)) else { return false };
        let Stmt::Assign { lhs, rhs, .. } = self.decl()[parent] else { return false };
        match self.decl().list(rhs).position(|value| value == expr) {
            Some(index) => self.decl().at(lhs, index).is_some_and(|target| self.is_blank(target)),
            None => true,
        }
    }
}
