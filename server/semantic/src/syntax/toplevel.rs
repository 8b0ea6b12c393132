//! Reads what stands at the top level of a tree.
//!
//! In broken code tree-sitter puts declarations into ERROR nodes, often all of a file. They are found there again: a
//! function declaration, import or package clause can't stand anywhere else; other declarations count when they start a
//! line, as gofmt writes them, because inside of a function they would be indented. What is broken and holds more than one
//! declaration is cut up first, see [`super::pieces`].

use std::ops::Range;
use std::sync::Arc;

use tree_sitter::{Node, Tree, TreeCursor};

use super::ast::{Decl, Span};
use super::file::{FileComment, Item};
use super::incremental::Old;
use super::lower::{self, Place};
use super::parse;
use super::pieces::Pieces;
use super::source::{self, TextSource};

/// What stands at the top level of a file.
#[derive(Default)]
pub(super) struct TopLevel {
    pub(super) items: Vec<Item>,
    pub(super) comments: Vec<FileComment>,
    pub(super) errors: Vec<Span>,
}

/// Everything at the top level of `tree`, made of `old` syntax where it still holds.
pub(super) fn read(text: &dyn TextSource, tree: &Tree, old: Option<Old>) -> TopLevel {
    Reader { text, old, buffer: String::new(), top: TopLevel::default() }.read(tree, &Pieces::of(text, tree))
}

/// Reads one child of the root after the other.
struct Reader<'a> {
    text: &'a dyn TextSource,
    old: Option<Old<'a>>,
    buffer: String,
    top: TopLevel,
}

impl Reader<'_> {
    /// Reads the children of the root, those that are cut up piece by piece.
    fn read(mut self, tree: &Tree, pieces: &Pieces) -> TopLevel {
        let mut cursor = tree.walk();
        let mut at_child = cursor.goto_first_child();
        // Where the last piece ends that was cut out of the tree.
        let mut taken = 0;
        while at_child {
            let child = cursor.node();
            let cut = if child.has_error() { pieces.inside(child) } else { Vec::new() };
            if child.start_byte() < taken {
                // It was read as a part of a piece.
            } else if let Some(last) = cut.last() {
                taken = last.end;
                cut.into_iter().for_each(|piece| self.piece(piece));
            } else {
                self.child(&mut cursor);
            }
            at_child = cursor.goto_next_sibling();
        }
        self.top
    }

    /// Reads a piece of the text as if it stood alone.
    fn piece(&mut self, range: Range<usize>) {
        let whole = Span::new(lower::offset(range.start), lower::offset(range.end));
        if self.old.as_ref().is_some_and(|old| old.piece_at(whole, &mut self.top)) {
            return;
        }
        let mut buffer = String::new();
        let text = source::slice(self.text, range, &mut buffer);
        let Some(tree) = parse::parse(&text, None) else { return self.top.errors.push(whole) };
        let reader = Reader { text: &text, old: None, buffer: String::new(), top: TopLevel::default() };
        let top = reader.read(&tree, &Pieces::default());
        for Item { start, decl } in top.items {
            let same = self
                .old
                .as_mut()
                .filter(|_| decl.errors.is_empty())
                .and_then(|old| old.decl_of(text.get(start as usize..(start + decl.len) as usize)?));
            let decl = same.map_or(decl, Arc::clone);
            self.top.items.push(Item { start: whole.start + start, decl });
        }
        let comments = top.comments.into_iter();
        self.top.comments.extend(comments.map(|it| FileComment { span: it.span.shifted(whole.start), text: it.text }));
        self.top.errors.extend(top.errors.into_iter().map(|error| error.shifted(whole.start)));
    }

    /// Reads the child of the root at `cursor`, and leaves the cursor there.
    fn child(&mut self, cursor: &mut TreeCursor) {
        let child = cursor.node();
        let place = lower::place(child);
        if place != Place::Error {
            self.node(cursor, place);
            return;
        }
        let errors = self.top.errors.len();
        self.error(cursor);
        if self.top.errors.len() == errors {
            self.top.errors.push(span(child));
        }
    }

    /// Reads what is inside an ERROR node, ERROR nodes in it included.
    fn error(&mut self, cursor: &mut TreeCursor) {
        let mut depth = 0;
        // Whether the node before was a stray one, so that one span covers both.
        let mut is_stray = false;
        loop {
            let node = cursor.node();
            let place = match lower::place(node) {
                Place::AnyDecl if !source::starts_line(self.text, node.start_byte()) => Place::Stray,
                place => place,
            };
            if place == Place::Error && cursor.goto_first_child() {
                depth += 1;
                continue;
            }
            match (place, self.top.errors.last_mut()) {
                (Place::Stray | Place::Error, Some(last)) if is_stray => last.end = span(node).end,
                (Place::Stray | Place::Error, _) => self.top.errors.push(span(node)),
                _ => self.node(cursor, place),
            }
            is_stray = matches!(place, Place::Stray | Place::Error) || (is_stray && place == Place::Separator);
            while depth > 0 && !cursor.goto_next_sibling() {
                cursor.goto_parent();
                depth -= 1;
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn node(&mut self, cursor: &mut TreeCursor, place: Place) {
        let node = cursor.node();
        match place {
            Place::Decl | Place::AnyDecl => {
                let item = Item { start: span(node).start, decl: self.decl(cursor, node) };
                self.top.items.push(item);
            }
            Place::Comment => {
                let comment = self.comment(span(node));
                self.top.comments.push(comment);
            }
            Place::Separator => {}
            Place::Stray | Place::Error => self.top.errors.push(span(node)),
        }
    }

    fn decl(&mut self, cursor: &mut TreeCursor, node: Node) -> Arc<Decl> {
        let has_error = node.has_error();
        let same_place = self.old.as_mut().and_then(|old| old.decl_at(span(node)));
        if let Some(decl) = same_place.filter(|decl| !has_error && decl.errors.is_empty()) {
            return Arc::clone(decl);
        }
        let text = source::slice(self.text, node.byte_range(), &mut self.buffer);
        if let Some(decl) = self.old.as_mut().filter(|_| !has_error).and_then(|old| old.decl_of(text)) {
            return Arc::clone(decl);
        }
        let decl = lower::lower(cursor, text);
        match same_place {
            Some(old) if **old == decl => Arc::clone(old),
            _ => Arc::new(decl),
        }
    }

    fn comment(&mut self, node: Span) -> FileComment {
        if let Some(comment) = self.old.as_mut().and_then(|old| old.comment_at(node)) {
            let span = Span::new(node.start, node.start + comment.span.len());
            return FileComment { span, text: Arc::clone(&comment.text) };
        }
        let text = source::slice(self.text, node.start as usize..node.end as usize, &mut self.buffer);
        let text = lower::without_return(text);
        FileComment { span: Span::new(node.start, node.start + lower::offset(text.len())), text: text.into() }
    }
}

/// The range of a node in the file.
pub(super) fn span(node: Node) -> Span {
    Span::new(lower::offset(node.start_byte()), lower::offset(node.end_byte()))
}
