//! The command `gohazard`: checks and fixes files, explains rules, runs the language server.

mod args;
mod check;
mod configuration;
mod debug;
mod disk;
mod excerpt;
mod explain;
mod fix;
mod locate;
mod lsp;
mod outcome;
mod report;
mod store;
mod targets;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use gohazard_lint::Tier;

use args::{Cli, Color, Command, Format, TierArg};
use configuration::Configurations;
use outcome::Outcome;
use store::Store;
use targets::Targets;

/// Nothing was found.
const CLEAN: u8 = 0;
/// Something was found.
const FOUND: u8 = 1;
/// Something could not be read or understood.
const FAILED: u8 = 2;

/// Parsing goes as deep as code is nested, up to a bound that needs more than a thread's usual stack.
const STACK_BYTES: usize = 64 * 1024 * 1024;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
    // If there is a pool already, parsing takes place there.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK_BYTES).build_global();
    let status = match run(cli.command) {
        Ok(status) => status,
        // Whoever read our output has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => CLEAN,
        Err(error) => complain(&error.to_string()),
    };
    ExitCode::from(status)
}

fn run(command: Command) -> io::Result<u8> {
    match command {
        Command::Check(args) => run_check(&args),
        Command::Fix(args) => run_fix(&args),
        Command::Explain { name } => explain::explain(&name),
        Command::Rules { format } => explain::list(format),
        Command::Debug { view, target } => debug::show(view, &target),
        Command::Lsp { .. } => lsp::run(),
    }
}

fn run_check(args: &args::Check) -> io::Result<u8> {
    let targets = Targets::of(&args.paths);
    let configurations = Configurations::of_targets(&args.config, &targets);
    let outcome = check::check(&Arc::new(Store::default()), &targets, &configurations);
    let lowest = args.tier.map(tier).unwrap_or(if args.format == Format::Text { Tier::Risk } else { Tier::Hint });
    report::write(&outcome, args.format, lowest)?;
    Ok(status(&outcome, tier(args.fail_on)))
}

fn run_fix(args: &args::Fix) -> io::Result<u8> {
    let fixed = fix::fix(args);
    fixed.report(&mut anstream::stdout().lock(), args.diff)?;
    report::write_problems(&fixed.outcome)?;
    Ok(if fixed.outcome.problems.is_empty() { CLEAN } else { FAILED })
}

fn status(outcome: &Outcome, fail_on: Tier) -> u8 {
    if !outcome.problems.is_empty() {
        return FAILED;
    }
    if outcome.findings.iter().any(|finding| finding.tier >= fail_on) { FOUND } else { CLEAN }
}

fn tier(arg: TierArg) -> Tier {
    match arg {
        TierArg::Bug => Tier::Bug,
        TierArg::Risk => Tier::Risk,
        TierArg::Hint => Tier::Hint,
    }
}

/// Says on standard error what went wrong.
fn complain(message: &str) -> u8 {
    // There is nobody left to tell that nobody can be told.
    let _ = writeln!(anstream::stderr(), "gohazard: {message}");
    FAILED
}
