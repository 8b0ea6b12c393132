//! What a run found, in the terms that its readers use: paths as given, lines and byte columns from 1.

use gohazard_lint::Tier;

use crate::excerpt::Excerpt;

/// Something that could not be read or understood.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Problem {
    /// The path as the user sees it.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

/// A place in a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
    /// Column in characters, from 1.
    pub character: usize,
}

/// A finding at its place.
#[derive(Clone, Debug)]
pub struct Located {
    /// The path as the user sees it.
    pub path: String,
    /// Id of the rule.
    pub rule: &'static str,
    /// How sure it is.
    pub tier: Tier,
    /// Where it starts.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
    /// One clause about this code.
    pub message: String,
    /// The line that it starts in.
    pub excerpt: Excerpt,
    /// Other places that explain it.
    pub related: Vec<(String, Position, String)>,
    /// Repairs.
    pub fixes: Vec<LocatedFix>,
}

/// A repair, with the paths that the user sees.
#[derive(Clone, Debug)]
pub struct LocatedFix {
    /// What it does.
    pub title: String,
    /// Whether it only corrects behaviour.
    pub safe: bool,
    /// Path, first byte, end and new text of each edit.
    pub edits: Vec<(String, u32, u32, String)>,
}

/// What a run found.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Findings by path, position and rule.
    pub findings: Vec<Located>,
    /// Number of files that were looked at.
    pub files: usize,
    /// What could not be read or understood, by path.
    pub problems: Vec<Problem>,
    /// What the user should know beyond that.
    pub notes: Vec<String>,
}

impl Outcome {
    /// Puts everything in the order that is promised.
    pub fn sort(&mut self) {
        self.findings.sort_by(|a, b| (&a.path, a.start, a.end, a.rule).cmp(&(&b.path, b.start, b.end, b.rule)));
        self.problems.sort();
        self.problems.dedup();
        self.notes.sort();
    }
}
