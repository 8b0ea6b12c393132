//! Which configuration holds where: that of the deepest project above a file, else the one for everything.

use std::rc::Rc;

use crate::config::Config;

/// The configurations of a session.
#[derive(Debug, Default)]
pub(crate) struct Projects {
    base: Rc<Config>,
    /// By directory, the deepest first.
    below: Vec<(String, Rc<Config>)>,
}

impl Projects {
    /// Changes what holds outside of all projects.
    pub(crate) fn set_base(&mut self, config: Config) {
        self.base = Rc::new(config);
    }

    /// Changes what holds below a directory, or takes it away.
    pub(crate) fn set(&mut self, root: &str, config: Option<Config>) {
        let root = root.trim_end_matches('/');
        self.below.retain(|(known, _)| known != root);
        self.below.extend(config.map(|config| (root.to_owned(), Rc::new(config))));
        self.below.sort_by_key(|(root, _)| std::cmp::Reverse(root.len()));
    }

    /// What holds for a file.
    pub(crate) fn of(&self, path: &str) -> Rc<Config> {
        let is_below = |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
        let project = self.below.iter().find(|(root, _)| is_below(root));
        Rc::clone(project.map_or(&self.base, |(_, config)| config))
    }

    /// Language and toolchain version to assume. There is one pair for all: what the first one states.
    pub(crate) fn versions(&self) -> (Option<u8>, Option<u8>) {
        let all = || self.below.iter().map(|(_, config)| config).chain([&self.base]);
        (all().find_map(|config| config.go()), all().find_map(|config| config.toolchain()))
    }
}
