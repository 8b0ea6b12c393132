//! Only connections in variables, and contexts that are used for nothing else but dialing: whoever asks for `Done` or `Err`,
//! derives another context or passes it on may watch it. A connection that is closed from elsewhere is cancelled that way. A
//! context that every caller makes of nothing but a time limit has no other end to notice.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "uncancellable-conn",
    entries: &["conn-11"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    since: Some(21),
    docs: Docs {
        summary: "The deadline of a context is heeded, its cancellation is not",
        effect: "After `cancel()` the function goes on waiting until the deadline, or for ever when the context has none.",
        why: "`Deadline` only tells when a context ends at the latest. `SetDeadline` takes that moment over and knows nothing \
              of the context.",
        repair: "Interrupt the connection when the context ends: `context.AfterFunc(ctx, func() { c.SetDeadline(time.Now()) \
                 })`. It covers the deadline too. If the connection is used again afterwards, take that deadline away.",
        bad: r#"package p

import (
	"context"
	"net"
)

func ask(ctx context.Context, c net.Conn, p []byte) (int, error) {
	defer c.Close()
	if deadline, ok := ctx.Deadline(); ok {
		c.SetDeadline(deadline)
	}
	return c.Read(p)
}
"#,
        good: r#"package p

import (
	"context"
	"net"
	"time"
)

func ask(ctx context.Context, c net.Conn, p []byte) (int, error) {
	defer c.Close()
	if deadline, ok := ctx.Deadline(); ok {
		c.SetDeadline(deadline)
	}
	stop := context.AfterFunc(ctx, func() {
		c.SetDeadline(time.Now())
	})
	defer stop()
	return c.Read(p)
}
"#,
        references: &["https://pkg.go.dev/context#AfterFunc"],
    },
    check: Check::Call(&["context.Context.Deadline"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(context) = ctx.receiver(call).and_then(|context| ctx.local(context)) else { return };
    let Some(deadline) = ctx.target_local(call, 0) else { return };
    let func = ctx.enclosing_func(call.into());
    let Some(set) = ctx.uses(deadline).into_iter().find_map(|used| deadline_call(ctx, used)) else { return };
    let Some(conn) = ctx.receiver(set).and_then(|conn| ctx.own_local(conn)) else { return };
    let Some(name) = ctx.local_object(conn).filter(|local| local.ty.is_conn()).map(|local| local.name) else { return };
    if !ctx.uses(context).into_iter().all(|used| used_elsewhere_harmlessly(ctx, used)) || is_cut(ctx, conn, func) {
        return;
    }
    let place = Place::local(conn);
    let after = ctx.span(set).end;
    let transfers = Ops::READ | Ops::WRITE;
    let mut later = ctx.touches_of(&place).filter(|touch| ctx.span(touch.expr).start > after);
    let Some(work) = later.find(|touch| ctx.ops_of(touch).any(transfers) && !ctx.is_apart(touch.expr, func)) else {
        return;
    };
    if is_only_timed(ctx, context) {
        return;
    }
    let finding = RULE.risk(call, format!("what waits for `{name}` does not notice that the context is cancelled"));
    ctx.report(finding.related(work.expr, "this may wait").fix(fix(ctx, call, set, context, conn)));
}

/// Whether every caller passes a context that comes of `context.Background()` and a time limit. Of callers that can't be read
/// that is believed.
fn is_only_timed(ctx: &Ctx, context: LocalId) -> bool {
    let object = ctx.local_object(context);
    let Some(LocalKind::Param(index)) = object.map(|object| object.kind) else { return false };
    let Some(function) = ctx.function().filter(|it| !it.name.is_exported()) else { return false };
    if !ctx.is_package_whole() {
        return true;
    }
    let sites = ctx.call_sites(function);
    let timed = |site: &query::Site| {
        let argument = site.model.arg(site.call, index as usize);
        argument.is_some_and(|argument| is_timed(&site.model, argument, MAX_CONTEXTS))
    };
    !sites.is_empty() && sites.iter().all(timed)
}

/// Contexts of contexts are followed this far.
const MAX_CONTEXTS: usize = 3;

fn is_timed(model: &Model, context: ExprId, depth: usize) -> bool {
    let origins = model.origins(context);
    let has_limit = |call: ExprId| {
        let callee = model.callee(call);
        let parent = model.arg(call, 0);
        callee.is_func_of("context", &["Background", "TODO"])
            || callee.is_func_of("context", &["WithTimeout", "WithDeadline"])
                && depth > 0
                && parent.is_some_and(|parent| is_timed(model, parent, depth - 1))
    };
    !origins.is_empty() && origins.into_iter().all(has_limit)
}

/// The call that makes a time the deadline of something.
fn deadline_call(ctx: &Ctx, time: ExprId) -> Option<ExprId> {
    let call = ctx.parent(time.into())?.expr()?;
    let is_set = ctx.callee(call).symbol().is_some_and(|symbol| query::DEADLINES.contains(&symbol.as_str()));
    is_set.then_some(call)
}

/// Whether a use of the context neither watches it nor lets others do so beyond the use.
fn used_elsewhere_harmlessly(ctx: &Ctx, used: ExprId) -> bool {
    let Some(parent) = ctx.parent(used.into()).and_then(Node::expr) else { return false };
    if matches!(ctx.decl()[parent], Expr::Call { .. }) {
        let callee = ctx.callee(parent);
        return callee.is_method("net", "Dialer", "DialContext")
            || callee.is_method("crypto/tls", "Dialer", "DialContext");
    }
    let call = ctx.parent(parent.into()).and_then(Node::expr);
    call.is_some_and(|call| {
        let callee = ctx.callee(call);
        ["Deadline", "Value"].iter().any(|name| callee.is_method("context", "Context", name))
    })
}

/// Whether somebody may close or interrupt the connection from elsewhere.
fn is_cut(ctx: &Ctx, conn: LocalId, func: FuncRef) -> bool {
    let place = Place::local(conn);
    let here = ctx.touches_of(&place).any(|touch| {
        let cuts = Ops::CLOSE | Ops::READ_DEADLINE | Ops::WRITE_DEADLINE;
        ctx.ops_of(touch).any(Ops::UNSEEN | Ops::STORED | Ops::OWNED)
            || (ctx.ops_of(touch).any(cuts) && ctx.is_apart(touch.expr, func))
    });
    let is_param = ctx.local_object(conn).is_some_and(|local| matches!(local.kind, LocalKind::Param(_)));
    here || (is_param && !ctx.is_left_alone_by_callers(conn))
}

/// Only where the function closes the connection at its end: elsewhere the deadline that interrupts would stay in force.
fn fix(ctx: &Ctx, call: ExprId, set: ExprId, context: LocalId, conn: LocalId) -> Option<Patch> {
    let (context, name) = (ctx.local_object(context)?.name, ctx.local_object(conn)?.name);
    let func = ctx.enclosing_func(call.into());
    let body = func.body(ctx.decl())?;
    let contains = |stmt: &StmtId| ctx.decl().stmt_span(*stmt).contains(ctx.span(set));
    let around = ctx.stmts_of(body).into_iter().find(contains)?;
    let is_closed = ctx.touches_of(&Place::local(conn)).any(|touch| {
        touch.run == Run::Deferred && touch.ops.any(Ops::CLOSE) && ctx.span(touch.expr).end < ctx.span(call).start
    });
    if !is_closed || ctx.visible_name(conn, around.into()).is_none() {
        return None;
    }
    let stop = ctx.fresh_name("stop");
    let watch = format!("{stop} := $context.AfterFunc({context}, func() {{\n{name}.SetDeadline($time.Now())\n}})");
    let patch = Patch::offered("Interrupt the connection when the context ends");
    Some(patch.insert_after(around, format!("{watch}\ndefer {stop}()")))
}
