//! Select statements, their clauses, and the loops around them.

use crate::model::Model;
use crate::summary::{Ops, Place, Root, Touch};
use crate::syntax::ast::{BranchTok, Expr, ExprId, Stmt, StmtId, UnaryOp};
use crate::syntax::visit::Node;

impl Model<'_> {
    /// The clause of a select that a send statement or a receive expression is the communication of.
    pub fn clause_of(&self, node: Node) -> Option<StmtId> {
        let stmt = match node {
            Node::Stmt(stmt) => stmt,
            Node::Expr(_) => {
                let around = self.ancestors(node).find(|it| {
                    !matches!(it, Node::Expr(expr)
                    if matches!(self.decl()[*expr], Expr::Paren(_)))
                })?;
                around.stmt()?
            }
            _ => return None,
        };
        let clause = self.parent(Node::Stmt(stmt))?.stmt()?;
        matches!(self.decl()[clause], Stmt::Comm { comm: Some(comm), .. } if comm == stmt).then_some(clause)
    }

    /// The channel that a clause of a select receives from, with the `<-` expression.
    pub fn received_by(&self, clause: StmtId) -> Option<(ExprId, ExprId)> {
        let Stmt::Comm { comm: Some(comm), .. } = self.decl()[clause] else { return None };
        let value = match self.decl()[comm] {
            Stmt::Expr(value) => value,
            Stmt::Assign { rhs, .. } => self.decl().only(rhs)?,
            _ => return None,
        };
        let receive = self.decl().unparen(value);
        match self.decl()[receive] {
            Expr::Unary { op: UnaryOp::Arrow, x } => Some((x, receive)),
            _ => None,
        }
    }

    /// The loop without condition of which a select is the whole body.
    pub fn loop_of_select(&self, select: StmtId) -> Option<StmtId> {
        let around = self.enclosing_loop(Node::Stmt(select)).filter(|around| self.is_endless(*around))?;
        let body = self.loop_body(around)?;
        (self.stmts_of(body) == [select]).then_some(around)
    }

    /// Whether something in a statement or clause may leave the loop around a select: a return, a jump, a call that never
    /// returns.
    pub fn may_leave(&self, within: StmtId) -> bool {
        let jumps = |stmt: StmtId| match self.decl()[stmt] {
            Stmt::Return(_) => true,
            Stmt::Branch { tok, label } => tok == BranchTok::Goto || (tok == BranchTok::Break && label.is_some()),
            _ => false,
        };
        self.stmts_in(self.decl().stmt_span(within)).any(jumps) || self.has_final_call(within)
    }

    /// Whether something in a statement or clause changes a variable that was not declared in it, or a part of one.
    pub fn changes_outside(&self, within: StmtId) -> bool {
        self.changed_outside(within).next().is_some()
    }

    /// The variables, or parts of them, that something in a statement or clause changes and that were not declared in it.
    pub fn changed_outside(&self, within: StmtId) -> impl Iterator<Item = &Place> {
        let span = self.decl().stmt_span(within);
        let changes = move |touch: &&Touch| {
            let is_own = self.root_of(&touch.place).is_some_and(|declared| span.contains(self.span(declared)));
            touch.ops.any(Ops::STORE | Ops::ATOMIC) && !is_own && span.contains(self.span(touch.expr))
        };
        self.touches().iter().filter(changes).map(|touch| &touch.place)
    }

    /// Whether a place names the same thing in all iterations of a loop: its variable is declared outside, and nothing on
    /// the way to it is assigned to in the loop.
    pub fn is_same_in(&self, place: &Place, around: StmtId) -> bool {
        let span = self.decl().stmt_span(around);
        let is_inside = self.root_of(place).is_some_and(|declared| span.contains(self.span(declared)));
        let is_set = |touch: &Touch| {
            touch.ops.any(Ops::STORE) && place.is_within(&touch.place) && span.contains(self.span(touch.expr))
        };
        !is_inside && !self.touches().iter().any(is_set)
    }

    /// The identifier that declares the local variable which a place starts at.
    fn root_of(&self, place: &Place) -> Option<ExprId> {
        match place.root {
            Root::Local(local) => self.local_object(local).map(|object| object.ident),
            Root::Package(_) => None,
        }
    }

    /// Whether a clause waits for the end: it receives from `ctx.Done()` or from a channel of `struct{}`, and its body ends
    /// by leaving the function or the loop.
    pub fn is_stop_clause(&self, clause: StmtId) -> bool {
        let Some((channel, _)) = self.received_by(clause) else { return false };
        let is_signal = self.is_context_done(channel) || self.is_signal_channel(channel);
        is_signal
            && self.stmts_of(clause).last().is_some_and(|last| match self.decl()[*last] {
                Stmt::Return(_) => true,
                Stmt::Branch { tok, label } => tok == BranchTok::Break && label.is_some(),
                _ => false,
            })
    }
}
