//! Contract notes: what an API or a construct of the language promises and what it does not, shown where it is used. The
//! mechanism comes first, and each note says something that the symbol's own documentation leaves open.

mod atomic;
mod bufio;
mod builtin;
mod context;
mod encoding;
mod http;
mod io;
mod language;
mod net;
mod os;
mod place;
mod runtime;
mod sql;
mod sync;
mod testing;
mod time;
mod tls;

pub(crate) use place::at;

/// A note on one or several functions, methods, fields, types, variables or constructs of the language.
pub struct Note {
    /// What it speaks of. A function, type, field or variable is named by its package and name, `net.Listen`,
    /// `net.Dialer.Timeout`; a method by the type that declares it: `Read` of a `net.TCPConn` is `net.conn.Read`, unless
    /// there is a note on `net.TCPConn.Read`. A construct is one of [`CONSTRUCTS`]. The first one is the title.
    pub symbols: &'static [&'static str],
    /// The catalogue entries that it covers.
    pub entries: &'static [&'static str],
    /// What there is to know, in a few sentences of Markdown.
    pub text: &'static str,
}

/// The constructs that a note can speak of, predeclared functions included.
pub const CONSTRUCTS: &[&str] = &[
    "append",
    "break",
    "chan",
    "clear",
    "close",
    "copy",
    "default",
    "defer",
    "delete",
    "for",
    "func",
    "go",
    "import \"C\"",
    "init",
    "len(chan)",
    "make([]T)",
    "make(chan)",
    "map",
    "nil channel",
    "panic",
    "range over a channel",
    "range over a function",
    "range over a map",
    "receive",
    "recover",
    "select",
    "select {}",
    "send",
    "type assertion",
];

static GROUPS: &[&[Note]] = &[
    language::NOTES,
    builtin::NOTES,
    net::conn::NOTES,
    net::socket::NOTES,
    net::listen::NOTES,
    net::dial::NOTES,
    net::lookup::NOTES,
    net::addr::NOTES,
    net::packet::NOTES,
    net::error::NOTES,
    tls::NOTES,
    io::NOTES,
    bufio::NOTES,
    encoding::NOTES,
    os::NOTES,
    sync::NOTES,
    atomic::NOTES,
    context::NOTES,
    time::NOTES,
    runtime::NOTES,
    http::client::NOTES,
    http::server::NOTES,
    sql::NOTES,
    testing::NOTES,
];

/// All notes.
pub fn all() -> impl Iterator<Item = &'static Note> {
    GROUPS.iter().copied().flatten()
}

/// The note on a symbol.
pub fn on(symbol: &str) -> Option<&'static Note> {
    all().find(|note| note.symbols.contains(&symbol))
}

/// The notes that cover a catalogue entry.
pub fn covering(entry: &str) -> impl Iterator<Item = &'static Note> {
    all().filter(move |note| note.entries.contains(&entry))
}

impl Note {
    /// The symbol that stands for the note.
    pub fn title(&self) -> &'static str {
        self.symbols.first().copied().unwrap_or_default()
    }

    /// The note as Markdown.
    pub fn markdown(&self) -> String {
        self.markdown_on(self.title())
    }

    fn markdown_on(&self, title: &str) -> String {
        format!("**{title}**\n\n{}\n", self.text)
    }
}
