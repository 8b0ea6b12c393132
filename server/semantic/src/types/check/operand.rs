//! Intermediate values.

use std::rc::Rc;

use crate::syntax::ast::ExprId;
use crate::types::info::Mode;
use crate::types::ty::{Basic, Ty};
use crate::types::universe::Builtin;
use crate::types::value::Value;

/// What an expression was found to denote.
#[derive(Clone, Debug)]
pub(super) struct Operand {
    pub mode: Mode,
    pub ty: Ty,
    /// The value of a constant.
    pub value: Option<Value>,
    pub expr: ExprId,
    /// Type parameters of a generic function or type that has no arguments yet.
    pub generic: Option<Rc<[Ty]>>,
    /// Type arguments that a generic function was given so far.
    pub targs: Vec<Ty>,
    pub builtin: Option<Builtin>,
}

impl Operand {
    pub fn new(mode: Mode, ty: Ty, expr: ExprId) -> Operand {
        Operand { mode, ty, value: None, expr, generic: None, targs: Vec::new(), builtin: None }
    }

    pub fn unknown(expr: ExprId) -> Operand {
        Operand::new(Mode::Unknown, Ty::UNKNOWN, expr)
    }

    pub fn value(ty: Ty, expr: ExprId) -> Operand {
        Operand::new(Mode::Value, ty, expr)
    }

    pub fn ty(ty: Ty, expr: ExprId) -> Operand {
        Operand::new(Mode::Type, ty, expr)
    }

    pub fn constant(ty: Ty, value: Value, expr: ExprId) -> Operand {
        Operand { value: Some(value), ..Operand::new(Mode::Const, ty, expr) }
    }

    pub fn no_value(expr: ExprId) -> Operand {
        Operand::new(Mode::NoValue, Ty::VOID, expr)
    }

    /// Whether something is known of it.
    pub fn is_known(&self) -> bool {
        self.mode != Mode::Unknown
    }

    pub fn is_const(&self) -> bool {
        self.mode == Mode::Const
    }

    pub fn is_nil(&self) -> bool {
        self.mode == Mode::Nil
    }

    pub fn is_generic(&self) -> bool {
        self.generic.is_some()
    }

    /// Forgets everything but which expression it is.
    pub fn forget(&mut self) {
        *self = Operand::unknown(self.expr);
    }

    /// Makes it a value that is no constant.
    pub fn make_value(&mut self) {
        self.mode = Mode::Value;
        self.value = None;
    }

    /// The value of a constant, which may itself be unknown.
    pub fn constant_value(&self) -> Value {
        self.value.clone().unwrap_or(Value::Unknown)
    }

    pub fn untyped(&self) -> Option<Basic> {
        if self.ty.is_untyped() { self.ty.as_basic() } else { None }
    }
}
