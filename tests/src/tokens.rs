//! The tokens of a Go text, for tests that take one away.

use std::ops::Range;

/// Where the tokens of `text` stand. Comments are no tokens; operators are one character each.
pub fn of(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at = match bytes[at] {
            b' ' | b'\t' | b'\r' | b'\n' => {
                at += 1;
                continue;
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at = end_of(bytes, at, |rest| rest.starts_with(b"\n"));
                continue;
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at = end_of(bytes, at + 2, |rest| rest.starts_with(b"*/")) + 2;
                continue;
            }
            quote @ (b'"' | b'\'' | b'`') => string_end(bytes, at, quote),
            byte if is_word(byte) => end_of(bytes, at, |rest| !is_word(rest[0])),
            _ => at + 1,
        };
        tokens.push(start..at.min(bytes.len()));
    }
    tokens
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn end_of(bytes: &[u8], from: usize, is_end: impl Fn(&[u8]) -> bool) -> usize {
    (from..bytes.len()).find(|&at| is_end(&bytes[at..])).unwrap_or(bytes.len())
}

fn string_end(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' && quote != b'`' { 2 } else { 1 };
    }
    at + 1
}
