//! Which functions can return and which statements are live, calls that never return found out by ourselves.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use anyhow::{Context, Result};
use gohazard_semantic::Symbol;
use gohazard_semantic::flow::{Cfg, EdgeKind, FuncRef};
use gohazard_semantic::model::{Callee, Model, Program};
use gohazard_semantic::syntax::ast::{Decl, DeclKind, Expr, ExprId, GenTok, Spec};
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::workspace::{Import, Options, Package, Platform};

use super::syntax::line;
use super::types::compare_graph;
use super::{Comparison, Facts, functions};
use crate::oracle::feed::Feeder;

/// Compares every function of every file, in its package.
pub fn compare_full(facts: &Facts, goroot: &str) -> Result<Comparison> {
    let platform = Platform::new("linux", "amd64");
    let program = Program::new(Options { goroot: Some(goroot.to_owned()), platform, ..Options::default() });
    let mut feeder = Feeder::below(vec![goroot.to_owned()]);
    let dirs: BTreeSet<&str> = facts.keys().filter_map(|name| Path::new(name).parent()?.to_str()).collect();
    load(&program, &mut feeder, &dirs);
    let mut comparison = Comparison::default();
    let (mut missed, mut functions_seen) = (0, 0);
    for (name, file) in facts.iter().filter(|(name, _)| name.starts_with(goroot)) {
        let text = fs::read_to_string(name).with_context(|| name.clone())?;
        let Some(package) = program.package_of(Symbol::new(name)) else {
            comparison.wrong.push(format!("no package for {name}"));
            continue;
        };
        let Some(index) = package.package.files.iter().position(|found| found.path == name.as_str()) else {
            comparison.wrong.push(format!("{name} is not in its package"));
            continue;
        };
        for item in 0..package.decl_count(index) {
            let Some(model) = program.model(&package, index, item) else { continue };
            for found in functions(&package.package.files[index].file).into_iter().filter(|found| found.item == item) {
                let Some(theirs) = file.get(&found.start) else { continue };
                functions_seen += 1;
                comparison.compared += 1 + theirs.live.len() + theirs.dead.len();
                for (at, what) in compare_graph(&found, &static_graph(&model, found.func), theirs) {
                    // To take a call for one that returns is no wrong answer, only a missed one.
                    missed += usize::from(what != "really live" && what != "really returns");
                    comparison.wrong.push(format!("{what} {name}:{}", line(&text, at)));
                }
            }
        }
    }
    let wrong = comparison.wrong.len() - missed;
    comparison.detail = format!("functions and statements, {functions_seen} functions, {wrong} wrong, {missed} missed");
    Ok(comparison)
}

/// The graph of a function without our knowledge of interface methods, which x/tools does not have: that those of
/// `testing.TB` never return.
fn static_graph(model: &Model<'_>, func: FuncRef) -> Cfg {
    let flow = model.flow(func);
    let ends: BTreeSet<ExprId> = flow
        .cfg()
        .blocks()
        .flat_map(|block| flow.cfg().succs(block))
        .filter_map(|id| match flow.cfg().edge(id).kind {
            EdgeKind::Never(call) => Some(call),
            _ => None,
        })
        .filter(|call| !matches!(model.callee(*call), Callee::Method { owner, .. } if owner.name == "TB"))
        .collect();
    Cfg::build(model.decl(), func, &|call| ends.contains(&call))
}

/// Supplies these directories and everything that their packages import.
fn load(program: &Program, feeder: &mut Feeder, dirs: &BTreeSet<&str>) {
    let workspace = program.workspace();
    let mut known: BTreeSet<(Symbol, Symbol)> = BTreeSet::new();
    let mut waiting: Vec<Rc<Package>> = Vec::new();
    for dir in dirs {
        let dir = Symbol::new(dir);
        workspace.packages_in(dir);
        feeder.feed(workspace);
        waiting.extend(workspace.packages_in(dir));
    }
    while let Some(package) = waiting.pop() {
        for path in package.files.iter().flat_map(|file| imports(&file.file)) {
            if !known.insert((package.dir, path)) {
                continue;
            }
            if matches!(workspace.import(&package, path), Import::Unavailable) {
                feeder.feed(workspace);
            }
            if let Import::Package(imported) = workspace.import(&package, path) {
                waiting.push(imported);
            }
        }
    }
}

fn imports(file: &File) -> Vec<Symbol> {
    file.items.iter().flat_map(|item| import_paths(&item.decl)).collect()
}

fn import_paths(decl: &Decl) -> Vec<Symbol> {
    let DeclKind::Gen(gen_decl) = decl.kind else { return Vec::new() };
    if gen_decl.tok != GenTok::Import {
        return Vec::new();
    }
    let path = |spec| match decl[spec] {
        Spec::Import { path, .. } => match decl[path] {
            Expr::BasicLit { text, .. } => Some(Symbol::new(decl.text(text).trim_matches(['"', '`']))),
            _ => None,
        },
        _ => None,
    };
    decl.list(gen_decl.specs).filter_map(path).collect()
}
