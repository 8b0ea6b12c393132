//! Files, directories, packages and modules: what belongs together, and where imports lead.
//!
//! Nothing is read here. A feeder asks [`Workspace::wanted`] which directories are needed and supplies them; open documents
//! lie over what it supplied. Packages are put together on demand and kept for as long as none of their files changes.

mod assemble;
mod constraint;
mod directory;
mod gomod;
mod gowork;
mod home;
mod import;
mod modfile;
mod module;
mod package;
mod path;
mod platform;
mod version;

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::intern::Symbol;
use crate::syntax::file::File;
use crate::types::Cache;

use directory::{Asked, State};
use module::ModuleText;

pub use directory::{DirFile, Directory, ModText};
pub use import::Import;
pub use module::Module;
pub use package::{Package, PackageFile, Variant};
pub use path::{base, join, parent};
pub use platform::{Platform, World};
pub use version::{GoVersion, Toolchain};

/// Bounds on what is kept. A feeder observes the bounds of a directory; the totals bound what imports may ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Go files of one directory.
    pub directory_files: usize,
    /// Bytes of the Go files of one directory.
    pub directory_bytes: usize,
    /// Files in all.
    pub total_files: usize,
    /// Bytes of source in all.
    pub total_bytes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        let mib = 1024 * 1024;
        Limits { directory_files: 2000, directory_bytes: 64 * mib, total_files: 30_000, total_bytes: 400 * mib }
    }
}

/// What a workspace is told of its surroundings.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// GOROOT, where it can be read.
    pub goroot: Option<String>,
    /// The module cache, where it can be read.
    pub module_cache: Option<String>,
    /// The host's platform.
    pub platform: Option<Platform>,
    /// A setting that takes the place of `go` lines.
    pub go_version: Option<GoVersion>,
    /// A setting that says which toolchain builds.
    pub toolchain: Option<GoVersion>,
    /// Whether findings in `vendor` and `testdata` directories are reported: where a person named them.
    pub judges_left_out: bool,
    /// Bounds.
    pub limits: Limits,
}

/// All files that are known, and the packages that they form. A clone is another handle of the same workspace.
#[derive(Clone, Debug)]
pub struct Workspace {
    inner: Rc<RefCell<Inner>>,
    types: Rc<Cache>,
}

/// A handle that doesn't keep the workspace.
#[derive(Clone, Debug)]
pub(crate) struct WeakWorkspace {
    inner: Weak<RefCell<Inner>>,
    types: Weak<Cache>,
}

impl WeakWorkspace {
    /// The workspace, as long as it is there.
    pub(crate) fn upgrade(&self) -> Option<Workspace> {
        Some(Workspace { inner: self.inner.upgrade()?, types: self.types.upgrade()? })
    }
}

#[derive(Debug)]
struct Inner {
    options: Options,
    host: Rc<World>,
    directories: FxHashMap<Symbol, State>,
    /// Directories to ask for, in the order of need.
    queue: Vec<Symbol>,
    /// Directories that were not supplied since they were needed.
    waiting: FxHashSet<Symbol>,
    modules: FxHashMap<Symbol, Rc<Module>>,
    module_texts: FxHashMap<Symbol, ModuleText>,
    /// Open go.mod and go.work documents, by path.
    text_overlays: FxHashMap<Symbol, String>,
    /// The module that was being built when one of the module cache was first reached, by directories.
    origins: FxHashMap<Symbol, Symbol>,
    /// Answers of the import resolution, by the importing module (or directory) and path.
    resolved: FxHashMap<(Symbol, Symbol), Rc<[Symbol]>>,
    files: usize,
    bytes: usize,
    /// How often an answer may have changed.
    revision: u64,
    /// How many packages were put together.
    packages: u64,
}

impl Workspace {
    /// An empty workspace.
    pub fn new(options: Options) -> Workspace {
        let host = Rc::new(World::of(options.platform.unwrap_or(Platform::LINUX_AMD64)));
        Workspace {
            types: Rc::default(),
            inner: Rc::new(RefCell::new(Inner {
                options,
                host,
                directories: FxHashMap::default(),
                queue: Vec::new(),
                waiting: FxHashSet::default(),
                modules: FxHashMap::default(),
                module_texts: FxHashMap::default(),
                text_overlays: FxHashMap::default(),
                origins: FxHashMap::default(),
                resolved: FxHashMap::default(),
                files: 0,
                bytes: 0,
                revision: 0,
                packages: 0,
            })),
        }
    }

