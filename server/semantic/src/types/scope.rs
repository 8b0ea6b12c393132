//! File scopes: what the imports of a file are called in it.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::facts::{Facts, Home};
use super::universe::predeclared;
use crate::intern::Symbol;
use crate::syntax::ast::{DeclKind, Expr, GenTok, Spec};
use crate::syntax::file::File;

/// How an import is named in its file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Local {
    /// By the package's own name.
    Plain,
    /// By a name of the file's choice.
    Named(Symbol),
    /// Its exported names are the file's.
    Dot,
    /// Not at all.
    Blank,
}

/// The imports of a file.
#[derive(Debug, Default)]
pub struct FileScope {
    imports: Vec<(Local, Symbol)>,
    names: RefCell<FxHashMap<Symbol, Option<Symbol>>>,
    /// Predeclared names that an import may hide.
    hidden: Vec<Symbol>,
}

impl FileScope {
    /// The imports that a file declares.
    pub fn of(file: &File) -> FileScope {
        let mut imports = Vec::new();
        for item in &file.items {
            let decl = &*item.decl;
            let DeclKind::Gen(gen_decl) = decl.kind else { continue };
            if gen_decl.tok != GenTok::Import {
                continue;
            }
            for spec in decl.list(gen_decl.specs) {
                let Spec::Import { name, path, .. } = decl[spec] else { continue };
                let Expr::BasicLit { text, .. } = decl[path] else { continue };
                let local = match name.and_then(|name| decl.ident(name)) {
                    None => Local::Plain,
                    Some(Symbol::BLANK) => Local::Blank,
                    Some(name) if name == "." => Local::Dot,
                    Some(name) => Local::Named(name),
                };
                imports.push((local, import_path(decl.text(text))));
            }
        }
        let probable = imports.iter().filter_map(|(local, path)| match local {
            Local::Plain => Some(guessed_name(*path)),
            Local::Named(name) => Some(*name),
            Local::Dot | Local::Blank => None,
        });
        let hidden = probable.filter(|name| predeclared(*name).is_some()).collect();
        FileScope { imports, names: RefCell::default(), hidden }
    }

    /// The import path of the package that `name` means in this file. Packages are looked at only as far as needed.
    pub fn lookup(&self, facts: &Facts, name: Symbol) -> Option<Symbol> {
        if let Some(known) = self.names.borrow().get(&name) {
            return *known;
        }
        let found = self.find(facts, name);
        self.names.borrow_mut().insert(name, found);
        found
    }

    fn find(&self, facts: &Facts, name: Symbol) -> Option<Symbol> {
        let named = self.imports.iter().find(|(local, _)| *local == Local::Named(name));
        let plain = || self.imports.iter().filter(|(local, _)| *local == Local::Plain);
        let probable = || plain().find(|(_, path)| guessed_name(*path) == name && name_of(facts, *path) == name);
        let any = || plain().find(|(_, path)| name_of(facts, *path) == name);
        named.or_else(probable).or_else(any).map(|(_, path)| *path)
    }

    /// Whether an import may hide a predeclared name. One with a dot can't: these names are not exported.
    pub fn may_hide(&self, name: Symbol) -> bool {
        self.hidden.contains(&name)
    }

    /// The import paths of the packages whose names are the file's own.
    pub fn dots(&self) -> impl Iterator<Item = Symbol> + '_ {
        self.imports.iter().filter(|(local, _)| *local == Local::Dot).map(|(_, path)| *path)
    }
}

fn name_of(facts: &Facts, path: Symbol) -> Symbol {
    match facts.import(path) {
        Home::Own => facts.package.name,
        Home::Source(package) => package.package.name,
        Home::Std(package) => Symbol::new(package.name()),
        Home::Unsafe | Home::Unknown => guessed_name(path),
    }
}

/// The path of an import literal.
pub fn import_path(literal: &str) -> Symbol {
    Symbol::new(literal.trim_matches(['"', '`']))
}

/// What a package that can't be looked at is probably called.
pub fn guessed_name(path: Symbol) -> Symbol {
    let mut parts = path.as_str().rsplit('/');
    let mut last = parts.next().unwrap_or("");
    if is_major_version(last) {
        last = parts.next().unwrap_or(last);
    }
    // gopkg.in/yaml.v3 is package yaml.
    if let Some((name, version)) = last.rsplit_once('.')
        && is_major_version(version)
    {
        last = name;
    }
    let last = last.strip_prefix("go-").unwrap_or(last);
    let last = last.strip_suffix("-go").or_else(|| last.strip_suffix(".go")).unwrap_or(last);
    Symbol::new(last.rsplit(['-', '.']).next().unwrap_or(last))
}

fn is_major_version(part: &str) -> bool {
    part.strip_prefix('v').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
