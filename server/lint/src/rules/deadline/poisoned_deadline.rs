//! Only connections that live on after the function: parameters and fields, never closed there. A function that waits for
//! anything after the goroutine was started, or sets another deadline, may have taken care of it.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "poisoned-deadline",
    entries: &["ctr-03"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A watcher may set a past deadline after the work is done",
        effect: "The next read or write on the connection fails with `i/o timeout` although nobody was late. Measured: 920 of \
                 5000 successful reads were followed by such a failure.",
        why: "When the context ends just as the work does, both arms of the `select` are ready and one is chosen at random. \
              The deadline that it sets stays in force: it belongs to the connection, not to the call.",
        repair: "Wait until the watcher has ended, then take its deadline away. `context.AfterFunc` tells whether it has \
                 started.",
        bad: r#"package p

import (
	"context"
	"net"
	"time"
)

func read(ctx context.Context, c net.Conn, p []byte) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now())
		case <-done:
		}
	}()
	return c.Read(p)
}
"#,
        good: r#"package p

import (
	"context"
	"net"
	"time"
)

func read(ctx context.Context, c net.Conn, p []byte) (int, error) {
	stopped := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		c.SetReadDeadline(time.Now())
		close(stopped)
	})
	n, err := c.Read(p)
	if !stop() {
		<-stopped
		c.SetReadDeadline(time.Time{})
		if err != nil {
			return n, ctx.Err()
		}
	}
	return n, err
}
"#,
        references: &["https://pkg.go.dev/context#AfterFunc"],
    },
    check: Check::Stmt(&[StmtKind::Go], check),
    ..Rule::NEW
};

/// A goroutine that sets a deadline when a context ends, unless a channel is closed first.
struct Watcher {
    /// The call that sets the deadline.
    set: ExprId,
    /// The expression of the context.
    context: ExprId,
    /// The channel that ends it.
    done: LocalId,
}

fn check(ctx: &Ctx, start: StmtId) {
    let Some(watcher) = watcher_of(ctx, start) else { return };
    let Some(conn) = ctx.receiver(watcher.set).filter(|conn| ctx.ty(*conn).is_conn()) else { return };
    let Some(place) = ctx.place(conn) else { return };
    let func = ctx.enclosing_func(start.into());
    let Some(body) = func.body(ctx.decl()) else { return };
    let ends_it = |call: ExprId| {
        ctx.callee(call).is_builtin("close") && ctx.arg(call, 0).and_then(|arg| ctx.local(arg)) == Some(watcher.done)
    };
    let body_span = ctx.decl().stmt_span(body);
    if !lives_on(ctx, &place, watcher.set) || !ctx.calls_in(body_span).any(ends_it) || waits(ctx, body, start) {
        return;
    }
    let name = ctx.text(conn).unwrap_or_default();
    let finding =
        RULE.bug(watcher.set, format!("this deadline may be set after the work is done, and stays on `{name}`"));
    ctx.report(finding.related(start, "nobody waits for this goroutine").fix(fix(ctx, start, body, &watcher)));
}

/// The watcher that a `go` statement starts: a literal that only selects between a context and a channel.
fn watcher_of(ctx: &Ctx, start: StmtId) -> Option<Watcher> {
    let Stmt::Go(call) = ctx.decl()[start] else { return None };
    let Callee::Lit(lit) = ctx.callee(call) else { return None };
    let body = ctx.stmts_of(FuncRef::Lit(lit).body(ctx.decl())?);
    let [only] = body[..] else { return None };
    let Stmt::Select { body } = ctx.decl()[only] else { return None };
    let (mut set, mut context, mut done) = (None, None, None);
    for clause in ctx.decl().list(body) {
        let Stmt::Comm { comm: Some(comm), .. } = ctx.decl()[clause] else { return None };
        let Stmt::Expr(receive) = ctx.decl()[comm] else { return None };
        let Expr::Unary { op: UnaryOp::Arrow, x } = ctx.decl()[receive] else { return None };
        if ctx.callee(x).is_method("context", "Context", "Done") {
            context = ctx.receiver(x);
            let [Stmt::Expr(call)] = ctx.stmts_of(clause).iter().map(|stmt| ctx.decl()[*stmt]).collect::<Vec<_>>()[..]
            else {
                return None;
            };
            set = is_interrupt(ctx, call).then_some(call);
        } else {
            done = ctx.local(x).filter(|_| ctx.stmts_of(clause).is_empty());
        }
    }
    Some(Watcher { set: set?, context: context?, done: done? })
}

