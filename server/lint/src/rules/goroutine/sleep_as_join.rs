//! Only a sleep of constant length in the body of the function that starts the goroutine, with nothing behind it but
//! printing and returning, or with a use of what the goroutine writes. Goroutines that never end are not waited for
//! by anybody, and code behind the sleep that does something else may only want them to have begun.

use crate::rule::*;
use query::Goroutine;

pub static RULE: Rule = Rule {
    id: "sleep-as-join",
    entries: &["gor-03"],
    tiers: &[Tier::Hint, Tier::Risk],
    fixes: Fixes::Offered,
    in_tests: true,
    docs: Docs {
        summary: "A sleep takes the place of waiting for a goroutine",
        effect: "Under load, or with more to do, the goroutine is not done in time: results are missing, output is \
                 cut off, tests fail now and then. When it is quicker, the rest of the time is wasted.",
        why: "Nothing says how long a goroutine takes, and a sleep orders nothing: what the goroutine wrote need not \
              be visible after it.",
        repair: "Let the goroutine close a channel and receive from it, or use a `sync.WaitGroup`. In tests from Go \
                 1.25 on, `synctest.Wait` waits without guessing.",
        bad: r#"package main

import (
	"fmt"
	"time"
)

func main() {
	go func() {
		fmt.Println("working")
	}()
	time.Sleep(time.Second)
	fmt.Println("done")
}
"#,
        good: r#"package main

import (
	"fmt"
)

func main() {
	done := make(chan struct{})
	go func() {
		defer close(done)
		fmt.Println("working")
	}()
	<-done
	fmt.Println("done")
}
"#,
        references: &["https://pkg.go.dev/sync#WaitGroup"],
    },
    check: Check::Call(&["time.Sleep"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let func = ctx.enclosing_func(call.into());
    let (Some(sleep), Some(body)) = (ctx.stmt_of(call), func.body(ctx.decl())) else { return };
    let is_constant = ctx.arg(call, 0).is_some_and(|time| ctx.constant(time).is_some());
    if func != FuncRef::Decl || !is_constant || ctx.parent(sleep.into()) != Some(body.into()) {
        return;
    }
    let end = ctx.span(call).start;
    let started = ctx.goroutines(func).into_iter().filter(|it| ctx.decl().stmt_span(it.stmt).end <= end);
    let started: Vec<Goroutine> = started.collect();
    let Some(last) = started.last() else { return };
    let Some(at) = ctx.cfg(func).point_of(call) else { return };
    let is_direct = ctx.unjoined(last, |point, _| point == at, |_, _| false).is_some();
    if !is_direct || started.iter().any(|it| ctx.may_be_joined(it)) || !ends(ctx, last) {
        return;
    }
    let rest = Span::new(ctx.decl().stmt_span(sleep).end, ctx.decl().stmt_span(body).end);
    let read = started.iter().find_map(|it| read_behind(ctx, it, rest));
    let finding = match read {
        Some((read, name)) => RULE
            .risk(call, format!("this sleep is all that orders the goroutine's write of `{name}`"))
            .related(read, "read here without waiting"),
        None if ctx.is_test_code() || !only_prints(ctx, body, sleep) => return,
        None => RULE.hint(call, "this sleep takes the place of waiting for the goroutine"),
    };
    ctx.report(finding.related(last.stmt, "started here").fix(fix(ctx, &started, body, sleep)));
}

/// Whether the goroutine is code in sight that comes to an end and neither serves nor waits for anything.
fn ends(ctx: &Ctx, goroutine: &Goroutine) -> bool {
    let Some(lit) = goroutine.lit else {
        let Some(function) = ctx.package_function(ctx.callee(goroutine.call)) else { return false };
        let summaries = ctx.summaries();
        return summaries.function(function).is_some_and(|summary| !summary.never_returns)
            && ctx.args(goroutine.call).all(|arg| !ctx.ty(arg).is_context() && !ctx.is_channel(ctx.ty(arg)));
    };
    let span = ctx.span(lit);
    let waits = ctx.receives_in(span).next().is_some()
        || ctx.stmts_in(span).any(|stmt| match ctx.decl()[stmt] {
            Stmt::Select { .. } => true,
            Stmt::Range { x, .. } => ctx.is_channel(ctx.ty(x)),
            _ => false,
        })
        || ctx.touches().iter().any(|touch| touch.ops.any(Ops::ACCEPT) && span.contains(ctx.span(touch.expr)));
    !waits && ctx.flow(FuncRef::Lit(lit)).cfg().may_return()
}

/// A use behind the sleep of a variable that the goroutine writes, with its name.
fn read_behind(ctx: &Ctx, goroutine: &Goroutine, rest: Span) -> Option<(ExprId, Symbol)> {
    let captures = ctx.facts().captures().of_lit(goroutine.lit?);
    captures.iter().filter(|capture| capture.written || capture.part_written).find_map(|capture| {
        let uses = ctx.direct_uses(goroutine.starter, capture.local);
        let mut reads = uses.into_iter().map(|(_, read)| read).filter(|read| rest.contains(ctx.span(*read)));
        Some((reads.find(|read| !ctx.is_assigned(*read))?, ctx.local_object(capture.local)?.name))
    })
}

/// Whether the statements behind the sleep do nothing but print and return.
fn only_prints(ctx: &Ctx, body: StmtId, sleep: StmtId) -> bool {
    let rest = ctx.stmts_of(body).into_iter().skip_while(|stmt| *stmt != sleep).skip(1);
    rest.into_iter().all(|stmt| {
        let is_plain = matches!(ctx.decl()[stmt], Stmt::Expr(_) | Stmt::Return(_) | Stmt::Empty);
        let mut calls = ctx.calls_in(ctx.decl().stmt_span(stmt));
        is_plain && calls.all(|call| ctx.callee(call).is_logging() || is_computation(ctx.callee(call)))
    })
}

fn is_computation(callee: Callee) -> bool {
    matches!(callee, Callee::Conversion(_)) || callee.is_builtin("len") || callee.is_func("fmt", "Sprintf")
}

/// Waits for the only goroutine by a channel, or for those of a loop by a wait group.
fn fix(ctx: &Ctx, started: &[Goroutine], body: StmtId, sleep: StmtId) -> Option<Patch> {
    let [goroutine] = started else { return None };
    let inner = FuncRef::Lit(goroutine.lit?).body(ctx.decl())?;
    if !matches!(ctx.decl()[goroutine.stmt], Stmt::Go(_)) {
        return None;
    }
    let patch = Patch::offered("Wait for the goroutine").unimport("time");
    if ctx.parent(goroutine.stmt.into()) == Some(body.into()) {
        let done = ctx.fresh_name("done");
        return Some(
            patch
                .insert_before(goroutine.stmt, format!("{done} := make(chan struct{{}})"))
                .insert_first(inner, format!("defer close({done})"))
                .replace(sleep, format!("<-{done}")),
        );
    }
    let around = ctx.enclosing_loop(goroutine.stmt.into())?;
    if ctx.parent(around.into()) != Some(body.into()) {
        return None;
    }
    let group = ctx.fresh_name("wg");
    Some(
        patch
            .insert_before(around, format!("var {group} $sync.WaitGroup"))
            .insert_before(goroutine.stmt, format!("{group}.Add(1)"))
            .insert_first(inner, format!("defer {group}.Done()"))
            .replace(sleep, format!("{group}.Wait()")),
    )
}
