//! One Go file: its top-level declarations in order, and what stands between them.

use std::sync::Arc;

use tree_sitter::Tree;

use super::ast::{Decl, DeclKind, Span};
use super::lines::LineStarts;
use super::parse;
use super::source::TextSource;
use super::toplevel::{self, TopLevel};
use crate::intern::Symbol;

/// A file above this size in bytes is not analysed.
pub const MAX_FILE_BYTES: usize = 5 * 1024 * 1024;

/// A top-level declaration at its place.
#[derive(Clone, Debug)]
pub struct Item {
    /// Byte offset of the declaration in the file.
    pub start: u32,
    /// The declaration, with offsets relative to `start`.
    pub decl: Arc<Decl>,
}

impl Item {
    /// The range of the declaration in the file.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.start + self.decl.len)
    }
}

/// A comment that stands outside of every declaration (doc comments of top-level declarations among them).
#[derive(Clone, Debug)]
pub struct FileComment {
    /// Where it stands in the file.
    pub span: Span,
    /// Its text with the comment marks.
    pub text: Arc<str>,
}

/// The syntax of one file.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Length in bytes.
    pub len: u32,
    /// Whether it is above [`MAX_FILE_BYTES`], so that nothing else is known about it.
    pub too_big: bool,
    /// The package clause's name, empty when it is missing.
    pub package: Symbol,
    /// Top-level declarations in order; the package clause and imports among them.
    pub items: Vec<Item>,
    /// Comments between them.
    pub comments: Vec<FileComment>,
    /// Syntax errors between them, as far as they have a place.
    pub errors: Vec<Span>,
    /// Whether a syntax error stands anywhere in the file, inside of declarations too.
    pub has_errors: bool,
    /// Whether the file says `// Code generated … DO NOT EDIT.` before its package clause.
    pub generated: bool,
    /// Where its lines start.
    pub lines: LineStarts,
}

impl File {
    /// Parses and lowers `text`.
    pub fn from_text(text: &str) -> File {
        match parse::parse(&text, None) {
            Some(tree) => File::from_tree(&text, &tree),
            None => File::unread(&text),
        }
    }

    /// Lowers the tree of `text`.
    pub fn from_tree(text: &dyn TextSource, tree: &Tree) -> File {
        if text.len() > MAX_FILE_BYTES {
            return File::unread(text);
        }
        File::assembled(LineStarts::of(text), text.len(), tree, toplevel::read(text, tree, None))
    }

    /// The index of the item that `offset` lies in. At the end of one item and the start of another it is the latter.
    pub fn item_at(&self, offset: u32) -> Option<usize> {
        let index = self.items.partition_point(|item| item.start <= offset).checked_sub(1)?;
        (offset <= self.items.get(index)?.span().end).then_some(index)
    }

    /// The line that `offset` lies in, counted from 0.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.lines.line_of(offset)
    }

    /// Where a line starts, counted from 0; the end of the file for a line that does not exist.
    pub fn line_start(&self, line: u32) -> u32 {
        self.lines.start(line).unwrap_or(self.len)
    }

    pub(super) fn assembled(lines: LineStarts, len: usize, tree: &Tree, top: TopLevel) -> File {
        let package = top.items.iter().find_map(|item| match item.decl.kind {
            DeclKind::Package(name) => Some((item.start, item.decl.ident(name)?)),
            _ => None,
        });
        let (before, package) = package.unwrap_or((u32::MAX, Symbol::EMPTY));
        let generated = top.comments.iter().take_while(|it| it.span.start < before).any(|it| says_generated(&it.text));
        File {
            len: u32::try_from(len).unwrap_or(u32::MAX),
            too_big: false,
            package,
            has_errors: tree.root_node().has_error() || top.items.iter().any(|item| !item.decl.errors.is_empty()),
            items: top.items,
            comments: top.comments,
            errors: top.errors,
            generated,
            lines,
        }
    }

    /// A file of which nothing but its size is known.
    pub fn unread(text: &dyn TextSource) -> File {
        let len = u32::try_from(text.len()).unwrap_or(u32::MAX);
        File { len, too_big: text.len() > MAX_FILE_BYTES, ..File::default() }
    }
}

/// Whether a line of the comment is the one that go/ast's IsGenerated looks for.
fn says_generated(comment: &str) -> bool {
    comment.lines().any(|line| line.starts_with("// Code generated ") && line.ends_with(" DO NOT EDIT."))
}
