//! What rules reported, kept until something that they looked at changes.

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use gohazard_semantic::Symbol;
use gohazard_semantic::model::{DeclFacts, Model, PackageFacts};
use gohazard_semantic::summary::{Reads, Summaries};
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::workspace::Package;

use crate::ctx::{Ctx, Decls, Raw, RawPlace, Shared};
use crate::draft::Anchor;
use crate::engine::{Enabled, Engine};
use crate::rule::Rule;
use crate::test_code;

/// The results of all files and packages that were looked at.
#[derive(Default)]
pub(crate) struct Results {
    files: RefCell<FxHashMap<Symbol, FileResults>>,
    packages: RefCell<FxHashMap<(Symbol, Symbol), PackageResults>>,
}

/// A file that is being looked at.
pub(crate) struct LookedAt<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) shared: &'a Shared<'a>,
    /// Its position in the package.
    pub(crate) index: usize,
    /// The minor version of its language, if that is settled.
    pub(crate) version: Option<u8>,
    /// A number for everything that results depend on besides declarations and summaries.
    pub(crate) surroundings: u64,
}

/// What the declarations of a file were found to be.
#[derive(Default)]
struct FileResults {
    surroundings: u64,
    /// Whether the file was taken for test code.
    is_test: bool,
    decls: FxHashMap<*const DeclFacts, DeclResults>,
    whole: Option<WholeResults>,
}

/// What one declaration was found to be.
struct DeclResults {
    /// Keeps the address that it is known by from being used again.
    facts: Rc<DeclFacts>,
    /// The package in which the results are known to hold, for those that depend on all of its declarations.
    package: Weak<PackageFacts>,
    /// The summaries in which the results are known to hold.
    summaries: Rc<Summaries>,
    reads: Rc<Reads>,
    raws: Rc<[Raw]>,
}

/// What a file was found to be by the rules that look at all of it.
struct WholeResults {
    file: Arc<File>,
    summaries: Rc<Summaries>,
    raws: Rc<[Raw]>,
}

/// What a package was found to be by the rules that look at all of it.
struct PackageResults {
    facts: Rc<PackageFacts>,
    surroundings: u64,
    raws: Rc<[Raw]>,
}

impl Results {
    /// Forgets a file that nobody asks about any more.
    pub(crate) fn forget(&self, path: Symbol) {
        self.files.borrow_mut().remove(&path);
    }

    /// What the rules report about a file: declaration by declaration, then as a whole. Nothing when `go_on` stopped it;
    /// the declarations that were looked at need not be looked at again.
    pub(crate) fn of(&self, file: &LookedAt, go_on: &mut dyn FnMut(u32) -> bool) -> Option<Vec<Rc<[Raw]>>> {
        let path = file.path();
        let rules = RulesFor::new(file);
        let mut results = self.files.borrow_mut().remove(&path).unwrap_or_default();
        if (results.surroundings, results.is_test) != (file.surroundings, rules.is_test) {
            let (surroundings, is_test) = (file.surroundings, rules.is_test);
            results = FileResults { surroundings, is_test, ..FileResults::default() };
        }
        let mut raws = Vec::new();
        let done = results.decls_of(file, &rules, &mut raws, go_on);
        if done && file.engine.has_file_checks() {
            raws.push(results.whole_of(file, &rules));
        }
        self.files.borrow_mut().insert(path, results);
        if !done {
            return None;
        }
        if file.engine.has_package_checks() {
            let found = self.package_of(file, &rules);
            raws.push(found.iter().filter(|raw| raw.place.0 == file.index).cloned().collect());
        }
        Some(raws)
    }

    fn package_of(&self, file: &LookedAt, rules: &RulesFor) -> Rc<[Raw]> {
        let shared = file.shared;
        let key = (shared.package.package.dir, shared.package.package.path);
        if let Some(old) = self.packages.borrow().get(&key)
            && Rc::ptr_eq(&old.facts, shared.package)
            && old.surroundings == file.surroundings
        {
            return Rc::clone(&old.raws);
        }
        file.engine.check_package(&Decls { shared, file: None }, &rules.whole);
        let raws: Rc<[Raw]> = shared.sink.take().into();
        let facts = Rc::clone(shared.package);
        let results = PackageResults { facts, surroundings: file.surroundings, raws: Rc::clone(&raws) };
        self.packages.borrow_mut().insert(key, results);
        raws
    }
}

impl FileResults {
    /// Looks at the declarations that are new or have read something that is new; false when `go_on` stopped it.
    fn decls_of(
        &mut self,
        file: &LookedAt,
        rules: &RulesFor,
        raws: &mut Vec<Rc<[Raw]>>,
        go_on: &mut dyn FnMut(u32) -> bool,
    ) -> bool {
        let summaries = file.shared.package.summaries();
        let mut kept = FxHashMap::default();
        for item in 0..file.shared.package.decl_count(file.index) {
            let Some(model) = file.shared.program.model(file.shared.package, file.index, item) else { continue };
            let facts = Rc::clone(model.facts());
            let key = Rc::as_ptr(&facts);
            let old = self.decls.remove(&key).filter(|old| old.holds_for(&facts, file.shared.package, &summaries));
            let is_new = old.is_none();
            let (found, reads) = match old {
                Some(old) => (old.raws, old.reads),
                None => look_at(file, rules, model, &summaries),
            };
            raws.push(placed(&found, (file.index, item)));
            let len = facts.decl.len;
            let package = Rc::downgrade(file.shared.package);
            kept.insert(key, DeclResults { facts, package, summaries: Rc::clone(&summaries), reads, raws: found });
            if is_new && !go_on(len) {
                // What is left of the old results may still hold.
                kept.extend(self.decls.drain());
                self.decls = kept;
                return false;
            }
        }
        self.decls = kept;
        true
    }

