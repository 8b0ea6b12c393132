//! Which of the things that a rule follows are in force at each point: locks held, deadlines set, channels closed.

use rustc_hash::FxHashMap;

use super::bits::{BitSet, MustSet};
use super::cfg::{Cfg, Edge, Point, Step};
use super::solve::{Analysis, Lattice, forward};
use crate::summary::Place;
use crate::syntax::ast::{Decl, ExprId, GenDecl, List, Spec, Stmt, StmtId};
use crate::types::Info;

/// A change of what is in force. `K` is the place with whatever else tells things apart: read or write lock, which kind of
/// deadline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change<K> {
    /// From here on it is.
    Set(K),
    /// From here on it is not.
    Clear(K),
}

/// What a thing that a rule follows is kept in.
pub trait Keyed: Clone + Eq + std::hash::Hash {
    /// The place whose assignment ends it.
    fn place(&self) -> &Place;
}

impl Keyed for Place {
    fn place(&self) -> &Place {
        self
    }
}

impl<T: Clone + Eq + std::hash::Hash> Keyed for (Place, T) {
    fn place(&self) -> &Place {
        &self.0
    }
}

/// How things that differ on two joining paths are taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quantifier {
    /// In force if it is on some path.
    May,
    /// In force if it is on every path.
    Must,
}

/// What is in force where.
#[derive(Debug)]
pub struct Held<K> {
    keys: Vec<K>,
    /// Sorted by point.
    changes: Vec<(Point, u32, bool)>,
    /// At the start of each block; `None` where no path comes.
    facts: Vec<Option<BitSet>>,
    /// Kept to count points within a block.
    starts: Vec<u32>,
}

impl<K: Keyed> Held<K> {
    /// Follows the changes that `effects` tells of each step through a function, starting with what is in force at its
    /// start. Assigning to a place, or to a variable that it is a part of, ends what is kept in it; so does its declaration,
    /// which begins a new variable. `None` when the analysis does not settle.
    pub fn of(
        cfg: &Cfg,
        decl: &Decl,
        info: &Info,
        quantifier: Quantifier,
        entry: &[K],
        mut effects: impl FnMut(Point, Step, &mut Vec<Change<K>>),
    ) -> Option<Held<K>> {
        let mut numbers = Numbers { keys: Vec::new(), numbers: FxHashMap::default() };
        let entry: BitSet = entry.iter().map(|key| numbers.of(key) as usize).collect();
        let mut changes = Vec::new();
        let mut buffer = Vec::new();
        for (point, step) in cfg.steps() {
            effects(point, step, &mut buffer);
            for change in buffer.drain(..) {
                changes.push(match change {
                    Change::Set(key) => (point, numbers.of(&key), true),
                    Change::Clear(key) => (point, numbers.of(&key), false),
                });
            }
        }
        let keys = numbers.keys;
        let changes = with_assignments(cfg, decl, info, &keys, changes);
        let facts = match quantifier {
            Quantifier::May => solve(cfg, &Problem { entry, changes: &changes })?,
            Quantifier::Must => {
                let facts = solve(cfg, &Problem { entry: MustSet(entry), changes: &changes })?;
                facts.into_iter().map(|fact| fact.map(|set| set.0)).collect()
            }
        };
        let starts = cfg.blocks.iter().map(|block| block.steps).collect();
        Some(Held { keys, changes, facts, starts })
    }

    /// What is in force right before a point, in the order in which the function first speaks of it. Nothing where no path
    /// comes.
    pub fn before(&self, point: Point) -> Vec<&K> {
        let block = self.starts.partition_point(|start| *start <= point.0).saturating_sub(1);
        let Some(mut set) = self.facts.get(block).cloned().flatten() else { return Vec::new() };
        let from = self.changes.partition_point(|(at, ..)| at.0 < self.starts[block]);
        for &(_, key, is_set) in self.changes[from..].iter().take_while(|(at, ..)| *at < point) {
            change(&mut set, key, is_set);
        }
        set.iter().filter_map(|key| self.keys.get(key)).collect()
    }

