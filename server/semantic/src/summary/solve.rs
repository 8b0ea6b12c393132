//! Solves the summaries of a package: from what each function says about itself to what holds with its callees and
//! callers.
//!
//! "May" facts grow from nothing, "must" facts shrink from everything; both are finite sets, so the fixpoint exists and
//! does not depend on the order in which functions are visited.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::local::{ArgFacts, ArgPath, Handed, LocalSummary, Origin, SiteArg};
use super::ops::Ops;
use super::reads::{Log, Reads};
use super::run::Run;
use super::touch::{Arg, Function};
use crate::flow::postorder;
use crate::intern::Symbol;
use crate::types::{PackageObject, TypeName};

/// What is done with one [`ArgPath`], callees included.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ArgSummary {
    /// Done on some path.
    pub may: Ops,
    /// Done on every path that returns.
    pub must: Ops,
}

/// What a function does, callees included.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FunctionSummary {
    /// By parameter or receiver and fields.
    pub args: BTreeMap<ArgPath, ArgSummary>,
    /// Whether it never returns to its caller.
    pub never_returns: bool,
}

impl FunctionSummary {
    /// What is done with an argument itself.
    pub fn arg(&self, arg: Arg) -> ArgSummary {
        self.args.get(&ArgPath::whole(arg)).copied().unwrap_or_default()
    }
}

/// What the visible callers of a function give it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Callers {
    /// Calls in the package: when the callee runs, and the arguments.
    pub sites: Vec<(Run, Vec<(Arg, SiteArg)>)>,
    /// Whether there may be callers that can't be seen: exported, used as a value, or implementing an interface.
    pub unseen: bool,
}

impl Callers {
    /// What every visible caller agrees on for `arg`: the sites' facts, one a call. Empty without visible calls.
    pub fn of_arg(&self, arg: Arg) -> impl Iterator<Item = (Run, SiteArg)> + '_ {
        self.sites.iter().map(move |(run, args)| {
            (*run, args.iter().find(|(a, _)| *a == arg).map(|(_, site)| *site).unwrap_or_default())
        })
    }

    /// Whether some visible caller hands over the result of one of these calls.
    pub fn hands_over(&self, arg: Arg, origins: &[&str]) -> bool {
        self.of_arg(arg)
            .any(|(_, site)| matches!(site.origin, Origin::Call(symbol) if origins.contains(&symbol.as_str())))
    }
}

/// The summaries of a package.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Summaries {
    pub(super) functions: FxHashMap<Function, Rc<FunctionSummary>>,
    pub(super) callers: FxHashMap<Function, Rc<Callers>>,
    pub(super) fields: FxHashMap<(TypeName, Symbol), Ops>,
    pub(super) globals: FxHashMap<PackageObject, Ops>,
    pub(super) has_endless: bool,
    log: Log,
}

impl Summaries {
    /// What a function of the package does; `None` when it has no body that can be read.
    pub fn function(&self, function: Function) -> Option<&FunctionSummary> {
        let summary = self.functions.get(&function);
        self.log.add(|reads| reads.functions.push((function, summary.cloned())));
        summary.map(Rc::as_ref)
    }

    /// Whether some function of the package never returns.
    pub fn has_endless(&self) -> bool {
        self.log.add(|reads| reads.has_endless = Some(self.has_endless));
        self.has_endless
    }

    /// What the callers of a function give it.
    pub fn callers(&self, function: Function) -> Option<&Callers> {
        let callers = self.callers.get(&function);
        self.log.add(|reads| reads.callers.push((function, callers.cloned())));
        callers.map(Rc::as_ref)
    }

    /// What is done anywhere in the package with a field of a type.
    pub fn field(&self, owner: TypeName, name: Symbol) -> Ops {
        let ops = self.fields.get(&(owner, name)).copied().unwrap_or_default();
        self.log.add(|reads| reads.fields.push(((owner, name), ops)));
        ops
    }

    /// What is done anywhere in the package with a package variable.
    pub fn global(&self, object: PackageObject) -> Ops {
        let ops = self.globals.get(&object).copied().unwrap_or_default();
        self.log.add(|reads| reads.globals.push((object, ops)));
        ops
    }

    /// Starts to write down what is asked. Whatever was being written down before is given back, for
    /// [`Summaries::stop_reading`].
    pub fn start_reading(&self) -> Option<Reads> {
        self.log.replace(Some(Reads::default()))
    }

    /// What was asked since [`Summaries::start_reading`], which gave `before`.
    pub fn stop_reading(&self, before: Option<Reads>) -> Reads {
        self.log.replace(before).unwrap_or_default()
    }

    /// Whether what is asked is written down.
    pub(crate) fn is_reading(&self) -> bool {
        self.log.is_open()
    }

    /// Says that the answer depends on whether the package is free of syntax errors.
    pub(crate) fn note_whole(&self, whole: bool) {
        self.log.add(|reads| reads.whole = Some(whole));
    }

    /// Says that the answer depends on all declarations of the package.
    pub(crate) fn note_everything(&self) {
        self.log.add(|reads| reads.everything = true);
    }

