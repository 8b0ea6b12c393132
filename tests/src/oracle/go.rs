//! Running the Go program.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, ensure};

use super::entry::{PackageEntries, Reader};
use super::load::Loaded;

/// The Go toolchain whose go/types and standard library are compared with.
const TOOLCHAIN: &str = "go1.27.3";

/// The program that writes down what go/types knows.
pub struct Oracle {
    binary: PathBuf,
}

impl Oracle {
    /// Builds it.
    pub fn build() -> Result<Oracle> {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let binary = root.join(".cache/types-oracle");
        let status = go().current_dir(root.join("oracle/types")).args(["build", "-o"]).arg(&binary).arg(".").status();
        ensure!(status.context("no go toolchain")?.success(), "the types oracle does not build");
        Ok(Oracle { binary })
    }

    /// Checks packages, and calls `each` with the entries of each.
    pub fn run(&self, packages: &[Loaded], goroot: bool, each: &mut dyn FnMut(PackageEntries)) -> Result<()> {
        let mut command = Command::new(&self.binary);
        if goroot {
            command.arg("-goroot");
        }
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut input = child.stdin.take().context("no input")?;
        let mut list = String::new();
        for package in packages {
            list.push_str(if package.compared { "" } else { "!" });
            list.push_str(&package.path);
            for file in &package.files {
                list.push('\t');
                list.push_str(file);
            }
            list.push('\n');
        }
        let writer = thread::spawn(move || input.write_all(list.as_bytes()));
        let mut reader = Reader::default();
        for line in BufReader::with_capacity(1 << 20, child.stdout.take().context("no output")?).lines() {
            if let Some(package) = reader.line(&line?)? {
                each(package);
            }
        }
        if let Some(package) = reader.finish() {
            each(package);
        }
        ensure!(writer.join().is_ok_and(|written| written.is_ok()), "the types oracle did not read its input");
        ensure!(child.wait()?.success(), "the types oracle failed");
        Ok(())
    }
}

/// The go command of the toolchain that is compared with.
pub fn go() -> Command {
    let mut go = Command::new("go");
    let toolchain = env::var("GOHAZARD_ORACLE_TOOLCHAIN").unwrap_or_else(|_| TOOLCHAIN.to_owned());
    go.env("GOTOOLCHAIN", toolchain);
    go
}

/// A value of `go env`.
pub fn go_env(name: &str) -> Result<String> {
    let output = go().args(["env", name]).output().context("no go toolchain")?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
