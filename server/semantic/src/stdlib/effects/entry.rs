//! Entries of the table, and how they are written.

use super::acts::{Acts, Resource, Waits};

/// What a function or method does that its type doesn't say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Effects {
    /// Whether it never returns: the process or goroutine ends, or it panics.
    pub never_returns: bool,
    /// What it may wait for; without limit unless a deadline or context limits it.
    pub waits: Waits,
    /// What it does with its receiver.
    pub receiver: Acts,
    /// Whether it does nothing but compute its results.
    pub pure: bool,
    args: [Acts; ARGS],
    rest: Acts,
    opens: [Option<(u8, Resource)>; 2],
}

/// Arguments that an entry tells apart; the further ones are alike.
const ARGS: usize = 5;

impl Effects {
    pub(super) const NOTHING: Effects = Effects {
        never_returns: false,
        waits: Waits::NONE,
        receiver: Acts::NONE,
        pure: false,
        args: [Acts::NONE; ARGS],
        rest: Acts::NONE,
        opens: [None; 2],
    };
    pub(super) const PURE: Effects = Effects { pure: true, ..Effects::NOTHING };
    pub(super) const ATOMIC: Effects = entry("", "").arg(0, super::acts::ATOMIC).effects;
    pub(super) const ATOMIC_METHOD: Effects = entry("", "").recv(super::acts::ATOMIC).effects;

    /// What it does with its argument at `index`, the receiver not counted.
    pub fn arg(&self, index: usize) -> Acts {
        self.args.get(index).copied().unwrap_or(self.rest)
    }

    /// The results that have to be given back: position and kind.
    pub fn opens(&self) -> impl Iterator<Item = (usize, Resource)> + '_ {
        self.opens.iter().flatten().map(|&(result, resource)| (usize::from(result), resource))
    }

    /// What the result at `index` is, if it has to be given back.
    pub fn opened(&self, index: usize) -> Option<Resource> {
        self.opens().find(|(result, _)| *result == index).map(|(_, resource)| resource)
    }

    /// Whether it may wait for something.
    pub fn may_block(&self) -> bool {
        !self.waits.is_none()
    }
}

/// What some symbols of a package have in common.
pub(super) struct Entry {
    pub package: &'static str,
    /// `Func` and `Type.Method`, separated by spaces.
    pub names: &'static str,
    pub effects: Effects,
}

/// An entry for symbols that only look at what they are given and don't wait; what else they do is added to it.
pub(super) const fn entry(package: &'static str, names: &'static str) -> Entry {
    Entry { package, names, effects: Effects::NOTHING }
}

impl Entry {
    pub const fn never_returns(mut self) -> Entry {
        self.effects.never_returns = true;
        self
    }

    pub const fn waits(mut self, waits: Waits) -> Entry {
        self.effects.waits = self.effects.waits.and(waits);
        self
    }

    /// What is done with the receiver.
    pub const fn recv(mut self, acts: Acts) -> Entry {
        self.effects.receiver = self.effects.receiver.and(acts);
        self
    }

    /// What is done with an argument.
    pub const fn arg(mut self, index: usize, acts: Acts) -> Entry {
        self.effects.args[index] = self.effects.args[index].and(acts);
        self
    }

    /// What is done with an argument and all after it.
    pub const fn args_from(mut self, index: usize, acts: Acts) -> Entry {
        let mut i = index;
        while i < ARGS {
            self = self.arg(i, acts);
            i += 1;
        }
        self.effects.rest = self.effects.rest.and(acts);
        self
    }

    /// The result at `index` has to be given back.
    pub const fn opens(mut self, index: u8, resource: Resource) -> Entry {
        let slot = if self.effects.opens[0].is_none() { 0 } else { 1 };
        self.effects.opens[slot] = Some((index, resource));
        self
    }

    pub const fn pure(mut self) -> Entry {
        self.effects.pure = true;
        self
    }
}
