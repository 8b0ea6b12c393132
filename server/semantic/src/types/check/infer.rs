//! Inferring the type arguments of generic functions.

use std::rc::Rc;

use super::Checker;
use super::operand::Operand;
use super::unify::{Mode as UnifyMode, Unifier};
use crate::intern::Symbol;
use crate::syntax::ast::{ExprId, List};
use crate::types::basic::larger_untyped;
use crate::types::subst::{mentions, subst};
use crate::types::ty::{Ty, TyKind, TypeName};

/// Rounds of inference, at most: each has to find something.
const MAX_ROUNDS: usize = 32;

/// Type parameters to be inferred. They are renamed, for a function may be called inside of itself.
#[derive(Default)]
struct Unknowns {
    params: Vec<Ty>,
    bounds: Vec<Ty>,
    args: Vec<Option<Ty>>,
}

impl Checker<'_> {
    /// A generic function with type arguments, all or the first few.
    pub(super) fn with_type_args(&mut self, mut function: Operand, indices: List<ExprId>) -> Operand {
        let args: Vec<Ty> = self.decl.list(indices).map(|index| self.type_of(index)).collect();
        let Some(params) = function.generic.clone() else { return function };
        if args.len() > params.len() {
            function.forget();
        } else if args.len() == params.len() {
            function.ty = subst(function.ty, &params, &args);
            function.generic = None;
        } else {
            function.targs = args;
        }
        function
    }

    /// The signature of a generic function of which nothing could be inferred.
    pub(super) fn without_params(&self, function: &Operand) -> Ty {
        let Some(params) = &function.generic else { return function.ty };
        let mut args = function.targs.clone();
        args.resize(params.len(), Ty::UNKNOWN);
        subst(function.ty, params, &args)
    }

    /// Infers the type arguments of a function, and of its generic arguments. `targets` become the types of parameters that
    /// the arguments are assigned to. The result is the signature.
    pub(super) fn infer_call(&mut self, function: &Operand, targets: &mut [Ty], args: &mut [Operand]) -> Ty {
        let mut unknowns = Unknowns::default();
        let callee = self.rename(function, &mut unknowns);
        let callee_count = unknowns.params.len();
        let params: Vec<Ty> = targets.iter().map(|target| callee.apply(*target)).collect();
        let mut generic_args = Vec::new();
        for (position, arg) in args.iter_mut().enumerate() {
            if arg.is_generic() {
                let start = unknowns.params.len();
                let renaming = self.rename(arg, &mut unknowns);
                arg.ty = renaming.apply(arg.ty);
                generic_args.push((position, start, unknowns.params.len()));
            }
        }
        let inferred = self.infer(&unknowns, &params, args);
        let finish = |ty: Ty| subst(ty, &unknowns.params, &inferred);
        for (target, param) in targets.iter_mut().zip(&params) {
            *target = finish(*param);
        }
        for (position, start, end) in generic_args {
            let arg = &mut args[position];
            arg.ty = finish(arg.ty);
            arg.generic = None;
            if inferred[start..end].contains(&Ty::UNKNOWN) {
                arg.forget();
            }
            let arg = arg.clone();
            self.record(&arg);
        }
        match &function.generic {
            Some(params) => subst(function.ty, params, &inferred[..callee_count]),
            None => function.ty,
        }
    }

    /// Infers the type arguments of a generic function from the function type that it is assigned to.
    pub(super) fn infer_from_target(&mut self, x: &mut Operand, target: Ty) {
        let Some(target) = self.facts.core_type(target).filter(|ty| matches!(ty.kind(), TyKind::Func { .. })) else {
            return x.forget();
        };
        let mut unknowns = Unknowns::default();
        let renaming = self.rename(x, &mut unknowns);
        let param = renaming.apply(x.ty);
        let inferred = self.infer(&unknowns, &[param], &[Operand::value(target, x.expr)]);
        if inferred.contains(&Ty::UNKNOWN) {
            return x.forget();
        }
        x.ty = subst(param, &unknowns.params, &inferred);
        x.generic = None;
    }

    fn rename(&self, function: &Operand, unknowns: &mut Unknowns) -> Renaming {
        let Some(params) = function.generic.clone() else { return Renaming::default() };
        let owner = TypeName { package: Symbol::EMPTY, name: Symbol::EMPTY, scope: 1 };
        let start = unknowns.params.len();
        let fresh: Vec<Ty> = params
            .iter()
            .enumerate()
            .map(|(position, param)| {
                let name = match param.kind() {
                    TyKind::TypeParam { name, .. } => *name,
                    _ => Symbol::EMPTY,
                };
                let index = u32::try_from(start + position).unwrap_or(u32::MAX);
                Ty::new(TyKind::TypeParam { owner, index, name })
            })
            .collect();
        unknowns.bounds.extend(params.iter().map(|param| subst(self.facts.constraint(*param), &params, &fresh)));
        unknowns.args.extend((0..params.len()).map(|position| function.targs.get(position).copied()));
        unknowns.params.extend(&fresh);
        Renaming { from: Some(params), to: fresh }
    }

    /// The inferred types; unknown where nothing decides.
    fn infer(&self, unknowns: &Unknowns, params: &[Ty], args: &[Operand]) -> Vec<Ty> {
        let tparams = &unknowns.params;
        let given: Vec<Ty> = tparams.iter().zip(&unknowns.args).map(|(param, arg)| arg.unwrap_or(*param)).collect();
        let mut unifier = Unifier::new(self.facts, tparams, &unknowns.args);
        let mut untyped = Vec::new();
        let mut consistent = true;
        for (param, arg) in params.iter().zip(args) {
            let param = subst(*param, tparams, &given);
            if !arg.is_known() || !(mentions(param, tparams) || mentions(arg.ty, tparams)) {
                continue;
            }
            if !arg.ty.is_untyped() {
                consistent &= unifier.unify(param, arg.ty, UnifyMode::ASSIGN);
            } else if param.is_type_param() && !arg.is_nil() {
                untyped.push((param, arg.ty));
            }
        }
        consistent = consistent && self.infer_from_bounds(unknowns, &mut unifier);
        if !consistent {
            return unknowns.args.iter().map(|arg| arg.unwrap_or(Ty::UNKNOWN)).collect();
        }
        self.infer_from_untyped(&mut unifier, &untyped);
        resolved(tparams, unifier.inferred())
    }

    /// Constraints decide too: by the type that all types of a type set share, and by methods.
    fn infer_from_bounds(&self, unknowns: &Unknowns, unifier: &mut Unifier<'_>) -> bool {
        for _ in 0..MAX_ROUNDS {
            let before = unifier.unknown_count();
            for (param, bound) in unknowns.params.iter().zip(&unknowns.bounds) {
                let known = unifier.at(*param);
                if let Some((core, tilde, single)) = self.core_term(*bound) {
                    match known {
                        Some(known) if !unifier.unify(known, core, UnifyMode::INEXACT) => return false,
                        None if single && !tilde => unifier.set(*param, core),
                        _ => {}
                    }
                }
                if let Some(known) = known.filter(|known| !mentions(*known, &unknowns.params)) {
                    self.unify_methods(known, *bound, unifier);
                }
            }
            if unifier.unknown_count() == before {
                break;
            }
        }
        true
    }

    /// The one type that a constraint allows, or the underlying type that all its types share; whether it stands for all
    /// types with that underlying type; and whether it is the only term.
    fn core_term(&self, bound: Ty) -> Option<(Ty, bool, bool)> {
        let set = self.facts.type_set(bound);
        let terms = set.terms.as_ref().filter(|_| !set.unknown)?;
        if let [only] = terms.as_slice() {
            return Some((only.ty, only.tilde, true));
        }
        let first = self.facts.underlying(terms.first()?.ty);
        let tilde = terms.iter().any(|term| term.tilde);
        terms.iter().all(|term| self.facts.underlying(term.ty) == first).then_some((first, tilde, false))
    }

    fn unify_methods(&self, known: Ty, bound: Ty, unifier: &mut Unifier<'_>) {
        for method in &self.facts.type_set(bound).methods {
            if let Some(selection) = self.facts.lookup(known, method.name)
                && !selection.is_field()
            {
                unifier.unify(selection.ty, method.ty, UnifyMode::EXACT);
            }
        }
    }

    /// Untyped constants decide last: the largest of their default types.
    fn infer_from_untyped(&self, unifier: &mut Unifier<'_>, untyped: &[(Ty, Ty)]) {
        let mut largest: Vec<(Ty, Ty)> = Vec::new();
        for &(param, ty) in untyped {
            if unifier.at(param).is_some() {
                continue;
            }
            match largest.iter_mut().find(|(known, _)| *known == param) {
                Some((_, max)) => *max = larger_untyped(*max, ty).unwrap_or(Ty::UNKNOWN),
                None => largest.push((param, ty)),
            }
        }
        for (param, ty) in largest {
            unifier.set(param, ty.default_type());
        }
    }
}

/// Inferred types may mention each other; what is left of type parameters after replacing them is not known.
fn resolved(tparams: &[Ty], inferred: Vec<Option<Ty>>) -> Vec<Ty> {
    let mut types: Vec<Ty> = inferred.into_iter().map(|ty| ty.unwrap_or(Ty::UNKNOWN)).collect();
    for _ in 0..tparams.len() {
        let next: Vec<Ty> = types.iter().map(|ty| subst(*ty, tparams, &types)).collect();
        if next == types {
            break;
        }
        types = next;
    }
    types.into_iter().map(|ty| if mentions(ty, tparams) { Ty::UNKNOWN } else { ty }).collect()
}

/// The old names of type parameters and the new ones.
#[derive(Default)]
struct Renaming {
    from: Option<Rc<[Ty]>>,
    to: Vec<Ty>,
}

impl Renaming {
    fn apply(&self, ty: Ty) -> Ty {
        self.from.as_ref().map_or(ty, |from| subst(ty, from, &self.to))
    }
}
