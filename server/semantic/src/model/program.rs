//! The program: the workspace and what was computed about its packages.

use std::cell::{OnceCell, RefCell};
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
        let facts = match old {
            Some(facts) if Rc::ptr_eq(&facts.package, package) && Rc::ptr_eq(&facts.types, &types) => return facts,
            Some(old) => PackageFacts::updated(&old, package, types),
            None => PackageFacts::new(package, types),
        };
        let facts = Rc::new(facts);
        self.packages.borrow_mut().insert(key, Rc::clone(&facts));
        facts
    }

    /// Forgets the packages of a directory, whose files nobody asks about any more.
    pub fn forget(&self, dir: Symbol) {
        self.packages.borrow_mut().retain(|key, _| key.0 != dir);
    }

    /// The declaration at position `item` of file `file` of a package.
    pub fn model<'p>(&'p self, package: &'p PackageFacts, file: usize, item: usize) -> Option<Model<'p>> {
        let facts = package.decl(file, item)?;
        Some(Model::new(self, package, file, item, facts))
    }
}

impl PackageFacts {
    fn new(package: &Rc<Package>, types: Rc<Types>) -> PackageFacts {
        let files = package.files.iter().map(|file| Rc::new(FileFacts::new(&file.file))).collect();
        PackageFacts {
            package: Rc::clone(package),
            types,
            files,
            solution: OnceCell::new(),
            nestings: OnceCell::new(),
            previous: RefCell::new(None),
        }
    }

    fn updated(old: &PackageFacts, package: &Rc<Package>, types: Rc<Types>) -> PackageFacts {
        let mut olds: FxHashMap<Symbol, &Rc<FileFacts>> = FxHashMap::default();
        for (file, facts) in old.package.files.iter().zip(&old.files) {
            olds.insert(file.path, facts);
        }
        let files = package.files.iter().map(|file| match olds.get(&file.path) {
            Some(old) if Arc::ptr_eq(&old.file, &file.file) => Rc::clone(old),
            Some(old) => Rc::new(FileFacts::updated(old, &file.file)),
            None => Rc::new(FileFacts::new(&file.file)),
        });
        let files = files.collect();
        let previous = old.solution.get().cloned().or_else(|| old.previous.borrow_mut().take());
        PackageFacts {
            package: Rc::clone(package),
            types,
            files,
            solution: OnceCell::new(),
            nestings: OnceCell::new(),
            previous: RefCell::new(previous),
        }
    }

    /// The facts of one declaration; they are the same value as long as its text and the facts that it read are.
    pub fn decl(&self, file: usize, item: usize) -> Option<Rc<DeclFacts>> {
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
        for (index, file) in self.files.iter().enumerate() {
            let Some(types) = self.types.file(index) else { continue };
            let locals = file.known_locals(types).unwrap_or_else(|| {
                let locals = self.locals_of(index).collect();
                file.keep_locals(types, &locals);
                locals
            });
            all.extend_from_slice(&locals);
        }
        all
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
        for (file, facts) in self.files.iter().enumerate() {
            if self.types.file(file).is_some_and(|types| facts.known_locals(types).is_some()) {
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
