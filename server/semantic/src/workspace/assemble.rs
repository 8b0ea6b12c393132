//! Keeping directories, and putting packages together from their files.

use std::rc::Rc;
use std::sync::Arc;

use crate::intern::Symbol;
use crate::syntax::file::File;

use super::directory::{Asked, Directory, Key, Member, State};
use super::import::{self, Import};
use super::module::{Module, ModuleText};
use super::package::{Package, PackageFile, Variant};
use super::path;
use super::platform::World;
use super::version::{GoVersion, Toolchain};
use super::{DirFile, Inner};

impl Inner {
    pub(super) fn set_directory(&mut self, dir: Symbol, mut directory: Directory) {
        let limit = self.options.limits.directory_files;
        if directory.files.len() > limit {
            directory.files.sort_by(|a, b| a.name.cmp(&b.name));
            directory.files.truncate(limit);
            directory.complete = false;
        }
        let module = self.supply_module(dir, &mut directory);
        self.revision += 1;
        let state = self.directories.entry(dir).or_default();
        let old = state.supplied.replace(directory.files);
        let (old, new) = (size(old.as_deref()), size(state.supplied.as_deref()));
        state.complete = directory.complete;
        state.module = module;
        state.stale = true;
        match state.asked {
            Asked::Again => state.asked = Asked::Queued,
            Asked::Told | Asked::No => state.asked = Asked::No,
            Asked::Queued => {
                state.asked = Asked::No;
                self.queue.retain(|queued| *queued != dir);
            }
        }
        self.waiting.remove(&dir);
        self.files = self.files + new.0 - old.0;
        self.bytes = self.bytes + new.1 - old.1;
    }

    pub(super) fn invalidate(&mut self, matches: impl Fn(Symbol) -> bool) {
        let mut queued = Vec::new();
        for (dir, state) in self.directories.iter_mut().filter(|(dir, _)| matches(**dir)) {
            match state.asked {
                Asked::Told => state.asked = Asked::Again,
                Asked::No if state.supplied.is_some() => state.asked = Asked::Queued,
                _ => continue,
            }
            queued.push(*dir);
        }
        // Nothing waits for them: what was supplied holds meanwhile.
        queued.sort_unstable_by_key(|dir| dir.as_str());
        self.queue.append(&mut queued);
    }

    pub(super) fn change_overlay(&mut self, path: Symbol, file: Option<Arc<File>>) {
        let dir = Symbol::new(path::parent(path.as_str()));
        let name = path::base(path.as_str());
        let state = self.directories.entry(dir).or_default();
        match file {
            Some(file) => state.overlays.insert(name.to_owned(), file),
            None => state.overlays.remove(name),
        };
        state.replace(dir.as_str(), name, &self.host);
        self.revision += 1;
    }

    pub(super) fn packages_in(&mut self, dir: Symbol) -> Vec<Rc<Package>> {
        self.want(dir, true);
        let Some(state) = self.directories.get_mut(&dir) else { return Vec::new() };
        state.refresh(dir.as_str(), &self.host);
        let keys = state.keys();
        keys.into_iter().map(|key| self.package(dir, key)).collect()
    }

    pub(super) fn package_of(&mut self, path: Symbol) -> Option<Rc<Package>> {
        let dir = Symbol::new(path::parent(path.as_str()));
        // A document without a directory has no siblings.
        if dir != path {
            self.want(dir, true);
        }
        let state = self.directories.get_mut(&dir)?;
        state.refresh(dir.as_str(), &self.host);
        let key = state.members.iter().find(|member| member.path == path)?.key();
        Some(self.package(dir, key))
    }

    pub(super) fn import(&mut self, from: &Package, path: Symbol) -> Import {
        if let Some(own) = self.import_by_test(from, path) {
            return Import::Package(own);
        }
        if import::is_std(path.as_str()) {
            return Import::Std;
        }
        for dir in self.resolve(from, path).unwrap_or_default().iter() {
            if !self.directories.get(dir).is_some_and(|state| state.supplied.is_some() || !state.overlays.is_empty()) {
                self.want(*dir, false);
                return Import::Unavailable;
            }
            if let Some(package) = self.importable(*dir, &from.world) {
                return Import::Package(package);
            }
        }
        Import::Unavailable
    }

    pub(super) fn is_import_pending(&mut self, from: &Package, path: Symbol) -> bool {
        if import::is_std(path.as_str()) {
            return false;
        }
        let waits =
            |inner: &Inner, dir: &Symbol| inner.directories.get(dir).is_some_and(|state| state.asked != Asked::No);
        match self.resolve(from, path) {
            None => true,
            Some(dirs) => dirs.iter().any(|dir| waits(self, dir)),
        }
    }

