//! Compares names and types with what go/types says, and prints a line for each comparison.
//!
//! `oracle std [PATTERN…]` compares the standard library, or packages of it (`net/http`, `crypto/...`).
//! `oracle modules [PATTERN…]` compares the modules of `tests/oracle/modules.txt`, or those whose path contains a pattern,
//! first when of other modules nothing can be read (`--alone`: only so), then when the module cache can (`--cache`).
//! `--wrong` lists all that is wrong, `--unknown` what is unknown, `--packages` the packages.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "prints what it finds")]

use std::env;
use std::process::ExitCode;
use std::thread;

use anyhow::{Result, anyhow, bail};
use gohazard_tests::oracle::{Causes, Counts, Floors, Goroot, Loader, Mode, Oracle, Pinned, Report, compare, pinned};

fn main() -> Result<ExitCode> {
    let (options, words): (Vec<String>, Vec<String>) = env::args().skip(1).partition(|word| word.starts_with("--"));
    let is_on = |option: &str| options.iter().any(|given| given == option);
    let patterns = words.get(1..).unwrap_or_default();
    let goroot = Goroot::find()?;
    let mut oracle = Oracle::start(&goroot)?;
    let mut reports = Vec::new();
    match words.first().map(String::as_str) {
        Some("std") | None => reports.push(("std", compare(&mut oracle, &Loader::std(&goroot, patterns))?)),
        Some("modules") => {
            let modules = pinned(patterns)?;
            thread::scope(|scope| -> Result<()> {
                let download =
                    (!is_on("--alone")).then(|| scope.spawn(|| modules.iter().try_for_each(Pinned::download_imports)));
                if !is_on("--cache") {
                    reports.push(("modules alone", compare_modules(&goroot, &mut oracle, &modules, Mode::Alone)?));
                }
                if let Some(download) = download {
                    download.join().map_err(|_| anyhow!("the download panicked"))??;
                    reports.push(("modules cache", compare_modules(&goroot, &mut oracle, &modules, Mode::Cache)?));
                }
                Ok(())
            })?;
        }
        Some(other) => bail!("nothing is called {other}"),
    }
    let (causes, floors) = (Causes::read()?, Floors::read()?);
    let mut holds = true;
    for (name, report) in &reports {
        holds &= show(name, report, &options, &causes, &floors, patterns.is_empty());
    }
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Compares the modules one after the other, and prints a line for each.
fn compare_modules(goroot: &Goroot, oracle: &mut Oracle, modules: &[Pinned], mode: Mode) -> Result<Report> {
    let mut all = Report::default();
    for module in modules {
        let report = compare(oracle, &Loader::module(goroot, &module.root, mode)?)?;
        println!("{} ({mode:?}): {}", module.path, report.all);
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
