//! What a check hands out: findings with byte ranges and text edits. No rule is needed to read this file.

use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::ast::Span;

use crate::rule::Rule;

/// How sure a finding is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Tier {
    /// Advice.
    Hint,
    /// Likely wrong; depends on what surrounds it.
    Risk,
    /// Wrong, almost certainly.
    Bug,
}

impl Tier {
    /// All tiers, the most serious first.
    pub const ALL: [Tier; 3] = [Tier::Bug, Tier::Risk, Tier::Hint];

    /// The tier's name as configuration and output write it.
    pub const fn name(self) -> &'static str {
        match self {
            Tier::Bug => "bug",
            Tier::Risk => "risk",
            Tier::Hint => "hint",
        }
    }

    /// The tier of that name.
    pub fn from_name(name: &str) -> Option<Tier> {
        Tier::ALL.into_iter().find(|tier| tier.name() == name)
    }
}

/// The most that a fix of a rule may be.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Fixes {
    /// No mechanical repair exists.
    Never,
    /// A repair that a person must choose.
    Offered,
    /// A repair that only corrects behaviour; fix-all applies it.
    Safe,
}

/// A hazard at its place in a file.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How sure it is, configuration applied.
    pub tier: Tier,
    /// Where it stands, in bytes of its file.
    pub span: Span,
    /// One clause about this code.
    pub message: String,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// Repairs, the preferred one first.
    pub fixes: Vec<Fix>,
}

/// A place that explains a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// Its file.
    pub path: Symbol,
    /// Where it stands, in bytes of that file.
    pub span: Span,
    /// What it has to do with the finding.
    pub message: String,
}

/// A repair.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, as an imperative.
    pub title: String,
    /// Whether fix-all may apply it.
    pub safe: bool,
    /// Its edits: sorted by path and position, not overlapping, in terms of the present text.
    pub edits: Vec<Edit>,
}

/// The replacement of a byte range.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Edit {
    /// The file.
    pub path: Symbol,
    /// What is replaced.
    pub span: Span,
    /// What takes its place.
    pub text: String,
}

/// Why a file was not looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Skip {
    /// It is larger than [`gohazard_semantic::syntax::file::MAX_FILE_BYTES`].
    TooBig,
    /// It says that it was generated.
    Generated,
    /// It lies in a `vendor` or `testdata` directory.
    Vendored,
    /// Configuration excludes its path.
    Excluded,
}

/// The answer for one file.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Findings by position, then rule.
    pub findings: Vec<Finding>,
    /// Whether everything that may bear on them was known: the package's other files, the module's imported packages.
    pub complete: bool,
    /// Set when the file was not looked at.
    pub skipped: Option<Skip>,
}

/// What is shown for a place under the cursor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hover {
    /// What the text speaks of, in bytes of the file.
    pub span: Span,
    /// The text.
    pub markdown: String,
}

/// `text` with `edits` of its file applied, or nothing when they do not fit it.
///
/// The edits must be sorted and must not overlap, as those of a [`Fix`] are.
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        if start > end {
            return None;
        }
        out.push_str(text.get(done..start)?);
        out.push_str(&edit.text);
        done = end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}
