//! Diagnostics on their way to the client.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use gohazard_semantic::Symbol;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Value, json};
use tower_lsp::lsp_types::{MessageType, Url};

use crate::features::diagnostics;
use crate::shared::{Outgoing, Shared};
use gohazard_lint::{Report, Skip};

/// Publishes what is new.
pub(super) struct Publisher {
    shared: Arc<Shared>,
    published: FxHashMap<Symbol, Published>,
    /// Documents whose findings are not published because they would take back some that only lack their reasons.
    withheld: FxHashSet<Symbol>,
    told: FxHashSet<Symbol>,
}

struct Published {
    version: i32,
    digest: u64,
    complete: bool,
}

impl Publisher {
    /// Nothing is published yet.
    pub fn new(shared: Arc<Shared>) -> Publisher {
        Publisher {
            shared,
            published: FxHashMap::default(),
            withheld: FxHashSet::default(),
            told: FxHashSet::default(),
        }
    }

    /// Publishes the findings of a document, unless the client has them. `loading` says that files are under way that
    /// were not there for these findings, `own` that the document itself was changed.
    pub fn publish(&mut self, path: Symbol, report: &Report, loading: bool, own: bool) {
        let mut guard = self.shared.lock();
        let state = &mut *guard;
        let Some(document) = state.documents.get(path) else { return };
        if report.skipped == Some(Skip::TooBig) && self.told.insert(path) {
            let text = format!("{} is too big and is not analysed", document.uri);
            state.outbox.push(Outgoing::Log(MessageType::INFO, text));
        }
        let before = self.published.get(&path);
        if !report.complete && loading && before.is_some_and(|before| before.complete) {
            self.withheld.insert(path);
            return;
        }
        self.withheld.remove(&path);
        let diagnostics = json!(diagnostics::all(state, document, report));
        let digest = digest(&diagnostics);
        let known = before.is_some_and(|before| before.version == document.version && before.digest == digest);
        let (version, complete) = (document.version, report.complete);
        self.published.insert(path, Published { version, digest, complete });
        if !state.client.pull {
            if !known {
                let params = json!({ "uri": document.uri, "version": version, "diagnostics": diagnostics });
                state.outbox.push(Outgoing::Notification("textDocument/publishDiagnostics", params));
            }
        } else if !own && state.client.refresh && state.pulled.get(&path).is_some_and(|pulled| *pulled != digest) {
            // The client asks again after its own changes, but can't know of those elsewhere.
            state.pulled.remove(&path);
            state.request("workspace/diagnostic/refresh", Value::Null);
        }
    }

    /// Takes a closed document's diagnostics back.
    pub fn forget(&mut self, path: Symbol, uri: Url) {
        self.withheld.remove(&path);
        let mut state = self.shared.lock();
        state.pulled.remove(&path);
        if self.published.remove(&path).is_some() && !state.client.pull {
            let params = json!({ "uri": uri, "diagnostics": [] });
            state.outbox.push(Outgoing::Notification("textDocument/publishDiagnostics", params));
        }
    }

    /// Whether something is not published for the time being.
    pub fn is_holding(&self) -> bool {
        !self.withheld.is_empty()
    }

    /// The documents of which something is not published for the time being, to be looked at again.
    pub fn withheld(&mut self) -> impl Iterator<Item = Symbol> {
        self.withheld.drain()
    }
}

/// What tells one set of diagnostics from another, the same on machines of any word size: clients are told it.
pub(crate) fn digest(diagnostics: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    diagnostics.to_string().hash(&mut hasher);
    hasher.finish()
}
