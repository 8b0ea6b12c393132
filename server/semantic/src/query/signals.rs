//! Fields that are waited on for the sake of the moment alone, and who else does something with them.

use super::Site;
use crate::model::Model;
use crate::summary::{Ops, field_of};
use crate::syntax::ast::{ExprId, Stmt};
use crate::syntax::visit::Node;

impl<'p> Model<'p> {
    /// Whether a channel only tells that something happened: its elements are `struct{}`, or it is a field that the package
    /// closes and sends nothing but constants on.
    pub fn only_signals(&self, channel: ExprId) -> bool {
        if self.is_signal_channel(channel) {
            return true;
        }
        let Some(field) = field_of(self.decl(), self.info(), channel).filter(|_| self.is_package_whole()) else {
            return false;
        };
        let mut is_used = false;
        for model in self.declarations() {
            let is_it = |expr: ExprId| field_of(model.decl(), model.info(), expr) == Some(field);
            for stmt in model.decl().stmts() {
                let Stmt::Send { chan, value } = model.decl()[stmt] else { continue };
                if is_it(chan) && model.constant(value).is_none() {
                    return false;
                }
                is_used |= is_it(chan);
            }
            is_used |= model.decl().exprs().any(|call| model.closed_channel(call).is_some_and(is_it));
        }
        is_used
    }

    /// Where the package waits for the group that is the same field as `group`.
    pub fn wait_for_field(&self, group: ExprId) -> Option<Site<'p>> {
        let field = field_of(self.decl(), self.info(), group)?;
        if !self.summaries().field(field.0, field.1).any(Ops::WAIT) {
            return None;
        }
        self.declarations().into_iter().find_map(|model| {
            let is_wait = |expr: ExprId, ops: Ops| {
                ops.any(Ops::WAIT) && field_of(model.decl(), model.info(), expr) == Some(field)
            };
            let expr = model.touches().iter().find(|touch| is_wait(touch.expr, touch.ops))?.expr;
            let call = model.ancestors(Node::Expr(expr)).map_while(Node::expr).find(|it| model.is_call(*it))?;
            Some(Site { model, call })
        })
    }
}
