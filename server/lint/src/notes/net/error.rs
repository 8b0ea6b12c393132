//! Errors of connections, and how to tell them apart.

use crate::notes::Note;

pub(in crate::notes) static NOTES: &[Note] = &[
    Note {
        symbols: &["net.Error"],
        entries: &["ctr-05", "ctr-06", "net-04"],
        text: "What net returns is mostly a `*net.OpError` around an `*os.SyscallError` around an errno; reach inside \
               with `errors.Is` and `errors.As`. `io.EOF` from Read comes bare. Timeout says yes to more than \
               deadlines: a connection that keepalive gave up is one, too.",
    },
    Note {
        symbols: &["net.Error.Timeout", "net.OpError.Timeout", "net.DNSError.Timeout"],
        entries: &["net-04", "ctr-06c", "ctr-02"],
        text: "True for a passed deadline, but also for ETIMEDOUT, when the kernel has given the peer up, and no new \
               deadline revives that. Before a retry on the same connection ask `errors.Is(err, \
               os.ErrDeadlineExceeded)`. For Dial and look-ups, where there is no connection yet, it is the right \
               question.",
    },
    Note {
        symbols: &["net.Error.Temporary", "net.OpError.Temporary", "net.DNSError.Temporary"],
        entries: &["ctr-05", "net-14"],
        text: "Deprecated since Go 1.18, all of it: it says yes to timeouts, to EMFILE and to a reset on Accept, and \
               no to much that passes by itself. An accept loop asks `errors.Is(err, syscall.EMFILE)` and ENFILE and \
               waits; everything else asks Timeout. net/http still uses it, in its own accept loop.",
    },
    Note {
        symbols: &["net.OpError"],
        entries: &["ctr-06", "ctr-06b"],
        text: "It wraps, so `err == net.ErrClosed` or `== syscall.ECONNRESET` is false for every operation of a \
               connection or listener; `errors.Is` is true. How many layers lie between is not promised. Printed it \
               contains addresses and ports: no stable text to match or to count by.",
    },
    Note {
        symbols: &["net.DNSError", "net.DNSError.IsNotFound"],
        entries: &["ctr-06", "ctr-06c"],
        text: "Since Go 1.23 it wraps its cause: a look-up that its context ended matches `context.DeadlineExceeded` \
               or `context.Canceled`; before, that was lost. IsNotFound tells a name that does not exist from a server \
               that did not answer; look-ups of a name without records of the asked type count as not found as well.",
    },
    Note {
        symbols: &["net.ErrClosed"],
        entries: &["ctr-06b", "ctr-06c", "net-01", "net-23"],
        text: "What waiting and later calls get after a local Close, always wrapped except by crypto/tls: compare with \
               `errors.Is`. The peer's close is `io.EOF` instead. `net.Pipe` gives `io.ErrClosedPipe`, which does not \
               match. Since Go 1.16; matching the text \"use of closed network connection\" is no longer needed.",
    },
    Note {
        symbols: &["os.ErrDeadlineExceeded"],
        entries: &["ctr-06b", "ctr-06c", "ctr-18", "net-04"],
        text: "A variable, not a type, and always wrapped: ask `errors.Is`. It stands for a passed deadline of a \
               connection or file only. Dial timeouts, look-ups and `http.Client.Timeout` match \
               `context.DeadlineExceeded` instead, and neither matches the other, although both may print \"i/o \
               timeout\".",
    },
    Note {
        symbols: &["syscall.ECONNRESET", "syscall.EPIPE"],
        entries: &["ctr-06b", "ctr-06c", "conn-06"],
        text: "The peer closed while data was on its way: the first Write after that succeeds, a reset comes back, and \
               only then calls fail, reads with ECONNRESET, writes with EPIPE. Ask `errors.Is`, never the text. The Go \
               runtime keeps SIGPIPE from ending the program, except for descriptors 1 and 2.",
    },
    Note {
        symbols: &["syscall.ECONNREFUSED"],
        entries: &["ctr-06b", "ctr-06c", "net-12", "net-28"],
        text: "Nobody listens: for TCP from Dial, for a Unix socket also when only the file was left over, for dialed \
               UDP from a later Read or Write. A TCP listener whose queue is full does not refuse: on Linux the client \
               waits.",
    },
    Note {
        symbols: &["syscall.EADDRINUSE"],
        entries: &["conn-14", "net-34", "net-12", "ctr-06c"],
        text: "For TCP listeners on Unix systems only another live listener causes it, as SO_REUSEADDR is set. For a \
               Unix socket the file is enough, whether or not anyone listens: a Dial shows which. For Dial it means \
               that no local port was free.",
    },
    Note {
        symbols: &["syscall.EMFILE", "syscall.ENFILE"],
        entries: &["net-14", "conn-13", "net-01"],
        text: "The process, or the system, is out of descriptors. Accept fails at once and leaves the connection in \
               the queue, so wait and try again, up to a second. Mostly something is never closed. Since Go 1.19 the \
               soft limit is raised to the hard one at the start, children get the old one back.",
    },
    Note {
        symbols: &["syscall.ETIMEDOUT"],
        entries: &["net-04", "net-11"],
        text: "The kernel gave up: no answer to a connect, to keepalive probes or to data sent again and again. The \
               connection is dead; its Timeout() is true all the same, so a retry on timeouts spins here.",
    },
    Note {
        symbols: &["syscall.EMSGSIZE"],
        entries: &["net-18", "net-38"],
        text: "The datagram exceeds what a socket can send: 65507 bytes of payload over IPv4. Between the path's MTU \
               and that no error comes by default on Linux, the kernel fragments; only with the don't-fragment option \
               set it reports the MTU this way.",
    },
    Note {
        symbols: &["errors.Is", "errors.As"],
        entries: &["ctr-06", "ctr-06b"],
        text: "They walk the whole tree of wrapped errors, those of `errors.Join` and several `%w` too. An error that \
               crossed a process, a log or `fmt.Errorf(\"%v\")` is text and matches nothing. In a case of a `switch` \
               on the error the comparison is `==`, which sees only the outermost.",
    },
];
