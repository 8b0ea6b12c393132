//! A package: files of one directory that are judged together.

use std::rc::Rc;
use std::sync::Arc;

use crate::intern::Symbol;
use crate::syntax::file::File;

use super::constraint::Constraint;
use super::module::Module;
use super::path::base;
use super::platform::World;
use super::version::{GoVersion, Toolchain};

/// Which files of a directory make up a package.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Variant {
    /// The package as others import it, without tests.
    Plain,
    /// The package with its in-package tests.
    Test,
    /// The external test package `p_test`.
    External,
}

/// One file of a package.
#[derive(Clone, Debug)]
pub struct PackageFile {
    /// Its path.
    pub path: Symbol,
    /// Its syntax.
    pub file: Arc<File>,
    /// Whether its name ends in `_test.go`.
    pub is_test: bool,
    /// Whether a generator wrote it.
    pub generated: bool,
    /// Whether it stands in a `vendor` or `testdata` directory of its module, so that it is not reported on.
    pub left_out: bool,
    /// Whether findings in it are reported as part of this package. It is false for files that are here for their facts
    /// only: a non-test file beside in-package tests, or a file of the host among those of another platform.
    pub judged: bool,
    /// Its language version.
    pub go_version: GoVersion,
}

impl PackageFile {
    /// Whether it is built for every operating system and architecture.
    pub fn is_for_any_system(&self) -> bool {
        Constraint::of(base(self.path.as_str()), &self.file).is_for_any_system()
    }

    /// Whether its name says that it is built only for WebAssembly, where all goroutines share one thread.
    pub fn is_single_threaded(&self) -> bool {
        Constraint::of(base(self.path.as_str()), &self.file).is_single_threaded()
    }

    fn is_same(&self, other: &PackageFile) -> bool {
        Arc::ptr_eq(&self.file, &other.file)
            && (self.path, self.judged, self.go_version) == (other.path, other.judged, other.go_version)
    }
}

/// Files that are judged together. A change of any of them makes a new value.
#[derive(Clone, Debug)]
pub struct Package {
    /// Import path, or the directory when there is none. A package that nobody can import has a path of its own: an external
    /// test package ends in `_test`, a file that is built alone in `#` and its name.
    pub path: Symbol,
    /// The name in its package clauses.
    pub name: Symbol,
    /// Its directory.
    pub dir: Symbol,
    /// Which files of the directory these are.
    pub variant: Variant,
    /// The conditions under which they are built.
    pub world: Rc<World>,
    /// Its files: non-test files by name, then tests by name.
    pub files: Vec<PackageFile>,
    /// Whether all files of the directory are known.
    pub complete: bool,
    /// Whether a file has a syntax error.
    pub has_errors: bool,
    /// The module that it belongs to.
    pub module: Option<Rc<Module>>,
    /// What is known of the toolchain that builds it.
    pub toolchain: Toolchain,
    /// Different for any two values.
    pub revision: u64,
}

impl Package {
    /// The position of a file in [`Package::files`].
    pub fn file_index(&self, path: Symbol) -> Option<usize> {
        self.files.iter().position(|file| file.path == path)
    }

    /// Whether `other` would say the same, its revision aside.
    pub(super) fn is_same(&self, other: &Package) -> bool {
        let module = match (&self.module, &other.module) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        module
            && (self.path, self.name, self.complete, self.toolchain)
                == (other.path, other.name, other.complete, other.toolchain)
            && self.files.len() == other.files.len()
            && self.files.iter().zip(&other.files).all(|(a, b)| a.is_same(b))
    }
}
