//! Commands that a client may execute.

use gohazard_lint::rules;
use serde_json::{Value, json};

/// Explains a rule: one argument, the rule's id; the result is Markdown.
pub(crate) const EXPLAIN: &str = "gohazard.explain";

/// Lists the rules, each with its id, its usual tier and what it reports in a line, for a client that lets its user choose.
pub(crate) const RULES: &str = "gohazard.rules";

/// Forgets everything that was read and starts again.
pub(crate) const RESTART_INDEX: &str = "gohazard.restartIndex";

/// Applies all safe fixes of a file: one argument, its URI.
pub(crate) const FIX_ALL: &str = "gohazard.fixAll";

/// Tells the findings of an open file when all is known that matters to them, with their fixes: one argument, its URI.
/// Places are bytes of the text. This is what command lines on top of the server ask.
pub(crate) const FINDINGS: &str = "gohazard.findings";

/// All of them.
pub(crate) fn all() -> Vec<String> {
    [EXPLAIN, RULES, RESTART_INDEX, FIX_ALL, FINDINGS].map(str::to_owned).to_vec()
}

/// The answer to [`RULES`].
pub(crate) fn listed_rules() -> Value {
    let rules = rules::all().iter();
    rules.map(|rule| json!({ "id": rule.id, "tier": rule.tiers.first().map(|tier| tier.name()), "summary": rule.docs.summary })).collect()
}
