//! Comments by which an author silences findings.
//!
//! `//gohazard:ignore rule-id reason` on the line of a finding or above it, `//gohazard:ignore-file rule-id reason` for a
//! whole file, and golangci-lint's `//nolint` and `//nolint:gohazard`.

use gohazard_semantic::syntax::ast::{Decl, Span, Stmt};
use gohazard_semantic::syntax::file::{File, Item};

use crate::rule::Rule;
use crate::rules;

/// Prefix of a comment that silences the next finding.
const IGNORE: &str = "//gohazard:ignore";
/// Prefix of a comment that silences a file.
const IGNORE_FILE: &str = "//gohazard:ignore-file";

/// A comment that silences something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Directive {
    /// The comment.
    pub(crate) span: Span,
    /// Lines whose findings it silences.
    lines: Option<(u32, u32)>,
    what: What,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum What {
    /// `gohazard:ignore`, with the names that it gives.
    Ignore(Vec<String>),
    /// `gohazard:ignore-file`; without names it means all rules.
    IgnoreFile(Vec<String>),
    /// `nolint` in one of its forms.
    NoLint,
}

impl Directive {
    /// The directives of a file in order.
    pub(crate) fn all(file: &File) -> Vec<Directive> {
        let mut directives = Vec::new();
        for (span, text) in comments(file) {
            let Some(what) = What::read(text) else { continue };
            let lines = match what {
                What::IgnoreFile(_) => None,
                _ => Some(lines_of(file, span, &what)),
            };
            directives.push(Directive { span, lines, what });
        }
        directives.sort_by_key(|directive| directive.span);
        directives
    }

    /// Whether it silences a finding of `rule` that stands on the lines from `first` to `last`.
    pub(crate) fn silences(&self, rule: &Rule, first: u32, last: u32) -> bool {
        let here = match self.lines {
            None => true,
            // A finding over many lines is silenced at its start and at its end.
            Some((from, to)) => (from..=to).contains(&first) || (from..=to).contains(&last),
        };
        here && match &self.what {
            What::Ignore(ids) => ids.iter().any(|id| rules::current_id(id) == rule.id),
            What::IgnoreFile(ids) => ids.is_empty() || ids.iter().any(|id| rules::current_id(id) == rule.id),
            What::NoLint => true,
        }
    }

    /// The rules that it names; nothing for `nolint`, which is not ours to judge.
    pub(crate) fn ids(&self) -> Option<&[String]> {
        match &self.what {
            What::Ignore(ids) | What::IgnoreFile(ids) => Some(ids),
            What::NoLint => None,
        }
    }

    /// Whether it speaks of a whole file.
    pub(crate) fn is_for_file(&self) -> bool {
        self.lines.is_none()
    }
}

impl What {
    fn read(comment: &str) -> Option<What> {
        if let Some(rest) = comment.strip_prefix(IGNORE_FILE) {
            return ids(rest).map(What::IgnoreFile);
        }
        if let Some(rest) = comment.strip_prefix(IGNORE) {
            return ids(rest).map(What::Ignore);
        }
        let rest = comment.strip_prefix("//")?.trim_start_matches([' ', '\t']).strip_prefix("nolint")?;
        let linters = match rest.strip_prefix(':') {
            Some(list) => list.split([' ', '\t', '/']).next().unwrap_or(""),
            None if rest.is_empty() || rest.starts_with([' ', '\t', '/']) => return Some(What::NoLint),
            None => return None,
        };
        linters.split(',').any(|linter| linter == "gohazard" || linter == "all").then_some(What::NoLint)
    }
}

/// The names after a directive: the first word, divided by commas. Nothing when the directive is another word.
fn ids(rest: &str) -> Option<Vec<String>> {
    if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
        return None;
    }
    let list = rest.split_whitespace().next().unwrap_or("");
    Some(list.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect())
}

/// The lines that a directive speaks of: its own and, when it stands alone there, the next one that holds code; for a
/// `nolint` above a declaration all of that declaration.
fn lines_of(file: &File, span: Span, what: &What) -> (u32, u32) {
    let own = file.line_of(span.start);
    if has_code_before(file, span) {
        return (own, own);
    }
    let mut next = own + 1;
    while comment_on(file, next).is_some_and(|comment| !has_code_before(file, comment)) {
        next += 1;
    }
    let below = file.items.iter().find(|item| file.line_of(item.start) == next);
    match below {
        Some(item) if *what == What::NoLint => (own, file.line_of(item.span().end)),
        _ => (own, next),
    }
}

