//! Locks are told apart by type and field, so two values of one type count as the same lock and are never compared with each
//! other: a list that locks one node after the other has an order that can't be seen here. Callees count only when they are
//! certain to take the lock. There is no fix: which order is the right one is a decision.

use gohazard_semantic::query::Nesting;

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "lock-order-inversion",
    tiers: &[Tier::Risk],
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
    let mut told: Vec<(query::MutexName, query::MutexName)> = Vec::new();
    for nesting in ctx.lock_nestings() {
        let pair = (nesting.outer.0, nesting.inner.0);
        if told.contains(&pair) {
            continue;
        }
        told.push(pair);
        let everywhere: Vec<Nesting> = ctx.declarations().iter().flat_map(Model::lock_nestings).collect();
        let Some(other) = everywhere.iter().find(|other| nesting.crosses(other)) else { continue };
        // The order that most of the code follows is taken for the right one; of two as frequent ones, the later is told.
        let with = everywhere.iter().filter(|it| (it.outer.0, it.inner.0) == pair).count();
        let against = everywhere.iter().filter(|it| (it.inner.0, it.outer.0) == pair).count();
        if with > against || (with == against && place(&nesting.at) < place(&other.at)) {
            continue;
        }
        report(ctx, &nesting, other);
    }
}

fn place(site: &query::Site) -> (usize, u32) {
    (site.model.file_index(), site.model.start() + site.model.span(site.call).start)
}

fn report(ctx: &Ctx, nesting: &Nesting, other: &Nesting) {
    let text = |call: ExprId| ctx.receiver(call).and_then(|mutex| ctx.text(mutex));
    let Some(outer) = text(nesting.taken) else { return };
    let message = match ctx.lock_call(nesting.at.call).and_then(|_| text(nesting.at.call)) {
        Some(inner) => format!("`{inner}` is taken after `{outer}` here, and before it elsewhere"),
        None => {
            let [_, owner, field] = nesting.inner.0;
            format!("this takes `{owner}.{field}` after `{outer}`, and elsewhere it is taken first")
        }
    };
    let finding = RULE.risk(nesting.at.call, message).related(nesting.taken, "held since here");
    ctx.report(finding.related(&other.at, "the other order"));
}
