//! The types of all packages of a workspace, kept for as long as nothing that they were made of changes.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::facts::{Facts, Home, Shared};
use super::package::Types;
use crate::intern::Symbol;
use crate::workspace::{Import, Package, Variant, Workspace, World};

/// Which package it is, whatever its files are at the moment.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Key {
    path: Symbol,
    dir: Symbol,
    variant: Variant,
    world: Rc<World>,
}

#[derive(Debug)]
struct Entry {
    types: Rc<Types>,
    /// The revision of the workspace at which they were right.
    revision: u64,
}

/// The types of the packages that were asked for.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    shared: Rc<Shared>,
    entries: RefCell<FxHashMap<Key, Entry>>,
    by_path: RefCell<FxHashMap<Symbol, Key>>,
}

impl Cache {
    /// The types of a package. What is known of an earlier state of it is used as far as it still holds.
    pub(super) fn types(&self, workspace: &Workspace, package: &Rc<Package>) -> Rc<Types> {
        let key = Key { path: package.path, dir: package.dir, variant: package.variant, world: package.world.clone() };
        let revision = workspace.revision();
        let known = self.entries.borrow_mut().get_mut(&key).map(|entry| {
            // Who asks in a circle of imports is answered with what is there.
            let at = std::mem::replace(&mut entry.revision, revision);
            (entry.types.clone(), at)
        });
        let types = match known {
            Some((types, at)) if at == revision && Rc::ptr_eq(types.package(), package) => return types,
            Some((types, at)) if at == revision || self.holds(workspace, package, types.facts()) => {
                if Rc::ptr_eq(types.package(), package) { types } else { types.updated(workspace, package) }
            }
            _ => Rc::new(Types::new(self.new_facts(workspace, package), package)),
        };
        self.by_path.borrow_mut().insert(package.path, key.clone());
        self.entries.borrow_mut().insert(key, Entry { types: types.clone(), revision });
        types
    }

    /// Forgets what was found out inside of the declarations of a directory's packages, and the packages that hardly anybody
    /// imports: those with tests and of other platforms. What importers see of the others stays.
    pub(crate) fn forget(&self, dir: Symbol, host: &World) {
        let mut entries = self.entries.borrow_mut();
        entries.retain(|key, entry| {
            let is_imported = key.variant == Variant::Plain && *key.world == *host;
            if key.dir == dir && is_imported {
                entry.types.forget();
            }
            key.dir != dir || is_imported
        });
        let mut by_path = self.by_path.borrow_mut();
        by_path.retain(|_, key| entries.contains_key(key));
        for key in entries.keys().filter(|key| key.dir == dir) {
            by_path.entry(key.path).or_insert_with(|| key.clone());
        }
    }

    /// New facts of a package.
    pub(super) fn new_facts(&self, workspace: &Workspace, package: &Rc<Package>) -> Rc<Facts> {
        Rc::new(Facts::new(workspace, self.shared.clone(), package.clone()))
    }

    /// The facts of the package that was last asked for under a path.
    pub(super) fn known_facts(&self, path: Symbol) -> Option<Rc<Facts>> {
        let key = self.by_path.borrow().get(&path)?.clone();
        self.entries.borrow().get(&key).map(|entry| entry.types.facts().clone())
    }

    /// Whether what a package imports is what it was when its facts were made.
    fn holds(&self, workspace: &Workspace, package: &Rc<Package>, facts: &Facts) -> bool {
        facts.dependencies().into_iter().all(|(path, home)| match (workspace.import(package, path), home) {
            (_, Home::Std(_) | Home::Unsafe) => true,
            (Import::Package(package), Home::Own) => package.path == facts.path,
            (Import::Package(package), Home::Source(facts)) => {
                Rc::ptr_eq(self.types(workspace, &package).facts(), &facts)
            }
            (Import::Std | Import::Unavailable, Home::Unknown) => true,
            _ => false,
        })
    }
}
