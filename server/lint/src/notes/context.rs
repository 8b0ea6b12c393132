//! Package context, and the errgroup built on it.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["context.WithCancel", "context.WithCancelCause"],
        entries: &["gor-10", "net-35"],
        text: "The child hangs in its parent until one of the two is cancelled: 100 000 forgotten ones under a live \
               parent held 11 MiB, under Background nothing. `defer cancel()` right after the call is right while the \
               context does not outlive the function. A parent of a type of its own costs a goroutine for each child.",
    },
    Note {
        symbols: &[
            "context.WithTimeout",
            "context.WithDeadline",
            "context.WithTimeoutCause",
            "context.WithDeadlineCause",
        ],
        entries: &["gor-10", "net-35", "x-08"],
        text: "It owns a timer that no garbage collection frees: without cancel it stays until the deadline (100 000 \
               of one hour: 26 MiB). Cancel when the work is done, also after success, but not before a response body \
               or rows that depend on it were read. An earlier deadline of the parent wins.",
    },
    Note {
        symbols: &["context.CancelFunc", "context.CancelCauseFunc"],
        entries: &["gor-10", "net-35"],
        text: "It tells everything that waits for the context to stop, releases the timer, and waits for nothing: what \
               was told may still run. It may be called several times and by anyone; of several causes the first one \
               stays.",
    },
    Note {
        symbols: &["context.Context"],
        entries: &["conn-11", "gor-16", "gor-26"],
        text: "A request to stop, not a means: only code that looks at it stops. Read on a connection, Lock, Wait, \
               Sleep and a plain send do not. Calls without a context parameter need a deadline, a Close from \
               `context.AfterFunc`, or a select. Kept in a struct it mostly outlives what it was made for.",
    },
    Note {
        symbols: &["context.Context.Done"],
        entries: &["gor-26", "x-01"],
        text: "The channel is closed on cancellation and then ready forever, so a loop that does not leave on it \
               spins. It is nil for a context that can never be cancelled, and a bare receive from that waits for \
               good. In a select it has no precedence over other ready cases.",
    },
    Note {
        symbols: &["context.Context.Err"],
        entries: &["ctr-06", "gor-26"],
        text: "Nil means \"not yet\", and the next line may already be too late: it suits a check between steps of \
               work, not a wait. It says Canceled or DeadlineExceeded whatever the cause; `context.Cause` has the \
               cause.",
    },
    Note {
        symbols: &["context.Context.Deadline"],
        entries: &["conn-11", "net-16"],
        text: "Set on a connection it carries over the time, not the cancellation; for that `context.AfterFunc(ctx, \
               func() { c.SetDeadline(time.Now()) })`. Without ok the time is zero, which for a connection means no \
               deadline at all.",
    },
    Note {
        symbols: &["context.Context.Value", "context.WithValue"],
        entries: &["gor-16"],
        text: "Each WithValue is a link of a chain that Value walks from the end: no map, and slow in a hot loop. The \
               value is shared by all goroutines with the context, so it must not change. It keeps everything it \
               refers to alive as long as any child lives.",
    },
    Note {
        symbols: &["context.Background", "context.TODO"],
        entries: &["net-10", "gor-30"],
        text: "Never cancelled, and `Done()` is nil. Inside a call chain it cuts off the caller's cancellation and \
               deadline as well as trace values. For work that shall outlive a request `context.WithoutCancel` keeps \
               the values.",
    },
    Note {
        symbols: &["context.AfterFunc"],
        entries: &["net-21", "conn-11", "ctr-03", "pipe-10"],
        text: "No goroutine waits: 50 watchers with `go` leaked, 50 of these did not. When stop returns false the \
               function has started and may still run, so before the connection is used again wait for it, by a \
               channel it closes, and clear the deadline that it set. Since Go 1.21.",
    },
    Note {
        symbols: &["context.WithoutCancel"],
        entries: &["x-13", "gor-16"],
        text: "It drops the deadline along with the cancellation: what uses it has no bound until a WithTimeout is put \
               around it. Values stay, so a request's trace goes on, and so does whatever they keep alive. Since Go \
               1.21.",
    },
    Note {
        symbols: &["context.Cause"],
        entries: &["pipe-10", "gor-17"],
        text: "Without a cause it is the same as `ctx.Err()`, so it can always be used. The cause of a parent reaches \
               its children, except those that were cancelled before. net/http and database/sql mostly return \
               `ctx.Err()`, not this. Since Go 1.20.",
    },
    Note {
        symbols: &["context.Canceled"],
        entries: &["ctr-06c", "x-08"],
        text: "Seen while a response body is read, it mostly means that a deferred cancel of the function that made \
               the request ran too early. In a server it mostly means that the client left: no failure of ours. gRPC \
               returns a status of its own that does not match it.",
    },
    Note {
        symbols: &["context.DeadlineExceeded"],
        entries: &["ctr-06b", "ctr-06c"],
        text: "What dials, look-ups (since Go 1.23), `http.Client.Timeout` and most calls with a context match; a \
               passed deadline of a connection matches `os.ErrDeadlineExceeded` instead. It is a `net.Error` with \
               Timeout true. Nearly always wrapped: `errors.Is`.",
    },
    Note {
        symbols: &["golang.org/x/sync/errgroup.WithContext"],
        entries: &["gor-17"],
        text: "The context ends with the first error and also when Wait returns, success included: derive nothing from \
               it that lives on. Tasks that do not use it run to their end after another has failed, and Wait waits \
               for them.",
    },
    Note {
        symbols: &["golang.org/x/sync/errgroup.Group"],
        entries: &["gor-17", "gor-04"],
        text: "The zero value works, but cancels nothing. Without SetLimit there is no bound on goroutines. Only the \
               first error is kept, and a task that failed does not stop the others by itself. Do not count on it to \
               catch a panic in a task.",
    },
    Note {
        symbols: &["golang.org/x/sync/errgroup.Group.Go"],
        entries: &["gor-17", "x-07", "gor-16"],
        text: "With a limit it blocks until a slot is free, so a task that calls Go on its own group can hang. Tasks \
               run at once, in no order: writing `out[i]` each is fine, appending to one slice or assigning one `err` \
               is a race.",
    },
    Note {
        symbols: &["golang.org/x/sync/errgroup.Group.TryGo", "golang.org/x/sync/errgroup.Group.SetLimit"],
        entries: &["gor-16", "gor-29"],
        text: "Without a limit TryGo always starts. SetLimit panics while tasks run; a negative limit is none, and 0 \
               lets no task start, so that Go waits for good. The limit counts running tasks, a queue it has not: Go \
               waits in the caller.",
    },
    Note {
        symbols: &["golang.org/x/sync/errgroup.Group.Wait"],
        entries: &["gor-17", "x-04"],
        text: "It waits for all tasks, also after the first error, and then cancels the group's context. If tasks send \
               to a channel, somebody must receive before this returns. Results may be read after it without a lock.",
    },
];
