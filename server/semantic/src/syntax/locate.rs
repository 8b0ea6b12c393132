//! From nodes to the nodes around them, and from offsets to nodes.

use super::ast::{Decl, FieldId, SpecId};
use super::visit::{self, Node};

/// The parent of every node of a declaration.
#[derive(Debug)]
pub struct Parents {
    exprs: Vec<Option<Node>>,
    stmts: Vec<Option<Node>>,
    specs: Vec<Option<Node>>,
    fields: Vec<Option<Node>>,
}

impl Parents {
    /// The parents of all nodes of `decl`.
    pub fn of(decl: &Decl) -> Parents {
        let mut parents = Parents {
            exprs: vec![None; decl.exprs.len()],
            stmts: vec![None; decl.stmts.len()],
            specs: vec![None; decl.specs.len()],
            fields: vec![None; decl.fields.len()],
        };
        let exprs = decl.exprs().map(Node::Expr);
        let stmts = decl.stmts().map(Node::Stmt);
        let specs = (0..decl.specs.len()).map(|index| Node::Spec(SpecId::from_index(index)));
        let fields = (0..decl.fields.len()).map(|index| Node::Field(FieldId::from_index(index)));
        for node in exprs.chain(stmts).chain(specs).chain(fields) {
            visit::each_child(decl, node, &mut |child| parents.set(child, node));
        }
        parents
    }

    fn set(&mut self, child: Node, parent: Node) {
        let place = match child {
            Node::Expr(id) => self.exprs.get_mut(id.index()),
            Node::Stmt(id) => self.stmts.get_mut(id.index()),
            Node::Spec(id) => self.specs.get_mut(id.index()),
            Node::Field(id) => self.fields.get_mut(id.index()),
        };
        if let Some(place) = place {
            *place = Some(parent);
        }
    }

    /// The parent of `node`; `None` for the topmost nodes of the declaration.
    pub fn parent(&self, node: Node) -> Option<Node> {
        match node {
            Node::Expr(id) => self.exprs.get(id.index()),
            Node::Stmt(id) => self.stmts.get(id.index()),
            Node::Spec(id) => self.specs.get(id.index()),
            Node::Field(id) => self.fields.get(id.index()),
        }
        .copied()
        .flatten()
    }

    /// The nodes around `node`, innermost first.
    pub fn ancestors(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        std::iter::successors(self.parent(node), |&node| self.parent(node))
    }
}

/// The innermost node that `offset`, relative to the declaration, lies in or touches the end of; of two that touch, the
/// one that starts there.
pub fn node_at(decl: &Decl, offset: u32) -> Option<Node> {
    let holds = |node: Node| {
        let span = node.span(decl);
        span.start <= offset && offset <= span.end
    };
    let mut innermost = None;
    let mut nodes = visit::roots(decl);
    while let Some(node) = nodes.iter().copied().rfind(|&node| holds(node)) {
        innermost = Some(node);
        nodes = visit::children(decl, node);
    }
    innermost
}
