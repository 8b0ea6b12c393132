//! What identifiers mean.

use super::Checker;
use super::operand::Operand;
use crate::intern::Symbol;
use crate::syntax::ast::ExprId;
use crate::types::facts::Home;
use crate::types::index::ObjectKind;
use crate::types::info::{Def, LocalId, LocalKind, Mode, PackageObject};
use crate::types::object::Object;
use crate::types::ty::{Basic, Ty, TyKind};
use crate::types::universe::{self, Predeclared};
use crate::types::value::Value;

/// What a name was found to mean.
pub(super) enum Meaning {
    Local(LocalId),
    /// An object of this package, or of one that the file imports with a dot.
    Object(PackageObject, Object),
    /// A package, by import path.
    Import(Symbol),
    Predeclared(Predeclared),
    Nothing,
}

impl Checker<'_> {
    /// What a name means here.
    pub(super) fn resolve(&self, name: Symbol) -> Meaning {
        if let Some(local) = self.lookup_local(name) {
            return Meaning::Local(local);
        }
        if let Some(object) = self.facts.own_object(name) {
            return Meaning::Object(PackageObject { package: self.facts.path, name }, object);
        }
        if let Some(predeclared) = universe::predeclared(name)
            && !self.facts.scopes.get(self.file).is_some_and(|scope| scope.may_hide(name))
        {
            return Meaning::Predeclared(predeclared);
        }
        let Some(scope) = self.facts.scopes.get(self.file) else { return Meaning::Nothing };
        if let Some(path) = scope.lookup(self.facts, name) {
            return Meaning::Import(path);
        }
        for path in scope.dots().filter(|_| name.is_exported()) {
            let home = self.facts.import(path);
            if let Some(object) = self.facts.object_in(&home, name) {
                return Meaning::Object(PackageObject { package: self.path_of(&home, path), name }, object);
            }
        }
        universe::predeclared(name).map_or(Meaning::Nothing, Meaning::Predeclared)
    }

    pub(super) fn path_of(&self, home: &Home, import_path: Symbol) -> Symbol {
        match home {
            Home::Own => self.facts.path,
            Home::Source(facts) => facts.path,
            Home::Std(_) | Home::Unsafe | Home::Unknown => import_path,
        }
    }

    /// The import path of the package that an identifier means.
    pub(super) fn as_import(&self, ident: ExprId) -> Option<Symbol> {
        let name = self.decl.ident(ident)?;
        if self.lookup_local(name).is_some() || self.facts.index.lookup(name).is_some() {
            return None;
        }
        self.facts.scopes.get(self.file)?.lookup(self.facts, name)
    }

    /// The operand that an identifier denotes.
    pub(super) fn ident(&mut self, e: ExprId, name: Symbol) -> Operand {
        if name == Symbol::BLANK {
            self.define(e, Def::None);
            return Operand::unknown(e);
        }
        match self.resolve(name) {
            Meaning::Local(local) => {
                self.define(e, Def::Local(local));
                self.local_operand(e, local)
            }
            Meaning::Object(id, object) => {
                self.define(e, Def::Package(id));
                object_operand(e, object)
            }
            Meaning::Import(path) => {
                self.define(e, Def::Import(path));
                Operand { mode: Mode::Package, ..Operand::unknown(e) }
            }
            Meaning::Predeclared(predeclared) => {
                self.define(e, Def::Universe(name));
                self.predeclared(e, predeclared)
            }
            Meaning::Nothing => Operand::unknown(e),
        }
    }

    fn local_operand(&self, e: ExprId, id: LocalId) -> Operand {
        let Some(local) = self.local(id) else { return Operand::unknown(e) };
        match local.kind {
            LocalKind::Const => {
                let value = self.values.get(&id).cloned().unwrap_or(Value::Unknown);
                Operand::constant(local.ty, value, e)
            }
            LocalKind::Type | LocalKind::TypeParam => {
                let mut x = Operand::ty(local.ty, e);
                // The type parameters of a generic type are those that its declaration binds around its name.
                if let TyKind::Named(name, args) = local.ty.kind()
                    && args.is_empty()
                    && name.scope == 0
                {
                    x.generic = Some(self.facts.type_params(*name)).filter(|params| !params.is_empty());
                }
                x
            }
            LocalKind::Label => Operand::unknown(e),
            _ => Operand::new(Mode::Var, local.ty, e),
        }
    }

    pub(super) fn predeclared(&self, e: ExprId, predeclared: Predeclared) -> Operand {
        match predeclared {
            Predeclared::Type(ty) => Operand::ty(ty, e),
            Predeclared::Bool(value) => Operand::constant(Ty::basic(Basic::UntypedBool), Value::Bool(value), e),
            Predeclared::Iota => match self.iota {
                Some(iota) => Operand::constant(Ty::basic(Basic::UntypedInt), Value::Int(i128::from(iota)), e),
                None => Operand::unknown(e),
            },
            Predeclared::Nil => Operand::new(Mode::Nil, Ty::NIL, e),
            Predeclared::Builtin(builtin) => {
                Operand { mode: Mode::Builtin, builtin: Some(builtin), ..Operand::unknown(e) }
            }
        }
    }
}

/// The operand that a package-level object is.
pub(super) fn object_operand(e: ExprId, object: Object) -> Operand {
    let mode = match object.kind {
        ObjectKind::Const => Mode::Const,
        ObjectKind::Var => Mode::Var,
        ObjectKind::Func => Mode::Value,
        ObjectKind::Type | ObjectKind::Alias => Mode::Type,
    };
    let mode = if object.ty.is_unknown() && mode != Mode::Type { Mode::Unknown } else { mode };
    let value = (mode == Mode::Const).then(|| object.value.unwrap_or(Value::Unknown));
    Operand { value, generic: object.type_params, ..Operand::new(mode, object.ty, e) }
}
