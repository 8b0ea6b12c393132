//! Only a goroutine that does nothing else, for a context that the function was given and a listener that it accepts from
//! itself: then the goroutine is of no use once the function has returned. A context that the function made ends with it.

use gohazard_semantic::flow::{Start, Step};

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "leaked-listener-watcher",
    entries: &["net-21"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "The goroutine that closes the listener outlives the accept loop",
        effect: "When Accept fails on its own, the function returns and the goroutine waits on until the context ends, \
                 which may be never. Measured: 50 failed servers left 50 goroutines; with `context.AfterFunc` none.",
        why: "The goroutine waits for the context alone and learns nothing of the function's return.",
        repair: "Register the call with `stop := context.AfterFunc(…)` and `defer stop()`, or let the goroutine wait for a \
                 channel as well that the function closes when it returns.",
        bad: r#"package p

import (
	"context"
	"net"
)

func serve(ctx context.Context, ln net.Listener) error {
	go func() {
		<-ctx.Done()
		ln.Close()
	}()
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
"#,
        good: r#"package p

import (
	"context"
	"net"
)

func serve(ctx context.Context, ln net.Listener) error {
	stop := context.AfterFunc(ctx, func() { ln.Close() })
	defer stop()
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
"#,
        references: &["https://pkg.go.dev/context#AfterFunc"],
    },
    check: Check::Stmt(&[StmtKind::Go], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, stmt: StmtId) {
    let Stmt::Go(call) = ctx.decl()[stmt] else { return };
    let Callee::Lit(lit) = ctx.callee(call) else { return };
    let Expr::FuncLit { ty, body } = ctx.decl()[lit] else { return };
    let Some((context, close)) = watched(ctx, body) else { return };
    let Some(listener) = closed_listener(ctx, close) else { return };
    let func = ctx.enclosing_func(stmt.into());
    if ctx.is_main() || !is_given(ctx, context) || !accepts(ctx, &listener, func) {
        return;
    }
    if !returns_early(ctx, func, stmt, context) {
        return;
    }
    let head = Span::new(ctx.decl().stmt_span(stmt).start, ctx.decl()[ty].span.end);
    let finding = RULE.hint(head, "this goroutine waits on when the function has returned");
    ctx.report(finding.fix(fix(ctx, stmt, context, close)));
}

/// The context and the closing statement of a body that is `<-ctx.Done()` and then a call.
fn watched(ctx: &Ctx, body: StmtId) -> Option<(LocalId, StmtId)> {
    let [wait, close] = ctx.stmts_of(body)[..] else { return None };
    let Stmt::Expr(wait) = ctx.decl()[wait] else { return None };
    Some((done_of(ctx, wait)?, close))
}

/// The variable `ctx` in `<-ctx.Done()`.
fn done_of(ctx: &Ctx, wait: ExprId) -> Option<LocalId> {
    let Expr::Unary { op: UnaryOp::Arrow, x } = ctx.decl()[ctx.decl().unparen(wait)] else { return None };
    let done = ctx.as_call(x).filter(|done| ctx.callee(*done).is_method("context", "Context", "Done"))?;
    ctx.local(ctx.receiver(done)?)
}

/// The listener that a statement closes, and does nothing else.
fn closed_listener(ctx: &Ctx, close: StmtId) -> Option<Place> {
    let call = match ctx.decl()[close] {
        Stmt::Expr(call) => call,
        Stmt::Assign { lhs, rhs, .. } if ctx.decl().list(lhs).all(|target| ctx.is_blank(target)) => {
            ctx.decl().only(rhs)?
        }
        _ => return None,
    };
    let listener = ctx.receiver(ctx.as_call(call)?)?;
    let closes = ctx.callee(call).method_name() == Some("Close");
    ctx.place(listener).filter(|_| closes)
}

/// Whether the context is one that the function was given, so that nobody here ends it.
fn is_given(ctx: &Ctx, context: LocalId) -> bool {
    let is_param = ctx.local_object(context).is_some_and(|local| matches!(local.kind, LocalKind::Param(_)));
    is_param && !ctx.touches_of(&Place::local(context)).any(|touch| touch.ops.any(Ops::STORE))
}

/// Whether the function itself accepts from the listener, or hands it to what does.
fn accepts(ctx: &Ctx, listener: &Place, func: FuncRef) -> bool {
    ctx.touches_of(listener).any(|touch| {
        let here = touch.lit == func.lit() && matches!(touch.run, Run::Here | Run::Goroutine);
        let is_spawned = ctx.stmt_of(touch.expr).is_some_and(|stmt| matches!(ctx.decl()[stmt], Stmt::Go(_)));
        here && !is_spawned && ctx.ops_of(touch).any(Ops::ACCEPT)
    })
}

/// Whether the function may return without having waited for the context itself.
fn returns_early(ctx: &Ctx, func: FuncRef, stmt: StmtId, context: LocalId) -> bool {
    let flow = ctx.flow(func);
    let Some(start) = flow.cfg().point_of_stmt(stmt) else { return false };
    let waits = |expr: ExprId| done_of(ctx, expr) == Some(context);
    let ways = flow.paths().escapes(Start::After(start), |_, step| matches!(step, Step::Expr(expr) if waits(expr)));
    !ways.is_empty() && !flow.cfg().has_errors()
}

fn fix(ctx: &Ctx, stmt: StmtId, context: LocalId, close: StmtId) -> Option<Patch> {
    let span = ctx.decl().stmt_span(stmt);
    let has_comment = ctx.decl().comments.iter().any(|comment| span.contains(comment.span));
    if ctx.go_version().0 < 21 || has_comment || ctx.enclosing_loop(stmt.into()).is_some() {
        return None;
    }
    let (name, close) = (ctx.local_object(context)?.name, ctx.text(close)?);
    let stop = ctx.fresh_name("stop");
    let code = format!("{stop} := $context.AfterFunc({name}, func() {{ {close} }})\ndefer {stop}()");
    Some(Patch::offered("Stop watching when the function returns").replace(stmt, code))
}
