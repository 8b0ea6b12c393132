//! Literals that configure how connections are made.

use crate::model::Model;
use crate::summary::Place;
use crate::syntax::ast::{Expr, ExprId, UnaryOp};
use crate::syntax::visit::Node;

impl Model<'_> {
    /// Whether an expression is a literal of `net.Dialer` or `net.ListenConfig`.
    pub fn is_dialing_config(&self, literal: ExprId) -> bool {
        let ty = self.ty(literal);
        matches!(self.decl()[literal], Expr::CompositeLit { .. })
            && (ty.is_named("net", "Dialer") || ty.is_named("net", "ListenConfig"))
    }

    /// The variable that a literal, or its address, is the first value of; what surrounds the literal in a larger one is not
    /// looked at.
    pub fn literal_place(&self, literal: ExprId) -> Option<Place> {
        let value = match self.parent(Node::Expr(literal)) {
            Some(Node::Expr(parent)) if matches!(self.decl()[parent], Expr::Unary { op: UnaryOp::And, .. }) => parent,
            _ => literal,
        };
        self.target_of_value(value).map(Place::local)
    }
}
