//! What a call calls.

use crate::intern::Symbol;
use crate::syntax::ast::{Decl, Expr, ExprId};
use crate::types::{Def, Info, LocalId, Mode, PackageObject, Ty, TypeName};

/// The target of a call expression, as far as names and types decide it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Callee {
    /// A predeclared function such as `close` or `make`.
    Builtin(Symbol),
    /// Not a call: a conversion to this type.
    Conversion(Ty),
    /// A package-level function.
    Func(PackageObject),
    /// A method of a defined type or interface, found through embedding if need be.
    Method {
        /// The type that declares it.
        owner: TypeName,
        /// Its name.
        name: Symbol,
        /// The expression that it is called on.
        recv: ExprId,
    },
    /// A function literal called where it stands.
    Lit(ExprId),
    /// A function value held by a local variable or parameter.
    Local(LocalId),
    /// Something else: a field, a map element, a package variable, a method of an unnamed type, unresolved.
    Unknown,
}

impl Callee {
    /// What the call expression `call` calls; [`Callee::Unknown`] for other expressions.
    pub fn of(decl: &Decl, info: &Info, call: ExprId) -> Callee {
        let Expr::Call { fun, .. } = decl[call] else { return Callee::Unknown };
        Callee::of_function(decl, info, fun)
    }

    /// What the function expression `fun` denotes.
    pub fn of_function(decl: &Decl, info: &Info, fun: ExprId) -> Callee {
        let fun = decl.unparen(fun);
        if info.mode(fun) == Mode::Type {
            return Callee::Conversion(info.ty(fun));
        }
        match decl[fun] {
            Expr::FuncLit { .. } => Callee::Lit(fun),
            Expr::Ident(_) => Callee::of_def(info, fun, fun, None),
            Expr::Selector { x, sel } => {
                let recv = if info.mode(x) == Mode::Type { None } else { Some(x) };
                Callee::of_def(info, sel, fun, recv)
            }
            Expr::Index { x, .. } => Callee::of_function(decl, info, x),
            _ => Callee::Unknown,
        }
    }

    fn of_def(info: &Info, ident: ExprId, whole: ExprId, recv: Option<ExprId>) -> Callee {
        match info.def(ident) {
            Def::Universe(name) => Callee::Builtin(name),
            Def::Package(object) if info.mode(whole) != Mode::Var => Callee::Func(object),
            Def::Local(local) => Callee::Local(local),
            Def::Method { owner: Some(owner), name } => match recv {
                Some(recv) => Callee::Method { owner, name, recv },
                None => Callee::Unknown,
            },
            _ => Callee::Unknown,
        }
    }

    /// Whether this is the function `package.name`.
    pub fn is_func(self, package: &str, name: &str) -> bool {
        matches!(self, Callee::Func(object) if object.name == name && object.package == package)
    }

    /// Whether this is one of the functions `names` of `package`.
    pub fn is_func_of(self, package: &str, names: &[&str]) -> bool {
        matches!(self, Callee::Func(object) if object.package == package && names.contains(&object.name.as_str()))
    }

    /// Whether this is the method `name` declared by `package.ty` (not looking at pointers).
    pub fn is_method(self, package: &str, ty: &str, name: &str) -> bool {
        matches!(self, Callee::Method { owner, name: method, .. }
            if method == name && owner.scope == 0 && owner.name == ty && owner.package == package)
    }

    /// Whether this is the builtin function `name`.
    pub fn is_builtin(self, name: &str) -> bool {
        matches!(self, Callee::Builtin(builtin) if builtin == name)
    }

    /// Name of the called method, if it is one.
    pub fn method_name(self) -> Option<&'static str> {
        match self {
            Callee::Method { name, .. } => Some(name.as_str()),
            _ => None,
        }
    }

    /// The canonical name: `net.Listen`, `net/http.Server.Serve`; `None` when nothing is known.
    pub fn symbol(self) -> Option<String> {
        match self {
            Callee::Func(object) => Some(format!("{}.{}", object.package, object.name)),
            Callee::Method { owner, name, .. } if owner.scope == 0 => {
                Some(format!("{}.{}.{}", owner.package, owner.name, name))
            }
            _ => None,
        }
    }
}
