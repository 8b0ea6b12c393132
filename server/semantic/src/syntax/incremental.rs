//! The syntax of a file after edits, made from the syntax before them.
//!
//! The top level of the new tree is walked in whole, which is cheap. A declaration without errors at the place of an old
//! one has the old syntax when no edit touched it: its text is the same, and without errors the same text has one
//! reading. So it is not needed to know which parts of its tree tree-sitter changed. Among the declarations between the
//! first and the last edit the old one is found by its text.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tree_sitter::Tree;

use super::ast::{Decl, Span};
use super::file::{File, FileComment, Item, MAX_FILE_BYTES};
use super::parse::ByteEdit;
use super::source::TextSource;
use super::toplevel::{self, TopLevel};
use super::{hash, lower};

impl File {
    /// The syntax of `text`, whose tree is `tree`.
    ///
    /// `self` is the syntax before `edits`, which were made one after the other. A declaration that did not change is the
    /// same [`Arc`] as before.
    pub fn updated(&self, text: &dyn TextSource, tree: &Tree, edits: &[ByteEdit]) -> File {
        if self.too_big || text.len() > MAX_FILE_BYTES {
            return File::from_tree(text, tree);
        }
        let old = Old::new(self, edits, text.len());
        let lines = self.lines.updated(text, old.edited.clone(), old.delta);
        File::assembled(lines, text.len(), tree, toplevel::read(text, tree, Some(old)))
    }
}

/// The syntax before edits, asked for in the order of the new text.
pub(super) struct Old<'a> {
    file: &'a File,
    /// The range of the new text that was edited.
    edited: Range<u32>,
    /// How far what stands behind the edits moved.
    delta: i64,
    next_item: usize,
    next_comment: usize,
    /// Old declarations in the edited range that have no errors.
    by_text: Option<FxHashMap<(u64, u32), &'a Arc<Decl>>>,
}

impl<'a> Old<'a> {
    fn new(file: &'a File, edits: &[ByteEdit], len: usize) -> Old<'a> {
        let edited = edited_range(edits).unwrap_or(len..len);
        Old {
            file,
            edited: lower::offset(edited.start)..lower::offset(edited.end),
            delta: i64::from(lower::offset(len)) - i64::from(file.len),
            next_item: 0,
            next_comment: 0,
            by_text: None,
        }
    }

    /// The declaration that had the same text at the same place.
    pub(super) fn decl_at(&mut self, span: Span) -> Option<&'a Arc<Decl>> {
        let start = self.old_start(span)?;
        let items = &self.file.items;
        self.next_item += items.get(self.next_item..)?.iter().take_while(|item| item.start < start).count();
        let item = items.get(self.next_item)?;
        (item.start == start && item.decl.len == span.len()).then_some(&item.decl)
    }

    /// A declaration without errors that had the same text at another place among the edits.
    pub(super) fn decl_of(&mut self, text: &str) -> Option<&'a Arc<Decl>> {
        let key = (hash::text(text.as_bytes()), lower::offset(text.len()));
        let by_text = self.by_text.get_or_insert_with(|| {
            let edited_end = i64::from(self.edited.end) - self.delta;
            let is_edited = |item: &&Item| {
                self.edited.start <= item.span().end
                    && i64::from(item.start) <= edited_end
                    && item.decl.errors.is_empty()
            };
            self.file.items.iter().filter(is_edited).map(|item| ((item.decl.hash, item.decl.len), &item.decl)).collect()
        });
        by_text.get(&key).copied()
    }

    /// Adds what was read of a piece of the text to `top`, if no edit touched it and it is a declaration without errors.
    pub(super) fn piece_at(&self, span: Span, top: &mut TopLevel) -> bool {
        let Some(start) = self.old_start(span) else { return false };
        let end = start + span.len();
        let (items, comments, errors) = (&self.file.items, &self.file.comments, &self.file.errors);
        let first = items.partition_point(|item| item.start < start);
        let Some(item) = items.get(first).filter(|item| item.start == start && item.decl.errors.is_empty()) else {
            return false;
        };
        let is_alone = items.get(first + 1).is_none_or(|next| next.start >= end);
        let next_error = errors.get(errors.partition_point(|error| error.end < start));
        if !is_alone || item.span().end > end || next_error.is_some_and(|error| error.start < end) {
            return false;
        }
        top.items.push(Item { start: span.start, decl: Arc::clone(&item.decl) });
        let inside = &comments[comments.partition_point(|comment| comment.span.start < start)..];
        let inside = inside.iter().take_while(|comment| comment.span.start < end);
        top.comments.extend(inside.map(|comment| {
            let at = span.start + (comment.span.start - start);
            FileComment { span: Span::new(at, at + comment.span.len()), text: Arc::clone(&comment.text) }
        }));
        true
    }

    /// The comment that was at the same place.
    pub(super) fn comment_at(&mut self, span: Span) -> Option<&'a FileComment> {
        let start = self.old_start(span)?;
        let comments = &self.file.comments;
        let passed = comments.get(self.next_comment..)?.iter().take_while(|comment| comment.span.start < start);
        self.next_comment += passed.count();
        let comment = comments.get(self.next_comment)?;
        // A carriage return at the end of the node is none of the comment's.
        let len = comment.span.len();
        (comment.span.start == start && (len == span.len() || len + 1 == span.len())).then_some(comment)
    }

    /// Where a node of the new text started in the old one, if no edit touches it.
    fn old_start(&self, span: Span) -> Option<u32> {
        if span.end < self.edited.start {
            return Some(span.start);
        }
        if span.start <= self.edited.end {
            return None;
        }
        u32::try_from(i64::from(span.start) - self.delta).ok()
    }
}

/// The range of the new text that `edits` touched.
fn edited_range(edits: &[ByteEdit]) -> Option<Range<usize>> {
    edits.iter().fold(None, |edited: Option<Range<usize>>, edit| {
        let Some(edited) = edited else { return Some(edit.start..edit.new_end) };
        let end = if edited.end <= edit.old_end { edit.new_end } else { edited.end - edit.old_end + edit.new_end };
        Some(edited.start.min(edit.start)..end)
    })
}
