//! Which names are taken.

use crate::intern::Symbol;
use crate::model::Model;
use crate::syntax::ast::{Decl, DeclKind, Spec};

impl Model<'_> {
    /// Whether the package declares `name` at its top level.
    pub fn is_declared(&self, name: Symbol) -> bool {
        let items = self.package().files.iter().flat_map(|file| &file.file.items);
        items.into_iter().any(|item| declares(&item.decl, name))
    }

    /// `name`, or `name` with a number when something in the declaration or at package level has it already.
    pub fn fresh_name(&self, name: &str) -> String {
        let numbered = (2..).map(|number| format!("{name}{number}"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        names.find(|name| !self.is_taken(Symbol::new(name))).unwrap_or_default()
    }

    fn is_taken(&self, name: Symbol) -> bool {
        let decl = self.decl();
        decl.exprs().any(|expr| decl.ident(expr) == Some(name)) || self.is_declared(name)
    }
}

fn declares(decl: &Decl, name: Symbol) -> bool {
    let is = |ident| decl.ident(ident) == Some(name);
    match decl.kind {
        DeclKind::Func(func) => func.recv.is_none() && is(func.name),
        DeclKind::Gen(gen_decl) => decl.list(gen_decl.specs).any(|spec| match decl[spec] {
            Spec::Value { names, .. } => decl.list(names).any(is),
            Spec::Type { name, .. } => is(name),
            Spec::Import { .. } => false,
        }),
        DeclKind::Package(_) | DeclKind::Bad => false,
    }
}
