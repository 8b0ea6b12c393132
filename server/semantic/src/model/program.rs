//! The program: the workspace and what was computed about its packages.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::facts::{DeclFacts, FileFacts, PackageFacts, Solution};
use super::view::Model;
use crate::intern::Symbol;
use crate::summary::{Local, Summaries};
use crate::types::Types;
use crate::workspace::{Options, Package, Variant, Workspace, World};

/// A workspace with everything that was computed about it.
#[derive(Debug)]
pub struct Program {
    workspace: Workspace,
    packages: RefCell<FxHashMap<PackageKey, Rc<PackageFacts>>>,
}

/// Directory, path, variant, and the platform and build tags: a package of two platforms is two packages.
type PackageKey = (Symbol, Symbol, Variant, Rc<World>);

impl Program {
    /// A program over an empty workspace.
    pub fn new(options: Options) -> Program {
        Program { workspace: Workspace::new(options), packages: RefCell::default() }
    }

    /// The files and packages.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The package in which a file is judged, with what is known of it.
    pub fn package_of(&self, path: Symbol) -> Option<Rc<PackageFacts>> {
        Some(self.package(&self.workspace.package_of(path)?))
    }

    /// What is known of a package. What was computed before its last change is kept where it still holds.
    pub fn package(&self, package: &Rc<Package>) -> Rc<PackageFacts> {
        let key = (package.dir, package.path, package.variant, Rc::clone(&package.world));
        let old = self.packages.borrow().get(&key).cloned();
        // The types are others, too, when a package that this one imports has changed.
        let types = Types::of(&self.workspace, package);
        let revision = self.workspace.revision();
        let is_same = |old: &PackageFacts| Rc::ptr_eq(&old.package, package) && Rc::ptr_eq(&old.types, &types);
        if let Some(old) = old.as_ref().filter(|old| is_same(old) && old.checked_at.get() == revision) {
            return Rc::clone(old);
        }
        let homes: Vec<_> = (0..package.files.len()).map(|file| self.home(package, file)).collect();
        if let Some(old) = old.as_ref().filter(|old| is_same(old) && same_homes(&old.homes, &homes)) {
            old.checked_at.set(revision);
            return Rc::clone(old);
        }
        let facts = Rc::new(PackageFacts::new(package, types, homes, revision, old.as_deref()));
        self.packages.borrow_mut().insert(key, Rc::clone(&facts));
        facts
    }

    /// The package in which a file is judged, and its position there, when `package` can do with what is found out about the
    /// file there: a package with its tests, and one of another platform. To analyse the files that they share for each of
    /// them would take a multiple of the time and memory. A home is the host's, or one of the same platform without tests,
    /// so that homes lead nowhere in a circle.
    fn home(&self, package: &Package, file: usize) -> Home {
        let file = package.files.get(file).filter(|file| !file.judged)?;
        let home = self.workspace.package_of(file.path)?;
        let index = home.file_index(file.path)?;
        let there = &home.files[index];
        let is_nearer = home.world == package.world || home.world == self.workspace.host();
        let is_home = there.judged && home.path == package.path && Arc::ptr_eq(&there.file, &file.file);
        (is_nearer && is_home).then(|| (self.package(&home), index))
    }

    /// Forgets the packages of a directory, whose files nobody asks about any more. It is found out again if somebody does.
    pub fn forget(&self, dir: Symbol) {
        self.packages.borrow_mut().retain(|key, _| key.0 != dir);
        self.workspace.types().forget(dir, &self.workspace.host());
    }

    /// The declaration at position `item` of file `file` of a package.
    pub fn model<'p>(&'p self, package: &'p PackageFacts, file: usize, item: usize) -> Option<Model<'p>> {
        let facts = package.decl(file, item)?;
        Some(Model::new(self, package, file, item, facts))
    }
}

/// A package in which a file is judged, and the file's position there.
type Home = Option<(Rc<PackageFacts>, usize)>;

fn same_homes(old: &[Home], new: &[Home]) -> bool {
    old.len() == new.len()
        && old.iter().zip(new).all(|homes| match homes {
            (Some((old, at)), Some((new, index))) => Rc::ptr_eq(old, new) && at == index,
            (None, None) => true,
            _ => false,
        })
}

