//! Parsed files, shared by all threads: each file is read and parsed once, each directory listed once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use gohazard_lint::Texts;
use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::ast::Span;
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::workspace::{DirFile, Directory, base, join, parent};
use rayon::prelude::*;

use crate::disk::{self, Nearest, Text, Unread};

/// Values that are made once each, whoever asks first.
type Once<T> = Mutex<HashMap<String, Arc<OnceLock<T>>>>;

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Store {
    files: Once<Loaded>,
    /// Hashes of the texts from which they were made.
    hashes: Mutex<HashMap<String, u64>>,
    listings: Once<Listing>,
    nearest: Once<Arc<Nearest>>,
    /// Files whose text is not that on disk: what fixes made of them.
    replaced: Mutex<HashMap<String, Arc<Text>>>,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Its syntax, or why there is none.
    pub file: Result<Arc<File>, Unread>,
    /// Offset of the first byte that is not UTF-8.
    pub invalid_at: Option<usize>,
}

/// The names of a directory's Go files; a directory that can't be listed is not complete.
#[derive(Clone, Debug)]
struct Listing {
    names: Vec<String>,
    complete: bool,
}

impl Store {
    /// The syntax of a file.
    pub fn load(&self, path: &str) -> Loaded {
        once(&self.files, path, || match self.hashed(path) {
            Ok(text) => Loaded { file: Ok(Arc::new(File::from_text(&text.text))), invalid_at: text.invalid_at },
            Err(why) => Loaded { file: Err(why), invalid_at: None },
        })
    }

    /// The text from which the syntax of a file was made; `None` when the file changed since.
    pub fn text(&self, path: &str) -> Option<Arc<Text>> {
        let text = self.bytes(path).ok()?;
        let hash = hash(&text.text);
        (*locked(&self.hashes).entry(path.to_owned()).or_insert(hash) == hash).then_some(text)
    }

    /// Forgets the syntax of a file that nobody will ask for again, but not which text it was made from.
    pub fn forget(&self, path: &str) {
        locked(&self.files).remove(path);
    }

    fn hashed(&self, path: &str) -> Result<Arc<Text>, Unread> {
        let text = self.bytes(path)?;
        locked(&self.hashes).insert(path.to_owned(), hash(&text.text));
        Ok(text)
    }

    fn bytes(&self, path: &str) -> Result<Arc<Text>, Unread> {
        if let Some(text) = locked(&self.replaced).get(path) {
            return Ok(text.clone());
        }
        disk::read(Path::new(path)).map(|bytes| Arc::new(disk::decode(bytes)))
    }

    /// A directory as a workspace takes it. `named` are files that belong to it because someone named them.
    pub fn directory(&self, dir: &str, named: &[&str]) -> Directory {
        let mut listing = once(&self.listings, dir, || match disk::go_files(Path::new(dir)) {
            Ok(names) => Listing { names, complete: true },
            // A directory that does not exist is complete: there is nothing in it.
            Err(error) => Listing { names: Vec::new(), complete: error.kind() == std::io::ErrorKind::NotFound },
        });
        listing.names.extend(named.iter().map(|path| base(path).to_owned()));
        listing.names.sort_unstable();
        listing.names.dedup();
        let loaded = listing.names.par_iter().map(|name| (name, self.load(&join(dir, name)).file));
        let loaded: Vec<_> = loaded.collect();
        let complete = listing.complete && loaded.iter().all(|(_, file)| file.is_ok());
        let files =
            loaded.into_iter().filter_map(|(name, file)| Some(DirFile { name: name.clone(), file: file.ok()? }));
        let files = files.collect();
        let Nearest { go_mod, go_work, modules_txt } = Nearest::clone(&self.nearest(dir));
        Directory { files, go_mod, go_work, modules_txt, complete }
    }

    /// The module files that bear on a directory: mostly those that bear on the directory above it.
    fn nearest(&self, dir: &str) -> Arc<Nearest> {
        once(&self.nearest, dir, || {
            let inherits = !["go.mod", "go.work"].iter().any(|name| Path::new(dir).join(name).is_file());
            match parent(dir) {
                up if inherits && up != dir && !base(dir).contains('@') => self.nearest(up),
                _ => Arc::new(disk::nearest(dir)),
            }
        })
    }

    /// Puts other texts in the place of files on disk, for a run that comes after.
    pub fn replace(&self, texts: impl IntoIterator<Item = (String, Text)>) {
        for (path, text) in texts {
            locked(&self.files).remove(&path);
            locked(&self.replaced).insert(path, Arc::new(text));
        }
    }
}

/// The texts of a store, for a session: it asks for pieces of the same file again and again.
pub struct StoreTexts {
    store: Arc<Store>,
    last: RefCell<Option<(Symbol, Option<Arc<Text>>)>>,
}

impl StoreTexts {
    /// The texts of `store`.
    pub fn new(store: &Arc<Store>) -> StoreTexts {
        StoreTexts { store: store.clone(), last: RefCell::default() }
    }
}

impl Texts for StoreTexts {
    fn slice(&self, path: Symbol, span: Span) -> Option<String> {
        let mut last = self.last.borrow_mut();
        if last.as_ref().is_none_or(|(known, _)| *known != path) {
            *last = Some((path, self.store.text(path.as_str())));
        }
        let text = last.as_ref()?.1.as_ref()?;
        text.text.get(span.start as usize..span.end as usize).map(str::to_owned)
    }
}

/// The value of `key`, made by `make` if this is the first who asks. Others wait for it.
fn once<T: Clone>(map: &Once<T>, key: &str, make: impl FnOnce() -> T) -> T {
    let cell = {
        let mut map = locked(map);
        match map.get(key) {
            Some(cell) => cell.clone(),
            None => map.entry(key.to_owned()).or_default().clone(),
        }
    };
    cell.get_or_init(make).clone()
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
