//! The one JSON document of a run.

use std::io::{self, Write};

use gohazard_lint::Tier;
use serde::Serialize;

use crate::outcome::{Located, LocatedFix, Outcome};

#[derive(Serialize)]
struct Document<'a> {
    findings: Vec<Finding<'a>>,
    files: usize,
    errors: Vec<Error<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule: &'a str,
    tier: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    path: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct Error<'a> {
    path: &'a str,
    message: &'a str,
}

/// Writes the document.
pub fn write(out: &mut impl Write, outcome: &Outcome, lowest: Tier) -> io::Result<()> {
    let errors = outcome.problems.iter().map(|problem| Error { path: &problem.path, message: &problem.message });
    let document = Document {
        findings: outcome.findings.iter().filter(|it| it.tier >= lowest).map(finding).collect(),
        files: outcome.files,
        errors: errors.collect(),
    };
    serde_json::to_writer(&mut *out, &document)?;
    writeln!(out)
}

fn finding(finding: &Located) -> Finding<'_> {
    Finding {
        rule: finding.rule,
        tier: finding.tier.name(),
        path: &finding.path,
        line: finding.start.line,
        column: finding.start.column,
        end_line: finding.end.line,
        end_column: finding.end.column,
        message: &finding.message,
        fixes: finding.fixes.iter().map(fix).collect(),
    }
}

fn fix(fix: &LocatedFix) -> Fix<'_> {
    let edits = fix.edits.iter().map(|(path, start, end, text)| Edit { path, start: *start, end: *end, text });
    Fix { title: &fix.title, safe: fix.safe, edits: edits.collect() }
}
