//! One open document: its text, its syntax and its version.

use gohazard_semantic::Symbol;
use ropey::Rope;
use tower_lsp::lsp_types::{Range, TextDocumentContentChangeEvent, TextDocumentItem, Url};

use super::position::{self, Encoding};
use super::syntax::Syntax;
use super::uri;

/// What a text holds in the place of half a character: one UTF-16 unit, as the half was.
const HALF: &str = "\u{FFFD}";

/// An open document, as its client sees it.
pub struct Document {
    /// The URI that the client uses for it.
    pub uri: Url,
    /// Its name below this layer.
    pub path: Symbol,
    /// The client's version of the text.
    pub version: i32,
    /// Moves with every change and never back, whatever the client's versions do.
    pub revision: u64,
    /// Whether it is a Go file.
    pub is_go: bool,
    /// The text.
    pub rope: Rope,
    /// The tree and what was lowered from it.
    pub syntax: Syntax,
}

impl Document {
    /// The document that a client opened.
    pub fn open(item: TextDocumentItem, revision: u64) -> Document {
        let path = uri::path_of(&item.uri);
        Document {
            is_go: item.language_id == "go" || path.ends_with(".go"),
            path: Symbol::new(&path),
            uri: item.uri,
            version: item.version,
            revision,
            rope: Rope::from_str(&item.text),
            syntax: Syntax::default(),
        }
    }

    /// Applies the changes of one notification in order; returns what was odd about them.
    pub fn change(
        &mut self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) -> Vec<String> {
        let mut complaints = Vec::new();
        if version <= self.version {
            complaints.push(format!("version {version} of {} follows version {}", self.uri, self.version));
        }
        self.version = version;
        for change in changes {
            match change.range {
                None => self.replace_all(&change.text),
                Some(range) => complaints.extend(self.replace_range(range, &change.text, encoding)),
            }
        }
        complaints
    }

    /// Half a surrogate pair that stays behind is kept as one replacement character, so that the client's columns
    /// remain ours.
    fn replace_range(&mut self, range: Range, text: &str, encoding: Encoding) -> Option<String> {
        let mut start = position::locate(&self.rope, range.start, encoding);
        let mut end = position::locate(&self.rope, range.end, encoding);
        let reversed = end.byte < start.byte;
        if reversed {
            std::mem::swap(&mut start, &mut end);
        }
        let halves = encoding == Encoding::Utf16 && (start.within > 0 || end.within > 0);
        if halves {
            let before = if start.within > 0 { HALF } else { "" };
            let after = if end.within > 0 { HALF } else { "" };
            self.replace(start.byte, end.byte + end.within, &format!("{before}{text}{after}"));
        } else {
            self.replace(start.byte, end.byte, text);
        }
        let odd = if reversed {
            "ends before it starts"
        } else if start.outside || end.outside {
            "lies outside of the text"
        } else if halves {
            "splits a character"
        } else {
            return None;
        };
        let Range { start, end } = range;
        let (uri, version) = (&self.uri, self.version);
        Some(format!(
            "a change to {uri} (version {version}) {odd}: {}:{} to {}:{}",
            start.line, start.character, end.line, end.character
        ))
    }

    /// A new full text is applied as the one edit by which it differs, so that what did not change is not analysed
    /// again.
    fn replace_all(&mut self, text: &str) {
        let most = self.rope.len_bytes().min(text.len());
        let same = |(a, b): &(u8, u8)| a == b;
        let mut prefix = self.rope.bytes().zip(text.bytes()).take_while(same).count();
        while !text.is_char_boundary(prefix) {
            prefix -= 1;
        }
        let backwards = self.rope.bytes_at(self.rope.len_bytes()).reversed();
        let mut suffix = backwards.zip(text.bytes().rev()).take(most - prefix).take_while(same).count();
        while !text.is_char_boundary(text.len() - suffix) {
            suffix -= 1;
        }
        self.replace(prefix, self.rope.len_bytes() - suffix, &text[prefix..text.len() - suffix]);
    }

    fn replace(&mut self, start: usize, end: usize, text: &str) {
        if start == end && text.is_empty() {
            return;
        }
        let before = self.syntax.before(&self.rope, start, end);
        let chars = self.rope.byte_to_char(start)..self.rope.byte_to_char(end);
        self.rope.remove(chars.clone());
        self.rope.insert(chars.start, text);
        self.syntax.after(&self.rope, before, start + text.len());
    }
}

#[cfg(test)]
mod tests {
    use tower_lsp::lsp_types::Position;

    use super::*;

    fn document(text: &str) -> Document {
        let uri = Url::parse("file:///w/a.go").unwrap();
        Document::open(TextDocumentItem::new(uri, "go".into(), 1, text.into()), 1)
    }

    fn ranged(start: (u32, u32), end: (u32, u32), text: &str) -> TextDocumentContentChangeEvent {
        let range = Range::new(Position::new(start.0, start.1), Position::new(end.0, end.1));
        TextDocumentContentChangeEvent { range: Some(range), range_length: None, text: text.into() }
    }

    fn full(text: &str) -> TextDocumentContentChangeEvent {
        TextDocumentContentChangeEvent { range: None, range_length: None, text: text.into() }
    }

    #[test]
    fn changes_of_one_notification_apply_in_order() {
        let mut document = document("package p\n");
        let changes =
            vec![ranged((0, 8), (0, 9), "main"), ranged((0, 12), (0, 12), "\r\n"), ranged((1, 0), (1, 0), "x")];
        assert!(document.change(2, changes, Encoding::Utf16).is_empty());
        assert_eq!(document.rope, "package main\r\nx\n");
        assert_eq!(document.version, 2);
    }

    #[test]
    fn a_full_text_replaces_everything() {
        let mut document = document("a\u{e9}z\n");
        document.change(2, vec![full("a\u{ea}z\n"), ranged((0, 1), (0, 2), "b"), full("")], Encoding::Utf16);
        assert_eq!(document.rope, "");
        document.change(3, vec![full("aba"), full("ababa"), full("aba")], Encoding::Utf16);
        assert_eq!(document.rope, "aba");
    }

    #[test]
    fn ranges_outside_of_the_text_move_inside_and_are_reported() {
        let mut document = document("ab\ncd");
        let complaints = document.change(2, vec![ranged((0, 9), (7, 0), "X")], Encoding::Utf16);
        assert_eq!(document.rope, "abX");
        assert_eq!(complaints.len(), 1);
        let complaints = document.change(1, vec![ranged((0, 3), (0, 1), "-")], Encoding::Utf16);
        assert_eq!(document.rope, "a-");
        assert_eq!(complaints.len(), 2);
    }

    #[test]
    fn half_a_surrogate_pair_keeps_its_column() {
        let mut document = document("a😀b");
        document.change(2, vec![ranged((0, 2), (0, 3), "")], Encoding::Utf16);
        assert_eq!(document.rope, "a\u{FFFD}b");
        document.change(3, vec![full("😀"), ranged((0, 1), (0, 1), "x")], Encoding::Utf16);
        assert_eq!(document.rope, "\u{FFFD}x\u{FFFD}");
    }
}
