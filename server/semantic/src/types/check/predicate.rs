//! Questions about types that the rules of the language ask.

use super::Checker;
use crate::types::ty::{Basic, Ty, TyKind};

impl Checker<'_> {
    /// Whether each type that a value of the type may have is a basic type with a property.
    pub(super) fn all_basic(&self, ty: Ty, property: fn(Basic) -> bool) -> bool {
        self.facts.all_underlying(ty, |under| under.as_basic().is_some_and(property))
    }

    /// Whether the type itself is a basic type with a property; a type parameter is not.
    pub(super) fn is_basic(&self, ty: Ty, property: fn(Basic) -> bool) -> bool {
        !ty.is_type_param() && self.facts.underlying(ty).as_basic().is_some_and(property)
    }

    /// Whether this is an interface that values have, and no type parameter.
    pub(super) fn is_interface(&self, ty: Ty) -> bool {
        !ty.is_type_param() && matches!(self.facts.underlying(ty).kind(), TyKind::Interface { .. })
    }

    /// Whether `nil` is a value of the type.
    pub(super) fn has_nil(&self, ty: Ty) -> bool {
        self.facts.all_underlying(ty, |under| match under.kind() {
            TyKind::Basic(basic) => matches!(basic, Basic::UnsafePointer | Basic::UntypedNil),
            TyKind::Pointer(_)
            | TyKind::Slice(_)
            | TyKind::Map(..)
            | TyKind::Chan(..)
            | TyKind::Func { .. }
            | TyKind::Interface { .. } => true,
            _ => false,
        })
    }
}
