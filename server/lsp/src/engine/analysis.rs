//! The one session of the analysis, fed with the open documents.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;

use gohazard_lint::{Edit, Hover, Report, Session, Texts};
use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::ast::Span;
use rustc_hash::FxHashMap;

use super::slice::Slice;
use crate::documents::Document;
use crate::settings::Settings;
use crate::shared::{Recipe, Shared};

/// What is written into a comment that silences a finding, for its author to replace.
const REASON: &str = "TODO: say why";

/// What the fence caught.
pub(super) struct Panicked;

/// The analysis of everything that is open.
pub(super) struct Analysis {
    make: Box<dyn Fn() -> Session>,
    shared: Arc<Shared>,
    session: Session,
    /// The revision of each open document that the session knows.
    fed: FxHashMap<Symbol, u64>,
    /// Reports that still hold: forgotten whenever anything changes that may bear on them.
    reports: FxHashMap<Symbol, Arc<Report>>,
    /// Documents in which the analysis went wrong, and at which revision: not tried again before they change.
    broken: FxHashMap<Symbol, u64>,
}

/// The text of what is open. The session asks only while it works on the text that it was fed.
struct OpenTexts(Arc<Shared>);

impl Texts for OpenTexts {
    fn slice(&self, path: Symbol, span: Span) -> Option<String> {
        let state = self.0.lock();
        let rope = &state.documents.get(path)?.rope;
        rope.get_byte_slice(span.start as usize..span.end as usize).map(|slice| slice.to_string())
    }
}

impl Analysis {
    /// An analysis that knows nothing yet.
    pub fn new(make: Box<dyn Fn() -> Session>, shared: Arc<Shared>) -> Analysis {
        let session = make();
        session.set_texts(Rc::new(OpenTexts(shared.clone())));
        Analysis {
            make,
            shared,
            session,
            fed: FxHashMap::default(),
            reports: FxHashMap::default(),
            broken: FxHashMap::default(),
        }
    }

    /// Forgets everything; the documents are to be fed again.
    pub fn restart(&mut self, settings: &Settings) {
        self.session = (self.make)();
        self.session.set_texts(Rc::new(OpenTexts(self.shared.clone())));
        self.fed.clear();
        self.configure(settings);
    }

    /// The session, to supply it with what it wants.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Call when something changed that reports may depend on.
    pub fn forget_reports(&mut self) {
        self.reports.clear();
    }

    /// Changes what the user decided.
    pub fn configure(&mut self, settings: &Settings) {
        self.session.set_config(settings.config.clone());
        for (root, config) in settings.projects() {
            self.session.set_project(root, Some(config.clone()));
        }
        self.reports.clear();
    }

    /// Makes the document's text known; whether it was not yet.
    pub fn feed(&mut self, document: &mut Document) -> bool {
        if self.fed.insert(document.path, document.revision) == Some(document.revision) {
            return false;
        }
        let workspace = self.session.workspace();
        if document.is_go {
            workspace.set_overlay(document.path, document.syntax.file(&document.rope));
        } else {
            workspace.set_text_overlay(document.path, Some(document.rope.to_string()));
        }
        self.reports.clear();
        true
    }

    /// Takes a closed document away.
    pub fn remove(&mut self, path: Symbol) {
        self.broken.remove(&path);
        if self.fed.remove(&path).is_some() {
            self.session.workspace().remove_overlay(path);
            self.session.workspace().set_text_overlay(path, None);
            self.session.forget(path.as_str());
            self.reports.clear();
        }
    }

    /// The findings in a document that was fed; `Ok(None)` when the slice ended before they were known.
    pub fn check(&mut self, path: Symbol, slice: &mut Slice) -> Result<Option<Arc<Report>>, Panicked> {
        if let Some(report) = self.reports.get(&path) {
            return Ok(Some(report.clone()));
        }
        if self.broken.contains_key(&path) && self.broken.get(&path) == self.fed.get(&path) {
            return Ok(Some(Arc::default()));
        }
        let report = self.fenced(path, |session| session.check(path.as_str(), &mut |units| slice.spend(units)))?;
        let report = report.map(Arc::new);
        if let Some(report) = &report {
            self.reports.insert(path, report.clone());
        }
        Ok(report)
    }

    /// What to show for a place of a document that was checked.
    pub fn hover(&mut self, path: Symbol, offset: usize) -> Result<Option<Hover>, Panicked> {
        let Ok(offset) = u32::try_from(offset) else { return Ok(None) };
        self.fenced(path, |session| session.hover(path.as_str(), offset))
    }

    /// The edits of a code action for a document with these findings; none when what it was offered for is gone.
    pub fn edits(&mut self, path: Symbol, report: &Report, recipe: &Recipe) -> Result<Vec<Edit>, Panicked> {
        self.fenced(path, |session| match recipe {
            Recipe::FixAll { rule } => session.fix_all(path.as_str(), rule.as_deref()),
            Recipe::Fix { finding, fix } => {
                let fix = finding.find(report).and_then(|finding| finding.fixes.get(*fix));
                fix.map(|fix| fix.edits.clone()).unwrap_or_default()
            }
            Recipe::Suppress { finding } => {
                let finding = finding.find(report);
                let fix = finding.and_then(|finding| session.suppression(path.as_str(), finding, REASON));
                fix.map(|fix| fix.edits).unwrap_or_default()
            }
        })
    }

    /// Where panics unwind, one in the analysis costs what was known, and not the server.
    fn fenced<T>(&mut self, path: Symbol, work: impl FnOnce(&Session) -> T) -> Result<T, Panicked> {
        let session = &self.session;
        catch_unwind(AssertUnwindSafe(|| work(session))).map_err(|_| {
            self.broken.insert(path, self.fed.get(&path).copied().unwrap_or_default());
            Panicked
        })
    }
}
