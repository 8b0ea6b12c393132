//! Whether a function returns, depending on which of its callees do.

use super::bits::BitSet;
use super::cfg::{Cfg, Step};
use crate::syntax::ast::ExprId;

/// The ways through a function on which calls stand, for a function whose every returning path makes one. `C` names callees.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Routes<C> {
    /// By block; sorted.
    calls: Vec<(u32, C)>,
    /// Between blocks; sorted.
    edges: Vec<(u32, u32)>,
    exit: u32,
}

impl Cfg {
    /// The routes through calls of which `callee` knows whom they call. `None` when some path returns without such a call, when
    /// none returns at all, or when syntax errors make it unanswerable.
    pub fn routes<C: Ord>(&self, callee: impl Fn(ExprId) -> Option<C>) -> Option<Routes<C>> {
        if self.has_errors() || !self.may_return() {
            return None;
        }
        let mut calls = Vec::new();
        for block in self.blocks().filter(|block| self.is_reachable(*block)) {
            let called = self.points(block).filter_map(|point| match self.step(point) {
                Step::Expr(expr) => callee(expr),
                _ => None,
            });
            calls.extend(called.map(|callee| (block.0, callee)));
        }
        if calls.is_empty() {
            return None;
        }
        calls.sort();
        calls.dedup();
        let reachable = self.edges.iter().filter(|edge| self.is_reachable(edge.from));
        let edges = reachable.map(|edge| (edge.from.0, edge.to.0)).collect();
        let routes = Routes { calls, edges, exit: self.exit().0 };
        (!routes.may_return(|_| true)).then_some(routes)
    }
}

impl<C> Routes<C> {
    /// Whom the calls call.
    pub fn callees(&self) -> impl Iterator<Item = &C> {
        self.calls.iter().map(|(_, callee)| callee)
    }

    /// Whether some path returns although certain callees never do.
    pub fn may_return(&self, never_returns: impl Fn(&C) -> bool) -> bool {
        let ends: BitSet =
            self.calls.iter().filter(|(_, callee)| never_returns(callee)).map(|(block, _)| *block as usize).collect();
        let mut seen = BitSet::new();
        let mut waiting = vec![0];
        while let Some(block) = waiting.pop() {
            if block == self.exit {
                return true;
            }
            if ends.contains(block as usize) || !seen.insert(block as usize) {
                continue;
            }
            let first = self.edges.partition_point(|edge| edge.0 < block);
            waiting.extend(self.edges[first..].iter().take_while(|edge| edge.0 == block).map(|edge| edge.1));
        }
        false
    }
}
