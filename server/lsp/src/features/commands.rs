//! Commands that a client may execute.

/// Explains a rule: one argument, the rule's id; the result is Markdown.
pub(crate) const EXPLAIN: &str = "gohazard.explain";

/// Forgets everything that was read and starts again.
pub(crate) const RESTART_INDEX: &str = "gohazard.restartIndex";

/// Applies all safe fixes of a file: one argument, its URI.
pub(crate) const FIX_ALL: &str = "gohazard.fixAll";

/// All of them.
pub(crate) fn all() -> Vec<String> {
    [EXPLAIN, RESTART_INDEX, FIX_ALL].map(str::to_owned).to_vec()
}
