//! Returns that forget what the function has opened.

use crate::flow::Way;
use crate::model::{Callee, Model};
use crate::summary::{Ops, Place, Touch};
use crate::syntax::ast::{BinaryOp, Expr, ExprId, Span, Stmt, StmtId};
use crate::syntax::visit::Node;
use crate::types::{LocalId, TyKind};

impl Model<'_> {
    /// The returns to which a path leads from where `call` opened what `local` holds, without anything that closes it, hands
    /// it on, or is one of `others`. None of them when nothing in the function does either, or when the variable gets
    /// another value.
    pub fn open_returns(&self, call: ExprId, local: LocalId, others: &[ExprId]) -> Vec<StmtId> {
        let place = Place::local(local);
        let of_local = || self.touches().iter().filter(|touch| touch.place.is_within(&place));
        let is_replaced = |touch: &Touch| touch.place == place && touch.ops.any(Ops::STORE);
        if self.is_main() || of_local().any(is_replaced) {
            return Vec::new();
        }
        let mut handled: Vec<ExprId> =
            of_local().filter(|touch| self.takes_care(touch)).map(|touch| touch.expr).collect();
        if handled.is_empty() {
            return Vec::new();
        }
        handled.extend(self.presence_checks(&place, &handled));
        handled.extend(others);
        let ways = self.ways_around(call, 0, &handled).into_iter();
        let returns = ways.filter_map(|way| match way {
            Way::Return(end) => Some(end),
            _ => None,
        });
        let returns: Vec<StmtId> = returns.filter(|end| !self.hands_on(*end, local)).collect();
        // A program that ends soon leaves the rest to the system.
        if returns.is_empty() || self.runs_once() { Vec::new() } else { returns }
    }

    /// The comparisons with nil on which it depends whether any of `handled` runs: without a value nothing is open.
    fn presence_checks(&self, place: &Place, handled: &[ExprId]) -> Vec<ExprId> {
        let is_decisive = |cond: ExprId, whole: StmtId| {
            let span = self.decl().stmt_span(whole);
            let rest = Span::new(self.span(cond).end, span.end);
            handled.iter().any(|expr| rest.contains(self.span(*expr)))
        };
        let conditions = self.decl().stmts().filter_map(|stmt| match self.decl()[stmt] {
            Stmt::If { cond, .. } => is_decisive(cond, stmt).then_some(cond),
            _ => None,
        });
        let is_check = |expr: &ExprId| match self.decl()[*expr] {
            Expr::Binary { op: BinaryOp::Eql | BinaryOp::Neq, x, y } => {
                let part = if self.is_nil(y) { x } else { y };
                (self.is_nil(x) || self.is_nil(y)) && self.place(part).is_some_and(|part| part.is_within(place))
            }
            _ => false,
        };
        conditions.flat_map(|cond| self.exprs_in(self.span(cond)).filter(is_check).collect::<Vec<_>>()).collect()
    }

    /// Whether a use closes something, or lets somebody else do so.
    fn takes_care(&self, touch: &Touch) -> bool {
        // A number, a text or a table that was taken out of it takes nothing else with it.
        let is_part = matches!(self.underlying(touch.expr).kind(), TyKind::Basic(_) | TyKind::Map(..));
        if is_part || self.is_printed(touch.expr) {
            return false;
        }
        let ops = self.ops_of(touch);
        let care = Ops::CLOSE | Ops::ESCAPES | Ops::SHARED;
        let by_callee = || {
            let Some(pass) = touch.pass else { return false };
            let summaries = self.summaries();
            let callee = summaries.function(pass.callee);
            callee.is_none_or(|callee| callee.may_within(pass.arg).any(care))
        };
        ops.any(care) || by_callee()
    }

    /// Whether an expression is an argument of a function that makes text of it.
    pub(super) fn is_printed(&self, expr: ExprId) -> bool {
        let Some(Node::Expr(call)) = self.parent(Node::Expr(expr)) else { return false };
        let callee = self.callee(call);
        self.is_call(call) && (callee.is_logging() || matches!(callee, Callee::Func(object) if object.package == "fmt"))
    }

    /// Whether a result of the function is the variable, or a call that gets it.
    fn hands_on(&self, end: StmtId, local: LocalId) -> bool {
        let Stmt::Return(results) = self.decl()[end] else { return true };
        self.decl().list(results).any(|result| {
            self.local(result) == Some(local)
                || self.uses(local).into_iter().any(|used| {
                    let is_argument = |node: Node| matches!(node, Node::Expr(call) if self.args_of(call, used));
                    self.span(result).contains(self.span(used))
                        && self.parent(Node::Expr(used)).is_some_and(is_argument)
                })
        })
    }

    fn args_of(&self, call: ExprId, used: ExprId) -> bool {
        self.is_call(call) && !self.is_printed(used) && self.args(call).any(|arg| arg == used)
    }
}
