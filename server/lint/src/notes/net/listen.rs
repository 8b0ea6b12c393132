//! Listeners.

use crate::notes::Note;

pub(in crate::notes) static NOTES: &[Note] = &[
    Note {
        symbols: &[
            "net.Listener.Accept",
            "net.TCPListener.Accept",
            "net.UnixListener.Accept",
            "net.TCPListener.AcceptTCP",
            "net.UnixListener.AcceptUnix",
        ],
        entries: &["net-01", "net-02b", "net-14", "conn-01", "conn-12"],
        text: "After `Close` it fails at once, every time, with an error that matches `net.ErrClosed`. Out of file \
               descriptors it fails at once as well, and the connection stays in the queue: a loop that only retries \
               spins in both cases (1.6 million times in 200 ms). Leave the loop on `net.ErrClosed`, wait before \
               retrying anything else. The kernel completes connections by itself, so a client sees success even if \
               nobody calls Accept. With an error the connection is nil.",
    },
    Note {
        symbols: &["net.Listener", "net.TCPListener", "net.UnixListener"],
        entries: &["conn-02", "ctr-04", "net-21"],
        text: "A listener has three methods: Accept, Close, Addr. Accept takes no context; closing the listener is \
               what ends it, for example from `context.AfterFunc`, whose stop function leaves nothing behind when \
               Accept fails first. A goroutine that waits for the context to close the listener stays until that \
               happens.",
    },
    Note {
        symbols: &["net.Listener.Close", "net.TCPListener.Close", "net.UnixListener.Close"],
        entries: &["ctr-04", "net-12", "net-39", "net-21"],
        text: "Every waiting and later Accept fails with `net.ErrClosed`. Accepted connections stay open: draining \
               them is another wait, and main must do it. Clients that still wait in the queue are reset. The listener \
               of a Unix socket also removes its socket file, even when another process has meanwhile created a new \
               one at that path.",
    },
    Note {
        symbols: &["net.Listener.Addr", "net.TCPListener.Addr", "net.UnixListener.Addr"],
        entries: &["net-24", "net-17", "ctr-04"],
        text: "For port 0 it tells the port that the kernel chose. For `:8080` it is `[::]:8080`, which no other host \
               can dial; on the same host it means the loopback, so tests do not notice. It can be asked after Close, \
               too.",
    },
    Note {
        symbols: &["net.Listen"],
        entries: &["conn-13", "conn-14", "net-17", "net-34"],
        text: "On Unix systems SO_REUSEADDR is set, so a restart does not fail because of connections in TIME_WAIT: \
               \"address already in use\" means a live listener, or a socket file that is left over. Since Go 1.19 the \
               soft limit of open files is raised to the hard one at start. Port 0 takes a free port, which is what \
               tests want.",
    },
    Note {
        symbols: &["net.ListenConfig"],
        entries: &["net-20", "ctr-16"],
        text: "Accepted connections get its keepalive settings, 15 s idle without any. Control sees the listening \
               socket; what it sets there is mostly inherited by accepted ones, except keepalive, which is set anew \
               after each Accept. Its zero value is what `net.Listen` uses.",
    },
    Note {
        symbols: &["net.ListenConfig.Listen", "net.ListenConfig.ListenPacket"],
        entries: &["net-21"],
        text: "The context bounds only the resolution of the address. Cancelling it later neither closes the socket \
               nor wakes Accept; `stop := context.AfterFunc(ctx, func() { ln.Close() })` with `defer stop()` does, \
               from Go 1.21 on.",
    },
    Note {
        symbols: &["net.ListenTCP", "net.ListenUnix"],
        entries: &["net-12"],
        text: "A nil address or an unspecified IP listens on all interfaces, on IPv6 and IPv4 together where the \
               system can. There is no context and no Control function; ListenConfig has both. The socket file of a \
               process that was killed stays and makes the next ListenUnix fail.",
    },
    Note {
        symbols: &["net.UnixListener.SetUnlinkOnClose"],
        entries: &["net-12", "net-34"],
        text: "A listener that created its socket file removes it on Close, by path and without looking whose it is: \
               the old process of a rolling restart deletes the socket of the new one. Set it to false where another \
               process takes over the path. A listener from a descriptor removes nothing to begin with.",
    },
    Note {
        symbols: &["net.TCPListener.SetDeadline", "net.UnixListener.SetDeadline"],
        entries: &["ctr-04", "net-01"],
        text: "Not deprecated, and absolute like that of a connection: once it has passed, every Accept fails at once \
               until it is moved. A time in the past wakes a waiting Accept without closing the listener, so \
               connections keep queueing meanwhile.",
    },
    Note {
        symbols: &["net.UnixAddr"],
        entries: &["net-12", "net-34"],
        text: "A path is limited to about 107 bytes on Linux and 103 on macOS; long temporary directories exceed it. A \
               name that starts with `@` is abstract on Linux: no file is left over, and no file permissions protect \
               it. Whether a left-over file has an owner shows a Dial: ECONNREFUSED means that nobody listens.",
    },
];
