//! Which context a piece of code could hand on.

use crate::model::{Callee, Model};
use crate::syntax::ast::{ExprId, Stmt};
use crate::syntax::visit::Node;
use crate::types::{Local, LocalKind};

impl Callee {
    /// Whether the call ends the process without running deferred calls.
    pub fn ends_process(self) -> bool {
        self.is_func("os", "Exit") || self.is_func_of("log", &["Fatal", "Fatalf", "Fatalln"])
    }
}

impl Model<'_> {
    /// The expression for a context that can be named where `node` stands: a parameter or variable of type
    /// `context.Context`, or the context of a request that is being served. The innermost one that is in scope.
    pub fn context_in_scope(&self, node: Node) -> Option<String> {
        let visible = self.visible_variables(node);
        let context = visible.iter().find(|local| local.ty.is_context());
        let request = || visible.iter().find(|local| local.ty.is_pointer_to("net/http", "Request"));
        let is_hidden = |chosen: &Local| {
            let inner = visible.iter().take_while(|local| local.ident != chosen.ident);
            inner.into_iter().any(|local| local.name == chosen.name)
        };
        match context {
            Some(local) => (!is_hidden(local)).then(|| local.name.to_string()),
            None => request().filter(|local| !is_hidden(local)).map(|local| format!("{}.Context()", local.name)),
        }
    }

    /// The variables and parameters in scope at `node`, innermost first.
    pub(super) fn visible_variables(&self, node: Node) -> Vec<&Local> {
        let mut visible: Vec<(usize, u32, &Local)> = Vec::new();
        let around: Vec<Node> = std::iter::once(node).chain(self.ancestors(node)).collect();
        let start = node.span(self.decl()).start;
        for local in &self.info().locals {
            if local.name == "_" || local.name == "" {
                continue;
            }
            let depth = match local.kind {
                LocalKind::Var => {
                    self.declaring_depth(local.ident, &around).filter(|_| self.span(local.ident).end <= start)
                }
                LocalKind::Receiver | LocalKind::Param(_) | LocalKind::Result(_) => {
                    self.function_depth(local.func, &around)
                }
                _ => None,
            };
            if let Some(depth) = depth {
                visible.push((depth, u32::MAX - self.span(local.ident).start, local));
            }
        }
        visible.sort_by_key(|(depth, back, _)| (*depth, *back));
        visible.into_iter().map(|(_, _, local)| local).collect()
    }

    /// How far out the block stands in which `ident` is declared, if it is around the node; 0 is the innermost.
    fn declaring_depth(&self, ident: ExprId, around: &[Node]) -> Option<usize> {
        let stmt = self.ancestors(Node::Expr(ident)).find(|node| matches!(node, Node::Stmt(_)))?;
        let block = self.parent(stmt)?;
        // A variable of an `if`, `for` or `switch` header is in scope in that statement.
        let is_header = matches!(block, Node::Stmt(stmt) if !matches!(self.decl()[stmt], Stmt::Block(_)));
        let is_range = matches!(stmt, Node::Stmt(stmt) if matches!(self.decl()[stmt], Stmt::Range { .. }));
        let scope = if is_range && !is_header { stmt } else { block };
        around.iter().position(|node| *node == scope)
    }

    fn function_depth(&self, lit: Option<ExprId>, around: &[Node]) -> Option<usize> {
        match lit {
            Some(lit) => around.iter().position(|node| *node == Node::Expr(lit)),
            None => Some(around.len()),
        }
    }

    /// Whether the code runs while a program starts: `main`, `init` and what a command does on its own account.
    pub fn is_start_up(&self) -> bool {
        self.package().name == "main"
            && self.function().is_some_and(|function| function.name == "main" || function.name == "init")
    }

    /// Whether the code is part of a command and not of something that others build on: it stands in a program's main
    /// package, or ends the process itself.
    pub fn is_command(&self) -> bool {
        self.package().name == "main" || self.calls_in(self.whole()).any(|call| self.callee(call).ends_process())
    }
}
