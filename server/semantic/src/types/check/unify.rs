//! Unification: making two types equal by choosing types for type parameters.

use crate::types::facts::Facts;
use crate::types::ty::{ChanDir, Ty, TyKind};

/// Deeper types are not unified, so that nothing is inferred from them: those of real code are a tenth as deep.
const MAX_DEPTH: u32 = 50;

/// How equal two types have to become.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Mode {
    assign: bool,
    exact: bool,
}

impl Mode {
    /// A defined type may stand for its underlying type, a channel for one of a direction.
    pub const INEXACT: Mode = Mode { assign: false, exact: false };
    /// As [`Mode::INEXACT`], but only on the outside.
    pub const ASSIGN: Mode = Mode { assign: true, exact: false };
    /// Identical.
    pub const EXACT: Mode = Mode { assign: false, exact: true };

    fn inside(self) -> Mode {
        Mode { exact: self.exact || self.assign, ..self }
    }
}

/// The types chosen so far. Type parameters that were found to be equal share a slot.
pub(super) struct Unifier<'a> {
    facts: &'a Facts,
    params: &'a [Ty],
    slot_of: Vec<usize>,
    slots: Vec<Option<Ty>>,
    depth: u32,
}

impl<'a> Unifier<'a> {
    pub fn new(facts: &'a Facts, params: &'a [Ty], args: &[Option<Ty>]) -> Unifier<'a> {
        Unifier { facts, params, slot_of: (0..params.len()).collect(), slots: args.to_vec(), depth: 0 }
    }

    fn bound(&self, ty: Ty) -> Option<usize> {
        if !ty.is_type_param() {
            return None;
        }
        self.params.iter().position(|param| *param == ty)
    }

    /// The type chosen for a parameter.
    pub fn at(&self, param: Ty) -> Option<Ty> {
        self.bound(param).and_then(|param| self.slots[self.slot_of[param]])
    }

    pub fn set(&mut self, param: Ty, ty: Ty) {
        if let Some(param) = self.bound(param) {
            self.slots[self.slot_of[param]] = Some(ty);
        }
    }

    pub fn unknown_count(&self) -> usize {
        self.slot_of.iter().filter(|slot| self.slots[**slot].is_none()).count()
    }

    pub fn inferred(&self) -> Vec<Option<Ty>> {
        self.slot_of.iter().map(|slot| self.slots[*slot]).collect()
    }

    /// Whether the two types can be made equal. What is not known is equal to everything.
    pub fn unify(&mut self, x: Ty, y: Ty, mode: Mode) -> bool {
        if x == y || x.is_unknown() || y.is_unknown() {
            return true;
        }
        if self.depth >= MAX_DEPTH {
            return false;
        }
        self.depth += 1;
        let result = self.different(x, y, mode);
        self.depth -= 1;
        result
    }

    fn different(&mut self, mut x: Ty, mut y: Ty, mode: Mode) -> bool {
        // A defined type stands on the right, a parameter on the left.
        if x.name().is_some() || self.bound(y).is_some() {
            std::mem::swap(&mut x, &mut y);
        }
        if !mode.exact && y.name().is_some() && is_literal(x) && !self.is_interface(x) {
            y = self.facts.underlying(y);
            if x == y || y.is_unknown() {
                return true;
            }
        }
        match (self.bound(x), self.bound(y)) {
            (Some(px), Some(py)) => return self.join(px, py, mode),
            (Some(px), None) => return self.choose(px, y, mode),
            _ => {}
        }
        if !mode.exact && (self.is_interface(x) || self.is_interface(y)) {
            return self.interfaces(x, y);
        }
        if y.is_type_param() {
            std::mem::swap(&mut x, &mut y);
        }
        self.structure(x, y, mode)
    }

    fn join(&mut self, px: usize, py: usize, mode: Mode) -> bool {
        let (sx, sy) = (self.slot_of[px], self.slot_of[py]);
        if sx == sy {
            return true;
        }
        match (self.slots[sx], self.slots[sy]) {
            (Some(x), Some(y)) => return self.unify(x, y, mode),
            (Some(_), None) => self.redirect(sy, sx),
            (None, _) => self.redirect(sx, sy),
        }
        true
    }

    fn redirect(&mut self, from: usize, to: usize) {
        self.slot_of.iter_mut().filter(|slot| **slot == from).for_each(|slot| *slot = to);
    }

    fn choose(&mut self, param: usize, y: Ty, mode: Mode) -> bool {
        let slot = self.slot_of[param];
        let Some(x) = self.slots[slot] else {
            self.slots[slot] = Some(y);
            return true;
        };
        if !self.unify(x, y, mode) {
            return false;
        }
        let (x_interface, y_interface) = (self.is_interface(x), self.is_interface(y));
        match (x_interface, y_interface) {
            (true, true) if x.name().is_some() && y.name().is_some() => return x == y,
            (true, true) if self.facts.type_set(x).methods.len() != self.facts.type_set(y).methods.len() => {
                return false;
            }
            (true, false) | (false, true) => return false,
            _ => {}
        }
        // A defined type is better than a literal, a channel with a direction than one without.
        if !mode.exact && x.name().is_none() {
            let directed = matches!(self.facts.underlying(y).kind(), TyKind::Chan(dir, _) if *dir != ChanDir::Both);
            if y.name().is_some() || directed {
                self.slots[slot] = Some(y);
            }
        }
        true
    }

    /// An interface and a type that has its methods, or two interfaces of which one has the other's methods.
    fn interfaces(&mut self, x: Ty, y: Ty) -> bool {
        let (interface, other) = if self.is_interface(y) { (y, x) } else { (x, y) };
        let mut wanted = self.facts.type_set(interface);
        if self.is_interface(other) {
            let mut others = self.facts.type_set(other);
            if wanted.comparable != others.comparable || wanted.terms != others.terms {
                return false;
            }
            if wanted.methods.len() > others.methods.len() {
                std::mem::swap(&mut wanted, &mut others);
            }
            return wanted.methods.iter().all(|method| {
                let same =
                    |other: &&crate::types::ty::Method| (other.name, other.package) == (method.name, method.package);
                match others.methods.iter().find(same) {
                    Some(other) => self.unify(method.ty, other.ty, Mode::EXACT),
                    None => false,
                }
            });
        }
        wanted.methods.iter().all(|method| match self.facts.lookup(other, method.name) {
            Some(found) if !found.is_field() => self.unify(method.ty, found.ty, Mode::EXACT),
            Some(_) => false,
            // What is embedded and not known may have the method.
            None => self.facts.underlying(other).has_unknown(),
        })
    }

    fn structure(&mut self, x: Ty, y: Ty, mode: Mode) -> bool {
        let inside = mode.inside();
        match (x.kind(), y.kind()) {
            (TyKind::Array(n, x), TyKind::Array(m, y)) => {
                (n.is_none() || m.is_none() || n == m) && self.unify(*x, *y, inside)
            }
            (TyKind::Slice(x), TyKind::Slice(y)) | (TyKind::Pointer(x), TyKind::Pointer(y)) => {
                self.unify(*x, *y, inside)
            }
            (TyKind::Map(xk, xv), TyKind::Map(yk, yv)) => self.unify(*xk, *yk, inside) && self.unify(*xv, *yv, inside),
            (TyKind::Chan(dx, x), TyKind::Chan(dy, y)) => (!mode.exact || dx == dy) && self.unify(*x, *y, inside),
            (TyKind::Struct(xs), TyKind::Struct(ys)) => {
                xs.len() == ys.len()
                    && xs.iter().zip(ys).all(|(x, y)| {
                        (x.name, x.package, x.embedded, x.tag) == (y.name, y.package, y.embedded, y.tag)
                            && self.unify(x.ty, y.ty, inside)
                    })
            }
            (
                TyKind::Func { params: xp, results: xr, variadic: xv },
                TyKind::Func { params: yp, results: yr, variadic: yv },
            ) => xv == yv && self.lists(xp, yp, inside) && self.lists(xr, yr, inside),
            (TyKind::Interface { methods: xm, .. }, TyKind::Interface { methods: ym, .. }) => {
                xm.len() == ym.len()
                    && xm.iter().zip(ym).all(|(x, y)| x.name == y.name && self.unify(x.ty, y.ty, Mode::EXACT))
            }
            (TyKind::Named(xn, xs), TyKind::Named(yn, ys)) => xn == yn && self.lists(xs, ys, mode),
            (TyKind::TypeParam { .. }, _) => match self.facts.core_type(x) {
                Some(core) => self.unify(core, y, Mode::ASSIGN),
                None => false,
            },
            _ => false,
        }
    }

    fn lists(&mut self, xs: &[Ty], ys: &[Ty], mode: Mode) -> bool {
        xs.len() == ys.len() && xs.iter().zip(ys).all(|(x, y)| self.unify(*x, *y, mode))
    }

    fn is_interface(&self, ty: Ty) -> bool {
        !ty.is_type_param() && matches!(self.facts.underlying(ty).kind(), TyKind::Interface { .. })
    }
}

/// Whether the type is neither a defined type nor a type parameter.
fn is_literal(ty: Ty) -> bool {
    !matches!(ty.kind(), TyKind::Named(..) | TyKind::TypeParam { .. })
}
