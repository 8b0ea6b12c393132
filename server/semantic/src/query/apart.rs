//! What is done beside the flow of a function: by another goroutine, or at another time.

use crate::flow::FuncRef;
use crate::model::Model;
use crate::summary::Run;
use crate::syntax::ast::{Expr, ExprId, Stmt};
use crate::syntax::visit::Node;

impl Model<'_> {
    /// Whether an expression is evaluated by another goroutine than `func`, or at a time that the flow of `func` does not
    /// tell. Deferred code belongs to the flow.
    pub fn is_apart(&self, expr: ExprId, func: FuncRef) -> bool {
        for node in self.ancestors(Node::Expr(expr)) {
            match node {
                Node::Expr(lit) if func == FuncRef::Lit(lit) => return false,
                Node::Expr(lit)
                    if matches!(self.decl()[lit], Expr::FuncLit { .. })
                        && Run::of_literal(self.decl(), self.info(), self.parents(), lit) >= Run::Later =>
                {
                    return true;
                }
                Node::Stmt(stmt) if matches!(self.decl()[stmt], Stmt::Go(_)) => return true,
                _ => {}
            }
        }
        func != FuncRef::Decl
    }
}
