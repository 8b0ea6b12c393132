//! Giving back means: to a `sync.Pool`, by sending on a channel, or to a function of the package that takes nothing but the
//! connection and keeps it. One that reads from the connection first is taken to check it. Connections that the function
//! holds by a variable which never changes; what happens in the pool, or when a connection is taken out, is not looked at.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "pooled-broken-conn",
    entries: &["net-36"],
    tiers: &[Tier::Bug, Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A connection that is closed or has failed goes back into a pool",
        effect: "The next one to take it gets `use of closed network connection`, a broken pipe, or the rest of an answer to \
                 somebody else's request.",
        why: "After an error nobody knows how much of the conversation has taken place, and a closed connection never works \
              again. A pool hands out what it was given. A `sync.Pool` also drops its items at any time without closing them.",
        repair: "Give a connection back only after success; close it after any error.",
        bad: r#"package p

import (
	"net"
	"time"
)

type client struct {
	idle chan net.Conn
}

func (cl *client) send(c net.Conn, message []byte) error {
	c.SetDeadline(time.Now().Add(time.Second))
	if _, err := c.Write(message); err != nil {
		c.Close()
		cl.idle <- c
		return err
	}
	cl.idle <- c
	return nil
}
"#,
        good: r#"package p

import (
	"net"
	"time"
)

type client struct {
	idle chan net.Conn
}

func (cl *client) send(c net.Conn, message []byte) error {
	c.SetDeadline(time.Now().Add(time.Second))
	if _, err := c.Write(message); err != nil {
		c.Close()
		return err
	}
	cl.idle <- c
	return nil
}
"#,
        references: &["https://pkg.go.dev/sync#Pool"],
    },
    check: Check::Func(check),
    ..Rule::NEW
};

/// A statement or deferred call that gives a connection back.
struct Gift {
    at: Span,
    stmt: StmtId,
    point: Point,
    deferred: bool,
    to_sync_pool: bool,
}

fn check(ctx: &Ctx, func: FuncRef) {
    if ctx.cfg(func).has_errors() {
        return;
    }
    let conns = (0..).map(LocalId).zip(&ctx.info().locals).filter(|(_, local)| {
        let is_held = matches!(local.kind, LocalKind::Var | LocalKind::Param(_)) && local.func == func.lit();
        is_held && local.ty.is_conn()
    });
    for (local, conn) in conns {
        let place = Place::local(local);
        if ctx.fate(&place).any(Ops::STORE) {
            continue;
        }
        for gift in gifts(ctx, func, &place) {
            report(ctx, func, &place, conn.name, &gift);
        }
    }
}

fn report(ctx: &Ctx, func: FuncRef, place: &Place, name: Symbol, gift: &Gift) {
    if let Some(close) = close_before(ctx, func, place, gift) {
        let finding = RULE.bug(gift.at, format!("`{name}` is closed and goes back into the pool"));
        return ctx.report(finding.related(close, "it is closed here").fix(fix_closed(ctx, gift)));
    }
    if let Some((failing, _)) = failure_before(ctx, func, place, gift) {
        let finding = RULE.risk(gift.at, format!("`{name}` goes back into the pool although it failed"));
        return ctx.report(finding.related(failing, "it fails here").fix(fix_failed(ctx, func, place, name, gift)));
    }
    if gift.to_sync_pool {
        ctx.report(RULE.risk(gift.at, format!("`sync.Pool` may drop `{name}` without closing it")));
    }
}

/// Where the function gives the connection back.
fn gifts(ctx: &Ctx, func: FuncRef, place: &Place) -> Vec<Gift> {
    let cfg = ctx.cfg(func);
    let gift = |touch: &Touch| {
        let (at, to_sync_pool) = given_at(ctx, touch)?;
        let stmt = ctx.enclosing_listed_stmt(touch.expr.into())?;
        let deferred = matches!(ctx.decl()[stmt], Stmt::Defer(_));
        let is_plain = deferred || matches!(ctx.decl()[stmt], Stmt::Expr(_) | Stmt::Send { .. });
        let point = ctx.moment(func, &cfg, touch.expr)?;
        let is_here = ctx.enclosing_func(touch.expr.into()) == func && is_plain;
        is_here.then_some(Gift { at, stmt, point, deferred, to_sync_pool })
    };
    ctx.touches_of(place).filter_map(gift).collect()
}

/// The call or send by which a use of a connection gives it back, and whether it goes to a `sync.Pool`.
fn given_at(ctx: &Ctx, touch: &Touch) -> Option<(Span, bool)> {
    match ctx.parent(touch.expr.into())? {
        Node::Stmt(stmt) => match ctx.decl()[stmt] {
            Stmt::Send { .. } => Some((ctx.decl().stmt_span(stmt), false)),
            _ => None,
        },
        Node::Expr(call) => {
            if ctx.callee(call).is_method("sync", "Pool", "Put") {
                return Some((ctx.span(call), true));
            }
            let pass = touch.pass.filter(|pass| pass.call == call)?;
            let summaries = ctx.summaries();
            let may = summaries.function(pass.callee)?.arg(pass.arg).may;
            let keeps =
                may.any(Ops::STORED) && !may.any(Ops::READ | Ops::WRITE | Ops::RETURNED | Ops::UNSEEN | Ops::SHARED);
            (keeps && ctx.args(call).len() == 1).then(|| (ctx.span(call), false))
        }
        _ => None,
    }
}

