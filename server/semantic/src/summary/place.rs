//! Places: what an expression names, independent of where it stands.

use smallvec::SmallVec;

use crate::intern::Symbol;
use crate::syntax::ast::{Decl, Expr, ExprId, UnaryOp};
use crate::types::{Def, Info, LocalId, Mode, PackageObject, TypeName};

/// Where a place starts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Root {
    /// A local variable, parameter or receiver.
    Local(LocalId),
    /// A package-level variable.
    Package(PackageObject),
}

/// A variable, or a chain of fields that starts at one: `c`, `s.mu`, `s.server.conn`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The variable.
    pub root: Root,
    /// Fields, outermost first.
    pub path: SmallVec<[Symbol; 2]>,
}

/// Fields beyond this depth are not followed: chains as long as this are rare, and their number grows with each step.
pub(super) const MAX_DEPTH: usize = 4;

impl Place {
    /// The variable itself.
    pub fn local(local: LocalId) -> Place {
        Place { root: Root::Local(local), path: SmallVec::new() }
    }

    /// The place that `expr` names, through parentheses, `&`, `*`, type assertions and conversions, which all lead to
    /// the same resource.
    pub fn of(decl: &Decl, info: &Info, expr: ExprId) -> Option<Place> {
        let mut path: SmallVec<[Symbol; 2]> = SmallVec::new();
        let mut at = expr;
        let root = loop {
            match decl[at] {
                Expr::Paren(x) | Expr::Star(x) | Expr::Unary { op: UnaryOp::And, x } => at = x,
                Expr::TypeAssert { x, ty: Some(_) } => at = x,
                Expr::Call { fun, args, .. } if info.mode(fun) == Mode::Type => at = decl.only(args)?,
                Expr::Ident(_) => break root_of(info, at)?,
                Expr::Selector { x, sel } => match info.def(sel) {
                    Def::Field { name, .. } if path.len() < MAX_DEPTH => {
                        path.push(name);
                        at = x;
                    }
                    Def::Package(_) => break root_of(info, sel)?,
                    _ => return None,
                },
                _ => return None,
            }
        };
        path.reverse();
        Some(Place { root, path })
    }

    /// The local variable, if the place is one and not a field of one.
    pub fn as_local(&self) -> Option<LocalId> {
        match self.root {
            Root::Local(local) if self.path.is_empty() => Some(local),
            _ => None,
        }
    }

    /// Whether this place is `other` or a field of it.
    pub fn is_within(&self, other: &Place) -> bool {
        self.root == other.root && self.path.starts_with(&other.path)
    }

    /// The place reached from `base` by this place's path from `from` on; both start at the same variable.
    pub fn rebased(&self, from: &Place, base: &Place) -> Option<Place> {
        let rest = self.path.strip_prefix(from.path.as_slice()).filter(|_| self.root == from.root)?;
        let mut path = base.path.clone();
        path.extend_from_slice(rest);
        (path.len() <= MAX_DEPTH).then_some(Place { root: base.root, path })
    }
}

/// The struct field that an expression names or takes the address of, with the type that declares it.
pub fn field_of(decl: &Decl, info: &Info, expr: ExprId) -> Option<(TypeName, Symbol)> {
    let mut at = expr;
    while let Expr::Paren(x) | Expr::Unary { op: UnaryOp::And, x } = decl[at] {
        at = x;
    }
    match decl[at] {
        Expr::Selector { sel, .. } => match info.def(sel) {
            Def::Field { owner: Some(owner), name } => Some((owner, name)),
            _ => None,
        },
        _ => None,
    }
}

fn root_of(info: &Info, ident: ExprId) -> Option<Root> {
    match info.def(ident) {
        Def::Local(local) => Some(Root::Local(local)),
        Def::Package(object) if info.mode(ident) == Mode::Var => Some(Root::Package(object)),
        _ => None,
    }
}
