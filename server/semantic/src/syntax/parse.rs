//! Parsing with tree-sitter.

use std::cell::RefCell;
use std::ops::Range;

use tree_sitter::{InputEdit, Parser, Point, Tree};

use super::file::MAX_FILE_BYTES;
use super::masked;
use super::source::{self, TextSource};

// A parser is not Send on WebAssembly, hence one for each thread instead of one in a state that is shared.
thread_local! {
    static PARSER: RefCell<Option<Parser>> = RefCell::new(new_parser());
}

fn new_parser() -> Option<Parser> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_go::LANGUAGE.into()).ok()?;
    Some(parser)
}

/// A replaced range of text, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ByteEdit {
    /// Where the old and the new text start.
    pub start: usize,
    /// Where the old text ended.
    pub old_end: usize,
    /// Where the new text ends.
    pub new_end: usize,
}

/// The tree of `text`; with `old` the tree of an earlier text that was edited by [`edit`] since.
///
/// `None` for a text above [`MAX_FILE_BYTES`].
pub fn parse(text: &dyn TextSource, old: Option<&Tree>) -> Option<Tree> {
    if text.len() > MAX_FILE_BYTES {
        return None;
    }
    PARSER.with(|parser| {
        let mut parser = parser.try_borrow_mut().ok()?;
        parser.as_mut()?.parse_with_options(&mut |byte, _| masked::piece_at(text, byte), old, None)
    })
}

/// Tells `tree` that the text from `start` to `old_end` of `old_text` is going to be replaced by `inserted`.
///
/// Several edits are told one after the other, each in terms of the text that the one before it left.
pub fn edit(tree: &mut Tree, old_text: &dyn TextSource, start: usize, old_end: usize, inserted: &str) -> ByteEdit {
    let affected = masked::affected(old_text, start..old_end, inserted);
    // Rows decide how tree-sitter recovers from errors, so that points must be true.
    let start_position = advance(Point::default(), old_text, 0..affected.start);
    let before = advance(start_position, old_text, affected.start..start);
    let behind = advance(before, &inserted, 0..inserted.len());
    tree.edit(&InputEdit {
        start_byte: affected.start,
        old_end_byte: affected.end,
        new_end_byte: affected.end - old_end + start + inserted.len(),
        start_position,
        old_end_position: advance(start_position, old_text, affected.clone()),
        new_end_position: advance(behind, old_text, old_end..affected.end),
    });
    ByteEdit { start, old_end, new_end: start + inserted.len() }
}

/// The point after the text in `range`, which starts at `point`.
fn advance(mut point: Point, text: &dyn TextSource, range: Range<usize>) -> Point {
    let mut at = range.start;
    while at < range.end {
        let rest = source::rest_at(text, at).as_bytes();
        let piece = rest.get(..range.end - at).unwrap_or(rest);
        if piece.is_empty() {
            break;
        }
        match piece.iter().rposition(|&byte| byte == b'\n') {
            None => point.column += piece.len(),
            Some(last) => {
                point.row += count_lines(piece);
                point.column = piece.len() - last - 1;
            }
        }
        at += piece.len();
    }
    point
}

/// The number of line feeds. Sums of a byte each are what the compiler makes the fastest code of.
fn count_lines(text: &[u8]) -> usize {
    text.chunks(255).map(|chunk| usize::from(chunk.iter().map(|&byte| u8::from(byte == b'\n')).sum::<u8>())).sum()
}
