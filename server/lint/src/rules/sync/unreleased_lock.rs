//! A lock is a finding only where the function unlocks the same mutex on another path, so that it is meant to, and on this
//! one returns early or goes on with the iteration that locks again. Locks that are handed to the caller, to a closure or to a callee, conditional locks, mutexes that another
//! function of the package only unlocks, and functions with `goto` are left alone.

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
        why: "A mutex stays locked until somebody unlocks it. Neither returning from the function nor `continue` does.",
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
    let ends = ctx.ends_locked(&lock);
    let Some(first) = ends.first() else { return };
    // Somebody else may be meant to unlock it.
    if !ctx.is_package_whole() || ctx.is_unlocked_by_others(&lock) {
        return;
    }
    let mutex = ctx.receiver(call).and_then(|mutex| ctx.text(mutex)).unwrap_or_default();
    let (when, how) = match ctx.decl()[*first] {
        Stmt::Return(_) => ("the function returns early", "this return leaves it locked"),
        _ => ("the loop comes back to it", "the next iteration starts with it locked"),
    };
    let finding = RULE.bug(call, format!("`{mutex}` stays locked when {when}")).related(*first, how);
    ctx.report(finding.fix(fix(ctx, &lock, &mutex, &ends)));
}

/// Unlocks before each of the ends, if none of them looks at what the lock may guard.
fn fix(ctx: &Ctx, lock: &query::LockCall, mutex: &str, ends: &[StmtId]) -> Option<Patch> {
    let unlock = if lock.hold == query::Hold::Read { "RUnlock" } else { "Unlock" };
    let owner = Place { root: lock.mutex.root, path: Default::default() };
    let reads = |end: &StmtId| {
        let span = ctx.decl().stmt_span(*end);
        ctx.touches().iter().any(|touch| touch.place.is_within(&owner) && span.contains(ctx.span(touch.expr)))
    };
    let patch = Patch::offered("Unlock on this path, too");
    let insert = |patch: Patch, end: &StmtId| patch.insert_before(*end, format!("{mutex}.{unlock}()"));
    (!ends.iter().any(reads)).then(|| ends.iter().fold(patch, insert))
}
