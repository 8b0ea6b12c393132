//! Three shapes only: each goroutine of a loop closes the same channel, a loop closes it in each iteration, a path closes a
//! variable twice. A close that depends on anything (a flag, a counter, `sync.Once`) is the author's guard and left alone,
//! and so is a channel that may have been made anew. Functions that several goroutines call are not followed.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "repeated-close",
    entries: &["gor-09"],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A channel is closed more than once",
        effect: "The second close panics: `close of closed channel`. A goroutine that still sends panics as well: `send \
                 on closed channel`.",
        why: "A channel can be closed once. When each of several goroutines closes it, the first one to finish closes it \
              for all, and the next one panics.",
        repair: "Count the goroutines with a `WaitGroup` and close the channel once, after `Wait`.",
        bad: r#"package p

import "sync"

func all(tasks []func() int, take func(int)) {
	results := make(chan int)
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer close(results)
			results <- task()
		}()
	}
	for result := range results {
		take(result)
	}
}
"#,
        good: r#"package p

import "sync"

func all(tasks []func() int, take func(int)) {
	results := make(chan int)
	var wg sync.WaitGroup
	for _, task := range tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results <- task()
		}()
	}
	go func() {
		wg.Wait()
		close(results)
	}()
	for result := range results {
		take(result)
	}
}
"#,
        references: &["https://go.dev/ref/spec#Close"],
    },
    check: Check::Expr(&[ExprKind::Call], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, close: ExprId) {
    let Some(place) = ctx.closed_channel(close).and_then(|channel| ctx.place(channel)) else { return };
    if recovers(ctx) {
        return;
    }
    if let Some((lit, around)) = closing_goroutine(ctx, close, &place) {
        let finding = RULE.bug(close, "each goroutine of this loop closes the same channel");
        let finding = finding.related(around, "the loop starts them");
        return ctx.report(finding.fix(fix(ctx, close, lit, around)));
    }
    if let Some(around) = closing_loop(ctx, close, &place) {
        let finding = RULE.bug(close, "the next iteration closes the same channel again");
        return ctx.report(finding.related(around, "in this loop"));
    }
    if let Some(first) = earlier_close(ctx, close, &place) {
        let finding = RULE.bug(close, "the channel is closed twice on this path");
        ctx.report(finding.related(first, "it is also closed here"));
    }
}

/// Whether a panic may be caught on purpose.
fn recovers(ctx: &Ctx) -> bool {
    ctx.decl().exprs().any(|expr| ctx.callee(expr).is_builtin("recover"))
}

/// The goroutine that closes whatever happens in it, and the loop that starts one of them in each iteration.
fn closing_goroutine(ctx: &Ctx, close: ExprId, place: &Place) -> Option<(ExprId, StmtId)> {
    let mut func = ctx.enclosing_func(close.into());
    let mut at = Node::Expr(close);
    if let Some(deferred) = func.lit().and_then(|lit| ctx.deferred_by(lit)) {
        if !ctx.always_does(func, &[at]) {
            return None;
        }
        at = Node::Stmt(deferred);
        func = ctx.enclosing_func(at);
    }
    let lit = func.lit()?;
    let start = ctx.goroutine_start(lit)?;
    let around = ctx.enclosing_loop(start.into())?;
    let is_direct = ctx.parent(start.into()).and_then(Node::stmt) == ctx.loop_body(around);
    let repeats = is_direct && ctx.repeats(start.into()) && ctx.is_same_in(place, around);
    (repeats && ctx.always_does(func, &[at])).then_some((lit, around))
}

/// The loop that closes in each iteration.
fn closing_loop(ctx: &Ctx, close: ExprId, place: &Place) -> Option<StmtId> {
    let stmt = ctx.stmt_of(close)?;
    let around = ctx.enclosing_loop(stmt.into())?;
    let is_direct = ctx.parent(stmt.into()).and_then(Node::stmt) == ctx.loop_body(around);
    let again = is_direct && ctx.leads_to(close.into(), &[close.into()]) && ctx.is_same_in(place, around);
    (again && !sends_in(ctx, place, around)).then_some(around)
}

fn sends_in(ctx: &Ctx, place: &Place, around: StmtId) -> bool {
    let span = ctx.decl().stmt_span(around);
    ctx.touches_of(place).any(|touch| touch.ops.any(Ops::SEND) && span.contains(ctx.span(touch.expr)))
}

/// Another close of the same variable, before or after which this one is certain to come.
fn earlier_close(ctx: &Ctx, close: ExprId, place: &Place) -> Option<ExprId> {
    let local = place.as_local()?;
    let is_set = |touch: &Touch| touch.ops.any(Ops::STORE);
    if ctx.touches_of(place).any(is_set) {
        return None;
    }
    let closes = ctx.decl().exprs().filter(|other| {
        *other != close && ctx.closed_channel(*other).and_then(|channel| ctx.local(channel)) == Some(local)
    });
    let is_twice = |other: &ExprId| {
        let (first, second) = (Node::Expr(*other), Node::Expr(close));
        ctx.always_precedes(first, second) || ctx.always_leads_to(first, &[second])
    };
    closes.into_iter().find(is_twice)
}

/// Closes once behind the loop, when a wait group counts the goroutines.
fn fix(ctx: &Ctx, close: ExprId, lit: ExprId, around: StmtId) -> Option<Patch> {
    let stmt = ctx.stmt_of(close)?;
    let is_own = ctx.enclosing_func(close.into()) == FuncRef::Lit(lit);
    let channel = ctx.text(ctx.closed_channel(close)?)?;
    let func = ctx.enclosing_func(around.into());
    let span = ctx.span(lit);
    let group = ctx.touches().iter().find_map(|touch| {
        let local = touch.place.as_local()?;
        let object = ctx.local_object(local)?;
        let is_done = touch.ops.any(Ops::DONE) && span.contains(ctx.span(touch.expr));
        let is_before = ctx.span(object.ident).end <= ctx.decl().stmt_span(around).start;
        (is_done && is_before && object.func == func.lit()).then_some(object.name)
    })?;
    // The channel is named where the goroutines were started, too.
    let is_visible = ctx.place(ctx.closed_channel(close)?)?.as_local().and_then(|local| ctx.local_object(local));
    let is_only = ctx.decl().exprs().filter(|call| ctx.closed_channel(*call).is_some()).count() == 1;
    if !is_own || !is_only || is_visible.is_none_or(|object| object.func != func.lit()) {
        return None;
    }
    // A comment that speaks of the close would stay behind.
    let above = ctx.text(Span::new(span.start, ctx.decl().stmt_span(stmt).start))?;
    if above.trim_end().lines().last().is_some_and(|line| line.trim_start().starts_with("//")) {
        return None;
    }
    let code = format!("go func() {{\n{group}.Wait()\nclose({channel})\n}}()");
    Some(Patch::offered(format!("Close `{channel}` once all are done")).delete(stmt).insert_after(around, code))
}
