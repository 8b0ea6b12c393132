//! What functions do with their arguments, callees included: the fixpoint over the package's calls.
//!
//! "May" facts grow from nothing, "must" facts shrink from everything; both are finite sets, so the fixpoint exists and
//! does not depend on the order in which functions are visited. Functions that call each other are solved together, after
//! their callees; a change concerns its own function, and callers only as long as something changes for them.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::local::{ArgFacts, ArgPath, Handed, LocalSummary};
use super::ops::Ops;
use super::solve::{ArgSummary, Change, FunctionSummary, Local};
use super::touch::{Arg, Function};
use crate::flow::postorder;

type Solved = FxHashMap<Function, Rc<FunctionSummary>>;

/// Brings the solution up to date.
pub(super) fn update_functions(solved: &mut Solved, change: &Change) {
    let calls = Calls::of(change.new);
    let mut is_dirty = vec![false; calls.functions.len()];
    for &place in &change.places {
        if let Some(node) = calls.node_of[place] {
            is_dirty[node] = true;
        }
    }
    for together in &calls.components {
        if !together.iter().any(|&node| is_dirty[node]) {
            continue;
        }
        let before: Vec<_> = together.iter().map(|&node| solved.remove(&calls.functions[node].0)).collect();
        calls.solve(solved, together);
        for (&node, before) in together.iter().zip(before) {
            let name = calls.functions[node].0;
            if solved.get(&name) != before.as_ref() {
                calls.callers[node].iter().for_each(|&caller| is_dirty[caller] = true);
            } else if let Some(before) = before {
                solved.insert(name, before);
            }
        }
    }
}

/// Who calls whom. All numbers are positions in `functions`.
struct Calls<'a> {
    /// Names that are declared once: of others nobody knows which one is meant.
    functions: Vec<(Function, &'a LocalSummary)>,
    /// By declaration, the function that it declares.
    node_of: Vec<Option<usize>>,
    callees: Vec<Vec<usize>>,
    callers: Vec<Vec<usize>>,
    /// Functions that call each other, callees before their callers.
    components: Vec<Vec<usize>>,
}

impl<'a> Calls<'a> {
    fn of(locals: &'a [Local]) -> Calls<'a> {
        let mut count: FxHashMap<Function, u32> = FxHashMap::default();
        for name in locals.iter().filter_map(|(name, _)| *name) {
            *count.entry(name).or_default() += 1;
        }
        let mut functions = Vec::with_capacity(count.len());
        let mut by_name: FxHashMap<Function, usize> = FxHashMap::default();
        let node_of: Vec<Option<usize>> = locals
            .iter()
            .map(|(name, local)| {
                let name = name.filter(|name| count[name] == 1)?;
                by_name.insert(name, functions.len());
                functions.push((name, &**local));
                Some(functions.len() - 1)
            })
            .collect();
        let mut callers: Vec<Vec<usize>> = vec![Vec::new(); functions.len()];
        let mut callees: Vec<Vec<usize>> = Vec::with_capacity(functions.len());
        for (caller, (_, local)) in functions.iter().enumerate() {
            let mut called: Vec<usize> = dependencies(local).filter_map(|name| by_name.get(&name).copied()).collect();
            called.sort_unstable();
            called.dedup();
            called.iter().for_each(|&callee| callers[callee].push(caller));
            callees.push(called);
        }
        let components = components(&callees, &callers);
        Calls { functions, node_of, callees, callers, components }
    }

    /// Solves functions that call each other, when all others that they call are solved.
    fn solve(&self, solved: &mut Solved, together: &[usize]) {
        let members = || together.iter().map(|&node| self.functions[node]).filter(|(_, local)| !local.opaque);
        for (name, local) in members() {
            solved.insert(name, Rc::new(first_guess(local)));
        }
        let once = matches!(together, [node] if !self.callees[*node].contains(node));
        for _ in 0..MAX_ROUNDS {
            let mut changed = false;
            for (name, local) in members() {
                changed |= step(solved, name, local);
            }
            if !changed || once {
                return;
            }
        }
        for (name, _) in members() {
            give_up(solved, name);
        }
    }
}

/// Fixpoints end by themselves; functions that need more rounds than this keep the sound side of what they have.
const MAX_ROUNDS: usize = 64;

/// The functions on which the equations of one depend.
fn dependencies(local: &LocalSummary) -> impl Iterator<Item = Function> + '_ {
    let handed = local.args.values().flat_map(|facts| facts.handed.iter().map(|handed| handed.to));
    handed.chain(local.routes.iter().flat_map(|routes| routes.callees().copied()))
}

