//! Compares names and types with what go/types says, and prints a line for each comparison.
//!
//! `oracle std [PATTERN…]` compares the standard library, or packages of it (`net/http`, `crypto/...`).
//! `--wrong` lists what is wrong, `--unknown` what is unknown, `--packages` the packages.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "prints what it finds")]

use std::env;
use std::process::ExitCode;

use anyhow::Result;
use gohazard_tests::oracle::{Counts, Floors, Loader, Oracle, Report, compare};

fn main() -> Result<ExitCode> {
    let (options, words): (Vec<String>, Vec<String>) = env::args().skip(1).partition(|word| word.starts_with("--"));
    let oracle = Oracle::build()?;
    let floors = Floors::read()?;
    let mut holds = true;
    match words.first().map(String::as_str) {
        Some("std") | None => {
            let patterns = words.get(1..).unwrap_or_default();
            let report = compare(&oracle, &Loader::std(patterns)?)?;
            holds &= show("std", &report, &options, &floors, patterns.is_empty());
        }
        Some(other) => anyhow::bail!("nothing is called {other}"),
    }
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints a report. Whether it is at least as good as its floors.
fn show(name: &str, report: &Report, options: &[String], floors: &Floors, whole: bool) -> bool {
    let is_on = |option: &str| options.iter().any(|given| given == option);
    if is_on("--packages") {
        for (path, counts) in &report.packages {
            println!("{path}: {counts}");
        }
    }
    let listed = |lines: &[String], all: bool, limit: usize| {
        for line in lines.iter().take(if all { usize::MAX } else { limit }) {
            println!("    {line}");
        }
    };
    listed(&report.wrong, is_on("--wrong"), 40);
    listed(&report.unknown, is_on("--unknown"), 0);
    let mut holds = true;
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
