//! Runs the Go program of `tests/oracle/flow` and reads what it writes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The toolchain whose source is compared.
const TOOLCHAIN: &str = "go1.27.3";

/// What the Go side knows about files, by name.
pub type Facts = BTreeMap<String, BTreeMap<u32, Function>>;

/// What the Go side knows about a function, by offsets in its file.
#[derive(Debug, Default)]
pub struct Function {
    /// Whether it can return.
    pub returns: bool,
    /// Live statements.
    pub live: BTreeSet<u32>,
    /// Statements that are not.
    pub dead: BTreeSet<u32>,
    /// Calls that never return.
    pub never: BTreeSet<u32>,
}

/// The Go program.
pub struct Oracle {
    dir: PathBuf,
}

impl Oracle {
    /// Finds the program's source.
    pub fn new() -> Result<Oracle> {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("oracle/flow");
        ensure!(dir.join("go.mod").exists(), "no oracle in {}", dir.display());
        Ok(Oracle { dir })
    }

    fn go(&self, arguments: &[&str]) -> Result<String> {
        let mut command = Command::new("go");
        command
            .args(arguments)
            .current_dir(&self.dir)
            .env("GOTOOLCHAIN", TOOLCHAIN)
            .envs([("GOFLAGS", "-mod=mod"), ("CGO_ENABLED", "0")]);
        let output = command.output().context("go can't be started")?;
        let stderr = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "go {}: {stderr}", arguments.join(" "));
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// The toolchain's root.
    pub fn goroot(&self) -> Result<String> {
        Ok(self.go(&["env", "GOROOT"])?.trim().to_owned())
    }

    /// The directory of the unreachable check's own tests.
    pub fn check_tests(&self) -> Result<String> {
        self.go(&["mod", "download", "golang.org/x/tools"])?;
        let tools = self.go(&["list", "-m", "-f", "{{.Dir}}", "golang.org/x/tools"])?;
        Ok(format!("{}/go/analysis/passes/unreachable/testdata", tools.trim()))
    }

    /// The unreachable statements of every file below some directories; they stand in a function at offset 0.
    pub fn syntax(&self, dirs: &[String]) -> Result<Facts> {
        self.facts("syntax", dirs.iter().map(String::as_str))
    }

    /// Everything about the functions of some packages.
    pub fn types(&self, patterns: &[&str]) -> Result<Facts> {
        self.facts("types", patterns.iter().copied())
    }

    fn facts<'a>(&self, mode: &'a str, rest: impl Iterator<Item = &'a str>) -> Result<Facts> {
        let arguments: Vec<&str> = ["run", ".", mode].into_iter().chain(rest).collect();
        read(&self.go(&arguments)?)
    }
}

fn read(output: &str) -> Result<Facts> {
    let mut facts = Facts::new();
    let mut file = String::new();
    let mut func = 0;
    for line in output.lines() {
        let (word, rest) = line.split_once(' ').with_context(|| format!("a line {line}"))?;
        if word == "file" {
            rest.clone_into(&mut file);
            func = 0;
            facts.entry(file.clone()).or_default();
            continue;
        }
        let functions = facts.entry(file.clone()).or_default();
        if word == "func" {
            let (offset, returns) = rest.split_once(' ').with_context(|| format!("a line {line}"))?;
            func = offset.parse()?;
            functions.entry(func).or_default().returns = returns == "true";
            continue;
        }
        let function = functions.entry(func).or_default();
        match word {
            "live" => function.live.insert(rest.parse()?),
            "dead" => function.dead.insert(rest.parse()?),
            "never" => function.never.insert(rest.parse()?),
            _ => false,
        };
    }
    Ok(facts)
}
