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
    open: Vec<Open>,
}

/// A node whose children are being read.
#[derive(Clone, Copy)]
struct Open {
    /// Its index.
    node: u32,
    /// How many children it has so far, comments aside.
    children: u32,
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
                if let Some(parent) = self.open.last_mut() {
                    parent.children += 1;
                }
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
                self.open.push(Open { node: index, children: 0 });
                continue;
            }
            // To ask for a sibling that does not exist is what takes longest, so it is asked only where there may be one.
            let mut child = kind;
            while depth > 0 && ((!broken && muted == 0 && self.is_last(child)) || !cursor.goto_next_sibling()) {
                cursor.goto_parent();
                depth -= 1;
                child = self.close(&mut muted);
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Whether nothing follows the child of this kind that was read last.
    fn is_last(&self, child: Kind) -> bool {
        let Some(Open { node, children }) = self.open.last() else { return false };
        self.nodes.get(*node as usize).is_some_and(|parent| parent.kind.ends_with(child, *children))
    }

    /// Ends the innermost open node, and says what it is.
    fn close(&mut self, muted: &mut usize) -> Kind {
        let Some(open) = self.open.pop() else { return Kind::Error };
        if *muted > 0 {
            *muted -= 1;
        }
        let next = offset(self.nodes.len());
        let Some(raw) = self.nodes.get_mut(open.node as usize) else { return Kind::Error };
        raw.next = next;
        raw.kind
    }
}

/// A byte offset or index as it is stored; files are small enough.
pub(in crate::syntax) fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
