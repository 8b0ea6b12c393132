//! Real files that were broken at random, and the files with which Go's own compiler is tested. Without a Go toolchain
//! nothing is checked.
#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::support::{ask_all, on_a_thread, program};

/// Every how manieth file of the compiler's tests is taken.
const SHARE: usize = 8;

fn goroot() -> Option<PathBuf> {
    let output = Command::new("go").args(["env", "GOROOT"]).output().ok()?;
    Some(PathBuf::from(String::from_utf8(output.stdout).ok()?.trim()))
}

#[test]
fn files_that_broke_a_compiler_once() {
    let Some(goroot) = goroot() else { return eprintln!("SKIPPED: no go command, so there is no code to look at") };
    let directories = ["test/fixedbugs", "test/typeparam", "src/internal/types/testdata/fixedbugs"];
    let files = directories.iter().filter_map(|dir| fs::read_dir(goroot.join(dir)).ok()).flatten();
    let mut paths: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "go"));
    paths.sort();
    on_a_thread(move || {
        for path in paths.iter().step_by(SHARE) {
            // One of them is not UTF-8.
            let Ok(text) = fs::read_to_string(path) else { continue };
            ask_all(&program(&[("p.go", &text)]), "");
        }
    });
}

#[test]
fn real_files_with_something_missing_or_twice() {
    let Some(goroot) = goroot() else { return };
    on_a_thread(move || {
        for name in ["net/pipe.go", "net/textproto/reader.go", "slices/sort.go", "sync/map.go", "go/types/unify.go"] {
            let text = fs::read_to_string(goroot.join("src").join(name)).unwrap();
            let ends: Vec<usize> = text.match_indices([' ', '(', ')', '{', '}', '.', '\n']).map(|(at, _)| at).collect();
            let mut random: u64 = 1;
            let mut next = || {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                ends[(random >> 33) as usize % ends.len()]
            };
            for round in 0..12 {
                let (mut a, mut b) = (next(), next());
                if a > b {
                    std::mem::swap(&mut a, &mut b);
                }
                let b = b.min(a + 400);
                let mutated = match round % 3 {
                    0 => format!("{}{}", &text[..a], &text[b..]),
                    1 => format!("{}{}", &text[..b], &text[a..]),
                    _ => format!("{}{}{}", &text[..a], &text[a..b].replace(['(', '{'], ""), &text[b..]),
                };
                ask_all(&program(&[("p.go", &mutated)]), "");
            }
        }
    });
}
