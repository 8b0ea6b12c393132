//! Values of constant expressions while they are computed.
//!
//! Integers are exact up to 128 bits and floating-point numbers are `f64`; what needs more is [`Value::Unknown`].

use std::rc::Rc;

use super::constant::Const;
use super::ty::Basic;
use crate::intern::Symbol;
use crate::syntax::ast::{BinaryOp, UnaryOp};

/// Strings above this length are not computed with.
const MAX_STRING: usize = 1 << 16;
/// Strings above this length are not kept by [`Value::to_const`]: interned text is never freed.
const MAX_KEPT: usize = 256;
/// Below this magnitude every integer is an exact `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The value of a constant.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A boolean.
    Bool(bool),
    /// An integer or rune.
    Int(i128),
    /// A floating-point number.
    Float(f64),
    /// A string, which need not be UTF-8.
    Str(Rc<[u8]>),
    /// A constant of which the value is not known.
    Unknown,
}

impl Value {
    /// The value as it is kept in the results of checking.
    pub fn to_const(&self) -> Const {
        match self {
            Value::Bool(value) => Const::Bool(*value),
            Value::Int(value) => Const::Int(*value),
            Value::Float(value) => Const::Float(*value),
            Value::Str(bytes) if bytes.len() <= MAX_KEPT => match std::str::from_utf8(bytes) {
                Ok(text) => Const::String(Symbol::new(text)),
                Err(_) => Const::Unknown,
            },
            Value::Str(_) | Value::Unknown => Const::Unknown,
        }
    }

    /// A string value.
    pub fn string(text: &str) -> Value {
        Value::Str(text.as_bytes().into())
    }

    /// The value as an integer, when it is one.
    pub fn as_int(&self) -> Option<i128> {
        match self {
            Value::Int(value) => Some(*value),
            Value::Float(value) if value.fract() == 0.0 && value.abs() < EXACT => Some(*value as i128),
            _ => None,
        }
    }

    fn as_float(&self) -> Option<f64> {
        match self {
            Value::Int(value) => Some(*value as f64),
            Value::Float(value) => Some(*value),
            _ => None,
        }
    }

    /// The value after conversion to a basic type.
    pub fn convert(&self, to: Basic) -> Value {
        match self {
            Value::Int(code) if to.is_string() => {
                let rune = u32::try_from(*code).ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
                Value::string(rune.encode_utf8(&mut [0; 4]))
            }
            Value::Int(value) if to.is_float() => float(*value as f64),
            Value::Float(_) if to.is_integer() => self.as_int().map_or(Value::Unknown, Value::Int),
            Value::Float(value) if to == Basic::Float32 => float(f64::from(*value as f32)),
            other => other.clone(),
        }
    }
}

fn float(value: f64) -> Value {
    if value.is_finite() { Value::Float(value) } else { Value::Unknown }
}

/// The value of a unary operation; `ty` is the basic type that it is done in.
pub fn unary(op: UnaryOp, x: &Value, ty: Option<Basic>) -> Value {
    match (op, x) {
        (UnaryOp::Plus, _) => x.clone(),
        (UnaryOp::Minus, Value::Int(value)) => value.checked_neg().map_or(Value::Unknown, Value::Int),
        (UnaryOp::Minus, Value::Float(value)) => Value::Float(-value),
        (UnaryOp::Not, Value::Bool(value)) => Value::Bool(!value),
        (UnaryOp::Xor, Value::Int(value)) => match ty.and_then(Basic::unsigned_bits) {
            Some(bits) => Value::Int(!value & ((1i128 << bits) - 1)),
            None => Value::Int(!value),
        },
        _ => Value::Unknown,
    }
}

/// The value of an arithmetic or logical operation; `integer` tells integer division from the other one.
pub fn binary(op: BinaryOp, x: &Value, y: &Value, integer: bool) -> Value {
    match (x, y) {
        (Value::Bool(x), Value::Bool(y)) => match op {
            BinaryOp::LAnd => Value::Bool(*x && *y),
            BinaryOp::LOr => Value::Bool(*x || *y),
            _ => Value::Unknown,
        },
        (Value::Str(x), Value::Str(y)) if op == BinaryOp::Add && x.len() + y.len() <= MAX_STRING => {
            Value::Str(x.iter().chain(y.iter()).copied().collect())
        }
        (Value::Int(x), Value::Int(y)) => int_binary(op, *x, *y, integer),
        _ => match (x.as_float(), y.as_float()) {
            (Some(x), Some(y)) => float_binary(op, x, y),
            _ => Value::Unknown,
        },
    }
}

fn int_binary(op: BinaryOp, x: i128, y: i128, integer: bool) -> Value {
    let value = match op {
        BinaryOp::Add => x.checked_add(y),
        BinaryOp::Sub => x.checked_sub(y),
        BinaryOp::Mul => x.checked_mul(y),
        BinaryOp::Quo if !integer => return float_binary(op, x as f64, y as f64),
        BinaryOp::Quo => x.checked_div(y),
        BinaryOp::Rem => x.checked_rem(y),
        BinaryOp::And => Some(x & y),
        BinaryOp::Or => Some(x | y),
        BinaryOp::Xor => Some(x ^ y),
        BinaryOp::AndNot => Some(x & !y),
        _ => None,
    };
    value.map_or(Value::Unknown, Value::Int)
}

fn float_binary(op: BinaryOp, x: f64, y: f64) -> Value {
    match op {
        BinaryOp::Add => float(x + y),
        BinaryOp::Sub => float(x - y),
        BinaryOp::Mul => float(x * y),
        BinaryOp::Quo => float(x / y),
        _ => Value::Unknown,
    }
}

/// The value of a shift.
pub fn shift(op: BinaryOp, x: &Value, y: &Value) -> Value {
    let (Some(x), Some(count)) = (x.as_int(), y.as_int().and_then(|y| u32::try_from(y).ok())) else {
        return Value::Unknown;
    };
    match op {
        BinaryOp::Shl if x == 0 => Value::Int(0),
        BinaryOp::Shl if count < x.abs().leading_zeros().saturating_sub(1) => Value::Int(x << count),
        BinaryOp::Shr => Value::Int(x >> count.min(127)),
        _ => Value::Unknown,
    }
}

/// The value of a comparison.
pub fn compare(op: BinaryOp, x: &Value, y: &Value) -> Value {
    let order = match (x, y) {
        (Value::Bool(x), Value::Bool(y)) => Some(x.cmp(y)),
        (Value::Int(x), Value::Int(y)) => Some(x.cmp(y)),
        (Value::Str(x), Value::Str(y)) => Some(x.cmp(y)),
        _ => match (x.as_float(), y.as_float()) {
            (Some(x), Some(y)) => x.partial_cmp(&y),
            _ => None,
        },
    };
    let Some(order) = order else { return Value::Unknown };
    Value::Bool(match op {
        BinaryOp::Eql => order.is_eq(),
        BinaryOp::Neq => order.is_ne(),
        BinaryOp::Lss => order.is_lt(),
        BinaryOp::Leq => order.is_le(),
        BinaryOp::Gtr => order.is_gt(),
        BinaryOp::Geq => order.is_ge(),
        _ => return Value::Unknown,
    })
}
