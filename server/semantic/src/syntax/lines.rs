//! From byte offsets to lines and columns, for people and not for LSP.

use std::ops::Range;

use super::source::{self, TextSource};

/// Where the lines of a file start, except for the first one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineStarts(Vec<u32>);

impl LineStarts {
    /// The line starts of `text`.
    pub(super) fn of(text: &dyn TextSource) -> LineStarts {
        let mut starts = Vec::new();
        push_starts(&mut starts, text, 0..text.len());
        LineStarts(starts)
    }

    /// The line starts of `text`, which is as before outside of `dirty`; what stands behind it moved by `delta`.
    pub(super) fn updated(&self, text: &dyn TextSource, dirty: Range<u32>, delta: i64) -> LineStarts {
        let before = self.0.partition_point(|&start| start <= dirty.start);
        let behind = self.0.partition_point(|&start| i64::from(start) + delta <= i64::from(dirty.end));
        let mut starts = Vec::with_capacity(self.0.len() + 16);
        starts.extend_from_slice(&self.0[..before]);
        push_starts(&mut starts, text, dirty.start as usize..dirty.end as usize);
        let moved =
            self.0[behind.max(before)..].iter().filter_map(|&start| u32::try_from(i64::from(start) + delta).ok());
        starts.extend(moved);
        LineStarts(starts)
    }

    /// The line of an offset, counted from 0.
    pub(super) fn line_of(&self, offset: u32) -> u32 {
        u32::try_from(self.0.partition_point(|&start| start <= offset)).unwrap_or(u32::MAX)
    }

    /// Where a line starts.
    pub(super) fn start(&self, line: u32) -> Option<u32> {
        match line.checked_sub(1) {
            None => Some(0),
            Some(index) => self.0.get(index as usize).copied(),
        }
    }
}

/// Adds the line starts that line breaks in `range` make.
fn push_starts(starts: &mut Vec<u32>, text: &dyn TextSource, range: Range<usize>) {
    let mut at = range.start;
    while at < range.end {
        let rest = source::rest_at(text, at).as_bytes();
        let piece = rest.get(..range.end - at).unwrap_or(rest);
        if piece.is_empty() {
            return;
        }
        let breaks = piece.iter().zip(at + 1..).filter(|&(&byte, _)| byte == b'\n');
        starts.extend(breaks.filter_map(|(_, next)| u32::try_from(next).ok()));
        at += piece.len();
    }
}

/// Where the lines of a text start.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

/// A place as compilers print it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LineColumn {
    /// Counted from 1.
    pub line: u32,
    /// Bytes from the start of the line, counted from 1.
    pub column: u32,
}

impl LineIndex {
    /// The lines of `text`, which end with `\n` or `\r\n`.
    pub fn new(text: &str) -> LineIndex {
        let after = text.bytes().zip(1..).filter(|&(byte, _)| byte == b'\n').map(|(_, next)| next);
        LineIndex {
            starts: std::iter::once(0).chain(after).collect(),
            len: u32::try_from(text.len()).unwrap_or(u32::MAX),
        }
    }

    /// The place of a byte offset; an offset behind the text is its end.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let offset = offset.min(self.len);
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0);
        LineColumn { line: u32::try_from(line).unwrap_or(u32::MAX), column: offset - start + 1 }
    }

    /// The byte offset of a place; a column behind the line is the line's end.
    pub fn offset(&self, at: LineColumn) -> Option<u32> {
        let index = at.line.checked_sub(1)? as usize;
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).map_or(self.len, |next| next - 1);
        Some(start.saturating_add(at.column.checked_sub(1)?).min(end))
    }

    /// The text of a line, counted from 1, without its line break. `text` is the text that was indexed.
    pub fn line<'a>(&self, text: &'a str, line: u32) -> Option<&'a str> {
        let index = line.checked_sub(1)? as usize;
        let start = *self.starts.get(index)? as usize;
        let end = self.starts.get(index + 1).copied().unwrap_or(self.len) as usize;
        let line = text.get(start..end)?;
        let line = line.strip_suffix('\n').unwrap_or(line);
        Some(line.strip_suffix('\r').unwrap_or(line))
    }

    /// Number of lines; a text that ends with a line break has an empty last one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::LineStarts;

    #[test]
    fn updating_gives_what_counting_anew_gives() {
        let old = "a\nbc\n\nd\r\ne";
        for start in 0..=old.len() {
            for end in start..=old.len() {
                for inserted in ["", "x", "\n", "x\n\ny"] {
                    let new = format!("{}{inserted}{}", &old[..start], &old[end..]);
                    let dirty = start as u32..(start + inserted.len()) as u32;
                    let delta = new.len() as i64 - old.len() as i64;
                    let updated = LineStarts::of(&old).updated(&new, dirty, delta);
                    assert_eq!(updated.0, LineStarts::of(&new).0, "{start}..{end} {inserted:?}");
                }
            }
        }
        assert_eq!((LineStarts::of(&old).line_of(2), LineStarts::of(&old).start(3)), (1, Some(6)));
    }
}