/// The strongly connected components of a graph, each after those that its edges lead to (Kosaraju's algorithm).
fn components(to: &[Vec<usize>], from: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let all: Vec<usize> = (0..to.len()).collect();
    let order = postorder(to.len(), &all, |node: usize| from[node].iter().copied());
    let mut seen = vec![false; to.len()];
    let mut components = Vec::new();
    for &root in order.iter().rev() {
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        let mut component = vec![root];
        let mut next = 0;
        while next < component.len() {
            for &node in &to[component[next]] {
                if !std::mem::replace(&mut seen[node], true) {
                    component.push(node);
                }
            }
            next += 1;
        }
        components.push(component);
    }
    components
}

/// Where the equations of a function start from.
fn first_guess(local: &LocalSummary) -> FunctionSummary {
    let args = local.args.iter().map(|(path, facts)| {
        let must = if facts.handed.is_empty() { on_every_way(facts, |_| Ops::NONE) } else { Ops::ALL };
        (path.clone(), ArgSummary { may: facts.may, must })
    });
    FunctionSummary { args: args.collect(), never_returns: local.never_returns }
}

/// One application of a function's equations; whether something changed.
fn step(solved: &mut Solved, name: Function, local: &LocalSummary) -> bool {
    let mut next: BTreeMap<ArgPath, ArgSummary> = BTreeMap::new();
    for (path, facts) in &local.args {
        let of_callee = |handed: &Handed| {
            let callee = solved.get(&handed.to)?;
            Some(callee.args.get(&ArgPath::whole(handed.arg)).copied().unwrap_or_default())
        };
        let must = on_every_way(facts, |handed| {
            // What another goroutine does has not been done when the function returns, but it will be.
            of_callee(handed).map_or(Ops::NONE, |summary| summary.must & !Ops::RETURNED)
        });
        let may = facts.handed.iter().fold(facts.may, |may, handed| match of_callee(handed) {
            Some(summary) => may | (summary.may & !Ops::RETURNED),
            None if handed.arg == Arg::Receiver => may,
            None => may | Ops::UNSEEN,
        });
        let entry = next.entry(path.clone()).or_default();
        entry.may |= may;
        entry.must |= must;
        for handed in &facts.handed {
            add_fields(&mut next, path, handed, solved);
        }
    }
    let is_endless = |callee: &Function| solved.get(callee).is_some_and(|summary| summary.never_returns);
    let never_returns =
        local.never_returns || local.routes.as_ref().is_some_and(|routes| !routes.may_return(is_endless));
    let updated = FunctionSummary { args: next, never_returns };
    let changed = solved.get(&name).is_none_or(|current| **current != updated);
    if changed {
        solved.insert(name, Rc::new(updated));
    }
    changed
}

/// What is done to a value on every way to a return, with what the callees that it is handed to are certain to do.
fn on_every_way(facts: &ArgFacts, callee: impl Fn(&Handed) -> Ops) -> Ops {
    facts.ways.iter().fold(Ops::ALL, |common, way| {
        let handed = facts.handed.iter().enumerate().filter(|(place, _)| *place < 64 && way.handed >> place & 1 == 1);
        common & handed.fold(way.ops, |ops, (_, handed)| ops | callee(handed))
    })
}

/// Adds what a callee does to the fields of a value that it is handed.
fn add_fields(next: &mut BTreeMap<ArgPath, ArgSummary>, path: &ArgPath, handed: &Handed, solved: &Solved) {
    let Some(callee) = solved.get(&handed.to) else { return };
    let whole = ArgPath::whole(handed.arg);
    for (below, summary) in callee.args.range(whole..) {
        if below.arg != handed.arg {
            return;
        }
        if !below.path.is_empty() && path.path.len() + below.path.len() <= MAX_DEPTH {
            let mut deeper = path.clone();
            deeper.path.extend_from_slice(&below.path);
            next.entry(deeper).or_default().may |= summary.may;
        }
    }
}

/// Fields beyond this depth are not followed.
const MAX_DEPTH: usize = 4;

/// What is sound when the rounds did not suffice: everything may happen, nothing must.
fn give_up(solved: &mut Solved, name: Function) {
    if let Some(summary) = solved.get_mut(&name) {
        for facts in Rc::make_mut(summary).args.values_mut() {
            *facts = ArgSummary { may: Ops::ALL, must: Ops::NONE };
        }
    }
}
