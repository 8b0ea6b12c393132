//! Steps of a patch, turned into replacements in the text of a declaration.

use std::collections::BTreeSet;

use gohazard_semantic::syntax::ast::{Decl, Expr, ExprId, List, Span, Stmt, StmtId};
use gohazard_semantic::syntax::{locate::Parents, visit::Node};

use super::code::indented;
use super::source::Source;
use super::{Patch, Slot, Step, align};
use crate::draft::{Anchor, At};

/// A patch as replacements: relative to the declaration, sorted, not overlapping.
#[derive(Clone, Debug, Default)]
pub(crate) struct Laid {
    pub(crate) edits: Vec<(Span, String)>,
    /// Replacements in other declarations.
    pub(crate) elsewhere: Vec<(Anchor, String)>,
    /// Import paths that the new text needs.
    pub(crate) imports: BTreeSet<String>,
    /// Packages of which a use went away.
    pub(crate) unimports: BTreeSet<String>,
}

/// Lays out the steps of `patch`; `qualify` writes out package references. Nothing when a step can't be carried out.
pub(crate) fn lay_out(
    patch: &Patch,
    decl: &Decl,
    parents: &Parents,
    source: &Source,
    qualify: &mut dyn FnMut(&str) -> Option<String>,
) -> Option<Laid> {
    let mut layout = Layout { decl, parents, source, laid: Laid::default(), opened: BTreeSet::new() };
    for step in &patch.steps {
        layout.step(step, qualify)?;
    }
    layout.finish()
}

struct Layout<'a> {
    decl: &'a Decl,
    parents: &'a Parents,
    source: &'a Source,
    laid: Laid,
    /// Blocks that stood on one line and were broken into several.
    opened: BTreeSet<StmtId>,
}

