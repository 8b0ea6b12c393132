//! What a feeder supplies of a directory, and what is known of it.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::intern::Symbol;
use crate::syntax::file::File;

use super::constraint::Constraint;
use super::home;
use super::package::{Package, Variant};
use super::path;
use super::platform::World;

/// A Go file of a directory.
#[derive(Clone, Debug)]
pub struct DirFile {
    /// Its name, without the directory.
    pub name: String,
    /// Its syntax.
    pub file: Arc<File>,
}

/// The text of a go.mod, go.work or vendor/modules.txt file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ModText {
    /// The directory of go.mod or go.work; of modules.txt the one that holds `vendor`.
    pub dir: Symbol,
    /// The file's text.
    pub text: String,
}

/// What a feeder supplies of a directory. A directory that does not exist is an empty one.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// Its Go files.
    pub files: Vec<DirFile>,
    /// The nearest go.mod, here or further up.
    pub go_mod: Option<ModText>,
    /// The nearest go.work, here or further up.
    pub go_work: Option<ModText>,
    /// vendor/modules.txt beside that go.mod.
    pub modules_txt: Option<ModText>,
    /// Whether no Go file was left out.
    pub complete: bool,
}

/// A file of a directory and what follows from it alone.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) path: Symbol,
    pub(super) file: Arc<File>,
    pub(super) is_test: bool,
    pub(super) constraint: Constraint,
    /// Where it is judged.
    pub(super) home: Rc<World>,
    /// Whether it is built alone: `go run` of a file tagged `ignore`, or a file that no build takes.
    pub(super) alone: bool,
    /// The name of its package, without the `_test` of an external test.
    pub(super) package: Symbol,
    pub(super) external: bool,
}

impl Member {
    fn new(dir: &str, name: &str, file: &Arc<File>, host: &Rc<World>) -> Member {
        let constraint = Constraint::of(name, file);
        let home = home::home(&constraint, host);
        let ignored = name.starts_with(['_', '.']) || home.as_ref().is_some_and(|world| world.satisfies("ignore"));
        Member {
            path: Symbol::new(&path::child(dir, name)),
            file: file.clone(),
            is_test: name.ends_with("_test.go"),
            alone: ignored || home.is_none(),
            home: home.unwrap_or_else(|| host.clone()),
            constraint,
            package: Symbol::EMPTY,
            external: false,
        }
    }

    /// Takes the package's name from its clause, or from its siblings when that is missing.
    fn settle(&mut self, dominant: Symbol) {
        let clause = if self.file.package == Symbol::EMPTY { dominant } else { self.file.package };
        let external = if self.is_test { clause.as_str().strip_suffix("_test") } else { None };
        self.external = external.is_some();
        self.package = external.map_or(clause, Symbol::new);
    }

    pub(super) fn variant(&self) -> Variant {
        match (self.is_test, self.external) {
            (false, _) => Variant::Plain,
            (true, false) => Variant::Test,
            (true, true) => Variant::External,
        }
    }

    pub(super) fn key(&self) -> Key {
        let alone = self.alone.then_some(self.path);
        Key { name: self.package, world: self.home.clone(), variant: self.variant(), alone }
    }
}

/// What tells the packages of one directory apart.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Key {
    pub(super) name: Symbol,
    pub(super) world: Rc<World>,
    pub(super) variant: Variant,
    pub(super) alone: Option<Symbol>,
}

/// Whether a directory was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Asked {
    #[default]
    No,
    /// The feeder is not told yet.
    Queued,
    /// The feeder was told.
    Told,
    /// The feeder was told, and is to be told again: the answer that is under way may be out of date.
    Again,
}

/// What is known of a directory.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) supplied: Option<Vec<DirFile>>,
    pub(super) complete: bool,
    pub(super) module: Option<Symbol>,
    pub(super) overlays: BTreeMap<String, Arc<File>>,
    pub(super) asked: Asked,
    pub(super) stale: bool,
    pub(super) members: Vec<Member>,
    pub(super) packages: FxHashMap<Key, Rc<Package>>,
    /// What an import of the directory means in a world, as far as it was asked.
    pub(super) imported: FxHashMap<Rc<World>, Option<Key>>,
    /// Packages as they were before files changed, to be taken up again where nothing changed for them.
    pub(super) previous: FxHashMap<Key, Rc<Package>>,
}

