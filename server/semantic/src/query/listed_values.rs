//! Values that somebody has written out one by one.

use crate::model::Model;
use crate::summary::Ops;
use crate::syntax::ast::{Expr, ExprId, Spec};
use crate::syntax::visit::Node;
use crate::types::Def;

impl<'p> Model<'p> {
    /// Whether an expression is the variadic parameter of the function: what its callers mostly list one by one.
    pub fn is_variadic(&self, expr: ExprId) -> bool {
        let ident = self.local(expr).and_then(|local| self.local_object(local)).map(|object| object.ident);
        let Some(Node::Field(field)) = ident.and_then(|ident| self.parent(Node::Expr(ident))) else { return false };
        self.decl()[field].ty.is_some_and(|ty| matches!(self.decl()[ty], Expr::Ellipsis(_)))
    }

    /// How many elements a package variable has that is declared with a literal and never set again.
    pub fn listed_elements(&self, expr: ExprId) -> Option<usize> {
        let (model, value) = self.package_value(expr)?;
        match model.decl()[model.decl().unparen(value)] {
            Expr::CompositeLit { elts, .. } => Some(elts.len()),
            _ => None,
        }
    }

    /// The value that a package variable is declared with, when it is never set again, and the declaration that it stands in.
    pub fn package_value(&self, expr: ExprId) -> Option<(Model<'p>, ExprId)> {
        let Def::Package(object) = self.def(self.decl().unparen(expr)) else { return None };
        if object.package != self.package().path || self.summaries().global(object).any(Ops::STORE) {
            return None;
        }
        self.summaries().note_everything();
        let (place, ident) = self.types().place(object)?;
        let model = self.program().model(self.package_facts(), place.file as usize, place.item as usize)?;
        let value = model.declared_value(ident)?;
        Some((model, value))
    }

    /// The value that this declaration gives to the variable which `ident` declares.
    fn declared_value(&self, ident: ExprId) -> Option<ExprId> {
        let Some(Node::Spec(spec)) = self.parent(Node::Expr(ident)) else { return None };
        let Spec::Value { names, values, .. } = self.decl()[spec] else { return None };
        let index = self.decl().list(names).position(|name| name == ident)?;
        self.decl().at(values, index)
    }
}
