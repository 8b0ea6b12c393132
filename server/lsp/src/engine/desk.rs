//! What is to be done next. Questions come first, then documents that changed, then files that arrived, then documents
//! that other changes may concern.

use std::collections::VecDeque;
use std::sync::Arc;

use gohazard_semantic::{Symbol, workspace};
use serde_json::Value;
use tower_lsp::jsonrpc::Error;
use tower_lsp::lsp_types::MessageType;

use gohazard_lint::{Report, Session};

use super::analysis::Analysis;
use super::directories::{Arrived, Directories};
use super::publish::Publisher;
use super::slice::Slice;
use crate::documents::uri;
use crate::host::TextAt;
use crate::shared::{Ask, Order, Shared};

/// How long the first findings wait for the settings of a client that has some, in milliseconds.
const SETTINGS_PATIENCE: u64 = 500;

/// The work and those who wait for it.
pub(super) struct Desk {
    pub(super) shared: Arc<Shared>,
    pub(super) analysis: Analysis,
    directories: Directories,
    publisher: Publisher,
    pub(super) asks: VecDeque<Ask>,
    /// Documents whose own text changed, the last one at the end.
    changed: Vec<Symbol>,
    /// Documents that something else may concern.
    stale: VecDeque<Symbol>,
    /// Until when publishing waits for the settings.
    settings_until: Option<u64>,
    now: u64,
}

/// What became of a piece of work on a document.
pub(super) enum Outcome<T> {
    Done(T),
    /// The slice ended first.
    Interrupted,
    /// The document is not open, or the analysis failed.
    Impossible,
}

impl Desk {
    /// An empty desk; `make` makes the session of the analysis.
    pub fn new(shared: Arc<Shared>, make: Box<dyn Fn() -> Session>) -> Desk {
        Desk {
            analysis: Analysis::new(make, shared.clone()),
            directories: Directories::default(),
            publisher: Publisher::new(shared.clone()),
            shared,
            asks: VecDeque::new(),
            changed: Vec::new(),
            stale: VecDeque::new(),
            settings_until: None,
            now: 0,
        }
    }

    /// Takes the orders of the handlers.
    pub fn begin(&mut self, now: u64) {
        self.now = now;
        loop {
            let Some(order) = self.shared.lock().orders.pop_front() else { break };
            self.take(order);
        }
        self.asks.retain(|ask| !ask.is_moot());
        if !self.is_loading() {
            self.stale.extend(self.publisher.withheld());
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Changed(path) => {
                self.settings_until.get_or_insert(self.now + SETTINGS_PATIENCE);
                self.changed.retain(|other| *other != path);
                self.changed.push(path);
            }
            Order::Closed(path, uri) => {
                self.analysis.remove(path);
                self.publisher.forget(path, uri);
                self.touched(path);
                self.all_stale();
            }
            Order::Touched(path) => self.touched(path),
            Order::Configured => {
                self.analysis.configure(&self.shared.lock().settings);
                self.all_stale();
            }
            Order::Restart => self.restart(),
            Order::Ask(ask) => self.asks.push_back(ask),
        }
    }

    /// Takes the answer to a request of the engine; what went wrong, for the log.
    pub fn answer(&mut self, number: u64, result: Result<Value, Error>) -> Option<String> {
        let failure = result.as_ref().err().map(ToString::to_string);
        match self.directories.answer(number, result) {
            Some(verdict) => verdict.err(),
            None => failure,
        }
    }

    /// Does one piece of work; whether there was any.
    pub fn step(&mut self, slice: &mut Slice) -> bool {
        let worked = self.feed_one()
            || self.answer_one(slice)
            || self.look_at_changed(slice)
            || self.take_in()
            || self.look_at_stale(slice);
        self.ask_for_directories();
        worked
    }

    /// Whether there is work.
    pub fn is_busy(&self) -> bool {
        let looking = !self.changed.is_empty() || !self.stale.is_empty();
        self.directories.is_busy()
            || (looking && !self.is_held())
            || self.asks.iter().any(|ask| !self.must_wait(ask))
            || !self.shared.lock().orders.is_empty()
    }

    /// When to work again.
    pub fn wake(&self) -> Option<u64> {
        if self.is_busy() {
            return Some(self.now);
        }
        let waiting = !self.asks.is_empty() || self.publisher.is_holding();
        let files = self.directories.waits_until().filter(|_| waiting);
        let settings = self.settings_until.filter(|_| self.is_held());
        [files, settings].into_iter().flatten().min()
    }

    /// Whether findings wait for settings that may forbid them.
    fn is_held(&self) -> bool {
        self.shared.lock().awaits_settings && self.settings_until.is_some_and(|until| self.now < until)
    }

    pub(super) fn is_loading(&self) -> bool {
        self.directories.is_busy() || self.directories.waits_until().is_some_and(|until| self.now < until)
    }

