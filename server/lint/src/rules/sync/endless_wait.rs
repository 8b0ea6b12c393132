//! Two shapes: a function that counts as one of those it waits for, because its own `Done` comes after the wait, and a wait
//! in the loop that starts the goroutines, with all of them counted before the loop. Only a count that is plainly the number
//! of iterations is believed, and a `Done` that might come before the wait ends the matter.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "endless-wait",
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "`Wait` can only end after something that stands behind it",
        effect: "The goroutine waits for ever, at the latest in the first iteration of a loop with two, and whoever waits for \
                 it hangs as well.",
        why: "`Wait` returns when the counter is zero. One of the counted tasks is the waiting function itself, or has not \
              been started yet.",
        repair: "Wait behind the loop that starts the tasks, and in a function that is not counted.",
        bad: r#"package p

import "sync"

func each(tasks []func()) {
	var wg sync.WaitGroup
	wg.Add(len(tasks))
	for _, task := range tasks {
		go func() {
			defer wg.Done()
			task()
		}()
		wg.Wait()
	}
}
"#,
        good: r#"package p

import "sync"

func each(tasks []func()) {
	var wg sync.WaitGroup
	wg.Add(len(tasks))
	for _, task := range tasks {
		go func() {
			defer wg.Done()
			task()
		}()
	}
	wg.Wait()
}
"#,
        references: &["https://pkg.go.dev/sync#WaitGroup"],
    },
    check: Check::Call(&["sync.WaitGroup.Wait", "golang.org/x/sync/errgroup.Group.Wait"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, wait: ExprId) {
    let Some(group) = ctx.receiver(wait).and_then(|group| ctx.place(group)) else { return };
    let Some(stmt) = ctx.stmt_of(wait).filter(|stmt| !matches!(ctx.decl()[*stmt], Stmt::Defer(_) | Stmt::Go(_))) else {
        return;
    };
    let name = ctx.receiver(wait).and_then(|group| ctx.text(group)).unwrap_or_default();
    if let Some(own) = own_end(ctx, wait, &group) {
        let finding =
            RULE.bug(wait, format!("`{name}` counts this function itself, which is done only after the wait"));
        return ctx.report(finding.related(own, "done here"));
    }
    let Some((add, around)) = counted_before(ctx, stmt, wait, &group) else { return };
    let finding = RULE.bug(wait, format!("`{name}` counts goroutines that later iterations start"));
    let fix = ctx.bare_call(stmt).map(|_| Patch::offered("Wait behind the loop").move_after(stmt, around));
    ctx.report(finding.related(add, "counted here").fix(fix));
}

/// Where the function around the wait tells the group that it is done itself: deferred, or only after the wait.
fn own_end(ctx: &Ctx, wait: ExprId, group: &Place) -> Option<At> {
    let func = ctx.enclosing_func(wait.into());
    if let FuncRef::Lit(lit) = func
        && let Some(goroutine) = ctx.goroutine_of(lit).filter(|it| it.by == query::Started::Group)
        && ctx.is_started_on(&goroutine, group)
    {
        return Some(goroutine.call.into());
    }
    let mut dones = ctx.touches_of(group).filter(|touch| touch.lit == func.lit() && touch.ops.any(Ops::DONE));
    let is_late = |touch: &Touch| {
        ctx.is_deferred(touch.expr)
            || ctx.call_on(touch.expr).is_some_and(|done| ctx.always_precedes(wait.into(), done.into()))
    };
    let first = dones.next()?;
    (is_late(first) && dones.all(is_late)).then_some(first.expr.into())
}

/// The call that counts all the iterations of the loop around the wait, in which each starts one goroutine; and that loop.
fn counted_before(ctx: &Ctx, stmt: StmtId, wait: ExprId, group: &Place) -> Option<(ExprId, StmtId)> {
    let around = ctx.enclosing_loop(wait.into())?;
    // Behind a condition it may wait in the last iteration only.
    if !ctx.stmts_of(ctx.loop_body(around)?).contains(&stmt) {
        return None;
    }
    let span = ctx.decl().stmt_span(around);
    let func = ctx.enclosing_func(wait.into());
    let adds: Vec<ExprId> =
        ctx.touches_of(group).filter(|touch| touch.ops.any(Ops::ADD)).map(|touch| touch.expr).collect();
    let [added] = adds[..] else { return None };
    let add = ctx.call_on(added)?;
    if span.contains(ctx.span(add)) || !ctx.always_precedes(add.into(), wait.into()) || !ctx.repeats(wait.into()) {
        return None;
    }
    let mut dones = ctx.touches_of(group).filter(|touch| touch.ops.any(Ops::DONE));
    let done = dones.next().filter(|_| dones.next().is_none())?;
    let start = ctx.goroutine_start(done.lit?)?;
    let starts_one = ctx.enclosing_func(start.into()) == func && ctx.enclosing_loop(start.into()) == Some(around);
    let count = ctx.text(ctx.arg(add, 0)?)?;
    let iterations = match ctx.decl()[around] {
        Stmt::Range { x, .. } if ctx.underlying(x).as_basic().is_some() => ctx.text(x)?,
        Stmt::Range { x, .. } => format!("len({})", ctx.text(x)?),
        Stmt::For { cond: Some(cond), .. } => match ctx.decl()[cond] {
            Expr::Binary { op: BinaryOp::Lss, y, .. } => ctx.text(y)?,
            _ => return None,
        },
        _ => return None,
    };
    (starts_one && count == iterations).then_some((add, around))
}
