//! Predeclared functions.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["close"],
        entries: &["gor-09", "gor-18", "gor-21"],
        text: "A second close panics, a send after it too, and so do senders that are waiting at that moment. A select \
               with a `done` case does not save them, as it picks at random: 518 panics in 1000 tries. So the only \
               sender closes, or whoever waited for all of them; with several senders close a `done` channel of its \
               own. Buffered values can still be received.",
    },
    Note {
        symbols: &["append"],
        entries: &["x-15", "net-07", "x-07"],
        text: "If there is spare capacity it writes into the array at hand: two goroutines that append to slices of \
               one array overwrite each other, and appending to `scanner.Bytes()` overwrites input not yet read. \
               `slices.Clip` makes the next append copy. `s = append(s, x)` from several goroutines is a race that \
               loses elements.",
    },
    Note {
        symbols: &["make(chan)"],
        entries: &["gor-05", "x-04"],
        text: "With capacity n, n sends succeed without a receiver. A channel for one result wants capacity 1: the \
               sender then ends even if the caller gave up. A larger buffer only delays the moment at which a slow \
               receiver is felt; it is no cure for a receiver that left. The buffer is allocated at once.",
    },
    Note {
        symbols: &["make([]T)"],
        entries: &["net-05"],
        text: "With a length that a peer sent, a few bytes decide about gigabytes: check it first. 4 GiB succeed on \
               64-bit systems, as the pages are only reserved, and kill the process later as they fill. A negative or \
               absurd length panics, which can be recovered; running out of memory cannot.",
    },
    Note {
        symbols: &["len(chan)"],
        entries: &["gor-26"],
        text: "A snapshot that may be old before it is compared: after `if len(ch) < cap(ch)` the send can still \
               block, after `len(ch) > 0` the receive can. A select with default asks and acts in one step. Goroutines \
               that wait do not count.",
    },
    Note {
        symbols: &["delete"],
        entries: &["gor-07", "net-25"],
        text: "It is a write: beside any other access without a lock it can abort the program with `fatal error: \
               concurrent map writes`. The map keeps its memory. In a registry, delete only the entry that is yours: \
               after a reconnect the same key may stand for a newer value.",
    },
    Note {
        symbols: &["copy"],
        entries: &["net-07"],
        text: "It copies as much as the shorter slice holds and says how much; into a nil slice nothing. Elements are \
               copied as they are: pointers, maps and slices in them stay shared with the other goroutine. \
               `bytes.Clone` (since Go 1.20) allocates as well.",
    },
    Note {
        symbols: &["clear"],
        entries: &["gor-07"],
        text: "For a map it is a write to all of it, for a slice to every element: neither may happen while another \
               goroutine reads. A slice that was handed over shares its array, so the receiver sees zeros. Since Go \
               1.21.",
    },
    Note {
        symbols: &["panic"],
        entries: &["gor-04", "gor-28", "pipe-08"],
        text: "It unwinds this goroutine only, and if nothing there recovers the process ends with status 2: deferred \
               calls of other goroutines do not run. net/http recovers panics of a handler in the handler's goroutine, \
               not in those that it starts. Locks without a deferred Unlock stay locked when a caller recovers.",
    },
    Note {
        symbols: &["recover"],
        entries: &["gor-04", "gor-04b", "gor-28"],
        text: "It works only when a deferred function calls it directly, in the goroutine that panics. `fatal error`s, \
               such as concurrent map writes, deadlock or an unlocked mutex, cannot be caught. Around a worker's whole \
               loop it ends the worker at the first panic: 2 workers took 3 of 10 jobs, then senders hung. Put it \
               around each job, and pass an error on.",
    },
];
