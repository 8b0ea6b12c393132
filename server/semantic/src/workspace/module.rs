//! A module: what its go.mod, its vendor directory and its workspace say together.

use std::rc::Rc;

use crate::intern::Symbol;

use super::gomod::{self, GoMod};
use super::gowork::GoWork;
use super::path;
use super::version::GoVersion;

/// A module as its files describe it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Module {
    /// Its path, empty when go.mod names none.
    pub path: Symbol,
    /// Its root directory.
    pub dir: Symbol,
    /// The language version of its files.
    pub go: GoVersion,
    /// The `toolchain` line.
    pub toolchain: Option<GoVersion>,
    /// What go.mod says.
    pub(super) file: GoMod,
    /// The modules of vendor/modules.txt; absent: nothing is vendored.
    pub(super) vendored: Option<Vec<(String, Option<GoVersion>)>>,
    /// The workspace that it is part of.
    pub(super) work: Option<Rc<Work>>,
}

/// A workspace: modules that see each other's directories.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Work {
    pub(super) dir: Symbol,
    pub(super) file: GoWork,
    /// The root directories of its modules.
    pub(super) uses: Vec<Symbol>,
}

/// The texts that a module is made of.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct ModuleText {
    pub(super) go_mod: String,
    pub(super) modules_txt: Option<String>,
    /// Directory and text of go.work.
    pub(super) go_work: Option<(Symbol, String)>,
}

impl Module {
    /// The module at `dir`.
    pub(super) fn parse(dir: Symbol, text: &ModuleText) -> Module {
        let file = GoMod::parse(&text.go_mod);
        let work =
            text.go_work.as_ref().map(|(dir, text)| Work::parse(*dir, text)).filter(|work| work.uses.contains(&dir));
        let toolchain = file.toolchain.max(work.as_ref().and_then(|work| work.file.go));
        Module {
            path: Symbol::new(file.module.as_deref().unwrap_or_default()),
            dir,
            go: file.go.unwrap_or(GoVersion::WITHOUT_GO_LINE),
            toolchain,
            vendored: text.modules_txt.as_deref().map(gomod::vendored_modules),
            work: work.map(Rc::new),
            file,
        }
    }

    /// A module of the module cache that has no go.mod.
    pub(super) fn without_file(dir: Symbol, path: &str) -> Module {
        let text = ModuleText { go_mod: format!("module \"{path}\""), ..ModuleText::default() };
        Module::parse(dir, &text)
    }

    /// Whether it is the standard library or the toolchain's commands, whose import paths follow rules of their own.
    pub(super) fn is_goroot(&self) -> bool {
        self.path == "std" || self.path == "cmd"
    }

    /// The import path of a directory inside the module.
    pub(super) fn import_path(&self, dir: &str) -> Option<String> {
        let rest = path::below(dir, self.dir.as_str())?;
        if let Some(vendored) = rest.strip_prefix("vendor/") {
            let goroot = if self.path == "cmd" { "cmd/vendor/" } else { "vendor/" };
            return Some(if self.is_goroot() { format!("{goroot}{vendored}") } else { vendored.to_owned() });
        }
        if self.path == "std" {
            return Some(rest.to_owned()).filter(|rest| !rest.is_empty());
        }
        let separator = if rest.is_empty() { "" } else { "/" };
        (self.path != Symbol::EMPTY).then(|| format!("{}{separator}{rest}", self.path))
    }

    /// The language version of the files in `dir`: vendored modules keep their own.
    pub(super) fn language_of(&self, dir: &str) -> GoVersion {
        let (Some(modules), Some(rest)) = (&self.vendored, path::below(dir, self.dir.as_str())) else { return self.go };
        let Some(package) = rest.strip_prefix("vendor/") else { return self.go };
        let owner = modules
            .iter()
            .filter(|(module, _)| path::below(package, module).is_some())
            .max_by_key(|(path, _)| path.len());
        owner.map_or(self.go, |(_, go)| go.unwrap_or(GoVersion::WITHOUT_GO_LINE))
    }

    /// The version at which another module is required.
    pub(super) fn required(&self, module: &str) -> Option<&str> {
        self.file.requires.iter().find(|(path, _)| path == module).map(|(_, version)| version.as_str())
    }
}

impl Work {
    fn parse(dir: Symbol, text: &str) -> Work {
        let file = GoWork::parse(text);
        let resolve = |used: &String| Symbol::new(&resolve(dir.as_str(), used));
        Work { dir, uses: file.uses.iter().map(resolve).collect(), file }
    }
}

/// A directory as go.mod and go.work write it: absolute, or relative to their own.
pub(super) fn resolve(dir: &str, written: &str) -> String {
    let drive = written.as_bytes().get(1) == Some(&b':');
    match written.starts_with('/') {
        true => path::join("", written),
        false if drive => written.replace('\\', "/"),
        false => path::join(dir, &written.replace('\\', "/")),
    }
}
