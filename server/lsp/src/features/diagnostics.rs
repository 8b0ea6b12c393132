//! Findings as diagnostics.

use tower_lsp::lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, NumberOrString, Url,
};

use super::{location, range_in};
use crate::documents::Document;
use crate::shared::State;
use gohazard_lint::{Finding, Report, Severity};

/// The diagnostics of a document.
pub(crate) fn all(state: &State, document: &Document, report: &Report) -> Vec<Diagnostic> {
    report.findings.iter().map(|finding| one(state, document, finding)).collect()
}

/// The diagnostic of a finding.
pub(crate) fn one(state: &State, document: &Document, finding: &Finding) -> Diagnostic {
    Diagnostic {
        range: range_in(state, document, finding.span),
        severity: Some(severity(state.settings.severity(document.path.as_str(), finding.rule, finding.tier))),
        code: Some(NumberOrString::String(finding.rule.id.to_owned())),
        code_description: page(state, finding.rule.id),
        source: Some("gohazard".to_owned()),
        message: finding.message.clone(),
        related_information: related(state, finding),
        tags: None,
        data: None,
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Information => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

fn page(state: &State, rule: &str) -> Option<CodeDescription> {
    if !state.client.code_description {
        return None;
    }
    Url::parse(&state.settings.page(rule)).ok().map(|href| CodeDescription { href })
}

fn related(state: &State, finding: &Finding) -> Option<Vec<DiagnosticRelatedInformation>> {
    if !state.client.related || finding.related.is_empty() {
        return None;
    }
    let places = finding.related.iter().filter_map(|related| {
        let location = location(state, related.path, related.span)?;
        Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
    });
    Some(places.collect())
}
