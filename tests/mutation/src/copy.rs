//! The copy of the tree in which guards can be switched off. Only the rules are really copied, the rest is linked.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::guards::{self, Guard};
use crate::instrument::instrumented;

/// The module of the copy that knows which guard is off.
const SWITCH: &str = include_str!("../copy/switch.rs");
/// The program of the copy that tries one guard after the other.
const TRIAL: &str = include_str!("../copy/trial.rs");

/// The tree and its copy.
pub struct Tree {
    root: PathBuf,
    /// The root of the copy.
    pub copy: PathBuf,
    /// Where the copy is built.
    pub target: PathBuf,
}

impl Tree {
    /// The tree at a root.
    pub fn new(root: &Path) -> Tree {
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |target| root.join(target));
        let below = target.join("mutation");
        Tree { root: root.to_owned(), copy: below.join("tree"), target: below.join("build") }
    }

    /// Writes the copy. Guards that stand at a place of `left_out` stay as they are.
    pub fn write(&self, left_out: &BTreeSet<(PathBuf, usize)>) -> Result<()> {
        self.link("Cargo.lock")?;
        let manifest = fs::read_to_string(self.root.join("Cargo.toml"))?;
        self.put("Cargo.toml", &manifest.replace(", \"tests/mutation\"", ""))?;
        for name in names(&self.root.join("server"))?.iter().filter(|name| *name != "lint") {
            self.link(&format!("server/{name}"))?;
        }
        for name in names(&self.root.join("tests"))?.iter().filter(|name| *name != "Cargo.toml" && *name != "src") {
            self.link(&format!("tests/{name}"))?;
        }
        self.put("tests/Cargo.toml", &fs::read_to_string(self.root.join("tests/Cargo.toml"))?)?;
        for name in names(&self.root.join("tests/src"))?.iter().filter(|name| *name != "bin") {
            self.link(&format!("tests/src/{name}"))?;
        }
        self.put("tests/src/bin/trial.rs", TRIAL)?;
        self.put("server/lint/Cargo.toml", &fs::read_to_string(self.root.join("server/lint/Cargo.toml"))?)?;
        let mut table = String::new();
        let mut number = 0;
        for path in sources(&self.root.join("server/lint/src"))? {
            let name = path.strip_prefix(&self.root)?.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path)?;
            let text = match name.strip_prefix("server/lint/src/") {
                Some("lib.rs") => format!("{text}\npub mod switch;\n"),
                Some(inner) if inner.starts_with("rules/") => {
                    let all = guards::of(&text).with_context(|| name.clone())?;
                    let kept = all.into_iter().filter(|it| !left_out.contains(&(PathBuf::from(&name), it.span.start)));
                    let numbered: Vec<(usize, Guard)> =
                        kept.zip(number..).map(|(guard, number)| (number, guard)).collect();
                    number += numbered.len();
                    for (_, guard) in &numbered {
                        let line = text[..guard.span.start].matches('\n').count() + 1;
                        let shown = text[guard.span.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
                        table.push_str(&format!("    ({name:?}, {line}, {shown:?}),\n"));
                    }
                    instrumented(&text, &numbered)
                }
                _ => text,
            };
            self.put(&name, &text)?;
        }
        self.put("server/lint/src/switch.rs", &SWITCH.replace("    // guards\n", &table))
    }

    /// The guards on the lines that an error of the compiler points at, by file and place.
    pub fn guards_at(&self, message: &Value) -> Vec<(PathBuf, usize)> {
        let spans = message["spans"].as_array().filter(|_| message["level"] == "error");
        let spans = spans.into_iter().flatten();
        spans.flat_map(|span| self.guards_on(span).unwrap_or_default()).collect()
    }

    fn guards_on(&self, span: &Value) -> Option<Vec<(PathBuf, usize)>> {
        let file = PathBuf::from(span["file_name"].as_str()?);
        let (first, last) = (span["line_start"].as_u64()?, span["line_end"].as_u64()?);
        let text = fs::read_to_string(self.root.join(&file)).ok()?;
        let on_lines = guards::of(&text).ok()?.into_iter().filter(|guard| {
            let line = text[..guard.span.start].matches('\n').count() as u64 + 1;
            (first..=last).contains(&line)
        });
        Some(on_lines.map(|guard| (file.clone(), guard.span.start)).collect())
    }

    fn link(&self, name: &str) -> Result<()> {
        let (from, to) = (self.root.join(name), self.copy.join(name));
        fs::create_dir_all(to.parent().unwrap_or(&self.copy))?;
        if to.symlink_metadata().is_err() {
            std::os::unix::fs::symlink(from, to)?;
        }
        Ok(())
    }

    /// Writes a file unless it is there already, so that only what changed is compiled again.
    fn put(&self, name: &str, text: &str) -> Result<()> {
        let path = self.copy.join(name);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        fs::create_dir_all(path.parent().unwrap_or(&self.copy))?;
        Ok(fs::write(path, text)?)
    }
}

fn names(dir: &Path) -> Result<Vec<String>> {
    let entries: Result<Vec<_>, _> = fs::read_dir(dir)?.collect();
    Ok(entries?.into_iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

/// The Rust files below a directory, in order.
fn sources(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
