//! Only where one write after the other can come to wait: in a loop over a served connection, to one connection after the
//! other, or in several statements in a row that don't look at the error. What limits a read limits a write here too, so
//! the silences are those of reads; besides, Unix sockets and streams that are copied are left alone, and so is a loop over
//! connections in a package that sets a write deadline anywhere.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "write-without-deadline",
    entries: &["net-22", "net-29"],
    tiers: &[Tier::Risk, Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A write waits without limit for a peer that does not read",
        effect: "When the peer stops reading, the buffers of both sides fill up and `Write` blocks for ever. In a loop over \
                 all clients that one client holds up all others.",
        why: "TCP waits as long as the peer answers, and a peer that does not read still acknowledges and announces an empty \
              window. Keepalive does not notice it either.",
        repair: "Call `SetWriteDeadline` before the write, and close the connection when it fails: after a partial write the \
                 stream can't be used any more.",
        bad: r#"package p

import "net"

func broadcast(clients []net.Conn, message []byte) error {
	for _, c := range clients {
		if _, err := c.Write(message); err != nil {
			return err
		}
	}
	return nil
}
"#,
        good: r#"package p

import (
	"net"
	"time"
)

func broadcast(clients []net.Conn, message []byte) error {
	for _, c := range clients {
		c.SetWriteDeadline(time.Now().Add(10 * time.Second))
		if _, err := c.Write(message); err != nil {
			return err
		}
	}
	return nil
}
"#,
        references: &["https://pkg.go.dev/net#Conn"],
    },
    check: Check::Any(&[
        Check::Call(query::ACCEPTS, check_opened),
        Check::Call(query::DIALS, check_opened),
        Check::Func(check_handler),
        Check::Stmt(&[StmtKind::Range], check_broadcast),
    ]),
    ..Rule::NEW
};

/// A connection that the function accepts or dials itself.
fn check_opened(ctx: &Ctx, call: ExprId) {
    let Some(conn) = ctx.target(call, 0).and_then(|target| ctx.declared(target)) else { return };
    if ctx.callee(call).is_accept() {
        return check(ctx, conn);
    }
    let is_dialed_tcp = ctx.args(call).take(2).any(|arg| {
        let network = ctx.constant(arg).and_then(Const::as_str);
        network.is_some_and(|network| matches!(network, "tcp" | "tcp4" | "tcp6"))
    });
    if is_dialed_tcp {
        check_row(ctx, conn);
    }
}

/// A connection that the function is given.
fn check_handler(ctx: &Ctx, func: FuncRef) {
    if func == FuncRef::Decl {
        for (_, conn) in ctx.params() {
            check(ctx, conn);
        }
    }
}

fn is_tcp(ty: Ty) -> bool {
    ty.is_stream_conn() && !ty.is_pointer_to("net", "UnixConn")
}

/// A connection that is served, in a loop or else in a row of statements.
fn check(ctx: &Ctx, conn: LocalId) {
    let Some(object) = ctx.local_object(conn).filter(|object| is_tcp(object.ty)) else { return };
    let Some(query::Transfer { call, repeats: true }) = ctx.main_transfer(conn, Ops::WRITE) else {
        return check_row(ctx, conn);
    };
    let message = format!("writing to `{}` waits without limit for a client that does not read", object.name);
    let finding = match ctx.unlimited_peer(conn, call, Ops::WRITE_DEADLINE) {
        _ if ctx.is_copied(conn) => return,
        Some(query::Peer::Client(Some(site))) => {
            RULE.risk(call, message).related(&site, "an accepted connection is handed over here")
        }
        Some(query::Peer::Client(None)) => RULE.risk(call, message),
        Some(query::Peer::Unseen) => RULE.hint(call, message),
        None => return,
    };
    ctx.report(finding.fix(fix(ctx, conn, call)));
}

