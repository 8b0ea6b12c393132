//! When, in the flow of a function, something is done to a value.

use crate::flow::{Cfg, FuncRef, Point, Runs, Start, call_runs, runs};
use crate::model::Model;
use crate::summary::{Ops, Place, Touch};
use crate::syntax::ast::{Expr, ExprId};
use crate::syntax::visit::Node;

impl Model<'_> {
    /// The points of `func` at which one of `ops` may be done to a place, what callees do included. What a deferred call
    /// does counts where the `defer` statement registers it; what a function literal does, where the literal is called,
    /// registered or started, if there is one such place, else where it is made.
    pub fn moments(&self, func: FuncRef, place: &Place, ops: Ops) -> Vec<Point> {
        self.moments_where(func, place, |touch| self.ops_of(touch).any(ops))
    }

    /// Like [`Model::moments`], but only what is certain to be done once the point is reached.
    pub fn certain_moments(&self, func: FuncRef, place: &Place, ops: Ops) -> Vec<Point> {
        let is_certain =
            |touch: &Touch| self.certain_ops_of(touch).any(ops) && self.literals_always_do(func, touch.expr);
        self.moments_where(func, place, is_certain)
    }

    fn moments_where(&self, func: FuncRef, place: &Place, is_it: impl Fn(&Touch) -> bool) -> Vec<Point> {
        let cfg = self.cfg(func);
        let touches = self.touches_of(place).filter(|touch| is_it(touch));
        let mut points: Vec<Point> = touches.filter_map(|touch| self.moment(func, &cfg, touch.expr)).collect();
        points.sort_unstable();
        points.dedup();
        points
    }

    /// The point of `func` at which what is done with an expression happens; `None` when it stands elsewhere.
    pub fn moment(&self, func: FuncRef, cfg: &Cfg, expr: ExprId) -> Option<Point> {
        let (at, lits) = self.in_function(func, expr)?;
        if lits.is_empty() { self.moment_of_operand(cfg, at) } else { self.moment_of_literal(cfg, at) }
    }

    /// Where a call that has the expression as its receiver or argument is made, registered or started.
    fn moment_of_operand(&self, cfg: &Cfg, expr: ExprId) -> Option<Point> {
        let mut around = self.ancestors(Node::Expr(expr)).map_while(Node::expr);
        let Some(call) = around.find(|around| matches!(self.decl()[*around], Expr::Call { .. })) else {
            return self.point_around(cfg, expr);
        };
        match call_runs(self.decl(), self.parents(), call) {
            Runs::Deferred(stmt) | Runs::Go(stmt) => cfg.point_of_stmt(stmt),
            _ => cfg.point_of(call),
        }
    }

    fn moment_of_literal(&self, cfg: &Cfg, lit: ExprId) -> Option<Point> {
        match runs(self.decl(), self.info(), self.parents(), self.facts().uses(), lit)[..] {
            [Runs::Now(call)] => cfg.point_of(call),
            [Runs::Deferred(stmt) | Runs::Go(stmt)] => cfg.point_of_stmt(stmt),
            _ => cfg.point_of(lit),
        }
    }

    /// Whether every function literal between `func` and the expression does what is done there on every path.
    fn literals_always_do(&self, func: FuncRef, expr: ExprId) -> bool {
        let Some((_, lits)) = self.in_function(func, expr) else { return false };
        let mut inner = expr;
        lits.into_iter().all(|lit| {
            let flow = self.flow(FuncRef::Lit(lit));
            let moment = self.moment(FuncRef::Lit(lit), flow.cfg(), inner);
            inner = lit;
            moment
                .is_some_and(|at| !flow.cfg().has_errors() && flow.paths().every(Start::Entry, |point, _| point == at))
        })
    }

    /// The expression itself or the outermost function literal around it inside of `func`, and all those literals,
    /// innermost first.
    fn in_function(&self, func: FuncRef, expr: ExprId) -> Option<(ExprId, Vec<ExprId>)> {
        let mut lits = Vec::new();
        for lit in self.ancestors(Node::Expr(expr)).filter_map(Node::expr) {
            if !matches!(self.decl()[lit], Expr::FuncLit { .. }) {
                continue;
            }
            if func == FuncRef::Lit(lit) {
                return Some((lits.last().copied().unwrap_or(expr), lits));
            }
            lits.push(lit);
        }
        (func == FuncRef::Decl).then(|| (lits.last().copied().unwrap_or(expr), lits))
    }

    /// The point of an expression, or of the closest thing around it that has one.
    fn point_around(&self, cfg: &Cfg, expr: ExprId) -> Option<Point> {
        let around = std::iter::once(Node::Expr(expr)).chain(self.ancestors(Node::Expr(expr)));
        let mut points = around.map(|node| match node {
            Node::Expr(expr) => cfg.point_of(expr),
            Node::Stmt(stmt) => cfg.point_of_stmt(stmt),
            _ => None,
        });
        points.find_map(|point| point)
    }
}
