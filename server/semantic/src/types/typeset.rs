//! Type sets: the methods and types that an interface stands for.

use std::rc::Rc;

use super::facts::Facts;
use super::ty::{ChanDir, Method, Term, Ty, TyKind};

/// More terms than this are not multiplied out.
const MAX_TERMS: usize = 128;

/// The type set of an interface.
#[derive(Clone, Debug, Default)]
pub struct TypeSet {
    /// All methods, sorted.
    pub methods: Vec<Method>,
    /// The types that it is limited to; `None` when it is not.
    pub terms: Option<Vec<Term>>,
    /// Whether its types have to be comparable.
    pub comparable: bool,
    /// Whether a part of it is not known.
    pub unknown: bool,
}

impl Facts {
    /// The type set of an interface or constraint; of another type that type alone.
    pub fn type_set(&self, ty: Ty) -> Rc<TypeSet> {
        let unknown = || TypeSet { unknown: true, ..TypeSet::default() };
        self.sets.get_or(
            ty,
            || Rc::new(unknown()),
            || Rc::new(self.shared.nested(|| self.make_type_set(ty)).unwrap_or_else(unknown)),
        )
    }

    fn make_type_set(&self, ty: Ty) -> TypeSet {
        if ty == Ty::COMPARABLE {
            return TypeSet { comparable: true, ..TypeSet::default() };
        }
        if let TyKind::Union(terms) = ty.kind() {
            return self.union_set(terms);
        }
        match self.underlying(ty).kind() {
            TyKind::Interface { methods, embeds } => {
                let mut set = TypeSet { methods: methods.to_vec(), ..TypeSet::default() };
                for embed in embeds {
                    self.intersect(&mut set, &self.type_set(*embed));
                }
                set.methods.sort_unstable();
                set.methods.dedup_by_key(|method| (method.name, method.package));
                set
            }
            TyKind::Unknown => TypeSet { unknown: true, ..TypeSet::default() },
            _ => TypeSet { terms: Some(vec![Term { tilde: false, ty }]), ..TypeSet::default() },
        }
    }

    fn union_set(&self, terms: &[Term]) -> TypeSet {
        let mut set = TypeSet { terms: Some(Vec::new()), ..TypeSet::default() };
        for term in terms {
            if let TyKind::Interface { .. } = self.underlying(term.ty).kind() {
                let inner = self.type_set(term.ty);
                set.unknown |= inner.unknown;
                match (&mut set.terms, &inner.terms) {
                    (Some(all), Some(inner)) => all.extend(inner),
                    (terms, _) => *terms = None,
                }
            } else if let Some(all) = &mut set.terms {
                set.unknown |= term.ty.is_unknown();
                all.push(*term);
            }
        }
        set
    }

    fn intersect(&self, set: &mut TypeSet, other: &TypeSet) {
        set.methods.extend(&other.methods);
        set.comparable |= other.comparable;
        set.unknown |= other.unknown;
        set.terms = match (set.terms.take(), &other.terms) {
            (None, terms) => terms.clone(),
            (terms, None) => terms,
            (Some(own), Some(other)) => Some(self.common_terms(&own, other)),
        };
    }

    fn common_terms(&self, own: &[Term], other: &[Term]) -> Vec<Term> {
        if own.len() * other.len() > MAX_TERMS * MAX_TERMS {
            return own.to_vec();
        }
        let mut common = Vec::new();
        for x in own {
            for y in other {
                let both = match (x.tilde, y.tilde) {
                    (true, true) | (false, false) if x.ty == y.ty => Some(*x),
                    (true, false) if self.underlying(y.ty) == self.underlying(x.ty) => Some(*y),
                    (false, true) if self.underlying(x.ty) == self.underlying(y.ty) => Some(*x),
                    _ => None,
                };
                common.extend(both.filter(|both| !common.contains(both)));
            }
        }
        common
    }

    /// The underlying types that a value of the type may have: of a type parameter those of its type set, of another type
    /// its own. Empty when nothing can be said.
    pub fn underlying_types(&self, ty: Ty) -> Vec<Ty> {
        if !ty.is_type_param() {
            return vec![self.underlying(ty)];
        }
        let set = self.type_set(ty);
        match &set.terms {
            Some(terms) if !set.unknown => terms.iter().map(|term| self.underlying(term.ty)).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether `predicate` holds for each underlying type that a value of the type may have.
    pub fn all_underlying(&self, ty: Ty, mut predicate: impl FnMut(Ty) -> bool) -> bool {
        if !ty.is_type_param() {
            return predicate(self.underlying(ty));
        }
        let types = self.underlying_types(ty);
        !types.is_empty() && types.into_iter().all(predicate)
    }

    /// The one underlying type that all types of a type parameter share; of another type its own. Channels may differ in
    /// their direction.
    pub fn core_type(&self, ty: Ty) -> Option<Ty> {
        if !ty.is_type_param() {
            let under = self.underlying(ty);
            return (!under.is_unknown()).then_some(under);
        }
        let mut types = self.underlying_types(ty).into_iter();
        let mut core = types.next()?;
        for other in types {
            core = match (core.kind(), other.kind()) {
                (TyKind::Chan(x, elem), TyKind::Chan(y, other_elem)) if elem == other_elem => match (x, y) {
                    _ if x == y => core,
                    (ChanDir::Both, _) => other,
                    (_, ChanDir::Both) => core,
                    _ => return None,
                },
                _ if core == other => core,
                _ => return None,
            };
        }
        (!core.is_unknown()).then_some(core)
    }
}
