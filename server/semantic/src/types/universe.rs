//! Predeclared names, and the functions of package unsafe.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::ty::{Basic, Ty};
use crate::intern::Symbol;

/// A function that the language defines.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs, reason = "named as in the spec")]
pub enum Builtin {
    Append,
    Cap,
    Clear,
    Close,
    Complex,
    Copy,
    Delete,
    Imag,
    Len,
    Make,
    Max,
    Min,
    New,
    Panic,
    Print,
    Println,
    Real,
    Recover,
    UnsafeAdd,
    UnsafeAlignof,
    UnsafeOffsetof,
    UnsafeSizeof,
    UnsafeSlice,
    UnsafeSliceData,
    UnsafeString,
    UnsafeStringData,
}

/// What a predeclared name denotes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Predeclared {
    /// A type.
    Type(Ty),
    /// `true` or `false`.
    Bool(bool),
    /// `iota`
    Iota,
    /// `nil`
    Nil,
    /// A function.
    Builtin(Builtin),
}

static UNIVERSE: LazyLock<FxHashMap<Symbol, Predeclared>> = LazyLock::new(|| {
    let mut names = FxHashMap::default();
    let typed = Basic::ALL.iter().take_while(|basic| **basic != Basic::UnsafePointer);
    for &basic in typed {
        names.insert(Symbol::new(basic.as_str()), Predeclared::Type(Ty::basic(basic)));
    }
    let others = [
        ("byte", Predeclared::Type(Ty::BYTE)),
        ("rune", Predeclared::Type(Ty::RUNE)),
        ("any", Predeclared::Type(Ty::ANY)),
        ("error", Predeclared::Type(Ty::ERROR)),
        ("comparable", Predeclared::Type(Ty::COMPARABLE)),
        ("true", Predeclared::Bool(true)),
        ("false", Predeclared::Bool(false)),
        ("iota", Predeclared::Iota),
        ("nil", Predeclared::Nil),
        ("append", Predeclared::Builtin(Builtin::Append)),
        ("cap", Predeclared::Builtin(Builtin::Cap)),
        ("clear", Predeclared::Builtin(Builtin::Clear)),
        ("close", Predeclared::Builtin(Builtin::Close)),
        ("complex", Predeclared::Builtin(Builtin::Complex)),
        ("copy", Predeclared::Builtin(Builtin::Copy)),
        ("delete", Predeclared::Builtin(Builtin::Delete)),
        ("imag", Predeclared::Builtin(Builtin::Imag)),
        ("len", Predeclared::Builtin(Builtin::Len)),
        ("make", Predeclared::Builtin(Builtin::Make)),
        ("max", Predeclared::Builtin(Builtin::Max)),
        ("min", Predeclared::Builtin(Builtin::Min)),
        ("new", Predeclared::Builtin(Builtin::New)),
        ("panic", Predeclared::Builtin(Builtin::Panic)),
        ("print", Predeclared::Builtin(Builtin::Print)),
        ("println", Predeclared::Builtin(Builtin::Println)),
        ("real", Predeclared::Builtin(Builtin::Real)),
        ("recover", Predeclared::Builtin(Builtin::Recover)),
    ];
    names.extend(others.map(|(name, what)| (Symbol::new(name), what)));
    names
});

/// What `name` denotes where nothing shadows it.
pub fn predeclared(name: Symbol) -> Option<Predeclared> {
    UNIVERSE.get(&name).copied()
}

/// What `unsafe.name` denotes.
pub fn unsafe_member(name: Symbol) -> Option<Predeclared> {
    let builtin = match name.as_str() {
        "Pointer" => return Some(Predeclared::Type(Ty::UNSAFE_POINTER)),
        "Add" => Builtin::UnsafeAdd,
        "Alignof" => Builtin::UnsafeAlignof,
        "Offsetof" => Builtin::UnsafeOffsetof,
        "Sizeof" => Builtin::UnsafeSizeof,
        "Slice" => Builtin::UnsafeSlice,
        "SliceData" => Builtin::UnsafeSliceData,
        "String" => Builtin::UnsafeString,
        "StringData" => Builtin::UnsafeStringData,
        _ => return None,
    };
    Some(Predeclared::Builtin(builtin))
}
