//! What functions and methods of the standard library do that their types don't say: block, close, take over, keep,
//! lock, start goroutines. Written by hand, symbol by symbol.
//!
//! Invariants:
//! - What has no entry may do anything: what is passed to it escapes.
//! - What has an entry does nothing but what the entry says. Arguments that it doesn't mention are only looked at.
//! - Methods are listed under the type or interface that declares them: `net.TCPConn`'s `Read` is `net.conn.Read`, and
//!   that of a `net.Conn` is `net.Conn.Read`. Pointers don't matter to names.
//!
//! A test checks that each symbol exists and has the arguments and results that its entry speaks of.

mod acts;
mod context;
mod encoding;
mod entry;
mod files;
mod http;
mod io;
mod net;
mod other;
mod pure;
mod rpc;
mod sql;
mod sync;
mod testing;
mod text;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

pub use acts::*;
pub use entry::Effects;
use entry::Entry;

/// The tables, by topic.
static TABLES: [&[Entry]; 14] = [
    context::ENTRIES,
    encoding::ENTRIES,
    files::ENTRIES,
    http::ENTRIES,
    io::ENTRIES,
    net::ENTRIES,
    other::ENTRIES,
    pure::ENTRIES,
    rpc::ENTRIES,
    sql::ENTRIES,
    sync::ENTRIES,
    testing::ENTRIES,
    text::ENTRIES,
    text::ALGORITHMS,
];

/// Effects by package, type (nothing for functions) and name.
type Index = FxHashMap<(&'static str, &'static str, &'static str), &'static Effects>;

static INDEX: LazyLock<Index> = LazyLock::new(|| entries().collect());

/// The effects of a symbol: `net.Listen`, `net/http.Client.Do`.
pub fn of(symbol: &str) -> Option<&'static Effects> {
    let package_end = symbol.rfind('/').unwrap_or(0);
    let dot = package_end + symbol.get(package_end..)?.find('.')?;
    let (package, name) = (symbol.get(..dot)?, symbol.get(dot + 1..)?);
    match name.split_once('.') {
        Some((owner, name)) => method(package, owner, name),
        None => function(package, name),
    }
}

/// The effects of a function.
pub fn function(package: &str, name: &str) -> Option<&'static Effects> {
    let listed = INDEX.get(&(package, "", name)).copied();
    listed.or_else(|| pure::of_package(package, name))
}

/// The effects of a method, by the type that declares it.
pub fn method(package: &str, owner: &str, name: &str) -> Option<&'static Effects> {
    let listed = INDEX.get(&(package, owner, name)).copied();
    listed.or_else(|| pure::of_type(package, owner))
}

/// Every symbol with an entry: package, type (nothing for functions), name.
pub fn symbols() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    entries().map(|(symbol, _)| symbol)
}

fn entries() -> impl Iterator<Item = ((&'static str, &'static str, &'static str), &'static Effects)> {
    TABLES.into_iter().flatten().flat_map(|entry| {
        entry.names.split_ascii_whitespace().map(|name| {
            let (owner, name) = name.split_once('.').unwrap_or(("", name));
            ((entry.package, owner, name), &entry.effects)
        })
    })
}
