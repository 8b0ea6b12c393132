//! Constant values, as far as an analysis of pitfalls needs them.

use crate::intern::Symbol;

/// The value of a constant expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    /// A boolean.
    Bool(bool),
    /// An integer or rune. Larger ones are [`Const::Unknown`].
    Int(i128),
    /// A floating-point number.
    Float(f64),
    /// A string.
    String(Symbol),
    /// A constant whose value is not kept (complex, huge).
    Unknown,
}

impl Const {
    /// The value as an integer, if it is one.
    pub fn as_int(&self) -> Option<i128> {
        match self {
            Const::Int(value) => Some(*value),
            Const::Float(value) if value.fract() == 0.0 && value.abs() < 1e18 => Some(*value as i128),
            _ => None,
        }
    }

    /// The value as a string, if it is one.
    pub fn as_str(&self) -> Option<&'static str> {
        match self {
            Const::String(value) => Some(value.as_str()),
            _ => None,
        }
    }
}
