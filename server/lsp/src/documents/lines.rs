//! Line starts of a file that is not open: enough to say where a byte offset is, without keeping the text.

use tower_lsp::lsp_types::{Position, Range};

use super::position::Encoding;

/// Where the lines of a text start, and by how much its columns differ between the encodings.
#[derive(Default, Debug)]
pub struct Lines {
    starts: Vec<u32>,
    /// Characters outside of ASCII: the offset behind each, and how many bytes more than UTF-16 units the text up to
    /// there has.
    wide: Vec<(u32, u32)>,
}

impl Lines {
    /// The lines of `text`.
    pub fn new(text: &str) -> Lines {
        let mut lines = Lines { starts: vec![0], wide: Vec::new() };
        let mut surplus = 0;
        let bytes = text.as_bytes();
        for (at, char) in text.char_indices() {
            let next = clamp(at + char.len_utf8());
            match char {
                '\n' => lines.starts.push(next),
                '\r' if bytes.get(at + 1) != Some(&b'\n') => lines.starts.push(next),
                _ if !char.is_ascii() => {
                    surplus += clamp(char.len_utf8() - char.len_utf16());
                    lines.wide.push((next, surplus));
                }
                _ => {}
            }
        }
        lines.starts.shrink_to_fit();
        lines.wide.shrink_to_fit();
        lines
    }

    /// The position of a byte offset.
    pub fn position(&self, byte: u32, encoding: Encoding) -> Position {
        let line = self.starts.partition_point(|&start| start <= byte).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let column = byte.saturating_sub(start);
        let surplus = match encoding {
            Encoding::Utf8 => 0,
            Encoding::Utf16 => self.surplus(byte) - self.surplus(start),
        };
        Position::new(clamp(line), column.saturating_sub(surplus))
    }

    /// The range between two byte offsets.
    pub fn range(&self, start: u32, end: u32, encoding: Encoding) -> Range {
        Range::new(self.position(start, encoding), self.position(end, encoding))
    }

    fn surplus(&self, byte: u32) -> u32 {
        match self.wide.partition_point(|&(behind, _)| behind <= byte) {
            0 => 0,
            count => self.wide[count - 1].1,
        }
    }
}

fn clamp(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use ropey::Rope;

    use super::*;
    use crate::documents::position;

    #[test]
    fn a_line_table_agrees_with_the_rope() {
        let text = "package p\r\n\n// é😀 \u{2028}\rx := \"日本\"\n\n\u{FEFF}end";
        let (lines, rope) = (Lines::new(text), Rope::from_str(text));
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]).filter(|(at, _)| !text[..*at].ends_with('\r')) {
            for encoding in [Encoding::Utf8, Encoding::Utf16] {
                let byte = u32::try_from(at).unwrap();
                assert_eq!(lines.position(byte, encoding), position::position(&rope, at, encoding), "at {at}");
            }
        }
    }
}
