//! Only connections that are served: accepted here, or given to a function that nobody else in the package calls in
//! another way. Silent as soon as somebody may limit the waiting: a deadline anywhere in the function, its callees or its
//! callers, a goroutine that closes the connection, a connection that is registered, wrapped or passed on out of sight, a
//! field or method that is named after a timeout. Copies from stream to stream, and methods of types that are streams
//! themselves, are left to those who use them.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "read-without-deadline",
    entries: &["net-03", "conn-07"],
    tiers: &[Tier::Risk, Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A server reads from a client without a deadline",
        effect: "A client that connects and sends nothing keeps its goroutine and its descriptor for as long as it likes. \
                 A few thousand of them use up the descriptors of the server, and nobody else gets in.",
        why: "`Read` waits until something arrives. Keepalive, which is on for accepted TCP connections, only finds peers \
              that are gone: after about 150 seconds with Go's default settings. A live peer that is silent answers it.",
        repair: "Call `SetReadDeadline` before each read, or end the waiting from elsewhere: \
                 `context.AfterFunc(ctx, func() { c.Close() })`.",
        bad: r#"package p

import (
	"io"
	"log"
	"net"
)

func serve(ln net.Listener) error {
	c, err := ln.Accept()
	if err != nil {
		return err
	}
	go handle(c)
	return nil
}

func handle(c net.Conn) {
	defer c.Close()
	record := make([]byte, 16)
	for {
		if _, err := io.ReadFull(c, record); err != nil {
			return
		}
		log.Printf("record %x", record)
	}
}
"#,
        good: r#"package p

import (
	"io"
	"log"
	"net"
	"time"
)

func serve(ln net.Listener) error {
	c, err := ln.Accept()
	if err != nil {
		return err
	}
	go handle(c)
	return nil
}

func handle(c net.Conn) {
	defer c.Close()
	record := make([]byte, 16)
	for {
		c.SetReadDeadline(time.Now().Add(60 * time.Second))
		if _, err := io.ReadFull(c, record); err != nil {
			return
		}
		log.Printf("record %x", record)
	}
}
"#,
        references: &["https://pkg.go.dev/net#Conn"],
    },
    check: Check::Any(&[Check::Call(query::ACCEPTS, check_accepted), Check::Func(check_handler)]),
    ..Rule::NEW
};

/// A connection that the function accepts itself.
fn check_accepted(ctx: &Ctx, accept: ExprId) {
    if let Some(conn) = ctx.target(accept, 0).and_then(|target| ctx.declared(target)) {
        check(ctx, conn);
    }
}

/// A connection that the function is given.
fn check_handler(ctx: &Ctx, func: FuncRef) {
    if func == FuncRef::Decl {
        for (_, conn) in ctx.params() {
            if ctx.local_object(conn).is_some_and(|param| param.ty.is_stream_conn()) {
                check(ctx, conn);
            }
        }
    }
}

fn check(ctx: &Ctx, conn: LocalId) {
    let Some(query::Transfer { call, repeats }) = ctx.main_transfer(conn, Ops::READ) else { return };
    let Some(name) = ctx.local_object(conn).map(|local| local.name) else { return };
    let Some(peer) = ctx.unlimited_peer(conn, call, Ops::READ_DEADLINE) else { return };
    let silent = format!("a client that sends nothing to `{name}` is waited for without limit");
    let finding = match peer {
        query::Peer::Client(site) => {
            let tier = if repeats { Tier::Risk } else { Tier::Hint };
            let finding = RULE.finding(tier, call, silent);
            match site {
                Some(site) => finding.related(&site, "an accepted connection is handed over here"),
                None => finding,
            }
        }
        query::Peer::Unseen if is_handler(ctx, conn, repeats) => {
            RULE.hint(call, format!("a peer that sends nothing to `{name}` is waited for without limit"))
        }
        query::Peer::Unseen => return,
    };
    ctx.report(finding.fix(fix(ctx, conn, call)));
}

/// Whether the function looks like one that serves a connection: it closes the connection, or has no other and goes on
/// reading from it.
fn is_handler(ctx: &Ctx, conn: LocalId, repeats: bool) -> bool {
    let conns = ctx.params().filter(|(_, local)| ctx.local_object(*local).is_some_and(|param| param.ty.is_conn()));
    ctx.fate_of(conn).any(Ops::CLOSE) || (repeats && conns.count() == 1)
}

fn fix(ctx: &Ctx, conn: LocalId, call: ExprId) -> Option<Patch> {
    let patch = Patch::offered("Wait for 60 seconds at most");
    let set = |name: Symbol| format!("{name}.SetReadDeadline($time.Now().Add(60 * $time.Second))");
    if let Some(stmt) = ctx.stmt_before(call) {
        return Some(patch.insert_before(stmt, set(ctx.conn_name(conn, call, stmt.into())?)));
    }
    // The condition of a loop: before the first time, and after each line that has come.
    let around = ctx.enclosing_loop(call.into())?;
    let Stmt::For { cond: Some(cond), body, .. } = ctx.decl()[around] else { return None };
    if !ctx.span(cond).contains(ctx.span(call)) {
        return None;
    }
    let name = ctx.conn_name(conn, call, around.into())?;
    Some(patch.insert_before(around, set(name)).insert_first(body, set(name)))
}
