//! Functions that call each other, solved together when everything else that they call is solved.
//!
//! Only what is new travels: each function writes down the values of which it has learned something, and each of its
//! callers reads on from where it stopped. What is done grows and what is certain shrinks, both in finite sets, so this
//! ends by itself, and the order of the visits does not show.

use std::collections::VecDeque;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::fixpoint::Solved;
use super::local::{ArgFacts, ArgPath, Handed, LocalSummary};
use super::ops::Ops;
use super::place::MAX_DEPTH;
use super::solve::{ArgSummary, FunctionSummary};
use super::touch::{Arg, Function};

/// How often functions are visited, on average, before what they do counts as unknown. Real code needs a few visits each.
const MAX_VISITS: usize = 64;

/// A function of which more is learned from its callees than this is solved anew with shorter chains of fields, down to
/// none: what code that works on a tree does to all the fields of all the nodes multiplies with each step, and nobody asks
/// for it. Most functions know of ten.
const MAX_LEARNED: usize = 1000;

/// Solves functions that call each other. Those whose code can't be read stay unknown.
pub(super) fn solve<'a>(solved: &mut Solved, together: impl Iterator<Item = (Function, &'a LocalSummary)>) {
    let readable: Vec<_> = together.filter(|(_, local)| !local.opaque).collect();
    let mut depths = (0..=MAX_DEPTH).rev();
    let members = depths.find_map(|depth| Component::new(&readable, depth, solved).solved(solved)).unwrap_or_default();
    solved.extend(members.into_iter().map(|member| (member.name, Rc::new(member.summary()))));
}

struct Component<'a> {
    members: Vec<Member<'a>>,
    places: FxHashMap<Function, usize>,
}

/// A function that is being solved.
struct Member<'a> {
    name: Function,
    local: &'a LocalSummary,
    /// What is done, as far as it is known, by value.
    may: FxHashMap<ArgPath, Ops>,
    /// The values of which something was learned, in that order.
    learned: Vec<ArgPath>,
    /// What is certain to be done, by position in `local.args`.
    must: Vec<Ops>,
    /// In the order of `local.args`, and of what each value is handed to.
    passes: Vec<Pass>,
    never_returns: bool,
    /// The members whose equations depend on this one's.
    callers: Vec<usize>,
    /// How many fields it learns of from its callees, one behind the other.
    depth: usize,
}

/// A value that is handed on.
#[derive(Clone, Copy)]
enum Pass {
    /// To another member: how much of what that has learned was read, and the argument's position in its `local.args`.
    Member { at: usize, read: usize, place: Option<usize> },
    /// To a function that is solved and certain to do this, or to one that is unknown.
    Settled { must: Ops },
}

