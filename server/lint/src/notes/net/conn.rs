//! Connections: streams, their ends and their deadlines.

use crate::notes::Note;

pub(in crate::notes) static NOTES: &[Note] = &[
    Note {
        symbols: &["net.Conn"],
        entries: &["net-02", "ctr-01", "net-23", "gor-13"],
        text: "The descriptor behind a connection is released by `Close`. One that is dropped without it stays open \
               until the garbage collector happens to run, and forever while anything still refers to it; its peer \
               sees no end of the stream. Calls from several goroutines are safe, and one `Write` is never torn apart \
               by another. A buffered reader, writer or codec around the connection has no such lock.",
    },
    Note {
        symbols: &["net.TCPConn"],
        entries: &["net-31", "ctr-15", "ctr-12"],
        text: "A `net.Conn` holds one of these only for the plain networks tcp, tcp4 and tcp6. The assertion \
               `c.(*net.TCPConn)` without `ok` panics for TLS, Unix sockets and `net.Pipe`, and for the nil that comes \
               with an error that was dropped. Nagle's delay is off, and keepalive is on: first probe after 15 s of \
               silence, then 8 more, 15 s apart.",
    },
    Note {
        symbols: &["net.UnixConn"],
        entries: &["net-25a", "net-03"],
        text: "A client that dials has no name of its own: `RemoteAddr` prints as `@` for all of them, so it is no key \
               for a table of connections. There is no keepalive either. None is needed for a peer that died, whose \
               end the kernel closes, but nothing ends one that lives and is silent.",
    },
    Note {
        symbols: &["net.Conn.Close", "net.TCPConn.Close", "net.conn.Close"],
        entries: &["net-02", "net-23", "net-36"],
        text: "Close releases the descriptor and wakes blocked reads and writes, which fail with `net.ErrClosed`. A \
               second Close fails with the same error and is otherwise harmless. What was written before is still sent \
               in the background; but if received data was left unread, Linux resets the connection, and the peer may \
               lose the end of the answer. A connection that was closed, or has failed once, does not belong in a \
               pool.",
    },
    Note {
        symbols: &["net.Conn.Read", "net.TCPConn.Read", "net.conn.Read"],
        entries: &["net-03", "net-33", "conn-05", "conn-07", "net-37"],
        text: "Read returns what has arrived, at least one byte, not what the peer sent in one Write: a stream has no \
               message boundaries. The end of the stream is a bare `io.EOF`, never wrapped, and an orderly way to end. \
               Without a read deadline it waits as long as the peer stays connected and silent. Keepalive finds dead \
               hosts, it does not find silent ones.",
    },
    Note {
        symbols: &["net.Conn.Write", "net.TCPConn.Write", "net.conn.Write"],
        entries: &["net-22", "net-29", "conn-06", "conn-04", "ctr-18"],
        text: "Write returns when the kernel has taken the data, not when the peer has read it. When the peer stops \
               reading the buffers fill up, and Write waits without end unless a write deadline is set; keepalive does \
               not help, as the peer's kernel still answers. A connection that the peer has reset often fails only at \
               the next Write but one. The compiler accepts a call whose error is dropped.",
    },
    Note {
        symbols: &["net.Conn.SetDeadline", "net.TCPConn.SetDeadline", "net.conn.SetDeadline"],
        entries: &["ctr-02", "conn-10", "net-16", "conn-11"],
        text: "A deadline is a point in time for all calls, not a timeout for each: set once before a loop it cuts off \
               a busy peer as well. `time.Time{}.Add(d)` lies in the year 1, so everything fails at once. Copying \
               `ctx.Deadline()` into it honors the deadline of the context, not its cancellation. No timer is left \
               behind that would have to be stopped.",
    },
    Note {
        symbols: &["net.Conn.SetReadDeadline", "net.TCPConn.SetReadDeadline", "net.conn.SetReadDeadline"],
        entries: &["net-04", "ctr-03", "conn-11"],
        text: "It also acts on a Read that is waiting: a time in the past wakes it. Once it has passed every Read \
               fails at once until it is moved; a loop that only retries made 1.7 million failing reads in 200 ms. A \
               goroutine that sets it on cancellation may do so after the Read has succeeded, and then spoils the next \
               one: wait for it and clear the deadline.",
    },
    Note {
        symbols: &["net.Conn.SetWriteDeadline", "net.TCPConn.SetWriteDeadline", "net.conn.SetWriteDeadline"],
        entries: &["net-22", "net-25b"],
        text: "A Write that runs into it may have sent a part, and its count says how much. On a stream the peer now \
               waits for the rest of a message, so close the connection instead of writing the next one. In a \
               broadcast it bounds how long one slow receiver holds up all others.",
    },
    Note {
        symbols: &["net.Conn.LocalAddr", "net.TCPConn.LocalAddr", "net.conn.LocalAddr"],
        entries: &["net-24", "net-30"],
        text: "Of an accepted or dialed connection it is the concrete address that packets use, even when the listener \
               was bound to all addresses. Of an unconnected UDP socket that was bound to all addresses it stays \
               `[::]` or `0.0.0.0`; only its port means something to others.",
    },
    Note {
        symbols: &["net.Conn.RemoteAddr", "net.TCPConn.RemoteAddr", "net.conn.RemoteAddr"],
        entries: &["net-25", "net-25a"],
        text: "Among the live TCP connections of one listener it is unique, but not for long: the port may be used \
               again before a late `delete` by that key runs, which then removes the newcomer. Clients of a Unix \
               socket all have the same one without a name. Behind a proxy it is the proxy's.",
    },
    Note {
        symbols: &["net.TCPConn.CloseWrite", "net.UnixConn.CloseWrite"],
        entries: &["net-08", "ctr-10"],
        text: "It tells the peer that no more data will come, and leaves the other direction open: the peer reads \
               `io.EOF` and can still answer. The descriptor is not released, so Close is needed as well. A proxy \
               passes on the end of each direction this way; one that closes both connections at the first end loses \
               answers.",
    },
    Note {
        symbols: &["net.TCPConn.CloseRead", "net.UnixConn.CloseRead"],
        entries: &["ctr-10"],
        text: "The peer is not told. On Linux data that arrives later is still delivered to Read, and when the buffers \
               are full the peer's writes wait, just as without the call. It neither releases the descriptor nor stops \
               a peer that keeps sending; Close does both.",
    },
    Note {
        symbols: &["net.TCPConn.ReadFrom", "net.TCPConn.WriteTo"],
        entries: &["net-08"],
        text: "`io.Copy` finds these methods by itself. On Linux they move data between sockets, or from a file to a \
               socket, inside the kernel (splice, sendfile; WriteTo since Go 1.22). Any wrapper around the connection, \
               a `bufio.Reader` or a struct with a counter, hides them and takes the slower way through a buffer.",
    },
    Note {
        symbols: &["net.Buffers", "net.Buffers.WriteTo"],
        entries: &["net-29", "ctr-01"],
        text: "On TCP and Unix connections all pieces leave with one writev, under the lock of one Write: no other \
               writer gets between header and payload. Other writers, `tls.Conn` among them, get one Write a piece. \
               The slice is used up by it, so a second WriteTo sends nothing.",
    },
    Note {
        symbols: &["net.Pipe"],
        entries: &["net-40", "ctr-15", "conn-15", "pipe-01"],
        text: "There is no buffer: a Write waits until the other end has read all of it, so one goroutine that uses \
               both ends hangs. It is as fast as `io.Pipe` and has deadlines. After a Close of its own an end fails \
               with `io.ErrClosedPipe`, which does not match `net.ErrClosed`, and it is no `*net.TCPConn`.",
    },
];
