//! Errors that are only told to somebody.

use crate::model::{Model, never};
use crate::syntax::ast::{BinaryOp, Expr, ExprId, Stmt};
use crate::syntax::visit::Node;

impl Model<'_> {
    /// Whether a use of an error learns nothing from it but that there is one: it is compared with `nil`, written to a log,
    /// or the last word of the process.
    pub fn only_tells(&self, used: ExprId) -> bool {
        let around = || self.ancestors(Node::Expr(used)).map_while(Node::expr);
        let is_check = around().next().is_some_and(|parent| match self.decl()[parent] {
            Expr::Binary { op: BinaryOp::Eql | BinaryOp::Neq, x, y } => self.is_nil(x) || self.is_nil(y),
            _ => false,
        });
        is_check || around().any(|call| self.callee(call).is_logging() || never::returns(self.callee(call)))
    }

    /// Whether nobody learns more from result `index` of a call than that there is one: it is dropped or only told. `None`
    /// when it goes where that can't be seen.
    pub fn is_only_told(&self, call: ExprId, index: usize) -> Option<bool> {
        if self.only_tells(call) {
            return Some(true);
        }
        if let Some(Node::Stmt(stmt)) = self.parent(Node::Expr(call))
            && matches!(self.decl()[stmt], Stmt::Expr(_) | Stmt::Go(_) | Stmt::Defer(_))
        {
            return Some(true);
        }
        let target = self.target(call, index)?;
        if self.is_blank(target) {
            return Some(true);
        }
        let local = self.own_local(target)?;
        Some(self.uses(local).into_iter().all(|used| self.only_tells(used)))
    }
}
