//! Which configuration holds where: the one that was named, else the nearest one above a directory.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use gohazard_lint::Config;
use gohazard_lint::config::FILE_NAMES;
use gohazard_semantic::workspace::{join, parent};

use crate::args::ConfigArgs;
use crate::disk::{self, paths};
use crate::outcome::Problem;
use crate::targets::Targets;

/// The configurations of all directories that are checked.
#[derive(Debug, Default)]
pub struct Configurations {
    fallback: Config,
    by_dir: HashMap<String, Option<usize>>,
    read: Vec<Config>,
    by_file: HashMap<String, usize>,
    problems: Vec<Problem>,
}

impl Configurations {
    /// Reads what holds for the files that are checked.
    pub fn of_targets(args: &ConfigArgs, targets: &Targets) -> Configurations {
        let mut found = Configurations::default();
        if let Some(named) = &args.config {
            let shown = paths::clean(&paths::slashed(named));
            let index = found.file(&paths::absolute(&shown), &shown);
            found.fallback = found.read[index].clone();
            return found;
        }
        for target in &targets.files {
            found.look_up(parent(&target.path));
        }
        found
    }

    /// What holds in a directory.
    pub fn of(&self, dir: &str) -> &Config {
        let index = self.by_dir.get(dir).copied().flatten();
        index.and_then(|index| self.read.get(index)).unwrap_or(&self.fallback)
    }

    /// What is wrong with the files.
    pub fn problems(&self) -> impl Iterator<Item = Problem> + '_ {
        self.problems.iter().cloned()
    }

    fn look_up(&mut self, dir: &str) -> Option<usize> {
        if let Some(known) = self.by_dir.get(dir) {
            return *known;
        }
        let files = FILE_NAMES.iter().map(|name| join(dir, name));
        let here = files.filter(|path| Path::new(path).is_file()).map(|path| self.file(&path, &path)).next();
        let up = parent(dir);
        let found = here.or_else(|| if up == dir { None } else { self.look_up(up) });
        self.by_dir.insert(dir.to_owned(), found);
        found
    }

    /// Reads a configuration file. One that is not understood is reported, and nothing of it holds.
    fn file(&mut self, path: &str, shown: &str) -> usize {
        if let Some(known) = self.by_file.get(path) {
            return *known;
        }
        let text = fs::read_to_string(path).map_err(|error| disk::reason(&error));
        let config = text.and_then(|text| Config::from_toml(parent(path), &text)).unwrap_or_else(|message| {
            self.problems.push(Problem { path: shown.to_owned(), message });
            Config::default()
        });
        self.read.push(config);
        self.by_file.insert(path.to_owned(), self.read.len() - 1);
        self.read.len() - 1
    }
}
