//! A lock counts as held only where every path has taken it and nothing since may have given it up: a function value that is
//! called, a helper that unlocks, a closure. There is no fix: whether the inner or the outer lock is the wrong one, or the
//! function needs a variant for callers that hold the lock, is a decision.

use gohazard_semantic::flow::{Point, Step};
use gohazard_semantic::query::Hold;

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "self-deadlock",
    entries: &["gor-25"],
    tiers: &[Tier::Bug, Tier::Hint],
    fixes: Fixes::Never,
    in_tests: true,
    docs: Docs {
        summary: "A goroutine takes a lock that it holds already",
        effect: "The goroutine waits for itself, for ever, and everybody else who wants the lock waits with it.",
        why: "Mutexes of `sync` don't know who holds them. A second `Lock` waits for the first to be released, also in the \
              same goroutine, and an `RWMutex` can't be turned from reading to writing. Even two read locks can lock up: a \
              writer that comes in between lets no further reader in.",
        repair: "Unlock first, or split the function that locks: an outer one that takes the lock and an inner one for \
                 callers that hold it.",
        bad: r#"package p

import "sync"

type counter struct {
	mu sync.Mutex
	n  int
}

func (c *counter) value() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}

func (c *counter) reset() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	old := c.value()
	c.n = 0
	return old
}
"#,
        good: r#"package p

import "sync"

type counter struct {
	mu sync.Mutex
	n  int
}

func (c *counter) value() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}

func (c *counter) reset() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	old := c.n
	c.n = 0
	return old
}
"#,
        references: &["https://pkg.go.dev/sync#RWMutex"],
    },
    check: Check::Func(check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, func: FuncRef) {
    let Some(held) = ctx.locks_held(func) else { return };
    let cfg = ctx.cfg(func);
    for (point, step) in cfg.steps() {
        let Step::Expr(call) = step else { continue };
        if !ctx.is_call(call) {
            continue;
        }
        for key in held.before(point) {
            if let Some(again) = ctx.lock_call(call) {
                if again.locks && again.mutex == key.0 && !is_latch(ctx, &again) {
                    report(ctx, func, key, again.hold, (call, point), None);
                }
            } else if may_lock_again(ctx, call, &key.0)
                && let Some((hold, site)) = ctx.locks_first(call, &key.0)
            {
                report(ctx, func, key, hold, (call, point), Some(site));
            }
        }
    }
}

fn may_lock_again(ctx: &Ctx, call: ExprId, mutex: &Place) -> bool {
    ctx.lock_ops_of(call, mutex).0.any(Ops::LOCK | Ops::RLOCK)
}

/// Whether somebody else is expected to unlock the mutex in between. A local one that others unlock is not followed at all,
/// and a test that locks one twice wants to see what blocks.
fn is_latch(ctx: &Ctx, lock: &query::LockCall) -> bool {
    match lock.mutex.as_local() {
        Some(_) => ctx.is_test_code(),
        None => !ctx.is_package_whole() || ctx.is_unlocked_by_others(lock),
    }
}

fn report(
    ctx: &Ctx,
    func: FuncRef,
    key: &(Place, Hold),
    again: Hold,
    (call, point): (ExprId, Point),
    callee: Option<query::Site>,
) {
    let Some(first) = ctx.taken_at(func, key, point) else { return };
    // A function that unlocks may be hidden by a syntax error.
    if !ctx.is_package_whole() {
        return;
    }
    let mutex = ctx.receiver(first).and_then(|mutex| ctx.text(mutex)).unwrap_or_default();
    let only_reads = key.1 == Hold::Read && again == Hold::Read;
    let held = if key.1 == Hold::Read { "held for reading" } else { "held" };
    let message = match &callee {
        None => format!("`{mutex}` is {held} already"),
        Some(_) => format!("this takes `{mutex}`, which is {held} already"),
    };
    let tier = if only_reads { Tier::Hint } else { Tier::Bug };
    if only_reads && ctx.is_test_code() {
        return;
    }
    let finding = RULE.finding(tier, call, message).related(first, "taken here");
    ctx.report(match &callee {
        Some(site) => finding.related(site, "and here again"),
        None => finding,
    });
}
