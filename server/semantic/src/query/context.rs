//! How long contexts are needed.

use crate::flow::FuncRef;
use crate::model::{Callee, Model};
use crate::summary::{Ops, Place, Run, Touch};
use crate::syntax::ast::{Expr, ExprId};
use crate::syntax::visit::Node;
use crate::types::{Basic, LocalId, Ty, TyKind};

/// Types that are nested deeper are taken for opaque.
const MAX_DEPTH: usize = 4;

impl Model<'_> {
    /// Whether a context variable of `func` is certain to be used only while `func` runs, so that it can be cancelled at its
    /// end: neither it nor anything made from it is kept, returned or given to a goroutine.
    pub fn is_context_confined(&self, context: LocalId, func: FuncRef) -> bool {
        self.are_confined(context, func, &mut vec![context])
    }

    /// Whether this holds of `context` and the contexts made from it; `known` are those that are looked at already.
    fn are_confined(&self, context: LocalId, func: FuncRef, known: &mut Vec<LocalId>) -> bool {
        let Some(local) = self.local_object(context) else { return false };
        local.func == func.lit()
            && self.touches_of(&Place::local(context)).all(|touch| match self.derived(touch) {
                Some(derived) if known.contains(&derived) => true,
                Some(derived) => {
                    known.push(derived);
                    self.are_confined(derived, func, known)
                }
                None => self.is_confined_use(touch),
            })
    }

    /// The variable that takes a context made from this one here, on the spot.
    fn derived(&self, touch: &Touch) -> Option<LocalId> {
        let Some(Node::Expr(call)) = self.parent(Node::Expr(touch.expr)) else { return None };
        let makes =
            ["WithCancel", "WithCancelCause", "WithDeadline", "WithDeadlineCause", "WithTimeout", "WithTimeoutCause"];
        let is_made = touch.run == Run::Here && self.callee(call).is_func_of("context", &makes);
        self.target_local(call, 0).filter(|_| is_made)
    }

    fn is_confined_use(&self, touch: &Touch) -> bool {
        let away = Ops::STORED | Ops::RETURNED | Ops::OWNED | Ops::SHARED;
        if touch.run >= Run::Later || self.ops_of(touch).any(away) {
            return false;
        }
        match self.parent(Node::Expr(touch.expr)) {
            Some(Node::Expr(parent)) => match self.decl()[parent] {
                Expr::Call { .. } => self.is_confined_call(parent),
                Expr::Selector { .. } => self.is_confined_method(parent),
                _ => true,
            },
            _ => true,
        }
    }

    /// Whether a call that takes a context is done with it when it returns: its results have no room for it.
    fn is_confined_call(&self, call: ExprId) -> bool {
        let is_known = match self.callee(call) {
            Callee::Builtin(_) | Callee::Conversion(_) => true,
            Callee::Func(object) => self.is_visible(object.package.as_str()),
            Callee::Method { owner, .. } => self.is_visible(owner.package.as_str()),
            _ => false,
        };
        is_known && self.is_plain(self.ty(call), MAX_DEPTH)
    }

    /// `ctx.Err()`, `<-ctx.Done()`, `ctx.Value(k)`: only the channel could be kept.
    fn is_confined_method(&self, selector: ExprId) -> bool {
        let Some(Node::Expr(call)) = self.parent(Node::Expr(selector)) else { return false };
        match self.callee(call).method_name() {
            Some("Done") => matches!(self.parent(Node::Expr(call)), Some(Node::Expr(parent))
                if matches!(self.decl()[parent], Expr::Unary { .. })),
            Some(_) => true,
            None => false,
        }
    }

    /// Whether what a package does with an argument is known: this package, and the standard library.
    fn is_visible(&self, package: &str) -> bool {
        self.package().path == package || crate::stdlib::package(package).is_some()
    }

    /// Whether a value of the type refers to nothing but data: it has no pointer, function, channel or interface but `error`.
    fn is_plain(&self, ty: Ty, depth: usize) -> bool {
        if ty.is_error() {
            return true;
        }
        let Some(depth) = depth.checked_sub(1) else { return false };
        match self.types().underlying(ty).kind() {
            TyKind::Basic(basic) => *basic != Basic::UnsafePointer,
            TyKind::Slice(elem) | TyKind::Array(_, elem) => self.is_plain(*elem, depth),
            TyKind::Map(key, value) => self.is_plain(*key, depth) && self.is_plain(*value, depth),
            TyKind::Struct(fields) => fields.iter().all(|field| self.is_plain(field.ty, depth)),
            TyKind::Tuple(types) => types.iter().all(|ty| self.is_plain(*ty, depth)),
            _ => false,
        }
    }

    /// Whether a call calls the cancel function of a context.
    pub fn is_cancel_call(&self, call: ExprId) -> bool {
        matches!(self.decl()[call], Expr::Call { fun, .. } if self.ty(fun).is_cancel_func())
    }

    /// Whether the declaration is the function `main` of a program: when it returns, the process ends.
    pub fn is_main(&self) -> bool {
        let is_main = |name| self.decl().ident(name).is_some_and(|name| name == "main");
        self.package().name == "main"
            && self.decl().func().is_some_and(|func| func.recv.is_none() && is_main(func.name))
    }
}
