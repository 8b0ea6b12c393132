//! Where a variable is declared.

use crate::model::Model;
use crate::summary::{Place, Root};
use crate::syntax::ast::{AssignTok, ExprId, Spec, Stmt, StmtId};
use crate::syntax::visit::Node;
use crate::types::LocalId;

impl Model<'_> {
    /// The identifier that declares the variable which a place starts at, if it is one of this declaration.
    pub fn declaring(&self, place: &Place) -> Option<ExprId> {
        let Root::Local(local) = place.root else { return None };
        Some(self.local_object(local)?.ident)
    }

    /// The statement that declares a variable and does nothing else, with the constant that it starts with: `var x
    /// T`, or `x := v`.
    pub fn sole_declaration(&self, local: LocalId) -> Option<(StmtId, Option<ExprId>)> {
        let ident = self.local_object(local)?.ident;
        match self.parent(Node::Expr(ident))? {
            Node::Stmt(stmt) => match self.decl()[stmt] {
                Stmt::Assign { lhs, rhs, tok: AssignTok::Define } if lhs.len() == 1 => {
                    let value = self.decl().only(rhs)?;
                    self.constant(value).map(|_| (stmt, Some(value)))
                }
                _ => None,
            },
            Node::Spec(spec) => {
                let stmt = self.parent(Node::Spec(spec))?.stmt()?;
                let Stmt::Decl(declared) = self.decl()[stmt] else { return None };
                let Spec::Value { names, values, .. } = self.decl()[spec] else { return None };
                let value = self.decl().only(values);
                let is_plain = value.is_none_or(|value| self.constant(value).is_some());
                (declared.specs.len() == 1 && names.len() == 1 && is_plain).then_some((stmt, value))
            }
            _ => None,
        }
    }
}
