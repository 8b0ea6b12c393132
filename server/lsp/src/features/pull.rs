//! Diagnostics for clients that ask for them.

use serde_json::json;
use tower_lsp::lsp_types::{
    DocumentDiagnosticReport, FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Url,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::actions::Kitchen;
use super::diagnostics;
use crate::engine::digest;

/// The findings of a document: everything, or that it is what the client has.
pub(crate) struct Answer {
    /// What tells it from other answers.
    pub digest: u64,
    uri: Url,
    version: i32,
    /// Nothing when the client has them.
    items: Option<FullDocumentDiagnosticReport>,
}

impl Answer {
    /// The answer for a client that has the one called `previous`.
    pub fn new(kitchen: &Kitchen<'_>, previous: Option<&str>) -> Answer {
        let items = diagnostics::all(kitchen.state, kitchen.document, kitchen.report);
        let digest = digest(&json!(items));
        let result_id = id(digest);
        let (uri, version) = (kitchen.document.uri.clone(), kitchen.document.version);
        let is_known = previous == Some(result_id.as_str());
        let items = (!is_known).then_some(FullDocumentDiagnosticReport { result_id: Some(result_id), items });
        Answer { digest, uri, version, items }
    }

    /// As the answer for one document.
    pub fn of_document(self) -> DocumentDiagnosticReport {
        match self.items {
            Some(full) => DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
                related_documents: None,
                full_document_diagnostic_report: full,
            }),
            None => DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
                related_documents: None,
                unchanged_document_diagnostic_report: unchanged(self.digest),
            }),
        }
    }

    /// As a part of the answer for all documents.
    pub fn of_workspace(self) -> WorkspaceDocumentDiagnosticReport {
        let (uri, version) = (self.uri, Some(i64::from(self.version)));
        match self.items {
            Some(full_document_diagnostic_report) => {
                WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
                    uri,
                    version,
                    full_document_diagnostic_report,
                })
            }
            None => WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
                uri,
                version,
                unchanged_document_diagnostic_report: unchanged(self.digest),
            }),
        }
    }
}

fn unchanged(digest: u64) -> UnchangedDocumentDiagnosticReport {
    UnchangedDocumentDiagnosticReport { result_id: id(digest) }
}

fn id(digest: u64) -> String {
    format!("{digest:016x}")
}
