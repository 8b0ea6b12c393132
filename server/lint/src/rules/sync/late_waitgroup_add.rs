//! A wait group that is passed to code that can't be seen before the goroutine starts may have been added to there, and is
//! left alone. So is one of which a caller may hold a count: something was added to it before the `go` statement. Where the
//! group is a field that another function waits for, only an `Add` that comes first in the goroutine is reported.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "late-waitgroup-add",
    entries: &["gor-02"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "`WaitGroup.Add` runs inside the goroutine that is to be waited for",
        effect: "`Wait` sees a counter of zero and returns at once: results are missing, now and then all of them.",
        why: "A `go` statement does not wait until its goroutine runs. `Wait` may be reached before the first `Add`, and \
              has nothing to wait for.",
        repair: "Call `Add` before the `go` statement. Since Go 1.25 `wg.Go(f)` does both.",
        bad: r#"package p

import "sync"

func all(jobs []func()) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		go func() {
			wg.Add(1)
			defer wg.Done()
			job()
		}()
	}
	wg.Wait()
}
"#,
        good: r#"package p

import "sync"

func all(jobs []func()) {
	var wg sync.WaitGroup
	for _, job := range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			job()
		}()
	}
	wg.Wait()
}
"#,
        references: &["https://pkg.go.dev/sync#WaitGroup.Add"],
    },
    check: Check::Any(&[Check::Call(&["sync.WaitGroup.Add"], check), Check::Stmt(&[StmtKind::Go], check_function)]),
    ..Rule::NEW
};

/// `Add` in a literal that a `go` statement calls.
fn check(ctx: &Ctx, call: ExprId) {
    let FuncRef::Lit(lit) = ctx.enclosing_func(call.into()) else { return };
    let [start] = ctx.spawns_of(lit)[..] else { return };
    let (Node::Stmt(go), Some(receiver)) = (start.at, ctx.receiver(call)) else { return };
    if !adds(ctx, call) {
        return;
    }
    let Some(group) = ctx.captured_place(lit, receiver) else { return };
    if is_counted_before(ctx, go, &group) {
        return;
    }
    let finding = RULE.bug(call, "`Wait` may return before the goroutine gets here");
    let is_first = is_first(ctx, call, lit);
    let message = "this does not wait for the goroutine";
    let finding = if let Some(wait) = wait_after(ctx, go, &group) {
        finding.related(wait, message)
    } else if let Some(wait) = ctx.wait_for_field(receiver).filter(|_| is_first) {
        finding.related(&wait, message)
    } else {
        return;
    };
    let finding = finding.fix(fix(ctx, call, go, lit));
    ctx.report(if is_first { finding.seen_by_vet() } else { finding });
}

/// A function of this package that a `go` statement calls and that adds to the group it is handed.
fn check_function(ctx: &Ctx, go: StmtId) {
    let Stmt::Go(call) = ctx.decl()[go] else { return };
    let passes = ctx.touches().iter().filter_map(|touch| Some((touch, touch.pass.filter(|pass| pass.call == call)?)));
    for (touch, pass) in passes {
        let summaries = ctx.summaries();
        let Some(callee) = summaries.function(pass.callee) else { continue };
        if !ctx.ty(touch.expr).is_wait_group() || !callee.arg(pass.arg).may.any(Ops::ADD) {
            continue;
        }
        if is_counted_before(ctx, go, &touch.place) {
            continue;
        }
        let Some(wait) = wait_after(ctx, go, &touch.place) else { continue };
        let adds_there = || {
            let model = ctx.declaration(pass.callee)?;
            let group = Place::local(model.argument(pass.arg)?);
            let mut touches =
                model.touches_of(&group).filter(|touch| touch.run == Run::Here && touch.ops.any(Ops::ADD));
            touches
                .any(|touch| {
                    let call = model.parent(touch.expr.into()).and_then(|selector| model.parent(selector));
                    call.and_then(Node::expr).is_some_and(|call| adds(&model, call))
                })
                .then_some(())
        };
        if adds_there().is_some() {
            let finding = RULE.bug(call, format!("`{}` adds to the group only when it runs", pass.callee.name));
            return ctx.report(finding.related(wait, "this may return before"));
        }
    }
}

/// Whether a call of `Add` counts up.
fn adds(model: &Model, call: ExprId) -> bool {
    let Some(delta) = model.arg(call, 0) else { return false };
    model.callee(call).is_method("sync", "WaitGroup", "Add")
        && match model.int(delta) {
            Some(delta) => delta > 0,
            None => model.as_call(delta).is_some_and(|call| model.callee(call).is_builtin("len")),
        }
}

/// Whether something can have been added to the group before the `go` statement.
fn is_counted_before(ctx: &Ctx, go: StmtId, group: &Place) -> bool {
    let func = ctx.enclosing_func(go.into());
    let flow = ctx.flow(func);
    let cfg = flow.cfg();
    let Some(start) = cfg.point_of_stmt(go).filter(|_| !cfg.has_errors()) else { return true };
    let counted = Ops::ADD | Ops::ESCAPES;
    let mut before = ctx.moments(func, group, counted).into_iter().filter(|point| *point != start);
    before.any(|point| cfg.may_follow(point, start))
}

/// The use of the group that waits after the `go` statement.
fn wait_after(ctx: &Ctx, go: StmtId, group: &Place) -> Option<ExprId> {
    let func = ctx.enclosing_func(go.into());
    let flow = ctx.flow(func);
    let cfg = flow.cfg();
    let start = cfg.point_of_stmt(go)?;
    let mut waits = ctx.touches_of(group).filter(|touch| touch.ops.any(Ops::WAIT));
    waits.find_map(|touch| {
        let point = ctx.moment(func, cfg, touch.expr)?;
        let is_after = cfg.may_follow(start, point) || touch.run == Run::Deferred;
        is_after.then_some(touch.expr)
    })
}

/// Whether the call is the first statement of the literal: the one form that vet knows.
fn is_first(ctx: &Ctx, call: ExprId, lit: ExprId) -> bool {
    let body = FuncRef::Lit(lit).body(ctx.decl());
    body.and_then(|body| ctx.stmts_of(body).first().copied()) == ctx.stmt_of(call)
}

fn fix(ctx: &Ctx, call: ExprId, go: StmtId, lit: ExprId) -> Option<Patch> {
    let stmt = ctx.stmt_of(call)?;
    let group = ctx.place(ctx.receiver(call)?)?;
    let is_same_name = ctx.captured_place(lit, ctx.receiver(call)?)? == group;
    let in_body = ctx.stmts_of(FuncRef::Lit(lit).body(ctx.decl())?).contains(&stmt);
    let is_constant = ctx.int(ctx.arg(call, 0)?).is_some();
    let is_direct = ctx.decl().stmt_span(go).contains(ctx.span(lit));
    let fits = is_same_name && in_body && is_constant && is_direct;
    fits.then(|| Patch::safe("Add to the group before the goroutine starts").move_before(stmt, go))
}
