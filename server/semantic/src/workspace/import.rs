//! Where an import path leads.

use crate::intern::Symbol;
use crate::stdlib;

use super::Inner;
use super::modfile::Replace;
use super::module::{self, Module};
use super::package::Package;
use super::path;

use std::rc::Rc;

/// What an import path means.
#[derive(Clone, Debug)]
pub enum Import {
    /// A package of the standard library, known from its table.
    Std,
    /// A package whose files are known.
    Package(Rc<Package>),
    /// Not known, or not yet.
    Unavailable,
}

/// The directories that an import may mean, the most specific first.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidates {
    pub(super) dirs: Vec<Symbol>,
    /// Directories that have to be known first.
    pub(super) missing: Vec<Symbol>,
}

/// Whether `path` is a package of the standard library that programs can import; no module takes its place.
pub(super) fn is_std(path: &str) -> bool {
    path == "unsafe" || stdlib::package(path).is_some()
}

impl Inner {
    /// The directories that `path` may mean where it is imported by a package of `module` in `dir`.
    pub(super) fn candidates(&mut self, module: Option<&Rc<Module>>, dir: Symbol, path: Symbol) -> Candidates {
        let text = path.as_str();
        if text == "." || text == ".." || text.starts_with("./") || text.starts_with("../") {
            return Candidates { dirs: vec![Symbol::new(&path::join(dir.as_str(), text))], missing: Vec::new() };
        }
        let mut found = Candidates::default();
        match module {
            Some(module) if module.is_goroot() => goroot_candidates(module, text, &mut found),
            Some(module) => self.module_candidates(module, text, &mut found),
            None => {}
        }
        if found.dirs.is_empty()
            && !has_dot(text)
            && let Some(goroot) = &self.options.goroot
        {
            found.dirs.push(Symbol::new(&path::join(goroot, &format!("src/{text}"))));
        }
        found
    }

    fn module_candidates(&mut self, module: &Rc<Module>, path: &str, found: &mut Candidates) {
        // What a dependency imports is decided by the module that is being built.
        let main = self.origin(module);
        let mut roots: Vec<(String, String)> = Vec::new();
        for own in [module, &main] {
            roots.push((own.path.as_str().to_owned(), own.dir.as_str().to_owned()));
        }
        if let Some(vendored) = &main.vendored
            && main.work.is_none()
            && !vendored.is_empty()
            && path::below(path, main.path.as_str()).is_none()
        {
            found.dirs.push(Symbol::new(&path::join(main.dir.as_str(), &format!("vendor/{path}"))));
            return;
        }
        if let Some(work) = &main.work {
            for dir in &work.uses {
                match self.directories.get(dir).filter(|state| state.supplied.is_some()) {
                    None => found.missing.push(*dir),
                    Some(_) => roots.extend(self.modules.get(dir).map(|m| (m.path.to_string(), dir.to_string()))),
                }
            }
            let replaces = work.file.replaces.iter().map(|replace| (work.dir, replace));
            roots.extend(replaces.filter_map(|(dir, replace)| self.replaced(dir, replace, path)));
        }
        // What a dependency replaces is replaced only where it is developed.
        let replaces = if self.is_cached(main.dir.as_str()) { &[][..] } else { &main.file.replaces };
        let replaces =
            replaces.iter().filter(|replace| replace.applies_to(&replace.path, main.required(&replace.path)));
        roots.extend(replaces.filter_map(|replace| self.replaced(main.dir, replace, path)));
        for requires in [&main.file.requires, &module.file.requires] {
            let own = requires.iter().filter(|(required, _)| path::below(path, required).is_some());
            roots.extend(own.filter_map(|(path, version)| Some((path.clone(), self.cached(path, version)?))));
        }
        // The sort is stable: of roots with the same path the one that was found first comes first.
        roots.retain(|(root, _)| !root.is_empty() && path::below(path, root).is_some());
        roots.sort_by_key(|(root, _)| std::cmp::Reverse(root.len()));
        roots.dedup_by(|later, earlier| later.0 == earlier.0);
        for (root, dir) in roots {
            let dir_of_package = path::join(&dir, path::below(path, &root).unwrap_or_default());
            let cached = Symbol::new(&dir);
            if self.is_cached(&dir) {
                self.origins.entry(cached).or_insert(main.dir);
            }
            found.dirs.push(Symbol::new(&dir_of_package));
        }
    }

    /// The module that is being built: the module itself, or for one of the module cache the first that led to it.
    fn origin(&self, module: &Rc<Module>) -> Rc<Module> {
        let origin = self.origins.get(&module.dir).and_then(|dir| self.modules.get(dir));
        origin.unwrap_or(module).clone()
    }

    fn replaced(&self, base: Symbol, replace: &Replace, path: &str) -> Option<(String, String)> {
        path::below(path, &replace.path)?;
        let dir = match replace.directory() {
            Some(dir) => module::resolve(base.as_str(), dir),
            None => self.cached(&replace.with, replace.with_version.as_deref()?)?,
        };
        Some((replace.path.clone(), dir))
    }

    /// The directory of a module in the module cache.
    fn cached(&self, module: &str, version: &str) -> Option<String> {
        let cache = self.options.module_cache.as_deref()?;
        Some(path::join(cache, &format!("{}@{}", escaped(module), escaped(version))))
    }

    fn is_cached(&self, dir: &str) -> bool {
        self.options.module_cache.as_deref().is_some_and(|cache| path::below(dir, cache).is_some())
    }

    /// Root directory and path of the module that a directory of the module cache belongs to.
    pub(super) fn cached_module(&self, dir: &str) -> Option<(Symbol, String)> {
        let cache = self.options.module_cache.as_deref()?;
        let rest = path::below(dir, cache)?;
        let version = rest.find('@')?;
        let end = rest[version..].find('/').map_or(rest.len(), |slash| version + slash);
        Some((Symbol::new(&path::join(cache, &rest[..end])), unescaped(&rest[..version])))
    }
}

/// The standard library and the toolchain's commands import by directory, and vendor what has a dot.
fn goroot_candidates(module: &Module, path: &str, found: &mut Candidates) {
    let src = if module.path == "std" { module.dir.as_str() } else { path::parent(module.dir.as_str()) };
    if has_dot(path) {
        found.dirs.push(Symbol::new(&path::join(module.dir.as_str(), &format!("vendor/{path}"))));
    } else {
        found.dirs.push(Symbol::new(&path::join(src, path)));
    }
}

fn has_dot(path: &str) -> bool {
    path.split('/').next().unwrap_or_default().contains('.')
}

/// A module path as the module cache writes it: `!a` for `A`.
fn escaped(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_ascii_uppercase() {
            escaped.push('!');
        }
        escaped.push(c.to_ascii_lowercase());
    }
    escaped
}

fn unescaped(path: &str) -> String {
    let mut plain = String::with_capacity(path.len());
    let mut upper = false;
    for c in path.chars() {
        if c == '!' {
            upper = true;
            continue;
        }
        plain.push(if std::mem::take(&mut upper) { c.to_ascii_uppercase() } else { c });
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_upper_case() {
        assert_eq!(escaped("github.com/Azure/sdk"), "github.com/!azure/sdk");
        assert_eq!(unescaped("github.com/!azure/sdk"), "github.com/Azure/sdk");
    }
}
