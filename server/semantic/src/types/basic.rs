//! What kinds of basic types there are.

use super::ty::{Basic, Ty};

impl Basic {
    /// Whether this is a boolean type.
    pub fn is_boolean(self) -> bool {
        matches!(self, Basic::Bool | Basic::UntypedBool)
    }

    /// Whether this is an integer type; an untyped rune is one too.
    pub fn is_integer(self) -> bool {
        (Basic::Int..=Basic::Uintptr).contains(&self) || matches!(self, Basic::UntypedInt | Basic::UntypedRune)
    }

    /// Whether this is an unsigned integer type.
    pub fn is_unsigned(self) -> bool {
        (Basic::Uint..=Basic::Uintptr).contains(&self)
    }

    /// Size of an unsigned integer type in bits; `uint` and `uintptr` are taken for 64 bits wide.
    pub fn unsigned_bits(self) -> Option<u32> {
        match self {
            Basic::Uint8 => Some(8),
            Basic::Uint16 => Some(16),
            Basic::Uint32 => Some(32),
            Basic::Uint | Basic::Uint64 | Basic::Uintptr => Some(64),
            _ => None,
        }
    }

    /// Whether this is a floating-point type.
    pub fn is_float(self) -> bool {
        matches!(self, Basic::Float32 | Basic::Float64 | Basic::UntypedFloat)
    }

    /// Whether this is a complex type.
    pub fn is_complex(self) -> bool {
        matches!(self, Basic::Complex64 | Basic::Complex128 | Basic::UntypedComplex)
    }

    /// Whether this is a numeric type.
    pub fn is_numeric(self) -> bool {
        self.is_integer() || self.is_float() || self.is_complex()
    }

    /// Whether this is a string type.
    pub fn is_string(self) -> bool {
        matches!(self, Basic::String | Basic::UntypedString)
    }

    /// Whether values of the type may be constants.
    pub fn is_const(self) -> bool {
        self.is_boolean() || self.is_numeric() || self.is_string()
    }

    /// Whether values of the type are ordered.
    pub fn is_ordered(self) -> bool {
        self.is_integer() || self.is_float() || self.is_string()
    }

    /// The type that an untyped constant takes when nothing else decides; other types stay.
    pub fn default_type(self) -> Basic {
        match self {
            Basic::UntypedBool => Basic::Bool,
            Basic::UntypedInt => Basic::Int,
            Basic::UntypedRune => Basic::Int32,
            Basic::UntypedFloat => Basic::Float64,
            Basic::UntypedComplex => Basic::Complex128,
            Basic::UntypedString => Basic::String,
            other => other,
        }
    }

    /// The name of the type as it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Basic::Bool => "bool",
            Basic::Int => "int",
            Basic::Int8 => "int8",
            Basic::Int16 => "int16",
            Basic::Int32 => "int32",
            Basic::Int64 => "int64",
            Basic::Uint => "uint",
            Basic::Uint8 => "uint8",
            Basic::Uint16 => "uint16",
            Basic::Uint32 => "uint32",
            Basic::Uint64 => "uint64",
            Basic::Uintptr => "uintptr",
            Basic::Float32 => "float32",
            Basic::Float64 => "float64",
            Basic::Complex64 => "complex64",
            Basic::Complex128 => "complex128",
            Basic::String => "string",
            Basic::UnsafePointer => "unsafe.Pointer",
            Basic::UntypedBool => "untyped bool",
            Basic::UntypedInt => "untyped int",
            Basic::UntypedRune => "untyped rune",
            Basic::UntypedFloat => "untyped float",
            Basic::UntypedComplex => "untyped complex",
            Basic::UntypedString => "untyped string",
            Basic::UntypedNil => "untyped nil",
        }
    }
}

impl Ty {
    /// The type that an untyped value takes when nothing else decides; other types stay.
    pub fn default_type(self) -> Ty {
        if !self.is_untyped() {
            return self;
        }
        self.as_basic().map_or(self, |basic| Ty::basic(basic.default_type()))
    }
}

/// The larger of two untyped types: of two different kinds of numbers the later one in int, rune, float, complex.
pub fn larger_untyped(x: Ty, y: Ty) -> Option<Ty> {
    if x == y {
        return Some(x);
    }
    let numeric = |ty: Ty| ty.as_basic().is_some_and(Basic::is_numeric) && ty.is_untyped();
    (numeric(x) && numeric(y)).then(|| x.max(y))
}
