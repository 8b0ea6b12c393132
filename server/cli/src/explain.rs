//! Explains rules and entries of the catalogue, and lists them.

use std::io::{self, Write};

use gohazard_lint::catalogue::{self, CoveredBy, Entry};
use gohazard_lint::{Fixes, Rule, explain, rules};
use serde_json::json;

use crate::args::ListFormat;

/// How many notes the text names for an entry; the JSON names all.
const MAX_NOTES: usize = 3;

/// Explains a rule, what covers an entry of the catalogue, or a symbol that there is a note on.
pub fn explain(name: &str) -> io::Result<u8> {
    let Some(page) = explain::explain(name) else {
        let similar = similar(name);
        let hint = if similar.is_empty() { String::new() } else { format!("; do you mean {}?", similar.join(" or ")) };
        return Ok(crate::complain(&format!("there is no rule, entry or note `{name}`{hint}")));
    };
    let mut out = anstream::stdout().lock();
    writeln!(out, "{}", page.trim_end())?;
    Ok(crate::CLEAN)
}

/// The rules whose names resemble `name`.
fn similar(name: &str) -> Vec<&'static str> {
    let likeness = |rule: &&'static Rule| (similar::TextDiff::from_chars(name, rule.id).ratio() * 100.0) as u32;
    let mut likely: Vec<(u32, &str)> = rules::all().iter().map(|rule| (likeness(rule), rule.id)).collect();
    likely.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    likely.into_iter().filter(|(likeness, _)| *likeness >= 70).take(3).map(|(_, id)| id).collect()
}

/// Lists the rules, and what covers each entry of the catalogue.
pub fn list(format: ListFormat) -> io::Result<u8> {
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    match format {
        ListFormat::Json => {
            let listed: Vec<_> = rules::all().iter().map(|rule| json_rule(rule)).collect();
            let entries: Vec<_> = catalogue::ENTRIES.iter().map(json_entry).collect();
            serde_json::to_writer_pretty(&mut out, &json!({ "rules": listed, "entries": entries }))?;
            writeln!(out)?;
        }
        ListFormat::Text => {
            let width = rules::all().iter().map(|rule| rule.id.len()).max().unwrap_or_default();
            for rule in rules::all() {
                let tiers: Vec<&str> = rule.tiers.iter().map(|tier| tier.name()).collect();
                let (id, tiers, summary) = (rule.id, tiers.join("/"), rule.docs.summary);
                writeln!(out, "{id:width$}  {tiers:13}  {:7}  {summary}", fixes(rule))?;
            }
            writeln!(out, "\nCatalogue, with the rules and contract notes that cover it:")?;
            let width = catalogue::ENTRIES.iter().map(|entry| entry.title.len()).max().unwrap_or_default();
            for Entry { id, title } in catalogue::ENTRIES {
                writeln!(out, "{id:8}  {title:width$}  {}", covering(&catalogue::covered_by(id)))?;
            }
        }
    }
    out.flush()?;
    Ok(crate::CLEAN)
}

/// The names of rules, then those of notes.
fn covering(covered_by: &CoveredBy) -> String {
    let rules = covered_by.rules.iter().map(|rule| rule.id.to_owned());
    let notes = covered_by.notes.iter().take(MAX_NOTES).map(|note| format!("`{}`", note.title()));
    let more = covered_by.notes.len().saturating_sub(MAX_NOTES);
    let more = (more > 0).then(|| format!("{more} more"));
    let names: Vec<String> = rules.chain(notes).chain(more).collect();
    names.join(", ")
}

fn json_entry(entry: &Entry) -> serde_json::Value {
    let covered_by = catalogue::covered_by(entry.id);
    json!({
        "id": entry.id,
        "title": entry.title,
        "rules": covered_by.rules.iter().map(|rule| rule.id).collect::<Vec<_>>(),
        "notes": covered_by.notes.iter().map(|note| note.title()).collect::<Vec<_>>(),
    })
}

fn json_rule(rule: &Rule) -> serde_json::Value {
    json!({
        "id": rule.id,
        "group": rules::group_of(rule).map(|group| group.name),
        "summary": rule.docs.summary,
        "tiers": rule.tiers.iter().map(|tier| tier.name()).collect::<Vec<_>>(),
        "fixes": fixes(rule),
        "entries": rule.entries,
        "since": rule.since.map(|minor| format!("1.{minor}")),
        "until": rule.until.map(|minor| format!("1.{minor}")),
    })
}

fn fixes(rule: &Rule) -> &'static str {
    match rule.fixes {
        Fixes::Safe => "safe",
        Fixes::Offered => "offered",
        Fixes::Never => "never",
    }
}
