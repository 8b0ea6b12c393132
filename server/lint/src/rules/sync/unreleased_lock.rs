//! A lock is a finding only where the function unlocks the same mutex on another path, so that it is meant to. Locks that are
//! handed to the caller, to a closure or to a callee, conditional locks, and functions with `goto` are left alone.

use gohazard_semantic::flow::{Point, Start};

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unreleased-lock",
    entries: &["x-06"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Offered,
    in_tests: true,
    docs: Docs {
        summary: "A path returns from the function without unlocking",
        effect: "The next goroutine that takes the lock waits for ever, and so do all after it.",
        why: "A mutex stays locked until somebody unlocks it. Returning from the function does not.",
        repair: "Unlock before each return, or write `defer mu.Unlock()` behind the lock if it may be held to the end.",
        bad: r#"package p

import (
	"errors"
	"sync"
)

type account struct {
	mu      sync.Mutex
	balance int
}

func (a *account) withdraw(amount int) error {
	a.mu.Lock()
	if a.balance < amount {
		return errors.New("not enough money")
	}
	a.balance -= amount
	a.mu.Unlock()
	return nil
}
"#,
        good: r#"package p

import (
	"errors"
	"sync"
)

type account struct {
	mu      sync.Mutex
	balance int
}

func (a *account) withdraw(amount int) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.balance < amount {
		return errors.New("not enough money")
	}
	a.balance -= amount
	return nil
}
"#,
        references: &["https://pkg.go.dev/sync#Mutex"],
    },
    check: Check::Call(&["sync.Mutex.Lock", "sync.RWMutex.Lock", "sync.RWMutex.RLock"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(lock) = ctx.lock_call(call) else { return };
    let func = ctx.enclosing_func(call.into());
    let flow = ctx.flow(func);
    let cfg = flow.cfg();
    let Some(start) = cfg.point_of(call).filter(|_| !cfg.has_errors() && !has_jumps(ctx, func)) else { return };
    let calls = ctx.lock_calls(func);
    let of_mutex = || calls.iter().filter(|(_, other)| other.mutex == lock.mutex);
    let is_lock = |point| of_mutex().any(|(at, other)| *at == point && other.locks);
    let own: Vec<Point> =
        of_mutex().filter(|(_, other)| !other.locks && other.hold == lock.hold).map(|it| it.0).collect();
    let unlocks = ctx.unlocks(func, &lock.mutex);
    if own.is_empty() || is_cared_for(ctx, func, &lock.mutex) {
        return;
    }
    // Entered with the lock held.
    let is_unlock = |point: Point| unlocks.contains(&point);
    if flow.paths().find(Start::Entry, |point, _| is_unlock(point), |point, _| is_lock(point)).is_some() {
        return;
    }
    let correlated: Vec<Way> = unlocks
        .iter()
        .flat_map(|unlock| flow.paths().escapes(Start::After(*unlock), |point, _| is_lock(point)))
        .collect();
    let ways = flow.paths().escapes(Start::After(start), |point, _| is_unlock(point));
    let ways: Vec<Way> =
        ways.into_iter().filter(|way| !correlated.contains(way) && is_beside(ctx, call, *way)).collect();
    let name = text_of(ctx, call);
    let finding = RULE.bug(call, format!("`{name}` stays locked on a path out of the function"));
    match ways.first() {
        Some(Way::Return(end)) => {
            let finding = finding.related(*end, "this return leaves it locked");
            ctx.report(finding.fix(fix(ctx, call, &ways)));
        }
        Some(Way::End) => ctx.report(finding.fix(fix(ctx, call, &ways))),
        _ => {}
    }
}

/// The mutex as the code writes it.
fn text_of(ctx: &Ctx, call: ExprId) -> String {
    ctx.receiver(call).and_then(|mutex| ctx.text(mutex)).unwrap_or_default()
}

/// Whether the function unlocks in a way that a walk along its paths does not see through: deferred, in a closure, by
/// somebody else.
fn is_cared_for(ctx: &Ctx, func: FuncRef, mutex: &Place) -> bool {
    let Some(body) = func.body(ctx.decl()) else { return true };
    let span = ctx.decl().stmt_span(body);
    let inside = |expr: ExprId| span.contains(ctx.span(expr));
    let mut touches =
        ctx.touches_of(mutex).filter(|touch| inside(touch.expr) && touch.ops.any(Ops::UNLOCK | Ops::RUNLOCK));
    let mut calls = ctx.calls_in(span).filter(|call| ctx.lock_call(*call).is_none());
    touches
        .any(|touch| touch.run != Run::Here && ctx.enclosing_func(touch.expr.into()) == func || touch.lit != func.lit())
        || ctx.is_handed_around(func, mutex)
        || calls.any(|call| ctx.callee(call).method_name().is_some_and(|name| name.to_lowercase().contains("unlock")))
}

/// Whether a path may jump about.
fn has_jumps(ctx: &Ctx, func: FuncRef) -> bool {
    let Some(body) = func.body(ctx.decl()) else { return true };
    ctx.stmts_in(ctx.decl().stmt_span(body)).any(|stmt| match ctx.decl()[stmt] {
        Stmt::Branch { tok: BranchTok::Goto, .. } => true,
        Stmt::Branch { tok: BranchTok::Break, label } => label.is_some(),
        _ => false,
    })
}

/// Whether the path ends in the block that locks: one that leaves it may depend on the same condition as the lock.
fn is_beside(ctx: &Ctx, call: ExprId, way: Way) -> bool {
    let block = ctx.stmt_of(call).and_then(|stmt| ctx.parent(stmt.into())).and_then(Node::stmt);
    let Some(block) = block else { return false };
    match way {
        Way::Return(end) => ctx.decl().stmt_span(block).contains(ctx.decl().stmt_span(end)),
        Way::End => ctx.enclosing_func(call.into()).body(ctx.decl()) == Some(block),
        _ => false,
    }
}

/// Unlocks before each of the returns that don't look at anything but their own variables.
fn fix(ctx: &Ctx, call: ExprId, ways: &[Way]) -> Option<Patch> {
    let mutex = text_of(ctx, call);
    let lock = ctx.lock_call(call)?;
    let unlock = format!("{mutex}.{}()", if lock.hold == query::Hold::Read { "RUnlock" } else { "Unlock" });
    let guarded = Place { root: lock.mutex.root, path: Default::default() };
    let mut patch = Patch::offered("Unlock on this path, too");
    for way in ways {
        patch = match *way {
            Way::Return(end) => {
                let span = ctx.decl().stmt_span(end);
                let mut touches = ctx.touches().iter();
                let reads = touches.any(|touch| touch.place.is_within(&guarded) && span.contains(ctx.span(touch.expr)));
                if reads {
                    return None;
                }
                patch.insert_before(end, unlock.clone())
            }
            Way::End => patch.insert_last(ctx.enclosing_func(call.into()).body(ctx.decl())?, unlock.clone()),
            _ => return None,
        };
    }
    Some(patch)
}
