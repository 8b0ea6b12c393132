//! The variables of one function along its control flow: where they get values, where the values are used.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::access::{collect, entry_values};
use super::bits::BitSet;
use super::captures::Captures;
use super::cfg::{BlockId, Cfg, Point};
use crate::syntax::ast::{Decl, ExprId, StmtId};
use crate::types::{Info, LocalId};

/// What a variable is set to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Value {
    /// What the caller passes.
    Param,
    /// The zero value.
    Zero,
    /// The value of an expression.
    Expr(ExprId),
    /// One of several results of a call.
    Result {
        /// The call.
        call: ExprId,
        /// Which result.
        index: u32,
    },
    /// The `ok` of a receive, map index or type assertion.
    Ok(ExprId),
    /// What a range statement yields: the first variable, or the second.
    Item {
        /// The range statement.
        stmt: StmtId,
        /// Whether it is the second variable.
        second: bool,
    },
    /// The operand of a type switch, in one of its clauses.
    Guard {
        /// The operand, if it could be read.
        operand: Option<ExprId>,
        /// The clause.
        clause: StmtId,
    },
    /// What it was, changed by `++`, `--` or an assignment with an operation.
    Updated(StmtId),
    /// Not known: set outside of this function.
    Unknown,
}

/// One place at which a variable gets a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Write {
    /// Where; `None` at the start of the function.
    pub point: Option<Point>,
    /// The value.
    pub value: Value,
}

/// What a step does with a variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// The identifier is evaluated.
    Read(ExprId),
    /// It gets a value.
    Write(Value),
    /// A function literal that uses it is made.
    Captured {
        /// The literal.
        lit: ExprId,
        /// Whether it may set it, or lets its address go, while this function still runs. A deferred literal does not.
        sets: bool,
    },
    /// Its address is taken: the `&` expression.
    Address(ExprId),
}

/// Which values a variable may have at a point.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reaching {
    /// Those that this function sets, in order.
    pub writes: SmallVec<[Write; 2]>,
    /// Whether a closure or a pointer may have set another one.
    pub or_unknown: bool,
}

impl Reaching {
    /// The only value that it may have.
    pub fn only(&self) -> Option<Write> {
        match (self.writes.as_slice(), self.or_unknown) {
            ([write], false) => Some(*write),
            _ => None,
        }
    }
}

/// The accesses of one function to variables, its own and captured ones.
#[derive(Debug)]
pub struct Locals {
    cfg: Rc<Cfg>,
    accesses: FxHashMap<LocalId, Vec<(Point, Access)>>,
    entry: FxHashMap<LocalId, Value>,
    results: FxHashSet<LocalId>,
}

impl Locals {
    /// Looks at all steps of a function.
    pub fn of(cfg: &Rc<Cfg>, decl: &Decl, info: &Info, captures: &Captures) -> Locals {
        let (entry, results) = entry_values(cfg, info);
        Locals { cfg: Rc::clone(cfg), accesses: collect(cfg, decl, info, captures), entry, results }
    }

    /// All accesses to a variable, in the order of the graph.
    pub fn accesses(&self, local: LocalId) -> &[(Point, Access)] {
        self.accesses.get(&local).map_or(&[], Vec::as_slice)
    }

