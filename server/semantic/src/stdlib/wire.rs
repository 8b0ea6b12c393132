//! How the table is laid out in bytes: shared by the packer in `gohazard-dev` and the reader.
//!
//! ```text
//! MAGIC, then little-endian u32s: see `section`
//! text       every name once, each followed by a newline
//! index      u32: where in the text each STRINGS_PER_BLOCK-th name begins
//! packages   PACKAGE_SIZE bytes each, sorted by path: path, name, body (u32 each), since, flags, 2 unused
//! named      NAMED_SIZE bytes each: package (u16), name (u32); the most used first
//! params     u32: where each list of type parameters is
//! masks      u16: sets of platforms
//! platforms  u32: names of the platforms
//! bodies     of packages and type parameter lists
//! ```
//!
//! A package's body: number of blocks, u32 position of each block, u32 end of the last; then the blocks. A block holds
//! OBJECTS_PER_BLOCK objects or a few more: the forms of one name stay together. Names of a block are differences to
//! the name before, so a block is read from its beginning. Types are trees in prefix order, decoded in place.

/// What the table begins with; the last byte is the version of this layout.
pub const MAGIC: &[u8; 8] = b"gohazst\x01";

/// Names in a block of the string index.
pub const STRINGS_PER_BLOCK: u32 = 16;
/// Objects in a block of a package, unless the forms of the last name need more room.
pub const OBJECTS_PER_BLOCK: usize = 32;
/// Bytes of a package's entry.
pub const PACKAGE_SIZE: u32 = 16;
/// Bytes of a named type's entry.
pub const NAMED_SIZE: u32 = 6;

/// Set in the package of a named type's entry: it is an alias.
pub const NAMED_ALIAS: u16 = 1 << 15;

/// Numbers in the header: where a section is; the number after it says how many entries it has.
#[allow(missing_docs, reason = "the sections of the layout")]
pub mod section {
    pub const INDEX: u32 = 0;
    pub const PACKAGES: u32 = 2;
    pub const NAMED: u32 = 4;
    pub const PARAMS: u32 = 6;
    pub const MASKS: u32 = 8;
    pub const PLATFORMS: u32 = 10;
    /// Where the names are.
    pub const TEXT: u32 = 12;
    /// The number of the name that is the version of Go.
    pub const GO_VERSION: u32 = 13;
    pub const COUNT: u32 = 14;
}

/// Flags of a package.
#[allow(missing_docs, reason = "two words say it")]
pub mod package {
    pub const PUBLIC: u8 = 1;
    pub const DEPRECATED: u8 = 2;
}

/// The low half of an object's first byte: what it is.
#[allow(missing_docs, reason = "what the object is; constants by the kind of their value")]
pub mod object {
    pub const KIND: u8 = 0x0f;

    pub const CONST_BOOL: u8 = 0;
    pub const CONST_INT: u8 = 1;
    pub const CONST_FLOAT: u8 = 2;
    pub const CONST_STRING: u8 = 3;
    pub const VAR: u8 = 4;
    pub const FUNC: u8 = 5;
    pub const TYPE: u8 = 6;
    pub const ALIAS: u8 = 7;
    pub const BUILTIN: u8 = 8;
}

/// The high half of the first byte of an object or method, and the flags of fields and interface methods: what follows
/// the name, and in this order.
#[allow(missing_docs, reason = "named after what they say")]
pub mod flag {
    pub const DEPRECATED: u8 = 0x10;
    pub const SINCE: u8 = 0x20;
    pub const MASK: u8 = 0x40;
    pub const TYPE_PARAMS: u8 = 0x80;

    /// Of a method.
    pub const POINTER_RECEIVER: u8 = 1;
    /// Of a field.
    pub const EMBEDDED: u8 = 1;
    /// Of a term in a union.
    pub const TILDE: u8 = 1;
}

/// What the fields that a struct's entry leaves out amount to.
#[allow(missing_docs, reason = "documented at `Hidden`")]
pub mod hidden {
    pub const SOME: u8 = 1;
    pub const INCOMPARABLE: u8 = 2;
    pub const LOCK: u8 = 4;
}

