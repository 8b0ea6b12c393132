//! What one run over the source of a Go toolchain takes, in time and memory: `cargo bench -p gohazard-semantic --bench memory`.
//!
//! Memory is that of a process, so each part is a process of its own: this one starts itself again.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement")]

mod support;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use gohazard_semantic::Symbol;
use gohazard_semantic::model::Program;
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::syntax::parse;

fn main() {
    match std::env::var("PART").as_deref() {
        Err(_) => {
            let [parser, index, model, http] = ["parser", "index", "model", "http"].map(run);
            let share = |part: &Spent| part.seconds / parser.seconds;
            println!("tree-sitter alone  {:6.2} s, {:4} MB", parser.seconds, parser.megabytes);
            println!(
                "package index      {:6.2} s, {:4} MB, {:.2} times",
                index.seconds,
                index.megabytes,
                share(&index)
            );
            println!(
                "everything         {:6.2} s, {:4} MB, {:.2} times",
                model.seconds,
                model.megabytes,
                share(&model)
            );
            println!("net/http alone     {:6.2} s, {:4} MB", http.seconds, http.megabytes);
        }
        Ok("parser") => look(parse_only),
        Ok("index") => look(|goroot, paths| all(goroot, paths, support::index)),
        Ok("http") => {
            let goroot = support::goroot();
            let dir = goroot.join("src/net/http");
            let mut paths = Vec::new();
            support::go_files(&dir, &mut paths);
            paths.retain(|path| path.parent() == Some(&dir));
            all(&goroot, &paths, support::force);
            report(0.0);
        }
        Ok(_) => look(|goroot, paths| all(goroot, paths, support::force)),
    }
}

/// What a part took. Processor time: of both threads together, whatever else the machine does.
struct Spent {
    seconds: f64,
    megabytes: u64,
}

fn run(part: &str) -> Spent {
    let output = Command::new(std::env::current_exe().unwrap()).env("PART", part).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let mut words = text.split_whitespace();
    Spent { seconds: words.next().unwrap().parse().unwrap(), megabytes: words.next().unwrap().parse().unwrap() }
}

fn look(part: impl Fn(&Path, &[PathBuf])) {
    let goroot = support::goroot();
    let mut paths = Vec::new();
    support::go_files(&goroot.join("src"), &mut paths);
    let start = Instant::now();
    part(&goroot, &paths);
    report(start.elapsed().as_secs_f64());
}

fn report(wall: f64) {
    println!("{:.3} {}", processor_seconds().unwrap_or(wall), peak_megabytes().unwrap_or(0));
}

fn parse_only(_: &Path, paths: &[PathBuf]) {
    support::in_parallel(
        paths,
        || (),
        |(), path| {
            black_box(parse::parse(&std::fs::read_to_string(path).unwrap(), None));
        },
    );
}

/// Lowers all files and looks at each directory, which is forgotten then.
fn all(goroot: &Path, paths: &[PathBuf], look: fn(&Program, &str)) {
    let read = |path: &PathBuf| Arc::new(File::from_text(&std::fs::read_to_string(path).unwrap()));
    let parsed = support::in_parallel(paths, || (), |(), path| (path.to_string_lossy().into_owned(), read(path)));
    let files = support::by_directory(parsed);
    let dirs: Vec<&str> = files.keys().map(String::as_str).collect();
    support::in_parallel(
        &dirs,
        || support::program(goroot, &files),
        |program, dir| {
            look(program, dir);
            program.forget(Symbol::new(dir));
        },
    );
}

/// The processor time of this process.
fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    // Linux counts in hundredths of a second.
    Some(ticks / 100.0)
}

/// The most memory that this process had.
fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}
