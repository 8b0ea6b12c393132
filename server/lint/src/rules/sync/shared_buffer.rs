//! Only variables of types that are known to be for one goroutine, and only literals that are seen to run beside themselves or
//! beside another use. A lock anywhere in the literal, a value received before the use, and a call between start and use that
//! may wait are taken for care.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "shared-buffer",
    entries: &["net-26"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Offered,
    supersedes: &["goroutine-assignment"],
    docs: Docs {
        summary: "A buffer, encoder or random source is used by several goroutines at once",
        effect: "Bytes are lost, doubled or mixed up, or the program panics with an index out of range.",
        why: "These types keep their position in plain fields. Two calls at once read and write the same ones.",
        repair: "Give each goroutine its own and join the results, or hold a mutex around each call. What `Bytes` returned \
                 must be copied before the mutex is released.",
        bad: r#"package p

import (
	"bytes"
	"sync"
)

func join(parts []string) string {
	var out bytes.Buffer
	var wg sync.WaitGroup
	for _, part := range parts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out.WriteString(part)
		}()
	}
	wg.Wait()
	return out.String()
}
"#,
        good: r#"package p

import (
	"bytes"
	"sync"
)

func join(parts []string) string {
	var out bytes.Buffer
	var wg sync.WaitGroup
	var mu sync.Mutex
	for _, part := range parts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			out.WriteString(part)
			mu.Unlock()
		}()
	}
	wg.Wait()
	return out.String()
}
"#,
        references: &["https://go.dev/ref/mem"],
    },
    check: Check::Expr(&[ExprKind::FuncLit], check),
    ..Rule::NEW
};

/// The types, with the methods that only look.
const TYPES: &[(&str, &str, &[&str])] = &[
    ("bufio", "Reader", &["Buffered", "Size"]),
    ("bufio", "Scanner", &["Bytes", "Err", "Text"]),
    ("bufio", "Writer", &["Available", "Buffered", "Size"]),
    ("bytes", "Buffer", &["Available", "Bytes", "Cap", "Len", "String"]),
    ("encoding/gob", "Decoder", &[]),
    ("encoding/json", "Decoder", &[]),
    ("encoding/json", "Encoder", &[]),
    ("math/rand", "Rand", &[]),
    ("math/rand/v2", "Rand", &[]),
    ("strings", "Builder", &["Cap", "Len", "String"]),
];

fn check(ctx: &Ctx, lit: ExprId) {
    let starts = ctx.spawns_of(lit);
    let mut seen: Vec<Place> = Vec::new();
    for touch in ctx.touches().iter().filter(|touch| touch.lit == Some(lit)) {
        let is_new = touch.place.as_local().is_some() && !seen.contains(&touch.place);
        if !is_new || !changes(ctx, touch.expr) || ctx.captured_place(lit, touch.expr).as_ref() != Some(&touch.place) {
            continue;
        }
        if ctx.is_guarded(lit, touch.expr) {
            continue;
        }
        let name = ctx.text(touch.expr).unwrap_or_default();
        let resource = ctx.declaring(&touch.place).unwrap_or(touch.expr);
        if let Some(start) = starts.iter().find(|start| ctx.runs_beside_itself(start, &touch.place)) {
            let message = format!("several goroutines use `{name}` at once");
            let finding =
                RULE.bug(touch.expr, message).about(resource).related(start.at.span(ctx.decl()), "started here");
            ctx.report(finding.fix(fix(ctx, start, &touch.place)));
            seen.push(touch.place.clone());
        } else if let Some(other) = starts.iter().find_map(|start| use_beside(ctx, start, &touch.place)) {
            let message = format!("this uses `{name}` while it is used elsewhere");
            let finding = RULE.bug(touch.expr, message).about(resource);
            ctx.report(finding.related(other, "used here without waiting"));
            seen.push(touch.place.clone());
        }
    }
}

/// Whether an expression is the receiver of a method call that changes one of the types.
fn changes(ctx: &Ctx, expr: ExprId) -> bool {
    method_on(ctx, expr).is_some_and(|(method, readers)| !readers.contains(&method))
}

fn method_on(ctx: &Ctx, expr: ExprId) -> Option<(&'static str, &'static [&'static str])> {
    let ty = ctx.ty(expr);
    let ty = ty.pointee().unwrap_or(ty);
    let (.., readers) = TYPES.iter().find(|(package, name, _)| ty.is_named(package, name))?;
    let selector = ctx.parent(expr.into()).and_then(Node::expr)?;
    let call = ctx.parent(selector.into()).and_then(Node::expr)?;
    Some((ctx.callee(call).method_name()?, readers))
}

/// A method call that may happen at the same time: in the function that starts the goroutine before it waits, or in another
/// goroutine that it starts.
fn use_beside(ctx: &Ctx, start: &query::Spawn, place: &Place) -> Option<ExprId> {
    let cfg = ctx.cfg(start.func);
    let uses = ctx.touches_of(place).filter(|touch| method_on(ctx, touch.expr).is_some());
    uses.into_iter().find_map(|touch| {
        let is_beside = if touch.lit == start.func.lit() {
            let point = ctx.moment(start.func, &cfg, touch.expr)?;
            touch.run == Run::Here && ctx.reaches_unjoined(start, point)
        } else {
            let lit = touch.lit.filter(|lit| *lit != start.lit)?;
            let others = ctx.spawns_of(lit);
            !ctx.is_guarded(lit, touch.expr) && others.iter().any(|other| ctx.run_together(start, other))
        };
        is_beside.then_some(touch.expr)
    })
}

/// A mutex beside the variable, held around the statements of the goroutine, when all of them are calls of it.
fn fix(ctx: &Ctx, start: &query::Spawn, place: &Place) -> Option<Patch> {
    let local = ctx.local_object(place.as_local()?)?;
    let before = ctx.stmt_beside(local.ident, start.at).filter(|_| !start.serves)?;
    let span = ctx.span(start.lit);
    let mutex = ctx.fresh_name("mu");
    let mut patch =
        Patch::offered("Guard the calls with a mutex").insert_before(before, format!("var {mutex} $sync.Mutex"));
    let mut stmts = Vec::new();
    for touch in ctx.touches_of(place).filter(|touch| span.contains(ctx.span(touch.expr))) {
        let stmt = ctx.stmt_of(touch.expr)?;
        let Stmt::Expr(call) = ctx.decl()[stmt] else { return None };
        stmts.push(stmt);
        if ctx.receiver(call) != Some(touch.expr) {
            return None;
        }
    }
    for (first, last) in ctx.stretches(stmts) {
        patch = patch.insert_before(first, format!("{mutex}.Lock()")).insert_after(last, format!("{mutex}.Unlock()"));
    }
    Some(patch)
}
