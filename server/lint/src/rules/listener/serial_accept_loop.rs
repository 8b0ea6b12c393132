//! Only a handler in the package that can be seen to converse: it reads in a loop, or until the peer is done, and neither
//! starts a goroutine nor hands the connection on. A handler that answers and closes is fast enough for many a server. A
//! loop that runs several times at once serves several clients, so any sign of that keeps the rule silent. A loop that ends
//! or goes on by the kind of error that the handler returns is made for one peer that may come back.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "serial-accept-loop",
    entries: &["conn-12"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "The accept loop serves one client at a time",
        effect: "The second client connects, because the kernel completes the handshake, and then waits for an answer until \
                 the first one hangs up. One idle client stops the whole service.",
        why: "The next Accept comes when the handler has returned, and this handler goes on reading as long as its \
              client likes.",
        repair: "Start the handler with `go`. Look first at what handlers share: they run at the same time then.",
        bad: r#"package p

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"time"
)

func serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return err
		}
		handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
	s := bufio.NewScanner(c)
	for {
		c.SetReadDeadline(time.Now().Add(time.Minute))
		if !s.Scan() {
			return
		}
		fmt.Println(s.Text())
	}
}
"#,
        good: r#"package p

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"time"
)

func serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
	s := bufio.NewScanner(c)
	for {
		c.SetReadDeadline(time.Now().Add(time.Minute))
		if !s.Scan() {
			return
		}
		fmt.Println(s.Text())
	}
}
"#,
        references: &["https://pkg.go.dev/net#Listener"],
    },
    check: Check::Call(query::ACCEPTS, check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, accept: ExprId) {
    let Some(accept_loop) = ctx.enclosing_loop(accept.into()) else { return };
    let Some(conn) = ctx.target(accept, 0).and_then(|target| ctx.own_local(target)) else { return };
    if !matches!(ctx.decl()[accept_loop], Stmt::For { .. }) || !ctx.spawns_in_loop(accept_loop).is_empty() {
        return;
    }
    let place = Place::local(conn);
    let converses = |touch: &&Touch| {
        touch.run == Run::Here
            && touch.lit == ctx.enclosing_func(accept.into()).lit()
            && touch.pass.is_some_and(|pass| ctx.converses(pass.callee, pass.arg))
    };
    let Some(pass) = ctx.touches_of(&place).find(converses).and_then(|touch| touch.pass) else { return };
    let flow = ctx.flow(ctx.enclosing_func(accept.into()));
    let repeats = flow.cfg().point_of(pass.call).is_some_and(|point| flow.repeats(point));
    if !repeats || flow.cfg().has_errors() {
        return;
    }
    if !ctx.is_package_whole() || is_one_of_many(ctx, accept_loop) || is_led_by(ctx, accept_loop, pass.call) {
        return;
    }
    let finding = RULE.risk(pass.call, "the next client waits until this one is done");
    ctx.report(finding.related(accept, "clients are accepted here").fix(fix(ctx, conn, pass.call)));
}

/// Whether the result of a call decides if the loop is left.
fn is_led_by(ctx: &Ctx, accept_loop: StmtId, call: ExprId) -> bool {
    let Some(result) = ctx.target_local(call, 0) else { return false };
    let is_leaving = |check: StmtId| match ctx.decl()[check] {
        Stmt::If { cond, then, .. } => {
            let names = |expr: ExprId| ctx.local(expr) == Some(result);
            ctx.span(cond).start > ctx.span(call).end
                && ctx.is_not_nil(cond).is_none()
                && ctx.exprs_in(ctx.span(cond)).any(names)
                && ctx.may_leave(then)
        }
        _ => false,
    };
    ctx.stmts_in(ctx.decl().stmt_span(accept_loop)).any(is_leaving)
}

/// Whether the loop may run in several goroutines at once.
fn is_one_of_many(ctx: &Ctx, accept_loop: StmtId) -> bool {
    let is_loop = |node: Node| matches!(node, Node::Stmt(stmt) if matches!(ctx.decl()[stmt], Stmt::For { .. } | Stmt::Range { .. }));
    if ctx.ancestors(accept_loop.into()).any(is_loop) {
        return true;
    }
    let Some(function) = ctx.function() else { return true };
    let starts = |site: &query::Site| {
        site.model.ancestors(site.call.into()).any(|node| match node {
            Node::Stmt(stmt) => matches!(site.model.decl()[stmt], Stmt::For { .. } | Stmt::Range { .. }),
            _ => false,
        })
    };
    let sites = ctx.call_sites(function);
    let spawned = |site: &&query::Site| {
        let around = site.model.parent(site.call.into()).and_then(Node::stmt);
        around.is_some_and(|stmt| matches!(site.model.decl()[stmt], Stmt::Go(_)))
    };
    sites.iter().any(starts) || sites.iter().filter(spawned).count() > 1
}

/// A goroutine for each connection, where nothing is done with the connection after the call.
fn fix(ctx: &Ctx, conn: LocalId, call: ExprId) -> Option<Patch> {
    let stmt = ctx.stmt_of(call)?;
    let end = ctx.span(call).end;
    let is_statement = matches!(ctx.decl()[stmt], Stmt::Expr(only) if only == call);
    let used_later = |touch: &Touch| ctx.span(touch.expr).start >= end || touch.run != Run::Here;
    let place = Place::local(conn);
    if !is_statement || ctx.touches_of(&place).any(used_later) || !ctx.fate(&place).any(Ops::CLOSE) {
        return None;
    }
    let around = ctx.ancestors(ctx.local_object(conn)?.ident.into()).find_map(|node| match node {
        Node::Stmt(stmt) if matches!(ctx.decl()[stmt], Stmt::Assign { .. }) => ctx.enclosing_loop(stmt.into()),
        _ => None,
    });
    around?;
    Some(Patch::offered("Serve each client in a goroutine of its own").surround(call, "go ", ""))
}
