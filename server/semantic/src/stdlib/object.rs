//! Package-level objects and methods.

use super::decode::TypeRef;
use super::platform::PlatformMask;
use super::refs::TypeParams;
use super::table::Table;

use super::wire::{Cursor, flag, object};

/// A package-level object in one of its forms.
#[derive(Clone, Copy, Debug)]
pub struct Object {
    /// Name.
    pub name: &'static str,
    /// The minor version of Go 1 in which it appeared; 0 is Go 1 itself.
    pub since: u8,
    /// The platforms that have it in this form.
    pub platforms: PlatformMask,
    /// Whether its documentation says so.
    pub deprecated: bool,
    /// Type parameters of a generic function or type.
    pub type_params: Option<TypeParams>,
    /// What it is.
    pub kind: ObjectKind,
}

/// What an object is.
#[derive(Clone, Copy, Debug)]
pub enum ObjectKind {
    /// A constant.
    Const {
        /// Type; untyped ones included.
        ty: TypeRef,
        /// Value.
        value: ConstValue,
    },
    /// A variable.
    Var(TypeRef),
    /// A function.
    Func(TypeRef),
    /// A type.
    Type(TypeDecl),
    /// A function of package unsafe.
    Builtin,
}

/// The value of a constant.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum ConstValue {
    /// A boolean.
    Bool(bool),
    /// An integer or rune.
    Int(i128),
    /// A floating-point number.
    Float(f64),
    /// A string.
    Str(&'static str),
}

/// The declaration of a type.
#[derive(Clone, Copy, Debug)]
pub struct TypeDecl {
    /// Whether it is an alias.
    pub alias: bool,
    /// The underlying type, or what the alias stands for.
    pub underlying: TypeRef,
    methods: Methods,
}

impl TypeDecl {
    /// The methods that the type declares, sorted by name, those of its embedded fields not included. Unexported ones
    /// are there if an interface of the package asks for them.
    pub fn methods(&self) -> Methods {
        self.methods
    }

    /// The method of that name.
    pub fn method(&self, name: &str) -> Option<Method> {
        self.methods().find(|method| method.name == name)
    }
}

/// A method of a defined type that is not an interface.
#[derive(Clone, Copy, Debug)]
pub struct Method {
    /// Name.
    pub name: &'static str,
    /// The minor version of Go 1 in which it appeared; 0 is Go 1 itself.
    pub since: u8,
    /// The platforms that have it.
    pub platforms: PlatformMask,
    /// Whether its documentation says so.
    pub deprecated: bool,
    /// Whether only pointers have it.
    pub pointer_receiver: bool,
    /// Type parameters of its own.
    pub type_params: Option<TypeParams>,
    /// Its type; unknown if the method is not exported.
    pub signature: TypeRef,
}

impl Method {
    /// Whether other packages can call it.
    pub fn is_exported(&self) -> bool {
        is_exported(self.name)
    }
}

/// An iterator over methods.
#[derive(Clone, Copy, Debug)]
pub struct Methods {
    table: Table,
    rest: Cursor,
    left: u32,
    platforms: PlatformMask,
}

impl Iterator for Methods {
    type Item = Method;

    fn next(&mut self) -> Option<Method> {
        self.left = self.left.checked_sub(1)?;
        let method = self.read();
        if method.is_none() {
            self.left = 0;
        }
        method
    }
}

impl Methods {
    fn read(&mut self) -> Option<Method> {
        let flags = self.rest.byte()?;
        let name = self.table.string(self.rest.varint()?)?;
        let common = Common::read(self.table, &mut self.rest, flags)?;
        let signature = TypeRef::read(self.table, &mut self.rest)?;
        Some(Method {
            name,
            since: common.since,
            platforms: common.platforms.unwrap_or(self.platforms),
            deprecated: flags & flag::DEPRECATED != 0,
            pointer_receiver: flags & flag::POINTER_RECEIVER != 0,
            type_params: common.type_params,
            signature,
        })
    }
}

