//! Loading the packages to compare.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Context, Result};
use gohazard_semantic::Symbol;
use gohazard_semantic::types::Types;
use gohazard_semantic::workspace::{Import, Options, Package, Platform, Variant, Workspace};

use super::feed::Feeder;
use super::go::go_env;

/// What can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// The standard library's sources.
    Goroot,
    /// A module alone, with the table of the standard library.
    Alone,
    /// A module with the module cache.
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
pub struct Loader {
    workspace: Workspace,
    feeder: RefCell<Feeder>,
    mode: Mode,
    goroot: String,
    dirs: Vec<PathBuf>,
}

impl Loader {
    /// Loads packages of the standard library: all, or those below some import paths.
    pub fn std(patterns: &[String]) -> Result<Loader> {
        let goroot = go_env("GOROOT")?;
        let src = Path::new(&goroot).join("src");
        let mut dirs = Vec::new();
        go_dirs(&src, &mut dirs);
        dirs.retain(|dir| {
            let path = dir.strip_prefix(&src).map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
            let matches = |pattern: &String| match pattern.strip_suffix("/...") {
                Some(root) => path == root || path.starts_with(&format!("{root}/")),
                None => path == *pattern,
            };
            let is_std = !path.starts_with("cmd/") && path != "cmd" && !path.is_empty() && path != "builtin";
            if patterns.is_empty() { is_std } else { patterns.iter().any(matches) }
        });
        Ok(Loader::new(Mode::Goroot, goroot, dirs, Vec::new()))
    }

    /// Loads the packages of a module.
    pub fn module(root: &Path, mode: Mode) -> Result<Loader> {
        let mut dirs = Vec::new();
        go_dirs(root, &mut dirs);
        Ok(Loader::new(mode, go_env("GOROOT")?, dirs, vec![root.to_string_lossy().into_owned()]))
    }

    fn new(mode: Mode, goroot: String, dirs: Vec<PathBuf>, mut roots: Vec<String>) -> Loader {
        let mut options = Options { platform: Platform::new("linux", "amd64"), ..Options::default() };
        match mode {
            Mode::Goroot => {
                options.goroot = Some(goroot.clone());
                roots.push(goroot.clone());
            }
            Mode::Alone => {}
            Mode::Cache => {
                let cache = go_env("GOMODCACHE").unwrap_or_default();
                roots.push(cache.clone());
                options.module_cache = Some(cache);
            }
        }
        let workspace = Workspace::new(options);
        Loader { workspace, feeder: RefCell::new(Feeder::below(roots)), mode, goroot, dirs }
    }

    /// Whether imports mean those of the standard library's own sources.
    pub fn is_goroot(&self) -> bool {
        self.mode == Mode::Goroot
    }

    /// The packages, and what they import.
    pub fn load(&self) -> Vec<Loaded> {
        let mut loaded: BTreeMap<String, Loaded> = BTreeMap::new();
        for dir in &self.dirs {
            let Some(package) = self.package(dir) else { continue };
            let entry = self.loaded(&package, true);
            loaded.insert(entry.path.clone(), entry);
        }
        let compared: Vec<Loaded> = loaded.values().cloned().collect();
        self.add_imports(&compared, &mut loaded);
        loaded.into_values().filter(|package| !package.files.is_empty()).collect()
    }

    fn loaded(&self, package: &Package, compared: bool) -> Loaded {
        let files = package.files.iter().map(|file| file.path.as_str().to_owned()).collect();
        Loaded { path: package.path.as_str().to_owned(), files, compared }
    }

    /// What go/types sees of other packages: what the workspace finds, and the standard library's sources.
    fn add_imports(&self, compared: &[Loaded], loaded: &mut BTreeMap<String, Loaded>) {
        let mut rest: Vec<Loaded> = compared.to_vec();
        while let Some(package) = rest.pop() {
            for import in imports(&package.files) {
                if loaded.contains_key(&import) || import == "C" || import == "unsafe" {
                    continue;
                }
                let Some(found) = self.imported(&package, &import) else { continue };
                if loaded.contains_key(&found.path) {
                    continue;
                }
                loaded.insert(found.path.clone(), found.clone());
                rest.push(found);
            }
        }
    }

    fn imported(&self, from: &Loaded, path: &str) -> Option<Loaded> {
        let dir = Path::new(from.files.first()?).parent()?.to_path_buf();
        let src = Path::new(&self.goroot).join("src");
        let standard = [src.join(path), src.join("vendor").join(path)].into_iter().find(|dir| dir.is_dir());
        if dir.starts_with(&self.goroot) || (!path.split('/').next()?.contains('.') && standard.is_some()) {
            let dir = standard?;
            let path = dir.strip_prefix(&src).ok()?.to_string_lossy().into_owned();
            return Some(Loaded { path, files: self.go_files(&dir), compared: false });
        }
        let package = self.package(&dir)?;
        loop {
            match self.workspace.import(&package, Symbol::new(path)) {
                Import::Package(package) => return Some(self.loaded(&package, false)),
                Import::Std => return None,
                Import::Unavailable => {}
            }
            if !self.feeder.borrow_mut().feed(&self.workspace) {
                return None;
            }
        }
    }

    /// The files of a directory that a workspace with GOROOT would take.
    fn go_files(&self, dir: &Path) -> Vec<String> {
        let options = Options {
            goroot: Some(self.goroot.clone()),
            platform: Platform::new("linux", "amd64"),
            ..Options::default()
        };
        let workspace = Workspace::new(options);
        let dir = Symbol::new(&dir.to_string_lossy());
        workspace.packages_in(dir);
        Feeder::below(vec![self.goroot.clone()]).feed(&workspace);
        let package = plain(&workspace.packages_in(dir));
        package.map(|package| self.loaded(&package, false).files).unwrap_or_default()
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
        let dir = self.dir_of(path)?;
        loop {
            let package = self.package(&dir)?;
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

    fn dir_of(&self, path: &str) -> Option<PathBuf> {
        let found = self.dirs.iter().find(|dir| self.package(dir).is_some_and(|package| package.path == path));
        found.cloned()
    }
}

/// The package of the host's platform without tests.
fn plain(packages: &[Rc<Package>]) -> Option<Rc<Package>> {
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

/// The import paths of files.
fn imports(files: &[String]) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for file in files {
        let Ok(text) = fs::read(file) else { continue };
        paths.extend(import_paths(&String::from_utf8_lossy(&text)).unwrap_or_default());
    }
    paths
}

fn import_paths(text: &str) -> Result<Vec<String>> {
    use gohazard_semantic::syntax::ast::{DeclKind, Expr, GenTok, Spec};
    let file = gohazard_semantic::syntax::file::File::from_text(text);
    let mut paths = Vec::new();
    for item in &file.items {
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
    Some(paths).context("no imports")
}
