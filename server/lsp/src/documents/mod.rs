//! The open documents: the only place that knows URIs, positions and versions.

mod document;
pub mod lines;
pub mod position;
mod syntax;
pub mod uri;

use gohazard_semantic::Symbol;
use rustc_hash::FxHashMap;
use tower_lsp::lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Url, VersionedTextDocumentIdentifier};

pub use document::Document;
pub use position::Encoding;

/// All open documents.
#[derive(Default)]
pub struct Documents {
    open: FxHashMap<Symbol, Document>,
    revision: u64,
}

impl Documents {
    /// Opens a document, or opens it anew; returns its path.
    pub fn open(&mut self, item: TextDocumentItem) -> Symbol {
        self.revision += 1;
        let document = Document::open(item, self.revision);
        let path = document.path;
        self.open.insert(path, document);
        path
    }

    /// Applies the changes of one notification; `Err` when the document is not open. The strings are for the log.
    pub fn change(
        &mut self,
        id: &VersionedTextDocumentIdentifier,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) -> Result<(Symbol, Vec<String>), String> {
        self.revision += 1;
        let revision = self.revision;
        let Some(document) = self.of_mut(&id.uri) else {
            return Err(format!("a change to {}, which is not open", id.uri));
        };
        document.revision = revision;
        Ok((document.path, document.change(id.version, changes, encoding)))
    }

    /// Closes a document; returns its path when it was open.
    pub fn close(&mut self, uri: &Url) -> Option<Symbol> {
        let path = Symbol::new(&uri::path_of(uri));
        self.open.remove(&path).map(|_| path)
    }

    /// The open document at `path`.
    pub fn get(&self, path: Symbol) -> Option<&Document> {
        self.open.get(&path)
    }

    /// The open document at `path`, to bring its syntax up to date.
    pub fn get_mut(&mut self, path: Symbol) -> Option<&mut Document> {
        self.open.get_mut(&path)
    }

    /// The open document that `uri` names.
    pub fn of(&self, uri: &Url) -> Option<&Document> {
        self.get(Symbol::new(&uri::path_of(uri)))
    }

    fn of_mut(&mut self, uri: &Url) -> Option<&mut Document> {
        self.get_mut(Symbol::new(&uri::path_of(uri)))
    }

    /// All open documents, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Document> {
        self.open.values()
    }
}
