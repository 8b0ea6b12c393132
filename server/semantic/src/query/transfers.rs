//! Calls that move bytes over a connection, whatever reader or writer is around it.

use crate::model::Model;
use crate::stdlib::effects::{READS, WRITES};
use crate::summary::{Ops, Place, Touch, effect};
use crate::syntax::ast::{Expr, ExprId, Stmt, StmtId};
use crate::syntax::visit::Node;
use crate::types::LocalId;

/// A call that reads from a connection or writes to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Transfer {
    /// The call.
    pub call: ExprId,
    /// Whether a loop makes it again on the same connection.
    pub repeats: bool,
}

impl Model<'_> {
    /// The call that reads or writes what is touched: from `c` in `bufio.NewReader(c).ReadString('\n')` it is the whole.
    /// `None` for what a function of the package does.
    pub fn transfer(&self, touch: &Touch) -> Option<ExprId> {
        if touch.pass.is_some() || !touch.ops.any(Ops::READ | Ops::WRITE) {
            return None;
        }
        let around = self.ancestors(Node::Expr(touch.expr)).map_while(Node::expr);
        let mut calls = around.filter(|expr| matches!(self.decl()[*expr], Expr::Call { .. }));
        calls.find(|call| {
            effect::of(self.callee(*call)).is_some_and(|effects| {
                let moves = READS | WRITES;
                effects.receiver.any(moves) || (0..self.args(*call).len()).any(|index| effects.arg(index).any(moves))
            })
        })
    }

    /// The calls that do one of `ops` to a variable or to what stands for it, in source order. Calls that copy one stream
    /// to another are left out.
    pub fn transfers(&self, conn: LocalId, ops: Ops) -> Vec<Transfer> {
        let place = Place::local(conn);
        let declared = self.local_object(conn).map(|object| self.span(object.ident));
        let touches = self.touches_of(&place).filter(|touch| touch.ops.any(ops));
        let calls = touches.filter_map(|touch| self.transfer(touch)).filter(|call| !self.is_copy(*call));
        let mut found: Vec<Transfer> = calls
            .map(|call| {
                let around = self.enclosing_loop(Node::Expr(call));
                let is_outside = |stmt| declared.is_some_and(|ident| !self.decl().stmt_span(stmt).contains(ident));
                Transfer { call, repeats: around.is_some_and(is_outside) }
            })
            .collect();
        found.sort_by_key(|transfer| self.span(transfer.call).start);
        found.dedup();
        found
    }

    /// Of the calls that do one of `ops` to a connection the first that is made again and again, else the first.
    pub fn main_transfer(&self, conn: LocalId, ops: Ops) -> Option<Transfer> {
        let all = self.transfers(conn, ops);
        all.iter().find(|transfer| transfer.repeats).or(all.first()).copied()
    }

    /// Whether a connection is one side of a copy between streams.
    pub fn is_copied(&self, conn: LocalId) -> bool {
        let place = Place::local(conn);
        self.touches_of(&place).filter_map(|touch| self.transfer(touch)).any(|call| self.is_copy(call))
    }

    /// Whether a call copies a stream to another one until it ends.
    fn is_copy(&self, call: ExprId) -> bool {
        let callee = self.callee(call);
        callee.is_func_of("io", &["Copy", "CopyN", "CopyBuffer"])
            || matches!(callee.method_name(), Some("WriteTo" | "ReadFrom"))
    }

    /// The statement of a block or clause such that one before it runs each time right before `expr` is evaluated.
    pub fn stmt_before(&self, expr: ExprId) -> Option<StmtId> {
        let mut at = Node::Expr(expr);
        loop {
            if let Node::Stmt(stmt) = at
                && self.siblings(stmt).is_some()
            {
                return (!matches!(self.decl()[stmt], Stmt::Go(_) | Stmt::Defer(_))).then_some(stmt);
            }
            let parent = self.parent(at)?;
            match parent {
                Node::Expr(lit) if matches!(self.decl()[lit], Expr::FuncLit { .. }) => return None,
                Node::Stmt(around) => match self.decl()[around] {
                    Stmt::For { init, .. } if init.map(Node::Stmt) != Some(at) => return None,
                    Stmt::Case { .. } | Stmt::Comm { .. } => return None,
                    _ => {}
                },
                _ => {}
            }
            at = parent;
        }
    }
}
