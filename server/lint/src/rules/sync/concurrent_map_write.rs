//! The literal must be seen to run beside itself (started in a loop that does not wait, or a handler) or beside another use of
//! the map. A lock that the literal takes anywhere, a value received before the write, and a call between start and use that may
//! wait are taken for care; a function of the package that gives back the lock it takes is not, nor is a ticker. Maps that
//! reach the goroutine in another way than by capture or argument are not followed. Handlers in tests are left alone: the test
//! asks them one question at a time.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "concurrent-map-write",
    entries: &["gor-07"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Offered,
    supersedes: &["goroutine-assignment"],
    in_tests: true,
    docs: Docs {
        summary: "Goroutines write to a map without a lock",
        effect: "The runtime ends the process with `fatal error: concurrent map writes`, which no `recover` catches, or the \
                 map is damaged without a word.",
        why: "A write may move the entries of a map. Maps have no lock of their own, and the runtime detects only some of \
              the collisions.",
        repair: "Hold a mutex around each use of the map, or send the results to one goroutine that fills it.",
        bad: r#"package p

import "sync"

func measure(names []string, size func(string) int) map[string]int {
	sizes := make(map[string]int)
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sizes[name] = size(name)
		}()
	}
	wg.Wait()
	return sizes
}
"#,
        good: r#"package p

import "sync"

func measure(names []string, size func(string) int) map[string]int {
	sizes := make(map[string]int)
	var wg sync.WaitGroup
	var mu sync.Mutex
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			n := size(name)
			mu.Lock()
			sizes[name] = n
			mu.Unlock()
		}()
	}
	wg.Wait()
	return sizes
}
"#,
        references: &["https://go.dev/doc/faq#atomic_maps"],
    },
    check: Check::Expr(&[ExprKind::FuncLit], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, lit: ExprId) {
    let mut starts = ctx.spawns_of(lit);
    starts.retain(|start| !(start.serves && ctx.is_test_code() && !is_benchmark(ctx, start)));
    let Some(body) = FuncRef::Lit(lit).body(ctx.decl()).filter(|_| !starts.is_empty()) else { return };
    let mut seen: Vec<Place> = Vec::new();
    for write in ctx.map_writes(ctx.decl().stmt_span(body)) {
        let is_own = ctx.enclosing_func(write.stmt.into()) == FuncRef::Lit(lit);
        let Some(map) = ctx.captured_place(lit, write.map).filter(|map| is_own && !seen.contains(map)) else {
            continue;
        };
        if ctx.is_guarded(lit, write.at) {
            continue;
        }
        let name = ctx.text(write.map).unwrap_or_default();
        if let Some(start) = starts.iter().find(|start| ctx.runs_beside_itself(start, &map)) {
            let message = format!("several goroutines write to `{name}` at once");
            ctx.report(
                RULE.bug(write.at, message)
                    .about(ctx.declaring(&map).unwrap_or(write.at))
                    .related(start.at.span(ctx.decl()), "started here")
                    .fix(fix(ctx, start, &map)),
            );
            seen.push(map);
        } else if let Some(other) = starts.iter().find_map(|start| use_beside(ctx, start, &map)) {
            let message = format!("this writes to `{name}` while it is used elsewhere");
            let finding = RULE.bug(write.at, message).about(ctx.declaring(&map).unwrap_or(write.at));
            ctx.report(finding.related(other, "used here without waiting"));
            seen.push(map);
        }
    }
}

/// Whether a benchmark runs the literal in several goroutines.
fn is_benchmark(ctx: &Ctx, start: &query::Spawn) -> bool {
    start.at.expr().is_some_and(|call| ctx.callee(call).is_method("testing", "B", "RunParallel"))
}

