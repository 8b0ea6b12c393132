//! Loading the packages to compare.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::Result;
use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::ast::{DeclKind, Expr, GenTok, Spec};
use gohazard_semantic::types::Types;
use gohazard_semantic::workspace::{Import, Options, Package, Platform, Variant, Workspace};

use super::feed::Feeder;
use super::go::go_env;
use super::goroot::Goroot;

/// What can be read besides a module.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Nothing: of other packages there is only the table of the standard library.
    Alone,
    /// The module cache.
    Cache,
}

/// A package as the Go side gets it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Import path.
    pub path: String,
    /// Files.
    pub files: Vec<String>,
    /// Whether its entries are compared, or it is only imported.
    pub compared: bool,
}

/// A workspace and the packages in it that are compared.
pub struct Loader<'g> {
    goroot: &'g Goroot,
    workspace: Workspace,
    feeder: RefCell<Feeder>,
    dirs: Vec<PathBuf>,
    /// The directories of the packages that are compared, by import path.
    by_path: HashMap<String, PathBuf>,
}

impl<'g> Loader<'g> {
    /// Loads packages of the standard library from their sources: all, or those below some import paths.
    pub fn std(goroot: &'g Goroot, patterns: &[String]) -> Loader<'g> {
        let mut dirs = Vec::new();
        go_dirs(&goroot.src, &mut dirs);
        dirs.retain(|dir| {
            let path = dir.strip_prefix(&goroot.src).map(|path| path.to_string_lossy().into_owned());
            let path = path.unwrap_or_default();
            let matches = |pattern: &String| match pattern.strip_suffix("/...") {
                Some(root) => path == root || path.starts_with(&format!("{root}/")),
                None => path == *pattern,
            };
            let is_std = !path.starts_with("cmd/") && path != "cmd" && !path.is_empty() && path != "builtin";
            if patterns.is_empty() { is_std } else { patterns.iter().any(matches) }
        });
        let options = Options { goroot: Some(goroot.root.clone()), ..Options::default() };
        Loader::new(goroot, dirs, options, vec![goroot.root.clone()])
    }

    /// Loads the packages of a module.
    pub fn module(goroot: &'g Goroot, root: &Path, mode: Mode) -> Result<Loader<'g>> {
        let mut dirs = Vec::new();
        go_dirs(root, &mut dirs);
        let mut roots = vec![root.to_string_lossy().into_owned()];
        let mut options = Options::default();
        if mode == Mode::Cache {
            let cache = go_env("GOMODCACHE")?;
            options.module_cache = Some(cache.clone());
            roots.push(cache);
        }
        Ok(Loader::new(goroot, dirs, options, roots))
    }

    fn new(goroot: &'g Goroot, dirs: Vec<PathBuf>, options: Options, roots: Vec<String>) -> Loader<'g> {
        let workspace = Workspace::new(Options { platform: Platform::new("linux", "amd64"), ..options });
        let feeder = RefCell::new(Feeder::below(roots));
        let mut loader = Loader { goroot, workspace, feeder, dirs, by_path: HashMap::new() };
        let packages = loader.dirs.iter().filter_map(|dir| Some((loader.package(dir)?.path.to_string(), dir.clone())));
        loader.by_path = packages.collect();
        loader
    }

    /// The packages, and what they import.
    pub fn load(&self) -> Vec<Loaded> {
        let mut loaded: BTreeMap<String, Loaded> = BTreeMap::new();
        let mut rest = Vec::new();
        for package in self.dirs.iter().filter_map(|dir| self.package(dir)) {
            let entry = loaded_package(&package, true);
            loaded.insert(entry.path.clone(), entry);
            rest.push(package);
        }
        while let Some(package) = rest.pop() {
            for import in imports(&package) {
                match self.workspace_package(&package, &import) {
                    Some(found) if !loaded.contains_key(found.path.as_str()) => {
                        loaded.insert(found.path.to_string(), loaded_package(&found, false));
                        rest.push(found);
                    }
                    Some(_) => {}
                    None => self.add_std(&import, false, &mut loaded),
                }
            }
        }
        loaded.into_values().filter(|package| !package.files.is_empty()).collect()
    }

    /// Adds a package of the standard library and what it imports: go/types needs its sources.
    fn add_std(&self, path: &str, inside: bool, loaded: &mut BTreeMap<String, Loaded>) {
        let Some((package, imports)) = self.goroot.package(path, inside) else { return };
        if loaded.contains_key(&package.path) {
            return;
        }
        loaded.insert(package.path.clone(), package);
        for import in imports {
            self.add_std(&import, true, loaded);
        }
    }

    /// The package of files that the workspace finds for an import.
    fn workspace_package(&self, from: &Package, path: &str) -> Option<Rc<Package>> {
        loop {
            match self.workspace.import(from, Symbol::new(path)) {
                Import::Package(package) => return Some(package),
                Import::Std => return None,
                Import::Unavailable => {}
            }
            if !self.feeder.borrow_mut().feed(&self.workspace) {
                return None;
            }
        }
    }

    /// The package of a directory, without tests.
    fn package(&self, dir: &Path) -> Option<Rc<Package>> {
        let dir = Symbol::new(&dir.to_string_lossy());
        self.workspace.packages_in(dir);
        self.feeder.borrow_mut().feed(&self.workspace);
        plain(&self.workspace.packages_in(dir))
    }

    /// The types of a package with everything that they need.
    pub fn types(&self, path: &str) -> Option<Rc<Types>> {
        let dir = self.by_path.get(path)?;
        loop {
            let package = self.package(dir)?;
            let types = Types::of(&self.workspace, &package);
            for (file, of) in package.files.iter().enumerate() {
                for item in 0..of.file.items.len() {
                    types.info(file, item);
                }
            }
            if !self.feeder.borrow_mut().feed(&self.workspace) {
                return Some(types);
            }
        }
    }
}

fn loaded_package(package: &Package, compared: bool) -> Loaded {
    let files = package.files.iter().map(|file| file.path.to_string()).collect();
    Loaded { path: package.path.to_string(), files, compared }
}

/// The package of the host's platform without tests.
pub(super) fn plain(packages: &[Rc<Package>]) -> Option<Rc<Package>> {
    let host = Platform::new("linux", "amd64")?;
    let is_plain = |package: &&Rc<Package>| {
        package.variant == Variant::Plain
            && package.world.platform == host
            && package.world.tags.is_empty()
            && !package.path.as_str().contains('#')
    };
    let found = packages.iter().filter(is_plain).max_by_key(|package| package.files.len())?;
    Some(found.clone())
}

/// Directories with Go files, below and including `dir`, without those that the go command skips.
fn go_dirs(dir: &Path, dirs: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    let mut below: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    below.sort();
    if below.iter().any(|path| path.extension().is_some_and(|ext| ext == "go")) {
        dirs.push(dir.to_path_buf());
    }
    for path in below.into_iter().filter(|path| path.is_dir()) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let nested = path.join("go.mod").exists() && name != "cmd";
        if !nested && name != "testdata" && !name.starts_with(['.', '_']) {
            go_dirs(&path, dirs);
        }
    }
}

/// The import paths of a package's files.
pub(super) fn imports(package: &Package) -> Vec<String> {
    let mut paths = Vec::new();
    for item in package.files.iter().flat_map(|file| &file.file.items) {
        let decl = &*item.decl;
        let DeclKind::Gen(gen_decl) = decl.kind else { continue };
        if gen_decl.tok != GenTok::Import {
            continue;
        }
        for spec in decl.list(gen_decl.specs) {
            let Spec::Import { path, .. } = decl[spec] else { continue };
            let Expr::BasicLit { text, .. } = decl[path] else { continue };
            paths.push(decl.text(text).trim_matches(['"', '`']).to_owned());
        }
    }
    paths.retain(|path| path != "C" && path != "unsafe");
    paths.sort();
    paths.dedup();
    paths
}
