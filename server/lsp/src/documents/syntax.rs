//! The syntax of an open document: edited with every change, parsed again when someone asks.

use std::sync::Arc;

use gohazard_semantic::syntax::file::File;
use gohazard_semantic::syntax::parse::{self, ByteEdit};
use gohazard_semantic::syntax::source::TextSource;
use ropey::Rope;
use tree_sitter::{InputEdit, Point, Tree};

/// The tree of a document and what was lowered from it.
#[derive(Default)]
pub struct Syntax {
    /// The tree of the text as it was last parsed, told of all edits since.
    tree: Option<Tree>,
    /// What was lowered from that tree.
    file: Option<Arc<File>>,
    edits: Vec<ByteEdit>,
}

/// What an edit needs to know about the text before it is made.
pub(super) struct Before {
    start: (usize, Point),
    end: (usize, Point),
}

impl Syntax {
    /// The syntax of `rope`, which must be the text that all edits led to.
    ///
    /// Parsing waits until someone asks, so that a burst of changes is parsed once.
    pub fn file(&mut self, rope: &Rope) -> Arc<File> {
        if let Some(file) = self.file.as_ref().filter(|_| self.edits.is_empty()) {
            return file.clone();
        }
        let text = RopeText(rope);
        let edits = std::mem::take(&mut self.edits);
        let old = self.tree.take();
        self.tree = parse::parse(&text, old.as_ref());
        let file = match (self.file.take(), &self.tree) {
            (Some(file), Some(tree)) => file.updated(&text, tree, &edits),
            (None, Some(tree)) => File::from_tree(&text, tree),
            (_, None) => File::unread(&text),
        };
        self.file.insert(Arc::new(file)).clone()
    }

    /// Call before bytes `start` to `end` of `rope` are replaced.
    pub(super) fn before(&self, rope: &Rope, start: usize, end: usize) -> Before {
        Before { start: (start, point(rope, start)), end: (end, point(rope, end)) }
    }

    /// Call after they were replaced by text that ends at `end` now.
    pub(super) fn after(&mut self, rope: &Rope, before: Before, end: usize) {
        // Before the first look there is nothing to keep up to date.
        if self.file.is_none() {
            return;
        }
        if let Some(tree) = &mut self.tree {
            tree.edit(&InputEdit {
                start_byte: before.start.0,
                old_end_byte: before.end.0,
                new_end_byte: end,
                start_position: before.start.1,
                old_end_position: before.end.1,
                new_end_position: point(rope, end),
            });
        }
        self.edits.push(ByteEdit { start: before.start.0, old_end: before.end.0, new_end: end });
    }
}

fn point(rope: &Rope, byte: usize) -> Point {
    let row = rope.byte_to_line(byte);
    Point { row, column: byte - rope.line_to_byte(row) }
}

/// The text of a rope, read piece by piece.
struct RopeText<'r>(&'r Rope);

impl TextSource for RopeText<'_> {
    fn len(&self) -> usize {
        self.0.len_bytes()
    }

    fn chunk_at(&self, byte: usize) -> (&str, usize) {
        let (chunk, start, _, _) = self.0.chunk_at_byte(byte);
        (chunk, start)
    }
}
