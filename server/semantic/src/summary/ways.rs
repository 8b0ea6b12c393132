//! The ways through a function, as far as one value is concerned: what happens to it on each.
//!
//! Two paths that do the same with the value are one way. What a callee does is not known yet, so a way also says to
//! which calls the value was handed; the solver puts the callees' facts in their place.

use rustc_hash::FxHashMap;
use smallvec::{SmallVec, smallvec};

use super::ops::Ops;
use crate::flow::{BlockId, Cfg};

/// What happens to a value on one way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Way {
    /// What the function itself does with it.
    pub ops: Ops,
    /// The calls that it is handed to, as a set of positions in [`super::local::ArgFacts::handed`].
    pub handed: u64,
}

/// All ways, sorted. More than `MAX_WAYS` become one that does what all do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ways {
    list: SmallVec<[Way; 2]>,
    merged: bool,
}

/// More ways differ in what no rule asks for. Each block joins those of the blocks before it, so few keeps that cheap.
const MAX_WAYS: usize = 16;

impl Default for Ways {
    fn default() -> Ways {
        Ways { list: smallvec![Way::default()], merged: false }
    }
}

impl Ways {
    /// The ways, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = Way> + '_ {
        self.list.iter().copied()
    }

    /// What happens on every way, callees left out.
    pub fn common(&self) -> Ops {
        self.list.iter().fold(Ops::ALL, |ops, way| ops & way.ops)
    }

    /// Adds something that happens on all of them.
    pub fn add(&mut self, happens: Way) {
        for way in &mut self.list {
            way.ops |= happens.ops;
            way.handed |= happens.handed;
        }
        self.normalize();
    }

    /// Adds the ways of `other`; whether there are new ones among them.
    fn join(&mut self, other: &Ways) -> bool {
        if self == other {
            return false;
        }
        let before = self.clone();
        self.list.extend_from_slice(&other.list);
        self.merged |= other.merged;
        self.normalize();
        *self != before
    }

    fn normalize(&mut self) {
        self.list.sort_unstable();
        self.list.dedup();
        if self.merged || self.list.len() > MAX_WAYS {
            let all = Way { ops: Ops::ALL, handed: u64::MAX };
            let common = self
                .list
                .iter()
                .fold(all, |common, way| Way { ops: common.ops & way.ops, handed: common.handed & way.handed });
            self.list = smallvec![common];
            self.merged = true;
        }
    }
}

/// The ways of one value to the start of each block, given what happens to it in which; `None` for blocks that nothing
/// leads to.
pub fn ways_to(cfg: &Cfg, order: &[BlockId], happens: &FxHashMap<BlockId, Way>) -> Vec<Option<Ways>> {
    let mut entry: Vec<Option<Ways>> = vec![None; cfg.block_count()];
    entry[cfg.entry().index()] = Some(Ways::default());
    let mut rank = vec![0; cfg.block_count()];
    for (place, block) in order.iter().enumerate() {
        rank[block.index()] = place;
    }
    for _ in 0..MAX_SWEEPS {
        // What flows forwards is seen later in the same sweep; only what flows back asks for another one.
        let mut again = false;
        for &block in order {
            let Some(mut out) = entry[block.index()].clone() else { continue };
            if let Some(way) = happens.get(&block) {
                out.add(*way);
            }
            for edge in cfg.succs(block) {
                let to = cfg.edge(edge).to;
                let changed = match &mut entry[to.index()] {
                    Some(known) => known.join(&out),
                    slot => slot.replace(out.clone()).is_none(),
                };
                again |= changed && rank[to.index()] <= rank[block.index()];
            }
        }
        if !again {
            return entry;
        }
    }
    vec![Some(Ways::default()); cfg.block_count()]
}

/// Each sweep adds a way or merges some, so this bound is never met by real code; past it nothing is known.
const MAX_SWEEPS: usize = 64;
