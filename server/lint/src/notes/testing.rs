//! Package testing and its relatives.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["testing.T.FailNow", "testing.common.FailNow", "testing.common.Fatal", "testing.common.Fatalf"],
        entries: &["gor-03", "net-17"],
        text: "It ends the goroutine that calls it: from any other than the test's own the test goes on, and hangs if \
               it waits for a result of that one. There use Error and return. Deferred calls and Cleanup run.",
    },
    Note {
        symbols: &["testing.T.Cleanup", "testing.common.Cleanup"],
        entries: &["net-17"],
        text: "It runs after the test and all its subtests, parallel ones too, where a defer runs before those. Last \
               registered runs first. `T.Context()` (Go 1.24) is cancelled just before, so goroutines that heed it can \
               be awaited in a cleanup.",
    },
    Note {
        symbols: &["testing.T.Parallel"],
        entries: &["gor-01", "net-17"],
        text: "The subtest pauses here until its parent function has returned: the parent's deferred calls have run by \
               then, its servers are closed. Loop variables that it uses are shared before Go 1.22. A fixed port \
               collides with other packages' tests, which run at the same time anyway.",
    },
    Note {
        symbols: &["testing/synctest.Test", "testing/synctest.Wait"],
        entries: &["gor-03", "net-17"],
        text: "Inside, time stands still until all goroutines of the bubble wait on each other, so Sleep and timeouts \
               cost nothing and are exact. Waiting for a real socket or a mutex does not count: use `net.Pipe`. The \
               test fails if goroutines are left that can never go on. Since Go 1.25.",
    },
    Note {
        symbols: &["net/http/httptest.NewServer"],
        entries: &["net-17", "x-11"],
        text: "It listens on a free port of the loopback before it returns, so nothing needs to sleep. Close waits for \
               requests under way: a handler that hangs, or a response body left open, hangs the test; after 5 s it \
               prints which connections.",
    },
];
