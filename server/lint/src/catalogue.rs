//! The pitfalls that the rules and notes are about, by the ids of the field guide that they were collected from: bugs of
//! net, bugs of goroutines, `io.Pipe`, the contracts of net, a how-to on connections, and what was added to it.
//!
//! A lettered entry is a part of the one without the letter.

use crate::notes::{self, Note};
use crate::rule::Rule;
use crate::rules;

/// A pitfall.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id, `net-01`.
    pub id: &'static str,
    /// What it is about, without a full stop.
    pub title: &'static str,
}

/// What covers an entry.
#[derive(Default)]
pub struct CoveredBy {
    /// The rules that find it.
    pub rules: Vec<&'static Rule>,
    /// The contract notes that tell of it.
    pub notes: Vec<&'static Note>,
}

/// The entry of that id.
pub fn entry(id: &str) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.id == id)
}

/// The entry of that id and the entries that are parts of it.
pub fn family(id: &str) -> impl Iterator<Item = &'static Entry> {
    ENTRIES.iter().filter(move |entry| is_of_family(entry.id, id))
}

/// What covers an entry itself.
pub fn covered_by(id: &str) -> CoveredBy {
    CoveredBy { rules: rules::covering(id).collect(), notes: notes::covering(id).collect() }
}

/// What covers an entry or one of its parts.
pub fn family_covered_by(id: &str) -> CoveredBy {
    let covers = |entries: &[&str]| entries.iter().any(|entry| is_of_family(entry, id));
    CoveredBy {
        rules: rules::all().iter().copied().filter(|rule| covers(rule.entries)).collect(),
        notes: notes::all().filter(|note| covers(note.entries)).collect(),
    }
}

fn is_of_family(member: &str, id: &str) -> bool {
    member.strip_prefix(id).is_some_and(|letters| letters.chars().all(|letter| letter.is_ascii_lowercase()))
}

const fn of(id: &'static str, title: &'static str) -> Entry {
    Entry { id, title }
}

