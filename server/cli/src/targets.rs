//! Which files the command line means.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use gohazard_semantic::workspace::{base, join, parent};

use crate::disk::{self, paths};
use crate::outcome::Problem;

/// A file to be checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// Its absolute path.
    pub path: String,
    /// Its path as the user sees it: what was given, and what leads from there to the file.
    pub shown: String,
}

/// The files that are meant, without repetition, and what could not be read on the way.
#[derive(Debug, Default)]
pub struct Targets {
    /// Files, sorted by the paths that are shown.
    pub files: Vec<Target>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    seen: HashSet<String>,
}

impl Targets {
    /// Looks up the paths of a command line.
    pub fn of(given: &[PathBuf]) -> Targets {
        let mut targets = Targets::default();
        for path in given {
            match path.to_str() {
                Some(path) => targets.add(path),
                None => targets.problem(&path.to_string_lossy(), "the path is not UTF-8"),
            }
        }
        targets.files.sort_by(|a, b| a.shown.cmp(&b.shown));
        targets
    }

    fn add(&mut self, given: &str) {
        let given = if cfg!(windows) { given.replace('\\', "/") } else { given.to_owned() };
        let dir = match given.as_str() {
            "..." => Some("."),
            _ => given.strip_suffix("/...").map(|dir| if dir.is_empty() { "/" } else { dir }),
        };
        let shown = paths::clean(dir.unwrap_or(&given));
        let path = paths::absolute(&shown);
        match fs::metadata(&path) {
            Err(error) => self.problem(&shown, &disk::reason(&error)),
            Ok(metadata) if metadata.is_dir() => {
                let in_module = has_go_mod_above(&path);
                self.walk(&path, &shown, in_module);
            }
            Ok(_) if dir.is_some() => self.problem(&shown, "not a directory"),
            Ok(metadata) if !metadata.is_file() => self.problem(&shown, "not a regular file"),
            Ok(_) if !shown.ends_with(".go") => self.problem(&shown, "not a Go file"),
            Ok(_) => self.file(path, shown),
        }
    }

    /// Takes the Go files of a directory and of those below it. Symbolic links to directories are not followed, as the go
    /// command does not: there is no way into a loop.
    fn walk(&mut self, root: &str, root_shown: &str, in_module: bool) {
        let mut pending = vec![(root.to_owned(), root_shown.to_owned())];
        while let Some((dir, shown)) = pending.pop() {
            let entries = match fs::read_dir(&dir) {
                Ok(entries) => entries,
                Err(error) => {
                    self.problem(&shown, &disk::reason(&error));
                    continue;
                }
            };
            for entry in entries.filter_map(Result::ok) {
                let Ok(kind) = entry.file_type() else { continue };
                let name = match entry.file_name().into_string() {
                    Ok(name) => name,
                    Err(name) => {
                        let name = name.to_string_lossy();
                        if name.ends_with(".go") {
                            self.problem(&paths::shown(&shown, &name), "the path is not UTF-8");
                        }
                        continue;
                    }
                };
                let (path, shown) = (join(&dir, &name), paths::shown(&shown, &name));
                if kind.is_dir() {
                    let nested = in_module && Path::new(&path).join("go.mod").is_file();
                    if !nested && !is_left_out(&name) {
                        pending.push((path, shown));
                    }
                } else if name.ends_with(".go")
                    && !name.starts_with(['_', '.'])
                    && (kind.is_file() || leads_to_file(&path))
                {
                    self.file(path, shown);
                }
            }
        }
    }

    fn file(&mut self, path: String, shown: String) {
        if self.seen.insert(path.clone()) {
            self.files.push(Target { path, shown });
        }
    }

    fn problem(&mut self, shown: &str, message: &str) {
        self.problems.push(Problem { path: shown.to_owned(), message: message.to_owned() });
    }
}

/// Directories that patterns of the go command leave out.
fn is_left_out(name: &str) -> bool {
    name == "vendor" || name == "testdata" || name.starts_with(['_', '.'])
}

fn leads_to_file(path: &str) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file())
}

fn has_go_mod_above(dir: &str) -> bool {
    let mut dir = dir;
    loop {
        if Path::new(dir).join("go.mod").is_file() {
            return true;
        }
        // A module of the module cache ends at its version.
        let up = parent(dir);
        if up == dir || base(dir).contains('@') {
            return base(dir).contains('@');
        }
        dir = up;
    }
}
