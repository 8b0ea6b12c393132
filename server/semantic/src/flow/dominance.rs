//! Dominators and post-dominators.

use smallvec::{SmallVec, smallvec};

use super::cfg::{BlockId, Cfg, Point};
use super::order::postorder;

/// The neighbours of a block.
type Near = SmallVec<[BlockId; 4]>;

const NONE: u32 = u32::MAX;

/// A dominator tree. Block `a` dominates `b` when every path from the root to `b` passes `a`; each block dominates itself.
#[derive(Debug)]
pub struct Dominance {
    /// Immediate dominator of each block; of roots and of what they don't lead to, nothing.
    parents: Vec<u32>,
    /// When a walk through the tree enters and leaves each block.
    spans: Vec<(u32, u32)>,
}

impl Dominance {
    /// What every path from the entry passes. Unreachable blocks dominate nothing and are dominated by nothing.
    pub fn of(cfg: &Cfg) -> Dominance {
        let root = cfg.block_count();
        let succs = |block: BlockId| -> Near {
            if block.index() == root {
                smallvec![cfg.entry()]
            } else {
                cfg.succs(block).map(|id| cfg.edge(id).to).collect()
            }
        };
        let preds = |block: BlockId| -> Near {
            let entry = (block == cfg.entry()).then(|| BlockId::from_index(root));
            cfg.preds(block).map(|id| cfg.edge(id).from).chain(entry).collect()
        };
        Dominance::solve(root, succs, preds)
    }

    /// What every path to an end passes: to the exit or to a call that does not return. Blocks from which no path leads to
    /// an end dominate nothing and are dominated by nothing.
    pub fn post(cfg: &Cfg) -> Dominance {
        let root = cfg.block_count();
        let ends = [cfg.exit(), cfg.halt()];
        let succs = |block: BlockId| -> Near {
            if block.index() == root {
                Near::from_slice(&ends)
            } else {
                cfg.preds(block).map(|id| cfg.edge(id).from).collect()
            }
        };
        let preds = |block: BlockId| -> Near {
            let end = ends.contains(&block).then(|| BlockId::from_index(root));
            cfg.succs(block).map(|id| cfg.edge(id).to).chain(end).collect()
        };
        Dominance::solve(root, succs, preds)
    }

    /// The iterative algorithm of Cooper, Harvey and Kennedy over a graph with an added root.
    fn solve(root: usize, succs: impl Fn(BlockId) -> Near, preds: impl Fn(BlockId) -> Near) -> Dominance {
        let post = postorder(root + 1, &[BlockId::from_index(root)], |block| succs(block).into_iter());
        let mut number = vec![NONE; root + 1];
        for (at, block) in post.iter().enumerate() {
            number[block.index()] = at as u32;
        }
        let mut parents = vec![NONE; root + 1];
        parents[root] = root as u32;
        let mut changed = true;
        while changed {
            changed = false;
            for &block in post.iter().rev().skip(1) {
                let known = preds(block).into_iter().filter(|pred| parents[pred.index()] != NONE);
                let parent = known.map(|pred| pred.0).reduce(|a, b| meet(&parents, &number, a, b));
                let parent = parent.unwrap_or(NONE);
                if parents[block.index()] != parent {
                    parents[block.index()] = parent;
                    changed = true;
                }
            }
        }
        let spans = spans(root, &parents, &post);
        parents[root] = NONE;
        for parent in &mut parents {
            if *parent == root as u32 {
                *parent = NONE;
            }
        }
        Dominance { parents, spans }
    }

    /// Whether every path to `b` passes `a`.
    pub fn dominates(&self, a: BlockId, b: BlockId) -> bool {
        let ((enter, leave), inner) = (self.spans[a.index()], self.spans[b.index()]);
        enter != NONE && inner.0 != NONE && enter <= inner.0 && inner.1 <= leave
    }

    /// The closest other block that every path passes.
    pub fn parent(&self, block: BlockId) -> Option<BlockId> {
        let parent = self.parents[block.index()];
        (parent != NONE).then_some(BlockId(parent))
    }

    /// Whether `a` has happened whenever `b` happens; of a tree of dominators.
    pub fn always_before(&self, cfg: &Cfg, a: Point, b: Point) -> bool {
        let (first, second) = (cfg.block_of(a), cfg.block_of(b));
        if first == second { a < b && self.dominates(first, second) } else { self.dominates(first, second) }
    }

    /// Whether `b` happens whenever `a` has happened and the function ends; of a tree of post-dominators.
    pub fn always_after(&self, cfg: &Cfg, a: Point, b: Point) -> bool {
        let (first, second) = (cfg.block_of(a), cfg.block_of(b));
        if first == second { a < b && self.dominates(second, first) } else { self.dominates(second, first) }
    }
}

fn meet(parents: &[u32], number: &[u32], mut a: u32, mut b: u32) -> u32 {
    while a != b {
        while number[a as usize] < number[b as usize] {
            a = parents[a as usize];
        }
        while number[b as usize] < number[a as usize] {
            b = parents[b as usize];
        }
    }
    a
}

/// Numbers the tree so that a subtree is a range. `post` has children before their parents.
fn spans(root: usize, parents: &[u32], post: &[BlockId]) -> Vec<(u32, u32)> {
    let mut sizes = vec![1u32; root + 1];
    for &block in post {
        if block.index() != root {
            sizes[parents[block.index()] as usize] += sizes[block.index()];
        }
    }
    let mut spans = vec![(NONE, NONE); root + 1];
    let mut free = vec![0u32; root + 1];
    for &block in post.iter().rev() {
        let at = block.index();
        let start = if at == root {
            0
        } else {
            let parent = parents[at] as usize;
            let start = free[parent];
            free[parent] += sizes[at];
            start
        };
        spans[at] = (start, start + sizes[at] - 1);
        free[at] = start + 1;
    }
    spans
}
