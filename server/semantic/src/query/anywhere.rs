//! Whether something is done anywhere in the package. These look at every declaration: ask when there is something to
//! report.

use crate::model::Model;
use crate::summary::Ops;
use crate::syntax::ast::{ExprId, Span};

impl Model<'_> {
    /// Whether some call in the package is one that `is_it` means, or a syntax error may hide one.
    pub fn is_called_in_package(&self, is_it: impl Fn(&Model<'_>, ExprId) -> bool) -> bool {
        let calls_it = |model: Model<'_>| {
            let mut calls = model.calls_in(Span::new(0, model.decl().len));
            calls.any(|call| is_it(&model, call))
        };
        self.declarations().into_iter().any(calls_it) || !self.is_package_whole()
    }

    /// Whether one of `ops` is done to anything.
    pub fn is_done_in_package(&self, ops: Ops) -> bool {
        self.declarations().iter().any(|model| model.touches().iter().any(|touch| touch.ops.any(ops)))
    }
}
