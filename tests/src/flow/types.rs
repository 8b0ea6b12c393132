//! Which functions can return and which statements are live, given the calls that never return.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};
use gohazard_semantic::flow::Cfg;
use gohazard_semantic::syntax::ast::{Decl, ExprId, Stmt, StmtId};
use gohazard_semantic::syntax::file::File;

use super::oracle::Function;
use super::syntax::line;
use super::{Comparison, Facts, Found, functions};

/// Compares every function of every file.
pub fn compare_types(facts: &Facts) -> Result<Comparison> {
    let mut comparison = Comparison::default();
    let (mut functions_seen, mut dead) = (0, 0);
    for (name, file) in facts {
        let text = fs::read_to_string(name).with_context(|| name.clone())?;
        let parsed = File::from_text(&text);
        let ours: BTreeMap<u32, Found> = functions(&parsed).into_iter().map(|found| (found.start, found)).collect();
        for (offset, theirs) in file {
            functions_seen += 1;
            dead += theirs.dead.len();
            comparison.compared += 1 + theirs.live.len() + theirs.dead.len();
            let Some(found) = ours.get(offset) else {
                comparison.wrong.push(format!("no function {name}:{}", line(&text, *offset)));
                continue;
            };
            for (at, what) in differences(found, theirs) {
                comparison.wrong.push(format!("{what} {name}:{}", line(&text, at)));
            }
        }
    }
    comparison.detail = format!("functions and statements, {functions_seen} functions, {dead} dead statements");
    Ok(comparison)
}

fn differences(found: &Found, theirs: &Function) -> Vec<(u32, &'static str)> {
    let decl = &*found.decl;
    let never = endless_calls(found, &theirs.never);
    let cfg = Cfg::build(decl, found.func, &|call| never.contains(&call));
    compare_graph(found, &cfg, theirs)
}

/// The answers of a graph that differ, by their offsets.
pub(super) fn compare_graph(found: &Found, cfg: &Cfg, theirs: &Function) -> Vec<(u32, &'static str)> {
    let decl = &*found.decl;
    let mut wrong = Vec::new();
    if cfg.may_return() != theirs.returns {
        wrong.push((found.start, if theirs.returns { "really returns" } else { "never returns really" }));
    }
    let mut ours = BTreeMap::new();
    for (stmt, block) in cfg.stmts().filter(|(stmt, _)| is_simple(decl, *stmt)) {
        ours.insert(found.base + decl.stmt_span(stmt).start, cfg.is_reachable(block));
    }
    for (offsets, live) in [(&theirs.live, true), (&theirs.dead, false)] {
        wrong.extend(offsets.iter().filter_map(|at| match ours.get(at) {
            Some(reachable) if *reachable == live => None,
            Some(_) if live => Some((*at, "really live")),
            Some(_) => Some((*at, "really dead")),
            None => Some((*at, "no statement")),
        }));
    }
    wrong
}

/// The calls at these offsets, which are statements.
fn endless_calls(found: &Found, offsets: &BTreeSet<u32>) -> BTreeSet<ExprId> {
    let decl = &*found.decl;
    let calls = decl.stmts().filter_map(|stmt| match decl[stmt] {
        Stmt::Expr(call) => Some(call),
        _ => None,
    });
    calls.filter(|call| offsets.contains(&(found.base + decl.expr_span(*call).start))).collect()
}

fn is_simple(decl: &Decl, stmt: StmtId) -> bool {
    matches!(
        decl[stmt],
        Stmt::Assign { .. }
            | Stmt::Send { .. }
            | Stmt::IncDec { .. }
            | Stmt::Go(_)
            | Stmt::Defer(_)
            | Stmt::Expr(_)
            | Stmt::Return(_)
    )
}
