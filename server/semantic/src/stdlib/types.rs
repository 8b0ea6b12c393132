//! Types, one level at a time.

use super::decode::TypeRef;
use super::object::is_exported;
use super::refs::{NamedRef, TypeParams};
use super::wire::hidden;
use crate::syntax::ast::ChanDir;
use crate::types::Basic;

/// A type, one level of it.
#[derive(Clone, Debug)]
pub enum StdType {
    /// Not recorded: the signature of an unexported method.
    Unknown,
    /// A basic type. `byte` and `rune` are `uint8` and `int32`.
    Basic(Basic),
    /// `error`
    Error,
    /// `any`
    Any,
    /// `comparable`
    Comparable,
    /// A defined type or alias, with its type arguments.
    Named(NamedRef, Vec<TypeRef>),
    /// `*T`
    Pointer(TypeRef),
    /// `[]T`
    Slice(TypeRef),
    /// `[n]T`
    Array(u64, TypeRef),
    /// `map[K]V`
    Map(TypeRef, TypeRef),
    /// A channel.
    Chan(ChanDir, TypeRef),
    /// A struct.
    Struct(Struct),
    /// A function.
    Func(Signature),
    /// An interface.
    Interface(Interface),
    /// A union in a constraint; `~T` alone is one too. It may stand for itself, without an interface around it.
    Union(Vec<Term>),
    /// A type parameter: the list that declares it, and its place there.
    TypeParam(TypeParams, u32),
}

/// A struct type.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Exported and embedded fields, in their order.
    pub fields: Vec<Field>,
    /// What the other fields amount to.
    pub hidden: Hidden,
}

/// What the unexported fields of a struct amount to, embedded ones aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Hidden {
    /// There are some.
    pub some: bool,
    /// One of them has a type that can't be compared.
    pub incomparable: bool,
    /// One of them is or holds a lock or something else that must not be copied.
    pub lock: bool,
}

/// A field of a struct.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Name; of an embedded field that of its type.
    pub name: &'static str,
    /// Type.
    pub ty: TypeRef,
    /// Whether it is embedded.
    pub embedded: bool,
    /// The minor version of Go 1 in which it appeared; 0 is Go 1 itself. Known for fields of declared types.
    pub since: u8,
    /// Whether its documentation says so.
    pub deprecated: bool,
}

impl Field {
    /// Whether other packages can use it. Unexported ones are there because they are embedded.
    pub fn is_exported(&self) -> bool {
        is_exported(self.name)
    }
}

/// A function type.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Parameters; of a variadic function the last is a slice.
    pub params: Vec<Param>,
    /// Results.
    pub results: Vec<Param>,
    /// Whether the last parameter is variadic.
    pub variadic: bool,
}

/// A parameter or result.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Name, or nothing.
    pub name: &'static str,
    /// Type.
    pub ty: TypeRef,
}

/// An interface type.
#[derive(Clone, Debug)]
pub struct Interface {
    /// Methods that it declares itself, sorted by name, unexported ones included.
    pub methods: Vec<InterfaceMethod>,
    /// What it embeds: interfaces, unions, `comparable`.
    pub embeds: Vec<TypeRef>,
}

/// A method of an interface.
#[derive(Clone, Copy, Debug)]
pub struct InterfaceMethod {
    /// Name.
    pub name: &'static str,
    /// Type; unknown if the method is not exported.
    pub signature: TypeRef,
    /// The minor version of Go 1 in which it appeared; 0 is Go 1 itself. Known for methods of declared types.
    pub since: u8,
    /// Whether its documentation says so.
    pub deprecated: bool,
}

impl InterfaceMethod {
    /// Whether other packages can call it and implement it.
    pub fn is_exported(&self) -> bool {
        is_exported(self.name)
    }
}

/// A term of a union.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// Whether it is `~T`.
    pub tilde: bool,
    /// Type.
    pub ty: TypeRef,
}

impl Hidden {
    pub(super) fn from_bits(bits: u8) -> Hidden {
        Hidden {
            some: bits & hidden::SOME != 0,
            incomparable: bits & hidden::INCOMPARABLE != 0,
            lock: bits & hidden::LOCK != 0,
        }
    }
}
