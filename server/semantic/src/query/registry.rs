//! Maps that live longer than a function: what the whole package does with them.

use crate::flow::{Use, use_of};
use crate::intern::Symbol;
use crate::model::Model;
use crate::summary::{Ops, field_of};
use crate::syntax::ast::{Expr, ExprId, Span, Spec};
use crate::syntax::visit::Node;
use crate::types::{Def, LocalId, PackageObject, TyKind, TypeName};

/// Where a map or `sync.Map` is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// In a variable of the declaration.
    Local(LocalId),
    /// In a field of a type of the package.
    Field(TypeName, Symbol),
    /// In a variable of the package.
    Global(PackageObject),
}

impl<'p> Model<'p> {
    /// Where the map or `sync.Map` that an expression names is kept; a defined map type may have methods that do more
    /// than can be seen, so it is nowhere.
    pub fn kept_map(&self, expr: ExprId) -> Option<Kept> {
        let expr = self.decl().unparen(expr);
        let ty = self.ty(expr);
        let is_map = matches!(ty.kind(), TyKind::Map(..)) || ty.is_named("sync", "Map");
        if !is_map {
            return None;
        }
        if let Some((owner, name)) = field_of(self.decl(), self.info(), expr) {
            return (owner.package == self.package().path && owner.scope == 0).then_some(Kept::Field(owner, name));
        }
        match self.def(expr) {
            Def::Local(local) => {
                let is_own = self.is_made_here(local) || self.is_zero_variable(local);
                is_own.then_some(Kept::Local(local))
            }
            Def::Package(object) if object.package == self.package().path => Some(Kept::Global(object)),
            _ => None,
        }
    }

    /// Whether no other package can get at it.
    pub fn is_private(&self, kept: Kept) -> bool {
        self.package().name == "main"
            || match kept {
                Kept::Local(_) => true,
                Kept::Field(_, name) => !name.is_exported(),
                Kept::Global(object) => !object.name.is_exported(),
            }
    }

    /// Whether nothing takes entries out of a map again: everything that the package does with it can be seen, and adds
    /// entries, looks them up or goes through them. It looks at every declaration: ask it when there is something to report.
    pub fn only_grows(&self, kept: Kept) -> bool {
        if let Kept::Local(_) = kept {
            return self.mentions(kept).into_iter().all(|mention| self.is_growth(mention));
        }
        self.summaries().note_everything();
        let package = self.package_facts();
        let files = 0..self.package().files.len();
        let mut places = files.flat_map(|file| (0..package.decl_count(file)).map(move |item| (file, item)));
        places.all(|(file, item)| {
            let model = self.program().model(package, file, item);
            model.is_some_and(|model| model.mentions(kept).into_iter().all(|mention| model.is_growth(mention)))
        }) && self.is_package_whole()
    }

    /// The expressions of this declaration that name the map, or keys of literals that set it.
    fn mentions(&self, kept: Kept) -> Vec<ExprId> {
        let names = |expr: &ExprId| match kept {
            Kept::Local(local) => {
                self.def(*expr) == Def::Local(local) && self.local_object(local).is_some_and(|it| it.ident != *expr)
            }
            Kept::Field(owner, name) => {
                field_of(self.decl(), self.info(), *expr) == Some((owner, name))
                    && matches!(self.decl()[*expr], Expr::Selector { .. })
                    || self.is_key_of(*expr, owner, name)
            }
            Kept::Global(object) => self.def(*expr) == Def::Package(object) && self.decl().ident(*expr).is_some(),
        };
        self.decl().exprs().filter(names).collect()
    }

    fn is_key_of(&self, ident: ExprId, owner: TypeName, name: Symbol) -> bool {
        matches!(self.def(ident), Def::Field { owner: Some(found), name: field } if found == owner && field == name)
            && matches!(self.parent(Node::Expr(ident)), Some(Node::Expr(parent))
                if matches!(self.decl()[parent], Expr::KeyValue { key, .. } if key == ident))
    }

    fn is_growth(&self, mention: ExprId) -> bool {
        if let Some(Node::Expr(parent)) = self.parent(Node::Expr(mention))
            && let Expr::KeyValue { key, value } = self.decl()[parent]
            && key == mention
        {
            return self.is_new_map(value);
        }
        if let Some(Node::Spec(spec)) = self.parent(Node::Expr(mention))
            && let Spec::Value { names, values, .. } = self.decl()[spec]
            && self.decl().list(names).any(|name| name == mention)
        {
            return values.is_empty() || self.decl().only(values).is_some_and(|value| self.is_new_map(value));
        }
        let (through, used) = use_of(self.decl(), self.info(), self.parents(), mention);
        match used {
            Use::Receiver { call: Some(call), .. } => match self.callee(call).method_name() {
                Some("Store" | "Load" | "LoadOrStore" | "Swap") => true,
                Some("Range") => !self.closes_in(self.span(call)),
                _ => false,
            },
            Use::Indexed(_) | Use::Compared { .. } => true,
            Use::Argument { call, .. } => !through.address && self.callee(call).is_builtin("len"),
            Use::Ranged(stmt) => !self.closes_in(self.decl().stmt_span(stmt)),
            _ => false,
        }
    }

    fn is_new_map(&self, value: ExprId) -> bool {
        match self.decl()[self.decl().unparen(value)] {
            Expr::CompositeLit { .. } => true,
            Expr::Call { .. } => self.callee(self.decl().unparen(value)).is_builtin("make"),
            _ => false,
        }
    }

    fn is_made_here(&self, local: LocalId) -> bool {
        self.only_definition(local).is_some_and(|made| self.is_new_map(made.value))
    }

    /// Whether something in a range is closed, or removed by a function that can't be seen through.
    fn closes_in(&self, span: Span) -> bool {
        let closes = self.touches().iter().any(|touch| {
            span.contains(self.span(touch.expr)) && self.ops_of(touch).any(Ops::CLOSE | Ops::UNSEEN | Ops::OWNED)
        });
        closes || self.calls_in(span).any(|call| self.callee(call).method_name() == Some("Close"))
    }
}