    /// An external test imports its package together with the in-package tests: export_test.go is written for it.
    fn import_by_test(&mut self, from: &Package, path: Symbol) -> Option<Rc<Package>> {
        let own = from.path.as_str().strip_suffix("_test")?;
        if from.variant != Variant::External || path != own {
            return None;
        }
        let name = Symbol::new(from.name.as_str().strip_suffix("_test")?);
        let key = |variant| Key { name, world: from.world.clone(), variant, alone: None };
        let state = self.directories.get(&from.dir)?;
        let test = key(Variant::Test);
        let members = state.members_of(&test);
        if members.is_empty() {
            return None;
        }
        let variant = if members.iter().any(|member| member.is_test) { Variant::Test } else { Variant::Plain };
        Some(self.package(from.dir, key(variant)))
    }

    /// The directories that an import may mean; `None` while that can't be said.
    fn resolve(&mut self, from: &Package, path: Symbol) -> Option<Rc<[Symbol]>> {
        let module = from.module.as_ref();
        let scope = module.map_or(from.dir, |module| module.dir);
        let relative = path.as_str().starts_with('.');
        if let Some(known) = self.resolved.get(&(scope, path)).filter(|_| !relative) {
            return Some(known.clone());
        }
        let found = self.candidates(module, from.dir, path);
        if !found.missing.is_empty() {
            found.missing.iter().for_each(|dir| self.want(*dir, false));
            return None;
        }
        let dirs: Rc<[Symbol]> = found.dirs.into();
        self.resolved.insert((scope, path), dirs.clone());
        Some(dirs)
    }

    /// The package that an import of `dir` means in `world`.
    fn importable(&mut self, dir: Symbol, world: &Rc<World>) -> Option<Rc<Package>> {
        let state = self.directories.get_mut(&dir)?;
        state.refresh(dir.as_str(), &self.host);
        let key = state.imported(world, &self.host)?;
        Some(self.package(dir, key))
    }

    /// The package of a key, put together if it is not there. The directory's members must be up to date.
    fn package(&mut self, dir: Symbol, key: Key) -> Rc<Package> {
        if let Some(known) = self.directories.get(&dir).and_then(|state| state.packages.get(&key)) {
            return known.clone();
        }
        let package = self.assemble(dir, &key);
        self.packages += 1;
        let state = self.directories.entry(dir).or_default();
        let previous = state.previous.remove(&key).filter(|previous| previous.is_same(&package));
        let package = previous.unwrap_or_else(|| Rc::new(package));
        state.packages.insert(key, package.clone());
        package
    }

    fn assemble(&mut self, dir: Symbol, key: &Key) -> Package {
        let fallback = State::default();
        let state = self.directories.get(&dir).unwrap_or(&fallback);
        let module = state.module.and_then(|module| self.modules.get(&module)).cloned();
        let language = self.language(module.as_deref(), dir);
        let is_settled = state.supplied.is_some() || path::parent(dir.as_str()) == dir.as_str();
        let left_out = !self.options.judges_left_out && is_left_out(dir.as_str(), module.as_deref(), is_settled);
        let members = state.members_of(key);
        let judged = |member: &Member| member.home == key.world && member.variant() == key.variant;
        let files = members.iter().map(|member| PackageFile {
            path: member.path,
            file: member.file.clone(),
            is_test: member.is_test,
            generated: member.file.generated,
            left_out,
            judged: judged(member),
            go_version: member.constraint.version.unwrap_or(language),
        });
        // A document without a directory has no siblings that could be missing.
        let is_known = (state.complete && state.supplied.is_some()) || path::parent(dir.as_str()) == dir.as_str();
        Package {
            path: self.package_path(dir, key, module.as_deref()),
            name: if key.variant == Variant::External { Symbol::new(&format!("{}_test", key.name)) } else { key.name },
            dir,
            variant: key.variant,
            world: key.world.clone(),
            files: files.collect(),
            complete: is_known && !members.iter().any(|member| member.file.too_big),
            has_errors: members.iter().any(|member| member.file.has_errors),
            toolchain: self.toolchain(module.as_deref()),
            module,
            revision: self.packages,
        }
    }