    /// A handle that doesn't keep the workspace.
    pub(crate) fn downgrade(&self) -> WeakWorkspace {
        WeakWorkspace { inner: Rc::downgrade(&self.inner), types: Rc::downgrade(&self.types) }
    }

    /// The types of its packages.
    pub(crate) fn types(&self) -> &Cache {
        &self.types
    }

    /// The directories that are needed and not there, in the order of need. Each is told once, until it is invalidated.
    pub fn wanted(&self) -> Vec<Symbol> {
        let mut inner = self.inner.borrow_mut();
        let queue = std::mem::take(&mut inner.queue);
        for dir in &queue {
            inner.directories.entry(*dir).or_default().asked = Asked::Told;
        }
        queue
    }

    /// Whether a directory is needed that was not supplied yet.
    pub fn is_waiting(&self) -> bool {
        !self.inner.borrow().waiting.is_empty()
    }

    /// Supplies a directory.
    pub fn set_directory(&self, dir: Symbol, directory: Directory) {
        self.inner.borrow_mut().set_directory(dir, directory);
    }

    /// Says that a directory changed. What was supplied stays in force until it is supplied again.
    pub fn invalidate_directory(&self, dir: Symbol) {
        self.inner.borrow_mut().invalidate(|known| known == dir);
    }

    /// Says that a directory and everything below it changed, as after an edit of its go.mod.
    pub fn invalidate_tree(&self, dir: Symbol) {
        self.inner.borrow_mut().invalidate(|known| path::below(known.as_str(), dir.as_str()).is_some());
    }

    /// Lays an open document over its file. Its siblings are asked for when its package is.
    pub fn set_overlay(&self, path: Symbol, file: Arc<File>) {
        self.inner.borrow_mut().change_overlay(path, Some(file));
    }

    /// Takes the open document away.
    pub fn remove_overlay(&self, path: Symbol) {
        self.inner.borrow_mut().change_overlay(path, None);
    }

    /// Lays the text of an open go.mod or go.work document over its file, or takes it away.
    pub fn set_text_overlay(&self, path: Symbol, text: Option<String>) {
        self.inner.borrow_mut().change_text_overlay(path, text);
    }

    /// Changes the settings that stand in for `go` lines and the toolchain.
    pub fn set_versions(&self, go_version: Option<GoVersion>, toolchain: Option<GoVersion>) {
        let mut inner = self.inner.borrow_mut();
        inner.options.go_version = go_version;
        inner.options.toolchain = toolchain;
        inner.revision += 1;
        inner.directories.values_mut().for_each(|state| state.stale = true);
    }

    /// The packages in which the files of a directory are judged: each file in exactly one.
    pub fn packages_in(&self, dir: Symbol) -> Vec<Rc<Package>> {
        self.inner.borrow_mut().packages_in(dir)
    }

    /// The package in which a file is judged.
    pub fn package_of(&self, path: Symbol) -> Option<Rc<Package>> {
        self.inner.borrow_mut().package_of(path)
    }

    /// The world of the host.
    pub(crate) fn host(&self) -> Rc<World> {
        self.inner.borrow().host.clone()
    }

    /// What the import path means in a file of `from`. Where the files are not known yet, their directory becomes wanted.
    pub fn import(&self, from: &Package, path: Symbol) -> Import {
        self.inner.borrow_mut().import(from, path)
    }

    /// Whether the answer to [`Workspace::import`] waits for a directory.
    pub fn is_import_pending(&self, from: &Package, path: Symbol) -> bool {
        self.inner.borrow_mut().is_import_pending(from, path)
    }

    /// A number that grows whenever an answer may have changed.
    pub fn revision(&self) -> u64 {
        self.inner.borrow().revision
    }

    /// The bounds that a feeder observes.
    pub fn limits(&self) -> Limits {
        self.inner.borrow().options.limits
    }
}
