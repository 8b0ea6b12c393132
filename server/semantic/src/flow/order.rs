//! Orders in which blocks are gone through, and what can be reached from where.

use super::bits::BitSet;
use super::cfg::{BlockId, Cfg, EdgeId, Point};

/// Reverse postorder from the entry; blocks that it does not lead to are left out.
pub(crate) fn forward_order(cfg: &Cfg) -> Vec<BlockId> {
    let mut order = postorder(cfg.block_count(), &[cfg.entry()], |block| cfg.succs(block).map(|id| cfg.edge(id).to));
    order.reverse();
    order
}

/// Reverse postorder of the reversed graph from the exit and the halt; then all other blocks, last ones first.
pub(super) fn backward_order(cfg: &Cfg) -> Vec<BlockId> {
    let ends = [cfg.exit(), cfg.halt()];
    let mut order = postorder(cfg.block_count(), &ends, |block| cfg.preds(block).map(|id| cfg.edge(id).from));
    order.reverse();
    let known: BitSet = order.iter().map(|block| block.index()).collect();
    order.extend(cfg.blocks().rev().filter(|block| !known.contains(block.index())));
    order
}

/// Depth-first postorder of what `roots` lead to in a graph of `count` nodes.
pub(crate) fn postorder<N: Node, I: Iterator<Item = N>>(count: usize, roots: &[N], next: impl Fn(N) -> I) -> Vec<N> {
    let mut seen = vec![false; count];
    let mut order = Vec::with_capacity(count);
    let mut stack = Vec::new();
    for &root in roots {
        if std::mem::replace(&mut seen[root.index()], true) {
            continue;
        }
        stack.push((root, next(root)));
        while let Some((node, rest)) = stack.last_mut() {
            match rest.next() {
                Some(to) if !std::mem::replace(&mut seen[to.index()], true) => stack.push((to, next(to))),
                Some(_) => {}
                None => {
                    order.push(*node);
                    stack.pop();
                }
            }
        }
    }
    order
}

/// What a graph is made of: something that counts from 0.
pub(crate) trait Node: Copy {
    /// Its number.
    fn index(self) -> usize;
}

impl Node for BlockId {
    fn index(self) -> usize {
        BlockId::index(self)
    }
}

impl Node for usize {
    fn index(self) -> usize {
        self
    }
}

impl Cfg {
    /// The blocks that control can come to after leaving `block`; `block` itself only if a loop leads back.
    pub fn reached_from(&self, block: BlockId) -> BitSet {
        self.closure(block, |cfg, block| cfg.succs(block).map(|id| cfg.edge(id).to).collect())
    }

    /// The blocks from which control can come to `block`; `block` itself only if a loop leads back.
    pub fn reaching(&self, block: BlockId) -> BitSet {
        self.closure(block, |cfg, block| cfg.preds(block).map(|id| cfg.edge(id).from).collect())
    }

    fn closure(&self, start: BlockId, next: impl Fn(&Cfg, BlockId) -> smallvec::SmallVec<[BlockId; 4]>) -> BitSet {
        let mut found = BitSet::new();
        let mut waiting = vec![start];
        while let Some(block) = waiting.pop() {
            waiting.extend(next(self, block).into_iter().filter(|to| found.insert(to.index())));
        }
        found
    }

    /// Whether `b` may happen after `a` in one run of the function.
    pub fn may_follow(&self, a: Point, b: Point) -> bool {
        let (from, to) = (self.block_of(a), self.block_of(b));
        (from == to && a < b) || self.reached_from(from).contains(to.index())
    }

    /// The points that may happen after `a` and before `b`, neither of them included unless a loop repeats it.
    pub fn between(&self, a: Point, b: Point) -> Vec<Point> {
        let (from, to) = (self.block_of(a), self.block_of(b));
        let (after, before) = (self.reached_from(from), self.reaching(to));
        let same_run = from == to && a < b;
        let is_after = |block: BlockId, point: Point| after.contains(block.index()) || (block == from && point > a);
        let is_before = |block: BlockId, point: Point| before.contains(block.index()) || (block == to && point < b);
        let loops_back = after.contains(from.index());
        self.blocks()
            .flat_map(|block| self.points(block).map(move |point| (block, point)))
            .filter(|&(block, point)| {
                if same_run && block == from && !loops_back {
                    return a < point && point < b;
                }
                is_after(block, point) && is_before(block, point)
            })
            .map(|(_, point)| point)
            .collect()
    }

    /// The edge from one block to another with the smallest number.
    pub fn edge_between(&self, from: BlockId, to: BlockId) -> Option<EdgeId> {
        self.succs(from).find(|id| self.edge(*id).to == to)
    }
}
