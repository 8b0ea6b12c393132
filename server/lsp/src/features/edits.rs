//! Fixes as workspace edits.

use std::collections::HashMap;

use tower_lsp::lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

use super::location;
use crate::shared::State;
use gohazard_lint::Edit;

/// The edits as the client wants them; `None` when one of them is in a file of which nothing is known.
pub(crate) fn workspace_edit(state: &State, edits: &[Edit]) -> Option<WorkspaceEdit> {
    let mut files: Vec<(Url, Option<i32>, Vec<TextEdit>)> = Vec::new();
    for edit in edits {
        let place = location(state, edit.path, edit.span)?;
        let version = state.documents.get(edit.path).map(|document| document.version);
        let edit = TextEdit::new(place.range, edit.text.clone());
        match files.iter_mut().find(|(uri, ..)| *uri == place.uri) {
            Some((_, _, edits)) => edits.push(edit),
            None => files.push((place.uri, version, vec![edit])),
        }
    }
    Some(if state.client.document_changes { versioned(files) } else { plain(files) })
}

fn versioned(files: Vec<(Url, Option<i32>, Vec<TextEdit>)>) -> WorkspaceEdit {
    let edits = files.into_iter().map(|(uri, version, edits)| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    });
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(edits.collect())), ..WorkspaceEdit::default() }
}

fn plain(files: Vec<(Url, Option<i32>, Vec<TextEdit>)>) -> WorkspaceEdit {
    let changes: HashMap<_, _> = files.into_iter().map(|(uri, _, edits)| (uri, edits)).collect();
    WorkspaceEdit::new(changes)
}
