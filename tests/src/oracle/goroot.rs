//! The standard library's sources, as go/types reads them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::Result;
use gohazard_semantic::Symbol;
use gohazard_semantic::workspace::{Options, Package, Platform, Workspace};

use super::feed::Feeder;
use super::go::go_env;
use super::load::{Loaded, imports, plain};

/// A Go toolchain's packages, each looked at once.
pub struct Goroot {
    /// Its directory of sources.
    pub src: PathBuf,
    /// The directory above.
    pub root: String,
    workspace: Workspace,
    feeder: RefCell<Feeder>,
    packages: RefCell<HashMap<String, Option<Rc<Package>>>>,
}

impl Goroot {
    /// That of the toolchain that is compared with.
    pub fn find() -> Result<Goroot> {
        let root = go_env("GOROOT")?;
        let options =
            Options { goroot: Some(root.clone()), platform: Platform::new("linux", "amd64"), ..Options::default() };
        Ok(Goroot {
            src: PathBuf::from(&root).join("src"),
            workspace: Workspace::new(options),
            feeder: RefCell::new(Feeder::below(vec![root.clone()])),
            packages: RefCell::default(),
            root,
        })
    }

    /// The files of the package that `path` means in a program (or, `inside`, in the standard library itself), and what
    /// they import.
    pub fn package(&self, path: &str, inside: bool) -> Option<(Loaded, Vec<String>)> {
        let dotted = path.split('/').next().is_some_and(|first| first.contains('.'));
        let path = match (dotted, inside) {
            (false, _) => path.to_owned(),
            (true, true) => format!("vendor/{path}"),
            (true, false) => return None,
        };
        let package = self.packages.borrow_mut().entry(path.clone()).or_insert_with(|| self.read(&path)).clone()?;
        let files = package.files.iter().map(|file| file.path.to_string()).collect();
        Some((Loaded { path, files, compared: false }, imports(&package)))
    }

    fn read(&self, path: &str) -> Option<Rc<Package>> {
        let dir = self.src.join(path);
        if !dir.is_dir() {
            return None;
        }
        let dir = Symbol::new(&dir.to_string_lossy());
        self.workspace.packages_in(dir);
        self.feeder.borrow_mut().feed(&self.workspace);
        plain(&self.workspace.packages_in(dir))
    }
}
