//! What calls outside of the package do, read from the standard library's table of effects.

use super::ops::Ops;
use crate::model::callee::Callee;
use crate::stdlib::effects::{self, Acts, Effects};

/// What a call does with one of its arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ArgEffect {
    /// What is done to it.
    pub ops: Ops,
    /// Whether the call's result stands for it: a buffered reader, a TLS connection over it.
    pub wraps: bool,
}

/// When a call calls a function that it is given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Calls {
    /// Before it returns.
    Now,
    /// In another goroutine.
    Goroutine,
    /// At some later time.
    Later,
    /// Not known.
    Unknown,
}

/// What is known of a callee outside of the package.
pub fn of(callee: Callee) -> Option<&'static Effects> {
    match callee {
        Callee::Func(object) => effects::function(object.package.as_str(), object.name.as_str()),
        Callee::Method { owner, name, .. } if owner.scope == 0 => {
            effects::method(owner.package.as_str(), owner.name.as_str(), name.as_str())
        }
        _ => None,
    }
}

/// What a method outside of the package does with its receiver. A method that nothing is known of just uses it: it is
/// the value's own.
pub fn on_receiver(callee: Callee) -> Ops {
    of(callee).map_or(Ops::USE, |effects| ops(effects.receiver))
}

/// Whether a method's result stands for its receiver.
pub fn wraps_receiver(callee: Callee) -> bool {
    of(callee).is_some_and(|effects| effects.receiver.has(effects::WRAPS))
}

/// What a call outside of the package does with its argument at `index`.
pub fn on_argument(callee: Callee, index: u32) -> ArgEffect {
    let plain = |ops| ArgEffect { ops, wraps: false };
    match callee {
        Callee::Builtin(name) => plain(match name.as_str() {
            "append" if index > 0 => Ops::STORED,
            "close" => Ops::CLOSE_CHAN,
            "panic" => Ops::UNSEEN,
            "copy" | "clear" | "delete" if index == 0 => Ops::STORE,
            _ => Ops::USE,
        }),
        Callee::Conversion(_) => plain(Ops::USE),
        _ => match of(callee) {
            None => plain(Ops::UNSEEN),
            Some(effects) => {
                let acts = effects.arg(index as usize);
                let wraps = acts.has(effects::WRAPS);
                // What a wrapper takes over is closed through the wrapper, which stands for it from then on.
                let owned = if acts.has(effects::OWNS) && !wraps { Ops::OWNED } else { Ops::NONE };
                ArgEffect { ops: ops(acts) | owned, wraps }
            }
        },
    }
}

/// When a call outside of the package calls its argument at `index`.
pub fn calls_argument(callee: Callee, index: u32) -> Calls {
    let Some(effects) = of(callee) else { return Calls::Unknown };
    let acts = effects.arg(index as usize);
    if acts.any(effects::SPAWNS | effects::SERVES) {
        Calls::Goroutine
    } else if acts.has(effects::CALLS) {
        Calls::Now
    } else if acts.has(effects::DEFERS) {
        Calls::Later
    } else {
        Calls::Unknown
    }
}

/// What acts of the table are in the vocabulary of summaries.
fn ops(acts: Acts) -> Ops {
    const PAIRS: [(Acts, Ops); 15] = [
        (effects::READS, Ops::READ),
        (effects::WRITES, Ops::WRITE),
        (effects::FILLS, Ops::STORE),
        (effects::CLOSES, Ops::CLOSE),
        (effects::CLOSES_WRITE, Ops::CLOSE_WRITE),
        (effects::KEEPS, Ops::UNSEEN),
        (effects::READ_DEADLINE, Ops::READ_DEADLINE),
        (effects::WRITE_DEADLINE, Ops::WRITE_DEADLINE),
        (effects::ACCEPTS, Ops::ACCEPT),
        (effects::SENDS, Ops::SEND),
        (effects::ADDS, Ops::ADD),
        (effects::DONE, Ops::DONE),
        (effects::WAITS, Ops::WAIT),
        (effects::ATOMIC, Ops::ATOMIC),
        (effects::STARTS, Ops::START),
    ];
    const LOCKS: [(Acts, Ops); 2] = [(effects::LOCKS, Ops::LOCK), (effects::RLOCKS, Ops::RLOCK)];
    const UNLOCKS: [(Acts, Ops); 2] = [(effects::UNLOCKS, Ops::UNLOCK), (effects::RUNLOCKS, Ops::RUNLOCK)];
    // A lock that is only tried may not be held afterwards: such code decides for itself.
    let locks = if acts.has(effects::TRIES) { &[][..] } else { &LOCKS[..] };
    let pairs = PAIRS.iter().chain(locks).chain(&UNLOCKS);
    pairs.filter(|(act, _)| acts.has(*act)).fold(Ops::USE, |ops, (_, op)| ops | *op)
}
