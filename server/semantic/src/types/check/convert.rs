//! Untyped values and the types that they take; assignment and conversion.

use super::Checker;
use super::binary::{is_comparison, is_shift};
use super::operand::Operand;
use crate::syntax::ast::{Expr, ExprId};
use crate::types::basic::larger_untyped;
use crate::types::info::Mode;
use crate::types::ty::{Basic, Ty, TyKind};
use crate::types::value::Value;

impl Checker<'_> {
    /// Converts an untyped operand to the type of the other one, where that may be right.
    pub(super) fn match_types(&mut self, x: &mut Operand, y: &mut Operand) {
        if !self.may_match(x, y) {
            return;
        }
        self.convert_untyped(x, y.ty);
        if x.is_known() {
            self.convert_untyped(y, x.ty);
        }
    }

    fn may_match(&self, x: &Operand, y: &Operand) -> bool {
        if !x.ty.is_untyped() && !y.ty.is_untyped() {
            return false;
        }
        let both = |property: fn(Basic) -> bool| self.all_basic(x.ty, property) == self.all_basic(y.ty, property);
        if !both(Basic::is_numeric) {
            return false;
        }
        if self.is_interface(x.ty) || self.is_interface(y.ty) {
            return true;
        }
        if !both(Basic::is_boolean) || !both(Basic::is_string) {
            return false;
        }
        if x.is_nil() {
            return self.has_nil(y.ty);
        }
        if y.is_nil() {
            return self.has_nil(x.ty);
        }
        let is_pointer = |ty| matches!(self.facts.underlying(ty).kind(), TyKind::Pointer(_));
        !is_pointer(x.ty) && !is_pointer(y.ty)
    }

    /// Gives an untyped operand the type that the context asks for.
    pub(super) fn convert_untyped(&mut self, x: &mut Operand, target: Ty) {
        if !x.is_known() || !x.ty.is_untyped() {
            return;
        }
        if target.is_unknown() {
            self.leave_open(x);
            return;
        }
        match self.implicit_type(x, target) {
            Some(ty) if ty != x.ty => {
                x.ty = ty;
                self.convert_value(x, ty);
                self.update_type(x.expr, ty, false);
            }
            Some(_) => {}
            None => x.forget(),
        }
    }

    /// The type that an untyped operand takes where `target` is expected.
    fn implicit_type(&self, x: &Operand, target: Ty) -> Option<Ty> {
        if target.is_untyped() {
            return larger_untyped(x.ty, target);
        }
        let kind = x.untyped()?;
        if target.is_type_param() {
            return Some(if x.is_nil() { Ty::NIL } else { target });
        }
        match self.facts.underlying(target).kind() {
            TyKind::Basic(Basic::UnsafePointer) => x.is_nil().then_some(Ty::NIL),
            TyKind::Basic(basic) => {
                let same = [Basic::is_boolean, Basic::is_numeric, Basic::is_string];
                same.iter().any(|property| property(kind) && property(*basic)).then_some(target)
            }
            TyKind::Interface { .. } if x.is_nil() => Some(Ty::NIL),
            TyKind::Interface { .. } => {
                let set = self.facts.type_set(target);
                (set.methods.is_empty() && set.terms.is_none()).then(|| x.ty.default_type())
            }
            TyKind::Pointer(_) | TyKind::Slice(_) | TyKind::Map(..) | TyKind::Chan(..) | TyKind::Func { .. } => {
                x.is_nil().then_some(Ty::NIL)
            }
            _ => None,
        }
    }

    fn convert_value(&self, x: &mut Operand, ty: Ty) {
        if let (Some(value), Some(basic)) = (&x.value, self.facts.underlying(ty).as_basic()) {
            let integer_to_string = basic.is_string() && matches!(value, Value::Int(_));
            x.value = Some(if integer_to_string { Value::Unknown } else { value.convert(basic) });
        }
    }

    /// Replaces the recorded type of an untyped expression, and of the operands that take the same type. Unless it is
    /// final, an untyped type may be replaced again.
    pub(super) fn update_type(&mut self, e: ExprId, ty: Ty, is_final: bool) {
        if !self.records() {
            return;
        }
        let mut work = vec![e];
        while let Some(e) = work.pop() {
            let Some((mode, old)) = self.recorded(e) else { return };
            if !old.is_untyped() || (old == ty && !is_final) {
                continue;
            }
            match self.decl[e] {
                Expr::Paren(inner) => work.push(inner),
                // Operands of constants never exist at run time, and keep their types.
                Expr::Unary { x, .. } if mode != Mode::Const => work.push(x),
                Expr::Binary { op, x, y } if mode != Mode::Const && !is_comparison(op) => {
                    work.push(x);
                    if !is_shift(op) {
                        work.push(y);
                    }
                }
                _ => {}
            }
            self.record_type(e, mode, ty);
        }
    }

    /// The context would decide the type of an untyped operand, but is not known: so is the type.
    pub(super) fn leave_open(&mut self, x: &Operand) {
        if x.is_known() && x.ty.is_untyped() && !x.is_nil() {
            self.update_type(x.expr, Ty::UNKNOWN, true);
        }
    }

    /// Assigns an operand to a variable of type `target`, or to the blank identifier.
    pub(super) fn assign(&mut self, x: &mut Operand, target: Option<Ty>) {
        if !x.is_known() {
            return;
        }
        if x.ty.is_untyped() {
            let ty = match target {
                None if x.is_nil() => return x.forget(),
                None => x.ty.default_type(),
                Some(target) if self.is_interface(target) => x.ty.default_type(),
                Some(target) => target,
            };
            if !(x.is_nil() && ty == Ty::NIL) {
                self.convert_untyped(x, ty);
            }
        }
        self.instantiate_for_target(x, target);
    }

    fn instantiate_for_target(&mut self, x: &mut Operand, target: Option<Ty>) {
        if x.is_generic() {
            self.instantiate_for(x, target);
            self.record(x);
        }
    }

    /// Converts an operand explicitly.
    pub(super) fn conversion(&mut self, e: ExprId, mut x: Operand, target: Ty) -> Operand {
        let is_const_type = self.is_basic(target, Basic::is_const);
        let constant = x.is_const() && is_const_type;
        if let Some(kind) = x.untyped() {
            let keeps = constant && kind.is_integer() && self.all_basic(target, Basic::is_string);
            let takes_default = self.is_interface(target) || (x.is_const() && !is_const_type) || x.is_nil();
            match () {
                () if target.is_unknown() => self.leave_open(&x),
                () if takes_default => self.update_type(x.expr, x.ty.default_type(), true),
                () if keeps => {}
                () => self.update_type(x.expr, target, true),
            }
        }
        if target.is_unknown() {
            return Operand::unknown(e);
        }
        if !constant {
            return Operand::value(target, e);
        }
        let basic = self.facts.underlying(target).as_basic();
        let value = x.value.take().unwrap_or(Value::Unknown);
        let converted = basic.map_or(Value::Unknown, |basic| value.convert(basic));
        Operand::constant(target, converted, e)
    }
}
