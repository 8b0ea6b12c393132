//! Explains rules, and lists them.

use std::io::{self, Write};

use gohazard_lint::{Fixes, Rule, explain, rules};
use serde_json::json;

use crate::args::ListFormat;

/// Explains a rule, or what covers an entry of the catalogue.
pub fn explain(name: &str) -> io::Result<u8> {
    let Some(page) = explain::explain(name) else {
        let similar = similar(name);
        let hint = if similar.is_empty() { String::new() } else { format!("; do you mean {}?", similar.join(" or ")) };
        return Ok(crate::complain(&format!("there is no rule or entry `{name}`{hint}")));
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

/// Lists the rules.
pub fn list(format: ListFormat) -> io::Result<u8> {
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    match format {
        ListFormat::Json => {
            let listed: Vec<_> = rules::all().iter().map(|rule| json_rule(rule)).collect();
            serde_json::to_writer_pretty(&mut out, &json!({ "rules": listed }))?;
            writeln!(out)?;
        }
        ListFormat::Text => {
            let width = rules::all().iter().map(|rule| rule.id.len()).max().unwrap_or_default();
            for rule in rules::all() {
                let tiers: Vec<&str> = rule.tiers.iter().map(|tier| tier.name()).collect();
                let (id, tiers, summary) = (rule.id, tiers.join("/"), rule.docs.summary);
                writeln!(out, "{id:width$}  {tiers:13}  {:7}  {summary}", fixes(rule))?;
            }
        }
    }
    out.flush()?;
    Ok(crate::CLEAN)
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
