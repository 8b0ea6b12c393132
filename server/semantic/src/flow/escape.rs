//! Ways in which what a variable holds gets out of sight.

use super::uses::{LocalUse, Use, Uses};
use crate::syntax::ast::{Decl, Expr, ExprId, StmtId};
use crate::syntax::locate::Parents;
use crate::syntax::visit::Node;
use crate::types::{Def, Info, LocalId};

/// One way in which a value leaves its variable.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Escape {
    /// It is returned.
    Returned(StmtId),
    /// Another variable of the declaration holds it from here on.
    Alias(LocalId),
    /// It is stored in a field, an element, a package variable or behind a pointer: the target.
    Stored(ExprId),
    /// It is part of a composite literal.
    Element(ExprId),
    /// It is sent on a channel.
    Sent(StmtId),
    /// It is handed to a call, which may keep it or not.
    Passed {
        /// The call.
        call: ExprId,
        /// Which argument.
        index: u32,
    },
    /// A function literal uses it.
    Captured {
        /// The outermost literal between the variable and the use.
        lit: ExprId,
        /// The identifier in it.
        ident: ExprId,
    },
    /// A method of it is taken as a value: the selector.
    MethodValue(ExprId),
}

/// All ways in which the value of a variable may leave it, in source order. Method calls on it, reads of its fields and
/// comparisons are none.
pub fn escapes(decl: &Decl, info: &Info, parents: &Parents, uses: &Uses, local: LocalId) -> Vec<Escape> {
    let home = info.local(local).and_then(|found| found.func);
    uses.of_local(local).iter().filter_map(|found| escape(decl, info, parents, home, found)).collect()
}

fn escape(decl: &Decl, info: &Info, parents: &Parents, home: Option<ExprId>, found: &LocalUse) -> Option<Escape> {
    if found.lit != home
        && let Some(lit) = outermost(decl, parents, home, found.ident)
    {
        return Some(Escape::Captured { lit, ident: found.ident });
    }
    // A copy of what it points to is another value.
    if found.through.pointee && !found.through.address {
        return None;
    }
    match found.used {
        Use::Returned { stmt, .. } => Some(Escape::Returned(stmt)),
        Use::Stored { target, .. } => Some(match info.def(decl.unparen(target)) {
            Def::Local(alias) => Escape::Alias(alias),
            _ => Escape::Stored(target),
        }),
        Use::Element(lit) => Some(Escape::Element(lit)),
        Use::Sent(stmt) => Some(Escape::Sent(stmt)),
        Use::Argument { call, index } => Some(Escape::Passed { call, index }),
        Use::Receiver { selector, call: None } => Some(Escape::MethodValue(selector)),
        _ => None,
    }
}

/// The outermost literal around `ident` inside of the function that declares the variable.
fn outermost(decl: &Decl, parents: &Parents, home: Option<ExprId>, ident: ExprId) -> Option<ExprId> {
    let around = parents.ancestors(Node::Expr(ident)).filter_map(Node::expr);
    let lits = around.filter(|id| matches!(decl[*id], Expr::FuncLit { .. }));
    lits.take_while(|id| Some(*id) != home).last()
}
