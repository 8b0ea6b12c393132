//! Whether something happens more than once.

use crate::model::Model;
use crate::syntax::ast::{BranchTok, ExprId, Stmt, StmtId};
use crate::syntax::visit::Node;

impl Model<'_> {
    /// Whether an expression may be evaluated a second time in one run of the function around it. A loop statement that is
    /// always left before its second iteration repeats nothing.
    pub fn may_repeat(&self, expr: ExprId) -> bool {
        let flow = self.flow(self.enclosing_func(Node::Expr(expr)));
        flow.cfg().point_of(expr).is_some_and(|point| flow.repeats(point))
    }

    /// The loop whose condition an expression is a part of: `for s.Scan() {`.
    pub fn loop_headed_by(&self, expr: ExprId) -> Option<StmtId> {
        let stmt = self.stmt_of(expr)?;
        match self.decl()[stmt] {
            Stmt::For { cond: Some(cond), .. } if self.span(cond).contains(self.span(expr)) => Some(stmt),
            _ => None,
        }
    }

    /// Whether something in a loop leaves it: a `return`, a `break`, a jump, or a call that never returns.
    pub fn has_way_out(&self, of: StmtId) -> bool {
        let func = self.enclosing_func(Node::Stmt(of));
        let leaves = |stmt: StmtId| match self.decl()[stmt] {
            Stmt::Return(_) => self.enclosing_func(Node::Stmt(stmt)) == func,
            Stmt::Branch { tok: BranchTok::Goto, .. } => true,
            Stmt::Branch { tok: BranchTok::Break, label } => label.is_some() || self.breaks_loop(stmt) == Some(of),
            Stmt::Branch { label, .. } => label.is_some(),
            _ => false,
        };
        self.stmts_in(self.decl().stmt_span(of)).any(leaves) || self.has_final_call(of)
    }

    /// The loop that a `break` without label leaves, if it leaves a loop.
    fn breaks_loop(&self, stmt: StmtId) -> Option<StmtId> {
        let around = self.ancestors(Node::Stmt(stmt)).filter_map(Node::stmt);
        let left = around.into_iter().find(|around| {
            matches!(
                self.decl()[*around],
                Stmt::For { .. }
                    | Stmt::Range { .. }
                    | Stmt::Switch { .. }
                    | Stmt::TypeSwitch { .. }
                    | Stmt::Select { .. }
            )
        });
        left.filter(|left| matches!(self.decl()[*left], Stmt::For { .. } | Stmt::Range { .. }))
    }
}