/// Whether code stands before a comment on its line: the boundary of some node.
pub(crate) fn has_code_before(file: &File, comment: Span) -> bool {
    let start = file.line_start(file.line_of(comment.start));
    let before = |offset: u32| start <= offset && offset < comment.start;
    // The end of a node lies behind its last byte.
    let bounds = |span: Span| before(span.start) || (span.end > start && span.end <= comment.start);
    let Some(item) = file.items.iter().rfind(|item| item.start < comment.start) else { return false };
    let decl: &Decl = &item.decl;
    bounds(item.span())
        || decl.stmts().any(|stmt| bounds(decl.stmt_span(stmt).shifted(item.start)))
        || decl.exprs().any(|expr| bounds(decl.expr_span(expr).shifted(item.start)))
}

/// The comment that starts on a line.
fn comment_on(file: &File, line: u32) -> Option<Span> {
    let start = file.line_start(line);
    let end = file.line_start(line + 1);
    if start == end {
        return None;
    }
    comments_in(file, Span::new(start, end)).map(|(span, _)| span).next()
}

/// The comments that start in a range.
pub(crate) fn comments_in(file: &File, range: Span) -> impl Iterator<Item = (Span, &str)> {
    let from = file.items.partition_point(|item| item.span().end <= range.start);
    let items = file.items[from..].iter().take_while(move |item| item.start < range.end);
    let inside = items.flat_map(inside);
    let from = file.comments.partition_point(|comment| comment.span.start < range.start);
    let outside = file.comments[from..].iter().take_while(move |comment| comment.span.start < range.end);
    let all = inside.chain(outside.map(|comment| (comment.span, &*comment.text)));
    all.filter(move |(span, _)| range.start <= span.start && span.start < range.end)
}

fn inside(item: &Item) -> impl Iterator<Item = (Span, &str)> {
    let decl: &Decl = &item.decl;
    decl.comments.iter().map(move |comment| (comment.span.shifted(item.start), decl.text(comment.text)))
}

/// Every comment of a file, those inside of declarations first.
fn comments(file: &File) -> impl Iterator<Item = (Span, &str)> {
    let inside = file.items.iter().flat_map(inside);
    inside.chain(file.comments.iter().map(|comment| (comment.span, &*comment.text)))
}

/// What an author writes who has decided: the finding, unless it is a bug, would only repeat it.
const DECIDED: &[&str] = &[
    "intentional",
    "deliberate",
    "purposely",
    "on purpose",
    "best effort",
    "best-effort",
    "ignore",
    "ignoring",
    "will not block",
    "buffered",
    "never",
    "only for testing",
    "safe because",
    "that's fine",
    "#nosec",
    "lint:ignore",
    "revive:disable",
    "nolint",
];

/// What an author writes who knows of the very defect, so that even a bug would only repeat it.
const KNOWN: &[&str] = &[
    "intentional",
    "deliberate",
    "purposely",
    "on purpose",
    "racy",
    "no need for an atomic",
    "of no concern",
    "not of concern",
    "not a concern",
    "not of particular concern",
];

/// Whether a comment on the line of `offset`, or comments of their own directly above it or above the statement around it,
/// say that the author has decided; of a bug, that the author knows of it.
pub(crate) fn is_decided(file: &File, offset: u32, is_bug: bool) -> bool {
    let words = if is_bug { KNOWN } else { DECIDED };
    speaks(file, file.line_of(offset), words)
        || stmt_start(file, offset).is_some_and(|start| speaks(file, file.line_of(start), words))
}

/// Where the innermost statement around an offset starts, blocks and clauses aside.
fn stmt_start(file: &File, offset: u32) -> Option<u32> {
    let item = file.items.iter().rfind(|item| item.start <= offset)?;
    let decl: &Decl = &item.decl;
    let at = offset - item.start;
    let around =
        decl.stmts().filter(|stmt| !matches!(decl[*stmt], Stmt::Block(_) | Stmt::Case { .. } | Stmt::Comm { .. }));
    let spans = around.map(|stmt| decl.stmt_span(stmt)).filter(|span| span.start <= at && at < span.end);
    spans.min_by_key(|span| span.end - span.start).map(|span| span.start + item.start)
}

/// Whether a comment on a line, or a comment of its own directly above, has one of some words.
fn speaks(file: &File, line: u32, words: &[&str]) -> bool {
    let mut first = line;
    while first > 0 && comment_on(file, first - 1).is_some_and(|comment| !has_code_before(file, comment)) {
        first -= 1;
    }
    let range = Span::new(file.line_start(first), file.line_start(line + 1));
    comments_in(file, range).any(|(_, text)| {
        let text = text.to_ascii_lowercase();
        words.iter().any(|word| text.contains(word)) && !text.starts_with(IGNORE)
    })
}

/// The comment line that silences findings of `rule` on the line below it.
pub(crate) fn ignore_comment(rule: &Rule, indent: &str, reason: &str, newline: &str) -> String {
    format!("{indent}{IGNORE} {} {reason}{newline}", rule.id)
}
