//! Questions about paths: does every path do it, and if not, where does the one end that doesn't.

use super::bits::BitSet;
use super::cfg::{BlockId, Cfg, EdgeId, EdgeKind, Point, Step};
use crate::syntax::ast::{Decl, Expr, ExprId, StmtId};

/// Where paths start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    /// With the first step of the function.
    Entry,
    /// With the step after a point.
    After(Point),
    /// On an edge.
    Along(EdgeId),
}

/// How a path ends.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Way {
    /// With a `return` statement.
    Return(StmtId),
    /// At the end of the body.
    End,
    /// With a call that never returns.
    Never(ExprId),
    /// With a call that may panic; only if [`Paths::with_panics`] says that calls do.
    Panic(ExprId),
    /// Where it started, after a loop led back: what the start made is made again.
    Again,
}

/// Paths through a function.
#[derive(Clone, Copy)]
pub struct Paths<'a> {
    cfg: &'a Cfg,
    decl: &'a Decl,
    feasible: Option<&'a dyn Fn(EdgeId) -> bool>,
    panics: bool,
    halts: bool,
    again: bool,
}

impl<'a> Paths<'a> {
    /// All paths of a function that end with a return.
    pub fn new(cfg: &'a Cfg, decl: &'a Decl) -> Paths<'a> {
        Paths { cfg, decl, feasible: None, panics: false, halts: false, again: false }
    }

    /// Only paths whose edges are feasible.
    pub fn feasible(self, feasible: &'a dyn Fn(EdgeId) -> bool) -> Paths<'a> {
        Paths { feasible: Some(feasible), ..self }
    }

    /// Paths that end with a call that never returns count too.
    pub fn with_halts(self) -> Paths<'a> {
        Paths { halts: true, ..self }
    }

    /// Any call may panic, which ends a path after the deferred calls.
    pub fn with_panics(self) -> Paths<'a> {
        Paths { panics: true, ..self }
    }

    /// A path that a loop leads back to its start ends there: for resources, of which each run of the start makes one.
    pub fn until_again(self) -> Paths<'a> {
        Paths { again: true, ..self }
    }

    /// Whether every path meets a step for which `hits` holds. `hits` is asked with `defer` statements where they register
    /// their call: from there on the call will be made however the path ends. Calls of function literals that were
    /// deferred on every path before the start count too, for they see the variables as they are at the end.
    ///
    /// Paths that never end don't count. In a function with syntax errors the answer says nothing; ask
    /// [`Cfg::has_errors`].
    pub fn every(&self, from: Start, hits: impl FnMut(Point, Step) -> bool) -> bool {
        self.escape(from, hits).is_none()
    }

    /// How a path ends that meets no step for which `hits` holds; of several the first in source order.
    pub fn escape(&self, from: Start, hits: impl FnMut(Point, Step) -> bool) -> Option<Way> {
        self.escapes(from, hits).into_iter().next()
    }

    /// How paths end that meet no step for which `hits` holds.
    pub fn escapes(&self, from: Start, mut hits: impl FnMut(Point, Step) -> bool) -> Vec<Way> {
        if self.is_deferred_before(from, &mut hits) {
            return Vec::new();
        }
        let mut ways = Vec::new();
        self.explore(from, |visit| {
            match visit {
                Visit::Step(point, step) => {
                    if hits(point, step) {
                        return Go::Back;
                    }
                    if let Step::Expr(call) = step
                        && self.panics
                        && matches!(self.decl[call], Expr::Call { .. })
                    {
                        ways.push((point.0, Way::Panic(call)));
                    }
                }
                Visit::Again => ways.push((u32::MAX, Way::Again)),
                Visit::Edge(id) => ways.extend(self.way(id)),
            }
            Go::On
        });
        ways.sort_unstable();
        ways.dedup();
        ways.into_iter().map(|(_, way)| way).collect()
    }

    /// The end of a path that an edge is, with its place for sorting.
    fn way(&self, id: EdgeId) -> Option<(u32, Way)> {
        let edge = self.cfg.edge(id);
        let way = match edge.kind {
            EdgeKind::Return(stmt) => Way::Return(stmt),
            EdgeKind::End => Way::End,
            EdgeKind::Never(call) if self.halts => Way::Never(call),
            _ => return None,
        };
        Some((self.cfg.range(edge.from).end, way))
    }

    /// The first point in the order of the graph that satisfies `goal` on a path that meets no step to `avoid`.
    pub fn find(
        &self,
        from: Start,
        mut goal: impl FnMut(Point, Step) -> bool,
        mut avoid: impl FnMut(Point, Step) -> bool,
    ) -> Option<Point> {
        let mut found: Option<Point> = None;
        self.explore(from, |visit| {
            let Visit::Step(point, step) = visit else { return Go::On };
            if goal(point, step) {
                found = Some(found.map_or(point, |earlier| earlier.min(point)));
                return Go::Back;
            }
            if avoid(point, step) { Go::Back } else { Go::On }
        });
        found
    }

    /// Whether a path takes an edge before it meets a step to `avoid`.
    pub fn takes(&self, from: Start, edge: EdgeId, mut avoid: impl FnMut(Point, Step) -> bool) -> bool {
        let mut taken = false;
        self.explore(from, |visit| match visit {
            Visit::Step(point, step) if avoid(point, step) => Go::Back,
            Visit::Edge(id) if id == edge => {
                taken = true;
                Go::Back
            }
            _ => Go::On,
        });
        taken
    }

    /// Whether on every path to the start a function literal was deferred for which `hits` holds.
    fn is_deferred_before(&self, from: Start, hits: &mut impl FnMut(Point, Step) -> bool) -> bool {
        let hitting: BitSet = self
            .cfg
            .defers()
            .iter()
            .filter(|point| self.defers_literal(**point) && hits(**point, self.cfg.step(**point)))
            .map(|point| point.index())
            .collect();
        if hitting.is_empty() {
            return false;
        }
        let mut missed = false;
        let all = Paths::new(self.cfg, self.decl);
        let target = match from {
            Start::Entry => return false,
            Start::After(point) => point,
            Start::Along(id) => {
                let block = self.cfg.edge(id).from;
                all.explore(Start::Entry, |visit| match visit {
                    Visit::Step(point, _) if hitting.contains(point.index()) => Go::Back,
                    Visit::Edge(edge) if self.cfg.edge(edge).from == block => {
                        missed = true;
                        Go::Back
                    }
                    _ => Go::On,
                });
                return !missed;
            }
        };
        all.find(Start::Entry, |point, _| point == target, |point, _| hitting.contains(point.index())).is_none()
    }

    fn defers_literal(&self, point: Point) -> bool {
        let call = self.cfg.spawned_call(self.decl, point);
        call.is_some_and(|call| match self.decl[call] {
            Expr::Call { fun, .. } => matches!(self.decl[self.decl.unparen(fun)], Expr::FuncLit { .. }),
            _ => false,
        })
    }

    /// Visits the steps and edges of all paths, each once, until the visitor turns back.
    fn explore(&self, from: Start, mut visit: impl FnMut(Visit) -> Go) {
        let cfg = self.cfg;
        let start = match from {
            Start::Entry => None,
            Start::After(point) => Some(point),
            Start::Along(id) => {
                if self.is_feasible(id) && visit(Visit::Edge(id)) == Go::On {
                    let mut seen = BitSet::new();
                    seen.insert(cfg.edge(id).to.index());
                    self.explore_blocks(vec![cfg.edge(id).to], seen, None, &mut visit);
                }
                return;
            }
        };
        let Some(start) = start else {
            let mut seen = BitSet::new();
            seen.insert(cfg.entry().index());
            self.explore_blocks(vec![cfg.entry()], seen, None, &mut visit);
            return;
        };
        let mut waiting = Vec::new();
        let mut seen = BitSet::new();
        let block = cfg.block_of(start);
        let rest = cfg.points(block).filter(|point| *point > start);
        if self.run(rest, None, &mut visit) == Go::On {
            self.leave(block, &mut waiting, &mut seen, &mut visit);
        }
        self.explore_blocks(waiting, seen, Some(start), &mut visit);
    }

    fn explore_blocks(
        &self,
        mut waiting: Vec<BlockId>,
        mut seen: BitSet,
        start: Option<Point>,
        visit: &mut impl FnMut(Visit) -> Go,
    ) {
        while let Some(block) = waiting.pop() {
            if self.run(self.cfg.points(block), start, visit) == Go::On {
                self.leave(block, &mut waiting, &mut seen, visit);
            }
        }
    }

    fn run(
        &self,
        points: impl Iterator<Item = Point>,
        start: Option<Point>,
        visit: &mut impl FnMut(Visit) -> Go,
    ) -> Go {
        for point in points {
            if Some(point) == start && self.again {
                visit(Visit::Again);
                return Go::Back;
            }
            if visit(Visit::Step(point, self.cfg.step(point))) == Go::Back {
                return Go::Back;
            }
        }
        Go::On
    }

    fn leave(
        &self,
        block: BlockId,
        waiting: &mut Vec<BlockId>,
        seen: &mut BitSet,
        visit: &mut impl FnMut(Visit) -> Go,
    ) {
        for id in self.cfg.succs(block) {
            let to = self.cfg.edge(id).to;
            if self.is_feasible(id) && visit(Visit::Edge(id)) == Go::On && seen.insert(to.index()) {
                waiting.push(to);
            }
        }
    }

    fn is_feasible(&self, id: EdgeId) -> bool {
        self.feasible.is_none_or(|feasible| feasible(id))
    }
}

#[derive(Clone, Copy)]
enum Visit {
    Step(Point, Step),
    Edge(EdgeId),
    Again,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Go {
    On,
    Back,
}
