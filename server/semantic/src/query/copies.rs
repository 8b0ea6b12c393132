//! Types of which a copy is something else than the original.

use crate::model::Model;
use crate::types::{Ty, TyKind, TypeName};

/// Types that are nested deeper are taken for free of locks.
const MAX_DEPTH: usize = 6;

impl Model<'_> {
    /// What must not be copied in a value of the type: a mutex, wait group, atomic or the like, by its name as it is
    /// written with its package.
    pub fn lock_in(&self, ty: Ty) -> Option<String> {
        self.lock_within(ty, MAX_DEPTH)
    }

    fn lock_within(&self, ty: Ty, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        if let Some(name) = ty.name().filter(is_lock) {
            let package = name.package.as_str().rsplit('/').next().unwrap_or_default();
            return Some(format!("{package}.{}", name.name));
        }
        match self.types().underlying(ty).kind() {
            TyKind::Struct(fields) => fields.iter().find_map(|field| self.lock_within(field.ty, depth)),
            TyKind::Array(_, elem) => self.lock_within(*elem, depth),
            _ => None,
        }
    }
}

fn is_lock(name: &TypeName) -> bool {
    let names: &[&str] = match name.package.as_str() {
        "sync" => &["Cond", "Map", "Mutex", "Once", "Pool", "RWMutex", "WaitGroup"],
        "sync/atomic" => &["Bool", "Int32", "Int64", "Pointer", "Uint32", "Uint64", "Uintptr", "Value"],
        _ => &[],
    };
    name.scope == 0 && names.contains(&name.name.as_str())
}
