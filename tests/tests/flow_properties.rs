//! What holds of every control-flow graph, checked on the functions of Go's `net` directories, whole and cut off anywhere.
//!
//! Without a Go toolchain nothing is checked.
#![allow(clippy::print_stderr, clippy::unwrap_used, missing_docs, reason = "a test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use gohazard_semantic::flow::{Cfg, Dominance, FuncRef, Loops, Step, is_panic};
use gohazard_semantic::syntax::ast::{Decl, Expr, Stmt, StmtId};
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::syntax::visit::{Node, Walk, walk_function};

#[test]
fn graphs_are_well_formed() {
    let Some(source) = source() else { return eprintln!("SKIPPED: no go command, so there is no code to look at") };
    let mut functions = 0;
    for path in go_files(&source.join("net")) {
        let file = File::from_text(&fs::read_to_string(&path).unwrap());
        each_function(&file, |decl, func| {
            functions += 1;
            check(decl, func, &path);
        });
    }
    assert!(functions > 5000, "{functions} functions");
}

#[test]
fn code_that_is_cut_off_has_graphs_too() {
    let Some(source) = source() else { return };
    for name in ["net/pipe.go", "net/http/transfer.go", "net/textproto/reader.go"] {
        let path = source.join(name);
        let text = fs::read_to_string(&path).unwrap();
        let step = text.len() / 150;
        for end in (0..text.len()).step_by(step).filter(|end| text.is_char_boundary(*end)) {
            each_function(&File::from_text(&text[..end]), |decl, func| check(decl, func, &path));
            let hole = end + (text.len() - end).min(40);
            if text.is_char_boundary(hole) {
                let text = format!("{}{}", &text[..end], &text[hole..]);
                each_function(&File::from_text(&text), |decl, func| check(decl, func, &path));
            }
        }
    }
}

#[test]
fn random_programs_have_graphs() {
    for seed in 0..1500 {
        let text = format!("package p\nfunc f() {{\n{}\n}}\n", Random(seed).block(4));
        each_function(&File::from_text(&text), |decl, func| check(decl, func, Path::new(&text)));
    }
}

/// Writes random code: jumps to anywhere, misplaced clauses and unclosed braces included.
struct Random(u64);

impl Random {
    fn below(&mut self, count: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % count
    }

    fn block(&mut self, depth: u64) -> String {
        (0..self.below(5)).map(|_| self.stmt(depth) + "\n").collect()
    }

    fn expr(&mut self) -> &'static str {
        let all =
            ["a", "f()", "a && f()", "!(a || <-c) && f(b)", "func() { return }", "x.y[i]", "panic(1)", "T{k: v}", ""];
        all[self.below(all.len() as u64) as usize]
    }

    fn stmt(&mut self, depth: u64) -> String {
        let (x, y, label) = (self.expr(), self.expr(), self.below(3));
        if depth == 0 {
            return x.to_owned();
        }
        let (one, two) = (self.block(depth - 1), self.block(depth - 1));
        match self.below(24) {
            0 => format!("if {x} {{ {one} }}"),
            1 => format!("if v := {x}; {y} {{ {one} }} else {{ {two} }}"),
            2 => format!("for {{ {one} }}"),
            3 => format!("for i := {x}; {y}; i++ {{ {one} }}"),
            4 => format!("for k, v := range {x} {{ {one} }}"),
            5 => format!("switch {x} {{ case {y}, 1: {one}\nfallthrough\ndefault: {two} }}"),
            6 => format!("switch v := {x}.(type) {{ case int, nil: {one}\ncase T: {two} }}"),
            7 => format!("select {{ case v, ok := <-c: {one}\ncase c <- {x}: {two}\ndefault: break }}"),
            8 => format!("L{label}: {}", self.stmt(depth - 1)),
            9 => format!("goto L{label}"),
            10 => format!("break L{label}"),
            11 => format!("continue L{label}"),
            12 => "break".to_owned(),
            13 => "continue".to_owned(),
            14 => "fallthrough".to_owned(),
            15 => format!("return {x}"),
            16 => format!("defer {x}"),
            17 => format!("go func() {{ {one} }}()"),
            18 => format!("{x} = {y}"),
            19 => format!("var p, q = {x}, {y}"),
            20 => format!("{{ {one}"),
            21 => format!("}} {one}"),
            22 => format!("case {x}: {one}"),
            _ => x.to_owned(),
        }
    }
}

