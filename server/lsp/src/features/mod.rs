//! What an editor sees of a report.

pub(crate) mod actions;
pub(crate) mod commands;
pub(crate) mod diagnostics;
pub(crate) mod edits;
pub(crate) mod findings;
pub(crate) mod hover;
pub(crate) mod pull;

use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::ast::Span;
use tower_lsp::lsp_types::{Location, Range};

use crate::documents::{Document, position, uri};
use crate::shared::State;

/// The range of a span in an open document.
pub(crate) fn range_in(state: &State, document: &Document, span: Span) -> Range {
    position::range(&document.rope, span.start as usize, span.end as usize, state.client.encoding)
}

/// The place of a span in a file, open or not; `None` when nothing is known of the file.
pub(crate) fn location(state: &State, path: Symbol, span: Span) -> Option<Location> {
    if let Some(document) = state.documents.get(path) {
        return Some(Location::new(document.uri.clone(), range_in(state, document, span)));
    }
    let lines = state.closed.get(&path)?;
    Some(Location::new(uri::uri_of(path.as_str())?, lines.range(span.start, span.end, state.client.encoding)))
}
