//! Package net/http, the server's half.

use crate::notes::Note;

pub(in crate::notes) static NOTES: &[Note] = &[
    Note {
        symbols: &["net/http.Server"],
        entries: &["x-11", "net-14"],
        text: "The zero value waits without end for headers, bodies and slow readers, and takes any number of \
               connections: each silent one holds a goroutine and a descriptor. It needs at least ReadHeaderTimeout. \
               Its accept loop waits and retries when descriptors run out.",
    },
    Note {
        symbols: &["net/http.Server.ReadHeaderTimeout"],
        entries: &["x-11"],
        text: "The one limit that disturbs no handler: it ends clients that connect and send no headers, or one byte \
               now and then. Unset, ReadTimeout takes its place; both unset, nothing does. The time counts from the \
               connection's start or the first byte of a later request.",
    },
    Note {
        symbols: &["net/http.Server.ReadTimeout", "net/http.Server.WriteTimeout"],
        entries: &["x-11", "net-22"],
        text: "One deadline for the whole request or answer, so uploads and streams that are slow but alive are cut \
               off, and the handler learns of it only by a failed Write. `http.NewResponseController(w)` sets them for \
               one request (since Go 1.20). They do not stop a handler that computes.",
    },
    Note {
        symbols: &["net/http.Server.IdleTimeout"],
        entries: &["x-11"],
        text: "0 means ReadTimeout, and if that is 0, for good: every browser then holds a connection. It should be \
               longer than the idle time of a load balancer before it, or that one sends into closing connections and \
               answers 502.",
    },
    Note {
        symbols: &["net/http.Server.BaseContext", "net/http.Server.ConnContext"],
        entries: &["x-13", "x-12"],
        text: "Shutdown does not cancel the requests' contexts. A base context of one's own can be cancelled when the \
               grace period is over, so that long handlers learn of it.",
    },
    Note {
        symbols: &[
            "net/http.Server.ListenAndServe",
            "net/http.Server.ListenAndServeTLS",
            "net/http.Server.Serve",
            "net/http.Server.ServeTLS",
        ],
        entries: &["x-12", "net-14"],
        text: "It returns ErrServerClosed when Shutdown begins, not when it is done: a main that returns now cuts off \
               requests (Serve was back after 50 ms, Shutdown after 320 ms). Wait for Shutdown. `log.Fatal` around it \
               takes the clean end for a failure. Each request runs in a goroutine, without a limit.",
    },
    Note {
        symbols: &["net/http.ListenAndServe", "net/http.ListenAndServeTLS", "net/http.Serve"],
        entries: &["x-11", "x-12"],
        text: "It makes a Server that nobody can shut down and that has no time limit. A nil handler is the \
               DefaultServeMux, in which any imported package may have registered something, net/http/pprof for one.",
    },
    Note {
        symbols: &["net/http.Server.Shutdown"],
        entries: &["x-12", "net-39"],
        text: "Main must wait for it: Serve returns as soon as it starts. When its context ends it gives up and leaves \
               connections open; Close is for those. It asks in growing steps, up to 500 ms. Connections that never \
               sent a request count as idle after 5 s, hijacked ones and goroutines of handlers not at all.",
    },
    Note {
        symbols: &["net/http.Server.Close"],
        entries: &["net-39", "x-12"],
        text: "Answers under way break off: clients see an unexpected EOF or a reset. Handlers go on running and learn \
               of it by their context and failing writes; nothing waits for them.",
    },
    Note {
        symbols: &["net/http.Server.RegisterOnShutdown"],
        entries: &["x-12"],
        text: "The functions are started in goroutines and not awaited: for long-lived connections give the signal \
               here and wait for their end elsewhere, after Shutdown.",
    },
    Note {
        symbols: &["net/http.ErrServerClosed"],
        entries: &["x-12"],
        text: "The success of Shutdown or Close, and the earliest of its signs: requests may still be under way. \
               Returned bare, so `==` works as well.",
    },
    Note {
        symbols: &["net/http.ErrAbortHandler"],
        entries: &["pipe-08"],
        text: "`panic(http.ErrAbortHandler)` breaks the connection without a log line. After the status went out it is \
               the only way to tell a client that the answer is incomplete: a return ends it properly.",
    },
    Note {
        symbols: &["net/http.Handler", "net/http.Handler.ServeHTTP", "net/http.HandlerFunc"],
        entries: &["x-13", "gor-16", "gor-15"],
        text: "It runs in a goroutine for each request, so all that it shares needs a lock. w and r.Body are dead when \
               it returns, and the context is cancelled: goroutines that go on need copies and \
               `context.WithoutCancel`. A panic of its own ends only this request; one in a goroutine it started ends \
               the process.",
    },
    Note {
        symbols: &["net/http.ResponseWriter"],
        entries: &["x-13", "pipe-08"],
        text: "It has no lock, and it belongs to the handler: using it after the return may write into another answer \
               or panic. The first 2 KB are held back, so a Write that succeeded may never have left.",
    },
    Note {
        symbols: &["net/http.ResponseWriter.Write"],
        entries: &["pipe-08", "conn-06"],
        text: "The first one sends status 200, and no error can be reported after it. It fails when the client has \
               gone, mostly a few writes late. It blocks while the client does not read, for as long as WriteTimeout \
               allows.",
    },
    Note {
        symbols: &["net/http.ResponseWriter.WriteHeader"],
        entries: &["pipe-08"],
        text: "Only the first status counts, later ones just log \"superfluous\". Open what can fail before it: after \
               a 200 a failed source can only truncate. Changes of the header map after it are ignored, trailers \
               aside.",
    },
    Note {
        symbols: &["net/http.Flusher", "net/http.Flusher.Flush"],
        entries: &["pipe-08", "net-22"],
        text: "It sends the header as well, so the status is settled. It reports no error; `ResponseController.Flush` \
               does, and also finds the Flusher behind middleware that wraps w. A client that does not read blocks it.",
    },
    Note {
        symbols: &["net/http.Hijacker", "net/http.Hijacker.Hijack"],
        entries: &["net-02", "x-12", "x-14"],
        text: "From here on the connection is yours: Close it, and clear the deadlines that the server has set on it. \
               Read through the `bufio.ReadWriter`, as it may hold bytes already. Shutdown neither waits for it nor \
               closes it, and a HTTP/2 connection cannot be hijacked.",
    },
    Note {
        symbols: &["net/http.NewResponseController", "net/http.ResponseController"],
        entries: &["x-11", "net-22"],
        text: "It finds deadlines, Flush and Hijack through wrappers that have an Unwrap method, where a type \
               assertion on w fails. A deadline set here replaces the server's for this request; a stream moves it \
               before each write. Since Go 1.20.",
    },
    Note {
        symbols: &["net/http.Request"],
        entries: &["x-13"],
        text: "Of an incoming one, the body and the context end with the handler; headers and URL may be kept. A \
               shallow copy by WithContext shares header map and body with the original.",
    },
    Note {
        symbols: &["net/http.Request.Context"],
        entries: &["x-13", "gor-16", "gor-30"],
        text: "It ends when the handler returns and when the client leaves; over HTTP/1 the latter is noticed only \
               after the body was read. Work that goes on afterwards takes `context.WithoutCancel(r.Context())` and a \
               timeout of its own.",
    },
    Note {
        symbols: &["net/http.Request.Body"],
        entries: &["x-13", "net-06"],
        text: "The server closes it when the handler returns, so a goroutine that still reads gets \
               ErrBodyReadAfterClose. It has no limit of size: `http.MaxBytesReader`. An unread rest of up to 256 KB \
               is read by the server, for more it closes the connection.",
    },
    Note {
        symbols: &["net/http.MaxBytesReader", "net/http.MaxBytesHandler"],
        entries: &["net-06"],
        text: "Beyond the limit it fails, where `io.LimitReader` pretends an end; ask for `*http.MaxBytesError` (since \
               Go 1.19) to answer 413. It limits bytes as they arrive, before any decompression by you, and not the \
               time they take.",
    },
    Note {
        symbols: &["net/http.Error"],
        entries: &["pipe-08"],
        text: "It does not return from your handler: what follows is appended to the message. After the first byte of \
               the answer the status can no longer be changed. Since Go 1.23 it removes headers such as \
               Content-Encoding that were meant for success.",
    },
    Note {
        symbols: &["net/http.TimeoutHandler"],
        entries: &["x-11", "gor-16"],
        text: "The client gets a 503, but the handler goes on in its goroutine until it looks at its context: they can \
               pile up. It buffers the whole answer in memory, and knows neither Flush nor Hijack.",
    },
    Note {
        symbols: &["net/http/httputil.ReverseProxy"],
        entries: &["net-08", "x-12"],
        text: "Switched protocols, WebSocket among them, are copied in both directions for as long as they last, past \
               Shutdown and the timeouts of the server. An error after the headers aborts the answer by \
               `http.ErrAbortHandler`.",
    },
];
