//! The goroutine must be a function literal, or a function of the package, that is certain to take the very same lock before
//! it is done, and the wait must be for it: on the wait group that counts it, or on a channel that only it sends on or
//! closes. What a callee of the literal locks is not followed. There is no fix: whether the lock or the wait has to move
//! depends on what it guards.

use gohazard_semantic::query::{Goroutine, Hold};

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "wait-under-lock",
    fixes: Fixes::Never,
    docs: Docs {
        summary: "A goroutine is waited for with a lock held that it needs",
        effect: "Both stand still for ever: the function keeps the lock until the goroutine is done, and the goroutine can't \
                 be done without the lock. Everybody else who wants the lock joins them.",
        why: "A lock is given back by the one who waits, and only after the wait.",
        repair: "Unlock before waiting, or take what the goroutine needs out of the lock's reach.",
        bad: r#"package p

import "sync"

type cache struct {
	mu      sync.Mutex
	entries map[string]string
}

func (c *cache) load(keys []string, get func(string) string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var wg sync.WaitGroup
	for _, key := range keys {
		wg.Add(1)
		go func() {
			defer wg.Done()
			value := get(key)
			c.mu.Lock()
			c.entries[key] = value
			c.mu.Unlock()
		}()
	}
	wg.Wait()
}
"#,
        good: r#"package p

import "sync"

type cache struct {
	mu      sync.Mutex
	entries map[string]string
}

func (c *cache) load(keys []string, get func(string) string) {
	var wg sync.WaitGroup
	for _, key := range keys {
		wg.Add(1)
		go func() {
			defer wg.Done()
			value := get(key)
			c.mu.Lock()
			c.entries[key] = value
			c.mu.Unlock()
		}()
	}
	wg.Wait()
}
"#,
        references: &["https://pkg.go.dev/sync#WaitGroup"],
    },
    check: Check::Func(check),
    ..Rule::NEW
};

/// What a function waits for.
enum Awaited {
    Group(Place),
    Channel(Channel),
}

fn check(ctx: &Ctx, func: FuncRef) {
    let goroutines = ctx.goroutines(func);
    if goroutines.is_empty() {
        return;
    }
    let Some(held) = ctx.locks_held(func) else { return };
    for (point, step) in ctx.cfg(func).steps() {
        let Step::Expr(wait) = step else { continue };
        let keys = held.before(point);
        if keys.is_empty() {
            continue;
        }
        let Some(awaited) = awaited(ctx, wait) else { continue };
        for key in keys {
            let before = goroutines.iter().filter(|it| ctx.leads_to(it.stmt.into(), &[wait.into()]));
            let lock = before.into_iter().find_map(|goroutine| {
                let (lit, lock) = lock_of(ctx, goroutine, key)?;
                ends_after(ctx, goroutine, lit, lock, &awaited).then_some(lock)
            });
            let (Some(lock), Some(first)) = (lock, ctx.taken_at(func, key, point)) else { continue };
            let mutex = ctx.receiver(first).and_then(|mutex| ctx.text(mutex)).unwrap_or_default();
            let finding = RULE.bug(wait, format!("`{mutex}` is held during this wait for a goroutine that needs it"));
            return ctx.report(finding.related(first, "taken here").related(lock, "and wanted here"));
        }
    }
}

/// What an expression waits for, if it is a wait that nothing can end early.
fn awaited(ctx: &Ctx, wait: ExprId) -> Option<Awaited> {
    match ctx.decl()[wait] {
        Expr::Call { .. } => {
            let callee = ctx.callee(wait);
            let is_wait = callee.is_method("sync", "WaitGroup", "Wait")
                || callee.is_method("golang.org/x/sync/errgroup", "Group", "Wait");
            ctx.receiver(wait).filter(|_| is_wait).and_then(|group| ctx.place(group)).map(Awaited::Group)
        }
        Expr::Unary { op: UnaryOp::Arrow, x } if ctx.clause_of(wait.into()).is_none() => {
            ctx.channel_of(ctx.local(x)?).map(Awaited::Channel)
        }
        _ => None,
    }
}

/// The function literal that a goroutine runs, and where it is certain to take the lock.
fn lock_of(ctx: &Ctx, goroutine: &Goroutine, key: &(Place, Hold)) -> Option<(ExprId, ExprId)> {
    let lit = goroutine.lit?;
    let flow = ctx.flow(FuncRef::Lit(lit));
    if flow.cfg().has_errors() {
        return None;
    }
    let (at, lock) = ctx.lock_calls(FuncRef::Lit(lit)).into_iter().find(|(_, lock)| lock.mutex == key.0)?;
    let excludes = lock.hold == Hold::Write || key.1 == Hold::Write;
    let is_certain = lock.locks && excludes && flow.paths().every(Start::Entry, |point, _| point == at);
    is_certain.then_some((lit, lock.call))
}

/// Whether the goroutine tells that it is done only after it has taken the lock.
fn ends_after(ctx: &Ctx, goroutine: &Goroutine, lit: ExprId, lock: ExprId, awaited: &Awaited) -> bool {
    let after = |node: Node| ctx.always_precedes(lock.into(), node);
    match awaited {
        Awaited::Group(group) => {
            let mut dones = ctx.touches_of(group).filter(|touch| touch.lit == Some(lit) && touch.ops.any(Ops::DONE));
            let counts = |touch: &Touch| {
                ctx.is_deferred(touch.expr) || ctx.call_on(touch.expr).is_some_and(|done| after(done.into()))
            };
            match dones.next() {
                Some(first) => counts(first) && dones.all(counts),
                None => ctx.callee(goroutine.call).method_name() == Some("Go") && ctx.is_started_on(goroutine, group),
            }
        }
        Awaited::Channel(channel) => {
            let mut speaks =
                channel.uses.iter().filter(|used| !matches!(used.op, ChannelOp::Receive(_) | ChannelOp::Look));
            let is_late = |used: &query::ChannelUse| match used.op {
                ChannelOp::Send(send) => used.lit == Some(lit) && after(send.into()),
                ChannelOp::Close(call) => used.lit == Some(lit) && (ctx.is_deferred(call) || after(call.into())),
                _ => false,
            };
            speaks.next().is_some_and(is_late) && speaks.all(is_late)
        }
    }
}
