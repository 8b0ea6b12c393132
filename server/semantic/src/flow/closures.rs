//! Function literals: who runs them.

use super::uses::{Use, Uses, use_of};
use crate::syntax::ast::{Decl, Expr, ExprId, Stmt, StmtId};
use crate::syntax::locate::Parents;
use crate::syntax::visit::Node;
use crate::types::{Def, Info, LocalId};

/// One way in which a function literal may come to run.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Runs {
    /// It is called where the call stands.
    Now(ExprId),
    /// A `defer` statement registers its call.
    Deferred(StmtId),
    /// A `go` statement starts it.
    Go(StmtId),
    /// A call gets it as an argument; what that does with it depends on the callee.
    Passed {
        /// The call.
        call: ExprId,
        /// Which argument.
        index: u32,
    },
    /// It is returned.
    Returned(StmtId),
    /// It is kept in something that is not a local variable, or in more than one.
    Stored,
}

/// The ways in which a function literal may come to run; those of the variable that it is assigned to count as its own. None
/// when it never does.
pub fn runs(decl: &Decl, info: &Info, parents: &Parents, uses: &Uses, lit: ExprId) -> Vec<Runs> {
    let (_, used) = use_of(decl, info, parents, lit);
    let mut runs = Vec::new();
    match held_by(decl, info, used) {
        Some(local) => {
            let others = uses.of_local(local).iter().filter(|found| !is_definition(found.used));
            runs.extend(others.filter_map(|found| way(decl, parents, found.used)));
        }
        None => runs.extend(way(decl, parents, used)),
    }
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// How a call is made: at once, by `defer` or by `go`.
pub fn call_runs(decl: &Decl, parents: &Parents, call: ExprId) -> Runs {
    let mut at = call;
    while let Some(parent) = parents.parent(Node::Expr(at)) {
        match parent {
            Node::Expr(expr) if matches!(decl[expr], Expr::Paren(_)) => at = expr,
            Node::Stmt(stmt) => match decl[stmt] {
                Stmt::Defer(_) => return Runs::Deferred(stmt),
                Stmt::Go(_) => return Runs::Go(stmt),
                _ => break,
            },
            _ => break,
        }
    }
    Runs::Now(call)
}

/// The variable that a function is assigned to.
fn held_by(decl: &Decl, info: &Info, used: Use) -> Option<LocalId> {
    let Use::Stored { target, .. } = used else { return None };
    match info.def(decl.unparen(target)) {
        Def::Local(local) => Some(local),
        _ => None,
    }
}

fn is_definition(used: Use) -> bool {
    matches!(used, Use::Written(_))
}

fn way(decl: &Decl, parents: &Parents, used: Use) -> Option<Runs> {
    match used {
        Use::Called(call) => Some(call_runs(decl, parents, call)),
        Use::Argument { call, index } => Some(Runs::Passed { call, index }),
        Use::Returned { stmt, .. } => Some(Runs::Returned(stmt)),
        Use::Discarded | Use::Compared { .. } => None,
        _ => Some(Runs::Stored),
    }
}