/// The first byte of a type.
#[allow(missing_docs, reason = "named after the types")]
pub mod tag {
    pub const UNKNOWN: u8 = 0;
    pub const ERROR: u8 = 1;
    pub const ANY: u8 = 2;
    pub const COMPARABLE: u8 = 3;
    /// The first of [`super::BASICS`].
    pub const BASIC: u8 = 4;
    pub const POINTER: u8 = 40;
    pub const SLICE: u8 = 41;
    pub const ARRAY: u8 = 42;
    pub const MAP: u8 = 43;
    pub const CHAN: u8 = 44;
    pub const SEND_CHAN: u8 = 45;
    pub const RECV_CHAN: u8 = 46;
    pub const STRUCT: u8 = 47;
    pub const FUNC: u8 = 48;
    pub const VARIADIC: u8 = 49;
    pub const INTERFACE: u8 = 50;
    pub const UNION: u8 = 51;
    pub const TYPE_PARAM: u8 = 52;
    /// A generic type with its arguments.
    pub const INSTANCE: u8 = 53;
    /// A named type: the first ones take one byte,
    pub const NAMED: u8 = 64;
    /// the others two.
    pub const NAMED_LONG: u8 = 128;
}

use crate::types::Basic;

/// The basic types in the order of their tags, with the names that go/types gives them.
pub const BASICS: [(&str, Basic); 27] = [
    ("bool", Basic::Bool),
    ("int", Basic::Int),
    ("int8", Basic::Int8),
    ("int16", Basic::Int16),
    ("int32", Basic::Int32),
    ("int64", Basic::Int64),
    ("uint", Basic::Uint),
    ("uint8", Basic::Uint8),
    ("uint16", Basic::Uint16),
    ("uint32", Basic::Uint32),
    ("uint64", Basic::Uint64),
    ("uintptr", Basic::Uintptr),
    ("float32", Basic::Float32),
    ("float64", Basic::Float64),
    ("complex64", Basic::Complex64),
    ("complex128", Basic::Complex128),
    ("string", Basic::String),
    ("unsafe.Pointer", Basic::UnsafePointer),
    ("untyped bool", Basic::UntypedBool),
    ("untyped int", Basic::UntypedInt),
    ("untyped rune", Basic::UntypedRune),
    ("untyped float", Basic::UntypedFloat),
    ("untyped complex", Basic::UntypedComplex),
    ("untyped string", Basic::UntypedString),
    ("untyped nil", Basic::UntypedNil),
    ("byte", Basic::Uint8),
    ("rune", Basic::Int32),
];

/// Appends a number, seven bits a byte, the lowest first.
pub fn put_varint(out: &mut Vec<u8>, value: impl Into<u128>) {
    let mut rest: u128 = value.into();
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// Makes small negative numbers small.
pub fn zigzag(value: i128) -> u128 {
    ((value << 1) ^ (value >> 127)) as u128
}

/// A place in the table. Every read is checked; past the end there is nothing.
#[derive(Clone, Copy, Debug)]
pub struct Cursor {
    bytes: &'static [u8],
    at: usize,
}

impl Cursor {
    /// A cursor that reads `bytes` from `at` on.
    pub fn new(bytes: &'static [u8], at: u32) -> Cursor {
        Cursor { bytes, at: at as usize }
    }

    /// The position.
    pub fn position(&self) -> u32 {
        self.at as u32
    }

    /// One byte.
    pub fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// Some bytes.
    pub fn take(&mut self, count: usize) -> Option<&'static [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    /// Two bytes as a number, the lower first.
    pub fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    /// Four bytes as a number, the lowest first.
    pub fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// A floating-point number.
    pub fn f64(&mut self) -> Option<f64> {
        Some(f64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    /// What [`put_varint`] wrote, if it fits.
    pub fn varint(&mut self) -> Option<u32> {
        u32::try_from(self.big()?).ok()
    }

    /// What [`put_varint`] wrote.
    pub fn big(&mut self) -> Option<u128> {
        let mut value = 0u128;
        for shift in (0..128).step_by(7) {
            let byte = self.byte()?;
            value |= u128::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// What [`put_varint`] wrote of a [`zigzag`].
    pub fn signed(&mut self) -> Option<i128> {
        let value = self.big()?;
        Some((value >> 1) as i128 ^ -((value & 1) as i128))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_survive() {
        for value in [0, 1, -1, 63, 64, -64, -65, i128::from(i64::MIN), i128::from(u64::MAX), i128::MAX, i128::MIN] {
            let mut out = Vec::new();
            put_varint(&mut out, zigzag(value));
            let mut cursor = Cursor::new(out.leak(), 0);
            assert_eq!(cursor.signed(), Some(value));
            assert_eq!(cursor.byte(), None);
        }
    }

    #[test]
    fn endless_number_is_nothing() {
        assert_eq!(Cursor::new(&[0xff; 64], 0).big(), None);
        assert_eq!(Cursor::new(&[0xff, 0xff], 0).big(), None);
    }
}
