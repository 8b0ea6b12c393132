//! The one door for editors and the command line: files go in through the workspace, reports come out.

use std::cell::{Cell, RefCell};
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use rustc_hash::FxHasher;

use gohazard_semantic::Symbol;
use gohazard_semantic::model::{PackageFacts, Program};
use gohazard_semantic::syntax::ast::Span;
use gohazard_semantic::workspace::{GoVersion, Options, Package, PackageFile, Workspace};

use crate::config::{Config, PathConfig};
use crate::ctx::{Raw, Shared, Texts};
use crate::engine::Engine;
use crate::finding::{Edit, Finding, Fix, Hover, Report, Skip};
use crate::judge::Judge;
use crate::projects::Projects;
use crate::results::{LookedAt, Results};
use crate::rule::Rule;
use crate::suppress::Directive;
use crate::{explain, notes, rules};

/// A workspace that is being checked.
///
/// What was found out about a declaration is kept, relative to it, until its text or a fact that it read changes.
pub struct Session {
    program: Program,
    engine: Engine,
    texts: RefCell<Rc<dyn Texts>>,
    projects: RefCell<Projects>,
    /// How often the configuration changed.
    config_revision: Cell<u64>,
    results: Results,
}

/// No text at hand: findings have no fixes.
struct NoTexts;

impl Texts for NoTexts {
    fn slice(&self, _: Symbol, _: Span) -> Option<String> {
        None
    }
}

/// What is settled about a file before its declarations are looked at.
struct Open {
    package: Rc<PackageFacts>,
    index: usize,
    config: Rc<Config>,
    /// The language's minor version, once it is known whether there is a go.mod that says it.
    version: Option<u8>,
}

impl Open {
    fn file(&self) -> &PackageFile {
        &self.package.package.files[self.index]
    }
}

impl Session {
    /// A session with all rules over an empty workspace.
    pub fn new(options: Options) -> Session {
        Session::with_rules(options, rules::all().to_vec())
    }

    /// A session with some of the rules.
    pub fn with_rules(options: Options, rules: Vec<&'static Rule>) -> Session {
        Session {
            program: Program::new(options),
            engine: Engine::new(rules),
            texts: RefCell::new(Rc::new(NoTexts)),
            projects: RefCell::default(),
            config_revision: Cell::new(0),
            results: Results::default(),
        }
    }

    /// The files and packages.
    pub fn workspace(&self) -> &Workspace {
        self.program.workspace()
    }

    /// Everything that is known about them.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// Says where the text of files comes from; fixes are made of it.
    pub fn set_texts(&self, texts: Rc<dyn Texts>) {
        *self.texts.borrow_mut() = texts;
    }

    /// Changes the configuration.
    pub fn set_config(&self, config: Config) {
        self.configure(|projects| projects.set_base(config));
    }

    /// Changes what holds for the files below the directory `root` instead of the configuration, or takes it away.
    pub fn set_project(&self, root: &str, config: Option<Config>) {
        self.configure(|projects| projects.set(root, config));
    }

    fn configure(&self, change: impl FnOnce(&mut Projects)) {
        let mut projects = self.projects.borrow_mut();
        let old = projects.versions();
        change(&mut projects);
        self.config_revision.set(self.config_revision.get() + 1);
        let new = projects.versions();
        if old != new {
            self.workspace().set_versions(new.0.map(GoVersion), new.1.map(GoVersion));
        }
    }

    /// The configuration that holds for a file.
    pub fn config(&self, path: &str) -> Rc<Config> {
        self.projects.borrow().of(path)
    }

    /// Forgets the results of a file that nobody asks about any more.
    pub fn forget(&self, path: &str) {
        self.results.forget(Symbol::new(path));
    }

    /// Checks a file. `go_on` is told of the work as it is done, in bytes of source, and may stop it: then there is no
    /// answer, and the next call goes on where this one stopped.
    pub fn check(&self, path: &str, go_on: &mut dyn FnMut(u32) -> bool) -> Option<Report> {
        let open = match self.open(path) {
            Ok(open) => open,
            Err(report) => return Some(report),
        };
        let raws = self.raws(&open, go_on)?;
        let complete = self.is_complete(&open.package.package);
        let path_config = open.config.for_path(path);
        let texts = self.texts.borrow().clone();
        let judge = judge(&open, &path_config, &*texts);
        let (held, unused) = judge.hold(raws.iter().flat_map(|raws| raws.iter()));
        let mut findings: Vec<Finding> = held.iter().map(|held| judge.finding(held)).collect();
        findings.extend(self.unused(&judge, &unused));
        findings.sort_by_key(|finding| (finding.span, finding.rule.id));
        Some(Report { findings, complete, skipped: None })
    }

    /// The edits of all safe fixes of a file that can be made at once, of one rule or of all. After they are made, a
    /// further call may find more: fixes that touch each other are made one after the other.
    pub fn fix_all(&self, path: &str, only: Option<&str>) -> Vec<Edit> {
        let Ok(open) = self.open(path) else { return Vec::new() };
        let Some(raws) = self.raws(&open, &mut |_| true) else { return Vec::new() };
        let path_config = open.config.for_path(path);
        let texts = self.texts.borrow().clone();
        let judge = judge(&open, &path_config, &*texts);
        let (mut held, unused) = judge.hold(raws.iter().flat_map(|raws| raws.iter()));
        let mut unused = self.unused(&judge, &unused);
        let is_meant = |rule: &Rule| only.is_none_or(|id| rules::current_id(id) == rule.id);
        held.retain(|held| is_meant(held.raw.rule));
        unused.retain(|finding| is_meant(finding.rule));
        judge.fix_all(&held, &unused)
    }

