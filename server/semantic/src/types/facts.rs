//! What other declarations can see of a package: the types of its objects, and what follows from them.
//!
//! Everything here is computed when it is first asked for and depends only on what stands outside of function bodies,
//! so it survives an edit inside of one.

use std::cell::Cell;
use std::rc::Rc;

use super::index::{Index, ObjectKind};
use super::lookup::Selection;
use super::memo::Memo;
use super::object::{MethodType, Object};
use super::package::Types;
use super::scope::FileScope;
use super::ty::{Ty, TypeName};
use super::typeset::TypeSet;
use crate::intern::Symbol;
use crate::stdlib;
use crate::workspace::{Import, Package, WeakWorkspace, Workspace};

/// Computations that nest deeper give up: one object's type may lead to another's.
const MAX_NESTED: u32 = 64;

/// Where the declarations of a package come from.
#[derive(Clone, Debug)]
pub enum Home {
    /// This package itself.
    Own,
    /// Source.
    Source(Rc<Facts>),
    /// The table of the standard library.
    Std(stdlib::Package),
    /// Package unsafe, which the language defines.
    Unsafe,
    /// Not available.
    Unknown,
}

/// What the facts of all packages of a workspace share.
#[derive(Debug, Default)]
pub struct Shared {
    nested: Cell<u32>,
}

impl Shared {
    /// Does `f` unless computations nest too deeply.
    pub fn nested<T>(&self, f: impl FnOnce() -> T) -> Option<T> {
        if self.nested.get() >= MAX_NESTED {
            return None;
        }
        self.nested.set(self.nested.get() + 1);
        let result = f();
        self.nested.set(self.nested.get() - 1);
        Some(result)
    }
}

/// The facts of a package.
#[derive(Debug)]
pub struct Facts {
    pub(super) shared: Rc<Shared>,
    workspace: WeakWorkspace,
    /// The package as it was when the facts were first asked for. Function bodies may have changed since.
    pub(super) package: Rc<Package>,
    /// Import path.
    pub(super) path: Symbol,
    pub(super) index: Index,
    pub(super) scopes: Vec<FileScope>,
    pub(super) objects: Memo<u32, Object>,
    pub(super) bodies: Memo<Symbol, Ty>,
    pub(super) methods: Memo<(TypeName, Symbol), Option<Rc<MethodType>>>,
    pub(super) bounds: Memo<TypeName, Rc<[Ty]>>,
    pub(super) underlying: Memo<Ty, Ty>,
    pub(super) sets: Memo<Ty, Rc<TypeSet>>,
    pub(super) selections: Memo<(Ty, Symbol), Option<Rc<Selection>>>,
    pub(super) locals: Memo<TypeName, Ty>,
    std_objects: Memo<(Symbol, Symbol), Option<Object>>,
    homes: Memo<Symbol, Home>,
    imports: Memo<Symbol, Home>,
}

impl Facts {
    /// The facts of a package.
    pub fn new(workspace: &Workspace, shared: Rc<Shared>, package: Rc<Package>) -> Facts {
        let index = Index::of(package.files.iter().map(|file| &*file.file));
        Facts {
            shared,
            workspace: workspace.downgrade(),
            path: package.path,
            index,
            scopes: package.files.iter().map(|file| FileScope::of(&file.file)).collect(),
            objects: Memo::default(),
            bodies: Memo::default(),
            methods: Memo::default(),
            bounds: Memo::default(),
            underlying: Memo::default(),
            sets: Memo::default(),
            selections: Memo::default(),
            locals: Memo::default(),
            std_objects: Memo::default(),
            homes: Memo::default(),
            imports: Memo::default(),
            package,
        }
    }

    /// The package that an import path leads to.
    pub fn import(&self, path: Symbol) -> Home {
        self.imports.get(path, Home::Unknown, || {
            let home = self.find_import(path);
            if let Home::Source(facts) = &home {
                self.homes.set(facts.path, home.clone());
            }
            home
        })
    }

    fn find_import(&self, path: Symbol) -> Home {
        match path.as_str() {
            "unsafe" => return Home::Unsafe,
            "C" => return Home::Unknown,
            _ => {}
        }
        let Some(workspace) = self.workspace.upgrade() else { return Home::Unknown };
        match workspace.import(&self.package, path) {
            Import::Std => stdlib::package(path.as_str()).map_or(Home::Unknown, Home::Std),
            Import::Package(package) if package.path == self.path => Home::Own,
            Import::Package(package) => Home::Source(Types::of(&workspace, &package).facts().clone()),
            Import::Unavailable => Home::Unknown,
        }
    }

    /// The package that declares a type, by its path in [`TypeName`].
    pub fn home(&self, package: Symbol) -> Home {
        if package == self.path {
            return Home::Own;
        }
        self.homes.get(package, Home::Unknown, || {
            let vendored = package.as_str().strip_prefix("vendor/").map(Symbol::new);
            match self.import(vendored.unwrap_or(package)) {
                Home::Unknown => self.find_elsewhere(package),
                home => home,
            }
        })
    }

    /// A package that this one does not import, but that something it imports mentions.
    fn find_elsewhere(&self, package: Symbol) -> Home {
        if let Some(package) = stdlib::Table::builtin().find(package.as_str()) {
            return Home::Std(package);
        }
        let workspace = self.workspace.upgrade();
        let known = workspace.and_then(|workspace| workspace.types().known_facts(package));
        known.map_or(Home::Unknown, Home::Source)
    }

    /// The object that a package declares under a name; of a table only exported ones.
    pub fn object_in(&self, home: &Home, name: Symbol) -> Option<Object> {
        match home {
            Home::Own => self.own_object(name),
            Home::Source(facts) => facts.own_object(name),
            Home::Std(package) => self.std_object(*package, name),
            Home::Unsafe if name == "Pointer" => Some(Object::new(ObjectKind::Type, Ty::UNSAFE_POINTER)),
            Home::Unsafe | Home::Unknown => None,
        }
    }

    fn std_object(&self, package: stdlib::Package, name: Symbol) -> Option<Object> {
        let key = (Symbol::new(package.path()), name);
        self.std_objects.get(key, None, || super::std::object(package, name, self.package.world.platform))
    }

    /// The name of a package as qualified identifiers write it.
    pub fn package_name(&self, path: Symbol) -> Symbol {
        match self.home(path) {
            Home::Own => self.package.name,
            Home::Source(facts) => facts.package.name,
            Home::Std(package) => Symbol::new(package.name()),
            Home::Unsafe => Symbol::new("unsafe"),
            Home::Unknown => super::scope::guessed_name(path),
        }
    }

    /// Keeps what a local type is declared as.
    pub(super) fn set_local_body(&self, name: TypeName, body: Ty) {
        self.locals.set(name, body);
    }

    /// Takes over the local types of declarations that are not checked again.
    pub(super) fn take_locals(&self, old: &Facts) {
        self.locals.take_from(&old.locals);
    }

    /// The packages that were looked at, by the path under which they were found.
    pub(super) fn dependencies(&self) -> Vec<(Symbol, Home)> {
        self.imports.entries()
    }
}
