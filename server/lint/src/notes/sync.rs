//! Package sync.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["sync.WaitGroup"],
        entries: &["gor-02", "gor-19"],
        text: "A counter and nothing more: it carries no error, no result and no cancellation. By value it must not be \
               passed: the copy counts alone, and Wait hangs or returns too early. `wg.Go` (Go 1.25) makes a misplaced \
               Add and a forgotten Done impossible.",
    },
    Note {
        symbols: &["sync.WaitGroup.Add"],
        entries: &["gor-02"],
        text: "It belongs before the `go` statement: inside the goroutine it may run after Wait has seen zero, and \
               Wait returns with work under way. vet finds that only when Add is the first statement there. A \
               goroutine that is counted itself may Add for its children.",
    },
    Note {
        symbols: &["sync.WaitGroup.Done"],
        entries: &["gor-02", "x-04"],
        text: "Deferred as the first thing it also counts early returns and Goexit; without defer one of them leaves \
               Wait hanging. One Done too many panics with \"negative WaitGroup counter\", in whichever goroutine it \
               happens. What was done before it is visible after Wait.",
    },
    Note {
        symbols: &["sync.WaitGroup.Wait"],
        entries: &["x-04", "gor-06", "net-39"],
        text: "It takes no context and no timeout. Before the results of an unbuffered channel are received it is a \
               deadlock: the senders wait for a receiver, this for the senders; run Wait and close in a goroutine and \
               range over the channel here. It reports a panic or error of nobody.",
    },
    Note {
        symbols: &["sync.WaitGroup.Go"],
        entries: &["gor-02", "gor-04"],
        text: "Since Go 1.25: Add, go and a deferred Done in one, so it must run before Wait like Add. A panic of the \
               function ends the program, without a Done, so that Wait cannot return first and exit with success. \
               There is no limit on how many run.",
    },
    Note {
        symbols: &["sync.Mutex"],
        entries: &["gor-19", "gor-25b", "gor-13"],
        text: "It does not know its owner: locking twice in one goroutine hangs, and another goroutine may unlock it. \
               A struct that holds one is copied with it, by assignment, value receiver or range. The copy is another \
               lock, locked if the original was. Waiting takes no context.",
    },
    Note {
        symbols: &["sync.Mutex.Lock"],
        entries: &["x-06", "gor-13", "gor-25b"],
        text: "Whatever blocks while it is held (network, channel, Sleep, Wait) makes everybody wait who wants the \
               lock, and nothing bounds that. A waiter of more than 1 ms gets it next, so a hot lock switches to \
               handing over and slows down. `defer mu.Unlock()` right after it covers every return and panic, but not \
               a loop's iteration.",
    },
    Note {
        symbols: &["sync.Mutex.Unlock", "sync.RWMutex.Unlock", "sync.RWMutex.RUnlock"],
        entries: &["x-06"],
        text: "Unlocking what is not locked is a `fatal error`, no panic: recover does not catch it. Each path needs \
               exactly one, returns and panics included. Between an Unlock and the next Lock everything may have \
               changed, so check again what was checked before.",
    },
    Note {
        symbols: &["sync.Mutex.TryLock", "sync.RWMutex.TryLock", "sync.RWMutex.TryRLock"],
        entries: &["gor-20"],
        text: "It says no also when the holder is about to unlock, and a loop around it is a spin lock that takes a \
               core from the holder. A no orders nothing: the holder's writes are not visible to who was refused. \
               Since Go 1.18.",
    },
    Note {
        symbols: &["sync.RWMutex", "sync.RWMutex.RLock"],
        entries: &["gor-25", "gor-25b"],
        text: "A waiting Lock holds up new readers, so an RLock inside an RLock deadlocks when a writer comes in \
               between. Lock while holding RLock never returns: there is no upgrade. After RUnlock and Lock look the \
               key up again, as another goroutine may have stored it. With short sections a plain Mutex is often \
               faster.",
    },
    Note {
        symbols: &["sync.RWMutex.Lock"],
        entries: &["gor-25", "gor-25b", "gor-13"],
        text: "It waits for all readers to leave and stops new ones from entering meanwhile: one reader that does I/O \
               blocks everybody. If this goroutine holds RLock itself, it hangs.",
    },
    Note {
        symbols: &["sync.RWMutex.RLocker"],
        entries: &["gor-25b"],
        text: "Made for `sync.NewCond`. It is the same lock: Wait then unlocks and locks for reading, and whoever \
               changes the condition still needs the write lock.",
    },
    Note {
        symbols: &["sync.Locker"],
        entries: &["gor-19"],
        text: "A `Mutex` satisfies it only as a pointer, which keeps it from being copied; a struct that embeds Mutex \
               has Lock and Unlock among its own methods, for callers of the package as well.",
    },
    Note {
        symbols: &["sync.Once", "sync.Once.Do"],
        entries: &["gor-15", "gor-24", "gor-09"],
        text: "Others wait until the first call has ended, so Do inside Do of the same Once hangs. Only the first \
               function runs: arguments that a later caller captured are ignored without a word. An error or panic in \
               it counts as done, and there is no second try. It guards a close against a close, not against a send.",
    },
    Note {
        symbols: &["sync.OnceFunc"],
        entries: &["gor-09", "gor-15"],
        text: "Unlike `Once` it panics again at every call if the function did, so nobody goes on without its work. \
               The function is let go of after its run, and what it captured with it. Since Go 1.21.",
    },
    Note {
        symbols: &["sync.OnceValue", "sync.OnceValues"],
        entries: &["gor-15", "gor-24"],
        text: "It replaces `if x == nil { x = make() }`, which makes two and loses one: a lost `*sql.DB` keeps its \
               goroutine and connections for good. A failure is kept like a success: the error of the first call is \
               that of all. Callers meanwhile wait without a context. Since Go 1.21.",
    },
    Note {
        symbols: &["sync.Cond", "sync.NewCond"],
        entries: &["gor-20", "gor-19"],
        text: "It has no memory: a Signal before the Wait wakes nobody. It knows no timeout and no context; for those \
               `context.AfterFunc(ctx, cond.Broadcast)`, with the lock taken around Broadcast, and a look at the \
               context in the loop. Where one event is announced once, closing a channel is simpler.",
    },
    Note {
        symbols: &["sync.Cond.Wait"],
        entries: &["gor-20"],
        text: "It unlocks, sleeps, and locks again before it returns, and in between another goroutine may have made \
               the condition false: a `for`, not an `if`, around it. Only this lock is released; any other that is \
               held stays held while sleeping.",
    },
    Note {
        symbols: &["sync.Cond.Signal", "sync.Cond.Broadcast"],
        entries: &["gor-20"],
        text: "The lock need not be held for the call, but must have been held for the change, or a waiter that has \
               just checked sleeps on. Signal wakes the one that waits longest, whatever it waits for: with different \
               conditions on one Cond take Broadcast.",
    },
    Note {
        symbols: &["sync.Map"],
        entries: &["gor-07", "net-25"],
        text: "It guards single operations: Load followed by Store can overwrite what came in between, LoadOrStore and \
               CompareAndSwap cannot. Values are shared, not locked. It only shrinks by Delete, so a registry without \
               one leaks. Since Go 1.24 it is a concurrent hash trie, and writes of different keys rarely meet.",
    },
    Note {
        symbols: &["sync.Map.Range"],
        entries: &["net-25", "net-25b"],
        text: "It holds no lock, so the function may block or change the map without harm to others, and copying the \
               entries first gains nothing. It is no snapshot: entries stored or deleted meanwhile may show or not. A \
               slow receiver in the function holds up those after it.",
    },
    Note {
        symbols: &["sync.Map.Store", "sync.Map.Swap"],
        entries: &["net-25a"],
        text: "What the key held before is dropped silently by Store: if it was a connection, nobody closes it. Swap \
               (since Go 1.20) hands it back.",
    },
    Note {
        symbols: &["sync.Map.LoadOrStore"],
        entries: &["gor-25", "gor-15"],
        text: "The value is made before the call, so several goroutines may make one and all but one are dropped: \
               close those that hold something. Store a `sync.OnceValue` instead of the value to make it once.",
    },
    Note {
        symbols: &["sync.Map.Delete", "sync.Map.LoadAndDelete", "sync.Map.CompareAndDelete"],
        entries: &["net-25", "net-25a"],
        text: "By key alone a handler that ends late removes the successor with the same key; CompareAndDelete (since \
               Go 1.20) removes only its own value. LoadAndDelete tells which of several goroutines may close it.",
    },
    Note {
        symbols: &["sync.Pool", "sync.Pool.New"],
        entries: &["net-36", "gor-19"],
        text: "What lies in it is dropped by the garbage collector, at the latest in its second round, without Close: \
               it is no place for connections or files. The number of objects has no limit. Objects come back as they \
               were put, old contents included.",
    },
    Note {
        symbols: &["sync.Pool.Put"],
        entries: &["net-36", "net-07"],
        text: "After it the object belongs to somebody else: a slice of its memory that a goroutine or caller still \
               holds will change. `defer pool.Put(x)` also returns what an error left broken. Put a pointer, \
               `*[]byte`; a plain slice is allocated anew each time.",
    },
    Note {
        symbols: &["sync.Pool.Get"],
        entries: &["net-36"],
        text: "Without New it returns nil when the pool is empty, and the assertion after it panics. Nothing that was \
               put is sure to come back, and under the race detector some of it is dropped at random, to show those \
               who rely on it.",
    },
];
