//! Which calls a value comes from.

use crate::flow::{Value, Write};
use crate::model::{Callee, Model};
use crate::stdlib;
use crate::syntax::ast::ExprId;
use crate::syntax::visit::Node;

/// Packages of the standard library whose errors may be another program's words.
const RELAYS: [&str; 3] = ["net/rpc", "net/rpc/jsonrpc", "database/sql"];

impl Callee {
    /// Whether the call is one of the standard library, or of the language: `err.Error()`.
    pub fn is_std(self) -> bool {
        match self {
            Callee::Func(object) => stdlib::package(object.package.as_str()).is_some(),
            Callee::Method { owner, .. } => {
                owner.package.as_str().is_empty() || stdlib::package(owner.package.as_str()).is_some()
            }
            Callee::Builtin(_) => true,
            _ => false,
        }
    }

    /// Whether the errors of the call are made by the standard library in this process, and not brought from elsewhere.
    pub fn makes_errors(self) -> bool {
        let package = match self {
            Callee::Func(object) => object.package,
            Callee::Method { owner, .. } => owner.package,
            _ => return false,
        };
        self.is_std() && !RELAYS.contains(&package.as_str())
    }
}

impl Model<'_> {
    /// The calls of which an expression may be a result: the call that it is, or those whose results the variable that it
    /// names may hold where it is read. None at all when it may come from elsewhere, too.
    pub fn origins(&self, expr: ExprId) -> Vec<ExprId> {
        if let Some(call) = self.as_call(expr) {
            return vec![call];
        }
        let ident = self.decl().unparen(expr);
        let Some(local) = self.local(ident) else { return Vec::new() };
        let flow = self.flow(self.enclosing_func(Node::Expr(ident)));
        let Some(point) = flow.cfg().point_of(ident).filter(|_| !flow.cfg().has_errors()) else { return Vec::new() };
        let reaching = flow.locals().reaching(local, point);
        let set = reaching.writes.iter().filter(|write| write.value != Value::Zero);
        let calls: Option<Vec<ExprId>> = set.map(|write| self.written_call(*write)).collect();
        calls.filter(|_| !reaching.or_unknown).unwrap_or_default()
    }

    fn written_call(&self, write: Write) -> Option<ExprId> {
        match write.value {
            Value::Result { call, .. } => Some(call),
            Value::Expr(expr) => self.as_call(expr),
            _ => None,
        }
    }
}
