//! Counting.

use std::collections::BTreeMap;
use std::fmt;

/// How many entries agree, are wrong, are unknown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// As go/types says.
    pub agree: u64,
    /// Otherwise than go/types says.
    pub wrong: u64,
    /// Not known to us.
    pub unknown: u64,
}

/// What came out for one entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// As go/types says.
    Agree,
    /// Otherwise than go/types says.
    Wrong,
    /// Not known to us.
    Unknown,
}

impl Counts {
    /// Counts one.
    pub fn add(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Agree => self.agree += 1,
            Verdict::Wrong => self.wrong += 1,
            Verdict::Unknown => self.unknown += 1,
        }
    }

    /// All of them.
    pub fn total(&self) -> u64 {
        self.agree + self.wrong + self.unknown
    }

    /// A part in percent.
    pub fn percent(&self, part: u64) -> f64 {
        100.0 * part as f64 / self.total().max(1) as f64
    }

    /// Adds others.
    pub fn merge(&mut self, other: &Counts) {
        self.agree += other.agree;
        self.wrong += other.wrong;
        self.unknown += other.unknown;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (agree, wrong, unknown) = (self.percent(self.agree), self.percent(self.wrong), self.percent(self.unknown));
        write!(f, "agree {agree:.2} % wrong {wrong:.4} % unknown {unknown:.2} % of {}", self.total())
    }
}

/// What came out.
#[derive(Debug, Default)]
pub struct Report {
    /// All entries.
    pub all: Counts,
    /// Selectors, calls and index expressions.
    pub chosen: Counts,
    /// Names that are found by scope.
    pub names: Counts,
    /// By package.
    pub packages: BTreeMap<String, Counts>,
    /// What is wrong, with its place.
    pub wrong: Vec<String>,
    /// What is unknown, with its place.
    pub unknown: Vec<String>,
}

impl Report {
    /// Adds another report.
    pub fn merge(&mut self, other: Report) {
        self.all.merge(&other.all);
        self.chosen.merge(&other.chosen);
        self.names.merge(&other.names);
        self.packages.extend(other.packages);
        self.wrong.extend(other.wrong);
        self.unknown.extend(other.unknown);
    }
}
