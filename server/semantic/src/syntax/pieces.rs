//! Where broken code is cut into pieces that are read one by one.
//!
//! A brace that is missing makes tree-sitter take the declarations behind it for a part of the one before, or for nothing.
//! What starts a line and begins like a declaration is one there as well: gofmt indents everything else. So the broken
//! stretch is cut at such lines, and each piece is read as if it stood alone. Then an error stays within the declaration
//! that it was made in, and all the others mean what they did before.

use std::ops::Range;

use tree_sitter::{Node, Tree};

use super::source::{self, TextSource};

/// What a top-level declaration begins with. Packages and imports come before anything that can be broken.
const STARTS: [&[u8]; 4] = [b"func ", b"type ", b"const ", b"var "];

/// A file is cut at most at so many lines, because looking up what each of them belongs to takes time. What comes after the
/// last of them stays in one piece.
const MAX_STARTS: usize = 1000;

/// The lines of a broken file that begin like a declaration.
#[derive(Default)]
pub(super) struct Pieces {
    starts: Vec<usize>,
    len: usize,
}

impl Pieces {
    /// The lines that are not inside of a comment or string, from the first broken declaration on.
    pub(super) fn of(text: &dyn TextSource, tree: &Tree) -> Pieces {
        let mut starts = Vec::new();
        let root = tree.root_node();
        if root.has_error() {
            let mut cursor = root.walk();
            for child in root.children(&mut cursor).skip_while(|child| !child.has_error()) {
                match child.has_error() {
                    true => lines(text, child.byte_range(), &mut |at| {
                        if is_code(child, at) {
                            starts.push(at);
                        }
                        starts.len() < MAX_STARTS
                    }),
                    false => lines(text, child.start_byte()..child.start_byte() + 1, &mut |at| {
                        starts.push(at);
                        true
                    }),
                }
                if starts.len() >= MAX_STARTS {
                    break;
                }
            }
        }
        Pieces { starts, len: text.len() }
    }

    /// The pieces that a broken node is cut into: the first starts with it, the last ends where the next declaration starts.
    /// None when there is nothing to cut.
    pub(super) fn inside(&self, node: Node) -> Vec<Range<usize>> {
        let (first, end) = (node.start_byte(), node.end_byte());
        let inner =
            self.starts.partition_point(|start| *start <= first)..self.starts.partition_point(|start| *start < end);
        if inner.is_empty() {
            return Vec::new();
        }
        let last = self.starts.get(inner.end).copied().unwrap_or(self.len);
        let cuts = &self.starts[inner];
        let starts = std::iter::once(first).chain(cuts.iter().copied());
        starts.zip(cuts.iter().copied().chain([last])).map(|(start, end)| start..end).collect()
    }
}

/// Calls `found` with the start of each line that starts in `range` and begins like a declaration, until it says no.
fn lines(text: &dyn TextSource, range: Range<usize>, found: &mut dyn FnMut(usize) -> bool) {
    let mut at = range.start;
    let mut starts_line = source::starts_line(text, at);
    while at < range.end {
        let rest = source::rest_at(text, at).as_bytes();
        if rest.is_empty() || (starts_line && begins_declaration(text, at) && !found(at)) {
            return;
        }
        let line = rest.iter().position(|byte| *byte == b'\n');
        starts_line = line.is_some();
        at += line.map_or(rest.len(), |end| end + 1);
    }
}

/// Whether the text from `at` on begins like a declaration.
fn begins_declaration(text: &dyn TextSource, at: usize) -> bool {
    let longest = STARTS.iter().map(|start| start.len()).max().unwrap_or(0);
    let mut head = Vec::with_capacity(longest);
    while head.len() < longest {
        let rest = source::rest_at(text, at + head.len()).as_bytes();
        if rest.is_empty() {
            break;
        }
        head.extend_from_slice(&rest[..rest.len().min(longest - head.len())]);
    }
    STARTS.iter().any(|start| head.starts_with(start))
}

/// Whether the byte at `at` of a node is neither in a comment nor in a string.
fn is_code(node: Node, at: usize) -> bool {
    node.descendant_for_byte_range(at, at + 1).is_none_or(|inner| {
        let kind = inner.kind();
        !kind.contains("comment") && !kind.contains("string_literal")
    })
}

#[cfg(test)]
mod tests {
    use crate::syntax::file::File;
    use crate::syntax::parse;

    const CODE: &str = "package p

import \"fmt\"

// A tells.
func a() {
	fmt.Println(`
func no() {}
`)
}

type t struct {
	n int
}

// B does not.
func (t *t) b(n int) int {
	if n > 0 {
		return n
	}
	return t.n
}

const c = 1

func d() {}
";

    /// The first lines of the declarations without errors.
    fn sound(text: &str, file: &File) -> Vec<String> {
        let items = file.items.iter().filter(|item| item.decl.errors.is_empty());
        let first = |start: u32| text[start as usize..].lines().next().unwrap_or_default().to_owned();
        items.map(|item| first(item.start)).collect()
    }

    #[test]
    fn a_missing_brace_spoils_its_own_declaration_only() {
        let broken = CODE.replace("	if n > 0 {", "	if n > 0 { {");
        let mut wanted = sound(CODE, &File::from_text(CODE));
        wanted.retain(|line| !line.starts_with("func (t *t)"));
        assert_eq!(sound(&broken, &File::from_text(&broken)), wanted);
    }

    #[test]
    fn strings_are_not_cut() {
        let broken = CODE.replace("fmt.Println(`", "fmt.Println((`");
        let file = File::from_text(&broken);
        assert!(!sound(&broken, &file).iter().any(|line| line.starts_with("func no")));
    }

    #[test]
    fn an_edit_gives_what_opening_gives() {
        for (at, _) in CODE.char_indices() {
            for typed in ["{", "}", "`", "func x() {\n"] {
                let mut tree = parse::parse(&CODE, None).unwrap();
                let before = File::from_tree(&CODE, &tree);
                let edit = parse::edit(&mut tree, &CODE, at, at, typed);
                let text = [&CODE[..at], typed, &CODE[at..]].concat();
                let tree = parse::parse(&text, Some(&tree)).unwrap();
                let (edited, opened) = (before.updated(&text, &tree, &[edit]), File::from_tree(&text, &tree));
                let spans = |file: &File| file.items.iter().map(|it| (it.start, it.decl.hash)).collect::<Vec<_>>();
                assert_eq!(spans(&edited), spans(&opened), "{typed:?} at {at}");
                assert_eq!(edited.errors, opened.errors, "{typed:?} at {at}");
                let comments = |file: &File| file.comments.iter().map(|it| it.span).collect::<Vec<_>>();
                assert_eq!(comments(&edited), comments(&opened), "{typed:?} at {at}");
            }
        }
    }
}