    fn package_path(&self, dir: Symbol, key: &Key, module: Option<&Module>) -> Symbol {
        let import_path = module.and_then(|module| module.import_path(dir.as_str()));
        let path = import_path.as_deref().unwrap_or(dir.as_str());
        let importable = self.directories.get(&dir).and_then(|state| state.importable(&key.world));
        let own = match key.alone {
            Some(file) => format!("{path}#{}", path::base(file.as_str())),
            None if importable.is_some_and(|name| name != key.name) => format!("{path}#{}", key.name),
            None => path.to_owned(),
        };
        Symbol::new(&if key.variant == Variant::External { format!("{own}_test") } else { own })
    }

    fn language(&self, module: Option<&Module>, dir: Symbol) -> GoVersion {
        let stated = self.options.go_version.or(module.map(|module| module.language_of(dir.as_str())));
        stated.unwrap_or(GoVersion::LATEST)
    }

    fn toolchain(&self, module: Option<&Module>) -> Toolchain {
        let go = module.map_or(GoVersion(0), |module| module.go);
        let stated = self.options.toolchain.or(module.and_then(|module| module.toolchain));
        match stated {
            Some(version) => Toolchain { at_least: version.max(go), stated: true },
            None if module.is_none() => Toolchain { at_least: GoVersion::LATEST, stated: false },
            None => Toolchain { at_least: go, stated: false },
        }
    }

    /// Asks for a directory. Imports ask only as long as the totals allow it.
    fn want(&mut self, dir: Symbol, always: bool) {
        let limits = self.options.limits;
        let state = self.directories.entry(dir).or_default();
        if state.supplied.is_some() || state.asked != Asked::No {
            return;
        }
        if always || (self.files < limits.total_files && self.bytes < limits.total_bytes) {
            state.asked = Asked::Queued;
            self.queue.push(dir);
            self.waiting.insert(dir);
        }
    }

    /// Takes over what a directory says of its module, and answers with the module's directory.
    fn supply_module(&mut self, dir: Symbol, directory: &mut Directory) -> Option<Symbol> {
        let Some(go_mod) = directory.go_mod.take() else {
            let (root, path) = self.cached_module(dir.as_str())?;
            self.modules.entry(root).or_insert_with(|| Rc::new(Module::without_file(root, &path)));
            return Some(root);
        };
        let beside = |text: &super::ModText| text.dir == go_mod.dir;
        let text = ModuleText {
            modules_txt: directory.modules_txt.take().filter(beside).map(|text| text.text),
            go_work: directory.go_work.take().map(|work| (work.dir, work.text)),
            go_mod: go_mod.text,
        };
        if self.module_texts.get(&go_mod.dir) != Some(&text) {
            self.module_texts.insert(go_mod.dir, text);
            self.update_module(go_mod.dir);
        }
        Some(go_mod.dir)
    }

    pub(super) fn change_text_overlay(&mut self, path: Symbol, text: Option<String>) {
        match text {
            Some(text) => self.text_overlays.insert(path, text),
            None => self.text_overlays.remove(&path),
        };
        let modules: Vec<Symbol> = self.module_texts.keys().copied().collect();
        modules.into_iter().for_each(|module| self.update_module(module));
    }

    /// Reads a module again. When it says something else, its packages are put together anew.
    fn update_module(&mut self, dir: Symbol) {
        let Some(text) = self.module_texts.get(&dir) else { return };
        let overlay =
            |dir: Symbol, name: &str| self.text_overlays.get(&Symbol::new(&path::join(dir.as_str(), name))).cloned();
        let mut text = text.clone();
        text.go_mod = overlay(dir, "go.mod").unwrap_or(text.go_mod);
        text.go_work = text.go_work.map(|(dir, text)| (dir, overlay(dir, "go.work").unwrap_or(text)));
        let module = Module::parse(dir, &text);
        if self.modules.get(&dir).is_some_and(|known| **known == module) {
            return;
        }
        self.modules.insert(dir, Rc::new(module));
        self.resolved.clear();
        self.revision += 1;
        let members = self.directories.values_mut().filter(|state| state.module == Some(dir));
        members.for_each(|state| state.stale = true);
    }
}

/// Whether patterns of the go command leave a directory out. What stands above its module says nothing about it; as long
/// as the module may still turn up, anything above might be part of it.
fn is_left_out(dir: &str, module: Option<&Module>, is_settled: bool) -> bool {
    let below = match module {
        Some(module) => path::below(dir, module.dir.as_str()).unwrap_or_default(),
        None if is_settled => path::base(dir),
        None => dir,
    };
    below.split('/').any(|part| part == "vendor" || part == "testdata")
}

/// Number of files and bytes.
fn size(files: Option<&[DirFile]>) -> (usize, usize) {
    let files = files.unwrap_or_default();
    (files.len(), files.iter().map(|file| file.file.len as usize).sum())
}
