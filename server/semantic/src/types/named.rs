//! What names stand for: underlying types of defined types, constraints of type parameters, methods.

use std::rc::Rc;

use super::facts::{Facts, Home};
use super::object::MethodType;
use super::subst::subst;
use super::ty::{Method, Ty, TyKind, TypeName};
use crate::intern::Symbol;

/// Longer chains of defined types are not followed to their end.
const MAX_CHAIN: u32 = 64;

impl Facts {
    /// The underlying type. That of a type parameter is its constraint's interface.
    pub fn underlying(&self, ty: Ty) -> Ty {
        match ty.kind() {
            TyKind::Named(..) | TyKind::TypeParam { .. } => {}
            _ => return ty,
        }
        self.underlying.get(ty, Ty::UNKNOWN, || self.shared.nested(|| self.make_underlying(ty)).unwrap_or(Ty::UNKNOWN))
    }

    fn make_underlying(&self, ty: Ty) -> Ty {
        let mut current = ty;
        for _ in 0..MAX_CHAIN {
            current = match current.kind() {
                TyKind::Named(name, args) => {
                    let body = self.body(*name);
                    let params = self.type_params(*name);
                    if params.len() != args.len() {
                        // A generic type by itself is what it declares.
                        if args.is_empty() { body } else { Ty::UNKNOWN }
                    } else {
                        subst(body, &params, args)
                    }
                }
                TyKind::TypeParam { .. } => self.as_interface(self.constraint(current)),
                _ => return current,
            };
        }
        Ty::UNKNOWN
    }

    /// A constraint that is no interface stands for the interface that embeds it.
    fn as_interface(&self, constraint: Ty) -> Ty {
        let under = self.underlying(constraint);
        match under.kind() {
            TyKind::Interface { .. } | TyKind::Unknown => under,
            _ => Ty::new(TyKind::Interface { methods: Box::default(), embeds: Box::new([constraint]) }),
        }
    }

    /// What a defined type is declared as, its type parameters standing for themselves.
    fn body(&self, name: TypeName) -> Ty {
        if name.package == Symbol::EMPTY {
            return predeclared_body(name);
        }
        if name.scope != 0 {
            return self.local_body(name);
        }
        match self.home(name.package) {
            Home::Own => self.own_body(name.name),
            Home::Source(facts) => facts.own_body(name.name),
            Home::Std(package) => super::std::body(package, name.name, self.package.world.platform),
            Home::Unsafe | Home::Unknown => Ty::UNKNOWN,
        }
    }

    /// The defined type that writes out what `name` is: `B` after `type A B`.
    pub(super) fn written_out(&self, mut name: TypeName) -> TypeName {
        for _ in 0..MAX_CHAIN {
            let TyKind::Named(next, _) = self.body(name).kind() else { break };
            name = *next;
        }
        name
    }

    fn own_body(&self, name: Symbol) -> Ty {
        self.bodies.get(name, Ty::UNKNOWN, || self.make_body(name))
    }

    fn local_body(&self, name: TypeName) -> Ty {
        let elsewhere = || match self.home(name.package) {
            Home::Source(facts) => facts.locals.known(name),
            _ => None,
        };
        self.locals.known(name).or_else(elsewhere).unwrap_or(Ty::UNKNOWN)
    }

    /// The type parameters of a defined type.
    pub fn type_params(&self, name: TypeName) -> Rc<[Ty]> {
        if name.package == Symbol::EMPTY || name.scope != 0 {
            return Rc::from([]);
        }
        let object = self.object_in(&self.home(name.package), name.name);
        object.and_then(|object| object.type_params).unwrap_or_else(|| Rc::from([]))
    }

    /// The constraint of a type parameter.
    pub fn constraint(&self, param: Ty) -> Ty {
        match param.kind() {
            TyKind::TypeParam { owner, index, .. } => {
                self.bounds(*owner).get(*index as usize).copied().unwrap_or(Ty::UNKNOWN)
            }
            _ => Ty::UNKNOWN,
        }
    }

    /// The constraints of all type parameters that a type, function or method declares.
    pub fn bounds(&self, owner: TypeName) -> Rc<[Ty]> {
        if owner.package == Symbol::EMPTY {
            return Rc::from([]);
        }
        self.bounds.get(owner, Rc::from([]), || match self.home(owner.package) {
            Home::Own => self.make_bounds(owner.name).into(),
            Home::Source(facts) => facts.bounds(owner),
            Home::Std(package) => super::std::bounds(package, owner.name, self.package.world.platform).into(),
            Home::Unsafe | Home::Unknown => Rc::from([]),
        })
    }

    /// The method that a defined type declares under a name.
    pub fn declared_method(&self, owner: TypeName, name: Symbol) -> Option<Rc<MethodType>> {
        if owner.scope != 0 || owner.package == Symbol::EMPTY {
            return None;
        }
        self.methods.get((owner, name), None, || match self.home(owner.package) {
            Home::Own => self.shared.nested(|| self.make_method(owner.name, name)).flatten().map(Rc::new),
            Home::Source(facts) if name.is_exported() => facts.declared_method(owner, name),
            Home::Std(package) => {
                super::std::method(package, owner.name, name, self.package.world.platform).map(Rc::new)
            }
            Home::Source(_) | Home::Unsafe | Home::Unknown => None,
        })
    }

    /// The names of the methods that a defined type declares and this package can call, and whether only pointers have
    /// them.
    pub fn declared_methods(&self, owner: TypeName) -> Vec<(Symbol, bool)> {
        let own = |facts: &Facts| -> Vec<(Symbol, bool)> {
            facts.index.methods(owner.name).iter().map(|method| (method.name, method.pointer)).collect()
        };
        if owner.scope != 0 || owner.package == Symbol::EMPTY {
            return Vec::new();
        }
        match self.home(owner.package) {
            Home::Own => own(self),
            Home::Source(facts) => own(&facts).into_iter().filter(|(name, _)| name.is_exported()).collect(),
            Home::Std(package) => super::std::methods(package, owner.name, self.package.world.platform),
            Home::Unsafe | Home::Unknown => Vec::new(),
        }
    }
}

/// `error` and `comparable`.
fn predeclared_body(name: TypeName) -> Ty {
    if name.name == "error" {
        let method = Method { name: Symbol::new("Error"), package: Symbol::EMPTY, ty: Ty::func([], Some(Ty::STRING)) };
        return Ty::new(TyKind::Interface { methods: Box::new([method]), embeds: Box::default() });
    }
    // What is comparable is known to the type set.
    Ty::new(TyKind::Interface { methods: Box::default(), embeds: Box::new([Ty::COMPARABLE]) })
}
