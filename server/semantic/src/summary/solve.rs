//! The summaries of a package: what holds for each function with its callees and callers.

use std::collections::BTreeMap;
use std::hash::Hash;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::callers::update_callers;
use super::fixpoint::{Calls, update_functions};
use super::local::{ArgPath, LocalSummary, Origin, SiteArg};
use super::ops::Ops;
use super::reads::{Log, Reads};
use super::run::Run;
use super::touch::{Arg, Function};
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
    /// By parameter or receiver and fields; sorted.
    args: Box<[(ArgPath, ArgSummary)]>,
    /// Whether it never returns to its caller.
    pub never_returns: bool,
}

impl FunctionSummary {
    pub(super) fn new(mut args: Vec<(ArgPath, ArgSummary)>, never_returns: bool) -> FunctionSummary {
        args.sort_unstable_by_key(|(path, _)| *path);
        FunctionSummary { args: args.into(), never_returns }
    }

    /// What is done with the arguments and their fields.
    pub fn args(&self) -> &[(ArgPath, ArgSummary)] {
        &self.args
    }

    /// What is done with an argument and its fields.
    pub fn args_of(&self, arg: Arg) -> &[(ArgPath, ArgSummary)] {
        let first = self.args.partition_point(|(path, _)| path.arg < arg);
        let rest = &self.args[first..];
        &rest[..rest.partition_point(|(path, _)| path.arg == arg)]
    }

    /// All that may be done with an argument or a field of it.
    pub fn may_within(&self, arg: Arg) -> Ops {
        self.args_of(arg).iter().fold(Ops::NONE, |ops, (_, summary)| ops | summary.may)
    }

    /// What is done with an argument itself.
    pub fn arg(&self, arg: Arg) -> ArgSummary {
        self.at(&ArgPath::whole(arg))
    }

    /// What is done with an argument or a field of one.
    pub fn at(&self, path: &ArgPath) -> ArgSummary {
        let place = self.args.binary_search_by_key(path, |(path, _)| *path);
        place.map_or_else(|_| ArgSummary::default(), |place| self.args[place].1)
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
    calls: Rc<Calls>,
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

    /// Says that the answer depends on everything that was asked for another one.
    pub(crate) fn note_all(&self, reads: &Reads) {
        self.log.add(|log| log.extend(reads));
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
    pub fn solve(locals: &[Local]) -> Summaries {
        let mut summaries = Summaries::default();
        summaries.update(&Change { old: &[], new: locals, places: (0..locals.len()).collect() });
        summaries
    }

    /// The summaries of `new`, when these are those of `old`. What did not change is shared. `None` when all is the same.
    pub fn updated(&self, old: &[Local], new: &[Local]) -> Option<Summaries> {
        let same_names = old.len() == new.len() && old.iter().zip(new).all(|(old, new)| old.0 == new.0);
        if !same_names {
            return Some(Summaries::solve(new));
        }
        let is_same = |old: &Local, new: &Local| Rc::ptr_eq(&old.1, &new.1) || old.1 == new.1;
        let places: Vec<usize> = (0..new.len()).filter(|&place| !is_same(&old[place], &new[place])).collect();
        if places.is_empty() {
            return None;
        }
        let mut summaries = self.clone();
        summaries.update(&Change { old, new, places });
        Some(summaries)
    }

    fn update(&mut self, change: &Change) {
        update_functions(&mut self.functions, &mut self.calls, change);
        update_callers(&mut self.callers, change);
        update_union(&mut self.fields, change, |local| &local.fields);
        update_union(&mut self.globals, change, |local| &local.globals);
        self.has_endless = self.functions.values().any(|summary| summary.never_returns);
    }
}

/// What a declaration says of itself, with the name of the function that it declares, if it does.
pub type Local = (Option<Function>, Rc<LocalSummary>);

/// Which declarations say something else than before.
pub(super) struct Change<'a> {
    /// What they said: the same declarations in the same order, or nothing.
    pub(super) old: &'a [Local],
    /// What they say.
    pub(super) new: &'a [Local],
    /// The places in `new` of those that changed.
    pub(super) places: Vec<usize>,
}

impl<'a> Change<'a> {
    /// What those that changed said and say.
    pub(super) fn both(&self) -> impl Iterator<Item = &'a LocalSummary> + '_ {
        let (old, new) = (self.old, self.new);
        self.places
            .iter()
            .flat_map(move |&place| old.get(place).into_iter().chain(&new[place..=place]))
            .map(|local| &*local.1)
    }
}

/// Brings up to date what all declarations together do with each `K`.
fn update_union<K: Copy + Ord + Hash>(
    union: &mut FxHashMap<K, Ops>,
    change: &Change,
    of: impl Fn(&LocalSummary) -> &BTreeMap<K, Ops>,
) {
    let unchanged = |place: &usize| change.old.get(*place).is_some_and(|old| of(&old.1) == of(&change.new[*place].1));
    if change.places.iter().all(unchanged) {
        return;
    }
    for key in change.both().flat_map(|local| of(local).keys()) {
        union.remove(key);
    }
    // Those that are not in it now are the ones to be put together anew.
    let mut fresh: FxHashMap<K, Ops> = FxHashMap::default();
    for (_, local) in change.new {
        for (key, ops) in of(local).iter().filter(|(key, _)| !union.contains_key(key)) {
            *fresh.entry(*key).or_default() |= *ops;
        }
    }
    union.extend(fresh);
}
