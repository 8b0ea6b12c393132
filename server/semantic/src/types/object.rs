//! Package-level objects with their types, computed when they are first asked for.

use std::rc::Rc;

use super::check::Checker;
use super::facts::Facts;
use super::index::{self, Declared, ObjectKind, Place};
use super::ty::{Ty, TyKind, TypeName};
use super::value::Value;
use crate::intern::Symbol;
use crate::syntax::ast::{Decl, DeclKind, ExprId, FieldId, FuncDecl, List, Spec};

/// A package-level object, or a method, with its type.
#[derive(Clone, Debug)]
pub struct Object {
    /// What kind of object it is.
    pub kind: ObjectKind,
    /// Its type; of a type that type, of a function its signature.
    pub ty: Ty,
    /// The value of a constant.
    pub value: Option<Value>,
    /// Type parameters of a generic function or type.
    pub type_params: Option<Rc<[Ty]>>,
}

impl Object {
    /// An object of which only the kind is known.
    pub fn unknown(kind: ObjectKind) -> Object {
        Object::new(kind, Ty::UNKNOWN)
    }

    /// An object that is neither a constant nor generic.
    pub fn new(kind: ObjectKind, ty: Ty) -> Object {
        Object { kind, ty, value: None, type_params: None }
    }
}

impl Facts {
    /// The package-level object of this package with that name.
    pub fn own_object(&self, name: Symbol) -> Option<Object> {
        self.index.lookup(name).map(|id| self.object_at(id))
    }

    /// The package-level object of a declaration, which need not be the one that its name finds.
    pub fn object_at(&self, id: u32) -> Object {
        let Some(declared) = self.index.declared.get(id as usize).copied() else {
            return Object::unknown(ObjectKind::Var);
        };
        let unknown = Object::unknown(declared.kind);
        self.objects.get(id, unknown.clone(), || self.shared.nested(|| self.make_object(&declared)).unwrap_or(unknown))
    }

    fn make_object(&self, declared: &Declared) -> Object {
        let Some(decl) = self.decl(declared.place) else { return Object::unknown(declared.kind) };
        if let DeclKind::Func(func) = decl.kind {
            return self.make_func(declared, decl, func);
        }
        let source = index::spec_at(decl, declared.source).map(|spec| decl[spec]);
        match source {
            Some(Spec::Value { ty, values, .. }) if declared.kind == ObjectKind::Const => {
                self.make_const(declared, decl, ty, values)
            }
            Some(Spec::Value { ty, values, names, .. }) => {
                let ty = match ty {
                    Some(ty) => self.checker(declared.place, decl).type_of(ty),
                    None => self.checker(declared.place, decl).init_type(values, names.len(), declared.position),
                };
                Object::new(declared.kind, ty)
            }
            Some(Spec::Type { type_params, alias, ty, .. }) => {
                self.make_type(declared, decl, TypeSpec { type_params, alias, ty })
            }
            _ => Object::unknown(declared.kind),
        }
    }

    fn make_func(&self, declared: &Declared, decl: &Decl, func: FuncDecl) -> Object {
        let owner = self.type_name(declared.name);
        let mut checker = self.checker(declared.place, decl);
        let type_params = checker.declare_type_params(decl[func.ty].type_params, owner, 0);
        let ty = checker.signature(func.ty);
        Object { kind: ObjectKind::Func, ty, value: None, type_params }
    }

    fn make_const(&self, declared: &Declared, decl: &Decl, ty: Option<ExprId>, values: List<ExprId>) -> Object {
        let mut checker = self.checker(declared.place, decl);
        let iota = index::spec_at(decl, declared.spec).map_or(0, |spec| match decl[spec] {
            Spec::Value { iota, .. } => iota,
            _ => 0,
        });
        let (ty, value) = checker.const_value(ty, decl.at(values, declared.position as usize), iota);
        Object { kind: ObjectKind::Const, ty, value: Some(value), type_params: None }
    }

    fn make_type(&self, declared: &Declared, decl: &Decl, spec: TypeSpec) -> Object {
        let owner = self.type_name(declared.name);
        let mut checker = self.checker(declared.place, decl);
        let type_params = checker.declare_type_params(spec.type_params, owner, 0);
        let ty = match spec.alias {
            true => checker.type_of(spec.ty),
            false => Ty::new(TyKind::Named(owner, Box::default())),
        };
        Object { kind: declared.kind, ty, value: None, type_params }
    }

    /// The name of a package-level type or function of this package.
    pub fn type_name(&self, name: Symbol) -> TypeName {
        TypeName { package: self.path, name, scope: 0 }
    }

