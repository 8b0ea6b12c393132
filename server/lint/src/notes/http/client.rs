//! Package net/http, the client's half.

use crate::notes::Note;

pub(in crate::notes) static NOTES: &[Note] = &[
    Note {
        symbols: &["net/http.Client"],
        entries: &["x-09", "x-11"],
        text: "The zero value never times out. It is cheap and may be made for each call as long as it shares a \
               Transport, where the connections are; nil means the DefaultTransport. Copies share the transport, too.",
    },
    Note {
        symbols: &["net/http.Client.Timeout"],
        entries: &["x-11", "ctr-06c"],
        text: "It covers dial, redirects and reading the body together, so a long download is cut off in the middle: \
               bound streams by a context, or by the transport's ResponseHeaderTimeout. The error matches \
               `context.DeadlineExceeded`, not `os.ErrDeadlineExceeded`.",
    },
    Note {
        symbols: &["net/http.Client.Transport", "net/http.DefaultTransport"],
        entries: &["x-09", "net-15"],
        text: "The default one bounds dialing (30 s) and the TLS handshake (10 s), but not the wait for an answer. Per \
               host it keeps 2 idle connections: bursts of more dial each time. It belongs to the whole program; \
               change a `Clone`, and keep that.",
    },
    Note {
        symbols: &["net/http.DefaultClient"],
        entries: &["x-11"],
        text: "It has no Timeout, and `http.Get` and the like use it: a server that accepts and says nothing holds the \
               goroutine for good. Setting a Timeout on it changes all libraries of the program.",
    },
    Note {
        symbols: &["net/http.Get", "net/http.Head", "net/http.Post", "net/http.PostForm"],
        entries: &["x-10", "x-11"],
        text: "No timeout and no context: use NewRequestWithContext and a client. When err is nil the body must be \
               closed, also for HEAD and for a status that is an error, which is none here. Without Close a connection \
               and two goroutines stay.",
    },
    Note {
        symbols: &["net/http.Client.Do"],
        entries: &["x-10", "x-08", "pipe-05"],
        text: "It returns with the headers; the body arrives while it is read, and ends early when the request's \
               context is cancelled (139 KB of 1 MB came through a deferred cancel). It reads the request's body in \
               another goroutine, maybe even after it has returned. With a pipe for it the writer must be running \
               already.",
    },
    Note {
        symbols: &["net/http.Client.Get", "net/http.Client.Head", "net/http.Client.Post", "net/http.Client.PostForm"],
        entries: &["x-10", "net-15"],
        text: "There is no context, so only the client's Timeout bounds it. A status of 500 is no error. Each body \
               must be closed, or its connection is never used again and never freed.",
    },
    Note {
        symbols: &["net/http.Client.CloseIdleConnections", "net/http.Transport.CloseIdleConnections"],
        entries: &["x-09"],
        text: "Connections with a body that is still open are not idle and stay. It is what a transport for one use \
               needs at its end; on the default transport it also closes those of other users.",
    },
    Note {
        symbols: &["net/http.Transport"],
        entries: &["x-09"],
        text: "It owns connections, each with two goroutines, and the garbage collector does not close them: one made \
               for each call left 60 goroutines after 20 requests. The zero value keeps idle ones without end and \
               dials without a bound. Start from `DefaultTransport.(*http.Transport).Clone()`.",
    },
    Note {
        symbols: &[
            "net/http.Transport.MaxIdleConnsPerHost",
            "net/http.Transport.MaxIdleConns",
            "net/http.Transport.IdleConnTimeout",
        ],
        entries: &["x-09"],
        text: "0 means 2 idle connections for each host, but no limit in total and no end for idle ones. A client that \
               talks to one host with many goroutines closes and dials all the time, and fills the local ports with \
               TIME_WAIT. An idle time above the server's own meets connections that it has just closed.",
    },
    Note {
        symbols: &["net/http.Transport.MaxConnsPerHost"],
        entries: &["x-10"],
        text: "At the limit requests wait for a free connection, bounded by their context only: with bodies that \
               nobody closes this becomes a deadlock.",
    },
    Note {
        symbols: &["net/http.Transport.ResponseHeaderTimeout"],
        entries: &["x-11"],
        text: "It counts from when the request was sent until its headers are there, and leaves the body alone: the \
               right bound for long downloads. A server that sends headers and then stops is not caught by it.",
    },
    Note {
        symbols: &["net/http.Transport.DialContext"],
        entries: &["net-11", "x-08"],
        text: "The context is not only the request's: a dial may go on after its request was cancelled, so that the \
               connection serves another one. What it returns is kept beyond the request, so it must not be tied to \
               the context by an AfterFunc that closes it.",
    },
    Note {
        symbols: &["net/http.RoundTripper.RoundTrip"],
        entries: &["x-10"],
        text: "It may go on reading the request's body after it has returned and closes it in any case. A wrapper that \
               replaces the response must close the body of the first one. Redirects, cookies and the Client's Timeout \
               are not its business.",
    },
    Note {
        symbols: &["net/http.Response"],
        entries: &["x-10", "x-08"],
        text: "Its body is an open connection, not data. Returned to a caller it takes the duty to close along, and \
               the context of the request must live as long.",
    },
    Note {
        symbols: &["net/http.Response.Body"],
        entries: &["x-10", "net-15"],
        text: "Never nil when err is nil. Close without reading costs the connection before Go 1.27; from then on up \
               to 256 KiB are drained in the background, for 50 ms at most. An unlimited `io.Copy(io.Discard, …)` \
               hands that bound to the server. With HTTP/2 only the stream ends.",
    },
    Note {
        symbols: &["net/http.NewRequest"],
        entries: &["x-11", "net-10"],
        text: "The request has `context.Background()`: a caller that goes away does not stop it. Only for a \
               `bytes.Buffer`, `bytes.Reader` or `strings.Reader` is the length known and can a redirect or retry send \
               the body again.",
    },
    Note {
        symbols: &["net/http.NewRequestWithContext", "net/http.Request.WithContext"],
        entries: &["x-08", "x-11"],
        text: "The context holds until the body of the response was read, not until Do returns: cancel only then. \
               Passing the context of an incoming request makes a client that leaves cancel the outgoing one, too.",
    },
    Note {
        symbols: &["net/http.Request.GetBody"],
        entries: &["pipe-05"],
        text: "Without it a request with a body is not repeated when the server had just closed an idle connection, \
               and a 307 or 308 is not followed. A pipe cannot have one.",
    },
];