/// A use of the map that may happen at the same time: in the function that starts the goroutine before it waits, or in another
/// goroutine that it starts.
fn use_beside(ctx: &Ctx, start: &query::Spawn, map: &Place) -> Option<ExprId> {
    let cfg = ctx.cfg(start.func);
    let uses = ctx.touches_of(map).filter(|touch| is_element_use(ctx, touch.expr));
    uses.into_iter().find_map(|touch| {
        let is_beside = if touch.lit == start.func.lit() {
            let point = ctx.moment(start.func, &cfg, touch.expr)?;
            touch.run == Run::Here && !is_locked(ctx, start.func, touch.expr) && ctx.reaches_unjoined(start, point)
        } else {
            let lit = touch.lit.filter(|lit| *lit != start.lit)?;
            let others = ctx.spawns_of(lit);
            !ctx.is_guarded(lit, touch.expr) && others.iter().any(|other| ctx.run_together(start, other))
        };
        is_beside.then_some(touch.expr)
    })
}

fn is_locked(ctx: &Ctx, func: FuncRef, expr: ExprId) -> bool {
    let body = func.body(ctx.decl()).map(|body| ctx.decl().stmt_span(body));
    let before = body.map(|body| Span::new(body.start, ctx.span(expr).start));
    before.is_none_or(|before| ctx.calls_in(before).any(|call| ctx.lock_call(call).is_some()))
}

/// Whether an element of the map is read or written, or all of them are gone through.
fn is_element_use(ctx: &Ctx, map: ExprId) -> bool {
    match ctx.parent(map.into()) {
        Some(Node::Expr(parent)) => match ctx.decl()[parent] {
            Expr::Index { x, .. } => x == map,
            Expr::Call { .. } => ctx.callee(parent).is_builtin("delete") || ctx.callee(parent).is_builtin("clear"),
            _ => false,
        },
        Some(Node::Stmt(stmt)) => matches!(ctx.decl()[stmt], Stmt::Range { x, .. } if x == map),
        _ => false,
    }
}

/// A mutex beside the map, held around each write; when the goroutine does nothing else with the map.
fn fix(ctx: &Ctx, start: &query::Spawn, map: &Place) -> Option<Patch> {
    let local = ctx.local_object(map.as_local()?)?;
    let before = ctx.stmt_beside(local.ident, start.at)?;
    let body = FuncRef::Lit(start.lit).body(ctx.decl())?;
    let span = ctx.decl().stmt_span(body);
    let writes: Vec<query::MapWrite> =
        ctx.map_writes(span).into_iter().filter(|write| ctx.place(write.map).as_ref() == Some(map)).collect();
    let mut touches = ctx.touches_of(map).filter(|touch| span.contains(ctx.span(touch.expr)));
    let is_written =
        |expr: ExprId| writes.iter().any(|write| ctx.decl().stmt_span(write.stmt).contains(ctx.span(expr)));
    if start.serves
        || ctx.decl().stmt_span(before) == ctx.decl().stmt_span(body)
        || !touches.all(|touch| is_written(touch.expr))
    {
        return None;
    }
    let mutex = ctx.fresh_name("mu");
    let mut patch =
        Patch::offered("Guard the map with a mutex").insert_before(before, format!("var {mutex} $sync.Mutex"));
    for (first, last) in ctx.stretches(writes.iter().map(|write| write.stmt).collect()) {
        patch = match slow_value(ctx, first, map).filter(|_| first == last) {
            Some(value) => {
                let name = ctx.fresh_name("value");
                let text = ctx.text(value)?;
                patch.insert_before(first, format!("{name} := {text}\n{mutex}.Lock()")).replace(value, name)
            }
            None => patch.insert_before(first, format!("{mutex}.Lock()")),
        };
        patch = patch.insert_after(last, format!("{mutex}.Unlock()"));
    }
    Some(patch)
}

/// The value that a statement sets, if it takes a call to get it: that is better made without the lock.
fn slow_value(ctx: &Ctx, stmt: StmtId, map: &Place) -> Option<ExprId> {
    let Stmt::Assign { lhs, rhs, tok: AssignTok::Assign } = ctx.decl()[stmt] else { return None };
    ctx.decl().only(lhs)?;
    let value = ctx.decl().only(rhs)?;
    let span = ctx.span(value);
    let uses_map = ctx.touches_of(map).any(|touch| span.contains(ctx.span(touch.expr)));
    let calls = ctx.calls_in(span).any(|call| !matches!(ctx.callee(call), Callee::Builtin(_) | Callee::Conversion(_)));
    (calls && !uses_map && !ctx.text(value)?.contains('\n')).then_some(value)
}
