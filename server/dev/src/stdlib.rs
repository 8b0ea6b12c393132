//! `gohazard-dev stdlib`: what the standard library exports, from a Go toolchain into `server/semantic/data/std.bin`.
//!
//! The Go program in `server/dev/stdlib` gathers the facts with go/types and prints them; here they are packed. The
//! layout is that of `gohazard_semantic::stdlib::wire`.

mod body;
mod facts;
mod intern;
mod pack;
mod show;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail, ensure};
use flate2::{Compression, write::GzEncoder};
use gohazard_semantic::stdlib::Table;

/// The toolchain that the table is made from; the go command downloads it if it is not the one that is installed.
const TOOLCHAIN: &str = "go1.27.3";
/// What the table may take in a download.
const MAX_GZIPPED: usize = 150_000;

/// Arguments of the command.
#[derive(clap::Args)]
pub struct Args {
    /// Write nothing; fail if the table is not current.
    #[arg(long)]
    check: bool,
    /// Read the Go program's output from a file instead of running it.
    #[arg(long)]
    facts: Option<PathBuf>,
    /// Only print what the table has of a package.
    #[arg(long, value_name = "IMPORT PATH")]
    show: Option<String>,
}

/// Makes, checks or shows the table.
pub fn run(args: Args) -> anyhow::Result<()> {
    if let Some(path) = &args.show {
        let package = Table::builtin().find(path).with_context(|| format!("no package {path}"))?;
        return Ok(std::io::stdout().lock().write_all(show::show(package).as_bytes())?);
    }
    let text = match &args.facts {
        Some(path) => std::fs::read_to_string(path)?,
        None => gather()?,
    };
    let library = facts::Library::parse(&text)?;
    let table = pack::pack(&library)?;
    let gzipped = gzipped(&table)?;
    let mut report = std::io::stderr().lock();
    writeln!(report, "{} packages, {} bytes, {gzipped} gzipped", library.packages.len(), table.len())?;
    ensure!(gzipped <= MAX_GZIPPED, "the table is larger than {MAX_GZIPPED} bytes gzipped");
    let path = repository().join("server/semantic/data/std.bin");
    if !args.check {
        return std::fs::write(&path, table).with_context(|| path.display().to_string());
    }
    if std::fs::read(&path).with_context(|| path.display().to_string())? != table {
        bail!("{} is not current: run `cargo run -p gohazard-dev -- stdlib`", path.display());
    }
    Ok(())
}

fn gather() -> anyhow::Result<String> {
    let output = Command::new("go")
        .args(["run", "."])
        .current_dir(repository().join("server/dev/stdlib"))
        .env("GOTOOLCHAIN", TOOLCHAIN)
        .env("GOWORK", "off")
        .env("GOFLAGS", "")
        .env_remove("GOROOT")
        .env_remove("GOOS")
        .env_remove("GOARCH")
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("the go command can't be run")?;
    ensure!(output.status.success(), "the Go program failed");
    Ok(String::from_utf8(output.stdout)?)
}

fn gzipped(bytes: &[u8]) -> anyhow::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