    /// Solves the package whose functions say `locals` of themselves.
    pub fn solve(locals: &[(Option<Function>, Rc<LocalSummary>)]) -> Summaries {
        let mut summaries = Summaries::default();
        let functions = solve_functions(locals);
        for (_, local) in locals {
            for (field, ops) in &local.fields {
                *summaries.fields.entry(*field).or_default() |= *ops;
            }
            for (object, ops) in &local.globals {
                *summaries.globals.entry(*object).or_default() |= *ops;
            }
        }
        summaries.has_endless = functions.values().any(|summary| summary.never_returns);
        summaries.callers = collect_callers(locals);
        summaries.functions = functions.into_iter().map(|(name, summary)| (name, Rc::new(summary))).collect();
        summaries
    }
}

type Solved = FxHashMap<Function, FunctionSummary>;

/// Fixpoints end by themselves; a package whose functions are visited more often than this on average keeps the sound side
/// of what it has.
const MAX_VISITS: usize = 64;

fn solve_functions(locals: &[(Option<Function>, Rc<LocalSummary>)]) -> Solved {
    let named = readable(locals);
    let mut solved: Solved = named
        .iter()
        .map(|(name, local)| {
            let args = local.args.iter().map(|(path, facts)| {
                let must = if facts.handed.is_empty() { on_every_way(facts, |_| Ops::NONE) } else { Ops::ALL };
                (path.clone(), ArgSummary { may: facts.may, must })
            });
            (*name, FunctionSummary { args: args.collect(), never_returns: local.never_returns })
        })
        .collect();
    let dependent: Vec<(Function, &LocalSummary)> =
        named.into_iter().filter(|(_, local)| callees(local).next().is_some()).collect();
    let order = CallOrder::of(&dependent);
    let mut waiting: BTreeSet<usize> = (0..dependent.len()).collect();
    let mut visits = dependent.len() * MAX_VISITS;
    while let Some(next) = waiting.pop_first() {
        let function = order.callees_first[next];
        let (name, local) = dependent[function];
        if step(&mut solved, name, local) {
            waiting.extend(&order.callers[function]);
        }
        visits -= 1;
        if visits == 0 && !waiting.is_empty() {
            give_up(&mut solved, &dependent);
            return solved;
        }
    }
    solved
}

/// Functions whose body can be read, by name. A name that is declared twice says nothing: nobody knows which one is meant.
fn readable(locals: &[(Option<Function>, Rc<LocalSummary>)]) -> Vec<(Function, &LocalSummary)> {
    let mut count: FxHashMap<Function, u32> = FxHashMap::default();
    for name in locals.iter().filter_map(|(name, _)| *name) {
        *count.entry(name).or_default() += 1;
    }
    let named = locals.iter().filter(|(_, local)| !local.opaque).filter_map(|(name, local)| Some(((*name)?, &**local)));
    named.filter(|(name, _)| count[name] == 1).collect()
}

/// The functions on which the equations of one depend.
fn callees(local: &LocalSummary) -> impl Iterator<Item = Function> + '_ {
    let handed = local.args.values().flat_map(|facts| facts.handed.iter().map(|handed| handed.to));
    handed.chain(local.routes.iter().flat_map(|routes| routes.callees().copied()))
}

/// In which order functions are best visited. Everything in it is a position in the list that it was made of.
struct CallOrder {
    /// Callees before their callers, as far as recursion lets them.
    callees_first: Vec<usize>,
    /// By function, the places in `callees_first` of the functions that depend on it.
    callers: Vec<Vec<usize>>,
}

impl CallOrder {
    fn of(functions: &[(Function, &LocalSummary)]) -> CallOrder {
        let by_name: FxHashMap<Function, usize> =
            functions.iter().enumerate().map(|(index, (name, _))| (*name, index)).collect();
        let calls: Vec<Vec<usize>> = functions
            .iter()
            .map(|(_, local)| callees(local).filter_map(|callee| by_name.get(&callee).copied()).collect())
            .collect();
        let roots: Vec<usize> = (0..functions.len()).collect();
        let callees_first = postorder(functions.len(), &roots, |function: usize| calls[function].iter().copied());
        let mut callers = vec![Vec::new(); functions.len()];
        for (place, &caller) in callees_first.iter().enumerate() {
            for &callee in &calls[caller] {
                callers[callee].push(place);
            }
        }
        CallOrder { callees_first, callers }
    }
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
    let Some(current) = solved.get_mut(&name) else { return false };
    let updated = FunctionSummary { args: next, never_returns };
    let changed = *current != updated;
    *current = updated;
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
fn give_up(solved: &mut Solved, dependent: &[(Function, &LocalSummary)]) {
    for (name, _) in dependent {
        if let Some(summary) = solved.get_mut(name) {
            for facts in summary.args.values_mut() {
                *facts = ArgSummary { may: Ops::ALL, must: Ops::NONE };
            }
        }
    }
}

fn collect_callers(locals: &[(Option<Function>, Rc<LocalSummary>)]) -> FxHashMap<Function, Rc<Callers>> {
    let mut callers: FxHashMap<Function, Callers> = FxHashMap::default();
    let mut values: FxHashSet<Function> = FxHashSet::default();
    for (_, local) in locals {
        values.extend(local.values.iter().copied());
        for site in &local.sites {
            callers.entry(site.callee).or_default().sites.push((site.run, site.args.clone()));
        }
    }
    for (function, _) in locals {
        let Some(function) = function else { continue };
        let entry = callers.entry(*function).or_default();
        entry.unseen = function.name.is_exported() || values.contains(function);
    }
    callers
        .into_iter()
        .map(|(function, mut callers)| {
            // The order of declarations must not show.
            callers.sites.sort();
            (function, Rc::new(callers))
        })
        .collect()
}
