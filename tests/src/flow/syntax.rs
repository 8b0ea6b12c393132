//! Unreachable statements, judged by syntax alone.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};
use gohazard_semantic::flow::{BlockId, Cfg, is_panic};
use gohazard_semantic::syntax::ast::{Decl, ExprId, Stmt, StmtId};
use gohazard_semantic::syntax::file::File;

use super::{Comparison, Facts, Found, functions};

/// Compares every file's unreachable statements.
pub fn compare_syntax(facts: &Facts) -> Result<Comparison> {
    let mut comparison = Comparison::default();
    let mut reports = 0;
    for (name, file) in facts {
        let text = fs::read_to_string(name).with_context(|| name.clone())?;
        let parsed = File::from_text(&text);
        let theirs: BTreeSet<u32> = file.values().flat_map(|function| function.dead.iter().copied()).collect();
        let mut ours = BTreeSet::new();
        for found in functions(&parsed) {
            comparison.compared += 1;
            ours.extend(unreachable(&found));
        }
        reports += theirs.len();
        let differ = theirs.symmetric_difference(&ours);
        comparison.wrong.extend(differ.map(|at| {
            let side = if theirs.contains(at) { "only vet reports" } else { "only we report" };
            format!("{side} {name}:{}", line(&text, *at))
        }));
    }
    comparison.detail = format!("functions, in {} files, {reports} unreachable statements", facts.len());
    Ok(comparison)
}

pub(super) fn line(text: &str, offset: u32) -> usize {
    text.as_bytes().iter().take(offset as usize).filter(|byte| **byte == b'\n').count() + 1
}

/// The statements that the check reports: it goes on after each as if it were reachable, so that they are those with which
/// a piece of code begins that nothing leads to.
fn unreachable(found: &Found) -> Vec<u32> {
    let decl = &*found.decl;
    // The check sees `panic` only where it is a statement without parentheses.
    let is_stmt = |stmt: StmtId| match decl[stmt] {
        Stmt::Expr(call) => Some(call).filter(|call| is_panic(decl, *call)),
        _ => None,
    };
    let panics: BTreeSet<ExprId> = decl.stmts().filter_map(is_stmt).collect();
    let cfg = Cfg::build(decl, found.func, &|call| panics.contains(&call));
    let mut reported = Vec::new();
    let mut taken = BTreeSet::from([cfg.entry()]);
    let mut waiting: Vec<StmtId> = found.func.body(decl).into_iter().collect();
    while let Some(stmt) = waiting.pop() {
        if let Some(block) = cfg.block_of_stmt(stmt)
            && begins(&cfg, block)
            && taken.insert(block)
        {
            reported.push(found.base + decl.stmt_span(stmt).start);
        }
        let first = waiting.len();
        waiting.extend(inner(decl, stmt));
        waiting[first..].reverse();
    }
    reported
}

/// Whether nothing at all leads to a block.
fn begins(cfg: &Cfg, block: BlockId) -> bool {
    cfg.preds(block).len() == 0
}

/// The statements in a statement that the check looks at, in order: not the simple statements of headers.
fn inner(decl: &Decl, stmt: StmtId) -> Vec<StmtId> {
    match decl[stmt] {
        Stmt::Block(list) | Stmt::Switch { body: list, .. } | Stmt::TypeSwitch { body: list, .. } => {
            decl.list(list).collect()
        }
        Stmt::Select { body } | Stmt::Case { body, .. } | Stmt::Comm { body, .. } => decl.list(body).collect(),
        Stmt::Labeled { stmt, .. } => vec![stmt],
        Stmt::If { then, els, .. } => [Some(then), els].into_iter().flatten().collect(),
        Stmt::For { body, .. } | Stmt::Range { body, .. } => vec![body],
        _ => Vec::new(),
    }
}
