//! Expressions.

use super::Checker;
use super::operand::Operand;
use crate::syntax::ast::LitKind;
use crate::syntax::ast::{BinaryOp, Expr, ExprId, FuncTypeId, StmtId, UnaryOp};
use crate::types::info::Mode;
use crate::types::literal;
use crate::types::ty::{Basic, Ty, TyKind};
use crate::types::value::{self, Value};

/// What surrounds an expression and may decide its type.
#[derive(Clone, Copy, Default)]
pub(super) struct Context {
    /// The type of what a generic function is assigned to.
    pub target: Option<Ty>,
    /// The type of a composite literal that leaves it out.
    pub hint: Option<Ty>,
    /// Whether a generic function or type may stand without arguments.
    pub generic: bool,
}

impl Checker<'_> {
    /// A value.
    pub(super) fn expr(&mut self, e: ExprId) -> Operand {
        self.expr_for(e, None)
    }

    /// A value; `target` is the type of what it is assigned to, if that decides something.
    pub(super) fn expr_for(&mut self, e: ExprId, target: Option<Ty>) -> Operand {
        let x = self.expr_in(e, Context { target, ..Context::default() });
        single(value_only(x))
    }

    /// A value that may be a generic function without arguments.
    pub(super) fn generic_expr(&mut self, e: ExprId, hint: Option<Ty>) -> Operand {
        let x = self.expr_in(e, Context { hint, generic: true, ..Context::default() });
        single(value_only(x))
    }

    /// A value or a type.
    pub(super) fn expr_or_type(&mut self, e: ExprId, generic: bool) -> Operand {
        let mut x = self.expr_in(e, Context { generic, ..Context::default() });
        if x.mode == Mode::NoValue {
            x.forget();
        }
        single(x)
    }

    /// Whatever the expression is.
    pub(super) fn raw_expr(&mut self, e: ExprId) -> Operand {
        self.expr_in(e, Context::default())
    }

    /// One or several values.
    pub(super) fn multi_expr(&mut self, e: ExprId) -> Vec<Operand> {
        let x = value_only(self.raw_expr(e));
        match x.ty.kind() {
            TyKind::Tuple(types) if x.mode == Mode::Value => types.iter().map(|ty| Operand::value(*ty, e)).collect(),
            _ => vec![x],
        }
    }

    /// Checks an expression and records it.
    pub(super) fn expr_in(&mut self, e: ExprId, context: Context) -> Operand {
        let checked = self.deeper(|check| check.make_expr(e, context));
        let mut x = checked.unwrap_or_else(|| Operand::unknown(e));
        x.expr = e;
        if x.ty.is_unknown() && !matches!(x.mode, Mode::Builtin | Mode::Package | Mode::Type) {
            x.forget();
        }
        if !context.generic {
            self.instantiate_for(&mut x, context.target);
        }
        self.record(&x);
        x
    }

    /// A generic function takes its arguments from what it is assigned to; else it is not known.
    pub(super) fn instantiate_for(&mut self, x: &mut Operand, target: Option<Ty>) {
        if !x.is_generic() {
            return;
        }
        match target.filter(|_| x.mode == Mode::Value) {
            Some(target) => self.infer_from_target(x, target),
            None => x.forget(),
        }
    }

    fn make_expr(&mut self, e: ExprId, context: Context) -> Operand {
        match self.decl[e] {
            Expr::Ident(name) => self.ident(e, name),
            Expr::BasicLit { kind, text } => self.basic_literal(e, kind, self.decl.text(text)),
            Expr::FuncLit { ty, body } => self.func_literal(e, ty, body),
            Expr::CompositeLit { ty, elts } => self.composite(e, ty, elts, context.hint),
            Expr::Paren(inner) => self.raw_expr(inner),
            Expr::Selector { x, sel } => self.selector(e, x, sel),
            Expr::Index { x, indices } => self.index_expr(e, x, indices, context),
            Expr::Slice { x, lo, hi, max } => self.slice_expr(e, x, [lo, hi, max]),
            Expr::TypeAssert { x, ty } => self.type_assertion(e, x, ty),
            Expr::Call { fun, args, ellipsis } => self.call(e, fun, args, ellipsis),
            Expr::Star(inner) => self.star(e, inner),
            Expr::Unary { op, x } => self.unary(e, op, x),
            Expr::Binary { op, x, y } => self.binary(e, op, x, y),
            Expr::ArrayType { .. }
            | Expr::StructType { .. }
            | Expr::FuncType(_)
            | Expr::InterfaceType { .. }
            | Expr::MapType { .. }
            | Expr::ChanType { .. } => Operand::ty(self.type_of(e), e),
            Expr::KeyValue { key, value } => {
                self.raw_expr(key);
                self.raw_expr(value);
                Operand::unknown(e)
            }
            Expr::Bad | Expr::Ellipsis(_) => Operand::unknown(e),
        }
    }

    fn basic_literal(&mut self, e: ExprId, kind: LitKind, text: &str) -> Operand {
        let basic = match kind {
            LitKind::Int => Basic::UntypedInt,
            LitKind::Float => Basic::UntypedFloat,
            LitKind::Imag => Basic::UntypedComplex,
            LitKind::Char => Basic::UntypedRune,
            LitKind::String => Basic::UntypedString,
        };
        Operand::constant(Ty::basic(basic), literal::value(kind, text), e)
    }

    fn func_literal(&mut self, e: ExprId, ty: FuncTypeId, body: StmtId) -> Operand {
        let (signature, locals) = self.signature_with_locals(ty);
        if self.records() {
            // Parameters belong to the literal, not to what is around it.
            for id in &locals {
                if let Some(local) = self.locals.get_mut(id.0 as usize) {
                    local.func = Some(e);
                }
            }
            let (has_call, iota) = (self.has_call, self.iota);
            self.func_body(Some(e), signature, &locals, body);
            (self.has_call, self.iota) = (has_call, iota);
        }
        Operand::value(signature, e)
    }

    fn type_assertion(&mut self, e: ExprId, x: ExprId, ty: Option<ExprId>) -> Operand {
        self.expr(x);
        let Some(ty) = ty else { return Operand::unknown(e) };
        let ty = self.type_of(ty);
        if ty.is_unknown() {
            return Operand::unknown(e);
        }
        Operand::new(Mode::CommaOk, ty, e)
    }

    fn star(&mut self, e: ExprId, inner: ExprId) -> Operand {
        let x = self.expr_or_type(inner, false);
        if x.ty.is_unknown() {
            return Operand::unknown(e);
        }
        if x.mode == Mode::Type {
            return Operand::ty(x.ty.pointer_to(), e);
        }
        match self.facts.core_type(x.ty).and_then(Ty::pointee) {
            Some(elem) if !elem.is_unknown() => Operand::new(Mode::Var, elem, e),
            _ => Operand::unknown(e),
        }
    }

    fn unary(&mut self, e: ExprId, op: UnaryOp, inner: ExprId) -> Operand {
        let mut x = self.expr(inner);
        x.expr = e;
        match op {
            UnaryOp::And if x.ty.is_unknown() => Operand::unknown(e),
            UnaryOp::And => Operand::value(x.ty.pointer_to(), e),
            UnaryOp::Arrow => {
                self.has_call = true;
                match self.facts.core_type(x.ty).map(Ty::kind) {
                    Some(TyKind::Chan(_, elem)) if !elem.is_unknown() => Operand::new(Mode::CommaOk, *elem, e),
                    _ => Operand::unknown(e),
                }
            }
            UnaryOp::Tilde => Operand::unknown(e),
            UnaryOp::Plus | UnaryOp::Minus | UnaryOp::Not | UnaryOp::Xor => {
                if !x.is_known() || !self.has_unary(op, x.ty) {
                    return Operand::unknown(e);
                }
                if x.is_const() {
                    let basic = self.facts.underlying(x.ty).as_basic();
                    let value = value::unary(op, &x.constant_value(), basic);
                    return Operand::constant(x.ty, value, e);
                }
                x.make_value();
                x
            }
        }
    }

    fn has_unary(&self, op: UnaryOp, ty: Ty) -> bool {
        match op {
            UnaryOp::Plus | UnaryOp::Minus => self.all_basic(ty, Basic::is_numeric),
            UnaryOp::Not => self.all_basic(ty, Basic::is_boolean),
            UnaryOp::Xor => self.all_basic(ty, Basic::is_integer),
            UnaryOp::And | UnaryOp::Arrow | UnaryOp::Tilde => true,
        }
    }

    /// The expressions of a chain of left-nested binary operations, outermost first, and the leftmost operand. Long sums
    /// of strings would nest too deeply.
    pub(super) fn left_spine(&self, e: ExprId) -> (Vec<(ExprId, BinaryOp, ExprId)>, ExprId) {
        let mut spine = Vec::new();
        let mut left = e;
        while let Expr::Binary { op, x, y } = self.decl[left] {
            spine.push((left, op, y));
            left = x;
        }
        (spine, left)
    }
}

/// Only values and constants are values.
pub(super) fn value_only(mut x: Operand) -> Operand {
    if matches!(x.mode, Mode::NoValue | Mode::Builtin | Mode::Type | Mode::Package) {
        x.forget();
    }
    x
}

/// Several values are no value.
fn single(mut x: Operand) -> Operand {
    if x.mode == Mode::Value && matches!(x.ty.kind(), TyKind::Tuple(_)) {
        x.forget();
    }
    x
}

/// The value of an integer constant as an index.
pub(super) fn index_value(x: &Operand) -> Option<i128> {
    match &x.value {
        Some(value @ (Value::Int(_) | Value::Float(_))) => value.as_int(),
        _ => None,
    }
}
