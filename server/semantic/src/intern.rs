//! Interned names: an identifier is compared and hashed as a number.

use std::fmt;
use std::sync::{LazyLock, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use crate::chunks::Chunks;

/// An interned string: an identifier, an import path, a file path.
///
/// Interned strings live as long as the process. Go programs repeat their names, so the pool grows with the vocabulary
/// of a code base and not with its size.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Symbol(u32);

static NAMES: Chunks<&'static str> = Chunks::new();
static IDS: LazyLock<RwLock<FxHashMap<&'static str, u32>>> = LazyLock::new(|| {
    let mut ids = FxHashMap::default();
    for name in ["", "_"] {
        insert(&mut ids, name);
    }
    RwLock::new(ids)
});

fn insert(ids: &mut FxHashMap<&'static str, u32>, name: &str) -> u32 {
    if let Some(&id) = ids.get(name) {
        return id;
    }
    let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
    let id = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    if NAMES.set(id, name).is_none() {
        return 0;
    }
    ids.insert(name, id);
    id
}

impl Symbol {
    /// The empty name.
    pub const EMPTY: Symbol = Symbol(0);
    /// The blank identifier `_`.
    pub const BLANK: Symbol = Symbol(1);

    /// The symbol of `name`, made on first use.
    pub fn new(name: &str) -> Symbol {
        if let Some(&id) = IDS.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return Symbol(id);
        }
        Symbol(insert(&mut IDS.write().unwrap_or_else(PoisonError::into_inner), name))
    }

    /// The text of the symbol.
    pub fn as_str(self) -> &'static str {
        match self {
            Symbol::EMPTY => "",
            Symbol::BLANK => "_",
            _ => NAMES.get(self.0).copied().unwrap_or(""),
        }
    }

    /// Whether Go exports a package-level name or field of this name.
    pub fn is_exported(self) -> bool {
        self.as_str().chars().next().is_some_and(char::is_uppercase)
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialEq<str> for Symbol {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Symbol {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}
