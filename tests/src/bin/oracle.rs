//! Compares names and types with what go/types says, and prints a line for each comparison.
//!
//! `oracle std [PATTERN…]` compares the standard library, or packages of it (`net/http`, `crypto/...`).
//! `oracle alone [PATTERN…]` compares the modules of `tests/oracle/modules.txt`, or those whose path contains a pattern,
//! when of other modules nothing can be read; `oracle cache [PATTERN…]` when the module cache can.
//! `--wrong` lists all that is wrong, `--unknown` what is unknown, `--packages` the packages.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "prints what it finds")]

use std::env;
use std::process::ExitCode;

use anyhow::Result;
use gohazard_tests::oracle::{Causes, Counts, Floors, Goroot, Loader, Mode, Oracle, Report, compare, pinned};

fn main() -> Result<ExitCode> {
    let (options, words): (Vec<String>, Vec<String>) = env::args().skip(1).partition(|word| word.starts_with("--"));
    let patterns = words.get(1..).unwrap_or_default();
    let goroot = Goroot::find()?;
    let mut oracle = Oracle::start(&goroot)?;
    let (name, report) = match words.first().map(String::as_str) {
        Some("std") | None => ("std", compare(&mut oracle, &Loader::std(&goroot, patterns))?),
        Some("alone") => ("modules alone", modules(&goroot, &mut oracle, patterns, Mode::Alone)?),
        Some("cache") => ("modules cache", modules(&goroot, &mut oracle, patterns, Mode::Cache)?),
        Some(other) => anyhow::bail!("nothing is called {other}"),
    };
    let whole = patterns.is_empty();
    let holds = show(name, &report, &options, &Causes::read()?, &Floors::read()?, whole);
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Compares the modules one after the other, and prints a line for each.
fn modules(goroot: &Goroot, oracle: &mut Oracle, patterns: &[String], mode: Mode) -> Result<Report> {
    let mut all = Report::default();
    for module in pinned(patterns)? {
        if mode == Mode::Cache {
            module.download_imports()?;
        }
        let report = compare(oracle, &Loader::module(goroot, &module.root, mode)?)?;
        println!("{}: {}", module.path, report.all);
        all.merge(report);
    }
    Ok(all)
}

/// Prints a report. Whether it is at least as good as its floors.
fn show(name: &str, report: &Report, options: &[String], causes: &Causes, floors: &Floors, whole: bool) -> bool {
    let is_on = |option: &str| options.iter().any(|given| given == option);
    if is_on("--packages") {
        for (path, counts) in &report.packages {
            println!("{path}: {counts}");
        }
    }
    let listed = |lines: &[String], limit: usize| {
        for line in lines.iter().take(limit) {
            println!("    {line}");
        }
    };
    let (explained, wrong): (Vec<String>, Vec<String>) =
        report.wrong.iter().cloned().partition(|line| causes.of(line).is_some());
    for line in &explained {
        println!("    {line}\n        because {}", causes.of(line).unwrap_or_default());
    }
    listed(&wrong, if is_on("--wrong") { usize::MAX } else { 40 });
    listed(&report.unknown, if is_on("--unknown") { usize::MAX } else { 0 });
    let mut holds = wrong.is_empty();
    if !holds {
        println!("{name}: {} wrong without a cause in tests/oracle/wrong.txt", wrong.len());
    }
    let lines: [(&str, &Counts); 3] = [("types", &report.all), ("selectors", &report.chosen), ("names", &report.names)];
    for (what, counts) in lines {
        let title = format!("{what} {name}");
        println!("{title}: {counts}");
        if whole && !floors.hold(&title, counts) {
            println!("{title}: below its floor");
            holds = false;
        }
    }
    holds
}
