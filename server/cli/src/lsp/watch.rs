//! Looks after the directories that were read, for clients that can't tell of changed files.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use gohazard_lint::config::FILE_NAMES;
use gohazard_lsp::host::{DIRECTORY_CHANGED, uri_of_path};
use gohazard_semantic::workspace::{join, parent};
use serde_json::json;
use tokio::sync::mpsc::UnboundedSender;

use super::Event;
use crate::disk;

/// How often they are looked at.
const INTERVAL: Duration = Duration::from_secs(2);

/// A thread that looks at directories from time to time, once there is one.
pub struct Watch {
    events: UnboundedSender<Event>,
    directories: Option<Sender<String>>,
}

impl Watch {
    /// Nothing is watched yet.
    pub fn new(events: UnboundedSender<Event>) -> Watch {
        Watch { events, directories: None }
    }

    /// Looks after a directory from now on.
    pub fn add(&mut self, dir: String) {
        let directories = self.directories.get_or_insert_with(|| {
            let (sender, directories) = channel();
            let events = self.events.clone();
            thread::spawn(move || watch(&directories, &events));
            sender
        });
        // The thread lives as long as this does.
        let _ = directories.send(dir);
    }
}

fn watch(added: &Receiver<String>, events: &UnboundedSender<Event>) {
    let mut known: BTreeMap<String, u64> = BTreeMap::new();
    loop {
        match added.recv_timeout(INTERVAL) {
            Ok(dir) => {
                let state = state(&dir);
                known.insert(dir, state);
                continue;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        for (dir, before) in &mut known {
            let now = state(dir);
            if std::mem::replace(before, now) == now {
                continue;
            }
            let Some(uri) = uri_of_path(dir) else { continue };
            let message = json!({ "jsonrpc": "2.0", "method": DIRECTORY_CHANGED, "params": { "uri": uri } });
            if events.send(Event::Own(message.to_string())).is_err() {
                return;
            }
        }
    }
}

/// A number that changes when a file does that bears on a directory.
fn state(dir: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    for name in disk::go_files(Path::new(dir)).unwrap_or_default() {
        name.hash(&mut hasher);
        stamp(&join(dir, &name)).hash(&mut hasher);
    }
    let mut above = dir;
    loop {
        for name in ["go.mod", "go.work"].iter().chain(&FILE_NAMES) {
            stamp(&join(above, name)).hash(&mut hasher);
        }
        let up = parent(above);
        if up == above {
            return hasher.finish();
        }
        above = up;
    }
}

fn stamp(path: &str) -> Option<(u64, Option<Duration>)> {
    let metadata = fs::metadata(path).ok()?;
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    Some((metadata.len(), modified))
}
