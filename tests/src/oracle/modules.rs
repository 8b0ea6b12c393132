//! The public modules to compare, from the module proxy.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::go::go;

/// A module at the version of `tests/oracle/modules.txt`, in the module cache.
pub struct Pinned {
    /// Its path.
    pub path: String,
    /// Its root directory.
    pub root: PathBuf,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Downloaded {
    path: String,
    dir: PathBuf,
}

/// Downloads the listed modules: all, or those whose path contains one of `patterns`.
pub fn pinned(patterns: &[String]) -> Result<Vec<Pinned>> {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("oracle/modules.txt");
    let list = fs::read_to_string(&list).with_context(|| format!("cannot read {}", list.display()))?;
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let wanted = lines.filter(|line| patterns.is_empty() || patterns.iter().any(|pattern| line.contains(pattern)));
    let modules: Vec<String> = wanted.map(|line| line.replace(' ', "@")).collect();
    // Outside of any module, whose go.mod would have a say.
    let nowhere = std::env::temp_dir();
    let output = go().current_dir(nowhere).args(["mod", "download", "-json"]).args(&modules).output()?;
    ensure!(output.status.success(), "go mod download: {}", String::from_utf8_lossy(&output.stderr));
    let found = serde_json::Deserializer::from_slice(&output.stdout).into_iter::<Downloaded>();
    let roots: HashMap<String, PathBuf> =
        found.map(|module| module.map(|module| (module.path, module.dir))).collect::<Result<_, _>>()?;
    let pin = |module: &String| {
        let path = module.split('@').next().unwrap_or_default().to_owned();
        let root = roots.get(&path).with_context(|| format!("{module} was not downloaded"))?.clone();
        Ok(Pinned { path, root })
    };
    modules.iter().map(pin).collect()
}

impl Pinned {
    /// Downloads the modules of the packages that it imports, tests aside.
    pub fn download_imports(&self) -> Result<()> {
        let scratch = Path::new(env!("CARGO_MANIFEST_DIR")).join(".cache/oracle-modules").join(&self.path);
        fs::create_dir_all(&scratch)?;
        // The go command may write to go.mod and go.sum: to copies of them. Other modules' directories are not in the
        // cache, where a `replace` says they are.
        let go_mod = fs::read_to_string(self.root.join("go.mod"))?;
        let go_mod: Vec<&str> = go_mod.lines().filter(|line| !line.contains("=> .")).collect();
        fs::write(scratch.join("go.mod"), go_mod.join("\n"))?;
        fs::write(scratch.join("go.sum"), fs::read(self.root.join("go.sum")).unwrap_or_default())?;
        let mut list = go();
        list.current_dir(&self.root).args(["list", "-e", "-mod=mod", "-deps", "-f", "", "-modfile"]);
        let output = list.arg(scratch.join("go.mod")).arg("./...").output()?;
        ensure!(output.status.success(), "go list in {}: {}", self.path, String::from_utf8_lossy(&output.stderr));
        Ok(())
    }
}
