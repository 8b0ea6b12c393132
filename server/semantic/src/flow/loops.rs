//! Loops: what really repeats, whatever statement makes it repeat.

use super::bits::BitSet;
use super::cfg::{BlockId, Cfg, Edge, EdgeId, EdgeKind, Point};
use super::dominance::Dominance;
use crate::syntax::ast::StmtId;

/// A loop of [`Loops`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LoopId(u32);

/// A natural loop: a head that dominates all its blocks, and every block from which control can come back to the head
/// without leaving the loop. A branch inside a loop statement that always leaves it does not belong to the loop.
#[derive(Debug)]
pub struct Loop {
    /// Where every iteration starts.
    pub head: BlockId,
    /// The loop statement; absent for a loop made with `goto`.
    pub stmt: Option<StmtId>,
    /// The next loop around it.
    pub parent: Option<LoopId>,
    blocks: BitSet,
}

/// The loops of a function, outer ones before inner ones.
#[derive(Debug)]
pub struct Loops {
    loops: Vec<Loop>,
    innermost: Vec<Option<LoopId>>,
}

impl Loops {
    /// Finds the loops of a graph. Jumps into the middle of a loop make no loop here.
    pub fn of(cfg: &Cfg, dominance: &Dominance) -> Loops {
        let mut loops: Vec<Loop> = Vec::new();
        for head in cfg.blocks().filter(|block| cfg.is_reachable(*block)) {
            let back = |id: &EdgeId| dominance.dominates(head, cfg.edge(*id).from);
            let latches: Vec<BlockId> = cfg.preds(head).filter(back).map(|id| cfg.edge(id).from).collect();
            if latches.is_empty() {
                continue;
            }
            let stmt = cfg.loop_stmts().iter().find(|stmt| stmt.head == head).map(|found| found.stmt);
            loops.push(Loop { head, stmt, parent: None, blocks: body(cfg, head, latches) });
        }
        // The head of an outer loop dominates, and thus precedes, the heads of the loops in it, unless `goto` is at work.
        loops.sort_by_key(|found| (std::cmp::Reverse(found.blocks.len()), found.head));
        let mut innermost = vec![None; cfg.block_count()];
        for index in 0..loops.len() {
            let id = LoopId(index as u32);
            loops[index].parent = innermost[loops[index].head.index()];
            for block in loops[index].blocks.iter() {
                innermost[block] = Some(id);
            }
        }
        Loops { loops, innermost }
    }

    /// A loop.
    pub fn get(&self, id: LoopId) -> &Loop {
        &self.loops[id.0 as usize]
    }

    /// All loops.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = LoopId> + use<> {
        (0..self.loops.len() as u32).map(LoopId)
    }

    /// The innermost loop that repeats a block.
    pub fn innermost(&self, block: BlockId) -> Option<LoopId> {
        self.innermost.get(block.index()).copied().flatten()
    }

    /// The innermost loop that repeats the step at a point.
    pub fn around(&self, cfg: &Cfg, point: Point) -> Option<LoopId> {
        self.innermost(cfg.block_of(point))
    }

    /// The loop that a statement makes. `None` when its body never comes to a second iteration.
    pub fn of_stmt(&self, stmt: StmtId) -> Option<LoopId> {
        self.ids().find(|id| self.get(*id).stmt == Some(stmt))
    }

    /// Whether a loop repeats a block, directly or in a loop inside of it.
    pub fn contains(&self, id: LoopId, block: BlockId) -> bool {
        self.get(id).blocks.contains(block.index())
    }

    /// The edges on which control leaves a loop.
    pub fn exits<'a>(&'a self, cfg: &'a Cfg, id: LoopId) -> impl Iterator<Item = Edge> + 'a {
        let blocks = &self.get(id).blocks;
        let edges = blocks.iter().flat_map(|block| cfg.succs(BlockId::from_index(block))).map(|id| cfg.edge(id));
        edges.filter(|edge| !blocks.contains(edge.to.index()))
    }

    /// Whether control can leave a loop.
    pub fn has_exit(&self, cfg: &Cfg, id: LoopId) -> bool {
        self.exits(cfg, id).next().is_some()
    }

    /// Whether every iteration that starts is followed by another one or by the loop's own end at its head: nothing in
    /// the body breaks, returns or jumps out.
    pub fn always_repeats(&self, cfg: &Cfg, id: LoopId) -> bool {
        let found = self.get(id);
        let done = cfg.loop_stmts().iter().find(|stmt| Some(stmt.stmt) == found.stmt).and_then(|stmt| stmt.done);
        self.exits(cfg, id).all(|edge| match edge.kind {
            EdgeKind::True(_) | EdgeKind::False(_) | EdgeKind::Done(_) => Some(edge.to) == done,
            _ => false,
        })
    }
}

/// Every block that leads to one of the latches without passing the head.
fn body(cfg: &Cfg, head: BlockId, latches: Vec<BlockId>) -> BitSet {
    let mut blocks = BitSet::new();
    blocks.insert(head.index());
    let mut waiting: Vec<BlockId> = latches.into_iter().filter(|block| blocks.insert(block.index())).collect();
    while let Some(block) = waiting.pop() {
        let from = cfg.preds(block).map(|id| cfg.edge(id).from);
        waiting.extend(from.filter(|from| cfg.is_reachable(*from) && blocks.insert(from.index())));
    }
    blocks
}
