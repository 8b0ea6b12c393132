//! Contract notes: what an API promises and what it does not, shown where it is used. The mechanism comes first.

use gohazard_semantic::model::Model;
use gohazard_semantic::syntax::ast::Span;
use gohazard_semantic::syntax::{locate::node_at, visit::Node};
use gohazard_semantic::types::Def;

/// A note on one or several functions, methods or types.
pub struct Note {
    /// What it speaks of: `net.Listen`, `net.Conn.Close`, `net.Conn`; the first one is its title. A method is named by the
    /// type that declares it: `Read` of a `net.TCPConn` is `net.conn.Read`.
    pub symbols: &'static [&'static str],
    /// The catalogue entries that it covers.
    pub entries: &'static [&'static str],
    /// What there is to know, in a few sentences of Markdown.
    pub text: &'static str,
}

/// All notes.
pub static NOTES: &[Note] = &[
    Note {
        symbols: &[
            "net.Listener.Accept",
            "net.TCPListener.Accept",
            "net.UnixListener.Accept",
            "net.TCPListener.AcceptTCP",
            "net.UnixListener.AcceptUnix",
        ],
        entries: &["net-01", "net-14"],
        text: "Accept waits for the next connection. After `Close` it fails at once, every time, with an error that \
               matches `net.ErrClosed`. When the process is out of file descriptors it fails at once as well, and the \
               waiting connection stays in the queue: a loop that only retries spins in both cases. Leave the loop on \
               `net.ErrClosed`, wait a little before retrying anything else.",
    },
    Note {
        symbols: &["net.Listener"],
        entries: &["conn-02", "ctr-04"],
        text: "A listener has three methods: Accept, Close, Addr. Close wakes every goroutine that waits in Accept; it \
               does not touch connections that were accepted before.",
    },
    Note {
        symbols: &["net.Listener.Close", "net.TCPListener.Close", "net.UnixListener.Close"],
        entries: &["ctr-04", "net-12"],
        text: "Close makes every waiting and every later Accept fail with `net.ErrClosed`. Accepted connections stay \
               open. The listener of a Unix socket also removes its socket file, even when another process has meanwhile \
               created a new one at that path.",
    },
    Note {
        symbols: &["net.Conn", "net.TCPConn"],
        entries: &["net-02", "ctr-01", "net-23"],
        text: "The descriptor behind a connection is released by `Close`. One that is dropped without it stays open \
               until the garbage collector happens to run, and forever while anything still refers to it; its peer sees \
               no end of the stream. Calls from several goroutines are safe, Close among them: it makes blocked reads \
               and writes return `net.ErrClosed`.",
    },
    Note {
        symbols: &["net.Conn.Close", "net.conn.Close"],
        entries: &["net-02", "net-23"],
        text: "Close releases the descriptor and wakes blocked reads and writes, which fail with `net.ErrClosed`. A \
               second Close fails with the same error and is otherwise harmless. Data that was written before is still \
               sent in the background.",
    },
    Note {
        symbols: &["net.Conn.Read", "net.conn.Read"],
        entries: &["net-03", "net-33", "conn-05"],
        text: "Read returns what has arrived, at least one byte, not what the peer sent in one Write: a stream has no \
               message boundaries. Without a read deadline it waits as long as the peer stays connected and silent. \
               Keepalive finds dead hosts, it does not find silent ones.",
    },
    Note {
        symbols: &["net.Conn.Write", "net.conn.Write"],
        entries: &["net-22", "net-29", "conn-06"],
        text: "Write returns when the kernel has taken the data, not when the peer has read it. When the peer stops \
               reading the buffers fill up, and Write waits without end unless a write deadline is set. An error of the \
               connection often shows only at a later Write.",
    },
    Note {
        symbols: &[
            "net.Conn.SetDeadline",
            "net.Conn.SetReadDeadline",
            "net.Conn.SetWriteDeadline",
            "net.conn.SetDeadline",
            "net.conn.SetReadDeadline",
            "net.conn.SetWriteDeadline",
        ],
        entries: &["ctr-02", "net-04", "conn-10"],
        text: "A deadline is a point in time, not a timeout for each call: it holds for every later read or write until \
               it is set again. Once it has passed, all of them fail at once with `os.ErrDeadlineExceeded`, so a loop \
               sets it anew in each round. The zero time means no deadline.",
    },
    Note {
        symbols: &["net.Dial", "net.Dialer.Dial"],
        entries: &["net-11", "net-09"],
        text: "Dial resolves the name and tries its addresses, IPv6 and IPv4 in parallel. It has no time bound of its \
               own: the kernel gives up after about two minutes on Linux, for each address. Use a `net.Dialer` with a \
               Timeout, or DialContext.",
    },
    Note {
        symbols: &[
            "context.WithCancel",
            "context.WithTimeout",
            "context.WithDeadline",
            "context.WithCancelCause",
            "context.WithTimeoutCause",
            "context.WithDeadlineCause",
        ],
        entries: &["gor-10"],
        text: "The new context is registered with its parent, and one with a deadline owns a timer. Both are released \
               by the cancel function, by the deadline, or when the parent is cancelled, whichever comes first. Calling \
               cancel again does nothing, so `defer cancel()` right after the call is always right while the context \
               does not outlive the function.",
    },
    Note {
        symbols: &["context.CancelFunc"],
        entries: &["gor-10", "net-35"],
        text: "A cancel function tells everything that waits for the context to stop, and releases its timer. It does \
               not wait for anything. It may be called several times and from several goroutines.",
    },
    Note {
        symbols: &["context.Context.Done"],
        entries: &["gor-26"],
        text: "Done returns a channel that is closed on cancellation; it is nil for a context that can never be \
               cancelled, and a receive from it then waits forever. Blocking calls that take no context, such as Read on \
               a connection, are not woken by it.",
    },
];

/// The notes on a symbol as Markdown.
pub fn markdown(symbol: &str) -> Option<String> {
    let notes: Vec<String> = NOTES.iter().filter(|note| note.symbols.contains(&symbol)).map(Note::markdown).collect();
    (!notes.is_empty()).then(|| notes.join("\n"))
}

impl Note {
    fn markdown(&self) -> String {
        format!("**{}**\n\n{}\n", self.symbols.first().unwrap_or(&""), self.text)
    }
}

/// The notes that cover a catalogue entry.
pub(crate) fn covering(entry: &str) -> impl Iterator<Item = String> {
    NOTES.iter().filter(move |note| note.entries.contains(&entry)).map(Note::markdown)
}

/// The canonical name of what the identifier at `offset` of a declaration refers to, and where it stands.
pub(crate) fn symbol_at(model: &Model, offset: u32) -> Option<(Span, String)> {
    let Node::Expr(ident) = node_at(model.decl(), offset)? else { return None };
    let symbol = match model.def(ident) {
        Def::Package(object) => format!("{}.{}", object.package, object.name),
        Def::Method { owner: Some(owner), name } => format!("{}.{}.{name}", owner.package, owner.name),
        _ => return None,
    };
    Some((model.span(ident), symbol))
}
