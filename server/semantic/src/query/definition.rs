//! Where the value of a variable comes from.

use crate::model::Model;
use crate::summary::Ops;
use crate::syntax::ast::{Expr, ExprId, Spec, Stmt};
use crate::syntax::visit::Node;
use crate::types::LocalId;

/// The value that a variable is declared with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Definition {
    /// The expression: the value itself, or the call that has several results.
    pub value: ExprId,
    /// Which of the results.
    pub result: usize,
}

impl Model<'_> {
    /// The value of a variable that is declared with one and never assigned again.
    pub fn only_definition(&self, local: LocalId) -> Option<Definition> {
        let reassigned = self.touches().iter().any(|touch| {
            touch.ops.any(Ops::STORE)
                && self.decl().ident(touch.expr).is_some()
                && touch.place.as_local() == Some(local)
        });
        if reassigned {
            return None;
        }
        let ident = self.local_object(local)?.ident;
        let (targets, values) = match self.parent(Node::Expr(ident))? {
            Node::Stmt(stmt) => match self.decl()[stmt] {
                Stmt::Assign { lhs, rhs, .. } => (lhs, rhs),
                _ => return None,
            },
            Node::Spec(spec) => match self.decl()[spec] {
                Spec::Value { names, values, .. } => (names, values),
                _ => return None,
            },
            _ => return None,
        };
        let index = self.decl().list(targets).position(|target| target == ident)?;
        if values.len() == targets.len() {
            let value = self.decl().unparen(self.decl().at(values, index)?);
            return Some(Definition { value, result: 0 });
        }
        let value = self.decl().unparen(self.decl().only(values)?);
        Some(Definition { value, result: index })
    }

    /// The call whose result an expression is: itself, or the one that defines the variable that it names. With the
    /// position of the result.
    pub fn source_call(&self, expr: ExprId) -> Option<Definition> {
        let expr = self.decl().unparen(expr);
        if matches!(self.decl()[expr], Expr::Call { .. }) {
            return Some(Definition { value: expr, result: 0 });
        }
        let definition = self.only_definition(self.local(expr)?)?;
        matches!(self.decl()[definition.value], Expr::Call { .. }).then_some(definition)
    }

    /// The composite literal that an expression is or points to: itself, or the value of the variable that it names.
    pub fn source_literal(&self, expr: ExprId) -> Option<ExprId> {
        let mut expr = self.decl().unparen(expr);
        if let Some(local) = self.local(expr) {
            expr = self.decl().unparen(self.only_definition(local)?.value);
        }
        if let Expr::Unary { op: crate::syntax::ast::UnaryOp::And, x } = self.decl()[expr] {
            expr = self.decl().unparen(x);
        }
        matches!(self.decl()[expr], Expr::CompositeLit { .. }).then_some(expr)
    }

    /// The value of a keyed element of a composite literal.
    pub fn element(&self, literal: ExprId, name: &str) -> Option<ExprId> {
        let Expr::CompositeLit { elts, .. } = self.decl()[literal] else { return None };
        self.decl().list(elts).find_map(|elt| match self.decl()[elt] {
            Expr::KeyValue { key, value } if self.decl().ident(key).is_some_and(|key| key == name) => Some(value),
            _ => None,
        })
    }

    /// Whether a variable is declared without a value and never assigned.
    pub fn is_zero_variable(&self, local: LocalId) -> bool {
        let Some(ident) = self.local_object(local).map(|object| object.ident) else { return false };
        let Some(Node::Spec(spec)) = self.parent(Node::Expr(ident)) else { return false };
        let is_bare = matches!(self.decl()[spec], Spec::Value { values, .. } if values.is_empty());
        is_bare
            && !self.touches().iter().any(|touch| touch.ops.any(Ops::STORE) && touch.place.as_local() == Some(local))
    }

    /// The variable that `value` is the value of, in an assignment or declaration.
    pub fn target_of_value(&self, value: ExprId) -> Option<LocalId> {
        let (targets, values) = match self.parent(Node::Expr(value))? {
            Node::Stmt(stmt) => match self.decl()[stmt] {
                Stmt::Assign { lhs, rhs, .. } => (lhs, rhs),
                _ => return None,
            },
            Node::Spec(spec) => match self.decl()[spec] {
                Spec::Value { names, values, .. } => (names, values),
                _ => return None,
            },
            _ => return None,
        };
        let index = self.decl().list(values).position(|candidate| candidate == value)?;
        self.local(self.decl().at(targets, index)?)
    }
}
