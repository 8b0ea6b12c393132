//! Tests of errors for timeouts, and what they decide.

use crate::model::Model;
use crate::syntax::ast::{BinaryOp, Expr, ExprId, Span, Stmt, StmtId};
use crate::syntax::visit::Node;
use crate::types::{Def, LocalId};

impl Model<'_> {
    /// The variable of the error that a call tests for a timeout.
    pub fn tested_for_timeout(&self, test: ExprId) -> Option<LocalId> {
        let callee = self.callee(test);
        if callee.is_func("errors", "Is") {
            let Expr::Selector { sel, .. } = self.decl()[self.decl().unparen(self.arg(test, 1)?)] else { return None };
            let is_deadline = matches!(self.def(sel), Def::Package(object)
                if object.package == "os" && object.name == "ErrDeadlineExceeded");
            return is_deadline.then(|| self.local(self.arg(test, 0)?)).flatten();
        }
        if callee.is_func("os", "IsTimeout") {
            return self.local(self.arg(test, 0)?);
        }
        let of = self.decl().unparen(self.receiver(test)?);
        if let Expr::TypeAssert { x, .. } = self.decl()[of] {
            return self.local(x);
        }
        let target = self.local(of)?;
        if let Some(definition) = self.only_definition(target) {
            let Expr::TypeAssert { x, .. } = self.decl()[definition.value] else { return None };
            return self.local(x);
        }
        // `errors.As(err, &target)`, the last one before.
        let before = Span::new(0, self.span(test).start);
        let is_it = |call: &ExprId| {
            let into = self.arg(*call, 1).and_then(|into| self.place(into));
            self.callee(*call).is_func("errors", "As") && into.and_then(|place| place.as_local()) == Some(target)
        };
        let call = self.calls_in(before).filter(is_it).max_by_key(|call| self.span(*call).start)?;
        self.local(self.arg(call, 0)?)
    }

    /// The `if` or `case` that a test must be true for, with the statements that it decides about.
    pub fn branch_of(&self, test: ExprId) -> Option<(StmtId, StmtId)> {
        let mut at = test;
        loop {
            match self.parent(Node::Expr(at))? {
                Node::Expr(parent) => match self.decl()[parent] {
                    Expr::Paren(_) | Expr::Binary { op: BinaryOp::LAnd, .. } => at = parent,
                    _ => return None,
                },
                Node::Stmt(stmt) => match self.decl()[stmt] {
                    Stmt::If { cond, then, .. } if cond == at => return Some((stmt, then)),
                    Stmt::Case { exprs, .. } if exprs.len() == 1 => {
                        let switch = self.parent(Node::Stmt(stmt)).and_then(Node::stmt)?;
                        let is_bare = matches!(self.decl()[switch], Stmt::Switch { tag: None, .. });
                        return is_bare.then_some((stmt, stmt));
                    }
                    _ => return None,
                },
                _ => return None,
            }
        }
    }
}
