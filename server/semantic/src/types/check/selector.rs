//! Selectors: qualified names, fields, methods.

use std::rc::Rc;

use super::Checker;
use super::name::object_operand;
use super::operand::Operand;
use crate::intern::Symbol;
use crate::syntax::ast::{Expr, ExprId};
use crate::types::facts::Home;
use crate::types::info::{Def, Mode, PackageObject};
use crate::types::lookup::Selection;
use crate::types::ty::{Ty, TyKind};
use crate::types::universe;

impl Checker<'_> {
    /// The operand that `x.sel` denotes.
    pub(super) fn selector(&mut self, e: ExprId, x: ExprId, sel: ExprId) -> Operand {
        let Some(name) = self.decl.ident(sel) else {
            self.raw_expr(x);
            return Operand::unknown(e);
        };
        if let Expr::Ident(_) = self.decl[x]
            && let Some(path) = self.as_import(x)
        {
            self.define(x, Def::Import(path));
            self.record_type(x, Mode::Package, Ty::UNKNOWN);
            return self.qualified(e, path, sel, name);
        }
        let operand = self.expr_or_type(x, false);
        if operand.ty.is_unknown() {
            return Operand::unknown(e);
        }
        match self.facts.lookup(operand.ty, name) {
            Some(selection) => self.selected(e, sel, &operand, &selection),
            None => Operand::unknown(e),
        }
    }

    /// What a package declares under a name.
    fn qualified(&mut self, e: ExprId, path: Symbol, sel: ExprId, name: Symbol) -> Operand {
        let home = self.facts.import(path);
        if let Home::Unsafe = home {
            let Some(member) = universe::unsafe_member(name) else { return Operand::unknown(e) };
            self.define(sel, Def::Package(PackageObject { package: path, name }));
            return self.predeclared(e, member);
        }
        if !name.is_exported() {
            return Operand::unknown(e);
        }
        let id = PackageObject { package: self.path_of(&home, path), name };
        let Some(object) = self.facts.object_in(&home, name) else {
            // Where nothing is known of the package, the name still means what it declares.
            if let Home::Unknown = home {
                self.define(sel, Def::Package(id));
            }
            return Operand::unknown(e);
        };
        self.define(sel, Def::Package(id));
        object_operand(e, object)
    }

    fn selected(&mut self, e: ExprId, sel: ExprId, x: &Operand, selection: &Rc<Selection>) -> Operand {
        let (owner, name) = (selection.owner, selection.name);
        if selection.is_field() {
            self.define(sel, Def::Field { owner, name });
            if x.mode == Mode::Type {
                return Operand::unknown(e);
            }
            let addressable = x.mode == Mode::Var || selection.indirect;
            let mode = if addressable { Mode::Var } else { Mode::Value };
            self.record_type(sel, mode, selection.ty);
            return known(Operand::new(mode, selection.ty, e));
        }
        self.define(sel, Def::Method { owner, name });
        self.record_type(sel, Mode::Value, selection.ty);
        let mut method = Operand::value(selection.ty, e);
        method.generic = selection.type_params.clone();
        if x.mode == Mode::Type {
            method.ty = with_receiver(selection.ty, x.ty);
        }
        known(method)
    }
}

/// What has an unknown type is not known.
fn known(x: Operand) -> Operand {
    if x.ty.is_unknown() { Operand::unknown(x.expr) } else { x }
}

/// The type of a method expression: the receiver becomes the first parameter.
fn with_receiver(signature: Ty, receiver: Ty) -> Ty {
    match signature.kind() {
        TyKind::Func { params, results, variadic } => {
            let params = std::iter::once(receiver).chain(params.iter().copied()).collect();
            Ty::new(TyKind::Func { params, results: results.clone(), variadic: *variadic })
        }
        _ => Ty::UNKNOWN,
    }
}
