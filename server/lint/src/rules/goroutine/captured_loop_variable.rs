//! Only literals that are started as a goroutine, or deferred, in the loop's own function. A literal that is stored
//! or handed to a function may run at once. A goroutine that may have been waited for before the variable changes is
//! left alone.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "captured-loop-variable",
    entries: &["gor-01"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A goroutine uses a loop variable that the next iteration changes",
        effect: "Most goroutines see the value of the last iteration, some values are never seen, and the race \
                 detector complains.",
        why: "In files below Go 1.22 a loop has one variable for all iterations. From 1.22 on that still holds for a \
              variable that the loop only assigns to: `for i = 0; …` and `for k, v = range …`.",
        repair: "Copy the variable at the start of the body, `job := job`, or raise the `go` line of go.mod to 1.22.",
        bad: r#"//go:build go1.21

package p

import (
	"log"
	"sync"
)

func each(jobs []string) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			log.Print(job)
		}()
	}
	wg.Wait()
}
"#,
        good: r#"//go:build go1.21

package p

import (
	"log"
	"sync"
)

func each(jobs []string) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		job := job
		wg.Add(1)
		go func() {
			defer wg.Done()
			log.Print(job)
		}()
	}
	wg.Wait()
}
"#,
        references: &["https://go.dev/blog/loopvar-preview"],
    },
    check: Check::Stmt(&[StmtKind::For, StmtKind::Range], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, stmt: StmtId) {
    let Some(body) = ctx.loop_body(stmt) else { return };
    let span = ctx.decl().stmt_span(body);
    let func = ctx.enclosing_func(stmt.into());
    for local in ctx.shared_loop_variables(stmt) {
        let writes = ctx.write_points(local, stmt.into());
        for goroutine in ctx.goroutines(func) {
            let Some(lit) = goroutine.lit.filter(|_| span.contains(ctx.decl().stmt_span(goroutine.stmt))) else {
                continue;
            };
            if ctx.unjoined(&goroutine, |point, _| writes.contains(&point), |_, _| false).is_some() {
                report(ctx, stmt, local, goroutine.stmt, lit);
            }
        }
        for (defer, lit) in deferred_literals(ctx, func, span) {
            let registered = ctx.cfg(func).point_of_stmt(defer);
            if registered.is_some_and(|at| ctx.later_write(local, at, stmt.into()).is_some()) {
                report(ctx, stmt, local, defer, lit);
            }
        }
    }
}

/// The `defer` statements of a function in a range that call a function literal.
fn deferred_literals(ctx: &Ctx, func: FuncRef, span: Span) -> Vec<(StmtId, ExprId)> {
    let deferred = ctx.stmts_in(span).filter(|stmt| ctx.enclosing_func((*stmt).into()) == func);
    let literal = |stmt: StmtId| match ctx.decl()[stmt] {
        Stmt::Defer(call) => match ctx.callee(ctx.decl().unparen(call)) {
            Callee::Lit(lit) => Some((stmt, lit)),
            _ => None,
        },
        _ => None,
    };
    deferred.filter_map(literal).collect()
}

fn report(ctx: &Ctx, stmt: StmtId, local: LocalId, start: StmtId, lit: ExprId) {
    let captured = ctx.facts().captures().of_lit(lit).iter().find(|capture| capture.local == local);
    let (Some(capture), Some(object)) = (captured, ctx.local_object(local)) else { return };
    let name = object.name;
    let message = match ctx.decl()[start] {
        Stmt::Defer(_) => format!("all deferred calls of this loop see the last `{name}`"),
        _ => format!("all goroutines of this loop share one `{name}`"),
    };
    let mut finding = RULE.bug(capture.ident, message).related(object.ident, "the next iteration changes it");
    if is_seen_by_vet(ctx, stmt, start, object.ident) {
        finding = finding.seen_by_vet();
    }
    ctx.report(finding.fix(fix(ctx, stmt, local)));
}

/// Whether `go vet` looks at the literal: it is the last statement of the body, and the loop declares the variable.
fn is_seen_by_vet(ctx: &Ctx, stmt: StmtId, start: StmtId, ident: ExprId) -> bool {
    let is_last = ctx.loop_body(stmt).is_some_and(|body| ctx.stmts_of(body).last() == Some(&start));
    is_last && ctx.decl().stmt_span(stmt).contains(ctx.span(ident))
}

fn fix(ctx: &Ctx, stmt: StmtId, local: LocalId) -> Option<Patch> {
    let (body, name) = ctx.copy_in_body(stmt, local)?;
    let title = format!("Give each iteration its own `{name}`");
    Some(Patch::safe(title).insert_first(body, format!("{name} := {name}")))
}