impl Layout<'_> {
    fn step(&mut self, step: &Step, qualify: &mut dyn FnMut(&str) -> Option<String>) -> Option<()> {
        match step {
            Step::Insert { place, code } => self.insert(*place, &qualify(code)?),
            Step::Replace { at, code } => self.replace(at, &qualify(code)?),
            Step::Surround { at, before, after } => {
                let span = at.span_in(self.decl)?;
                self.edit(Span::new(span.start, span.start), qualify(before)?);
                self.edit(Span::new(span.end, span.end), qualify(after)?);
                Some(())
            }
            Step::Enclose { first, last, head, tail } => self.enclose(*first, *last, &qualify(head)?, &qualify(tail)?),
            Step::Delete(stmt) => self.delete(*stmt),
            Step::Move { stmt, place } => {
                let code = self.source.slice(self.decl.stmt_span(*stmt)).to_owned();
                // Moving text with a raw string over several lines would indent the string.
                if code.contains('\n') && code.contains('`') {
                    return None;
                }
                self.delete(*stmt)?;
                self.insert(*place, &code)
            }
            Step::AddElement { lit, key, value } => self.add_element(*lit, key, &qualify(value)?),
            Step::ReplaceElement { lit, old, key, value } => self.replace_element(*lit, old, key, &qualify(value)?),
            Step::RemoveElement { lit, key } => self.remove_element(*lit, key),
            Step::Declare(code) => {
                let newline = self.source.newline();
                let code = indented(&qualify(code)?, "", newline);
                self.edit(Span::new(0, 0), format!("{code}{newline}{newline}"));
                Some(())
            }
            Step::Unimport(path) => {
                self.laid.unimports.insert(path.clone());
                Some(())
            }
        }
    }

    fn edit(&mut self, span: Span, text: String) {
        self.laid.edits.push((span, text));
    }

    fn replace(&mut self, at: &At, code: &str) -> Option<()> {
        let newline = self.source.newline();
        if let At::Elsewhere(anchor) = at {
            self.laid.elsewhere.push((anchor.clone(), code.to_owned()));
            return Some(());
        }
        let span = at.span_in(self.decl)?;
        self.edit(span, indented(code, self.source.indent(span.start), newline));
        Some(())
    }

    fn insert(&mut self, place: Slot, code: &str) -> Option<()> {
        match place {
            Slot::Before(stmt) => {
                let stmt = self.listed(stmt)?;
                self.open_list_of(stmt)?;
                self.insert_before(stmt, code)
            }
            Slot::After(stmt) => {
                let stmt = self.listed(stmt)?;
                self.open_list_of(stmt)?;
                self.insert_after(stmt, code)
            }
            Slot::First(block) => match self.statements(block)?.first() {
                Some(&first) if !self.is_block(block) || self.is_one_line(block) => {
                    self.insert(Slot::Before(first), code)
                }
                _ => self.insert_at_brace(block, code),
            },
            Slot::Last(block) => match self.statements(block)?.last() {
                Some(&last) => self.insert(Slot::After(last), code),
                None => self.insert_at_brace(block, code),
            },
        }
    }

    /// Inserts before a statement on a line of its own, above the comments that speak of it.
    fn insert_before(&mut self, stmt: StmtId, code: &str) -> Option<()> {
        let start = self.decl.stmt_span(stmt).start;
        let newline = self.source.newline();
        if let Some(indent) = self.opened_indent(stmt) {
            let text = format!("{}{newline}{indent}", indented(code, &indent, newline));
            self.edit(Span::new(start, start), text);
            return Some(());
        }
        if !self.source.starts_line(start) {
            return None;
        }
        let indent = self.source.indent(start).to_owned();
        let line = self.source.with_comments_above(self.source.line_start(start));
        let text = format!("{indent}{}{newline}", indented(code, &indent, newline));
        self.edit(Span::new(line, line), text);
        Some(())
    }

    fn insert_after(&mut self, stmt: StmtId, code: &str) -> Option<()> {
        let span = self.decl.stmt_span(stmt);
        let newline = self.source.newline();
        if let Some(indent) = self.opened_indent(stmt) {
            let text = format!("{newline}{indent}{}", indented(code, &indent, newline));
            self.edit(Span::new(span.end, span.end), text);
            return Some(());
        }
        let end = self.source.rest_of_line(span.end)?;
        let indent = self.source.indent(span.start).to_owned();
        let text = format!("{newline}{indent}{}", indented(code, &indent, newline));
        self.edit(Span::new(end, end), text);
        Some(())
    }

    /// Inserts directly after the opening brace of a block, or after the colon of an empty case.
    fn insert_at_brace(&mut self, block: StmtId, code: &str) -> Option<()> {
        let span = self.decl.stmt_span(block);
        let newline = self.source.newline();
        let outer = self.source.indent(span.start).to_owned();
        let inner = format!("{outer}\t");
        let code = indented(code, &inner, newline);
        if !self.is_block(block) {
            let end = self.source.rest_of_line(span.end)?;
            self.edit(Span::new(end, end), format!("{newline}{inner}{code}"));
            return Some(());
        }
        if self.source.slice(Span::new(span.start, span.start + 1)) != "{" {
            return None;
        }
        let after_brace = span.start + 1;
        if self.is_one_line(block) {
            let inside = Span::new(after_brace, span.end - 1);
            if !self.source.slice(inside).trim().is_empty() {
                return None;
            }
            self.edit(inside, format!("{newline}{inner}{code}{newline}{outer}"));
            return Some(());
        }
        let end = self.source.rest_of_line(after_brace)?;
        self.edit(Span::new(end, end), format!("{newline}{inner}{code}"));
        Some(())
    }

    fn enclose(&mut self, first: StmtId, last: StmtId, head: &str, tail: &str) -> Option<()> {
        let (from, to) = (self.decl.stmt_span(first), self.decl.stmt_span(last));
        let same_list = self.parents.parent(Node::Stmt(first)) == self.parents.parent(Node::Stmt(last));
        if !same_list || from.start > to.start || !self.source.starts_line(from.start) {
            return None;
        }
        let end = self.source.rest_of_line(to.end)?;
        let indent = self.source.indent(from.start).to_owned();
        let newline = self.source.newline();
        let start = self.source.line_start(from.start);
        self.edit(Span::new(start, start), format!("{indent}{}{newline}", indented(head, &indent, newline)));
        let mut line = start;
        while line < end {
            let line_end = self.source.line_end(line);
            if line_end > line && !self.in_raw_string(line) {
                self.edit(Span::new(line, line), "\t".to_owned());
            }
            line = line_end + self.source.slice(Span::new(line_end, self.decl.len)).find('\n')? as u32 + 1;
        }
        self.edit(Span::new(end, end), format!("{newline}{indent}{}", indented(tail, &indent, newline)));
        Some(())
    }

    fn delete(&mut self, stmt: StmtId) -> Option<()> {
        let stmt = self.listed(stmt)?;
        let span = self.decl.stmt_span(stmt);
        let end = self.source.rest_of_line(span.end)?;
        if !self.source.starts_line(span.start) {
            return None;
        }
        let start = self.source.line_start(span.start);
        let newline = self.source.slice(Span::new(end, self.decl.len)).find('\n')? as u32 + 1;
        let mut end = end + newline;
        // A blank line on both sides of what goes away becomes one, and none next to a brace.
        let is_blank = |line: u32| self.source.line_end(line) == line;
        let above_is_open = start == 0
            || is_blank(self.source.line_start(start - 1))
            || self.source.text()[..start as usize].trim_end().ends_with(['{', ':']);
        if end < self.decl.len && is_blank(end) && above_is_open {
            end += self.source.slice(Span::new(end, self.decl.len)).find('\n')? as u32 + 1;
        }
        self.edit(Span::new(start, end), String::new());
        Some(())
    }

    fn add_element(&mut self, lit: ExprId, key: &str, value: &str) -> Option<()> {
        let Expr::CompositeLit { elts, .. } = self.decl[lit] else { return None };
        let span = self.decl.expr_span(lit);
        let newline = self.source.newline();
        let Some(last) = self.decl.list(elts).last() else {
            let inside = self.source.text().get(..span.end as usize - 1)?.rfind('{')? as u32 + 1;
            let between = self.source.slice(Span::new(inside, span.end - 1));
            if !between.trim().is_empty() {
                return None;
            }
            self.edit(Span::new(inside, span.end - 1), format!("{key}: {value}"));
            return Some(());
        };
        if !matches!(self.decl[last], Expr::KeyValue { .. }) {
            return None;
        }
        let end = self.decl.expr_span(last).end;
        let rest = self.source.slice(Span::new(end, span.end - 1));
        if !rest.contains('\n') {
            self.edit(Span::new(end, end), format!(", {key}: {value}"));
            return Some(());
        }
        let comma = end + rest.find(',')? as u32 + 1;
        let line_end = self.source.rest_of_line(comma)?;
        let indent = self.source.indent(end).to_owned();
        let (padding, aligned) = align::key_padding(self.decl, self.source, elts, key);
        self.laid.edits.extend(aligned);
        let text = format!("{newline}{indent}{key}:{padding}{},", indented(value, &indent, newline));
        self.edit(Span::new(line_end, line_end), text);
        Some(())
    }

    fn replace_element(&mut self, lit: ExprId, old: &str, key: &str, value: &str) -> Option<()> {
        let (elts, elt) = self.element(lit, old)?;
        let span = self.decl.expr_span(elt);
        if value.contains('\n') || !self.source.starts_line(span.start) {
            let code = indented(&format!("{key}: {value}"), self.source.indent(span.start), self.source.newline());
            self.edit(span, code);
            return Some(());
        }
        let (padding, aligned) = align::changed_padding(self.decl, self.source, elts, elt, Some(key));
        self.laid.edits.extend(aligned);
        self.edit(span, format!("{key}:{padding}{value}"));
        Some(())
    }

    fn remove_element(&mut self, lit: ExprId, key: &str) -> Option<()> {
        let (elts, elt) = self.element(lit, key)?;
        let span = self.decl.expr_span(elt);
        let after = span.end + self.source.slice(Span::new(span.end, self.decl.len)).find([',', '}'])? as u32;
        let has_comma = self.source.slice(Span::new(after, after + 1)) == ",";
        let line_end = self.source.rest_of_line(after + u32::from(has_comma));
        if let Some(end) = line_end.filter(|_| self.source.starts_line(span.start) && elts.len() > 1) {
            let start = self.source.line_start(span.start);
            let newline = self.source.slice(Span::new(end, self.decl.len)).find('\n')? as u32 + 1;
            let (_, aligned) = align::changed_padding(self.decl, self.source, elts, elt, None);
            self.laid.edits.extend(aligned);
            self.edit(Span::new(start, end + newline), String::new());
            return Some(());
        }
        let place = self.decl.list(elts).position(|other| other == elt)?;
        let next = self.decl.at(elts, place + 1).map(|next| self.decl.expr_span(next).start);
        let before = place.checked_sub(1).and_then(|at| self.decl.at(elts, at)).map(|it| self.decl.expr_span(it).end);
        let gone = match (next, before) {
            (Some(next), _) => Span::new(span.start, next),
            (None, Some(before)) => Span::new(before, span.end),
            (None, None) => span,
        };
        let is_simple = !self.source.slice(gone).contains('\n') || gone == span;
        is_simple.then(|| self.edit(gone, String::new()))
    }

    /// The elements of a literal, and the one with a key.
    fn element(&self, lit: ExprId, name: &str) -> Option<(List<ExprId>, ExprId)> {
        let Expr::CompositeLit { elts, .. } = self.decl[lit] else { return None };
        let is_it = |elt: &ExprId| match self.decl[*elt] {
            Expr::KeyValue { key, .. } => self.decl.ident(key).is_some_and(|key| key == name),
            _ => false,
        };
        let elt = self.decl.list(elts).find(is_it)?;
        Some((elts, elt))
    }

    /// The statement of a list that is or holds `stmt` at its start: a labeled statement moves with its label.
    fn listed(&self, stmt: StmtId) -> Option<StmtId> {
        let mut stmt = stmt;
        loop {
            let Some(Node::Stmt(parent)) = self.parents.parent(Node::Stmt(stmt)) else { return None };
            match self.decl[parent] {
                Stmt::Labeled { .. } => stmt = parent,
                _ => return self.statements(parent)?.contains(&stmt).then_some(stmt),
            }
        }
    }

    fn statements(&self, list: StmtId) -> Option<Vec<StmtId>> {
        match self.decl[list] {
            Stmt::Block(stmts) => Some(self.decl.list(stmts).collect()),
            Stmt::Case { body, .. } | Stmt::Comm { body, .. } => Some(self.decl.list(body).collect()),
            _ => None,
        }
    }

    fn is_block(&self, stmt: StmtId) -> bool {
        matches!(self.decl[stmt], Stmt::Block(_))
    }

    fn is_one_line(&self, stmt: StmtId) -> bool {
        !self.source.slice(self.decl.stmt_span(stmt)).contains('\n')
    }

    /// Breaks the block around `stmt` into lines if it stands on one.
    fn open_list_of(&mut self, stmt: StmtId) -> Option<()> {
        let Some(Node::Stmt(block)) = self.parents.parent(Node::Stmt(stmt)) else { return None };
        if !self.is_block(block) || !self.is_one_line(block) || !self.opened.insert(block) {
            return Some(());
        }
        let span = self.decl.stmt_span(block);
        let outer = self.source.indent(span.start).to_owned();
        let newline = self.source.newline();
        let mut from = span.start + 1;
        for stmt in self.statements(block)? {
            let stmt = self.decl.stmt_span(stmt);
            self.separate(Span::new(from, stmt.start), format!("{newline}{outer}\t"))?;
            from = stmt.end;
        }
        self.separate(Span::new(from, span.end - 1), format!("{newline}{outer}"))
    }

    /// Replaces what separates statements on one line; a comment there is in the way.
    fn separate(&mut self, span: Span, text: String) -> Option<()> {
        if !self.source.slice(span).trim_matches([' ', '\t', ';']).is_empty() {
            return None;
        }
        self.edit(span, text);
        Some(())
    }

    /// The indentation that a statement has got by breaking its block into lines.
    fn opened_indent(&self, stmt: StmtId) -> Option<String> {
        let Some(Node::Stmt(block)) = self.parents.parent(Node::Stmt(stmt)) else { return None };
        self.opened.contains(&block).then(|| format!("{}\t", self.source.indent(self.decl.stmt_span(block).start)))
    }

    fn in_raw_string(&self, offset: u32) -> bool {
        self.decl.exprs().any(|id| {
            let span = self.decl.expr_span(id);
            matches!(self.decl[id], Expr::BasicLit { .. }) && span.start < offset && offset < span.end
        })
    }

    /// Sorts the replacements; the patch fails where two of them meet.
    fn finish(mut self) -> Option<Laid> {
        let edits = &mut self.laid.edits;
        // Stable: insertions at one place stay in the order of the steps, before a replacement that starts there.
        edits.sort_by_key(|(span, _)| (span.start, span.end));
        if edits.windows(2).any(|pair| pair[0].0.end > pair[1].0.start) {
            return None;
        }
        align::comments(self.decl, self.source, edits);
        Some(self.laid)
    }
}