/// Two writes in a row whose results are dropped.
fn check_row(ctx: &Ctx, conn: LocalId) {
    let stmts = |call: ExprId| ctx.parent(call.into()).and_then(Node::stmt);
    let writes = ctx.transfers(conn, Ops::WRITE);
    let row = writes.windows(2).find(|pair| match (stmts(pair[0].call), stmts(pair[1].call)) {
        (Some(first), Some(second)) => {
            matches!(ctx.decl()[first], Stmt::Expr(_))
                && matches!(ctx.decl()[second], Stmt::Expr(_))
                && ctx.next_stmt(first) == Some(second)
        }
        _ => false,
    });
    let Some(&[query::Transfer { call, .. }, next]) = row else { return };
    let Some(name) = ctx.local_object(conn).map(|local| local.name) else { return };
    let is_limited = ctx.may_be_limited(conn, call, Ops::WRITE_DEADLINE)
        || ctx.is_copied(conn)
        || writes.iter().any(|write| is_buffered(ctx, write.call));
    // Of what a function is given, the callers decide.
    let is_given = ctx.only_definition(conn).is_none();
    if is_limited || (is_given && ctx.unlimited_peer(conn, call, Ops::WRITE_DEADLINE).is_none()) {
        return;
    }
    let finding =
        RULE.hint(call, format!("each write to `{name}` may wait without limit for a peer that does not read"));
    ctx.report(finding.related(next.call, "and the next one").fix(fix(ctx, conn, call)));
}

/// Whether a write goes to a buffer first.
fn is_buffered(ctx: &Ctx, call: ExprId) -> bool {
    let is_buffer = |expr: ExprId| ctx.ty(expr).is_pointer_to("bufio", "Writer");
    ctx.receiver(call).is_some_and(is_buffer) || ctx.arg(call, 0).is_some_and(is_buffer)
}

/// A loop that writes to one connection after the other.
fn check_broadcast(ctx: &Ctx, around: StmtId) {
    let Stmt::Range { key, value, define: true, x, .. } = ctx.decl()[around] else { return };
    if ctx.is_channel(ctx.ty(x)) {
        return;
    }
    let func = ctx.enclosing_func(around.into());
    for local in [key, value].into_iter().flatten().filter_map(|target| ctx.declared(target)) {
        let root = Place::local(local);
        let write = ctx.touches().iter().find_map(|touch| {
            let is_write = touch.place.is_within(&root) && touch.ops.any(Ops::WRITE) && is_tcp(ctx.ty(touch.expr));
            let call = ctx.transfer(touch).filter(|_| is_write && !ctx.is_apart(touch.expr, func))?;
            Some((touch, call))
        });
        let Some((touch, call)) = write else { continue };
        let may_limit = Ops::WRITE_DEADLINE | Ops::ESCAPES;
        let Some(conn) = ctx.text(touch.expr) else { continue };
        if ctx.fate(&touch.place).any(may_limit)
            || ctx.enclosing_loop(call.into()) != Some(around)
            || !ctx.is_package_whole()
            || ctx.is_done_in_package(Ops::WRITE_DEADLINE)
        {
            continue;
        }
        let finding = RULE.risk(call, format!("one peer that does not read from `{conn}` holds up all others"));
        let set = format!("{conn}.SetWriteDeadline($time.Now().Add(10 * $time.Second))");
        let fix =
            ctx.stmt_before(call).map(|stmt| Patch::offered("Wait for 10 seconds at most").insert_before(stmt, set));
        ctx.report(finding.related(around, "in this loop").fix(fix));
    }
}

fn fix(ctx: &Ctx, conn: LocalId, call: ExprId) -> Option<Patch> {
    let stmt = ctx.stmt_before(call)?;
    let name = ctx.conn_name(conn, call, stmt.into())?;
    let set = format!("{name}.SetWriteDeadline($time.Now().Add(10 * $time.Second))");
    Some(Patch::offered("Wait for 10 seconds at most").insert_before(stmt, set))
}
