//! Where maps are changed.

use crate::model::Model;
use crate::syntax::ast::{Expr, ExprId, Span, Stmt, StmtId};
use crate::types::TyKind;

/// A statement that changes a map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MapWrite {
    /// The element that is set, or the call of `delete` or `clear`.
    pub at: ExprId,
    /// The map.
    pub map: ExprId,
    /// The key, unless all keys are concerned.
    pub key: Option<ExprId>,
    /// The statement.
    pub stmt: StmtId,
}

impl Model<'_> {
    /// The statements in a range that change maps.
    pub fn map_writes(&self, span: Span) -> Vec<MapWrite> {
        let mut writes = Vec::new();
        for stmt in self.stmts_in(span) {
            match self.decl()[stmt] {
                Stmt::Assign { lhs, .. } => {
                    let elements = self.decl().list(lhs).filter_map(|left| self.element_of_map(left));
                    writes.extend(elements.map(|(at, map, key)| MapWrite { at, map, key: Some(key), stmt }));
                }
                Stmt::IncDec { x, .. } => {
                    let element = self.element_of_map(x);
                    writes.extend(element.map(|(at, map, key)| MapWrite { at, map, key: Some(key), stmt }));
                }
                Stmt::Expr(call) => {
                    let callee = self.callee(call);
                    let map = self.arg(call, 0).filter(|map| self.is_map(*map));
                    if let Some(map) = map.filter(|_| callee.is_builtin("delete") || callee.is_builtin("clear")) {
                        writes.push(MapWrite { at: call, map, key: self.arg(call, 1), stmt });
                    }
                }
                _ => {}
            }
        }
        writes
    }

    /// The element of a map that an expression names: itself, the map and the key.
    pub fn element_of_map(&self, expr: ExprId) -> Option<(ExprId, ExprId, ExprId)> {
        let at = self.decl().unparen(expr);
        let Expr::Index { x, indices } = self.decl()[at] else { return None };
        let key = self.decl().only(indices)?;
        self.is_map(x).then_some((at, x, key))
    }

    /// Whether an expression is a map.
    pub fn is_map(&self, expr: ExprId) -> bool {
        matches!(self.underlying(expr).kind(), TyKind::Map(..))
    }
}