impl Object {
    /// Whether other packages can use it.
    pub fn is_exported(&self) -> bool {
        is_exported(self.name)
    }

    /// Its type declaration, if it is a type.
    pub fn as_type(&self) -> Option<TypeDecl> {
        match self.kind {
            ObjectKind::Type(decl) => Some(decl),
            _ => None,
        }
    }

    /// Reads what follows the head of an object.
    pub(super) fn read(table: Table, rest: &mut Cursor, head: Head, name: &'static str) -> Option<Object> {
        let common = Common::read(table, rest, head.first)?;
        let platforms = common.platforms.unwrap_or(PlatformMask(table.all_platforms()));
        Some(Object {
            name,
            since: common.since,
            platforms,
            deprecated: head.first & flag::DEPRECATED != 0,
            type_params: common.type_params,
            kind: ObjectKind::read(table, rest, head.first & object::KIND, platforms)?,
        })
    }
}

/// What an object begins with: kind and flags, and the number of its name.
#[derive(Clone, Copy)]
pub(super) struct Head {
    first: u8,
    pub name: u32,
}

impl Head {
    /// Reads a head; `previous` is the number of the name before.
    pub fn read(rest: &mut Cursor, previous: u32) -> Option<Head> {
        let first = rest.byte()?;
        let name = i128::from(previous).checked_add(rest.signed()?)?;
        Some(Head { first, name: u32::try_from(name).ok()? })
    }
}

impl ObjectKind {
    fn read(table: Table, rest: &mut Cursor, kind: u8, platforms: PlatformMask) -> Option<ObjectKind> {
        match kind {
            object::BUILTIN => return Some(ObjectKind::Builtin),
            object::TYPE => return TypeDecl::read(table, rest, platforms).map(ObjectKind::Type),
            _ => {}
        }
        let ty = TypeRef::read(table, rest)?;
        let value = match kind {
            object::VAR => return Some(ObjectKind::Var(ty)),
            object::FUNC => return Some(ObjectKind::Func(ty)),
            object::ALIAS => {
                let methods = Methods { table, rest: *rest, left: 0, platforms };
                return Some(ObjectKind::Type(TypeDecl { alias: true, underlying: ty, methods }));
            }
            object::CONST_BOOL => ConstValue::Bool(rest.byte()? != 0),
            object::CONST_INT => ConstValue::Int(rest.signed()?),
            object::CONST_FLOAT => ConstValue::Float(rest.f64()?),
            object::CONST_STRING => {
                let length = rest.varint()? as usize;
                ConstValue::Str(std::str::from_utf8(rest.take(length)?).ok()?)
            }
            _ => return None,
        };
        Some(ObjectKind::Const { ty, value })
    }
}

impl TypeDecl {
    /// A type declaration tells its length, so that looking for a name doesn't have to read it.
    fn read(table: Table, rest: &mut Cursor, platforms: PlatformMask) -> Option<TypeDecl> {
        let length = rest.varint()? as usize;
        let mut inside = *rest;
        rest.take(length)?;
        let underlying = TypeRef::read(table, &mut inside)?;
        let left = inside.varint()?;
        Some(TypeDecl { alias: false, underlying, methods: Methods { table, rest: inside, left, platforms } })
    }
}

/// What objects and methods have in common, as the flags in their first byte say.
struct Common {
    since: u8,
    platforms: Option<PlatformMask>,
    type_params: Option<TypeParams>,
}

impl Common {
    fn read(table: Table, rest: &mut Cursor, flags: u8) -> Option<Common> {
        let since = if flags & flag::SINCE != 0 { rest.byte()? } else { 0 };
        let platforms = match flags & flag::MASK {
            0 => None,
            _ => Some(PlatformMask(table.mask(rest.varint()?)?)),
        };
        let type_params = match flags & flag::TYPE_PARAMS {
            0 => None,
            _ => Some(TypeParams::new(table, rest.varint()?)),
        };
        Some(Common { since, platforms, type_params })
    }
}

pub(super) fn is_exported(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}
