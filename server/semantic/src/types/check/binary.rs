//! Binary operations, shifts and comparisons.

use super::Checker;
use super::expr::value_only;
use super::operand::Operand;
use crate::syntax::ast::{BinaryOp, ExprId};
use crate::types::info::Mode;
use crate::types::ty::{Basic, Ty};
use crate::types::value;

impl Checker<'_> {
    /// The operand that a binary expression denotes. What its left operand is made of is checked in a loop.
    pub(super) fn binary(&mut self, e: ExprId, _op: BinaryOp, _x: ExprId, _y: ExprId) -> Operand {
        let (spine, leftmost) = self.left_spine(e);
        let mut x = self.expr(leftmost);
        for (node, op, right) in spine.into_iter().rev() {
            let y = self.expr(right);
            x = self.operation(op, x, y);
            x.expr = node;
            if node != e {
                self.record(&x);
                x = value_only(x);
            }
        }
        x
    }

    /// The result of an operation on two operands.
    pub(super) fn operation(&mut self, op: BinaryOp, mut x: Operand, mut y: Operand) -> Operand {
        if !x.is_known() || !y.is_known() {
            return self.half_known(op, x, y);
        }
        if is_shift(op) {
            return self.shift(op, x, y);
        }
        self.match_types(&mut x, &mut y);
        if !x.is_known() || !y.is_known() {
            return if is_comparison(op) { comparison_result(&x) } else { Operand::unknown(x.expr) };
        }
        if is_comparison(op) {
            return self.comparison(op, x, y);
        }
        if x.ty != y.ty || !self.has_binary(op, x.ty) {
            return Operand::unknown(x.expr);
        }
        if x.is_const() && y.is_const() {
            let integer = self.is_basic(x.ty, Basic::is_integer);
            let value = value::binary(op, &x.constant_value(), &y.constant_value(), integer);
            return Operand::constant(x.ty, value, x.expr);
        }
        x.make_value();
        x
    }

    /// An operand that is not known leaves some results certain: the code is taken to be right.
    fn half_known(&mut self, op: BinaryOp, mut x: Operand, y: Operand) -> Operand {
        if !is_shift(op) {
            self.leave_open(&x);
            self.leave_open(&y);
        }
        if is_comparison(op) {
            return comparison_result(&x);
        }
        let typed = |operand: &Operand| operand.is_known() && operand.untyped().is_none();
        if typed(&x) {
            x.make_value();
            return x;
        }
        if typed(&y) && !is_shift(op) {
            return Operand::value(y.ty, x.expr);
        }
        Operand::unknown(x.expr)
    }

    fn comparison(&mut self, op: BinaryOp, x: Operand, y: Operand) -> Operand {
        if x.is_const() && y.is_const() {
            let value = value::compare(op, &x.constant_value(), &y.constant_value());
            return Operand::constant(Ty::basic(Basic::UntypedBool), value, x.expr);
        }
        // What is compared exists at run time: untyped operands take their default types.
        self.update_type(x.expr, x.ty.default_type(), true);
        self.update_type(y.expr, y.ty.default_type(), true);
        comparison_result(&x)
    }

    fn shift(&mut self, op: BinaryOp, mut x: Operand, mut y: Operand) -> Operand {
        if !y.is_const() && y.untyped().is_some() {
            self.convert_untyped(&mut y, Ty::basic(Basic::Uint));
        }
        if x.is_const() && y.is_const() {
            let ty = if self.is_basic(x.ty, Basic::is_integer) { x.ty } else { Ty::basic(Basic::UntypedInt) };
            let value = value::shift(op, &x.constant_value(), &y.constant_value());
            return Operand::constant(ty, value, x.expr);
        }
        if x.is_const() && x.untyped().is_some() {
            // The type of an untyped constant that is shifted by a variable is decided by what is around the shift.
            x.make_value();
            return x;
        }
        if !self.all_basic(x.ty, Basic::is_integer) {
            return Operand::unknown(x.expr);
        }
        x.make_value();
        x
    }

    fn has_binary(&self, op: BinaryOp, ty: Ty) -> bool {
        match op {
            BinaryOp::Add => self.all_basic(ty, |basic| basic.is_numeric() || basic.is_string()),
            BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Quo => self.all_basic(ty, Basic::is_numeric),
            BinaryOp::LAnd | BinaryOp::LOr => self.all_basic(ty, Basic::is_boolean),
            _ => self.all_basic(ty, Basic::is_integer),
        }
    }
}

fn comparison_result(x: &Operand) -> Operand {
    Operand::new(Mode::Value, Ty::basic(Basic::UntypedBool), x.expr)
}

pub(super) fn is_shift(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Shl | BinaryOp::Shr)
}

pub(super) fn is_comparison(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Eql | BinaryOp::Neq | BinaryOp::Lss | BinaryOp::Leq | BinaryOp::Gtr | BinaryOp::Geq)
}
