//! Statements, types and literals of the language that have to do with goroutines.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["go"],
        entries: &["gor-03", "gor-04", "gor-16", "gor-28"],
        text: "Function value and arguments are evaluated here, only the call runs later. Nothing waits for it: when \
               main returns, it is cut off wherever it is. A panic in it ends the whole program, whatever the starter \
               recovers. It cannot be stopped from outside, so it needs a way to learn that it should end, and \
               something has to limit how many are started.",
    },
    Note {
        symbols: &["defer"],
        entries: &["gor-12", "pipe-04b", "conn-15"],
        text: "Function value and arguments are evaluated here, only the call waits: `defer pw.CloseWithError(err)` \
               passes the `err` of this moment, mostly nil. It runs when the function returns, not at the end of a \
               block or iteration, so a deferred Unlock in a loop locks itself out in the second round. `os.Exit` and \
               `log.Fatal` skip it.",
    },
    Note {
        symbols: &["select"],
        entries: &["gor-21", "gor-26", "gor-11"],
        text: "Channels and values to send are evaluated in all cases on entry, also in those that are not taken: a \
               `time.After` there starts anew in each round. Of several ready cases one is picked at random, so \
               `ctx.Done()` has no precedence over a channel full of work. A closed channel is always ready, a nil \
               channel never. Only the operation of the case is guarded, not what its body does.",
    },
    Note {
        symbols: &["select {}"],
        entries: &["x-05"],
        text: "It blocks this goroutine for good; deferred calls of its function never run. The runtime reports a \
               deadlock only when all goroutines are blocked and neither a timer nor network I/O is pending, which in \
               a server is never the case.",
    },
    Note {
        symbols: &["default"],
        entries: &["x-03", "gor-20"],
        text: "With it the select never waits. In a loop that does nothing else that blocks, it takes a whole core, \
               and the value it waits for arrives no sooner. It is right for \"take it if it is there\" and \"drop it \
               if nobody listens\".",
    },
    Note {
        symbols: &["break"],
        entries: &["x-01"],
        text: "Inside a select or switch it leaves just that, not the loop around it. After `case <-ctx.Done():` the \
               loop goes on, and as Done stays ready it spins. Return, or label the loop and break to the label.",
    },
    Note {
        symbols: &["for"],
        entries: &["gor-01", "gor-08", "conn-03"],
        text: "Variables that the loop declares are new in each iteration from Go 1.22 on, going by the go line of \
               go.mod or a `//go:build go1.N` line of the file. Before, all closures and addresses in the body share \
               one. Variables from outside that the loop assigns with `=` are shared in every version. Capturing one \
               has always compiled: the well-known message is vet's.",
    },
    Note {
        symbols: &["range over a channel"],
        entries: &["gor-06", "gor-05"],
        text: "It ends after `close`, when everything buffered was received, and not before: a channel that nobody \
               closes holds the goroutine for the life of the program, even if nobody else knows the channel. Leaving \
               it early strands the senders. Several loops over one channel share its values, each value goes to one.",
    },
    Note {
        symbols: &["range over a map"],
        entries: &["gor-07"],
        text: "A write by another goroutine meanwhile aborts the program with `fatal error: concurrent map iteration \
               and map write`; recover does not catch it, and it may also go unnoticed. A read lock must be held over \
               the whole loop, so copy the entries first if the body does I/O. Deleting in the loop's own goroutine is \
               fine.",
    },
    Note {
        symbols: &["range over a function"],
        entries: &["gor-12"],
        text: "The body becomes a function that the iterator calls, in this goroutine, with whatever locks the \
               iterator holds. break and return make yield report false; an iterator that calls it again panics. A \
               defer in the body still waits for the surrounding function. Since Go 1.23.",
    },
    Note {
        symbols: &["send"],
        entries: &["gor-05", "gor-26", "gor-21", "x-04"],
        text: "Without a buffer it waits until a receiver takes the value; if the receiver has left, forever. In a \
               select it can give up, with `case <-ctx.Done()` beside it. On a closed channel it panics, also when it \
               was already waiting at the close. Goroutines stuck here are listed by the pprof profile goroutineleak, \
               from Go 1.27 on.",
    },
    Note {
        symbols: &["receive"],
        entries: &["x-02", "x-05", "gor-26"],
        text: "From a closed channel it returns the zero value at once, each time: a loop without the `v, ok` form \
               spins (965 000 rounds in 50 ms). From a nil channel it never returns. What happened before the send or \
               close is visible after it. On an unbuffered channel the receive completes before the send does.",
    },
    Note {
        symbols: &["chan"],
        entries: &["x-05", "gor-21"],
        text: "A channel that was declared and not made is nil: sends and receives wait forever, close panics. Nobody \
               needs to close a channel for the garbage collector; close tells receivers that no more will come, so it \
               belongs to the sender. A channel of one direction, `<-chan T`, cannot be closed by who gets it.",
    },
    Note {
        symbols: &["nil channel"],
        entries: &["x-05", "x-02"],
        text: "A case on a nil channel is never taken, so setting the variable to nil after its channel was closed \
               switches that case off. Goroutines that already wait on the old channel are not affected: they hold the \
               channel, not the variable. Outside of a select a nil channel blocks for good.",
    },
    Note {
        symbols: &["map"],
        entries: &["gor-07"],
        text: "Reads by several goroutines are safe until one of them writes. Then the runtime may abort with `fatal \
               error: concurrent map writes`, which is no panic and cannot be recovered, or the map is corrupted \
               unnoticed. Different keys do not help, unlike different indices of a slice. `m[k]++` is a write.",
    },
    Note {
        symbols: &["func"],
        entries: &["x-07", "gor-01", "gor-28"],
        text: "A literal captures variables, not their values: started with `go`, it sees what they hold when it runs, \
               and assigning one, `err = …`, races with the function around it. Declare with `:=` inside. Its `return` \
               and `defer` concern the literal alone, and so does a recover in it.",
    },
    Note {
        symbols: &["init"],
        entries: &["gor-27"],
        text: "Goroutines started here run in every program and test that imports the package, however indirectly, and \
               nobody can stop them. They run at once, beside the initialization of other packages, before flags are \
               parsed. A Start function with a context leaves the decision to the program.",
    },
    Note {
        symbols: &["import \"C\""],
        entries: &["gor-29"],
        text: "A call of C keeps its OS thread until it returns, whatever GOMAXPROCS says. As many threads exist as \
               calls ever overlapped; idle ones are used again (100 overlapping calls, 104 threads, in each of four \
               rounds). At 10 000 the runtime aborts. A semaphore limits the overlap. No context interrupts C.",
    },
    Note {
        symbols: &["type assertion"],
        entries: &["net-31"],
        text: "The form with one result panics if the type is another one, and for a nil interface always. What a \
               library returns behind an interface changes with configuration, such as TLS or a Unix socket in place \
               of TCP; asking for the method, `x.(interface{ CloseWrite() error })` with `ok`, depends on less.",
    },
];
