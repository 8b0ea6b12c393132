//! What the measurements share: the sources of a Go toolchain, and asking for everything that is known of packages.
#![allow(dead_code, reason = "each measurement uses a part")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use gohazard_semantic::Symbol;
use gohazard_semantic::flow::FuncRef;
use gohazard_semantic::model::{PackageFacts, Program};
use gohazard_semantic::syntax::ast::Expr;
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::types::Types;
use gohazard_semantic::workspace::{DirFile, Directory, Limits, ModText, Options, base, parent};

/// As many as the figures are promised for.
const THREADS: usize = 2;

/// Deeply nested code is analysed by recursion up to a bound that needs more than a thread's usual stack.
const STACK_BYTES: usize = 256 * 1024 * 1024;

/// Parsed files by directory and name.
pub type Files = BTreeMap<String, Vec<(String, Arc<File>)>>;

/// The root of the Go toolchain that is there.
pub fn goroot() -> PathBuf {
    let output = Command::new("go").args(["env", "GOROOT"]).output().expect("a go command");
    PathBuf::from(String::from_utf8(output.stdout).expect("a path").trim())
}

/// The paths of the Go files below `dir`, `testdata` aside, in order.
pub fn go_files(dir: &Path, paths: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(dir).expect("a directory").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() && name != "testdata" {
            go_files(&path, paths);
        } else if path.is_file() && name.ends_with(".go") {
            paths.push(path);
        }
    }
}

/// The answers of `work` for each of `items`, made by two threads that each have a `state` of their own.
pub fn in_parallel<I: Sync, S, T: Send>(
    items: &[I],
    state: impl Fn() -> S + Sync,
    work: impl Fn(&S, &I) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let state = state();
        let mut done = Vec::new();
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push(work(&state, item));
        }
        done
    };
    thread::scope(|scope| {
        let spawn = || thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, worker).expect("a thread");
        let workers: Vec<_> = (0..THREADS).map(|_| spawn()).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("an answer")).collect()
    })
}

/// Files by their directories.
pub fn by_directory(parsed: Vec<(String, Arc<File>)>) -> Files {
    let mut files = Files::new();
    for (path, file) in parsed {
        files.entry(parent(&path).to_owned()).or_default().push((base(&path).to_owned(), file));
    }
    files
}

/// A program that knows all of `files`.
pub fn program(goroot: &Path, files: &Files) -> Program {
    let limits = Limits { total_files: usize::MAX, total_bytes: usize::MAX, ..Limits::default() };
    let goroot = goroot.to_string_lossy().into_owned();
    let program = Program::new(Options { goroot: Some(goroot), limits, ..Options::default() });
    let mut go_mods: BTreeMap<PathBuf, Option<ModText>> = BTreeMap::new();
    for (dir, files) in files {
        let directory = Directory {
            files: files.iter().map(|(name, file)| DirFile { name: name.clone(), file: Arc::clone(file) }).collect(),
            go_mod: nearest(Path::new(dir), &mut go_mods),
            complete: true,
            ..Directory::default()
        };
        program.workspace().set_directory(Symbol::new(dir), directory);
    }
    program
}

fn nearest(dir: &Path, known: &mut BTreeMap<PathBuf, Option<ModText>>) -> Option<ModText> {
    if let Some(found) = known.get(dir) {
        return found.clone();
    }
    let found = match std::fs::read_to_string(dir.join("go.mod")) {
        Ok(text) => Some(ModText { dir: Symbol::new(&dir.to_string_lossy()), text }),
        Err(_) => dir.parent().and_then(|above| nearest(above, known)),
    };
    known.insert(dir.to_path_buf(), found.clone());
    found
}

/// Puts the packages of a directory together and indexes what they declare.
pub fn index(program: &Program, dir: &str) {
    for package in program.workspace().packages_in(Symbol::new(dir)) {
        Types::of(program.workspace(), &package);
    }
}

/// Asks for every type, graph and summary of the files that are judged in a directory.
pub fn force(program: &Program, dir: &str) {
    for package in program.workspace().packages_in(Symbol::new(dir)) {
        let facts = program.package(&package);
        facts.summaries();
        for (file, _) in package.files.iter().enumerate().filter(|(_, file)| file.judged) {
            force_file(&facts, file);
        }
    }
}

/// Asks for every type and graph of a file.
pub fn force_file(facts: &PackageFacts, file: usize) {
    for item in 0..facts.decl_count(file) {
        let Some(decl) = facts.decl(file, item) else { continue };
        if decl.decl.func().is_some_and(|func| func.body.is_some()) {
            decl.cfg(FuncRef::Decl);
        }
        let literals = decl.decl.exprs().filter(|expr| matches!(decl.decl[*expr], Expr::FuncLit { .. }));
        literals.for_each(|literal| drop(decl.cfg(FuncRef::Lit(literal))));
    }
}
