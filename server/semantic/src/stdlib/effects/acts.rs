//! The vocabulary of effects.

use std::ops::BitOr;

/// What a call does with its receiver or one of its arguments, as a set. The empty set: it only looks at it, and keeps
/// nothing of it after it has returned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Acts(u32);

/// What a call may wait for, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Waits(u8);

/// What a call hands out that has to be given back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resource {
    /// A network connection: `Close`.
    Conn,
    /// A listener: `Close`.
    Listener,
    /// A file: `Close`.
    File,
    /// A response: `Close` of its `Body`.
    Response,
    /// Rows of a query: `Close`, or `Next` until it says no.
    Rows,
    /// A transaction: `Commit` or `Rollback`.
    Tx,
    /// A ticker: `Stop`. The garbage collector does it too since Go 1.23.
    Ticker,
    /// A timer: `Stop`, if it isn't needed any more.
    Timer,
    /// A function that has to be called: `context.CancelFunc` and its like.
    Cancel,
    /// A process: `Wait`.
    Process,
    /// A writer that ends what it writes when it is closed, and keeps back some of it until then.
    Finisher,
    /// A writer that keeps back some of what is written until `Flush`.
    Flusher,
    /// Something else with a `Close` method.
    Closer,
}

macro_rules! set {
    ($set:ident($bits:ty) { $($(#[$doc:meta])* $name:ident = $bit:expr;)* }) => {
        $($(#[$doc])* pub const $name: $set = $set(1 << $bit);)*

        impl $set {
            /// Nothing.
            pub const NONE: $set = $set(0);

            /// Whether all of `other` is in the set.
            pub const fn has(self, other: $set) -> bool {
                self.0 & other.0 == other.0
            }

            /// Whether some of `other` is in the set.
            pub const fn any(self, other: $set) -> bool {
                self.0 & other.0 != 0
            }

            /// Whether the set is empty.
            pub const fn is_none(self) -> bool {
                self.0 == 0
            }

            /// Both sets, where an operator can't be used.
            pub const fn and(self, other: $set) -> $set {
                $set(self.0 | other.0)
            }
        }

        impl BitOr for $set {
            type Output = $set;

            fn bitor(self, other: $set) -> $set {
                self.and(other)
            }
        }
    };
}

set! { Acts(u32) {
    /// Reads from it: from a stream, the body of a message, a directory.
    READS = 0;
    /// Writes to it, as to a stream.
    WRITES = 1;
    /// Writes into its memory: the buffer that is read into, the variable that is decoded into, the slice that is sorted.
    FILLS = 2;
    /// Closes it, stops it or ends it before returning.
    CLOSES = 3;
    /// Closes the reading side.
    CLOSES_READ = 4;
    /// Closes the writing side.
    CLOSES_WRITE = 5;
    /// Takes it over: it will be closed by the callee or, if it is [`WRAPS`] too, by what the call returns.
    OWNS = 6;
    /// Keeps it after returning, where it can't be seen.
    KEEPS = 7;
    /// The result refers to it: using the result uses it.
    WRAPS = 8;
    /// Sets its read deadline, of a listener the one for accepting.
    READ_DEADLINE = 9;
    /// Sets its write deadline.
    WRITE_DEADLINE = 10;
    /// Accepts connections from it.
    ACCEPTS = 11;
    /// Locks it exclusively.
    LOCKS = 12;
    /// Locks it for reading.
    RLOCKS = 13;
    /// Unlocks it.
    UNLOCKS = 14;
    /// Unlocks it for reading.
    RUNLOCKS = 15;
    /// The locking is only tried; the result tells.
    TRIES = 16;
    /// Adds to what is to be waited for.
    ADDS = 17;
    /// Takes away from what is to be waited for.
    DONE = 18;
    /// Waits until what was started with it is done.
    WAITS = 19;
    /// Sends on it, as a channel.
    SENDS = 20;
    /// Starts it, or starts it again: a process, a timer, a server.
    STARTS = 21;
    /// Accesses its memory atomically.
    ATOMIC = 22;
    /// Calls it, or its methods, before returning.
    CALLS = 23;
    /// Calls it in another goroutine. With [`CALLS`]: may do either, and returns when it has returned.
    SPAWNS = 24;
    /// Calls it later in other goroutines, several at once: a handler.
    SERVES = 25;
    /// Calls it once later: a cleanup, a finalizer, a function that is wrapped.
    DEFERS = 26;
} }

set! { Waits(u8) {
    /// The other end of a connection, a name server.
    NETWORK = 0;
    /// The stream that it reads or writes, whatever that is.
    STREAM = 1;
    /// Another goroutine.
    SYNC = 2;
    /// A lock.
    LOCK = 3;
    /// A disk, and what else is behind a file: a pipe, a terminal.
    FILE = 4;
    /// Another process.
    PROCESS = 5;
    /// The time to pass.
    SLEEP = 6;
} }
