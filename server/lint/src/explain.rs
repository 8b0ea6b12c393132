//! The one renderer of rule pages: hover, `gohazard explain` and the table in the README say the same.

use std::fmt::Write;

use crate::catalogue::{self, Entry};
use crate::finding::{Finding, Fixes, Tier};
use crate::notes::{self, Note};
use crate::rule::Rule;
use crate::rules;

/// The page of a rule, of everything that covers a catalogue entry, or the note on a symbol, as Markdown.
pub fn explain(name: &str) -> Option<String> {
    rules::rule(name)
        .map(page)
        .or_else(|| catalogue::entry(name).map(entry))
        .or_else(|| notes::on(name).map(Note::markdown))
}

/// What covers an entry of the catalogue and its parts, as Markdown.
pub fn entry(entry: &Entry) -> String {
    let mut text = String::new();
    for member in catalogue::family(entry.id) {
        let _ = writeln!(text, "**{}**: {}.\n", member.id, member.title);
    }
    let covered_by = catalogue::family_covered_by(entry.id);
    let parts: Vec<String> = covered_by.rules.iter().map(|rule| page(rule)).collect();
    let notes: Vec<String> = covered_by.notes.iter().map(|note| note.markdown()).collect();
    for part in parts.iter().chain(&notes) {
        text.push_str("---\n\n");
        text.push_str(part);
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The page of a rule as Markdown.
pub fn page(rule: &Rule) -> String {
    let docs = &rule.docs;
    let mut page = format!("# {}\n\n{}.\n\n{}.\n\n", rule.id, docs.summary, standing(rule));
    chapter(&mut page, "What happens", docs.effect);
    chapter(&mut page, "Why", docs.why);
    chapter(&mut page, "Repair", docs.repair);
    chapter(&mut page, "Versions", &versions(rule));
    code(&mut page, "Wrong", docs.bad);
    code(&mut page, "Right", docs.good);
    if !rule.options.is_empty() {
        page.push_str("## Options\n\n");
        for option in rule.options {
            let _ = writeln!(page, "- `{}` (default {}): {}", option.name, option.default, option.about);
        }
        page.push('\n');
    }
    chapter(&mut page, "Suppress", &suppress(rule));
    if !docs.references.is_empty() {
        page.push_str("## References\n\n");
        for reference in docs.references {
            let _ = writeln!(page, "- <{reference}>");
        }
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

/// What is said about a finding under the cursor.
pub fn finding(finding: &Finding) -> String {
    let rule = finding.rule;
    let docs = &rule.docs;
    let mut text = format!("**{}** ({}): {}\n\n", rule.id, finding.tier.name(), finding.message);
    for (title, body) in [("What happens", docs.effect), ("Why", docs.why), ("Repair", docs.repair)] {
        let _ = write!(text, "**{title}:** {body}\n\n");
    }
    let versions = versions(rule);
    if !versions.is_empty() {
        let _ = write!(text, "**Versions:** {versions}\n\n");
    }
    let _ = writeln!(text, "**Suppress:** {}", suppress(rule));
    text
}

/// The table of all rules for the README.
pub fn table() -> String {
    let mut table = "| rule | group | tier | fix | what it finds |\n| --- | --- | --- | --- | --- |\n".to_owned();
    for rule in rules::all() {
        let group = rules::group_of(rule).map_or("", |group| group.name);
        let _ = writeln!(
            table,
            "| `{}` | {group} | {} | {} | {} |",
            rule.id,
            tiers(rule.tiers),
            fixes(rule.fixes),
            rule.docs.summary.replace('|', "\\|")
        );
    }
    table
}

fn chapter(page: &mut String, title: &str, body: &str) {
    if !body.is_empty() {
        let _ = write!(page, "## {title}\n\n{body}\n\n");
    }
}

fn code(page: &mut String, title: &str, code: &str) {
    let _ = write!(page, "## {title}\n\n```go\n{}\n```\n\n", code.trim_end());
}

/// Group, tiers and fix class in a sentence without its full stop.
fn standing(rule: &Rule) -> String {
    let group = rules::group_of(rule).map_or("", |group| group.name);
    let fix = match rule.fixes {
        Fixes::Never => "it has no mechanical fix",
        Fixes::Offered => "a fix is offered",
        Fixes::Safe => "it is fixed by fix-all where that is safe",
    };
    format!("Group {group}, tier {}; {fix}", tiers(rule.tiers))
}

fn tiers(tiers: &[Tier]) -> String {
    let names: Vec<&str> = tiers.iter().map(|tier| tier.name()).collect();
    names.join("/")
}

fn fixes(fixes: Fixes) -> &'static str {
    match fixes {
        Fixes::Never => "-",
        Fixes::Offered => "offered",
        Fixes::Safe => "safe",
    }
}

fn versions(rule: &Rule) -> String {
    match (rule.since, rule.until) {
        (None, None) => String::new(),
        (Some(since), None) => format!("It holds from Go 1.{since} on."),
        (None, Some(until)) => format!("From Go 1.{until} on it no longer holds."),
        (Some(since), Some(until)) => format!("It holds from Go 1.{since} to 1.{}.", until.saturating_sub(1)),
    }
}

fn suppress(rule: &Rule) -> String {
    format!("`//gohazard:ignore {} reason` on the line or above it.", rule.id)
}