    fn whole_of(&mut self, file: &LookedAt, rules: &RulesFor) -> Rc<[Raw]> {
        let summaries = file.shared.package.summaries();
        let syntax = &file.package().files[file.index].file;
        let is_same = |old: &WholeResults| Arc::ptr_eq(&old.file, syntax) && Rc::ptr_eq(&old.summaries, &summaries);
        let whole = self.whole.take().filter(is_same).unwrap_or_else(|| {
            file.engine.check_file(&Decls { shared: file.shared, file: Some(file.index) }, &rules.whole);
            let raws = file.shared.sink.take().into();
            WholeResults { file: Arc::clone(syntax), summaries: Rc::clone(&summaries), raws }
        });
        Rc::clone(&self.whole.insert(whole).raws)
    }
}

impl DeclResults {
    fn holds_for(&self, facts: &Rc<DeclFacts>, package: &Rc<PackageFacts>, summaries: &Rc<Summaries>) -> bool {
        // Summaries stay the same when a declaration changes in a way that they don't tell.
        let is_unchanged = || Weak::ptr_eq(&self.package, &Rc::downgrade(package));
        Rc::ptr_eq(&self.facts, facts)
            && (!self.reads.looked_at_everything() || is_unchanged())
            && self.reads.agree_on(!package.package.has_errors)
            && (Rc::ptr_eq(&self.summaries, summaries) || self.reads.hold_in(summaries))
            && self.raws.iter().all(|raw| raw.anchors().all(|anchor| find(&package.package, anchor).is_some()))
    }
}

impl Raw {
    /// The places in other declarations that it shows or edits.
    fn anchors(&self) -> impl Iterator<Item = &Anchor> {
        let related = self.related.iter().filter_map(|(place, _)| match place {
            RawPlace::Elsewhere(anchor) => Some(anchor),
            RawPlace::Here(_) => None,
        });
        related.chain(self.fixes.iter().flat_map(|fix| &fix.laid.elsewhere).map(|(anchor, _)| anchor))
    }
}

/// Where a place in some declaration of the package is now: its file, and the offset of its declaration.
pub(crate) fn find(package: &Package, anchor: &Anchor) -> Option<(Symbol, u32)> {
    let file = package.files.iter().find(|file| file.path == anchor.path)?;
    let item = file.file.items.iter().find(|item| Arc::ptr_eq(&item.decl, &anchor.decl))?;
    Some((file.path, item.start))
}

impl LookedAt<'_> {
    fn package(&self) -> &Package {
        &self.shared.package.package
    }

    fn path(&self) -> Symbol {
        self.package().files[self.index].path
    }
}

/// Runs the rules over a declaration and writes down what they ask the summaries.
fn look_at(file: &LookedAt, rules: &RulesFor, model: Model, summaries: &Summaries) -> (Rc<[Raw]>, Rc<Reads>) {
    let before = summaries.start_reading();
    let ctx = Ctx::new(file.shared, model);
    file.engine.check_decl(&ctx, rules.of(&ctx));
    (file.shared.sink.take().into(), Rc::new(summaries.stop_reading(before)))
}

/// The raw findings of a declaration at its present place.
fn placed(raws: &Rc<[Raw]>, place: (usize, usize)) -> Rc<[Raw]> {
    if raws.iter().all(|raw| raw.place == place) {
        return Rc::clone(raws);
    }
    raws.iter().map(|raw| Raw { place, ..raw.clone() }).collect()
}

/// The rules that may speak in the declarations of a file.
struct RulesFor {
    is_test: bool,
    /// By: is the declaration test code, has it a syntax error.
    by_kind: [[Enabled; 2]; 2],
    /// For checks of a file or package.
    whole: Enabled,
}

impl RulesFor {
    fn new(file: &LookedAt) -> RulesFor {
        let version = file.version;
        let speaks = |rule: &Rule, is_test: bool, is_broken: bool| {
            file.shared.config.is_on(rule)
                && rule.since.is_none_or(|since| version.is_some_and(|version| version >= since))
                && rule.until.is_none_or(|until| version.is_some_and(|version| version < until))
                && (rule.in_tests || !is_test)
                && (rule.robust || !is_broken)
        };
        let package = file.package();
        let is_test = test_code::is_test_file(package, &package.files[file.index]);
        let enabled = |is_test, is_broken| file.engine.enabled(|rule| speaks(rule, is_test, is_broken));
        RulesFor {
            is_test,
            by_kind: [false, true].map(|is_test| [false, true].map(|is_broken| enabled(is_test, is_broken))),
            whole: enabled(is_test, package.has_errors),
        }
    }

    fn of(&self, ctx: &Ctx) -> &Enabled {
        let is_test = self.is_test || test_code::takes_testing(ctx);
        &self.by_kind[usize::from(is_test)][usize::from(!ctx.decl().errors.is_empty())]
    }
}
