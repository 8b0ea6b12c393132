//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Finds, explains and fixes concurrency and networking hazards in Go code.
#[derive(Debug, Parser)]
#[command(name = "gohazard", version, about, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report hazards
    #[command(after_help = CHECK_HELP)]
    Check(Check),
    /// Apply fixes that only correct behaviour
    Fix(Fix),
    /// Explain a rule, what covers an entry of the catalogue, or what an API promises
    Explain {
        /// A rule (`leaked-conn`), an entry (`net-02`), or a symbol (`net.Conn.Read`)
        name: String,
    },
    /// List the rules, and what covers each entry of the catalogue
    Rules {
        /// How to write them
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
    },
    /// Show what the analysis sees
    Debug {
        /// What to show
        #[arg(value_enum)]
        view: View,
        /// A Go file, or one function or method of it
        #[arg(value_name = "FILE[:FUNC]")]
        target: String,
    },
    /// Run the language server on standard input and output
    Lsp {
        /// Accepted because editors pass it; there is no other transport
        #[arg(long, hide = true)]
        stdio: bool,
    },
}

const CHECK_HELP: &str = "\
A directory is taken with everything below it, like DIR/...; vendor, testdata, directories that start with `_` or `.`, and
nested modules are left out unless they are named.

Exit status: 0 nothing found, 1 something found (see --fail-on), 2 something could not be read or understood.";

#[derive(Debug, Args)]
pub struct Check {
    /// Files, directories and patterns such as ./...
    #[arg(value_name = "PATHS", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// How to write the findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The least serious tier to show [default: risk in text, hint elsewhere]
    #[arg(long, value_enum)]
    pub tier: Option<TierArg>,
    /// The least serious tier that makes the exit status 1
    #[arg(long, value_enum, default_value_t = TierArg::Risk)]
    pub fail_on: TierArg,
    #[command(flatten)]
    pub config: ConfigArgs,
}

#[derive(Debug, Args)]
pub struct Fix {
    /// Files, directories and patterns such as ./...
    #[arg(value_name = "PATHS", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub diff: bool,
    /// Apply the first fix of this rule as well, even if it is one to be chosen by a person
    #[arg(long, value_name = "RULE")]
    pub offered: Vec<String>,
    #[command(flatten)]
    pub config: ConfigArgs,
}

#[derive(Clone, Debug, Args)]
pub struct ConfigArgs {
    /// Configuration file to use in place of the nearest gohazard.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// Like a compiler
    Text,
    /// One JSON document
    Json,
    /// A SARIF 2.1.0 log
    Sarif,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum ListFormat {
    /// A table
    Text,
    /// One JSON document
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum TierArg {
    /// Wrong, almost certainly
    Bug,
    /// Likely wrong
    Risk,
    /// Advice
    Hint,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum View {
    /// The syntax tree
    Tree,
    /// What each identifier refers to
    Scopes,
    /// The type of each expression
    Types,
    /// Control-flow graphs
    Cfg,
    /// What callers learn of a function
    Summary,
}
