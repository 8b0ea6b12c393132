//! After any edit the updated syntax of a file is the syntax of its text.
//!
//! Random edits are made to files of the Go tree, braces, quotes and comment marks among them, and most of them taken
//! back. Without a Go toolchain the edits are made to a small file. `EDITS=n` makes n edits to each file.
#![allow(clippy::print_stderr, clippy::unwrap_used, missing_docs, reason = "a test")]

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use gohazard_semantic::syntax::file::File;
use gohazard_semantic::syntax::parse::{self, ByteEdit};
use gohazard_semantic::syntax::{ast::Decl, dump};

const SAMPLE: &str = "// Package p.\npackage p\n\nimport \"fmt\"\n\nvar x, y = 1, `raw\n`\n\n/* text */\nfunc f() {\n\tfor {\n\t\t\
                      fmt.Println(x) // c\n\t}\n}\n\ntype T struct{ a int }\n\nfunc (t T) m() int { return t.a }\n\n\
                      func (t *T) n[K any, V int](k K) *V {\n\tvar x = make([]K, 2)\n\treturn new(V(3))\n}\n\n\
                      func g() {\n\tx := new([]string)\n\ty := new([]string{\"a\"})\n}\n";

const PIECES: &[&str] = &[
    "{",
    "}",
    "(",
    ")",
    "[",
    "`",
    "\"",
    "'",
    "/*",
    "*/",
    "// ",
    "\n",
    "\r\n",
    ";",
    "x",
    " ",
    "func ",
    "func f() {\n}\n",
    "var x = 1\n",
    "if x {\n",
    "case ",
    "é",
    ",",
    "defer ",
    "= ",
    "type T struct {\n",
    "import \"fmt\"\n",
    "package q\n",
    "new(",
    "make(",
    "[]T",
    "chan",
    "new(1)",
    "func (r T) N[K any](x K) {\n}\n",
    "]",
    "[K any]",
];

#[test]
fn updated_syntax_is_the_syntax_of_the_text() {
    let edits = std::env::var("EDITS").ok().and_then(|value| value.parse().ok()).unwrap_or(30);
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut counts = Counts::default();
    for (name, text) in texts() {
        let edits = if name == "sample" { 50 * edits } else { edits };
        Document::new(name, text).edit(edits, &mut random, &mut counts);
    }
    eprintln!("{counts:?}");
    assert!(counts.kept > counts.declarations / 2, "most declarations are the same as before");
}

#[derive(Default, Debug)]
struct Counts {
    edits: usize,
    /// Texts with a syntax error.
    broken: usize,
    /// Texts which tree-sitter reads otherwise when it reads them at once.
    ambiguous: usize,
    declarations: usize,
    kept: usize,
}

struct Document {
    name: String,
    text: String,
    tree: tree_sitter::Tree,
    file: File,
}

impl Document {
    fn new(name: String, text: String) -> Document {
        let tree = parse::parse(&text, None).unwrap();
        let file = File::from_tree(&text, &tree);
        Document { name, text, tree, file }
    }

    fn edit(&mut self, count: usize, random: &mut Random, counts: &mut Counts) {
        for round in 0..count {
            let mut undo = Vec::new();
            for _ in 0..1 + random.below(3) {
                let start = self.boundary(random.below(self.text.len() + 1));
                let end = self.boundary((start + random.below(12).saturating_sub(5)).min(self.text.len()));
                let inserted = self.piece(random);
                undo.push((start, start + inserted.len(), self.text[start..end].to_owned()));
                self.apply(&[(start, end, inserted)], counts);
            }
            if round < count * 2 / 3 {
                undo.reverse();
                self.apply(&undo, counts);
            }
        }
    }

    fn boundary(&self, mut at: usize) -> usize {
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    fn piece(&self, random: &mut Random) -> String {
        if random.below(5) == 0 {
            let start = self.boundary(random.below(self.text.len() + 1));
            let end = self.boundary((start + random.below(200)).min(self.text.len()));
            return self.text[start..end].to_owned();
        }
        if random.below(5) == 0 { String::new() } else { PIECES[random.below(PIECES.len())].to_owned() }
    }

    fn apply(&mut self, edits: &[(usize, usize, String)], counts: &mut Counts) {
        let before = self.text.clone();
        let mut byte_edits: Vec<ByteEdit> = Vec::new();
        for (start, end, inserted) in edits {
            byte_edits.push(parse::edit(&mut self.tree, &self.text, *start, *end, inserted));
            self.text.replace_range(start..end, inserted);
        }
        self.tree = parse::parse(&self.text, Some(&self.tree)).unwrap();
        let updated = self.file.updated(&self.text, &self.tree, &byte_edits);
        let whole = File::from_tree(&self.text, &self.tree);
        if let Some(difference) = difference(&updated, &whole) {
            let (start, end, inserted) = &edits[0];
            let around = &before[self.boundary_of(&before, start.saturating_sub(60))..*end];
            panic!("{}: {start}..{end} -> {inserted:?} behind {around:?}\n{difference}", self.name);
        }
        counts.edits += 1;
        counts.broken += usize::from(whole.has_errors);
        let difference = difference(&updated, &File::from_text(&self.text));
        assert!(whole.has_errors || difference.is_none(), "{}: {difference:?}", self.name);
        counts.ambiguous += usize::from(difference.is_some());
        counts.declarations += updated.items.len();
        counts.kept += updated.items.iter().filter(|item| self.has(&item.decl)).count();
        self.file = updated;
    }

    fn boundary_of(&self, text: &str, mut at: usize) -> usize {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn has(&self, decl: &Arc<Decl>) -> bool {
        self.file.items.iter().any(|item| Arc::ptr_eq(&item.decl, decl))
    }
}

fn difference(left: &File, right: &File) -> Option<String> {
    let same = left.lines == right.lines
        && left.items.len() == right.items.len()
        && left
            .items
            .iter()
            .zip(&right.items)
            .all(|(left, right)| left.start == right.start && left.decl == right.decl);
    let (left, right) = (dump::tree(left), dump::tree(right));
    if same && left == right {
        return None;
    }
    let line = left.lines().zip(right.lines()).find(|(left, right)| left != right);
    Some(format!("updated, read at once: {line:#?}"))
}

fn texts() -> Vec<(String, String)> {
    let mut texts = vec![("sample".to_owned(), SAMPLE.to_owned())];
    let output = Command::new("go").args(["env", "GOROOT"]).output();
    let Some(output) = output.ok().filter(|output| output.status.success()) else {
        eprintln!("SKIPPED: no go command, so only a small text is edited");
        return texts;
    };
    let directory = PathBuf::from(String::from_utf8(output.stdout).unwrap().trim()).join("src/net");
    let mut paths: Vec<PathBuf> = ["", "http", "netip", "url", "textproto"]
        .iter()
        .flat_map(|part| std::fs::read_dir(directory.join(part)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "go"))
        .collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        if text.len() < 20_000 && texts.len() < 150 {
            texts.push((path.display().to_string(), text));
        }
    }
    texts
}

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % bound
    }
}