impl State {
    /// Brings the members up to date. Only files that are new are looked into.
    pub(super) fn refresh(&mut self, dir: &str, host: &Rc<World>) {
        if !std::mem::take(&mut self.stale) {
            return;
        }
        let mut files: BTreeMap<&str, &Arc<File>> = BTreeMap::new();
        files.extend(self.supplied.iter().flatten().map(|file| (&*file.name, &file.file)));
        files.extend(self.overlays.iter().map(|(name, file)| (&**name, file)));

        let mut known: FxHashMap<Symbol, Member> = self.members.drain(..).map(|member| (member.path, member)).collect();
        for (name, file) in files {
            let path = Symbol::new(&path::child(dir, name));
            let member = known.remove(&path).filter(|member| Arc::ptr_eq(&member.file, file));
            self.members.push(member.unwrap_or_else(|| Member::new(dir, name, file, host)));
        }
        self.settle();
    }

    /// Takes over one changed file, at the price of that file alone where it is not a new one.
    pub(super) fn replace(&mut self, dir: &str, name: &str, host: &Rc<World>) {
        let file = self.overlays.get(name).or_else(|| {
            let supplied = self.supplied.as_ref()?;
            supplied.iter().find(|file| file.name == name).map(|file| &file.file)
        });
        let path = Symbol::new(&path::child(dir, name));
        let member = self.members.iter_mut().find(|member| member.path == path);
        let (Some(file), Some(member), false) = (file, member, self.stale) else {
            self.stale = true;
            return;
        };
        *member = Member::new(dir, name, file, host);
        self.settle();
    }

    fn settle(&mut self) {
        let dominant = dominant_name(&self.members);
        self.members.iter_mut().for_each(|member| member.settle(dominant));
        self.previous.extend(self.packages.drain());
        self.imported.clear();
    }

    /// The keys of the packages in which its files are judged.
    pub(super) fn keys(&self) -> Vec<Key> {
        let mut seen = FxHashSet::default();
        self.members.iter().map(Member::key).filter(|key| seen.insert(key.clone())).collect()
    }

    /// The name of the package that an import of the directory means in `world`: that of most files.
    pub(super) fn importable(&self, world: &World) -> Option<Symbol> {
        let members = self.members.iter().filter(|member| !member.is_test && !member.alone);
        let names = members.filter(|member| member.constraint.holds_in(world)).map(|member| member.package);
        most_frequent(names.filter(|name| *name != Symbol::EMPTY && *name != "documentation"))
    }

    /// The package that an import of the directory means in `world`. Where another platform builds the same files as the
    /// host, it is the host's package, so that most packages exist once.
    pub(super) fn imported(&mut self, world: &Rc<World>, host: &Rc<World>) -> Option<Key> {
        if let Some(known) = self.imported.get(world) {
            return known.clone();
        }
        let key = |world: &Rc<World>| {
            let name = self.importable(world)?;
            Some(Key { name, world: world.clone(), variant: Variant::Plain, alone: None })
        };
        let paths = |key: &Key| self.members_of(key).iter().map(|member| member.path).collect::<Vec<_>>();
        let mut found = key(world);
        if let (Some(own), Some(of_host)) = (&found, key(host))
            && paths(own) == paths(&of_host)
        {
            found = Some(of_host);
        }
        self.imported.insert(world.clone(), found.clone());
        found
    }

    /// The members of the package that `key` names.
    pub(super) fn members_of(&self, key: &Key) -> Vec<&Member> {
        let belongs = |member: &&Member| match key.alone {
            Some(path) => member.path == path,
            None => {
                !member.alone
                    && member.package == key.name
                    && match key.variant {
                        Variant::Plain => !member.is_test,
                        Variant::Test => !member.external,
                        Variant::External => member.external,
                    }
                    && (member.home == key.world || member.constraint.holds_in(&key.world))
            }
        };
        let mut members: Vec<&Member> = self.members.iter().filter(belongs).collect();
        members.sort_by_key(|member| member.is_test);
        members
    }
}

/// The package name of most files, so that a file whose package clause is being typed stays with its siblings.
fn dominant_name(members: &[Member]) -> Symbol {
    if members.iter().all(|member| member.file.package != Symbol::EMPTY) {
        return Symbol::EMPTY;
    }
    let of = |tests: bool| members.iter().filter(move |m| m.is_test == tests && !m.alone).map(|m| m.file.package);
    let named = |name: &Symbol| *name != Symbol::EMPTY;
    most_frequent(of(false).filter(named)).or_else(|| most_frequent(of(true).filter(named))).unwrap_or_default()
}

fn most_frequent(names: impl Iterator<Item = Symbol>) -> Option<Symbol> {
    let mut counts: BTreeMap<&str, (usize, Symbol)> = BTreeMap::new();
    for name in names {
        counts.entry(name.as_str()).or_insert((0, name)).0 += 1;
    }
    // Of equals the first by name, so that the answer does not depend on the order of the files.
    counts.into_values().rev().max_by_key(|(count, _)| *count).map(|(_, name)| name)
}
