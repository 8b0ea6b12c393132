//! What types refer to: declared types and lists of type parameters.

use super::decode::{TypeRef, list};
use super::object::Object;
use super::package::Package;
use super::platform::Platform;
use super::table::Table;
use super::types::Param;
use super::wire;

/// A reference to a defined type or alias.
#[derive(Clone, Copy, Debug)]
pub struct NamedRef {
    table: Table,
    number: u32,
}

impl NamedRef {
    pub(super) fn new(table: Table, number: u32) -> NamedRef {
        NamedRef { table, number }
    }

    /// The same for the same name, all over the table.
    pub fn key(self) -> u32 {
        self.number
    }

    /// The package that declares it.
    pub fn package(self) -> Package {
        let package = self.table.named_entry(self.number).map_or(u16::MAX, |entry| entry.0);
        self.table.package(u32::from(package & !wire::NAMED_ALIAS))
    }

    /// Whether it is an alias, on some platform at least.
    pub fn is_alias(self) -> bool {
        self.table.named_entry(self.number).is_some_and(|entry| entry.0 & wire::NAMED_ALIAS != 0)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.table.named_entry(self.number).and_then(|entry| self.table.string(entry.1)).unwrap_or("")
    }

    /// Its declaration, in the form of the main platform where that has it.
    pub fn object(self) -> Option<Object> {
        self.package().lookup_any(self.name())
    }

    /// Its declaration on a platform.
    pub fn object_on(self, platform: Platform) -> Option<Object> {
        self.package().forms(self.name()).find(|object| object.platforms.contains(platform))
    }
}

impl PartialEq for NamedRef {
    fn eq(&self, other: &NamedRef) -> bool {
        self.number == other.number
    }
}

impl Eq for NamedRef {}

/// A list of type parameters.
#[derive(Clone, Copy, Debug)]
pub struct TypeParams {
    table: Table,
    number: u32,
}

/// What declares a list of type parameters.
#[derive(Clone, Copy, Debug)]
pub struct TypeParamsOwner {
    /// Package.
    pub package: Package,
    /// Function or type; of a method the receiver's type.
    pub object: &'static str,
    /// The method, if one declares them.
    pub method: Option<&'static str>,
}

impl TypeParams {
    pub(super) fn new(table: Table, number: u32) -> TypeParams {
        TypeParams { table, number }
    }

    /// The same for the same list.
    pub fn key(self) -> u32 {
        self.number
    }

    /// What declares them.
    pub fn owner(self) -> Option<TypeParamsOwner> {
        let mut rest = self.table.type_params_at(self.number)?;
        let package = self.table.package(rest.varint()?);
        let object = self.table.string(rest.varint()?)?;
        let method = self.table.string(rest.varint()?)?;
        Some(TypeParamsOwner { package, object, method: Some(method).filter(|name| !name.is_empty()) })
    }

    /// Names and constraints.
    pub fn params(self) -> Vec<Param> {
        self.read().unwrap_or_default()
    }

    fn read(self) -> Option<Vec<Param>> {
        let mut rest = self.table.type_params_at(self.number)?;
        for _owner in 0..3 {
            rest.varint()?;
        }
        list(&mut rest, |rest| {
            let name = self.table.string(rest.varint()?)?;
            Some(Param { name, ty: TypeRef::read(self.table, rest)? })
        })
    }
}

impl PartialEq for TypeParams {
    fn eq(&self, other: &TypeParams) -> bool {
        self.number == other.number
    }
}

impl Eq for TypeParams {}