    /// What a defined type of this package is declared as, with its type parameters standing for themselves.
    pub(super) fn make_body(&self, name: Symbol) -> Ty {
        let Some(declared) = self.index.lookup(name).and_then(|id| self.index.declared.get(id as usize)) else {
            return Ty::UNKNOWN;
        };
        let Some(decl) = self.decl(declared.place) else { return Ty::UNKNOWN };
        match index::spec_at(decl, declared.spec).map(|spec| decl[spec]) {
            Some(Spec::Type { type_params, ty, alias: false, .. }) => {
                let mut checker = self.checker(declared.place, decl);
                checker.declare_type_params(type_params, self.type_name(name), 0);
                checker.type_of(ty)
            }
            _ => Ty::UNKNOWN,
        }
    }

    /// The constraints of the type parameters that a type, function or method of this package declares.
    pub(super) fn make_bounds(&self, owner: Symbol) -> Vec<Ty> {
        let full = owner.as_str();
        let Some((base, method)) = full.split_once('.') else {
            let Some(declared) = self.index.lookup(owner).and_then(|id| self.index.declared.get(id as usize)) else {
                return Vec::new();
            };
            let Some(decl) = self.decl(declared.place) else { return Vec::new() };
            let list = match decl.kind {
                DeclKind::Func(func) => decl[func.ty].type_params,
                _ => match index::spec_at(decl, declared.spec).map(|spec| decl[spec]) {
                    Some(Spec::Type { type_params, .. }) => type_params,
                    _ => return Vec::new(),
                },
            };
            let mut checker = self.checker(declared.place, decl);
            checker.declare_type_params(list, self.type_name(owner), 0);
            return checker.bounds(list);
        };
        let (base, method) = (Symbol::new(base), Symbol::new(method));
        let Some(declared) = self.index.method(base, method) else { return Vec::new() };
        let Some(decl) = self.decl(declared.place) else { return Vec::new() };
        let Some(func) = decl.func() else { return Vec::new() };
        let mut checker = self.checker(declared.place, decl);
        let receiver = checker.declare_receiver_params(func, base);
        let own = decl[func.ty].type_params;
        checker.declare_type_params(own, self.type_name(owner), receiver.len());
        let params = self.own_object(base).and_then(|object| object.type_params);
        let base_bounds = self.bounds(self.type_name(base));
        let mut bounds: Vec<Ty> = match params {
            Some(params) if params.len() == receiver.len() => {
                base_bounds.iter().map(|bound| super::subst::subst(*bound, &params, &receiver)).collect()
            }
            _ => vec![Ty::UNKNOWN; receiver.len()],
        };
        bounds.extend(checker.bounds(own));
        bounds
    }

    /// The signature of a method that this package declares.
    pub(super) fn make_method(&self, base: Symbol, name: Symbol) -> Option<MethodType> {
        let declared = self.index.method(base, name)?;
        let decl = self.decl(declared.place)?;
        let func = decl.func()?;
        let mut checker = self.checker(declared.place, decl);
        let receiver = checker.declare_receiver_params(func, base);
        let list = decl[func.ty].type_params;
        let type_params = match list.is_empty() {
            true => None,
            false => checker.declare_type_params(list, self.method_owner(base, name), receiver.len()),
        };
        let ty = checker.signature(func.ty);
        Some(MethodType { ty, pointer: declared.pointer, receiver: receiver.into(), type_params })
    }

    /// What owns the type parameters of a method.
    pub(super) fn method_owner(&self, base: Symbol, method: Symbol) -> TypeName {
        self.type_name(Symbol::new(&format!("{base}.{method}")))
    }

    pub(super) fn decl(&self, place: Place) -> Option<&Decl> {
        let file = self.package.files.get(place.file as usize)?;
        file.file.items.get(place.item as usize).map(|item| &*item.decl)
    }

    fn checker<'a>(&'a self, place: Place, decl: &'a Decl) -> Checker<'a> {
        Checker::silent(self, place.file as usize, decl)
    }
}

struct TypeSpec {
    type_params: List<FieldId>,
    alias: bool,
    ty: ExprId,
}

/// The type of a method, as its declaration says it.
#[derive(Clone, Debug)]
pub struct MethodType {
    /// Its signature, without the receiver.
    pub ty: Ty,
    /// Whether only pointers have it.
    pub pointer: bool,
    /// The receiver's type parameters, as the signature names them.
    pub receiver: Rc<[Ty]>,
    /// Type parameters of its own.
    pub type_params: Option<Rc<[Ty]>>,
}
