//! Whether one thing in a function happens before, after or without another.

use crate::flow::{EdgeId, EdgeKind, FuncRef, Point, Runs, Start, Step, Way, call_runs};
use crate::model::Model;
use crate::syntax::ast::{Expr, Span, Stmt, StmtId};
use crate::syntax::visit::Node;

impl Model<'_> {
    /// Where a statement or expression takes effect in its function; a call that is deferred or started, where the
    /// statement does that.
    fn step_of(&self, node: Node) -> Option<(FuncRef, Point)> {
        let func = self.enclosing_func(node);
        let flow = self.flow(func);
        let cfg = flow.cfg();
        let point = match node {
            Node::Stmt(stmt) => match self.decl()[stmt] {
                Stmt::Expr(expr) => return self.step_of(Node::Expr(self.decl().unparen(expr))),
                _ => cfg.point_of_stmt(stmt),
            },
            Node::Expr(expr) if matches!(self.decl()[expr], Expr::Call { .. }) => {
                match call_runs(self.decl(), self.parents(), expr) {
                    Runs::Deferred(stmt) | Runs::Go(stmt) => cfg.point_of_stmt(stmt),
                    _ => cfg.point_of(expr),
                }
            }
            Node::Expr(expr) => cfg.point_of(expr),
            _ => None,
        };
        if cfg.has_errors() { None } else { Some((func, point?)) }
    }

    /// The points of `func` at which some nodes take effect; those of other functions are left out.
    fn points_of(&self, func: FuncRef, nodes: &[Node]) -> Vec<Point> {
        let steps = nodes.iter().filter_map(|node| self.step_of(*node));
        steps.filter(|(at, _)| *at == func).map(|(_, point)| point).collect()
    }

    /// Whether `a` has happened whenever `b` of the same function happens.
    pub fn always_precedes(&self, a: Node, b: Node) -> bool {
        match (self.step_of(a), self.step_of(b)) {
            (Some((func, a)), Some((other, b))) => func == other && self.flow(func).always_before(a, b),
            _ => false,
        }
    }

    /// Whether one of `to` may happen after `from`, in the same run of the same function.
    pub fn leads_to(&self, from: Node, to: &[Node]) -> bool {
        let Some((func, from)) = self.step_of(from) else { return false };
        let goals = self.points_of(func, to);
        self.flow(func).paths().find(Start::After(from), |point, _| goals.contains(&point), |_, _| false).is_some()
    }

    /// Whether one of `to` happens whenever `from` has happened and the function returns, and it does so.
    pub fn always_leads_to(&self, from: Node, to: &[Node]) -> bool {
        let Some((func, at)) = self.step_of(from) else { return false };
        let goals = self.points_of(func, to);
        self.leads_to(from, to) && self.flow(func).paths().every(Start::After(at), |point, _| goals.contains(&point))
    }

    /// Whether a function returns, and does one of `nodes` whenever it does.
    pub fn always_does(&self, func: FuncRef, nodes: &[Node]) -> bool {
        let flow = self.flow(func);
        let goals = self.points_of(func, nodes);
        flow.cfg().may_return()
            && !flow.cfg().has_errors()
            && !goals.is_empty()
            && flow.paths().every(Start::Entry, |point, _| goals.contains(&point))
    }

    /// Whether a node may happen twice in one run of its function.
    pub fn repeats(&self, node: Node) -> bool {
        self.step_of(node).is_some_and(|(func, point)| self.flow(func).repeats(point))
    }

    /// Whether a loop comes to a second iteration and ends only by itself: nothing in it breaks, returns or jumps out.
    pub fn is_run_through(&self, around: StmtId) -> bool {
        let flow = self.flow(self.enclosing_func(Node::Stmt(around)));
        flow.loops().of_stmt(around).is_some_and(|id| flow.loops().always_repeats(flow.cfg(), id))
    }

    /// How the function ends on paths after `from` that meet none of `points` and wait for nobody. Of a loop around one
    /// of the points it is taken for granted that it does not come to its own end before it met it. With `again`, a path
    /// that leads back to `from` ends there, too.
    pub fn ways_without(&self, from: StmtId, points: &[Point], again: bool) -> Vec<Way> {
        let Some((func, start)) = self.step_of(Node::Stmt(from)) else { return Vec::new() };
        let flow = self.flow(func);
        let cfg = flow.cfg();
        let holds = |span: Span| {
            let inside = |point: &Point| match cfg.step(*point) {
                Step::Expr(expr) => span.contains(self.span(expr)),
                Step::Stmt(stmt) | Step::Advance(stmt) => span.contains(self.decl().stmt_span(stmt)),
                _ => false,
            };
            points.iter().any(inside)
        };
        let from = self.decl().stmt_span(from);
        let mut ends: Vec<EdgeId> = Vec::new();
        for found in cfg.loop_stmts() {
            let span = self.decl().stmt_span(found.stmt);
            if holds(span) && !span.contains(from) {
                let edges = cfg.blocks().flat_map(|block| cfg.succs(block));
                ends.extend(edges.filter(|id| {
                    let edge = cfg.edge(*id);
                    let is_own = matches!(edge.kind, EdgeKind::True(_) | EdgeKind::False(_) | EdgeKind::Done(_));
                    is_own && Some(edge.to) == found.done
                }));
            }
        }
        let feasible = |id: EdgeId| !ends.contains(&id);
        let waits = |step: Step| matches!(step, Step::Expr(call) if self.callee(call).method_name() == Some("Wait"));
        let paths = flow.paths().feasible(&feasible);
        let paths = if again { paths.until_again() } else { paths };
        let ways = paths.escapes(Start::After(start), |point, step| points.contains(&point) || waits(step));
        ways.into_iter().filter(|way| matches!(way, Way::Return(_) | Way::End | Way::Again)).collect()
    }
}
