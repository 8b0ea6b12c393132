//! Data-flow problems over any lattice, solved forward or backward to a fixpoint.

use super::cfg::{BlockId, Cfg, Edge, Point, Step};
use super::order::{backward_order, forward_order};

/// How often all blocks are gone through before a problem is given up. Sets need about as many rounds as loops are nested;
/// only a lattice of great height gets here.
const MAX_ROUNDS: usize = 200;

/// A join semilattice: `join` is idempotent, commutative and associative, and its chains are finite.
pub trait Lattice: Clone + PartialEq {
    /// Turns `self` into the least element above both; whether it changed.
    fn join(&mut self, other: &Self) -> bool;
}

/// A data-flow problem.
pub trait Analysis {
    /// What is known at a point.
    type Fact: Lattice;

    /// What is known where the function starts (forward) or ends (backward).
    fn boundary(&self) -> Self::Fact;

    /// What a step makes of it.
    fn step(&self, fact: &mut Self::Fact, point: Point, step: Step);

    /// What an edge makes of it; whether control can take the edge at all.
    fn edge(&self, _fact: &mut Self::Fact, _edge: Edge) -> bool {
        true
    }

    /// What is known before anything flows in. With `None`, blocks that no path joins with the boundary have no fact:
    /// right for forward problems. Backward problems that must know something inside of endless loops say `Some`.
    fn bottom(&self) -> Option<Self::Fact> {
        None
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Forward,
    Backward,
}

/// What is known at every point.
pub struct Solution<'a, A: Analysis> {
    cfg: &'a Cfg,
    analysis: &'a A,
    direction: Direction,
    /// At the start of each block (forward) or at its end (backward).
    facts: Vec<Option<A::Fact>>,
}

/// Solves a problem from the entry on; `None` when it does not settle within the bound.
pub fn forward<'a, A: Analysis>(cfg: &'a Cfg, analysis: &'a A) -> Option<Solution<'a, A>> {
    let mut facts = vec![analysis.bottom(); cfg.block_count()];
    merge(&mut facts[cfg.entry().index()], &analysis.boundary());
    let order = forward_order(cfg);
    let flow = |facts: &mut Vec<Option<A::Fact>>, block: BlockId, dirty: &mut Vec<bool>| {
        let Some(mut fact) = facts[block.index()].clone() else { return };
        for point in cfg.points(block) {
            analysis.step(&mut fact, point, cfg.step(point));
        }
        for id in cfg.succs(block) {
            let edge = cfg.edge(id);
            let mut along = fact.clone();
            if analysis.edge(&mut along, edge) && merge(&mut facts[edge.to.index()], &along) {
                dirty[edge.to.index()] = true;
            }
        }
    };
    settle(&mut facts, &order, flow)?;
    Some(Solution { cfg, analysis, direction: Direction::Forward, facts })
}

/// Solves a problem from the ends on: the exit, and calls that don't return.
pub fn backward<'a, A: Analysis>(cfg: &'a Cfg, analysis: &'a A) -> Option<Solution<'a, A>> {
    let mut facts = vec![analysis.bottom(); cfg.block_count()];
    for end in [cfg.exit(), cfg.halt()] {
        merge(&mut facts[end.index()], &analysis.boundary());
    }
    let order = backward_order(cfg);
    let flow = |facts: &mut Vec<Option<A::Fact>>, block: BlockId, dirty: &mut Vec<bool>| {
        let Some(mut fact) = facts[block.index()].clone() else { return };
        for point in cfg.points(block).rev() {
            analysis.step(&mut fact, point, cfg.step(point));
        }
        for id in cfg.preds(block) {
            let edge = cfg.edge(id);
            let mut along = fact.clone();
            if analysis.edge(&mut along, edge) && merge(&mut facts[edge.from.index()], &along) {
                dirty[edge.from.index()] = true;
            }
        }
    };
    settle(&mut facts, &order, flow)?;
    Some(Solution { cfg, analysis, direction: Direction::Backward, facts })
}

fn merge<F: Lattice>(into: &mut Option<F>, fact: &F) -> bool {
    match into {
        Some(known) => known.join(fact),
        None => {
            *into = Some(fact.clone());
            true
        }
    }
}

fn settle<F>(
    facts: &mut Vec<Option<F>>,
    order: &[BlockId],
    mut flow: impl FnMut(&mut Vec<Option<F>>, BlockId, &mut Vec<bool>),
) -> Option<()> {
    let mut dirty = vec![true; facts.len()];
    for _ in 0..MAX_ROUNDS {
        let mut settled = true;
        for &block in order {
            if std::mem::take(&mut dirty[block.index()]) {
                settled = false;
                flow(facts, block, &mut dirty);
            }
        }
        if settled {
            return Some(());
        }
    }
    None
}

impl<A: Analysis> Solution<'_, A> {
    /// What is known at the start of a block (forward) or at its end (backward). `None`: no path comes there.
    pub fn at(&self, block: BlockId) -> Option<&A::Fact> {
        self.facts.get(block.index())?.as_ref()
    }

    /// What is known right before the step at a point (forward), or right after it (backward).
    pub fn around(&self, point: Point) -> Option<A::Fact> {
        let block = self.cfg.block_of(point);
        let mut fact = self.at(block)?.clone();
        let mut points = self.cfg.points(block);
        match self.direction {
            Direction::Forward => {
                for earlier in points.take_while(|earlier| *earlier < point) {
                    self.analysis.step(&mut fact, earlier, self.cfg.step(earlier));
                }
            }
            Direction::Backward => {
                while let Some(later) = points.next_back().filter(|later| *later > point) {
                    self.analysis.step(&mut fact, later, self.cfg.step(later));
                }
            }
        }
        Some(fact)
    }

    /// Visits every point that some path comes to, with what is known right before its step (forward) or after (backward).
    pub fn visit(&self, mut visit: impl FnMut(Point, Step, &A::Fact)) {
        for block in self.cfg.blocks() {
            let Some(mut fact) = self.at(block).cloned() else { continue };
            let mut step = |point| {
                visit(point, self.cfg.step(point), &fact);
                self.analysis.step(&mut fact, point, self.cfg.step(point));
            };
            match self.direction {
                Direction::Forward => self.cfg.points(block).for_each(&mut step),
                Direction::Backward => self.cfg.points(block).rev().for_each(&mut step),
            }
        }
    }

    /// What flows along an edge of a forward problem. `None`: control can't take it.
    pub fn along(&self, edge: Edge) -> Option<A::Fact> {
        let mut fact = self.at(edge.from)?.clone();
        for point in self.cfg.points(edge.from) {
            self.analysis.step(&mut fact, point, self.cfg.step(point));
        }
        self.analysis.edge(&mut fact, edge).then_some(fact)
    }
}
