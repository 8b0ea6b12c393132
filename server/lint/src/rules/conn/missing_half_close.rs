//! Both copies must stand in one function, one of them in a goroutine, with the same two stream connections swapped.
//! Silent where something closes the sending side, where both copies are waited for, where a connection is handed to other
//! code that may do either, and for TLS, datagrams and `net.Pipe`. The fix is offered for the plain shape only: a copy in a
//! goroutine next to one in line.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "missing-half-close",
    entries: &["net-08"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A proxy copies both ways and never passes on the end of a direction",
        effect: "A peer that waits for the end of the request before it answers waits for ever, and when both connections \
                 are closed as soon as one direction ends, the answer is lost. Measured with a server that reads \
                 everything and then replies: no reply arrived, without any error.",
        why: "`io.Copy` returns when its source ends, but tells nobody. The other side learns of the end only when the \
              sending side of its connection is shut down with CloseWrite; Close ends the opposite direction, too.",
        repair: "After each copy call `CloseWrite` on its destination, wait for both copies, then close both connections.",
        bad: r#"package p

import (
	"io"
	"net"
)

func splice(client, server net.Conn) {
	defer client.Close()
	defer server.Close()
	go io.Copy(server, client)
	io.Copy(client, server)
}
"#,
        good: r#"package p

import (
	"io"
	"net"
)

func splice(client, server *net.TCPConn) {
	defer client.Close()
	defer server.Close()
	done := make(chan struct{})
	go func() {
		defer close(done)
		io.Copy(server, client)
		server.CloseWrite()
	}()
	io.Copy(client, server)
	client.CloseWrite()
	<-done
}
"#,
        references: &["https://pkg.go.dev/net#TCPConn.CloseWrite"],
    },
    check: Check::Call(&["io.Copy", "io.CopyBuffer"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some((to, from)) = ends(ctx, call) else { return };
    let is_back = |other: &ExprId| ends(ctx, *other).is_some_and(|(a, b)| (a, b) == (from.clone(), to.clone()));
    let whole = Span::new(0, ctx.decl().len);
    let Some(back) = ctx.calls_in(whole).find(is_back) else { return };
    // Each pair is looked at once, from the copy that comes first.
    if ctx.span(back).start < ctx.span(call).start {
        return;
    }
    let names_half_close = ctx.decl().exprs().any(|expr| ctx.decl().ident(expr).is_some_and(|it| it == "CloseWrite"));
    if names_half_close || [&to, &from].iter().any(|end| is_handed_on(ctx, end)) || waits_for_both(ctx, call, back) {
        return;
    }
    let (Some(source), Some(target)) = (ctx.arg(call, 1), ctx.arg(call, 0)) else { return };
    let (Some(source), Some(target)) = (ctx.last_name(source), ctx.last_name(target)) else { return };
    let finding = RULE.risk(call, format!("the end of `{source}` is not passed on to `{target}`"));
    ctx.report(finding.related(back, "nor is the end of the other direction").fix(fix(ctx, call, back)));
}

/// Destination and source of a copy between two stream connections.
fn ends(ctx: &Ctx, call: ExprId) -> Option<(Place, Place)> {
    if !ctx.callee(call).is_func_of("io", &["Copy", "CopyBuffer"]) {
        return None;
    }
    let (to, from) = (ctx.arg(call, 0)?, ctx.arg(call, 1)?);
    let is_stream = |end: ExprId| {
        let origin = ctx.conn_origin(end);
        let is_plain = |origin: query::ConnOrigin| {
            !origin.tls && matches!(origin.network, None | Some(Network::Tcp | Network::Unix))
        };
        ctx.ty(end).is_stream_conn() && !ctx.ty(end).is_pointer_to("crypto/tls", "Conn") && origin.is_none_or(is_plain)
    };
    if !is_stream(from) {
        return None;
    }
    let (to, from) = (ctx.aliased_place(to)?, ctx.aliased_place(from)?);
    (to != from).then_some((to, from))
}

/// The `go` statement that makes a call, at once or in its function literal.
fn go_around(ctx: &Ctx, call: ExprId) -> Option<StmtId> {
    match ctx.parent(call.into()) {
        Some(Node::Stmt(stmt)) if matches!(ctx.decl()[stmt], Stmt::Go(_)) => Some(stmt),
        _ => ctx.go_statement_of(ctx.enclosing_func(call.into()).lit()?),
    }
}

/// Whether code that is not looked at gets hold of the connection, unless all it does is to close it.
fn is_handed_on(ctx: &Ctx, end: &Place) -> bool {
    let touches = ctx.touches().iter().filter(|touch| touch.place == *end);
    touches.into_iter().any(|touch| {
        let closes = ctx.certain_ops_of(touch).any(Ops::CLOSE);
        ctx.ops_of(touch).any(Ops::CLOSE_WRITE | Ops::ESCAPES) || (touch.pass.is_some() && !closes)
    })
}

/// Whether the function goes on only when both copies are done.
fn waits_for_both(ctx: &Ctx, one: ExprId, other: ExprId) -> bool {
    let spawned: Vec<Span> =
        [one, other].iter().filter_map(|call| go_around(ctx, *call)).map(|stmt| ctx.decl().stmt_span(stmt)).collect();
    let is_outside = |span: Span| !spawned.iter().any(|goroutine| goroutine.contains(span));
    let whole = Span::new(0, ctx.decl().len);
    let waits = ctx.calls_in(whole).any(|call| {
        let callee = ctx.callee(call);
        // A function value may wait, too.
        is_outside(ctx.span(call)) && (callee.method_name() == Some("Wait") || callee == Callee::Unknown)
    });
    let selects = ctx.stmts_in(whole).any(|stmt| {
        let waits = match ctx.decl()[stmt] {
            Stmt::Select { .. } => true,
            Stmt::Range { x, .. } => ctx.is_channel(ctx.ty(x)),
            _ => false,
        };
        waits && is_outside(ctx.decl().stmt_span(stmt))
    });
    let receives: Vec<ExprId> = ctx.receives_in(whole).filter(|channel| is_outside(ctx.span(*channel))).collect();
    let repeats = receives.iter().any(|channel| ctx.enclosing_loop((*channel).into()).is_some());
    waits || selects || repeats || receives.len() >= spawned.len()
}

/// Both copies through a function that passes on the end, and a wait for both.
fn fix(ctx: &Ctx, call: ExprId, back: ExprId) -> Option<Patch> {
    let (first, second) = (plain_copy(ctx, call)?, plain_copy(ctx, back)?);
    let is_go = |stmt: StmtId| matches!(ctx.decl()[stmt], Stmt::Go(_));
    if ctx.next_stmt(first) != Some(second) || is_go(first) == is_go(second) {
        return None;
    }
    let text = |call, index| ctx.text(ctx.arg(call, index)?);
    let (done, copy) = (ctx.fresh_name("done"), ctx.fresh_name("pass"));
    let helper = format!(
        "{done} := make(chan struct{{}}, 2)\n{copy} := func(dst, src $net.Conn) {{\nio.Copy(dst, src)\nif half, ok := \
         dst.(interface{{ CloseWrite() error }}); ok {{\nhalf.CloseWrite()\n}} else {{\ndst.Close()\n}}\n{done} <- \
         struct{{}}{{}}\n}}\ngo {copy}({}, {})",
        text(call, 0)?,
        text(call, 1)?,
    );
    let rest = format!("go {copy}({}, {})\n<-{done}\n<-{done}", text(back, 0)?, text(back, 1)?);
    Some(Patch::offered("Pass on the end of each direction").replace(first, helper).replace(second, rest))
}

/// The statement that does nothing but to copy, in line or in a goroutine.
fn plain_copy(ctx: &Ctx, call: ExprId) -> Option<StmtId> {
    if !ctx.callee(call).is_func("io", "Copy") {
        return None;
    }
    let stmt = ctx.stmt_of(call)?;
    if matches!(ctx.decl()[stmt], Stmt::Go(_)) || ctx.enclosing_func(call.into()) == FuncRef::Decl {
        let is_bare = matches!(ctx.decl()[stmt], Stmt::Go(_)) || ctx.bare_call(stmt) == Some(call);
        return Some(stmt).filter(|_| is_bare);
    }
    let lit = ctx.enclosing_func(call.into());
    let Some(go) = ctx.go_statement_of(lit.lit()?) else {
        return Some(stmt).filter(|stmt| ctx.bare_call(*stmt) == Some(call));
    };
    let body = ctx.stmts_of(lit.body(ctx.decl())?);
    (body == [stmt] && ctx.bare_call(stmt) == Some(call) && started_with_nothing(ctx, go)).then_some(go)
}

/// Whether a `go` statement calls without arguments.
fn started_with_nothing(ctx: &Ctx, go: StmtId) -> bool {
    matches!(ctx.decl()[go], Stmt::Go(call) if ctx.args(call).len() == 0)
}
