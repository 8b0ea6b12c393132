//! Our syntax trees against go/ast: the same nodes at the same places in the files of the Go tree.
//!
//! `ORACLE=full` compares all of `$GOROOT/src`, otherwise a part of it is compared. Without a Go toolchain nothing is.
#![allow(clippy::print_stderr, clippy::unwrap_used, missing_docs, reason = "a test")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use gohazard_semantic::syntax::dump;
use gohazard_semantic::syntax::file::File;

const PARTS: &[&str] = &["net", "context", "sync", "go/types", "runtime", "cmp", "iter", "slices", "text/template"];

#[test]
fn trees_are_those_of_go_ast() {
    let Some(goroot) = goroot() else {
        eprintln!("SKIPPED: no go command, so nothing was compared with go/ast");
        return;
    };
    let source = goroot.join("src");
    let mut files = Vec::new();
    if std::env::var_os("ORACLE").is_some_and(|value| value == "full") {
        collect(&source, &mut files);
    } else {
        PARTS.iter().for_each(|part| collect(&source.join(part), &mut files));
    }
    files.sort();
    let mut oracle = Oracle::start();
    let mut tally = Tally::default();
    for path in &files {
        let Some(theirs) = oracle.dump(path) else {
            tally.unparsed += 1;
            continue;
        };
        let file = File::from_text(&std::fs::read_to_string(path).unwrap());
        if file.has_errors {
            tally.misread.push(path.clone());
            continue;
        }
        tally.compare(path, &theirs, &dump::tree(&file));
    }
    tally.report(files.len());
    assert!(tally.differences.is_empty());
    assert!(tally.misread.is_empty());
}

fn goroot() -> Option<PathBuf> {
    let output = Command::new("go").args(["env", "GOROOT"]).output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| PathBuf::from(path.trim()))
}

fn collect(directory: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy();
        if path.is_dir() && name != "testdata" {
            collect(&path, files);
        } else if path.is_file() && name.ends_with(".go") {
            files.push(path);
        }
    }
}

/// The Go program that prints what go/parser reads.
struct Oracle {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Oracle {
    fn start() -> Oracle {
        let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ast-oracle");
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("oracle/ast");
        let built = Command::new("go").arg("build").arg("-o").arg(&program).current_dir(directory).status().unwrap();
        assert!(built.success());
        let mut child = Command::new(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let questions = child.stdin.take().unwrap();
        let answers = BufReader::with_capacity(1 << 20, child.stdout.take().unwrap());
        Oracle { child, questions, answers }
    }

    fn dump(&mut self, path: &Path) -> Option<String> {
        writeln!(self.questions, "{}", path.display()).unwrap();
        let mut head = String::new();
        self.answers.read_line(&mut head).unwrap();
        if head.starts_with("SKIP ") {
            return None;
        }
        let size = head.trim_end().rsplit(' ').next().unwrap().parse().unwrap();
        let mut dump = vec![0; size];
        self.answers.read_exact(&mut dump).unwrap();
        Some(String::from_utf8(dump).unwrap())
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Default)]
struct Tally {
    lines: usize,
    unparsed: usize,
    misread: Vec<PathBuf>,
    /// The first difference of each file, by the kind of the node that go/ast has there.
    differences: BTreeMap<String, Vec<String>>,
}

impl Tally {
    fn compare(&mut self, path: &Path, theirs: &str, ours: &str) {
        self.lines += theirs.lines().count();
        if theirs == ours {
            return;
        }
        let (mut left, mut right) = (theirs.lines(), ours.lines());
        loop {
            let (theirs, ours) = (left.next().unwrap_or("(end)"), right.next().unwrap_or("(end)"));
            if theirs != ours {
                let kind = theirs.split_whitespace().next().unwrap_or_default().to_owned();
                let difference = format!("{}\n  go/ast {}\n  ours   {}", path.display(), theirs.trim(), ours.trim());
                self.differences.entry(kind).or_default().push(difference);
                return;
            }
        }
    }

    fn report(&self, files: usize) {
        eprintln!("{files} files, {} nodes, {} not Go", self.lines, self.unparsed);
        for path in &self.misread {
            eprintln!("tree-sitter-go finds an error in {}", path.display());
        }
        for (kind, differences) in &self.differences {
            eprintln!("{kind}: {} files differ, for example", differences.len());
            differences.iter().take(5).for_each(|difference| eprintln!("{difference}"));
        }
    }
}
