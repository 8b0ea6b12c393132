//! Package crypto/tls.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["crypto/tls.Dial", "crypto/tls.DialWithDialer"],
        entries: &["net-11", "net-31"],
        text: "Connect and handshake both count; a dialer's Timeout bounds them, Dial has none: a server that accepts \
               and is silent holds it for good. `(&tls.Dialer{Config: c}).DialContext(ctx, …)` obeys a context through \
               the handshake, since Go 1.15.",
    },
    Note {
        symbols: &["crypto/tls.Dialer.DialContext", "crypto/tls.Dialer.Dial"],
        entries: &["net-11", "net-31"],
        text: "It returns a `net.Conn` that is a `*tls.Conn`, never a `*net.TCPConn`; NetConn leads to that, since Go \
               1.18. The context counts until the handshake is done and not afterwards. The NetDialer's Timeout covers \
               both, too.",
    },
    Note {
        symbols: &["crypto/tls.Conn", "crypto/tls.Client", "crypto/tls.Server"],
        entries: &["net-31", "ctr-01"],
        text: "No handshake has taken place yet: it happens in the first Read or Write, under the deadlines of that \
               moment. One reader and one writer may run at once. Closing the connection below it instead of this one \
               cuts off without the peer being told.",
    },
    Note {
        symbols: &["crypto/tls.Conn.Read"],
        entries: &["net-03", "net-33"],
        text: "On a server the first one does the handshake, so a client that never starts it holds the goroutine: set \
               the deadline before. It returns at most one record, up to 16 KiB. A connection that was cut off gives \
               `io.ErrUnexpectedEOF`, one that was closed properly `io.EOF`.",
    },
    Note {
        symbols: &["crypto/tls.Conn.Write"],
        entries: &["net-22", "net-29", "ctr-06b"],
        text: "After a passed write deadline every later Write fails the same way, as half a record may be out: close \
               it, moving the deadline is of no use. Each call is at least one record of its own, so gather small \
               pieces. After a Close of one's own it returns a bare `net.ErrClosed`.",
    },
    Note {
        symbols: &["crypto/tls.Conn.SetWriteDeadline", "crypto/tls.Conn.SetDeadline"],
        entries: &["net-22", "ctr-02", "ctr-03"],
        text: "A write that runs into it spoils the connection for good, also when SetDeadline was only meant for \
               reads. To wake a reader use SetReadDeadline, which can be cleared again.",
    },
    Note {
        symbols: &["crypto/tls.Conn.Close"],
        entries: &["net-02", "net-22"],
        text: "It tells the peer first, and sets a write deadline of 5 s for that, so it may block that long when the \
               peer does not read. A Write that is waiting is broken off. A second Close returns a bare \
               `net.ErrClosed`.",
    },
    Note {
        symbols: &["crypto/tls.Conn.CloseWrite"],
        entries: &["ctr-10", "net-08"],
        text: "It sends the TLS end mark and leaves the TCP direction open, and fails before the handshake is done. \
               Many peers answer it by closing both directions. Close is needed all the same.",
    },
    Note {
        symbols: &["crypto/tls.Conn.Handshake", "crypto/tls.Conn.HandshakeContext"],
        entries: &["net-03", "x-11"],
        text: "Called in an accept loop it lets one slow client hold up all others: do it in the connection's \
               goroutine. When the context ends during the handshake the connection is closed; afterwards the context \
               means nothing. A failed handshake is not tried again.",
    },
    Note {
        symbols: &["crypto/tls.Conn.NetConn"],
        entries: &["net-31"],
        text: "For options such as SetLinger or keepalive. Reading or writing it puts the two ends out of step at \
               once, and bytes that TLS has read ahead are not there. Since Go 1.18.",
    },
    Note {
        symbols: &["crypto/tls.Listen", "crypto/tls.NewListener"],
        entries: &["net-31", "net-14"],
        text: "Accept returns before any handshake, so a bad certificate shows only at the first Read in the handler, \
               and never ends the loop. The connections are `*tls.Conn`; an assertion to `*net.TCPConn` panics. \
               Deadlines for Accept are those of the listener below.",
    },
];