    /// All places at which a variable gets a value, its value at the start included.
    pub fn writes(&self, local: LocalId) -> impl Iterator<Item = Write> + '_ {
        let entry = self.entry_write(local);
        let writes = self.accesses(local).iter().filter_map(|&(point, access)| match access {
            Access::Write(value) => Some(Write { point: Some(point), value }),
            _ => None,
        });
        entry.into_iter().chain(writes)
    }

    /// All places at which variables get values while the function runs, in no particular order.
    pub fn all_writes(&self) -> impl Iterator<Item = (LocalId, Point, Value)> + '_ {
        self.accesses.iter().flat_map(|(&local, accesses)| {
            accesses.iter().filter_map(move |&(point, access)| match access {
                Access::Write(value) => Some((local, point, value)),
                _ => None,
            })
        })
    }

    /// The value that a variable has for all its life, when only one is ever assigned.
    pub fn only_write(&self, local: LocalId) -> Option<Write> {
        let mut writes = self.writes(local);
        let only = writes.next()?;
        (writes.next().is_none() && !self.is_set_elsewhere(local)).then_some(only)
    }

    /// Whether a closure may set the variable, or its address is taken.
    pub fn is_set_elsewhere(&self, local: LocalId) -> bool {
        self.accesses(local).iter().any(|(_, access)| sets_elsewhere(*access))
    }

    fn entry_write(&self, local: LocalId) -> Option<Write> {
        self.entry.get(&local).map(|&value| Write { point: None, value })
    }

    fn of_block(&self, local: LocalId, block: BlockId) -> &[(Point, Access)] {
        let all = self.accesses(local);
        let range = self.cfg.range(block);
        let start = all.partition_point(|(point, _)| point.0 < range.start);
        let end = all.partition_point(|(point, _)| point.0 < range.end);
        &all[start..end]
    }

    /// Which values a variable may have right before a point.
    pub fn reaching(&self, local: LocalId, point: Point) -> Reaching {
        let mut reaching = Reaching::default();
        let home = self.cfg.block_of(point);
        let before = |block: BlockId, limit: Point| -> Option<Write> {
            let found = self.of_block(local, block).iter().rev().find(|(at, access)| *at < limit && is_write(*access));
            found.and_then(|&(at, access)| write(at, access))
        };
        let mut seen = BitSet::new();
        let mut waiting = vec![(home, point)];
        while let Some((block, limit)) = waiting.pop() {
            if let Some(write) = before(block, limit) {
                reaching.writes.push(write);
                continue;
            }
            if block == self.cfg.entry() {
                reaching.writes.extend(self.entry_write(local));
            }
            let preds = self.cfg.preds(block).map(|id| self.cfg.edge(id).from);
            let new = preds.filter(|pred| self.cfg.is_reachable(*pred) && seen.insert(pred.index()));
            waiting.extend(new.map(|pred| (pred, Point(u32::MAX))));
        }
        reaching.writes.sort_by_key(|write| write.point);
        reaching.writes.dedup();
        let elsewhere = self.accesses(local).iter().filter(|(_, access)| sets_elsewhere(*access));
        reaching.or_unknown = elsewhere.into_iter().any(|&(at, _)| self.cfg.may_follow(at, point));
        reaching
    }

    /// Where the value that a write at `point` gives to a variable may be read, before it gets another one.
    pub fn reads_of(&self, local: LocalId, point: Point) -> Vec<(Point, ExprId)> {
        let mut reads = Vec::new();
        self.follow(local, point, |at, access| {
            if let Access::Read(ident) = access {
                reads.push((at, ident));
            }
            true
        });
        reads.sort_unstable();
        reads
    }

    /// Whether the value that a variable has right after a point may still be used: read, captured, or, of a named result,
    /// returned.
    pub fn is_live_after(&self, local: LocalId, point: Point) -> bool {
        let mut live = self.is_set_elsewhere(local);
        let ends = self.follow(local, point, |_, access| {
            live |= !is_write(access);
            !live
        });
        live || (ends && self.results.contains(&local))
    }

    /// Visits the accesses after a point up to the next write on each path; whether a path ends without one.
    fn follow(&self, local: LocalId, point: Point, mut visit: impl FnMut(Point, Access) -> bool) -> bool {
        let mut seen = BitSet::new();
        let mut waiting = vec![(self.cfg.block_of(point), point.0 + 1)];
        let mut ends = false;
        'blocks: while let Some((block, from)) = waiting.pop() {
            ends |= block == self.cfg.exit();
            for &(at, access) in self.of_block(local, block).iter().filter(|(at, _)| at.0 >= from) {
                if !visit(at, access) {
                    return ends;
                }
                if is_write(access) {
                    continue 'blocks;
                }
            }
            let succs = self.cfg.succs(block).map(|id| self.cfg.edge(id).to);
            waiting.extend(succs.filter(|to| seen.insert(to.index())).map(|to| (to, 0)));
        }
        ends
    }
}

fn is_write(access: Access) -> bool {
    matches!(access, Access::Write(_))
}

fn write(point: Point, access: Access) -> Option<Write> {
    match access {
        Access::Write(value) => Some(Write { point: Some(point), value }),
        _ => None,
    }
}

fn sets_elsewhere(access: Access) -> bool {
    matches!(access, Access::Address(_) | Access::Captured { sets: true, .. })
}
