//! The concrete syntax tree of one declaration as a flat list in pre-order.
//!
//! Walking a tree-sitter tree is the expensive part of lowering, so it is done exactly once and without recursion; what
//! follows works on this list, in which the children of a node are found by arithmetic. Comments and the contents of
//! ERROR nodes are left out. Nodes deeper than [`MAX_DEPTH`] are, too, which bounds every recursion over the list and
//! over the tree that is made from it.

use tree_sitter::TreeCursor;

use super::kind::{Kind, Kinds};
use crate::syntax::ast::Span;

/// How deep nodes may be nested below their declaration.
pub(super) const MAX_DEPTH: usize = 1000;

/// A node of the concrete syntax tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw {
    /// Relative to the declaration.
    pub(super) span: Span,
    /// Index of the first node after this one's children.
    pub(super) next: u32,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether the parser made it up.
    pub(super) missing: bool,
}

/// The nodes of a declaration, reused from one declaration to the next.
#[derive(Default)]
pub(super) struct Flat {
    /// Nodes in pre-order; the first is the declaration.
    pub(super) nodes: Vec<Raw>,
    /// Comments inside.
    pub(super) comments: Vec<Span>,
    /// ERROR and MISSING nodes.
    pub(super) errors: Vec<Span>,
    open: Vec<u32>,
}

impl Flat {
    /// Reads the node at `cursor`, and leaves the cursor there. Places become relative to `base`.
    pub(super) fn read(&mut self, cursor: &mut TreeCursor, base: u32) {
        self.nodes.clear();
        self.comments.clear();
        self.errors.clear();
        self.open.clear();
        let kinds = Kinds::get();
        let top = cursor.node();
        let broken = top.has_error();
        // How many ERROR nodes and nodes below the depth limit the cursor is in: nothing in them becomes a node.
        let mut muted = 0;
        let mut depth = 0;
        loop {
            let node = cursor.node();
            let kind = kinds.of(node.kind_id());
            let span = Span::new(offset(node.start_byte()) - base, offset(node.end_byte()) - base);
            let missing = span.is_empty() && broken && node.is_missing();
            let index = offset(self.nodes.len());
            if kind == Kind::Comment {
                self.comments.push(span);
            } else if muted == 0 {
                self.nodes.push(Raw { span, next: index + 1, kind, missing });
                if missing || kind == Kind::Error {
                    self.errors.push(span);
                }
            }
            if (broken || !kind.is_leaf()) && cursor.goto_first_child() {
                depth += 1;
                if muted == 0 && depth == MAX_DEPTH {
                    self.errors.push(span);
                }
                if muted > 0 || kind == Kind::Error || depth == MAX_DEPTH {
                    muted += 1;
                }
                self.open.push(index);
                continue;
            }
            while depth > 0 && !cursor.goto_next_sibling() {
                cursor.goto_parent();
                depth -= 1;
                self.close(&mut muted);
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn close(&mut self, muted: &mut usize) {
        let Some(index) = self.open.pop() else { return };
        if *muted > 0 {
            *muted -= 1;
        }
        let next = offset(self.nodes.len());
        if let Some(raw) = self.nodes.get_mut(index as usize) {
            raw.next = next;
        }
    }
}

/// A byte offset or index as it is stored; files are small enough.
pub(in crate::syntax) fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
