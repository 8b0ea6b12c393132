//! Files that are not open: asked of the host by directory, parsed one at a time.

use std::collections::VecDeque;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::workspace::{self, DirFile, Directory, Limits, ModText};
use rustc_hash::{FxHashMap, FxHasher};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Error;

use crate::documents::lines::Lines;
use crate::documents::uri;
use crate::host::{DirectoryContents, NamedText, READ_DIRECTORY, ReadDirectory, TextAt};
use crate::shared::State;

/// How long an answer is waited for, in milliseconds. One that comes later is still taken.
const PATIENCE: u64 = 3000;

/// Directories that were asked for, and what came of it.
#[derive(Default)]
pub(super) struct Directories {
    /// Unanswered requests: the directory, and the time when it was asked for.
    asked: FxHashMap<u64, (Symbol, u64)>,
    /// The last request for each directory; the answers to earlier ones are out of date.
    latest: FxHashMap<Symbol, u64>,
    incoming: VecDeque<Incoming>,
    /// Files as they were last parsed, so that those that did not change are not parsed again.
    parsed: FxHashMap<Symbol, FxHashMap<String, Parsed>>,
}

struct Parsed {
    digest: u64,
    file: Arc<File>,
}

/// A directory that is being taken in.
struct Incoming {
    dir: Symbol,
    files: std::vec::IntoIter<NamedText>,
    parsed: FxHashMap<String, Parsed>,
    directory: Directory,
    config: Option<TextAt>,
}

/// A directory that was taken in.
pub(super) struct Arrived {
    /// Which.
    pub dir: Symbol,
    /// What is in it.
    pub directory: Directory,
    /// The configuration file that holds in it.
    pub config: Option<TextAt>,
}

impl Directories {
    /// Asks the host for a directory.
    pub fn ask(&mut self, dir: Symbol, limits: Limits, state: &mut State, now: u64) {
        // A document without a directory, such as one that was never saved, is a package of its own.
        let uri = uri::uri_of(dir.as_str()).filter(|_| dir.as_str().contains('/'));
        let Some(uri) = uri else {
            self.incoming.push_back(Incoming::new(dir, DirectoryContents { complete: true, ..Default::default() }));
            return;
        };
        let wanted = ReadDirectory { uri, max_files: limits.directory_files, max_bytes: limits.directory_bytes };
        let number = state.request(READ_DIRECTORY, json!(wanted));
        self.asked.insert(number, (dir, now));
        self.latest.insert(dir, number);
    }

    /// Takes the host's answer; `None` when the request was none of ours.
    pub fn answer(&mut self, number: u64, result: Result<Value, Error>) -> Option<Result<(), String>> {
        let (dir, _) = self.asked.remove(&number)?;
        if self.latest.get(&dir) != Some(&number) {
            return Some(Ok(()));
        }
        self.latest.remove(&dir);
        let contents = result
            .map_err(|error| error.to_string())
            .and_then(|value| serde_json::from_value(value).map_err(|error| error.to_string()));
        let (contents, verdict) = match contents {
            Ok(contents) => (contents, Ok(())),
            Err(error) => (DirectoryContents::default(), Err(format!("{dir} can't be read: {error}"))),
        };
        self.incoming.push_back(Incoming::new(dir, contents));
        Some(verdict)
    }

    /// Whether there is something to take in.
    pub fn is_busy(&self) -> bool {
        !self.incoming.is_empty()
    }

    /// Until when an answer is waited for, if one is.
    pub fn waits_until(&self) -> Option<u64> {
        self.asked.values().map(|(_, since)| since + PATIENCE).max()
    }

    /// Takes in one file, or finishes a directory.
    pub fn step(&mut self, state: &mut State) -> Option<Arrived> {
        let incoming = self.incoming.front_mut()?;
        if let Some(text) = incoming.files.next() {
            let known = self.parsed.get_mut(&incoming.dir).and_then(|files| files.remove(&text.name));
            incoming.take(text, known, state);
            return None;
        }
        let Incoming { dir, parsed, directory, config, .. } = self.incoming.pop_front()?;
        for (name, _) in self.parsed.remove(&dir).into_iter().flatten() {
            state.closed.remove(&path_in(dir, &name));
        }
        self.parsed.insert(dir, parsed);
        Some(Arrived { dir, directory, config })
    }
}

impl Incoming {
    fn new(dir: Symbol, contents: DirectoryContents) -> Incoming {
        let text = |at: TextAt| {
            let path = uri::path_of(&at.uri);
            Some(ModText { dir: Symbol::new(workspace::parent(&path)), text: at.text })
        };
        // The list of vendored modules belongs to the directory that holds `vendor`.
        let list = contents
            .modules_txt
            .and_then(text)
            .map(|list| ModText { dir: Symbol::new(workspace::parent(list.dir.as_str())), text: list.text });
        let directory = Directory {
            files: Vec::with_capacity(contents.files.len()),
            go_mod: contents.go_mod.and_then(text),
            go_work: contents.go_work.and_then(text),
            modules_txt: list,
            complete: contents.complete,
        };
        let (files, config) = (contents.files.into_iter(), contents.config);
        Incoming { dir, files, parsed: FxHashMap::default(), directory, config }
    }

    fn take(&mut self, text: NamedText, known: Option<Parsed>, state: &mut State) {
        let digest = digest(&text.text);
        let path = path_in(self.dir, &text.name);
        let parsed = match known.filter(|known| known.digest == digest) {
            Some(parsed) => parsed,
            None => {
                state.closed.insert(path, Arc::new(Lines::new(&text.text)));
                Parsed { digest, file: file(path, &text.text, state) }
            }
        };
        self.directory.files.push(DirFile { name: text.name.clone(), file: parsed.file.clone() });
        self.parsed.insert(text.name, parsed);
    }
}

/// The syntax of a file. One that is open and saved was parsed already.
fn file(path: Symbol, text: &str, state: &mut State) -> Arc<File> {
    let open = state.documents.get_mut(path).filter(|document| document.rope == text);
    let file = open.map(|document| document.syntax.file(&document.rope));
    file.unwrap_or_else(|| Arc::new(File::from_text(text)))
}

fn path_in(dir: Symbol, name: &str) -> Symbol {
    Symbol::new(&workspace::join(dir.as_str(), name))
}

fn digest(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}
