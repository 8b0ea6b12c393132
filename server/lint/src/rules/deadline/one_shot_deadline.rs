//! A deadline for a whole conversation may be meant: so only a constant one, on a connection that is served, in front of an
//! endless loop that reads and goes on for as long as the client does. A deadline that is set or taken away again anywhere
//! else is silent, and so is a loop that looks for timeouts.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "one-shot-deadline",
    entries: &["conn-10"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A deadline is set once for a loop that reads",
        effect: "A client that is active is cut off in the middle of its conversation, when the time since its connection \
                 was accepted is over.",
        why: "A deadline is a point in time and holds for all reads and writes after it. It does not move when something \
              arrives.",
        repair: "To limit how long a client may be silent, set the deadline before each read. To limit the whole \
                 conversation, say so in a comment.",
        bad: r#"package p

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
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
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
		c.SetReadDeadline(time.Now().Add(5 * time.Second))
		if _, err := io.ReadFull(c, record); err != nil {
			return
		}
		log.Printf("record %x", record)
	}
}
"#,
        references: &["https://pkg.go.dev/net#Conn"],
    },
    check: Check::Call(query::READ_DEADLINES, check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let is_constant = |time| ctx.from_now(time).is_some_and(|duration| ctx.constant(duration).is_some());
    if !ctx.arg(call, 0).is_some_and(is_constant) {
        return;
    }
    let Some(conn) = ctx.receiver(call).and_then(|conn| ctx.local(conn)) else { return };
    let Some(stmt) = ctx.stmt_before(call) else { return };
    let Some((around, read)) = loop_after(ctx, stmt, conn) else { return };
    let place = Place::local(conn);
    let deadlines = Ops::READ_DEADLINE | Ops::WRITE_DEADLINE;
    if ctx.touches_of(&place).filter(|touch| ctx.ops_of(touch).any(deadlines)).count() != 1 {
        return;
    }
    let Some(query::Peer::Client(_)) = ctx.unlimited_peer(conn, read, Ops::NONE) else { return };
    let finding = RULE.hint(call, "this deadline ends the conversation, however active the client is");
    ctx.report(finding.related(around, "for all reads of this loop").fix(fix(ctx, stmt, around)));
}

/// The endless loop that follows a statement in its block and reads from a connection, with the call that does.
fn loop_after(ctx: &Ctx, stmt: StmtId, conn: LocalId) -> Option<(StmtId, ExprId)> {
    let reads = ctx.transfers(conn, Ops::READ);
    let mut at = stmt;
    while let Some(next) = ctx.next_stmt(at) {
        at = next;
        let span = ctx.decl().stmt_span(next);
        let read = reads.iter().find(|read| read.repeats && span.contains(ctx.span(read.call)));
        let Some(read) = read else { continue };
        let Stmt::For { init: None, cond, post: None, .. } = ctx.decl()[next] else { return None };
        let is_endless = cond.is_none_or(|cond| ctx.callee(cond).is_method("bufio", "Scanner", "Scan"));
        return (is_endless && ctx.enclosing_loop(read.call.into()) == Some(next)).then_some((next, read.call));
    }
    None
}

/// Sets the deadline before each read. A scanner reads in the loop's condition: before the first time, and after each line.
fn fix(ctx: &Ctx, stmt: StmtId, around: StmtId) -> Option<Patch> {
    let Stmt::Expr(_) = ctx.decl()[stmt] else { return None };
    let body = ctx.loop_body(around)?;
    let patch = Patch::offered("Set the deadline before each read");
    match ctx.decl()[around] {
        // What stands between it and the loop needs it as well.
        Stmt::For { cond: None, .. } if ctx.previous_stmt(around) == Some(stmt) => Some(patch.move_first(stmt, body)),
        _ => Some(patch.insert_first(body, ctx.text(stmt)?)),
    }
}
