//! Calls that never return to their caller, and deferred calls that return from a panic.

use super::callee::Callee;
use crate::flow::Cfg;
use crate::stdlib;
use crate::summary::effect;
use crate::syntax::ast::{Decl, Expr, ExprId};
use crate::syntax::visit::{Node, Walk, walk_function};
use crate::types::Info;

/// Whether the callee never returns: `panic`, `os.Exit`, `log.Fatal`, `runtime.Goexit`, `testing`'s `Fatal` family.
pub fn returns(callee: Callee) -> bool {
    callee.is_builtin("panic") || effect::of(callee).is_some_and(|effects| effects.never_returns)
}

/// Whether a function may defer a call that recovers, so that it returns although it panics.
pub fn may_recover(decl: &Decl, info: &Info, cfg: &Cfg) -> bool {
    let reachable = cfg.defers().iter().filter(|point| cfg.is_reachable(cfg.block_of(**point)));
    reachable.into_iter().any(|point| cfg.spawned_call(decl, *point).is_none_or(|call| recovers(decl, info, call)))
}

/// Whether a deferred call may recover. Only the function that is deferred itself can.
fn recovers(decl: &Decl, info: &Info, call: ExprId) -> bool {
    match Callee::of(decl, info, call) {
        Callee::Lit(lit) => {
            let mut found = false;
            walk_function(decl, Node::Expr(lit), &mut |node| {
                found |= node.expr().is_some_and(|expr| Callee::of(decl, info, expr).is_builtin("recover"));
                if found { Walk::Stop } else { Walk::Into }
            });
            found
        }
        Callee::Func(object) => stdlib::package(object.package.as_str()).is_none(),
        Callee::Method { owner, .. } => stdlib::package(owner.package.as_str()).is_none(),
        Callee::Builtin(name) => name == "recover",
        Callee::Conversion(_) | Callee::Local(_) | Callee::Unknown => {
            // `defer` of what is no call at all is broken code.
            matches!(decl[call], Expr::Call { .. })
        }
    }
}
