//! Findings for programs that are no editors: all that is known of each, in bytes.

use gohazard_lint::{Edit, Finding, Fix, Related};
use gohazard_semantic::Symbol;
use serde_json::{Value, json};

use super::actions::Kitchen;
use crate::documents::uri;
use crate::shared::State;

/// The findings of a document with their fixes.
pub(crate) fn findings(kitchen: &Kitchen<'_>) -> Value {
    let findings: Vec<Value> = kitchen.report.findings.iter().map(|finding| one(kitchen.state, finding)).collect();
    json!({ "findings": findings })
}

fn one(state: &State, finding: &Finding) -> Value {
    let related = |related: &Related| {
        let uri = uri_of(state, related.path);
        json!({ "uri": uri, "start": related.span.start, "message": related.message })
    };
    json!({
        "rule": finding.rule.id,
        "tier": finding.tier.name(),
        "start": finding.span.start,
        "end": finding.span.end,
        "message": finding.message,
        "related": finding.related.iter().map(related).collect::<Vec<_>>(),
        "fixes": finding.fixes.iter().map(|each| fix(state, each)).collect::<Vec<_>>(),
    })
}

fn fix(state: &State, fix: &Fix) -> Value {
    let edit = |edit: &Edit| {
        let uri = uri_of(state, edit.path);
        json!({ "uri": uri, "start": edit.span.start, "end": edit.span.end, "text": edit.text })
    };
    json!({ "title": fix.title, "safe": fix.safe, "edits": fix.edits.iter().map(edit).collect::<Vec<_>>() })
}

/// The URI as the client knows it.
fn uri_of(state: &State, path: Symbol) -> Option<String> {
    let open = state.documents.get(path).map(|document| document.uri.to_string());
    open.or_else(|| uri::uri_of(path.as_str()).map(String::from))
}
