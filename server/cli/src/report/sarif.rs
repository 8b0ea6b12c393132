//! A SARIF 2.1.0 log, as code hosts read it.

use std::collections::BTreeSet;
use std::io::{self, Write};

use gohazard_lint::{Tier, rules};
use serde_json::{Value, json};

use crate::outcome::{Located, Outcome, Position};

/// Writes the log.
pub fn write(out: &mut impl Write, outcome: &Outcome, lowest: Tier) -> io::Result<()> {
    let findings = outcome.findings.iter().filter(|finding| finding.tier >= lowest);
    let used: BTreeSet<&str> = findings.clone().map(|finding| finding.rule).collect();
    let rules: Vec<Value> = used.into_iter().map(rule).collect();
    let notices: Vec<Value> = outcome
        .problems
        .iter()
        .map(|problem| json!({ "level": "error", "message": { "text": problem.message }, "locations": [file(&problem.path)] }))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "gohazard", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": findings.map(result).collect::<Vec<_>>(),
            "invocations": [{ "executionSuccessful": notices.is_empty(), "toolExecutionNotifications": notices }],
        }],
    });
    serde_json::to_writer(&mut *out, &log)?;
    writeln!(out)
}

fn rule(id: &str) -> Value {
    match rules::rule(id) {
        Some(rule) => json!({
            "id": id,
            "shortDescription": { "text": rule.docs.summary },
            "fullDescription": { "text": rule.docs.why },
            "help": { "text": rule.docs.repair },
        }),
        None => json!({ "id": id }),
    }
}

fn result(finding: &Located) -> Value {
    let related = finding.related.iter().map(|(path, at, message)| {
        let mut location = location(path, *at, None);
        location["message"] = json!({ "text": message });
        location
    });
    json!({
        "ruleId": finding.rule,
        "level": match finding.tier {
            Tier::Bug => "error",
            Tier::Risk => "warning",
            Tier::Hint => "note",
        },
        "message": { "text": finding.message },
        "locations": [location(&finding.path, finding.start, Some(finding.end))],
        "relatedLocations": related.collect::<Vec<_>>(),
    })
}

fn file(path: &str) -> Value {
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri(path) } } })
}

fn location(path: &str, start: Position, end: Option<Position>) -> Value {
    let mut region = json!({ "startLine": start.line, "startColumn": start.character });
    if let Some(end) = end {
        region["endLine"] = end.line.into();
        region["endColumn"] = end.character.into();
    }
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri(path) }, "region": region } })
}

/// A path as a relative or absolute URI reference.
fn uri(path: &str) -> String {
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' | b'+' | b'@' | b'=' | b',' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
