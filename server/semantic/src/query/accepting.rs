//! Loops that accept connections, and what becomes of the connections.

use crate::model::Model;
use crate::syntax::ast::{ExprId, Stmt, StmtId};
use crate::syntax::visit::Node;

impl Model<'_> {
    /// The statements of a loop that start a goroutine in each iteration, those in function literals not counted.
    pub fn spawns_in_loop(&self, of: StmtId) -> Vec<StmtId> {
        let span = self.decl().stmt_span(of);
        let func = self.enclosing_func(Node::Stmt(of));
        let is_spawn =
            |stmt: &StmtId| matches!(self.decl()[*stmt], Stmt::Go(_)) && self.enclosing_func(Node::Stmt(*stmt)) == func;
        self.stmts_in(span).filter(is_spawn).collect()
    }

    /// Whether some function of the package accepts connections in a loop that starts goroutines, or serves HTTP from a
    /// listener.
    pub fn has_handlers(&self) -> bool {
        self.declarations().iter().any(|model| {
            let mut calls = model.calls_in(model.whole());
            calls.any(|call| {
                let callee = model.callee(call);
                let serves = callee
                    .is_func_of("net/http", &["Serve", "ServeTLS", "ListenAndServe", "ListenAndServeTLS"])
                    || callee.is_method("net/http", "Server", "Serve")
                    || callee.is_method("net/http", "Server", "ListenAndServe");
                let accepting = model.enclosing_loop(Node::Expr(call)).filter(|_| callee.is_accept());
                serves || accepting.is_some_and(|around| !model.spawns_in_loop(around).is_empty())
            })
        })
    }

    /// Whether one of the loops around a node takes connections or packets from the network: its errors are retried there.
    pub fn is_in_receiving_loop(&self, node: Node) -> bool {
        let loops = self.ancestors(node).filter_map(Node::stmt);
        let mut loops = loops.filter(|stmt| matches!(self.decl()[*stmt], Stmt::For { .. } | Stmt::Range { .. }));
        loops.any(|around| {
            let mut calls = self.calls_in(self.decl().stmt_span(around));
            calls.any(|call| self.takes_from_network(call))
        })
    }

    fn takes_from_network(&self, call: ExprId) -> bool {
        let name = self.callee(call).method_name().unwrap_or_default();
        ["Accept", "ReadFrom", "ReadMsg", "ReadUDP", "ReadPacket"].iter().any(|prefix| name.starts_with(prefix))
    }
}