/// All entries, in the order of the guide.
pub static ENTRIES: &[Entry] = &[
    of("net-01", "Accept is retried on a listener that was closed"),
    of("net-02", "A connection is never closed"),
    of("net-02b", "The error of Accept is dropped"),
    of("net-03", "A server reads without a deadline"),
    of("net-04", "A read is retried although its deadline has passed"),
    of("net-05", "A length that a peer sent decides about an allocation"),
    of("net-06", "Everything that a peer sends is collected in memory"),
    of("net-06b", "Data is read into a slice that nobody looks at"),
    of("net-07", "A goroutine gets a buffer that the next read overwrites"),
    of("net-08", "A proxy does not pass on the end of one direction"),
    of("net-09", "A host is resolved to one address before the dial"),
    of("net-10", "A name is looked up without a context"),
    of("net-11", "A dial has no time limit"),
    of("net-12", "A socket file is left over from the last run"),
    of("net-13", "Two forms of one IP address are compared as bytes"),
    of("net-13b", "A netip address is compared without Unmap"),
    of("net-14", "A passing error ends the accept loop"),
    of("net-15", "A response body is closed before its end"),
    of("net-16", "A deadline is computed long before it is set"),
    of("net-17", "A test listens on a fixed port and sleeps"),
    of("net-18", "A datagram is larger than the path takes"),
    of("net-19", "A linger of 0 discards what was written"),
    of("net-20", "Keepalive settings do something else than meant"),
    of("net-20a", "A Control function sets keepalive, which is overwritten"),
    of("net-20b", "A KeepAliveConfig is not enabled"),
    of("net-20c", "KeepAlive beside an enabled KeepAliveConfig is ignored"),
    of("net-20d", "KeepAlive alone leaves interval and count as they are"),
    of("net-21", "A goroutine waits for a context to close a listener"),
    of("net-22", "A write to a peer that does not read has no deadline"),
    of("net-23", "Closing a connection that another goroutine reads is fine"),
    of("net-24", "A listener's wildcard address is told to others"),
    of("net-25", "A table of connections by their addresses"),
    of("net-25a", "Connections are stored in a table and never removed"),
    of("net-25b", "A broadcast waits for its slowest receiver"),
    of("net-26", "Goroutines share a buffer that has no lock"),
    of("net-27", "Only the first result of a look-up is used"),
    of("net-27b", "The result of a failed look-up is indexed"),
    of("net-28", "An answer by UDP is awaited without a deadline"),
    of("net-29", "Small writes are taken for instant"),
    of("net-30", "The local address of a wildcard UDP socket is used"),
    of("net-31", "A connection is asserted to be of one type"),
    of("net-32", "The first address of a host is dialed"),
    of("net-33", "A short read is taken for a full one"),
    of("net-34", "A socket file is removed whoever it belongs to"),
    of("net-35", "A cancel function is dropped beside a watcher"),
    of("net-36", "A broken connection goes back to its pool"),
    of("net-37", "The end of a stream is logged as an error"),
    of("net-38", "The error of a datagram is dropped"),
    of("net-39", "The process exits while connections are drained"),
    of("net-40", "net.Pipe is used as a plain stream"),
    of("gor-01", "A goroutine captures a loop variable"),
    of("gor-02", "WaitGroup.Add runs inside the goroutine"),
    of("gor-03", "A sleep stands for waiting"),
    of("gor-04", "A panic in a worker ends the program"),
    of("gor-04b", "A recover around the loop ends the worker"),
    of("gor-05", "A sender is left behind by its receiver"),
    of("gor-06", "A loop over a channel that nobody closes"),
    of("gor-07", "Goroutines write to a map without a lock"),
    of("gor-08", "The address of a loop variable outlives the iteration"),
    of("gor-09", "Several goroutines close one channel"),
    of("gor-10", "A cancel function is never called"),
    of("gor-11", "time.After in a select in a loop"),
    of("gor-12", "A defer in a loop"),
    of("gor-13", "A lock is held during I/O"),
    of("gor-14", "Atomic and plain access to one variable"),
    of("gor-15", "A global is made at first use without a lock"),
    of("gor-16", "A request starts goroutines without a limit"),
    of("gor-17", "The tasks of an errgroup ignore its context"),
    of("gor-18", "A channel is closed in the loop that sends to it"),
    of("gor-19", "A lock is copied"),
    of("gor-20", "A loop waits busily"),
    of("gor-21", "A channel is closed while others send"),
    of("gor-22", "The ticker of time.Tick before Go 1.23"),
    of("gor-23", "A changed thread goes back to the scheduler"),
    of("gor-24", "A Once keeps the arguments of its first caller"),
    of("gor-25", "A map is not checked again after a change of locks"),
    of("gor-25b", "A goroutine waits for a lock that it holds"),
    of("gor-26", "A send that no cancellation ends"),
    of("gor-27", "A goroutine is started by init"),
    of("gor-28", "A panic in a fan-out ends the program"),
    of("gor-29", "Calls of C take a thread each"),
    of("gor-30", "A database call has no context, or its rows stay open"),
    of("pipe-01", "One goroutine uses both ends of a pipe"),
    of("pipe-02", "The writing end of a pipe is not closed"),
    of("pipe-03", "A reader leaves and the writer stays"),
    of("pipe-04", "An error of the writer does not reach the reader"),
    of("pipe-04b", "A deferred CloseWithError gets the error of too early"),
    of("pipe-05", "A pipe as a request body without a goroutine"),
    of("pipe-06", "A pipe is copied to itself"),
    of("pipe-07", "Pipes have no buffer that could grow"),
    of("pipe-08", "A status is sent before the source is known to work"),
    of("pipe-09", "A wrapped writer is not closed before its pipe"),
    of("pipe-10", "Neither race detector nor deadlines help with pipes"),
    of("pipe-11", "The writer's result is awaited only on success"),
    of("ctr-01", "Which calls on a connection may run at once"),
    of("ctr-02", "What a deadline is"),
    of("ctr-03", "A cancelled read spoils the next one"),
    of("ctr-04", "What a listener promises"),
    of("ctr-05", "Temporary is deprecated"),
    of("ctr-06", "What the errors of net wrap"),
    of("ctr-06b", "An error of net is compared with =="),
    of("ctr-06c", "An error is recognized by its text"),
    of("ctr-07", "Go's resolver and that of the C library"),
    of("ctr-08", "What the fields of a resolver mean"),
    of("ctr-08b", "A resolver's Dial that is not used"),
    of("ctr-09", "The bytes of a net.IP are indexed"),
    of("ctr-10", "Half of a connection is closed"),
    of("ctr-11", "What SO_LINGER does"),
    of("ctr-12", "What keepalive finds out"),
    of("ctr-13", "Truncated datagrams and mapped addresses"),
    of("ctr-14", "ICMP without privileges"),
    of("ctr-15", "What net.Pipe is like"),
    of("ctr-16", "The error of a socket option is lost"),
    of("ctr-17", "The duplicate of a descriptor is not closed"),
    of("ctr-17b", "Fd makes the original blocking"),
    of("ctr-18", "Further contracts of net"),
    of("conn-01", "Sample servers retry Accept without end"),
    of("conn-02", "A listener has three methods"),
    of("conn-03", "Captured loop variables compile"),
    of("conn-04", "Dropped errors compile"),
    of("conn-05", "One read is taken for one message"),
    of("conn-06", "The error of a write is dropped"),
    of("conn-07", "Sample handlers have no deadlines"),
    of("conn-08", "A line may grow without a limit"),
    of("conn-09", "The end of a connection is logged"),
    of("conn-10", "One deadline for a whole conversation"),
    of("conn-11", "A context's deadline is heeded, its cancellation not"),
    of("conn-12", "The accept loop serves one connection at a time"),
    of("conn-13", "How many descriptors a program may have"),
    of("conn-14", "When an address is in use"),
    of("conn-15", "net.Pipe needs two goroutines; exits skip defers"),
    of("x-01", "A break leaves the select and not the loop"),
    of("x-02", "A closed channel is received from in a loop"),
    of("x-03", "A select with default in a hot loop"),
    of("x-04", "Wait comes before the results are received"),
    of("x-05", "A channel that was never made"),
    of("x-06", "A path returns with the lock held"),
    of("x-07", "A goroutine assigns a variable of its starter"),
    of("x-08", "A deferred cancel ends what is returned"),
    of("x-09", "A transport for each call"),
    of("x-10", "A response body is never closed"),
    of("x-11", "Servers and clients without time limits"),
    of("x-12", "Main returns while Shutdown is waiting"),
    of("x-13", "A request is used after its handler has returned"),
    of("x-14", "A buffered reader is made anew for each message"),
    of("x-15", "A token is kept or appended to"),
];