/// Whether a call sets a deadline that has passed already: now, or a constant long ago.
fn is_interrupt(ctx: &Ctx, call: ExprId) -> bool {
    let is_set = ctx.callee(call).symbol().is_some_and(|symbol| query::DEADLINES.contains(&symbol.as_str()));
    let Some(time) = ctx.arg(call, 0).map(|time| ctx.decl().unparen(time)).filter(|_| is_set) else { return false };
    let callee = ctx.callee(time);
    callee.is_func("time", "Now")
        || (callee.is_func("time", "Unix") && ctx.args(time).all(|arg| ctx.int(arg).is_some()))
}

/// Whether the connection is not the function's own: given to it or a field, not closed, and no other deadline is set on it.
fn lives_on(ctx: &Ctx, place: &Place, set: ExprId) -> bool {
    let is_given = match place.as_local().and_then(|local| ctx.local_object(local)) {
        Some(local) => matches!(local.kind, LocalKind::Param(_)) && local.func.is_none(),
        None => true,
    };
    let inside = ctx.span(set);
    let mut others = ctx.touches_of(place).filter(|touch| !inside.contains(ctx.span(touch.expr)));
    let ends = Ops::CLOSE | Ops::READ_DEADLINE | Ops::WRITE_DEADLINE | Ops::OWNED;
    is_given && !others.any(|touch| ctx.ops_of(touch).any(ends))
}

/// Whether the function waits for something outside of the goroutine: that may be its end.
fn waits(ctx: &Ctx, body: StmtId, start: StmtId) -> bool {
    let (span, inside) = (ctx.decl().stmt_span(body), ctx.decl().stmt_span(start));
    let receives = ctx.receives_in(span).any(|channel| !inside.contains(ctx.span(channel)));
    let waits = ctx.calls_in(span).any(|call| {
        let callee = ctx.callee(call);
        !inside.contains(ctx.span(call)) && (callee == Callee::Unknown || callee.method_name() == Some("Wait"))
    });
    let ranges = ctx.stmts_in(span).any(|stmt| match ctx.decl()[stmt] {
        Stmt::Range { x, .. } => ctx.is_channel(ctx.ty(x)),
        Stmt::Send { .. } => true,
        _ => false,
    });
    receives || waits || ranges
}

/// Only for the function that consists of the watcher and one call: the repair has to stand around that call.
fn fix(ctx: &Ctx, start: StmtId, body: StmtId, watcher: &Watcher) -> Option<Patch> {
    let [make, close, go, end] = ctx.stmts_of(body)[..] else { return None };
    let Stmt::Return(values) = ctx.decl()[end] else { return None };
    let work = ctx.decl().only(values)?;
    let results = ctx.results(FuncRef::Decl);
    let is_transfer = matches!(results[..], [count, err] if count.as_basic() == Some(Basic::Int) && err.is_error());
    if go != start
        || !is_transfer
        || ctx.enclosing_func(start.into()) != FuncRef::Decl
        || !matches!(ctx.decl()[close], Stmt::Defer(_))
        || ctx.go_version().0 < 21
    {
        return None;
    }
    let (stopped, stop) = (ctx.fresh_name("stopped"), ctx.fresh_name("stop"));
    let (n, err) = (ctx.fresh_name("n"), ctx.fresh_name("err"));
    let (context, set) = (ctx.text(watcher.context)?, ctx.text(watcher.set)?);
    let method = ctx.callee(watcher.set).method_name()?;
    let (conn, work) = (ctx.text(ctx.receiver(watcher.set)?)?, ctx.text(work)?);
    let watch = format!("{stop} := $context.AfterFunc({context}, func() {{\n{set}\nclose({stopped})\n}})");
    let reset = format!(
        "{n}, {err} := {work}\nif !{stop}() {{\n<-{stopped}\n{conn}.{method}($time.Time{{}})\nif {err} != nil {{\n\
         return {n}, {context}.Err()\n}}\n}}\nreturn {n}, {err}"
    );
    Some(
        Patch::offered("Wait for the watcher, and take its deadline away")
            .replace(make, format!("{stopped} := make(chan struct{{}})"))
            .delete(close)
            .replace(go, watch)
            .replace(end, reset),
    )
}
