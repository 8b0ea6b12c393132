//! Locks are told apart by type and field, so two values of one type count as the same lock and are never compared with each
//! other: a list that locks one node after the other has an order that can't be seen here. Callees count only when they are
//! certain to take the lock. It is a hint, since one goroutine may be all that ever does both; what a function does after it
//! has waited for others is left alone. There is no fix: which order is the right one is a decision.

use gohazard_semantic::summary::{MutexName, Nesting};

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "lock-order-inversion",
    tiers: &[Tier::Hint],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "Two locks are taken in one order here and in the other order there",
        effect: "Under load two goroutines stand still for ever, each with the lock that the other one wants, and whoever \
                 needs one of the locks joins them. Nothing is printed.",
        why: "A goroutine that holds the first lock waits for the second, while another holds the second and waits for the \
              first. It takes both at the same moment, so tests rarely see it.",
        repair: "Take the locks in the same order everywhere, or give the first one back before taking the second.",
        bad: r#"package p

import "sync"

type account struct {
	mu      sync.Mutex
	balance int
}

type ledger struct {
	mu    sync.Mutex
	total int
}

func (l *ledger) deposit(a *account, amount int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a.mu.Lock()
	a.balance += amount
	a.mu.Unlock()
	l.total += amount
}

func (a *account) close(l *ledger) {
	l.mu.Lock()
	a.mu.Lock()
	l.total -= a.balance
	a.balance = 0
	a.mu.Unlock()
	l.mu.Unlock()
}

func (a *account) interest(l *ledger) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance++
	l.mu.Lock()
	l.total++
	l.mu.Unlock()
}
"#,
        good: r#"package p

import "sync"

type account struct {
	mu      sync.Mutex
	balance int
}

type ledger struct {
	mu    sync.Mutex
	total int
}

func (l *ledger) deposit(a *account, amount int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a.mu.Lock()
	a.balance += amount
	a.mu.Unlock()
	l.total += amount
}

func (a *account) close(l *ledger) {
	l.mu.Lock()
	a.mu.Lock()
	l.total -= a.balance
	a.balance = 0
	a.mu.Unlock()
	l.mu.Unlock()
}

func (a *account) interest(l *ledger) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance++
	l.total++
}
"#,
        references: &["https://pkg.go.dev/sync#Mutex"],
    },
    check: Check::Func(check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, func: FuncRef) {
    if func != FuncRef::Decl {
        return;
    }
    let mut told: Vec<(MutexName, MutexName)> = Vec::new();
    for nesting in ctx.lock_nestings().iter() {
        let pair = (nesting.outer.0, nesting.inner.0);
        if told.contains(&pair) {
            continue;
        }
        told.push(pair);
        if let Some(other) = ctx.inversion(nesting) {
            report(ctx, nesting, &other);
        }
    }
}

fn report(ctx: &Ctx, nesting: &Nesting, other: &query::Site) {
    let text = |call: ExprId| ctx.receiver(call).and_then(|mutex| ctx.text(mutex));
    let Some(outer) = text(nesting.taken) else { return };
    let message = match ctx.lock_call(nesting.call).and_then(|_| text(nesting.call)) {
        Some(inner) => format!("`{inner}` is taken after `{outer}` here, and before it elsewhere"),
        None => {
            let [_, owner, field] = nesting.inner.0;
            format!("this takes `{owner}.{field}` after `{outer}`, and elsewhere it is taken first")
        }
    };
    let finding = RULE.hint(nesting.call, message).related(nesting.taken, "held since here");
    ctx.report(finding.related(other, "the other order"));
}