    /// The comments that silence nothing, when everything was seen that they might have silenced.
    fn unused(&self, judge: &Judge, directives: &[Directive]) -> Vec<Finding> {
        if judge.package.has_errors || directives.is_empty() || !self.is_complete(judge.package) {
            return Vec::new();
        }
        let is_on = |rule: &Rule| judge.path_config.is_on(rule);
        judge.unused(directives, |id| self.engine.rules.iter().any(|rule| rule.id == id && is_on(rule)))
    }

    fn is_complete(&self, package: &Package) -> bool {
        package.complete && !self.workspace().is_waiting()
    }

    /// The fix that silences a finding by a comment above its line.
    pub fn suppression(&self, path: &str, finding: &Finding, reason: &str) -> Option<Fix> {
        let open = self.open(path).ok()?;
        let path_config = open.config.for_path(path);
        let texts = self.texts.borrow().clone();
        judge(&open, &path_config, &*texts).suppression(finding, reason)
    }

    /// What there is to say about a place: the findings there, then the contract of the API that is used.
    pub fn hover(&self, path: &str, offset: u32) -> Option<Hover> {
        let report = self.check(path, &mut |_| true)?;
        let mut here: Vec<&Finding> = report
            .findings
            .iter()
            .filter(|finding| finding.span.start <= offset && offset <= finding.span.end)
            .collect();
        here.sort_by_key(|finding| finding.span.len());
        let note = self.note(path, offset);
        let mut parts: Vec<String> = here.iter().map(|finding| explain::finding(finding)).collect();
        let span = here.first().map(|finding| finding.span).or(note.as_ref().map(|(span, _)| *span))?;
        parts.extend(note.map(|(_, note)| note));
        Some(Hover { span, markdown: parts.join("\n---\n\n") })
    }

    /// The contract of what stands at `offset`: a function, type or field, or a construct of the language.
    fn note(&self, path: &str, offset: u32) -> Option<(Span, String)> {
        let open = self.open(path).ok()?;
        let item = open.file().file.item_at(offset)?;
        let model = self.program.model(&open.package, open.index, item)?;
        let place = notes::at(&model, offset.checked_sub(model.start())?)?;
        Some((place.span.shifted(model.start()), place.markdown()?))
    }

    fn open(&self, path: &str) -> Result<Open, Report> {
        let skip = |skip| Report { complete: true, skipped: Some(skip), ..Report::default() };
        let symbol = Symbol::new(path);
        let package = self.program.package_of(symbol).ok_or_else(Report::default)?;
        let index = package.package.file_index(symbol).ok_or_else(Report::default)?;
        let config = self.config(path);
        let file = &package.package.files[index];
        if file.file.too_big {
            return Err(skip(Skip::TooBig));
        }
        if file.generated {
            return Err(skip(Skip::Generated));
        }
        if file.left_out {
            return Err(skip(Skip::Vendored));
        }
        if config.excludes(path) {
            return Err(skip(Skip::Excluded));
        }
        let is_settled = package.package.complete || package.package.module.is_some() || !self.workspace().is_waiting();
        let version = is_settled.then_some(file.go_version.0);
        Ok(Open { package, index, config, version })
    }

    /// What the rules report about a file.
    fn raws(&self, open: &Open, go_on: &mut dyn FnMut(u32) -> bool) -> Option<Vec<Rc<[Raw]>>> {
        if !open.package.prepare(go_on) {
            return None;
        }
        let path_config = open.config.for_path(open.file().path.as_str());
        let texts = self.texts.borrow().clone();
        let shared = Shared {
            program: &self.program,
            package: &open.package,
            texts: &*texts,
            config: &path_config,
            sink: RefCell::default(),
        };
        let looked_at = LookedAt {
            engine: &self.engine,
            shared: &shared,
            index: open.index,
            version: open.version,
            surroundings: self.surroundings(open),
        };
        self.results.of(&looked_at, go_on)
    }

    /// A number for everything outside of a declaration's own facts that a rule or a fix may look at: what the package
    /// declares, versions, configuration.
    fn surroundings(&self, open: &Open) -> u64 {
        let package = &open.package.package;
        let mut hasher = FxHasher::default();
        self.config_revision.get().hash(&mut hasher);
        open.version.hash(&mut hasher);
        (package.toolchain.at_least, package.toolchain.stated).hash(&mut hasher);
        package.complete.hash(&mut hasher);
        for file in &package.files {
            file.path.hash(&mut hasher);
            for item in &file.file.items {
                item.decl.header_hash.hash(&mut hasher);
            }
        }
        hasher.finish()
    }
}

fn judge<'a>(open: &'a Open, path_config: &'a PathConfig<'a>, texts: &'a dyn Texts) -> Judge<'a> {
    Judge { package: &open.package.package, file: open.file(), config: &open.config, path_config, texts }
}
