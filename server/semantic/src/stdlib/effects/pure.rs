//! Packages and types that only compute.

use super::entry::{Effects, Entry, entry};

/// Packages whose functions have no effect unless an entry says otherwise. Where results may share memory with
/// arguments, a package is not among them.
const PACKAGES: &[&str] = &[
    "encoding/hex",
    "go/version",
    "hash/adler32",
    "hash/crc32",
    "hash/crc64",
    "hash/fnv",
    "html",
    "math",
    "math/bits",
    "math/cmplx",
    "net/netip",
    "net/url",
    "path",
    "path/filepath",
    "strconv",
    "strings",
    "unicode",
    "unicode/utf16",
    "unicode/utf8",
];

/// Types whose methods have no effect unless an entry says otherwise.
const TYPES: &[(&str, &str)] = &[
    ("net/netip", "Addr"),
    ("net/netip", "AddrPort"),
    ("net/netip", "Prefix"),
    ("time", "Duration"),
    ("time", "Month"),
    ("time", "Time"),
    ("time", "Weekday"),
];

/// Types whose methods are atomic operations and nothing else unless an entry says otherwise.
const ATOMIC_TYPES: &[&str] = &["Bool", "Int32", "Int64", "Uint32", "Uint64", "Uintptr"];

pub(super) static ENTRIES: &[Entry] = &[
    entry(
        "strconv",
        "AppendBool AppendFloat AppendInt AppendQuote AppendQuoteRune AppendQuoteRuneToASCII AppendQuoteRuneToGraphic \
         AppendQuoteToASCII AppendQuoteToGraphic AppendUint",
    )
    .arg(0, super::FILLS.and(super::WRAPS)),
    entry("unicode/utf8", "AppendRune").arg(0, super::FILLS.and(super::WRAPS)),
    entry("unicode/utf8", "EncodeRune").arg(0, super::FILLS),
    entry("unicode/utf16", "AppendRune").arg(0, super::FILLS.and(super::WRAPS)),
];

/// What the functions of a package have in common, if it is known.
pub(super) fn of_package(package: &str, name: &str) -> Option<&'static Effects> {
    // A method expression or a generated name would have a dot.
    if name.contains('.') {
        return None;
    }
    match package {
        "sync/atomic" => Some(&Effects::ATOMIC),
        _ => PACKAGES.contains(&package).then_some(&Effects::PURE),
    }
}

/// What the methods of a type have in common, if it is known.
pub(super) fn of_type(package: &str, owner: &str) -> Option<&'static Effects> {
    if package == "sync/atomic" && ATOMIC_TYPES.contains(&owner) {
        return Some(&Effects::ATOMIC_METHOD);
    }
    TYPES.contains(&(package, owner)).then_some(&Effects::PURE)
}
