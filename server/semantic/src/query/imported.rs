//! Names of other packages, whether or not it is known what they stand for.

use crate::intern::Symbol;
use crate::model::Model;
use crate::stdlib;
use crate::syntax::ast::{Expr, ExprId, Span};
use crate::types::Def;

/// The packages that set options of sockets.
const SOCKET_PACKAGES: &[&str] = &["syscall", "golang.org/x/sys/unix", "golang.org/x/sys/windows"];

impl Model<'_> {
    /// The import path and the name of a qualified identifier such as `unix.TCP_KEEPIDLE`.
    pub fn qualified(&self, expr: ExprId) -> Option<(Symbol, Symbol)> {
        let Expr::Selector { x, sel } = self.decl()[self.decl().unparen(expr)] else { return None };
        match self.def(x) {
            Def::Import(path) => Some((path, self.decl().ident(sel)?)),
            _ => None,
        }
    }

    /// Whether a package is known to belong to another module, the standard library aside.
    pub fn is_foreign(&self, package: Symbol) -> bool {
        let Some(module) = self.package().module.as_ref().map(|module| module.path) else { return false };
        let inside = package.as_str().strip_prefix(module.as_str());
        let is_own = inside.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        !module.as_str().is_empty()
            && !package.as_str().is_empty()
            && !is_own
            && stdlib::package(package.as_str()).is_none()
    }

    /// The name of the function by which a call sets an option of a socket: `SetsockoptInt` and its like.
    pub fn setsockopt(&self, call: ExprId) -> Option<Symbol> {
        let Expr::Call { fun, .. } = self.decl()[call] else { return None };
        let (package, name) = self.qualified(fun)?;
        let sets = SOCKET_PACKAGES.contains(&package.as_str()) && name.as_str().starts_with("Setsockopt");
        sets.then_some(name)
    }

    /// The calls in a range that set options of sockets.
    pub fn setsockopts_in(&self, span: Span) -> impl Iterator<Item = ExprId> + '_ {
        self.calls_in(span).filter(|call| self.setsockopt(*call).is_some())
    }

    /// The name of the constant of a socket package that an expression is: `TCP_KEEPIDLE`.
    pub fn socket_constant(&self, expr: ExprId) -> Option<Symbol> {
        self.qualified(expr).filter(|(package, _)| SOCKET_PACKAGES.contains(&package.as_str())).map(|(_, name)| name)
    }
}
