//! Runs the binary on trees of files that are made for a test.

#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses a part of it, and a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

/// A file in which the `cancel` of a context is lost: one finding of the tier bug.
pub const LOST: &str = "package p

import (
\t\"context\"
\t\"time\"
)

func Lost(parent context.Context) error {
\tctx, _ := context.WithTimeout(parent, time.Second)
\treturn wait(ctx)
}

func wait(ctx context.Context) error {
\t<-ctx.Done()
\treturn ctx.Err()
}
";

/// A file without findings.
pub const CLEAN: &str = "package p\n\nfunc Clean() int { return 1 }\n";

/// A directory of its own, removed in the end.
pub struct Tree {
    root: PathBuf,
}

static NEXT: AtomicUsize = AtomicUsize::new(0);

impl Tree {
    /// A tree of these files.
    pub fn new(files: &[(&str, &str)]) -> Tree {
        let name = format!("gohazard-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let root = fs::canonicalize(std::env::temp_dir()).unwrap().join(name);
        fs::create_dir_all(&root).unwrap();
        let tree = Tree { root };
        files.iter().for_each(|(path, text)| tree.write(path, text));
        tree
    }

    /// Writes one more file.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// The absolute path of a file.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Runs the binary in the tree.
    pub fn run(&self, args: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_gohazard"))
            .args(args)
            .current_dir(&self.root)
            .env_remove("GOFLAGS")
            .env("GOWORK", "")
            .output()
            .unwrap();
        Run::of(&output)
    }

    /// Runs `check --format json` and reads the document.
    pub fn json(&self, args: &[&str]) -> (Run, Value) {
        let run = self.run(&[&["check", "--format", "json"], args].concat());
        let document = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"));
        (run, document)
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// What a run did.
#[derive(Debug)]
pub struct Run {
    /// Its exit status.
    pub status: i32,
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
}

impl Run {
    fn of(output: &Output) -> Run {
        Run {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout.clone()).unwrap(),
            stderr: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }
}

/// The paths of the findings of a document.
pub fn paths(document: &Value) -> Vec<&str> {
    document["findings"].as_array().unwrap().iter().map(|finding| finding["path"].as_str().unwrap()).collect()
}

/// The first text in which a finding of the document stands, by its line and columns.
pub fn text_at(file: &Path, finding: &Value) -> String {
    let bytes = fs::read(file).unwrap();
    let line = finding["line"].as_u64().unwrap() as usize;
    let line = bytes.split(|byte| *byte == b'\n').nth(line - 1).unwrap();
    let (start, end) = (finding["column"].as_u64().unwrap() as usize, finding["endColumn"].as_u64().unwrap() as usize);
    String::from_utf8_lossy(&line[start - 1..end - 1]).into_owned()
}
