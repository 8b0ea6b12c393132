//! Types as hash-consed values: equal types are equal numbers.

use std::fmt;

use super::pool;
use crate::intern::Symbol;
pub use crate::syntax::ast::ChanDir;

/// A type. Identical types (in the sense of the Go spec) are the same value.
///
/// The pool is shared by the process and only grows: types repeat, so it grows with the vocabulary of types and not
/// with the number of edits. A named type is a name, not its content; ask the model for its underlying type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ty(pub(super) u32);

/// A predeclared basic type or the type of an untyped constant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "named as in go/types")]
pub enum Basic {
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
}

impl Basic {
    /// All of them, in order.
    pub const ALL: [Basic; 25] = {
        use Basic::*;
        [
            Bool,
            Int,
            Int8,
            Int16,
            Int32,
            Int64,
            Uint,
            Uint8,
            Uint16,
            Uint32,
            Uint64,
            Uintptr,
            Float32,
            Float64,
            Complex64,
            Complex128,
            String,
            UnsafePointer,
            UntypedBool,
            UntypedInt,
            UntypedRune,
            UntypedFloat,
            UntypedComplex,
            UntypedString,
            UntypedNil,
        ]
    };
}

/// The declaration of a named type or type parameter: which one it is, never what it contains.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct TypeName {
    /// Import path of the package ("" for the universe), or its directory when it has no import path.
    pub package: Symbol,
    /// Declared name.
    pub name: Symbol,
    /// 0 at package level. A local type is told apart by its function and place: a hash that survives edits elsewhere.
    pub scope: u32,
}

/// A field of a struct type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct StructField {
    /// Name; of an embedded field the name of its type.
    pub name: Symbol,
    /// Package of an unexported name, else [`Symbol::EMPTY`].
    pub package: Symbol,
    /// Type.
    pub ty: Ty,
    /// Whether it is embedded.
    pub embedded: bool,
    /// The tag literal's value, else [`Symbol::EMPTY`].
    pub tag: Symbol,
}

/// A method of an interface type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Method {
    /// Name.
    pub name: Symbol,
    /// Package of an unexported name, else [`Symbol::EMPTY`].
    pub package: Symbol,
    /// Signature, a [`TyKind::Func`].
    pub ty: Ty,
}

/// One term of a constraint: `T` or `~T`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Term {
    /// Whether it is `~T`.
    pub tilde: bool,
    /// The type.
    pub ty: Ty,
}

/// What a type is made of.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TyKind {
    /// Not known. Never an answer.
    Unknown,
    /// A basic type. `byte` and `rune` are `Uint8` and `Int32`.
    Basic(Basic),
    /// A defined type, with its type arguments.
    Named(TypeName, Box<[Ty]>),
    /// `*T`
    Pointer(Ty),
    /// `[]T`
    Slice(Ty),
    /// `[n]T`; a length that is not known is `None`.
    Array(Option<u64>, Ty),
    /// `map[K]V`
    Map(Ty, Ty),
    /// A channel type.
    Chan(ChanDir, Ty),
    /// A struct type.
    Struct(Box<[StructField]>),
    /// A function type without receiver.
    Func {
        /// Parameter types; of a variadic function the last is a slice.
        params: Box<[Ty]>,
        /// Result types.
        results: Box<[Ty]>,
        /// Whether the last parameter is variadic.
        variadic: bool,
    },
    /// An interface type: methods sorted by name, embedded types and unions as declared.
    Interface {
        /// Explicit methods.
        methods: Box<[Method]>,
        /// Embedded types; unions among them.
        embeds: Box<[Ty]>,
    },
    /// A union in a constraint.
    Union(Box<[Term]>),
    /// Several results of a call, or none.
    Tuple(Box<[Ty]>),
    /// A type parameter: its owner (a type, function or method), its place, its name.
    TypeParam {
        /// What declares it; methods are named `Type.Method`.
        owner: TypeName,
        /// Position in the list.
        index: u32,
        /// Name.
        name: Symbol,
    },
}

impl TyKind {
    /// Calls `f` with each type that this one is written with.
    pub fn each_part(&self, f: &mut dyn FnMut(Ty)) {
        match self {
            TyKind::Unknown | TyKind::Basic(_) | TyKind::TypeParam { .. } => {}
            TyKind::Pointer(elem) | TyKind::Slice(elem) | TyKind::Array(_, elem) | TyKind::Chan(_, elem) => f(*elem),
            TyKind::Map(key, value) => {
                f(*key);
                f(*value);
            }
            TyKind::Named(_, types) | TyKind::Tuple(types) => types.iter().copied().for_each(f),
            TyKind::Struct(fields) => fields.iter().for_each(|field| f(field.ty)),
            TyKind::Func { params, results, .. } => params.iter().chain(results).copied().for_each(f),
            TyKind::Interface { methods, embeds } => {
                methods.iter().for_each(|method| f(method.ty));
                embeds.iter().copied().for_each(f);
            }
            TyKind::Union(terms) => terms.iter().for_each(|term| f(term.ty)),
        }
    }
}