impl PackageFacts {
    fn new(
        package: &Rc<Package>,
        types: Rc<Types>,
        homes: Vec<Home>,
        revision: u64,
        old: Option<&PackageFacts>,
    ) -> PackageFacts {
        let olds: FxHashMap<Symbol, &Rc<FileFacts>> = match old {
            Some(old) => old.package.files.iter().map(|file| file.path).zip(&old.files).collect(),
            None => FxHashMap::default(),
        };
        let files = package.files.iter().zip(&homes).map(|(file, home)| match (home, olds.get(&file.path)) {
            (Some((home, index)), _) => Rc::clone(&home.files[*index]),
            (None, Some(old)) if Arc::ptr_eq(&old.file, &file.file) => Rc::clone(old),
            (None, Some(old)) => Rc::new(FileFacts::updated(old, &file.file)),
            (None, None) => Rc::new(FileFacts::new(&file.file)),
        });
        let files = files.collect();
        let previous = old.and_then(|old| old.solution.get().cloned().or_else(|| old.previous.borrow_mut().take()));
        PackageFacts {
            package: Rc::clone(package),
            types,
            files,
            homes,
            checked_at: Cell::new(revision),
            solution: OnceCell::new(),
            nestings: OnceCell::new(),
            previous: RefCell::new(previous),
        }
    }

    /// The facts of one declaration; they are the same value as long as its text and the facts that it read are.
    pub fn decl(&self, file: usize, item: usize) -> Option<Rc<DeclFacts>> {
        if let Some((home, index)) = self.homes.get(file)? {
            return home.decl(*index, item);
        }
        let slot = self.files.get(file)?.decls.get(item)?;
        let info = self.types.info(file, item);
        let mut slot = slot.borrow_mut();
        if let Some(facts) = slot.as_ref()
            && Rc::ptr_eq(&facts.info, &info)
        {
            return Some(Rc::clone(facts));
        }
        let decl = Arc::clone(&self.files.get(file)?.file.items.get(item)?.decl);
        let facts = Rc::new(DeclFacts::new(decl, info));
        *slot = Some(Rc::clone(&facts));
        Some(facts)
    }

    /// Number of declarations of a file.
    pub fn decl_count(&self, file: usize) -> usize {
        self.files.get(file).map_or(0, |file| file.decls.len())
    }

    /// The summaries of the package. The same value as before as long as no declaration says something else of itself.
    pub fn summaries(&self) -> Rc<Summaries> {
        Rc::clone(&self.solution.get_or_init(|| self.solve()).summaries)
    }

    fn solve(&self) -> Solution {
        let locals = self.local_summaries();
        let summaries = match self.previous.borrow_mut().take() {
            Some(old) => old.summaries.updated(&old.locals, &locals).map_or(old.summaries, Rc::new),
            None => Rc::new(Summaries::solve(&locals)),
        };
        Solution { locals: Rc::new(locals), summaries }
    }

    fn local_summaries(&self) -> Vec<Local> {
        let mut all = Vec::new();
        for file in 0..self.files.len() {
            all.extend_from_slice(&self.locals_of_file(file));
        }
        all
    }

    fn locals_of_file(&self, file: usize) -> Rc<[Local]> {
        if let Some(Some((home, index))) = self.homes.get(file) {
            return home.locals_of_file(*index);
        }
        self.known_locals(file).unwrap_or_else(|| {
            let locals = self.locals_of(file).collect();
            if let (Some(facts), Some(types)) = (self.files.get(file), self.types.file(file)) {
                facts.keep_locals(types, &locals);
            }
            locals
        })
    }

    fn known_locals(&self, file: usize) -> Option<Rc<[Local]>> {
        if let Some((home, index)) = self.homes.get(file)? {
            return home.known_locals(*index);
        }
        self.files.get(file)?.known_locals(self.types.file(file)?)
    }

    /// What the declarations of a file say of themselves.
    fn locals_of(&self, file: usize) -> impl Iterator<Item = Local> + '_ {
        let decls = (0..self.decl_count(file)).filter_map(move |item| self.decl(file, item));
        let speaking = decls.filter(|facts| facts.may_say_something());
        speaking.map(|facts| (facts.function(), facts.local_summary(self.package.path)))
    }

    /// Computes the next part of what [`PackageFacts::summaries`] needs, so that the work can be done in slices. Calls
    /// `go_on` with the bytes of each declaration looked at and stops when it says so; returns whether all is done.
    pub fn prepare(&self, go_on: &mut dyn FnMut(u32) -> bool) -> bool {
        if self.solution.get().is_some() {
            return true;
        }
        for file in 0..self.files.len() {
            if self.known_locals(file).is_some() {
                continue;
            }
            for item in 0..self.decl_count(file) {
                let Some(facts) = self.decl(file, item) else { continue };
                if facts.may_say_something() && !facts.has_local_summary() {
                    facts.local_summary(self.package.path);
                    if !go_on(facts.decl.len) {
                        return false;
                    }
                }
            }
        }
        true
    }
}
