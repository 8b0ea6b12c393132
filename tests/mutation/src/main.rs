//! Is every guard of a rule there for a reason that a fixture shows? A copy of the tree is made below `target/mutation` in
//! which each guard of the rules can be switched off at run time, it is compiled once, and the fixtures of a rule are run
//! once for each of its guards. `RULE=lost-cancel` picks rules, `FLOOR=90` is the share that must be noticed, in percent.

mod copy;
mod guards;
mod instrument;

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::copy::Tree;

/// Guards that can't be switched off where they stand (a borrow gets too long) are found by compiling; each round may show
/// new ones.
const MAX_ROUNDS: usize = 6;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let tree = Tree::new(&root);
    let mut left_out = BTreeSet::new();
    for _ in 0..MAX_ROUNDS {
        tree.write(&left_out)?;
        let broken = build(&tree)?;
        if broken.is_empty() {
            return run(&tree);
        }
        left_out.extend(broken);
    }
    bail!("the instrumented copy does not compile")
}

/// Compiles the copy. The result are the guards at which that fails, by file and place.
fn build(tree: &Tree) -> Result<BTreeSet<(PathBuf, usize)>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--quiet", "--message-format=json", "-p", "gohazard-tests", "--bin", "trial"])
        .current_dir(&tree.copy)
        .env("CARGO_TARGET_DIR", &tree.target)
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1")
        .output()?;
    if output.status.success() {
        return Ok(BTreeSet::new());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let broken: BTreeSet<_> = messages.flat_map(|message| tree.guards_at(&message["message"])).collect();
    ensure!(!broken.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(broken)
}

fn run(tree: &Tree) -> Result<()> {
    let trial = tree.target.join("debug").join(format!("trial{}", env::consts::EXE_SUFFIX));
    let status = Command::new(&trial).status().with_context(|| trial.display().to_string())?;
    ensure!(status.success(), "too many guards are missed by no fixture");
    Ok(())
}
