//! Calls of functions and methods.

use super::Checker;
use super::expr::{Context, value_only};
use super::operand::Operand;
use crate::syntax::ast::{Expr, ExprId, List};
use crate::types::info::Mode;
use crate::types::ty::{Ty, TyKind};

/// A call as it is written.
#[derive(Clone, Copy)]
pub(super) struct Call {
    pub expr: ExprId,
    pub fun: ExprId,
    pub args: List<ExprId>,
    pub ellipsis: bool,
}

impl Checker<'_> {
    /// The operand that a call denotes: a conversion, or the results of a function.
    pub(super) fn call(&mut self, e: ExprId, fun: ExprId, args: List<ExprId>, ellipsis: bool) -> Operand {
        let call = Call { expr: e, fun, args, ellipsis };
        let function = self.expr_or_type(fun, true);
        match function.mode {
            Mode::Unknown => {
                self.has_call = true;
                self.open_args(args);
                Operand::unknown(e)
            }
            Mode::Type => self.convert_call(call, function),
            Mode::Builtin => match function.builtin {
                Some(builtin) => self.builtin(call, builtin),
                None => Operand::unknown(e),
            },
            _ => self.function_call(call, function),
        }
    }

    /// Arguments of something that is not known may be anything.
    pub(super) fn open_args(&mut self, args: List<ExprId>) {
        for arg in self.decl.list(args) {
            let x = self.expr_in(arg, Context { generic: true, ..Context::default() });
            self.leave_open(&x);
        }
    }

    fn convert_call(&mut self, call: Call, ty: Operand) -> Operand {
        let target = if ty.is_generic() { Ty::UNKNOWN } else { ty.ty };
        let Some(arg) = self.decl.only(call.args) else {
            self.open_args(call.args);
            return Operand::unknown(call.expr);
        };
        let x = self.expr_for(arg, Some(target));
        self.conversion(call.expr, x, target)
    }

    fn function_call(&mut self, call: Call, mut function: Operand) -> Operand {
        self.has_call = true;
        let signature = self.facts.core_type(function.ty).filter(|ty| matches!(ty.kind(), TyKind::Func { .. }));
        let Some(signature) = signature else {
            self.open_args(call.args);
            return Operand::unknown(call.expr);
        };
        function.ty = signature;
        let was_generic = function.is_generic();
        let mut args = self.generic_args(call.args);
        let signature = self.arguments(&function, &mut args, call.ellipsis);
        // Inference may have changed `has_call` only by looking at arguments, all of which belong to this call.
        self.has_call = true;
        if was_generic {
            self.record_type(call.fun, Mode::Value, signature);
        }
        result(call.expr, signature)
    }

    /// The arguments of a call; a single call gives all its results.
    fn generic_args(&mut self, args: List<ExprId>) -> Vec<Operand> {
        let generic = Context { generic: true, ..Context::default() };
        let Some(only) = self.decl.only(args) else {
            return self.decl.list(args).map(|arg| self.generic_expr(arg, None)).collect();
        };
        let x = value_only(self.expr_in(only, generic));
        match x.ty.kind() {
            TyKind::Tuple(types) if x.mode == Mode::Value => types.iter().map(|ty| Operand::value(*ty, only)).collect(),
            _ => vec![x],
        }
    }

    /// Assigns arguments to parameters, and infers the type arguments that were left out. The result is the signature
    /// after that; what could not be inferred is not known.
    pub(super) fn arguments(&mut self, function: &Operand, args: &mut [Operand], ellipsis: bool) -> Ty {
        let TyKind::Func { params, variadic, .. } = function.ty.kind() else { return Ty::UNKNOWN };
        let mut targets = params.to_vec();
        if *variadic && !ellipsis {
            let elem = match targets.pop().map(Ty::kind) {
                Some(TyKind::Slice(elem)) => *elem,
                _ => Ty::UNKNOWN,
            };
            targets.resize(args.len().max(targets.len()), elem);
        }
        if targets.len() != args.len() {
            args.iter().for_each(|arg| self.leave_open(arg));
            return if function.is_generic() { self.without_params(function) } else { function.ty };
        }
        let signature = if function.is_generic() || args.iter().any(Operand::is_generic) {
            self.infer_call(function, &mut targets, args)
        } else {
            function.ty
        };
        for (arg, target) in args.iter_mut().zip(targets) {
            self.assign(arg, Some(target));
        }
        signature
    }

    /// A function literal that is called, deferred or started as it stands.
    pub(super) fn is_call(&self, e: ExprId) -> bool {
        matches!(self.decl[self.decl.unparen(e)], Expr::Call { .. })
    }
}

/// The operand that a call of a function with this signature denotes.
fn result(e: ExprId, signature: Ty) -> Operand {
    let TyKind::Func { results, .. } = signature.kind() else { return Operand::unknown(e) };
    match **results {
        [] => Operand::no_value(e),
        [Ty::UNKNOWN] => Operand::unknown(e),
        [only] => Operand::value(only, e),
        _ => Operand::value(Ty::new(TyKind::Tuple(results.clone())), e),
    }
}
