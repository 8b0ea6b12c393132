//! Ends of functions and iterations that leave a mutex locked.

use super::LockCall;
use crate::flow::{EdgeId, EdgeKind, FuncRef, Point, Start, Step, Way};
use crate::model::{Callee, Model};
use crate::summary::{Ops, Place, Root, Run, Touch};
use crate::syntax::ast::{BranchTok, ExprId, Stmt, StmtId};
use crate::syntax::visit::Node;
use crate::types::LocalKind;

impl Model<'_> {
    /// The returns on which a lock is still held that the function releases on other paths, and the `continue` statements
    /// that lead back to the lock itself with it. Only those that leave from further inside than where it locks count: at
    /// the end of a function the lock may be handed to the caller. None at all where a walk along the paths does not see
    /// everything: closures that unlock, jumps, conditions that belong together, a lock that is held when the function
    /// starts.
    pub fn ends_locked(&self, lock: &LockCall) -> Vec<StmtId> {
        let func = self.enclosing_func(Node::Expr(lock.call));
        let flow = self.flow(func);
        let cfg = flow.cfg();
        let Some(start) = cfg.point_of(lock.call).filter(|_| !cfg.has_errors()) else { return Vec::new() };
        let calls = self.lock_calls(func);
        let of_mutex = || calls.iter().filter(|(_, other)| other.mutex == lock.mutex);
        let is_lock = |point: Point| of_mutex().any(|(at, other)| *at == point && other.locks);
        let releases = of_mutex().any(|(_, other)| !other.locks && other.hold == lock.hold);
        let comes_later = |stmt: StmtId| {
            let leads_back =
                |at: Point| flow.paths().find(Start::After(at), |at, _| at == start, |_, _| false).is_some();
            cfg.point_of_stmt(stmt).is_some_and(|at| !leads_back(at))
        };
        if !releases || self.has_jumps(func) || self.is_released_out_of_sight(func, &lock.mutex, comes_later) {
            return Vec::new();
        }
        let unlocks = self.unlocks(func, &lock.mutex);
        let is_unlock = |point: Point| unlocks.contains(&point);
        // Who calls a function value before it locks does not count on being unlocked by it, and what locks for itself gives
        // back only what it took.
        let is_balanced = |step: Step| match step {
            Step::Expr(call) => match self.callee(call) {
                Callee::Local(_) | Callee::Unknown => true,
                _ => self.lock_ops_of(call, &lock.mutex).0.any(Ops::LOCK | Ops::RLOCK),
            },
            _ => false,
        };
        let gives_up =
            |at: Point, step: Step| is_unlock(at) && (of_mutex().any(|(own, _)| *own == at) || !is_balanced(step));
        let starts_locked = flow.paths().find(Start::Entry, gives_up, |at, _| is_lock(at)).is_some();
        if starts_locked {
            return Vec::new();
        }
        let after_unlock = |unlock: &Point| flow.paths().escapes(Start::After(*unlock), |at, _| is_lock(at));
        let released: Vec<Way> = unlocks.iter().flat_map(after_unlock).collect();
        let ways = flow.paths().escapes(Start::After(start), |at, _| is_unlock(at));
        let returns = ways.into_iter().filter(|way| !released.contains(way)).filter_map(|way| match way {
            Way::Return(end) => Some(end),
            _ => None,
        });
        let continues = self.continues_of(lock.call).into_iter().filter(|(_, edge)| {
            let takes_free = |unlock: &Point| flow.paths().takes(Start::After(*unlock), *edge, |at, _| is_lock(at));
            flow.paths().takes(Start::After(start), *edge, |at, _| is_unlock(at))
                && !unlocks.iter().any(takes_free)
                && flow.paths().find(Start::Along(*edge), |at, _| at == start, |at, _| is_unlock(at)).is_some()
        });
        let mut ends: Vec<StmtId> = returns.chain(continues.map(|(end, _)| end)).collect();
        ends.retain(|end| self.leaves_early(lock.call, *end) && !self.returns_owner(*end, &lock.mutex));
        ends.sort_by_key(|end| self.decl().stmt_span(*end).start);
        ends
    }

    /// The `continue` statements of the loop whose body takes the lock. A lock that not every iteration takes may depend on
    /// what the one before has left behind: there are none then.
    fn continues_of(&self, lock: ExprId) -> Vec<(StmtId, EdgeId)> {
        let around = self.enclosing_loop(Node::Expr(lock));
        let body = around.and_then(|around| self.loop_body(around));
        let block = self.stmt_of(lock).and_then(|stmt| self.parent(Node::Stmt(stmt))).and_then(Node::stmt);
        if body.is_none() || body != block {
            return Vec::new();
        }
        let cfg = self.cfg(self.enclosing_func(Node::Expr(lock)));
        let edges = cfg.blocks().flat_map(|block| cfg.succs(block));
        let ends = edges.filter_map(|edge| match cfg.edge(edge).kind {
            EdgeKind::Continue(end) => Some((end, edge)),
            _ => None,
        });
        ends.filter(|(end, _)| self.enclosing_loop(Node::Stmt(*end)) == around).collect()
    }

    /// Whether a statement stands in a block inside the one that locks. One outside of it may depend on the same condition
    /// as the lock, one beside it is the regular end.
    fn leaves_early(&self, lock: ExprId, end: StmtId) -> bool {
        let block = self.stmt_of(lock).and_then(|stmt| self.parent(Node::Stmt(stmt))).and_then(Node::stmt);
        block.is_some_and(|block| {
            let is_inside = self.decl().stmt_span(block).contains(self.decl().stmt_span(end));
            is_inside && self.parent(Node::Stmt(end)) != Some(Node::Stmt(block))
        })
    }

    /// Whether what the mutex belongs to is returned, so that the caller can unlock it.
    fn returns_owner(&self, end: StmtId, mutex: &Place) -> bool {
        let span = self.decl().stmt_span(end);
        let is_result = match mutex.root {
            Root::Local(local) => {
                self.local_object(local).is_some_and(|local| matches!(local.kind, LocalKind::Result(_)))
            }
            Root::Package(_) => false,
        };
        is_result
            || self.touches().iter().any(|touch| {
                span.contains(self.span(touch.expr)) && mutex.is_within(&touch.place) && !self.is_printed(touch.expr)
            })
    }

    /// Whether the function unlocks in a way that a walk along its paths does not see through: deferred, in a closure, by a
    /// function that says so by its name, through another name of the mutex.
    /// `comes_later` tells of a `defer` statement whether it runs only when the lock was given up before or never taken.
    fn is_released_out_of_sight(&self, func: FuncRef, mutex: &Place, comes_later: impl Fn(StmtId) -> bool) -> bool {
        let Some(body) = func.body(self.decl()) else { return true };
        let span = self.decl().stmt_span(body);
        let touches = || self.touches_of(mutex).filter(|touch| span.contains(self.span(touch.expr)));
        let unlocks = Ops::UNLOCK | Ops::RUNLOCK;
        // A literal that takes the lock itself releases its own.
        let locks_there = |touch: &Touch| {
            let locks = |other: &Touch| other.lit == touch.lit && other.ops.any(Ops::LOCK | Ops::RLOCK);
            touch.lit != func.lit() && touches().any(locks)
        };
        let is_elsewhere = touches().any(|touch| {
            let is_deferred = touch.run == Run::Deferred || self.is_deferred_in(func, touch.expr);
            let is_later = is_deferred && !self.deferred_call(touch.expr).is_some_and(&comes_later);
            touch.ops.any(unlocks) && (is_later || touch.lit != func.lit()) && !locks_there(touch)
        });
        let mut calls = self.calls_in(span).filter(|call| self.lock_call(*call).is_none());
        let is_named = calls.any(|call| {
            self.callee(call).method_name().is_some_and(|name| name.to_ascii_lowercase().contains("unlock"))
        });
        let is_alias = mutex.as_local().and_then(|local| self.local_object(local)).is_some_and(|local| {
            local.kind == LocalKind::Var && local.ty.pointee().is_some_and(|mutex| mutex.is_mutex())
        });
        is_elsewhere || is_named || is_alias || self.is_called_locked() || self.is_handed_around(func, mutex)
    }

    /// Whether `func` itself defers what an expression belongs to, be it a goroutine or not.
    fn is_deferred_in(&self, func: FuncRef, expr: ExprId) -> bool {
        let inside =
            self.ancestors(Node::Expr(expr)).take_while(|node| node.expr().is_none_or(|lit| func.lit() != Some(lit)));
        inside.filter_map(Node::stmt).any(|stmt| matches!(self.decl()[stmt], Stmt::Defer(_)))
    }

    /// The `defer` statement whose own call unlocks this mutex.
    fn deferred_call(&self, mutex: ExprId) -> Option<StmtId> {
        let stmt = self.stmt_of(mutex)?;
        match self.decl()[stmt] {
            Stmt::Defer(call) if self.receiver(call) == Some(mutex) => Some(stmt),
            _ => None,
        }
    }

    /// Whether a path may jump about.
    fn has_jumps(&self, func: FuncRef) -> bool {
        let Some(body) = func.body(self.decl()) else { return true };
        self.stmts_in(self.decl().stmt_span(body))
            .any(|stmt| matches!(self.decl()[stmt], Stmt::Branch { tok: BranchTok::Goto, .. }))
    }
}
