//! Memory that is handed to somebody else while its owner goes on.

use crate::flow::FuncRef;
use crate::model::{Callee, Model};
use crate::syntax::ast::{Expr, ExprId, Span, Stmt, StmtId, UnaryOp};
use crate::syntax::visit::Node;
use crate::types::TyKind;

impl Model<'_> {
    /// The statement by which a use of a buffer in `func` hands its memory to somebody who works on while the loop in `span`
    /// goes on: `go`, a send, an `append` to a list that lives longer than the iteration.
    pub fn hands_over(&self, used: ExprId, func: FuncRef, span: Span) -> Option<StmtId> {
        let mut at = used;
        let mut lit = None;
        loop {
            let parent = self.parent(Node::Expr(at))?;
            let Node::Expr(parent) = parent else { break };
            match self.decl()[parent] {
                Expr::Slice { x, .. } if x == at => {}
                Expr::Paren(_) | Expr::KeyValue { .. } | Expr::CompositeLit { .. } => {}
                Expr::Unary { op: UnaryOp::And, .. } => {}
                Expr::Call { fun, .. } if fun != at && self.is_spawned(parent) => {}
                Expr::Call { .. } if self.is_kept(parent, at, span) => return self.stmt_of(parent),
                _ => break,
            }
            at = parent;
        }
        // An array is copied where it is named as it is; a slice of it is not.
        let is_array = matches!(self.underlying(used).kind(), TyKind::Array(..));
        let stmt = self.parent(Node::Expr(at))?.stmt();
        match stmt.map(|stmt| (stmt, self.decl()[stmt])) {
            Some((stmt, Stmt::Go(_))) if !is_array || self.at_slice(used) => return Some(stmt),
            Some((stmt, Stmt::Send { value, .. })) if value == at && (!is_array || self.at_slice(used)) => {
                return Some(stmt);
            }
            _ => {}
        }
        for node in self.ancestors(Node::Expr(used)) {
            match node {
                Node::Expr(expr) if matches!(self.decl()[expr], Expr::FuncLit { .. }) => {
                    if FuncRef::Lit(expr) == func {
                        return None;
                    }
                    lit = Some(expr);
                }
                Node::Stmt(stmt) if matches!(self.decl()[stmt], Stmt::Go(_)) => {
                    let is_measured = self.parent(Node::Expr(used)).and_then(Node::expr).is_some_and(|call| {
                        let callee = self.callee(call);
                        callee.is_builtin("len") || callee.is_builtin("cap")
                    });
                    let Stmt::Go(call) = self.decl()[stmt] else { return None };
                    let runs = lit.is_some_and(|lit| self.callee(call) == Callee::Lit(lit));
                    return (runs && !is_measured).then_some(stmt);
                }
                _ => {}
            }
        }
        None
    }

    /// Whether an identifier is sliced where it stands.
    fn at_slice(&self, used: ExprId) -> bool {
        let parent = self.parent(Node::Expr(used)).and_then(Node::expr);
        parent.is_some_and(|parent| matches!(self.decl()[parent], Expr::Slice { x, .. } if x == used))
    }

    /// Whether a call is the one of a `go` statement.
    fn is_spawned(&self, call: ExprId) -> bool {
        self.parent(Node::Expr(call)).and_then(Node::stmt).is_some_and(|stmt| matches!(self.decl()[stmt], Stmt::Go(_)))
    }

    /// Whether a call appends the slice itself, not its bytes, to a list that was declared before the loop.
    fn is_kept(&self, call: ExprId, item: ExprId, span: Span) -> bool {
        let Expr::Call { ellipsis: false, .. } = self.decl()[call] else { return false };
        let Some(list) = self.arg(call, 0).filter(|list| *list != item && self.callee(call).is_builtin("append"))
        else {
            return false;
        };
        let Some(object) = self.local(list).and_then(|list| self.local_object(list)) else { return false };
        let target = self.target(call, 0).and_then(|target| self.local(target));
        let is_emptied = self.stmts_in(span).any(|stmt| match self.decl()[stmt] {
            Stmt::Assign { lhs, rhs, .. } => {
                let assigns = self.decl().list(lhs).any(|it| self.local(it) == self.local(list));
                assigns && self.decl().only(rhs).is_none_or(|value| self.decl().unparen(value) != call)
            }
            _ => false,
        });
        target == self.local(list) && !span.contains(self.span(object.ident)) && !is_emptied
    }
}
