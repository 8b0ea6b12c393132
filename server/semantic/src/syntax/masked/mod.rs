//! Go that tree-sitter-go 0.25 does not know, shown to it as Go that it knows.
//!
//! What the parser reads has the length of the text, so that all places in its tree are places in the text, and the
//! lowering reads names and types from the text itself. Two things are masked:
//! - `new` of an expression (Go 1.26), and calls of functions that are named `new` or `make`: the grammar wants a type
//!   there. The word is shown as another name, unless its argument can only be a type.
//! - Type parameters of methods (Go 1.27) are shown as spaces, if they stand on the line on which the method starts.
//!   The lowering reads them with a parser of their own.
//!
//! Masks in comments and strings change nothing.

mod scan;

use std::ops::Range;

use self::scan::{Scan, is_name_byte};
use super::source::{self, TextSource};

/// The most that is handed out at once. Small, because after an edit the parser asks for many places.
const PIECE: usize = 512;

/// How far a line is searched.
const MAX_LINE: usize = 1000;

/// Words whose first argument must be a type in the grammar, and what is shown instead.
const WORDS: [(&[u8], &[u8]); 2] = [(b"new", b"neW"), (b"make", b"makE")];

/// What stands before a parenthesis to which a mask belongs: the end of a word, or the space of `func (`.
const END_OF_MASK: &[u8] = b"we ";

const METHOD: &[u8] = b"func (";
const SPACES: &[u8] = &[b' '; 64];

/// What the parser is to read at `byte`: some bytes, none at the end of the text.
pub(super) fn piece_at(text: &dyn TextSource, byte: usize) -> &[u8] {
    let rest = source::rest_at(text, byte);
    let piece = rest.get(..rest.floor_char_boundary(PIECE)).unwrap_or(rest);
    match first_mask(text, byte, piece) {
        None => piece.as_bytes(),
        Some(mask) if mask.range.start > byte => &piece.as_bytes()[..mask.range.start - byte],
        Some(mask) => &mask.shown[byte - mask.range.start..],
    }
}

/// The part of the text, changed by an edit of `edited`, outside of which the parser sees what it saw before.
pub(super) fn affected(text: &dyn TextSource, edited: Range<usize>, inserted: &str) -> Range<usize> {
    let mut range = edited.clone();
    let line = line_start(text, edited.start);
    let before: Vec<u8> = bytes(text, line).take(edited.start - line).collect();
    let words = WORDS.iter().filter_map(|(word, _)| before.windows(word.len()).position(|window| window == *word));
    range.start = words.map(|at| line + at).fold(range.start, usize::min);
    // A line that starts a declaration, and one that is split or joined, may get another mask.
    let breaks_lines =
        inserted.contains('\n') || bytes(text, edited.start).take(edited.len()).any(|byte| byte == b'\n');
    let is_indented = bytes(text, line).next().is_none_or(|first| first.is_ascii_whitespace());
    if breaks_lines || !is_indented || line == edited.start {
        range.start = range.start.min(line);
        range.end = edited.end + rest_of_line(text, edited.end).len();
    }
    range
}

/// Where the type parameters of a method are masked that starts at the start of `text`.
pub(super) fn type_params_of_method(text: &str) -> Option<Range<usize>> {
    type_params(&text, 0)
}

/// A masked range, and what the parser sees from its start on; not always all of it.
struct Mask {
    range: Range<usize>,
    shown: &'static [u8],
}

/// The first mask with a part in `piece`, which starts at `start`.
fn first_mask(text: &dyn TextSource, start: usize, piece: &str) -> Option<Mask> {
    let end = start + piece.len();
    if let Some(range) = type_params(text, line_start(text, start)).filter(|range| range.end > start) {
        // No word stands before them on their line.
        let rest = range.start.max(start)..range.end;
        return Some(spaces(rest)).filter(|mask| mask.range.start < end);
    }
    let may_be_masked =
        |at: &usize| at.checked_sub(1).is_none_or(|before| END_OF_MASK.contains(&piece.as_bytes()[before]));
    let inside = piece.match_indices('(').map(|(at, _)| at).filter(may_be_masked).map(|at| start + at);
    // The parenthesis behind a word at the end of the piece.
    let behind = bytes(text, end).take(4).zip(end..).filter(|&(byte, _)| byte == b'(').map(|(_, at)| at);
    let mut masks = inside.chain(behind).filter_map(|parenthesis| mask_at(text, parenthesis));
    masks.find(|mask| mask.range.end > start).filter(|mask| mask.range.start < end)
}

/// The mask that belongs to an opening parenthesis.
fn mask_at(text: &dyn TextSource, parenthesis: usize) -> Option<Mask> {
    match source::byte_before(text, parenthesis)? {
        b'w' | b'e' => WORDS.iter().find_map(|(word, shown)| {
            let start = parenthesis.checked_sub(word.len())?;
            let is_call = bytes(text, start).take(word.len()).eq(word.iter().copied())
                && !source::byte_before(text, start).is_some_and(is_name_byte);
            (is_call && !takes_type(text, parenthesis + 1)).then_some(Mask { range: start..parenthesis, shown })
        }),
        b' ' => {
            let line = (parenthesis + 1).checked_sub(METHOD.len())?;
            if source::starts_line(text, line) { type_params(text, line).map(spaces) } else { None }
        }
        _ => None,
    }
}

/// Whether the argument that starts at `start` can only be a type.
fn takes_type(text: &dyn TextSource, start: usize) -> bool {
    let spaces = bytes(text, start).take(MAX_LINE).take_while(u8::is_ascii_whitespace).count();
    Scan::new(&rest_of_line(text, start + spaces)).has_only_a_type()
}

fn spaces(range: Range<usize>) -> Mask {
    Mask { shown: &SPACES[..range.len().min(SPACES.len())], range }
}

/// The type parameters of the method whose line starts at `start`, brackets included.
fn type_params(text: &dyn TextSource, start: usize) -> Option<Range<usize>> {
    // All of the line is needed only if it is a method's.
    if !bytes(text, start).take(METHOD.len()).eq(METHOD.iter().copied()) {
        return None;
    }
    let range = Scan::new(&rest_of_line(text, start)).type_params_of_method()?;
    Some(start + range.start..start + range.end)
}

/// Where the line starts that `byte` is in, or what is far enough before it.
fn line_start(text: &dyn TextSource, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while let Some(before) = at.checked_sub(1).filter(|_| at + MAX_LINE > byte) {
        let (chunk, start) = text.chunk_at(before);
        let Some(chunk) = before.checked_sub(start).and_then(|last| chunk.as_bytes().get(..=last)) else { return at };
        let recent = &chunk[chunk.len().saturating_sub(MAX_LINE)..];
        if let Some(newline) = recent.iter().rposition(|&byte| byte == b'\n') {
            return at - (recent.len() - newline - 1);
        }
        at -= recent.len();
    }
    at
}

/// The rest of a line from `from` on, or enough of it.
fn rest_of_line(text: &dyn TextSource, from: usize) -> Vec<u8> {
    bytes(text, from).take(MAX_LINE).take_while(|&byte| byte != b'\n').collect()
}

/// The bytes of the text from `from` on.
fn bytes(text: &dyn TextSource, from: usize) -> impl Iterator<Item = u8> {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = source::rest_at(text, at).as_bytes();
        at += rest.len();
        (!rest.is_empty()).then_some(rest)
    })
    .flatten()
    .copied()
}
