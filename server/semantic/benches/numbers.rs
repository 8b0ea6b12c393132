//! How long the semantic layer takes for the source of a Go toolchain, on two threads, and after an edit:
//! `cargo bench -p gohazard-semantic --bench numbers`.
//!
//! To compare what is done in one run, see the benchmark `memory`, which prints the ratios.
#![allow(missing_docs, clippy::unwrap_used, reason = "a measurement")]

mod support;

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use gohazard_semantic::Symbol;
use gohazard_semantic::model::Program;
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::syntax::parse;

/// The whole tree, as an editor or the command line goes through it.
fn whole_tree(criterion: &mut Criterion) {
    let goroot = support::goroot();
    let mut paths = Vec::new();
    support::go_files(&goroot.join("src"), &mut paths);
    let read = |path: &Path| (path.to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap());
    let texts: Vec<(String, String)> = paths.iter().map(|path| read(path)).collect();
    let mut group = criterion.benchmark_group("src");
    group.sample_size(10).sampling_mode(SamplingMode::Flat).measurement_time(Duration::from_secs(60));
    group.bench_function("tree-sitter alone", |bencher| {
        bencher.iter(|| {
            support::in_parallel(
                &texts,
                || (),
                |(), (_, text)| {
                    black_box(parse::parse(&text.as_str(), None));
                },
            )
        });
    });
    for (name, look) in [("package index", support::index as fn(&Program, &str)), ("everything", support::force)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let parsed = support::in_parallel(
                    &texts,
                    || (),
                    |(), (path, text)| (path.clone(), Arc::new(File::from_text(text))),
                );
                let files = support::by_directory(parsed);
                let dirs: Vec<&str> = files.keys().map(String::as_str).collect();
                support::in_parallel(
                    &dirs,
                    || support::program(&goroot, &files),
                    |program, dir| {
                        look(program, dir);
                        program.forget(Symbol::new(dir));
                    },
                )
            });
        });
    }
    group.finish();
}

/// A character typed into a function in the middle of a large file, and removed again: everything about the file and the
/// summaries of its package, without the parser's own time.
fn edit(criterion: &mut Criterion) {
    let goroot = support::goroot();
    let dir = goroot.join("src/net/http");
    let mut paths = Vec::new();
    support::go_files(&dir, &mut paths);
    paths.retain(|path| path.parent() == Some(&dir));
    let read = |path: &Path| Arc::new(File::from_text(&std::fs::read_to_string(path).unwrap()));
    let files = support::by_directory(paths.iter().map(|it| (it.to_string_lossy().into_owned(), read(it))).collect());
    let program = support::program(&goroot, &files);
    let path = dir.join("server.go");
    let symbol = Symbol::new(&path.to_string_lossy());
    let mut text = std::fs::read_to_string(&path).unwrap();
    let mut tree = parse::parse(&text, None).unwrap();
    let mut file = Arc::new(File::from_tree(&text, &tree));
    let look = |file: &Arc<File>| {
        program.workspace().set_overlay(symbol, Arc::clone(file));
        let facts = program.package_of(symbol).unwrap();
        facts.summaries();
        support::force_file(&facts, facts.package.file_index(symbol).unwrap());
    };
    look(&file);
    let serve = text.find("func (s *Server) Serve(").unwrap();
    let at = serve + text[serve..].find("\tdefer").unwrap();
    let mut is_typed = false;
    let mut keystroke = || {
        let (end, inserted) = if is_typed { (at + 1, "") } else { (at, "x") };
        is_typed = !is_typed;
        let edit = parse::edit(&mut tree, &text, at, end, inserted);
        text.replace_range(at..end, inserted);
        tree = parse::parse(&text, Some(&tree)).unwrap();
        let start = Instant::now();
        file = Arc::new(file.updated(&text, &tree, &[edit]));
        look(&file);
        start.elapsed()
    };
    criterion.bench_function("edit in net/http/server.go", |bencher| {
        bencher.iter_custom(|rounds| (0..rounds).map(|_| keystroke()).sum());
    });
}

criterion_group!(numbers, edit, whole_tree);
criterion_main!(numbers);
