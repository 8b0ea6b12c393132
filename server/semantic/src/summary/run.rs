//! When the code of a function literal runs, seen from the declaration that holds it.

use super::effect::{self, Calls};
use crate::model::callee::Callee;
use crate::syntax::ast::{Decl, Expr, ExprId, Stmt};
use crate::syntax::locate::Parents;
use crate::syntax::visit::Node;
use crate::types::Info;

/// When something runs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Run {
    /// In the flow of the function itself.
    Here,
    /// When the function returns.
    Deferred,
    /// Some time, or never: a callback, a stored literal.
    Later,
    /// In another goroutine.
    Goroutine,
}

impl Run {
    /// When `expr` is evaluated, and the innermost function literal around it.
    pub fn of(decl: &Decl, info: &Info, parents: &Parents, expr: ExprId) -> (Run, Option<ExprId>) {
        let mut run = Run::of_call_around(decl, parents, expr);
        let mut lit = None;
        let mut at = Node::Expr(expr);
        while let Some(parent) = parents.parent(at) {
            if let Node::Expr(parent) = parent
                && matches!(decl[parent], Expr::FuncLit { .. })
            {
                lit = lit.or(Some(parent));
                run = run.max(Run::of_literal(decl, info, parents, parent));
            }
            at = parent;
        }
        (run, lit)
    }

    /// When a call is made: its own statement and the function literals around it decide.
    pub fn of_call_expr(decl: &Decl, info: &Info, parents: &Parents, call: ExprId) -> Run {
        Run::of(decl, info, parents, call).0.max(Run::of_call(decl, parents, call))
    }

    /// When the body of a function literal runs, seen from the function around it.
    pub fn of_literal(decl: &Decl, info: &Info, parents: &Parents, lit: ExprId) -> Run {
        let mut at = lit;
        loop {
            let Some(parent) = parents.parent(Node::Expr(at)) else { return Run::Later };
            match parent {
                Node::Expr(parent) => match decl[parent] {
                    Expr::Paren(_) => at = parent,
                    Expr::Call { fun, .. } if fun == at => return Run::of_call(decl, parents, parent),
                    Expr::Call { fun, args, .. } => {
                        let index = decl.list(args).position(|arg| arg == at).unwrap_or(0);
                        let callee = Callee::of_function(decl, info, fun);
                        return match effect::calls_argument(callee, u32::try_from(index).unwrap_or(u32::MAX)) {
                            Calls::Now => Run::of_call(decl, parents, parent),
                            Calls::Goroutine => Run::Goroutine,
                            Calls::Later | Calls::Unknown => Run::Later,
                        };
                    }
                    _ => return Run::Later,
                },
                _ => return Run::Later,
            }
        }
    }

    /// When a call expression runs: its statement may be a `go` or `defer`.
    fn of_call(decl: &Decl, parents: &Parents, call: ExprId) -> Run {
        match parents.parent(Node::Expr(call)) {
            Some(Node::Stmt(stmt)) => match decl[stmt] {
                Stmt::Go(_) => Run::Goroutine,
                Stmt::Defer(_) => Run::Deferred,
                _ => Run::Here,
            },
            _ => Run::Here,
        }
    }

    /// For a receiver or argument: when the call that it belongs to runs.
    fn of_call_around(decl: &Decl, parents: &Parents, expr: ExprId) -> Run {
        let mut at = expr;
        while let Some(Node::Expr(parent)) = parents.parent(Node::Expr(at)) {
            at = parent;
            if matches!(decl[at], Expr::Call { .. }) {
                return Run::of_call(decl, parents, at);
            }
        }
        Run::Here
    }
}
