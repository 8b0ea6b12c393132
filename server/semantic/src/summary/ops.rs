//! What can be done to a value, as sets: the vocabulary of summaries.

use std::ops::{BitAnd, BitAndAssign, BitOr, BitOrAssign, Not};

/// A set of operations on one place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Ops(u32);

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident = $bit:expr, $text:literal;)*) => {
        impl Ops {
            $($(#[$doc])* pub const $name: Ops = Ops(1 << $bit);)*

            const NAMES: &'static [(Ops, &'static str)] = &[$((Ops::$name, $text)),*];
        }
    };
}

ops! {
    /// Closed: `Close`, `CloseWithError`, `Stop`, `Shutdown` of the resource itself.
    CLOSE = 0, "close";
    /// Bytes read from it.
    READ = 1, "read";
    /// Bytes written to it.
    WRITE = 2, "write";
    /// A read deadline set (`SetDeadline` sets both).
    READ_DEADLINE = 3, "read-deadline";
    /// A write deadline set.
    WRITE_DEADLINE = 4, "write-deadline";
    /// Locked exclusively.
    LOCK = 5, "lock";
    /// Locked for reading.
    RLOCK = 6, "rlock";
    /// Unlocked.
    UNLOCK = 7, "unlock";
    /// Unlocked for reading.
    RUNLOCK = 8, "runlock";
    /// Sent on, as a channel.
    SEND = 9, "send";
    /// Received from, as a channel.
    RECV = 10, "recv";
    /// Closed, as a channel.
    CLOSE_CHAN = 11, "close-chan";
    /// `WaitGroup.Add`
    ADD = 12, "add";
    /// `WaitGroup.Done`
    DONE = 13, "done";
    /// Waited for: `WaitGroup.Wait`, `Cond.Wait`, `Cmd.Wait`, `Group.Wait`.
    WAIT = 14, "wait";
    /// Called, as a function value.
    CALL = 15, "call";
    /// Assigned or written through.
    STORE = 16, "store";
    /// Used in a way that has no entry of its own: a getter, a comparison, a log call.
    USE = 17, "use";
    /// Accepted from, as a listener.
    ACCEPT = 18, "accept";
    /// Escapes: stored in a field, global, map, slice or channel that outlives the function.
    STORED = 19, "stored";
    /// Escapes: returned.
    RETURNED = 20, "returned";
    /// Escapes: handed to code that can't be seen.
    UNSEEN = 21, "unseen";
    /// Used by a goroutine that was started here.
    SHARED = 22, "shared";
    /// Ownership handed to a callee that is known to take it.
    OWNED = 23, "owned";
    /// Half-closed: `CloseWrite`.
    CLOSE_WRITE = 24, "close-write";
    /// Accessed atomically.
    ATOMIC = 25, "atomic";
    /// Started: a process, a timer, a server.
    START = 26, "start";
}

impl Ops {
    /// No operation.
    pub const NONE: Ops = Ops(0);
    /// Every operation.
    pub const ALL: Ops = Ops(u32::MAX);
    /// The ways in which a value leaves what can be seen.
    pub const ESCAPES: Ops = Ops(Ops::STORED.0 | Ops::RETURNED.0 | Ops::UNSEEN.0 | Ops::OWNED.0);

    /// Both sets, where an operator can't be used.
    pub const fn and(self, other: Ops) -> Ops {
        Ops(self.0 | other.0)
    }

    /// Whether all of `other` is in the set.
    pub const fn has(self, other: Ops) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether some of `other` is in the set.
    pub const fn any(self, other: Ops) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the set is empty.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The names of the operations in the set.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Ops::NAMES.iter().filter(move |(op, _)| self.has(*op)).map(|&(_, name)| name)
    }
}

impl BitOr for Ops {
    type Output = Ops;
    fn bitor(self, other: Ops) -> Ops {
        Ops(self.0 | other.0)
    }
}

impl BitOrAssign for Ops {
    fn bitor_assign(&mut self, other: Ops) {
        self.0 |= other.0;
    }
}

impl BitAnd for Ops {
    type Output = Ops;
    fn bitand(self, other: Ops) -> Ops {
        Ops(self.0 & other.0)
    }
}

impl BitAndAssign for Ops {
    fn bitand_assign(&mut self, other: Ops) {
        self.0 &= other.0;
    }
}

impl Not for Ops {
    type Output = Ops;
    fn not(self) -> Ops {
        Ops(!self.0)
    }
}
