//! How long syntax takes: `cargo bench -p gohazard-semantic --bench syntax`, with a Go toolchain's sources as input.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use gohazard_semantic::syntax::ast::Decl;
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::syntax::parse;

fn main() {
    let output = Command::new("go").args(["env", "GOROOT"]).output().expect("a go command");
    let source = PathBuf::from(String::from_utf8(output.stdout).unwrap().trim()).join("src");
    whole_tree(&source);
    keystrokes(&source.join("net/http/server.go"));
}

/// Parsing and lowering all files.
fn whole_tree(source: &Path) {
    let mut texts = Vec::new();
    collect(source, &mut texts);
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} files, {:.1} MB", texts.len(), bytes as f64 / 1e6);
    let (mut parsing, mut lowering, mut heap) = (Duration::MAX, Duration::MAX, 0);
    for _ in 0..3 {
        let (mut parsed, mut lowered) = (Duration::ZERO, Duration::ZERO);
        heap = 0;
        for text in &texts {
            let start = Instant::now();
            let tree = parse::parse(&text.as_str(), None).unwrap();
            parsed += start.elapsed();
            let start = Instant::now();
            let file = File::from_tree(&text.as_str(), &tree);
            lowered += start.elapsed();
            heap += file.items.iter().map(|item| size_of::<Decl>() + item.decl.heap_bytes()).sum::<usize>();
            black_box(file);
        }
        parsing = parsing.min(parsed);
        lowering = lowering.min(lowered);
    }
    let share = 100.0 * lowering.as_secs_f64() / parsing.as_secs_f64();
    println!("tree-sitter {parsing:.2?}, lowering {lowering:.2?} ({share:.1} %)");
    println!("lowered: {:.2} bytes for each byte of source", heap as f64 / bytes as f64);
}

/// Single characters typed into a function in the middle of a file, and removed again.
fn keystrokes(path: &Path) {
    let mut text = std::fs::read_to_string(path).unwrap();
    let mut tree = parse::parse(&text, None).unwrap();
    let mut file = File::from_tree(&text, &tree);
    let at = text.find("func (s *Server) Serve(").map(|start| start + text[start..].find("\tdefer").unwrap()).unwrap();
    let (mut parsing, mut updating, mut both) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..400 {
        let (end, inserted) = if round % 2 == 0 { (at, "x") } else { (at + 1, "") };
        let start = Instant::now();
        let edit = parse::edit(&mut tree, &text, at, end, inserted);
        let edited = start.elapsed();
        text.replace_range(at..end, inserted);
        let start = Instant::now();
        let new_tree = parse::parse(&text, Some(&tree)).unwrap();
        let parsed = start.elapsed() + edited;
        let start = Instant::now();
        file = black_box(file.updated(&text, &new_tree, &[edit]));
        let updated = start.elapsed();
        tree = new_tree;
        parsing.push(parsed);
        updating.push(updated);
        both.push(parsed + updated);
    }
    println!("keystroke in {} ({} lines)", path.display(), text.lines().count());
    for (name, mut times) in [("edit and parse", parsing), ("update", updating), ("both", both)] {
        times.sort();
        println!("  {name}: median {:.1?}, p95 {:.1?}", times[times.len() / 2], times[times.len() * 95 / 100]);
    }
}

fn collect(directory: &Path, texts: &mut Vec<String>) {
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "testdata" {
            collect(&path, texts);
        } else if path.is_file() && name.ends_with(".go") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
}