    /// Makes one changed document known to the analysis. All of them are, before any is looked at.
    fn feed_one(&mut self) -> bool {
        let mut guard = self.shared.lock();
        for path in self.changed.iter().rev() {
            let Some(document) = guard.documents.get_mut(*path) else { continue };
            if self.analysis.feed(document) {
                drop(guard);
                self.all_stale();
                return true;
            }
        }
        false
    }

    fn look_at_changed(&mut self, slice: &mut Slice) -> bool {
        let Some(&path) = self.changed.last().filter(|_| !self.is_held()) else { return false };
        match self.report(path, slice) {
            Outcome::Interrupted => return true,
            Outcome::Impossible => {}
            Outcome::Done(report) => self.publisher.publish(path, &report, self.is_loading(), true),
        }
        self.changed.retain(|other| *other != path);
        self.stale.retain(|other| *other != path);
        true
    }

    fn look_at_stale(&mut self, slice: &mut Slice) -> bool {
        let Some(&path) = self.stale.front().filter(|_| !self.is_held()) else { return false };
        match self.report(path, slice) {
            Outcome::Interrupted => return true,
            Outcome::Impossible => {}
            Outcome::Done(report) => self.publisher.publish(path, &report, self.is_loading(), false),
        }
        self.stale.retain(|other| *other != path);
        true
    }

    /// Takes in a file that arrived.
    fn take_in(&mut self) -> bool {
        if !self.directories.is_busy() {
            return false;
        }
        let arrived = self.directories.step(&mut self.shared.lock());
        if let Some(Arrived { dir, directory, config }) = arrived {
            self.analysis.session().workspace().set_directory(dir, directory);
            self.govern(dir, config);
            self.analysis.forget_reports();
            self.all_stale();
        }
        true
    }

    /// Takes note of the configuration file that is nearest to a directory, and of those that are gone.
    fn govern(&mut self, dir: Symbol, config: Option<TextAt>) {
        let mut state = self.shared.lock();
        let nearest = config.map(|config| {
            let path = uri::path_of(&config.uri);
            (workspace::parent(&path).to_owned(), config.text)
        });
        let depth = nearest.as_ref().map_or(0, |(root, _)| root.len());
        let is_above =
            |root: &str| dir.as_str().strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let gone = state.settings.project_roots().into_iter().filter(|root| root.len() > depth && is_above(root));
        let news: Vec<_> =
            gone.map(|root| (root, None)).chain(nearest.map(|(root, text)| (root, Some(text)))).collect();
        for (root, text) in news {
            let Some((config, verdict)) = state.settings.project(&root, text) else { continue };
            self.analysis.session().set_project(&root, config);
            if let Err(mistake) = verdict {
                state.log(MessageType::ERROR, format!("the configuration in {root} is not understood: {mistake}"));
            }
        }
    }

    fn ask_for_directories(&mut self) {
        let workspace = self.analysis.session().workspace();
        for dir in workspace.wanted() {
            self.directories.ask(dir, workspace.limits(), &mut self.shared.lock(), self.now);
        }
    }

    pub(super) fn report(&mut self, path: Symbol, slice: &mut Slice) -> Outcome<Arc<Report>> {
        if !self.shared.lock().documents.get(path).is_some_and(|document| document.is_go) {
            return Outcome::Impossible;
        }
        match self.analysis.check(path, slice) {
            Ok(Some(report)) => Outcome::Done(report),
            Ok(None) => Outcome::Interrupted,
            Err(_) => {
                self.recover(path);
                Outcome::Impossible
            }
        }
    }

    /// All open documents are to be looked at again, for something changed that may concern them.
    fn all_stale(&mut self) {
        let state = self.shared.lock();
        for document in state.documents.iter().filter(|document| document.is_go) {
            if !self.changed.contains(&document.path) && !self.stale.contains(&document.path) {
                self.stale.push_back(document.path);
            }
        }
    }

    /// A file or directory may have changed behind the editor's back.
    fn touched(&mut self, path: Symbol) {
        let workspace = self.analysis.session().workspace();
        let parent = Symbol::new(workspace::parent(path.as_str()));
        match workspace::base(path.as_str()) {
            name if name.ends_with(".go") => workspace.invalidate_directory(parent),
            "go.mod" | "go.work" | "modules.txt" | "gohazard.toml" | ".gohazard.toml" => {
                workspace.invalidate_tree(parent)
            }
            _ => workspace.invalidate_tree(path),
        }
    }

    /// The analysis panicked in a document. What it knew may be half-changed, so it starts anew without that document.
    pub(super) fn recover(&mut self, path: Symbol) {
        let text = format!(
            "the analysis of {path} failed; it is tried again when the file changes. This is a bug of gohazard"
        );
        self.shared.lock().log(MessageType::ERROR, text);
        self.restart();
    }

    fn restart(&mut self) {
        let state = self.shared.lock();
        self.analysis.restart(&state.settings);
        self.directories = Directories::default();
        self.stale.clear();
        self.changed = state.documents.iter().map(|document| document.path).collect();
    }
}
