//! Developer tools of gohazard. Never shipped.

mod new_rule;
mod stdlib;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "gohazard-dev", about = "Developer tools of gohazard")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a rule, its fixtures, and the lines that register it.
    NewRule(new_rule::Args),
    /// Make the table of Go's standard library from a Go toolchain.
    Stdlib(stdlib::Args),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::NewRule(args) => new_rule::run(&args),
        Command::Stdlib(args) => stdlib::run(args),
    }
}
