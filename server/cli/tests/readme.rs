//! What the README shows is what the program prints.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_example_is_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let args = ["check", "tests/sample"];
    let output = Command::new(env!("CARGO_BIN_EXE_gohazard")).args(args).current_dir(root).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let example = readme.split("$ gohazard check tests/sample\n").nth(1).and_then(|rest| rest.split("```").next());
    assert_eq!(example, Some(&*printed));
}
