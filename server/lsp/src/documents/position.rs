//! Between the protocol's positions and byte offsets of a rope.

use ropey::{Rope, RopeSlice};
use tower_lsp::lsp_types::{Position, PositionEncodingKind, Range};

/// What a column counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Encoding {
    /// UTF-16 code units: the protocol's default.
    #[default]
    Utf16,
    /// Bytes.
    Utf8,
}

impl Encoding {
    /// UTF-16 unless the client lists encodings and it is not among them.
    ///
    /// Editors that run several servers on one buffer cope badly with different encodings, and the others mostly answer
    /// UTF-16.
    pub fn choose(offered: Option<&[PositionEncodingKind]>) -> Encoding {
        match offered {
            Some(kinds) if kinds.contains(&PositionEncodingKind::UTF16) => Encoding::Utf16,
            Some(kinds) if kinds.contains(&PositionEncodingKind::UTF8) => Encoding::Utf8,
            _ => Encoding::Utf16,
        }
    }

    /// The name that the protocol gives it.
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf8 => PositionEncodingKind::UTF8,
        }
    }
}

/// Where a position lies in a rope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Byte offset of the character boundary at or before the position.
    pub byte: usize,
    /// Bytes of the character in whose middle the position lies, 0 at a boundary.
    pub within: usize,
    /// Whether the position named a line or a column that does not exist.
    pub outside: bool,
}

/// The place of `position`, moved into the text when it lies outside of it.
pub fn locate(rope: &Rope, position: Position, encoding: Encoding) -> Place {
    let line = position.line as usize;
    if line >= rope.len_lines() {
        return Place { byte: rope.len_bytes(), within: 0, outside: true };
    }
    let start = rope.line_to_byte(line);
    let content = without_line_end(rope.line(line));
    let column = position.character as usize;
    let length = match encoding {
        Encoding::Utf16 => content.len_utf16_cu(),
        Encoding::Utf8 => content.len_bytes(),
    };
    if column >= length {
        return Place { byte: start + content.len_bytes(), within: 0, outside: column > length };
    }
    let char = match encoding {
        Encoding::Utf16 => content.utf16_cu_to_char(column),
        Encoding::Utf8 => content.byte_to_char(column),
    };
    let back = match encoding {
        Encoding::Utf16 => content.char_to_utf16_cu(char),
        Encoding::Utf8 => content.char_to_byte(char),
    };
    let within = if back == column { 0 } else { content.char(char).len_utf8() };
    Place { byte: start + content.char_to_byte(char), within, outside: false }
}

/// The position of a byte offset; an offset past the end is the end.
pub fn position(rope: &Rope, byte: usize, encoding: Encoding) -> Position {
    let byte = byte.min(rope.len_bytes());
    let line = rope.byte_to_line(byte);
    let column = byte - rope.line_to_byte(line);
    let column = match encoding {
        Encoding::Utf8 => column,
        Encoding::Utf16 => {
            let text = rope.line(line);
            text.char_to_utf16_cu(text.byte_to_char(column))
        }
    };
    Position::new(clamp(line), clamp(column))
}

/// The range between two byte offsets.
pub fn range(rope: &Rope, start: usize, end: usize, encoding: Encoding) -> Range {
    Range::new(position(rope, start, encoding), position(rope, end, encoding))
}

fn clamp(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn without_line_end(line: RopeSlice<'_>) -> RopeSlice<'_> {
    let mut chars = line.len_chars();
    if chars > 0 && line.char(chars - 1) == '\n' {
        chars -= 1;
    }
    if chars > 0 && line.char(chars - 1) == '\r' {
        chars -= 1;
    }
    line.slice(..chars)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn byte(text: &str, line: u32, character: u32, encoding: Encoding) -> Place {
        locate(&Rope::from_str(text), Position::new(line, character), encoding)
    }

    #[test]
    fn columns_count_what_the_encoding_says() {
        let text = "a😀é\nb";
        assert_eq!(byte(text, 0, 3, Encoding::Utf16).byte, 5);
        assert_eq!(byte(text, 0, 5, Encoding::Utf8).byte, 5);
        assert_eq!(position(&Rope::from_str(text), 7, Encoding::Utf16), Position::new(0, 4));
        assert_eq!(position(&Rope::from_str(text), 7, Encoding::Utf8), Position::new(0, 7));
        assert_eq!(position(&Rope::from_str(text), 8, Encoding::Utf16), Position::new(1, 0));
    }

    #[test]
    fn a_position_inside_a_surrogate_pair_is_noticed() {
        let place = byte("a😀b", 0, 2, Encoding::Utf16);
        assert_eq!(place, Place { byte: 1, within: 4, outside: false });
    }

    #[test]
    fn positions_outside_move_inside() {
        assert_eq!(byte("ab\r\nc", 0, 9, Encoding::Utf16), Place { byte: 2, within: 0, outside: true });
        assert_eq!(byte("ab\r\nc", 0, 2, Encoding::Utf16), Place { byte: 2, within: 0, outside: false });
        assert_eq!(byte("ab\r\nc", 7, 0, Encoding::Utf16), Place { byte: 5, within: 0, outside: true });
        assert_eq!(position(&Rope::from_str("ab"), 99, Encoding::Utf16), Position::new(0, 2));
    }

    #[test]
    fn only_the_protocols_line_ends_end_lines() {
        let text = "a\u{2028}b\u{b}c\rd\r\ne";
        assert_eq!(byte(text, 1, 0, Encoding::Utf16).byte, text.find('d').unwrap());
        assert_eq!(byte(text, 2, 0, Encoding::Utf16).byte, text.find('e').unwrap());
    }

    #[test]
    fn utf_16_is_chosen_whenever_it_is_offered() {
        let kinds = [PositionEncodingKind::UTF8, PositionEncodingKind::UTF16];
        assert_eq!(Encoding::choose(Some(&kinds)), Encoding::Utf16);
        assert_eq!(Encoding::choose(Some(&kinds[..1])), Encoding::Utf8);
        assert_eq!(Encoding::choose(Some(&[PositionEncodingKind::UTF32])), Encoding::Utf16);
        assert_eq!(Encoding::choose(None), Encoding::Utf16);
    }
}