#[test]
fn deep_and_wide_code_takes_no_time() {
    let deep = format!("{}x{}", "if a { for { ".repeat(3000), "} }".repeat(3000));
    let chain = format!("x = {}", vec!["a && b"; 5000].join(" || "));
    let wide = format!("switch x {{ {} }}", (0..20_000).map(|n| format!("case {n}: f()\n")).collect::<String>());
    let jumps: String = (0..5000).map(|n| format!("L{n}: if a {{ goto L{} }}\n", (n * 7919) % 5000)).collect();
    for body in [deep, chain, wide, jumps] {
        let start = Instant::now();
        let file = File::from_text(&format!("package p\nfunc f() {{\n{body}\n}}\n"));
        let parsed = start.elapsed();
        each_function(&file, |decl, func| {
            Cfg::build(decl, func, &|_| false);
        });
        let built = start.elapsed() - parsed;
        assert!(built < Duration::from_secs(2), "{built:?} after {parsed:?} for {}", &body[..40]);
    }
}

/// Not a check: `cargo test --release -p gohazard-tests --test flow_properties -- --nocapture speed`.
#[test]
fn speed() {
    let Some(source) = source() else { return };
    let files: Vec<File> = go_files(&source.join("net/http"))
        .into_iter()
        .filter(|path| path.parent() == Some(&source.join("net/http")) && !path.to_string_lossy().ends_with("_test.go"))
        .map(|path| File::from_text(&fs::read_to_string(path).unwrap()))
        .collect();
    let mut best = Duration::MAX;
    for _ in 0..10 {
        let start = Instant::now();
        let (mut functions, mut steps) = (0, 0);
        for file in &files {
            each_function(file, |decl, func| {
                functions += 1;
                steps += Cfg::build(decl, func, &|call| is_panic(decl, call)).point_count();
            });
        }
        best = best.min(start.elapsed());
        assert!(functions > 500 && steps > 20_000);
    }
    eprintln!("net/http: all graphs in {best:?}");
}

fn source() -> Option<PathBuf> {
    let output = Command::new("go").args(["env", "GOROOT"]).output().ok()?;
    output.status.success().then(|| Path::new(String::from_utf8_lossy(&output.stdout).trim()).join("src"))
}

fn go_files(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut dirs = vec![dir.to_owned()];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|extension| extension == "go") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn each_function(file: &File, mut visit: impl FnMut(&Decl, FuncRef)) {
    for item in &file.items {
        let decl = &*item.decl;
        if FuncRef::Decl.body(decl).is_some() {
            visit(decl, FuncRef::Decl);
        }
        for lit in decl.exprs().filter(|id| matches!(decl[*id], Expr::FuncLit { .. })) {
            visit(decl, FuncRef::Lit(lit));
        }
    }
}

fn check(decl: &Decl, func: FuncRef, path: &Path) {
    let cfg = Cfg::build(decl, func, &|call| is_panic(decl, call));
    let place = || format!("{}: {func:?} of {:?}", path.display(), decl.func().map(|func| decl.ident(func.name)));
    let started: BTreeSet<StmtId> = cfg.stmts().map(|(stmt, _)| stmt).collect();
    assert_eq!(started.len(), cfg.stmts().len(), "a statement starts twice in {}", place());
    for stmt in own_stmts(decl, func) {
        let is_left_out = matches!(decl[stmt], Stmt::Case { .. } | Stmt::Comm { .. } | Stmt::Empty);
        assert!(is_left_out || started.contains(&stmt), "{:?} is nowhere in {}", decl[stmt], place());
    }
    let mut happened = BTreeSet::new();
    let mut points = 0;
    for block in cfg.blocks() {
        for point in cfg.points(block) {
            assert_eq!(cfg.block_of(point), block, "{}", place());
            assert_eq!(point.index(), points, "{}", place());
            points += 1;
            if let Step::Expr(expr) = cfg.step(point) {
                assert!(happened.insert(expr), "{:?} happens twice in {}", decl[expr], place());
                assert_eq!(cfg.point_of(expr), Some(point), "{}", place());
            }
        }
        for id in cfg.succs(block) {
            assert_eq!(cfg.edge(id).from, block, "{}", place());
            assert!(cfg.preds(cfg.edge(id).to).any(|pred| pred == id), "{}", place());
        }
    }
    assert_eq!(points, cfg.point_count(), "{}", place());
    let dominance = Dominance::of(&cfg);
    let loops = Loops::of(&cfg, &dominance);
    for block in cfg.blocks().filter(|block| cfg.is_reachable(*block)) {
        assert!(dominance.dominates(cfg.entry(), block), "{}", place());
        if let Some(found) = loops.innermost(block) {
            assert!(dominance.dominates(loops.get(found).head, block), "{}", place());
        }
    }
    if !cfg.has_errors() {
        for found in cfg.loop_stmts() {
            assert!(!cfg.is_reachable(found.head) || cfg.succs(found.head).len() > 0, "{}", place());
        }
    }
}

/// The statements of a function without those of the literals in it.
fn own_stmts(decl: &Decl, func: FuncRef) -> Vec<StmtId> {
    let mut stmts = Vec::new();
    let Some(body) = func.body(decl) else { return stmts };
    walk_function(decl, Node::Stmt(body), &mut |node| {
        stmts.extend(node.stmt());
        Walk::Into
    });
    stmts
}