/// The Close that has happened whenever the connection is given back.
fn close_before(ctx: &Ctx, func: FuncRef, place: &Place, gift: &Gift) -> Option<ExprId> {
    let flow = ctx.flow(func);
    let is_close = |touch: &&Touch| touch.run == Run::Here && touch.ops.any(Ops::CLOSE);
    ctx.touches_of(place).filter(is_close).map(|touch| touch.expr).find(|close| {
        let Some(point) = ctx.moment(func, flow.cfg(), *close) else { return false };
        let is_same = ctx.enclosing_func((*close).into()) == func;
        is_same
            && if gift.deferred { flow.always_before(gift.point, point) } else { flow.always_before(point, gift.point) }
    })
}

/// A read or write whose error leads to the gift, with the branch that it takes.
fn failure_before(ctx: &Ctx, func: FuncRef, place: &Place, gift: &Gift) -> Option<(ExprId, StmtId)> {
    let flow = ctx.flow(func);
    failures(ctx, place).into_iter().find(|(call, then)| {
        let Some(point) = flow.cfg().point_of(*call) else { return false };
        let inside = ctx.decl().stmt_span(*then).contains(gift.at);
        if gift.deferred { flow.always_before(gift.point, point) } else { inside }
    })
}

/// The reads and writes of a connection whose error is checked at once, with the branch that leaves then and does not close
/// the connection.
fn failures(ctx: &Ctx, place: &Place) -> Vec<(ExprId, StmtId)> {
    let failing = |touch: &Touch| {
        let mut around = ctx.ancestors(touch.expr.into()).map_while(Node::expr);
        let call = around.find(|call| ctx.receiving(*call).is_some())?;
        let receiving = ctx.receiving(call)?;
        let results = match ctx.ty(call).kind() {
            TyKind::Tuple(types) => types.len(),
            _ => 1,
        };
        let err = ctx.target_local(call, results.checked_sub(1)?)?;
        let check = ctx.error_check(receiving.stmt, err).filter(|check| ctx.leaves(*check))?;
        let Stmt::If { then, .. } = ctx.decl()[check] else { return None };
        let branch = ctx.decl().stmt_span(then);
        let closes =
            ctx.touches_of(place).any(|it| branch.contains(ctx.span(it.expr)) && ctx.ops_of(it).any(Ops::CLOSE));
        let is_error = ctx.local_object(err).is_some_and(|err| err.ty.is_error());
        (!closes && is_error).then_some((call, then))
    };
    ctx.touches_of(place).filter(|touch| touch.ops.any(Ops::READ | Ops::WRITE)).filter_map(failing).collect()
}

/// Without the gift of what was closed.
fn fix_closed(ctx: &Ctx, gift: &Gift) -> Option<Patch> {
    let is_alone = matches!(ctx.decl()[gift.stmt], Stmt::Expr(_) | Stmt::Send { .. });
    is_alone.then(|| Patch::offered("Keep it out of the pool").delete(gift.stmt))
}

/// Closes the connection in each branch of a failure, and gives it back at the end.
fn fix_failed(ctx: &Ctx, func: FuncRef, place: &Place, name: Symbol, gift: &Gift) -> Option<Patch> {
    if gift.to_sync_pool {
        return None;
    }
    let patch = Patch::offered(format!("Close `{name}` instead"));
    if !gift.deferred {
        return Some(patch.replace(gift.stmt, format!("{name}.Close()")));
    }
    let Stmt::Defer(call) = ctx.decl()[gift.stmt] else { return None };
    let put = ctx.text(call)?;
    let failures = failures(ctx, place);
    let body = func.body(ctx.decl())?;
    let end = ctx.stmts_of(body).last().copied()?;
    let returns = ctx
        .stmts_in(ctx.decl().stmt_span(body))
        .filter(|stmt| matches!(ctx.decl()[*stmt], Stmt::Return(_)) && ctx.enclosing_func((*stmt).into()) == func);
    let mut patch = patch.delete(gift.stmt);
    for stmt in returns.filter(|stmt| ctx.decl().stmt_span(*stmt).start > gift.at.start && *stmt != end) {
        let (_, then) = failures.iter().find(|(_, then)| ctx.stmts_of(*then).last() == Some(&stmt))?;
        patch = patch.insert_first(*then, format!("{name}.Close()"));
    }
    let end_span = ctx.decl().stmt_span(end);
    let uses_it = ctx.touches_of(place).any(|touch| end_span.contains(ctx.span(touch.expr)));
    match ctx.decl()[end] {
        Stmt::Return(_) if !uses_it => Some(patch.insert_before(end, put)),
        Stmt::Return(_) => None,
        _ => Some(patch.insert_after(end, put)),
    }
}