    /// Whether a thing is in force right before a point.
    pub fn is_held(&self, point: Point, key: &K) -> bool {
        self.before(point).into_iter().any(|held| held == key)
    }

    /// What is in force at the start of a block.
    pub fn at(&self, block: super::cfg::BlockId) -> Vec<&K> {
        let set = self.facts.get(block.index()).and_then(Option::as_ref);
        set.map_or_else(Vec::new, |set| set.iter().filter_map(|key| self.keys.get(key)).collect())
    }
}

struct Numbers<K> {
    keys: Vec<K>,
    numbers: FxHashMap<K, u32>,
}

impl<K: Keyed> Numbers<K> {
    fn of(&mut self, key: &K) -> u32 {
        if let Some(&number) = self.numbers.get(key) {
            return number;
        }
        let number = self.keys.len() as u32;
        self.keys.push(key.clone());
        self.numbers.insert(key.clone(), number);
        number
    }
}

fn change(set: &mut BitSet, key: u32, is_set: bool) {
    if is_set {
        set.insert(key as usize);
    } else {
        set.remove(key as usize);
    }
}

/// The changes with those that assignments make, which come before what else a step does.
fn with_assignments<K: Keyed>(
    cfg: &Cfg,
    decl: &Decl,
    info: &Info,
    keys: &[K],
    changes: Vec<(Point, u32, bool)>,
) -> Vec<(Point, u32, bool)> {
    if keys.is_empty() {
        return changes;
    }
    let mut all = Vec::with_capacity(changes.len());
    for (point, step) in cfg.steps() {
        for target in targets(decl, step) {
            let Some(assigned) = Place::of(decl, info, target) else { continue };
            let ended = keys.iter().enumerate().filter(|(_, key)| key.place().is_within(&assigned));
            all.extend(ended.map(|(number, _)| (point, number as u32, false)));
        }
    }
    all.extend(changes);
    // Stable: of one point, assignments stay first.
    all.sort_by_key(|(point, ..)| *point);
    all
}

/// What a step assigns to.
fn targets(decl: &Decl, step: Step) -> Vec<ExprId> {
    let list = |list: List<ExprId>| decl.list(list).collect();
    match step {
        Step::Stmt(stmt) => match decl[stmt] {
            Stmt::Assign { lhs, .. } => list(lhs),
            _ => Vec::new(),
        },
        Step::Var(stmt, index) => match spec(decl, stmt, index) {
            Some(Spec::Value { names, .. }) => list(names),
            _ => Vec::new(),
        },
        Step::Bind(stmt) => match decl[stmt] {
            Stmt::Range { key, value, .. } => [key, value].into_iter().flatten().collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn spec(decl: &Decl, stmt: StmtId, index: u32) -> Option<Spec> {
    match decl[stmt] {
        Stmt::Decl(GenDecl { specs, .. }) => decl.at(specs, index as usize).map(|spec| decl[spec]),
        _ => None,
    }
}

struct Problem<'a, F> {
    entry: F,
    changes: &'a [(Point, u32, bool)],
}

/// A set that changes can be made to.
trait Set: Lattice {
    fn bits(&mut self) -> &mut BitSet;
}

impl Set for BitSet {
    fn bits(&mut self) -> &mut BitSet {
        self
    }
}

impl Set for MustSet {
    fn bits(&mut self) -> &mut BitSet {
        &mut self.0
    }
}

impl<F: Set> Analysis for Problem<'_, F> {
    type Fact = F;

    fn boundary(&self) -> F {
        self.entry.clone()
    }

    fn step(&self, fact: &mut F, point: Point, _step: Step) {
        let from = self.changes.partition_point(|(at, ..)| *at < point);
        for &(_, key, is_set) in self.changes[from..].iter().take_while(|(at, ..)| *at == point) {
            change(fact.bits(), key, is_set);
        }
    }

    fn edge(&self, _fact: &mut F, _edge: Edge) -> bool {
        true
    }
}

fn solve<F: Set>(cfg: &Cfg, problem: &Problem<'_, F>) -> Option<Vec<Option<F>>> {
    let solution = forward(cfg, problem)?;
    Some(cfg.blocks().map(|block| solution.at(block).cloned()).collect())
}
