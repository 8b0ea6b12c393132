//! Feeds a workspace from disk.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use gohazard_semantic::Symbol;
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::workspace::{DirFile, Directory, ModText, Workspace};

/// Supplies directories of a workspace from disk: all of them, or those below some roots.
pub struct Feeder {
    /// Directories outside of these are taken for missing; without any, nothing is.
    roots: Vec<String>,
    supplied: HashSet<Symbol>,
}

impl Feeder {
    /// A feeder that reads below `roots` only.
    pub fn below(roots: Vec<String>) -> Feeder {
        Feeder { roots, supplied: HashSet::new() }
    }

    /// Supplies what the workspace wants, until it wants nothing more. Whether anything was supplied.
    pub fn feed(&mut self, workspace: &Workspace) -> bool {
        let mut any = false;
        loop {
            let wanted = workspace.wanted();
            if wanted.is_empty() {
                return any;
            }
            any = true;
            for dir in wanted {
                self.supplied.insert(dir);
                workspace.set_directory(dir, self.read(dir.as_str()));
            }
        }
    }

    fn read(&self, dir: &str) -> Directory {
        let readable = self.roots.iter().any(|root| Path::new(dir).starts_with(root));
        if !readable {
            return Directory { complete: true, ..Directory::default() };
        }
        let mut names: Vec<String> = match fs::read_dir(dir) {
            Ok(entries) => entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect(),
            Err(_) => Vec::new(),
        };
        names.sort();
        let go = names.into_iter().filter(|name| name.ends_with(".go") && Path::new(dir).join(name).is_file());
        let files = go.filter_map(|name| {
            let text = fs::read(Path::new(dir).join(&name)).ok()?;
            let text = String::from_utf8_lossy(&text);
            Some(DirFile { file: Arc::new(File::from_text(&text)), name })
        });
        Directory {
            files: files.collect(),
            go_mod: nearest(dir, "go.mod"),
            go_work: nearest(dir, "go.work"),
            modules_txt: nearest(dir, "go.mod").and_then(|text| {
                let path = Path::new(text.dir.as_str()).join("vendor/modules.txt");
                Some(ModText { dir: text.dir, text: fs::read_to_string(path).ok()? })
            }),
            complete: true,
        }
    }
}

fn nearest(dir: &str, name: &str) -> Option<ModText> {
    Path::new(dir).ancestors().find_map(|dir| {
        let text = fs::read_to_string(dir.join(name)).ok()?;
        Some(ModText { dir: Symbol::new(&dir.to_string_lossy()), text })
    })
}