impl<'a> Component<'a> {
    fn new(readable: &[(Function, &'a LocalSummary)], depth: usize, solved: &Solved) -> Component<'a> {
        let places = readable.iter().map(|(name, _)| *name).zip(0..).collect();
        let mut component = Component { members: Vec::new(), places };
        for (name, local) in readable {
            let member = component.member(*name, local, depth, solved);
            component.members.push(member);
        }
        component.link();
        component
    }

    /// The members when all is known, unless there is too much to be known.
    fn solved(mut self, solved: &Solved) -> Option<Vec<Member<'a>>> {
        let is_small = self.members.iter().all(|member| !member.knows_too_much());
        (is_small && self.run(solved)).then_some(self.members)
    }

    /// A member with what it says itself, and with what is known of callees that are solved.
    fn member(&self, name: Function, local: &'a LocalSummary, depth: usize, solved: &Solved) -> Member<'a> {
        let mut member = Member {
            name,
            local,
            may: FxHashMap::default(),
            learned: Vec::new(),
            must: Vec::new(),
            passes: Vec::new(),
            never_returns: local.never_returns,
            callers: Vec::new(),
            depth,
        };
        for (path, facts) in &local.args {
            member.may.insert(*path, Ops::NONE);
            member.learn(*path, facts.may);
            member.must.push(if facts.handed.is_empty() { on_every_way(facts, |_| Ops::NONE) } else { Ops::ALL });
            for handed in &facts.handed {
                let pass = match self.places.get(&handed.to) {
                    Some(&at) => Pass::Member { at, read: 0, place: None },
                    None => Pass::Settled { must: member.learn_settled(path, handed, solved) },
                };
                member.passes.push(pass);
            }
        }
        member
    }

    /// Fills in what can be said only when all members are there.
    fn link(&mut self) {
        for caller in 0..self.members.len() {
            let local = self.members[caller].local;
            let handed = local.args.values().flat_map(|facts| &facts.handed).enumerate();
            for (pass, handed) in handed {
                let Some(&at) = self.places.get(&handed.to) else { continue };
                let place = position(self.members[at].local, handed.arg);
                self.members[caller].passes[pass] = Pass::Member { at, read: 0, place };
                self.members[at].callers.push(caller);
            }
            for callee in local.routes.iter().flat_map(|routes| routes.callees()) {
                if let Some(&at) = self.places.get(callee) {
                    self.members[at].callers.push(caller);
                }
            }
        }
        for member in &mut self.members {
            member.callers.sort_unstable();
            member.callers.dedup();
        }
    }

    /// Visits members until nothing changes; whether that was possible.
    fn run(&mut self, solved: &Solved) -> bool {
        let mut waiting: VecDeque<usize> = (0..self.members.len()).collect();
        let mut is_waiting = vec![true; self.members.len()];
        let mut visits = self.members.len() * MAX_VISITS;
        while let Some(at) = waiting.pop_front() {
            is_waiting[at] = false;
            if visits == 0 {
                self.members.iter_mut().for_each(Member::give_up);
                return true;
            }
            visits -= 1;
            if !self.visit(at, solved) {
                continue;
            }
            if self.members[at].knows_too_much() {
                return false;
            }
            for &caller in &self.members[at].callers {
                if !std::mem::replace(&mut is_waiting[caller], true) {
                    waiting.push_back(caller);
                }
            }
        }
        true
    }

    /// One application of a member's equations; whether something is new for its callers.
    fn visit(&mut self, at: usize, solved: &Solved) -> bool {
        let local = self.members[at].local;
        let learned = self.members[at].learned.len();
        let mut is_new = false;
        let mut first = 0;
        for (place, (path, facts)) in local.args.iter().enumerate() {
            let passes = first..first + facts.handed.len();
            first = passes.end;
            if passes.is_empty() {
                continue;
            }
            for (pass, handed) in passes.clone().zip(&facts.handed) {
                self.read_on(at, pass, path, handed.arg);
            }
            let must = on_every_way(facts, |pass| self.certain(self.members[at].passes[passes.start + pass]));
            is_new |= std::mem::replace(&mut self.members[at].must[place], must) != must;
        }
        let member = &self.members[at];
        let is_endless = |callee: &Function| match self.places.get(callee) {
            Some(&callee) => self.members[callee].never_returns,
            None => solved.get(callee).is_some_and(|summary| summary.never_returns),
        };
        if !member.never_returns && local.routes.as_ref().is_some_and(|routes| !routes.may_return(is_endless)) {
            self.members[at].never_returns = true;
            is_new = true;
        }
        is_new || self.members[at].learned.len() > learned
    }

    /// Learns what the callee of a pass has learned of its argument `arg` since this was last asked.
    fn read_on(&mut self, at: usize, pass: usize, path: &ArgPath, arg: Arg) {
        let Pass::Member { at: callee, mut read, place } = self.members[at].passes[pass] else { return };
        while let Some(&below) = self.members[callee].learned.get(read) {
            read += 1;
            if below.arg == arg {
                let ops = self.members[callee].may[&below];
                self.members[at].learn_below(path, &below, ops);
            }
        }
        self.members[at].passes[pass] = Pass::Member { at: callee, read, place };
    }

    /// What the callee of a pass is certain to do with the value.
    fn certain(&self, pass: Pass) -> Ops {
        // What another goroutine does has not been done when the function returns, but it will be.
        match pass {
            Pass::Settled { must } => must & !Ops::RETURNED,
            Pass::Member { at, place: Some(place), .. } => self.members[at].must[place] & !Ops::RETURNED,
            Pass::Member { place: None, .. } => Ops::NONE,
        }
    }
}

impl Member<'_> {
    fn learn(&mut self, path: ArgPath, ops: Ops) {
        let known = self.may.entry(path).or_default();
        if !known.has(ops) {
            *known |= ops;
            self.learned.push(path);
        }
    }

    /// Learns that a callee does `ops` to the value `below`, when its argument is this function's `path`.
    fn learn_below(&mut self, path: &ArgPath, below: &ArgPath, ops: Ops) {
        if below.is_whole() {
            self.learn(*path, ops & !Ops::RETURNED);
        } else if let Some(deeper) = path.below(below.fields()).filter(|deeper| deeper.fields().len() <= self.depth) {
            self.learn(deeper, ops);
        }
    }

    fn knows_too_much(&self) -> bool {
        self.depth > 0 && self.may.len() > self.local.args.len() + MAX_LEARNED
    }

    /// Learns what a function does that is solved, or unknown, and answers with what it is certain to do.
    fn learn_settled(&mut self, path: &ArgPath, handed: &Handed, solved: &Solved) -> Ops {
        let Some(callee) = solved.get(&handed.to) else {
            if handed.arg != Arg::Receiver {
                self.learn(*path, Ops::UNSEEN);
            }
            return Ops::NONE;
        };
        for (below, summary) in callee.args_of(handed.arg) {
            self.learn_below(path, below, summary.may);
        }
        callee.arg(handed.arg).must
    }

    /// What is sound when the visits did not suffice: everything may happen, nothing must.
    fn give_up(&mut self) {
        self.may.values_mut().for_each(|may| *may = Ops::ALL);
        self.must.fill(Ops::NONE);
    }

    fn summary(self) -> FunctionSummary {
        let mut must: FxHashMap<&ArgPath, Ops> = self.local.args.keys().zip(self.must).collect();
        let args = self
            .may
            .iter()
            .map(|(path, may)| (*path, ArgSummary { may: *may, must: must.remove(path).unwrap_or_default() }));
        FunctionSummary::new(args.collect(), self.never_returns)
    }
}

/// The position of an argument in what a function says of its arguments.
fn position(local: &LocalSummary, arg: Arg) -> Option<usize> {
    local.args.keys().position(|path| path.arg == arg && path.is_whole())
}

/// What is done to a value on every way to a return, with what the callees that it is handed to are certain to do.
fn on_every_way(facts: &ArgFacts, certain: impl Fn(usize) -> Ops) -> Ops {
    facts.ways.iter().fold(Ops::ALL, |common, way| {
        let handed = (0..facts.handed.len().min(64)).filter(|pass| way.handed >> pass & 1 == 1);
        common & handed.fold(way.ops, |ops, pass| ops | certain(pass))
    })
}