impl Ty {
    /// The type that is not known.
    pub const UNKNOWN: Ty = Ty(0);
    /// The type of a call without results.
    pub const VOID: Ty = Ty(1);
    /// `interface{}`
    pub const ANY: Ty = Ty(2);
    /// The predeclared type `error`.
    pub const ERROR: Ty = Ty(3);
    /// The predeclared constraint `comparable`.
    pub const COMPARABLE: Ty = Ty(4);
    /// `bool`
    pub const BOOL: Ty = Ty::basic(Basic::Bool);
    /// `int`
    pub const INT: Ty = Ty::basic(Basic::Int);
    /// `byte`
    pub const BYTE: Ty = Ty::basic(Basic::Uint8);
    /// `rune`
    pub const RUNE: Ty = Ty::basic(Basic::Int32);
    /// `string`
    pub const STRING: Ty = Ty::basic(Basic::String);
    /// `uintptr`
    pub const UINTPTR: Ty = Ty::basic(Basic::Uintptr);
    /// `unsafe.Pointer`
    pub const UNSAFE_POINTER: Ty = Ty::basic(Basic::UnsafePointer);
    /// The type of `nil`.
    pub const NIL: Ty = Ty::basic(Basic::UntypedNil);

    pub(super) const FIRST_BASIC: u32 = 5;

    /// The type made of `kind`.
    pub fn new(kind: TyKind) -> Ty {
        Ty(pool::intern(kind))
    }

    /// What the type is made of.
    pub fn kind(self) -> &'static TyKind {
        &pool::entry(self.0).kind
    }

    /// A basic type.
    pub const fn basic(basic: Basic) -> Ty {
        Ty(Ty::FIRST_BASIC + basic as u32)
    }

    /// The basic type that this is, not looking through names.
    pub fn as_basic(self) -> Option<Basic> {
        match self.kind() {
            TyKind::Basic(basic) => Some(*basic),
            _ => None,
        }
    }

    /// The type of several values.
    pub fn tuple(types: impl IntoIterator<Item = Ty>) -> Ty {
        Ty::new(TyKind::Tuple(types.into_iter().collect()))
    }

    /// A function type without results or with one.
    pub fn func(params: impl IntoIterator<Item = Ty>, result: Option<Ty>) -> Ty {
        let params = params.into_iter().collect();
        Ty::new(TyKind::Func { params, results: result.into_iter().collect(), variadic: false })
    }

    /// Whether nothing is known of the type.
    pub fn is_unknown(self) -> bool {
        self == Ty::UNKNOWN
    }

    /// Whether some part of the type is not known.
    pub fn has_unknown(self) -> bool {
        pool::entry(self.0).flags & pool::HAS_UNKNOWN != 0
    }

    /// Whether a type parameter occurs in the type.
    pub fn has_type_params(self) -> bool {
        pool::entry(self.0).flags & pool::HAS_TYPE_PARAM != 0
    }

    /// How deeply types nest in it.
    pub fn depth(self) -> u32 {
        u32::from(pool::entry(self.0).depth)
    }

    /// Whether this is the type of an untyped constant, of an untyped boolean or of `nil`.
    pub fn is_untyped(self) -> bool {
        (Ty::FIRST_BASIC + Basic::UntypedBool as u32..=Ty::FIRST_BASIC + Basic::UntypedNil as u32).contains(&self.0)
    }

    /// Whether this is a type parameter.
    pub fn is_type_param(self) -> bool {
        matches!(self.kind(), TyKind::TypeParam { .. })
    }

    /// `*self`
    pub fn pointer_to(self) -> Ty {
        Ty::new(TyKind::Pointer(self))
    }

    /// `[]self`
    pub fn slice_of(self) -> Ty {
        Ty::new(TyKind::Slice(self))
    }

    /// The pointee of a pointer type, not looking through names.
    pub fn pointee(self) -> Option<Ty> {
        match self.kind() {
            TyKind::Pointer(elem) => Some(*elem),
            _ => None,
        }
    }

    /// The defined type that this is, not looking through pointers.
    pub fn name(self) -> Option<TypeName> {
        match self.kind() {
            TyKind::Named(name, _) => Some(*name),
            _ => None,
        }
    }

    /// Whether this is the package-level defined type `package.name`, such as `("net", "Conn")`.
    pub fn is_named(self, package: &str, name: &str) -> bool {
        self.name().is_some_and(|n| n.scope == 0 && n.name == name && n.package == package)
    }

    /// Whether this is a pointer to the defined type `package.name`.
    pub fn is_pointer_to(self, package: &str, name: &str) -> bool {
        self.pointee().is_some_and(|elem| elem.is_named(package, name))
    }
}

impl fmt::Debug for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind())
    }
}
