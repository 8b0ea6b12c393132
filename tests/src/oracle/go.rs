//! Running the Go program.

use std::env;
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, ensure};

use super::entry::{PackageEntries, Reader};
use super::goroot::Goroot;
use super::load::Loaded;

/// The Go toolchain whose go/types and standard library are compared with.
const TOOLCHAIN: &str = "go1.27.3";

/// The program that writes down what go/types knows, running.
pub struct Oracle {
    child: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
}

impl Oracle {
    /// Builds and starts it.
    pub fn start(goroot: &Goroot) -> Result<Oracle> {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let binary = root.join(".cache/types-oracle");
        let status = go().current_dir(root.join("oracle/types")).args(["build", "-o"]).arg(&binary).arg(".").status();
        ensure!(status.context("no go toolchain")?.success(), "the types oracle does not build");
        let mut command = Command::new(&binary);
        command.args(["-goroot", &goroot.root]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let input = child.stdin.take().context("no input")?;
        let output = BufReader::with_capacity(1 << 20, child.stdout.take().context("no output")?).lines();
        Ok(Oracle { child, input, output })
    }

    /// Checks packages, and calls `each` with the entries of each.
    pub fn check(&mut self, packages: &[Loaded], each: &mut dyn FnMut(PackageEntries)) -> Result<()> {
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
        list.push_str(".\n");
        self.input.write_all(list.as_bytes())?;
        let mut reader = Reader::default();
        loop {
            let line = self.output.next().context("the types oracle ended")??;
            if line == "." {
                break;
            }
            if let Some(package) = reader.line(&line)? {
                each(package);
            }
        }
        if let Some(package) = reader.finish() {
            each(package);
        }
        Ok(())
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
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
