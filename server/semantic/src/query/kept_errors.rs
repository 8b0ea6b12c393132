//! Whether an error that a call returns still holds the error that it began as.

use crate::flow::FuncRef;
use crate::model::{Callee, Model};
use crate::syntax::ast::{ExprId, Stmt};
use crate::syntax::visit::Node;
use crate::types::{Const, TyKind};

/// Calls of functions of the package are followed this far.
const MAX_STEPS: usize = 4;

impl Model<'_> {
    /// Whether nothing speaks against it that `errors.Is` finds the error of the system in what a call returns: it is one of
    /// the standard library or of an interface, or of a function of this package that hands such errors on.
    pub fn keeps_errors(&self, call: ExprId) -> bool {
        self.keeps_within(call, MAX_STEPS)
    }

    fn keeps_within(&self, call: ExprId, steps: usize) -> bool {
        let Some(steps) = steps.checked_sub(1) else { return true };
        let callee = self.callee(call);
        if callee.is_std() {
            return callee.makes_errors();
        }
        if let Some(function) = self.package_function(callee) {
            // A syntax error may hide where it makes a text of the error.
            let hands_on = |model: Model<'_>| model.hands_errors_on(steps);
            return self.is_package_whole() && self.declaration(function).is_none_or(hands_on);
        }
        // Who implements an interface is not known; most connections and listeners are the standard library's.
        let receiver = self.receiver(call).filter(|_| !matches!(callee, Callee::Func(_)));
        receiver.is_some_and(|receiver| matches!(self.underlying(receiver).kind(), TyKind::Interface { .. }))
    }

    /// Whether no `return` of the declared function gives an error that is certain to hold no other.
    fn hands_errors_on(&self, steps: usize) -> bool {
        let returns =
            self.stmts_in(self.whole()).filter(|stmt| self.enclosing_func(Node::Stmt(*stmt)) == FuncRef::Decl);
        let errors = returns.filter_map(|stmt| match self.decl()[stmt] {
            Stmt::Return(results) => self.decl().list(results).last(),
            _ => None,
        });
        let mut calls = errors.flat_map(|error| self.origins(error));
        calls.all(|call| !self.loses_error(call) && (self.makes_new_error(call) || self.keeps_within(call, steps)))
    }

    /// Whether a call makes an error that is not about another one: `errors.New`, or `fmt.Errorf` of plain values.
    fn makes_new_error(&self, call: ExprId) -> bool {
        let callee = self.callee(call);
        callee.is_func("errors", "New") || callee.is_func("fmt", "Errorf")
    }

    /// Whether a call makes a text of an error: `fmt.Errorf("no connection: %v", err)`.
    fn loses_error(&self, call: ExprId) -> bool {
        if !self.callee(call).is_func("fmt", "Errorf") {
            return false;
        }
        let format = self.arg(call, 0).and_then(|format| self.constant(format)).and_then(Const::as_str);
        let wraps = format.is_none_or(|format| format.contains("%w"));
        let is_text = |arg: &ExprId| match self.as_call(*arg) {
            Some(call) => self.callee(call).method_name() == Some("Error"),
            None => false,
        };
        let mut args = self.args(call).skip(1);
        !wraps && args.any(|arg| self.ty(arg).is_error() || is_text(&arg))
    }
}
