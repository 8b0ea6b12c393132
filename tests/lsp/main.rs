//! The language server from outside: every scenario of `scenarios/`, through every transport, with the same answers.
//!
//! `SCENARIO=name` plays one only.

mod editor;
mod files;
mod pattern;
mod run;
mod script;
mod steps;
mod transport;
mod wire;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};
use script::Script;
use transport::{InProcess, Process, Transport, binary, in_node, module, npm, root};

/// What was answered in each script.
type Answers = BTreeMap<String, Vec<String>>;

fn scripts() -> Result<Vec<Script>> {
    let wanted = std::env::var("SCENARIO").unwrap_or_default();
    let mut scripts = Vec::new();
    for entry in fs::read_dir(root().join("tests/lsp/scenarios"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.contains(&wanted) {
            scripts.push(Script::parse(&name, &fs::read_to_string(path)?)?);
        }
    }
    scripts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(scripts)
}

/// Plays all scripts through one transport.
#[allow(clippy::print_stdout, reason = "shown on request: cargo test -- --nocapture")]
fn play(name: &str, start: impl Fn() -> Result<Box<dyn Transport>>) -> Result<Answers> {
    let mut answers = Answers::new();
    let mut failures = String::new();
    for script in scripts()?.iter().filter(|script| script.is_for(name)) {
        match start().and_then(|transport| run::play(script, transport)) {
            Ok(transcript) => {
                println!("ok - {name}: {}", script.name);
                answers.insert(script.name.clone(), transcript);
            }
            Err(error) => failures.push_str(&format!("{error:#}\n\n")),
        }
    }
    ensure!(failures.is_empty(), "\n{failures}");
    Ok(answers)
}

fn in_process() -> Result<Answers> {
    play("in-process", || Ok(Box::new(InProcess::new())))
}

/// A transport must have answered as the engine in this process does wherever a script looked.
fn compare(answers: &Answers) -> Result<()> {
    let without_version = |text: &String| text.replace(&format!("\"{}\"", env!("CARGO_PKG_VERSION")), "\"0.0.0-test\"");
    for (script, wanted) in in_process()? {
        let Some(got) = answers.get(&script) else { continue };
        for (got, wanted) in got.iter().map(without_version).zip(&wanted) {
            ensure!(got == *wanted, "{script}:\n{got}\nand in process\n{wanted}");
        }
    }
    Ok(())
}

/// A program with the command `lsp`.
fn server(program: &Path) -> Result<Box<dyn Transport>> {
    let mut command = Command::new(program);
    command.arg("lsp");
    Ok(Box::new(Process::start(command)?))
}

#[test]
fn the_engine_in_this_process() -> Result<()> {
    in_process().map(drop)
}

#[test]
fn the_binary_over_its_standard_streams() -> Result<()> {
    let binary = binary()?;
    compare(&play("stdio", || server(&binary))?)
}

#[test]
#[allow(clippy::print_stdout, reason = "a test that is skipped says so")]
fn the_module_in_node() -> Result<()> {
    let Some(module) = module() else {
        // `tests/run lsp` builds it; a plain `cargo test` should not take minutes.
        println!("skipped, for the module is not built");
        return Ok(());
    };
    compare(&play("wasm", || Ok(Box::new(Process::start(in_node(&module))?)))?)
}

#[test]
#[allow(clippy::print_stdout, reason = "a test that is skipped says so")]
fn the_npm_package() -> Result<()> {
    let Some(program) = npm() else {
        println!("skipped, for the package is not installed");
        return Ok(());
    };
    compare(&play("npm", || server(&program))?)
}
