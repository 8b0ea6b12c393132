//! Package runtime.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["runtime.Gosched"],
        entries: &["gor-20"],
        text: "Since Go 1.14 the scheduler interrupts tight loops by itself, so a counting loop does not need it and \
               is only slowed down (20 million calls: 1.7 s). Waiting for a condition in a loop with it keeps a core \
               busy; a channel or Cond sleeps.",
    },
    Note {
        symbols: &["runtime.Goexit"],
        entries: &["gor-03"],
        text: "Deferred calls run and recover returns nil in them, so a goroutine ends without a trace. In the main \
               goroutine the program goes on without main, and when all others end it crashes with \"no goroutines \
               (main called runtime.Goexit) - deadlock!\". `t.FailNow` is this.",
    },
    Note {
        symbols: &["runtime.LockOSThread"],
        entries: &["gor-23"],
        text: "Calls are counted, since Go 1.10. A goroutine that ends locked takes its thread with it, which is what \
               a changed namespace or user wants. The lock does not reach goroutines started from here, nor those that \
               Dial and look-ups start. Each switch to and from such a goroutine costs a switch of threads.",
    },
    Note {
        symbols: &["runtime.UnlockOSThread"],
        entries: &["gor-23"],
        text: "The thread goes back to all goroutines as it is: after Setns, Unshare or a changed user, somebody else \
               runs on it. If that cannot be undone, do not unlock, and let the goroutine end.",
    },
    Note {
        symbols: &["runtime.SetFinalizer", "runtime.AddCleanup"],
        entries: &["net-02"],
        text: "They run at some collection after the object became unreachable, or never; all finalizers share one \
               goroutine, so one that blocks stops them all. Connections and files have one that closes them, which is \
               why leaks of descriptors come and go. AddCleanup (Go 1.24) allows several and does not keep cycles \
               alive.",
    },
    Note {
        symbols: &["runtime.GOMAXPROCS"],
        entries: &["gor-20", "gor-29"],
        text: "Calling it with a number switches off the automatic adjustment to the CPU limit of the container, which \
               is there since Go 1.25 for modules with that go line; SetDefaultGOMAXPROCS brings it back. It limits \
               goroutines that run Go code, not threads in system calls or C. Setting it stops the world.",
    },
    Note {
        symbols: &["runtime.NumGoroutine"],
        entries: &["gor-16", "gor-05"],
        text: "It counts those of the runtime's users in libraries as well, idle HTTP connections with two each: as a \
               leak test compare it over time. The pprof profile goroutineleak (Go 1.27) names those that can never go \
               on, as far as they wait on channels and locks.",
    },
    Note {
        symbols: &["runtime/debug.SetMaxThreads"],
        entries: &["gor-29"],
        text: "The limit is 10 000, and passing it is a fatal error. Only goroutines in blocking system calls or C \
               take a thread each; those that wait for the network or a channel take none. Idle threads are kept and \
               used again.",
    },
];
