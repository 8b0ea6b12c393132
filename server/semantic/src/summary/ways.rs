//! The ways through a function, as far as one value is concerned: what happens to it on each.
//!
//! Two paths that do the same with the value are one way. What a callee does is not known yet, so a way also says to
//! which calls the value was handed; the solver puts the callees' facts in their place.

use std::collections::BTreeMap;

use smallvec::{SmallVec, smallvec};

use super::local::ArgPath;
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

    fn join(&mut self, other: &Ways) {
        self.list.extend_from_slice(&other.list);
        self.merged |= other.merged;
        self.normalize();
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

/// What happens in a block, in order.
pub type Happenings = Vec<(ArgPath, Way)>;

/// The ways to the start of each block; `None` for blocks that nothing leads to. A value that is not listed was not
/// touched yet.
pub fn ways_to(cfg: &Cfg, blocks: &[Happenings]) -> Vec<Option<BTreeMap<ArgPath, Ways>>> {
    let mut entry: Vec<Option<BTreeMap<ArgPath, Ways>>> = vec![None; cfg.block_count()];
    entry[cfg.entry().index()] = Some(BTreeMap::new());
    let mut work: Vec<BlockId> = vec![cfg.entry()];
    // Each visit adds a way or merges some, so this bound is never met by real code.
    let mut visits = cfg.block_count() * 64;
    while let Some(block) = work.pop() {
        let Some(mut out) = entry[block.index()].clone() else { continue };
        for (path, way) in &blocks[block.index()] {
            out.entry(path.clone()).or_default().add(*way);
        }
        for edge in cfg.succs(block) {
            let to = cfg.edge(edge).to;
            let slot = &mut entry[to.index()];
            let joined = match slot.as_ref() {
                None => out.clone(),
                Some(old) => join(old, &out),
            };
            if slot.as_ref() != Some(&joined) {
                *slot = Some(joined);
                work.push(to);
            }
        }
        visits -= 1;
        if visits == 0 {
            return vec![Some(BTreeMap::new()); cfg.block_count()];
        }
    }
    entry
}

fn join(left: &BTreeMap<ArgPath, Ways>, right: &BTreeMap<ArgPath, Ways>) -> BTreeMap<ArgPath, Ways> {
    let untouched = Ways::default();
    let mut joined = left.clone();
    for (path, ways) in &mut joined {
        ways.join(right.get(path).unwrap_or(&untouched));
    }
    for (path, ways) in right {
        if !left.contains_key(path) {
            let mut ways = ways.clone();
            ways.join(&untouched);
            joined.insert(path.clone(), ways);
        }
    }
    joined
}
