//! Columns that gofmt aligns: trailing comments, and the values of a composite literal.

use gohazard_semantic::syntax::ast::{Decl, Expr, ExprId, List, Span};

use super::source::Source;

/// A line with a comment after its code.
struct Row {
    line: Span,
    /// The white space between code and comment.
    gap: Span,
    /// Width of the code as it will be; nothing when the edits break the line.
    width: Option<usize>,
    /// Whether the edits put a line above this one.
    parted: bool,
}

/// Adds what keeps trailing comments aligned after `edits`, which are sorted.
///
/// Which lines gofmt aligns with each other is read off the present text: neighbors whose comments start in the same
/// column. A line that comes between two of them parts them.
pub(super) fn comments(decl: &Decl, source: &Source, edits: &mut Vec<(Span, String)>) {
    let rows = rows(decl, source, edits);
    let sections = rows.chunk_by(|a, b| {
        let adjacent = a.line.end + source.newline().len() as u32 == b.line.start;
        adjacent && a.gap.end - a.line.start == b.gap.end - b.line.start && indent(source, a) == indent(source, b)
    });
    let mut moved = Vec::new();
    for section in sections {
        for part in section.chunk_by(|a, b| !b.parted && a.width.is_some() && b.width.is_some()) {
            let column = part.iter().filter_map(|row| row.width).max().unwrap_or(0) + 1;
            for row in part {
                let Some(width) = row.width else { continue };
                let gap = " ".repeat(column - width);
                if source.slice(row.gap) != gap {
                    moved.push((row.gap, gap));
                }
            }
        }
    }
    edits.extend(moved);
    edits.sort_by_key(|(span, _)| (span.start, span.end));
}

/// The lines with trailing comments in the sections that the edits touch.
fn rows(decl: &Decl, source: &Source, edits: &[(Span, String)]) -> Vec<Row> {
    let mut rows = Vec::new();
    for comment in &decl.comments {
        let start = source.line_start(comment.span.start);
        if source.starts_line(comment.span.start) || !source.slice(comment.span).starts_with("//") {
            continue;
        }
        let code = source.slice(Span::new(start, comment.span.start)).trim_end_matches([' ', '\t']);
        let gap = Span::new(start + code.len() as u32, comment.span.start);
        let line = Span::new(start, source.line_end(start));
        let mut row = Row { line, gap, width: Some(code.chars().count()), parted: false };
        for (span, text) in edits.iter().filter(|(span, _)| span.touches(line)) {
            if span.start == line.start && text.contains('\n') {
                row.parted = true;
            } else if span.start >= line.start && span.end <= gap.start && !text.contains('\n') {
                let old = source.slice(*span).chars().count();
                row.width = row.width.map(|width| (width + text.chars().count()).saturating_sub(old));
            } else if span.start < line.end {
                row.width = None;
            }
        }
        // What stands directly above may also end with the new line.
        row.parted |= edits
            .iter()
            .any(|(span, text)| span.is_empty() && span.end < start && span.end + 2 >= start && text.contains('\n'));
        rows.push(row);
    }
    rows
}

fn indent<'s>(source: &'s Source, row: &Row) -> &'s str {
    source.indent(row.line.start)
}

/// What stands between the colon and the value of a new last element of a literal, and the edits that align the
/// elements above it with a longer key.
pub(super) fn key_padding(
    decl: &Decl,
    source: &Source,
    elts: List<ExprId>,
    key: &str,
) -> (String, Vec<(Span, String)>) {
    let mut section = Vec::new();
    let mut below = None;
    for elt in decl.list(elts).rev() {
        let span = decl.expr_span(elt);
        let Expr::KeyValue { key, value } = decl[elt] else { break };
        let line = source.line_start(span.start);
        // gofmt aligns neighbors that stand on one line each.
        let adjacent = below.is_none_or(|below: u32| source.line_end(line) + source.newline().len() as u32 == below);
        if !adjacent || source.slice(span).contains('\n') || !source.starts_line(span.start) {
            break;
        }
        section.push((decl.expr_span(key), decl.expr_span(value)));
        below = Some(line);
    }
    let width = |span: &Span| source.slice(*span).chars().count();
    let widest = section.iter().map(|(key, _)| width(key)).max().unwrap_or(0).max(key.chars().count());
    let edits = section.iter().map(|(key, value)| {
        let gap = Span::new(key.end + 1, value.start);
        (gap, " ".repeat(widest - width(key) + 1))
    });
    let edits = edits.filter(|(gap, text)| source.slice(*gap) != text).collect();
    (" ".repeat(widest - key.chars().count() + 1), edits)
}

/// What stands between the colon and the value of an element that gets another key, or goes when there is none, and the
/// edits that align its neighbors with it or with each other.
pub(super) fn changed_padding(
    decl: &Decl,
    source: &Source,
    elts: List<ExprId>,
    changed: ExprId,
    key: Option<&str>,
) -> (String, Vec<(Span, String)>) {
    let elts: Vec<ExprId> = decl.list(elts).collect();
    let at = elts.iter().position(|elt| *elt == changed).unwrap_or(0);
    let adjacent = |above: ExprId, below: ExprId| {
        let (above, below) = (decl.expr_span(above), decl.expr_span(below));
        source.line_end(above.end) + source.newline().len() as u32 == source.line_start(below.start)
    };
    let is_row = |elt: ExprId| {
        let span = decl.expr_span(elt);
        !source.slice(span).contains('\n') && source.starts_line(span.start)
    };
    let mut section = Vec::new();
    let mut add = |elt: ExprId| match decl[elt] {
        Expr::KeyValue { key, value } if is_row(elt) => {
            section.push((decl.expr_span(key), decl.expr_span(value)));
            true
        }
        _ => false,
    };
    let mut above = at;
    while above > 0 && adjacent(elts[above - 1], elts[above]) && add(elts[above - 1]) {
        above -= 1;
    }
    let mut below = at;
    while below + 1 < elts.len() && adjacent(elts[below], elts[below + 1]) && add(elts[below + 1]) {
        below += 1;
    }
    let width = |span: &Span| source.slice(*span).chars().count();
    let own = key.map_or(0, |key| key.chars().count());
    let widest = section.iter().map(|(key, _)| width(key)).max().unwrap_or(0).max(own);
    let edits = section.iter().map(|(key, value)| {
        let gap = Span::new(key.end + 1, value.start);
        (gap, " ".repeat(widest - width(key) + 1))
    });
    let edits = edits.filter(|(gap, text)| source.slice(*gap) != text).collect();
    (" ".repeat(widest - own + 1), edits)
}
