//! What the handlers and the engine have in common: the documents, and what the one wants from the other.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures::channel::oneshot;
use gohazard_lint::{Edit, Finding, Hover, Report};
use gohazard_semantic::Symbol;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_lsp::lsp_types::{MessageType, Position, Url};

use crate::client::Profile;
use crate::documents::lines::Lines;
use crate::documents::{Documents, uri};
use crate::settings::Settings;

/// The state behind one mutex, which is held for microseconds and never across an await.
#[derive(Default)]
pub(crate) struct Shared {
    state: Mutex<State>,
}

/// Everything that handlers change and read.
#[derive(Default)]
pub(crate) struct State {
    /// What is open.
    pub documents: Documents,
    /// Where the lines of files that are not open start.
    pub closed: FxHashMap<Symbol, Arc<Lines>>,
    /// What tells the diagnostics apart that the client pulled last.
    pub pulled: FxHashMap<Symbol, u64>,
    /// What the client can do.
    pub client: Profile,
    /// What the user decided.
    pub settings: Settings,
    /// Whether the client has settings that did not arrive yet.
    pub awaits_settings: bool,
    /// The folders of the workspace.
    pub folders: Vec<Url>,
    /// Whether the client asked to shut down.
    pub shut_down: bool,
    /// What the engine is to do, in order.
    pub orders: VecDeque<Order>,
    /// What is to be sent, not through a handler.
    pub outbox: Vec<Outgoing>,
    requests: u64,
}

/// Something for the engine to do.
pub(crate) enum Order {
    /// A document was opened or changed.
    Changed(Symbol),
    /// A document was closed: its file counts again.
    Closed(Symbol, Url),
    /// A file or directory may have changed behind the editor's back.
    Touched(Symbol),
    /// The settings changed, or arrived.
    Configured,
    /// Someone waits for an answer.
    Ask(Ask),
    /// Forget everything that was read or derived.
    Restart,
}

/// A question about an open document.
pub(crate) struct Ask {
    /// The document.
    pub path: Symbol,
    /// The question.
    pub question: Question,
}

/// What is asked.
pub(crate) enum Question {
    /// Its findings; whether they must be complete when they can be.
    Report(oneshot::Sender<Arc<Report>>, Patience),
    /// What to show for a place.
    Hover(oneshot::Sender<Option<Hover>>, Position),
    /// The edits of a code action.
    Edits(oneshot::Sender<Vec<Edit>>, Recipe),
}

/// How the edits of a code action are made.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "camelCase")]
pub(crate) enum Recipe {
    /// Apply a fix of a finding.
    Fix { finding: Place, fix: usize },
    /// Apply the safe fixes of a rule, or of all rules.
    FixAll { rule: Option<String> },
    /// Silence a finding by a comment.
    Suppress { finding: Place },
}

/// What tells a finding from the others of its document.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Place {
    rule: String,
    start: u32,
    end: u32,
}

impl Place {
    /// The place of a finding.
    pub fn of(finding: &Finding) -> Place {
        Place { rule: finding.rule.id.to_owned(), start: finding.span.start, end: finding.span.end }
    }

    /// The finding in a report of the same text.
    pub fn find<'r>(&self, report: &'r Report) -> Option<&'r Finding> {
        report.findings.iter().find(|finding| Place::of(finding) == *self)
    }
}

/// Whether to wait for files that were asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Patience {
    /// Answer with what is known.
    Now,
    /// Wait for them, for a while.
    Complete,
    /// They were asked for.
    Waiting,
}

impl Ask {
    /// Whether the one who asked went away.
    pub fn is_moot(&self) -> bool {
        match &self.question {
            Question::Report(reply, _) => reply.is_canceled(),
            Question::Hover(reply, _) => reply.is_canceled(),
            Question::Edits(reply, _) => reply.is_canceled(),
        }
    }
}

/// A message that the server sends on its own.
pub(crate) enum Outgoing {
    /// A notification.
    Notification(&'static str, Value),
    /// A request with the number that its answer will bear.
    Request(u64, &'static str, Value),
    /// A line for the log.
    Log(MessageType, String),
}

impl Shared {
    /// The state, for a moment.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The directory that patterns in the editor's settings are relative to.
    pub fn root(&self) -> String {
        self.folders.first().map(uri::path_of).unwrap_or_default()
    }

    /// Puts a line into the client's log.
    pub fn log(&mut self, kind: MessageType, text: impl Into<String>) {
        self.outbox.push(Outgoing::Log(kind, text.into()));
    }

    /// Sends a request to the client. No handler waits for its answer: a handler that waits may be cancelled, and
    /// tower-lsp 0.20 does not survive the answer to a request whose sender is gone.
    pub fn request(&mut self, method: &'static str, params: Value) -> u64 {
        self.requests += 1;
        self.outbox.push(Outgoing::Request(self.requests, method, params));
        self.requests
    }

    /// Asks something of a document.
    pub fn ask<T>(
        &mut self,
        path: Symbol,
        question: impl FnOnce(oneshot::Sender<T>) -> Question,
    ) -> oneshot::Receiver<T> {
        let (reply, answer) = oneshot::channel();
        self.orders.push_back(Order::Ask(Ask { path, question: question(reply) }));
        answer
    }
}
