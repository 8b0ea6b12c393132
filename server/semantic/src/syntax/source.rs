//! Where source text comes from: one string, or the pieces of a rope.

use std::ops::Range;

/// UTF-8 text that is stored in one or more pieces.
pub trait TextSource {
    /// Length in bytes.
    fn len(&self) -> usize;

    /// The piece that holds the byte at `byte`, and where that piece starts. Pieces end between characters. Asked only
    /// for bytes below [`TextSource::len`]; an empty piece is read as the end of the text.
    fn chunk_at(&self, byte: usize) -> (&str, usize);

    /// Whether there is no text.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl TextSource for &str {
    fn len(&self) -> usize {
        str::len(self)
    }

    fn chunk_at(&self, _: usize) -> (&str, usize) {
        (self, 0)
    }
}

impl TextSource for String {
    fn len(&self) -> usize {
        str::len(self)
    }

    fn chunk_at(&self, _: usize) -> (&str, usize) {
        (self, 0)
    }
}

/// The part of the piece holding `byte` that starts there; empty at the end of the text.
pub(super) fn rest_at(text: &dyn TextSource, byte: usize) -> &str {
    if byte >= text.len() {
        return "";
    }
    let (chunk, start) = text.chunk_at(byte);
    byte.checked_sub(start).and_then(|inside| chunk.get(inside..)).unwrap_or("")
}

/// The text in `range`, borrowed where it lies in one piece, else put together in `buffer`.
pub(super) fn slice<'a>(text: &'a dyn TextSource, range: Range<usize>, buffer: &'a mut String) -> &'a str {
    let first = rest_at(text, range.start);
    if let Some(whole) = first.get(..range.len()) {
        return whole;
    }
    buffer.clear();
    let mut at = range.start;
    while at < range.end {
        let rest = rest_at(text, at);
        let piece = rest.get(..range.end - at).unwrap_or(rest);
        if piece.is_empty() {
            break;
        }
        buffer.push_str(piece);
        at += piece.len();
    }
    buffer
}

/// Whether a line starts at `byte`.
pub(super) fn starts_line(text: &dyn TextSource, byte: usize) -> bool {
    matches!(byte_before(text, byte), None | Some(b'\n'))
}

/// The byte before `byte`, if there is one.
pub(super) fn byte_before(text: &dyn TextSource, byte: usize) -> Option<u8> {
    let before = byte.checked_sub(1).filter(|&before| before < text.len())?;
    let (chunk, start) = text.chunk_at(before);
    chunk.as_bytes().get(before.checked_sub(start)?).copied()
}
