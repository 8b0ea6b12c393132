//! Compares our control flow with what x/tools says about real code, and prints one line for each comparison.
//!
//! `flow syntax` compares the unreachable statements, with `panic` as the only call that never returns, with vet's check of
//! that name: for every file of the `net` and `sync` directories, and for the check's own tests. `flow types` compares which
//! functions can return and which statements are live with the ctrlflow and cfg packages. Arguments are further directories
//! for the first comparison.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "prints what it finds")]

use std::env;
use std::process::ExitCode;

use anyhow::Result;
use gohazard_tests::flow::{Comparison, Oracle, compare_full, compare_syntax, compare_types};

fn main() -> Result<ExitCode> {
    let oracle = Oracle::new()?;
    let root = oracle.goroot()?;
    let mut dirs = vec![format!("{root}/src/net"), format!("{root}/src/sync"), oracle.check_tests()?];
    dirs.extend(env::args().skip(1));
    let syntax = compare_syntax(&oracle.syntax(&dirs)?)?;
    let facts = oracle.types(&["net/...", "sync/..."])?;
    let types = compare_types(&facts)?;
    let full = compare_full(&facts, &root)?;
    report("flow syntax", &syntax);
    report("flow types", &types);
    report("flow full", &full);
    let agree = syntax.wrong.is_empty() && types.wrong.is_empty();
    Ok(if agree { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn report(name: &str, found: &Comparison) {
    for wrong in found.wrong.iter().take(60) {
        eprintln!("{name}: {wrong}");
    }
    let share = 100.0 * (1.0 - found.wrong.len() as f64 / found.compared.max(1) as f64);
    println!("{name}: agree {share:.3} % of {} ({})", found.compared, found.detail);
}
