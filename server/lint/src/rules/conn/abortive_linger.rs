//! Silent where the connection is closed before anything more is written: that is how to reject or abort one. Silent too
//! where another value is set later, and where neither a write nor somebody who may write can be seen.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "abortive-linger",
    entries: &["net-19", "ctr-11"],
    tiers: &[Tier::Bug, Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "`SetLinger(0)` makes Close throw away what was written before",
        effect: "The peer gets a part of the data and then `connection reset by peer`. Measured: 128,000 of 1,048,576 bytes \
                 arrived.",
        why: "With a linger time of zero Close discards what the kernel has not sent yet and resets the connection. A \
              successful Write only means that the kernel has taken the data.",
        repair: "Leave the linger time alone: by default the kernel goes on sending after Close. Reset only connections \
                 that are rejected before anything is written to them.",
        bad: r#"package p

import (
	"net"
	"time"
)

func send(c *net.TCPConn, data []byte) error {
	defer c.Close()
	c.SetLinger(0)
	c.SetWriteDeadline(time.Now().Add(time.Minute))
	_, err := c.Write(data)
	return err
}
"#,
        good: r#"package p

import (
	"net"
	"time"
)

func send(c *net.TCPConn, data []byte) error {
	defer c.Close()
	c.SetWriteDeadline(time.Now().Add(time.Minute))
	_, err := c.Write(data)
	return err
}
"#,
        references: &["https://pkg.go.dev/net#TCPConn.SetLinger"],
    },
    check: Check::Call(&["net.TCPConn.SetLinger"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(conn) = ctx.receiver(call).and_then(|conn| ctx.aliased_place(conn)) else { return };
    if lingers(ctx, &conn) || matches!(ctx.parent(call.into()), Some(Node::Stmt(stmt)) if is_spawned(ctx, stmt)) {
        return;
    }
    let message = "closing the connection will discard what is not sent yet";
    if let Some(write) = reached(ctx, call, &conn, Ops::WRITE) {
        let tier = if ctx.fate(&conn).any(Ops::CLOSE) { Tier::Bug } else { Tier::Risk };
        let finding = RULE.finding(tier, call, message).related(write, "this may never arrive");
        return ctx.report(finding.fix(fix(ctx, call)));
    }
    let is_own = conn.as_local().and_then(|local| ctx.local_object(local)).is_some_and(|it| it.kind == LocalKind::Var);
    if let Some(away) = reached(ctx, call, &conn, Ops::ESCAPES).filter(|_| is_own) {
        let finding = RULE.risk(call, message).related(away, "it is used on from here");
        ctx.report(finding.fix(fix(ctx, call)));
    }
}

fn is_spawned(ctx: &Ctx, stmt: StmtId) -> bool {
    matches!(ctx.decl()[stmt], Stmt::Defer(_) | Stmt::Go(_))
}

/// Whether a linger time other than 0, or an unknown one, is set here or elsewhere.
fn lingers(ctx: &Ctx, conn: &Place) -> bool {
    ctx.touches_of(conn).filter_map(|touch| ctx.call_on(touch.expr)).any(|other| {
        let is_linger = ctx.callee(other).is_method("net", "TCPConn", "SetLinger");
        is_linger && ctx.arg(other, 0).and_then(|seconds| ctx.int(seconds)) != Some(0)
    })
}

/// Where something is done to the connection afterwards, before it is closed and before the variable holds another one.
fn reached(ctx: &Ctx, call: ExprId, conn: &Place, ops: Ops) -> Option<ExprId> {
    let func = ctx.enclosing_func(call.into());
    let flow = ctx.flow(func);
    let cfg = flow.cfg();
    let from = cfg.point_of(call).filter(|_| !cfg.has_errors())?;
    let of = |touch: &Touch| ctx.moment(func, cfg, touch.expr);
    let closes =
        ctx.touches_of(conn).filter(|touch| touch.run == Run::Here && ctx.certain_ops_of(touch).any(Ops::CLOSE));
    let mut ends: Vec<_> = closes.filter_map(of).collect();
    ends.extend(conn.as_local().into_iter().flat_map(|local| flow.locals().writes(local)).filter_map(|it| it.point));
    let wanted: Vec<(ExprId, _)> = ctx
        .touches_of(conn)
        .filter(|touch| ctx.ops_of(touch).any(ops))
        .filter_map(|touch| Some((touch.expr, of(touch)?)))
        .collect();
    let is_wanted = |point| wanted.iter().any(|(_, at)| *at == point);
    let found = flow.paths().find(Start::After(from), |at, _| is_wanted(at), |at, _| ends.contains(&at))?;
    wanted.iter().find(|(_, at)| *at == found).map(|(expr, _)| *expr)
}

/// Deletes the call, with the `if` around it that is there for nothing else.
fn fix(ctx: &Ctx, call: ExprId) -> Option<Patch> {
    let stmt = ctx.stmt_of(call)?;
    let mut doomed = match (ctx.bare_call(stmt), ctx.decl()[stmt]) {
        (Some(only), _) if only == call => stmt,
        (_, Stmt::Assign { .. }) => header_of(ctx, stmt)?,
        _ => return None,
    };
    let around = ctx.parent(doomed.into()).and_then(Node::stmt);
    if around.is_some_and(|block| ctx.stmts_of(block) == [doomed]) {
        let outer = ctx.parent(around?.into()).and_then(Node::stmt);
        match outer.map(|outer| (outer, ctx.decl()[outer])) {
            Some((outer, Stmt::If { init: Some(init), els: None, .. })) if is_assertion(ctx, init) => doomed = outer,
            Some((_, Stmt::If { .. })) => return None,
            _ => {}
        }
    }
    // A variable must not lose its only use.
    let local = ctx.receiver(call).and_then(|conn| ctx.local(conn));
    let uses = local.map(|local| ctx.uses(local)).unwrap_or_default();
    let span = ctx.decl().stmt_span(doomed);
    let is_var = local.and_then(|local| ctx.local_object(local)).is_some_and(|it| !span.contains(ctx.span(it.ident)));
    let strands = is_var && uses.iter().all(|used| span.contains(ctx.span(*used)));
    (!strands).then(|| Patch::offered("Leave the linger time alone").delete(doomed))
}

/// The `if` that a statement is the init statement of.
fn header_of(ctx: &Ctx, init: StmtId) -> Option<StmtId> {
    let stmt = ctx.parent(init.into())?.stmt()?;
    matches!(ctx.decl()[stmt], Stmt::If { init: Some(found), els: None, .. } if found == init).then_some(stmt)
}

/// `t, ok := c.(T)`
fn is_assertion(ctx: &Ctx, init: StmtId) -> bool {
    let Stmt::Assign { rhs, .. } = ctx.decl()[init] else { return false };
    ctx.decl().only(rhs).is_some_and(|value| matches!(ctx.decl()[ctx.decl().unparen(value)], Expr::TypeAssert { .. }))
}
