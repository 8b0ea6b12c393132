//! Whether an error that a call returns still holds the error that it began as.

use crate::flow::FuncRef;
use crate::model::Model;
use crate::syntax::ast::{ExprId, Stmt};
use crate::syntax::visit::Node;
use crate::types::Const;

/// Calls of functions of the package are followed this far.
const MAX_STEPS: usize = 4;

/// What becomes of the errors that a call meets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Errors {
    /// Some are handed on.
    Kept,
    /// At best a text of them is.
    Lost,
    /// It can't be seen.
    Unseen,
}

impl Model<'_> {
    /// Whether `errors.Is` can find errors of the system in what a call returns: it is one of the standard library,
    /// or of a function of this package that is seen to hand such errors on.
    pub fn keeps_errors(&self, call: ExprId) -> bool {
        self.errors_of(call, MAX_STEPS) == Errors::Kept
    }

    fn errors_of(&self, call: ExprId, steps: usize) -> Errors {
        let Some(steps) = steps.checked_sub(1) else { return Errors::Unseen };
        let callee = self.callee(call);
        if callee.is_std() {
            return if callee.makes_errors() { Errors::Kept } else { Errors::Lost };
        }
        if let Some(function) = self.package_function(callee) {
            // A syntax error may hide where it makes a text of the error.
            let model = self.declaration(function).filter(|_| self.is_package_whole());
            return model.map_or(Errors::Unseen, |model| model.errors_returned(steps));
        }
        Errors::Unseen
    }

    /// What the declared function returns of errors that it meets; those of its own making don't count.
    fn errors_returned(&self, steps: usize) -> Errors {
        let returns =
            self.stmts_in(self.whole()).filter(|stmt| self.enclosing_func(Node::Stmt(*stmt)) == FuncRef::Decl);
        let errors = returns.filter_map(|stmt| match self.decl()[stmt] {
            Stmt::Return(results) => self.decl().list(results).last(),
            _ => None,
        });
        let mut met = Errors::Unseen;
        for call in errors.flat_map(|error| self.origins(error)) {
            match self.errors_made(call).unwrap_or_else(|| self.errors_of(call, steps)) {
                Errors::Kept => return Errors::Kept,
                Errors::Lost => met = Errors::Lost,
                Errors::Unseen => {}
            }
        }
        met
    }

    /// What a call that makes an error has of another one: `errors.New` nothing, `fmt.Errorf` with `%w` all of it.
    fn errors_made(&self, call: ExprId) -> Option<Errors> {
        let callee = self.callee(call);
        if callee.is_func("errors", "New") {
            return Some(Errors::Unseen);
        }
        if !callee.is_func("fmt", "Errorf") {
            return None;
        }
        let format = self.arg(call, 0).and_then(|format| self.constant(format)).and_then(Const::as_str);
        if format.is_some_and(|format| format.contains("%w")) {
            return Some(Errors::Kept);
        }
        let is_text =
            |arg: &ExprId| self.as_call(*arg).is_some_and(|call| self.callee(call).is_method("", "error", "Error"));
        let tells = self.args(call).skip(1).any(|arg| self.ty(arg).is_error() || is_text(&arg));
        Some(if tells && format.is_some() { Errors::Lost } else { Errors::Unseen })
    }
}
