//! It speaks of a server's connection that is read exactly once, outside of any loop, where what came is taken for the
//! message. A connection that other code gets to see may be read on there. There is no fix: where a message ends is a matter
//! of the protocol.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "single-read-message",
    entries: &["conn-05"],
    tiers: &[Tier::Risk, Tier::Hint],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "One read is taken for one message",
        effect: "A message that arrives in two pieces is cut off, two that arrive together are taken for one. It works on \
                 the local machine and fails across a real network.",
        why: "A stream has no messages. `Read` returns what has arrived so far, whatever the writes on the other side \
              were.",
        repair: "Agree on where a message ends and read to there: a line with a `bufio.Scanner`, a length and \
                 `io.ReadFull`, a `json.Decoder`, or everything until the peer closes its side.",
        bad: r#"package p

import (
	"encoding/json"
	"net"
	"time"
)

func receive(ln net.Listener, v any) error {
	c, err := ln.Accept()
	if err != nil {
		return err
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(time.Second))
	buf := make([]byte, 4096)
	n, err := c.Read(buf)
	if err != nil {
		return err
	}
	return json.Unmarshal(buf[:n], v)
}
"#,
        good: r#"package p

import (
	"encoding/json"
	"io"
	"net"
	"time"
)

func receive(ln net.Listener, v any) error {
	c, err := ln.Accept()
	if err != nil {
		return err
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(time.Second))
	return json.NewDecoder(io.LimitReader(c, 1<<20)).Decode(v)
}
"#,
        references: &["https://pkg.go.dev/io#Reader"],
    },
    check: Check::Call(&["net.Conn.Read", "net.conn.Read", "crypto/tls.Conn.Read"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let (Some(conn), Some(buffer)) = (ctx.receiver(call), ctx.arg(call, 0).and_then(|buffer| ctx.buffer(buffer)))
    else {
        return;
    };
    let (Some(local), Some(served)) = (ctx.local(conn), ctx.served(conn)) else { return };
    if ctx.only_definition(local).is_some_and(|definition| ctx.callee(definition.value).is_func("crypto/tls", "Server"))
    {
        return;
    }
    let Some(count) = ctx.target_local(call, 0).filter(|_| is_read_once(ctx, call, local)) else { return };
    let Some(message) = ctx.uses(count).into_iter().find_map(|used| message(ctx, used, buffer)) else { return };
    let tier = match served {
        query::Served::Accepted => Tier::Risk,
        query::Served::Handler => Tier::Hint,
    };
    let finding = RULE.finding(tier, call, "one read may return less or more than one message");
    ctx.report(finding.related(message, "what was read is taken for a whole message"));
}

/// Whether this is the only place at which the connection is read, and runs once for it.
fn is_read_once(ctx: &Ctx, call: ExprId, conn: LocalId) -> bool {
    let around = ctx.enclosing_loop(call.into()).map(|around| ctx.decl().stmt_span(around));
    let is_new = ctx
        .local_object(conn)
        .is_some_and(|object| around.is_none_or(|around| around.contains(ctx.span(object.ident))));
    let place = Place::local(conn);
    let reads = ctx.touches_of(&place).filter(|touch| ctx.ops_of(touch).any(Ops::READ)).count();
    is_new && reads == 1 && !ctx.fate_of(conn).any(Ops::ESCAPES)
}

/// The call that gets `buffer[:n]` as a message, for the `n` in it: it is parsed, compared or sent back, not just logged.
fn message(ctx: &Ctx, used: ExprId, buffer: LocalId) -> Option<ExprId> {
    let part = ctx.parent(used.into())?.expr()?;
    let is_part = matches!(ctx.decl()[part], Expr::Slice { x, lo: None, hi, .. }
        if hi == Some(used) && ctx.buffer(x) == Some(buffer));
    let call = ctx.parent(part.into()).and_then(Node::expr).filter(|_| is_part)?;
    let callee = ctx.callee(call);
    match callee {
        Callee::Conversion(ty) if ty == Ty::STRING => is_text_used(ctx, call).then_some(call),
        Callee::Func(object) => {
            let package = object.package.as_str();
            (package.starts_with("encoding/") || matches!(package, "bytes" | "strings" | "strconv")).then_some(call)
        }
        Callee::Method { name, .. } => {
            (name == "Write" && ctx.receiver(call).is_some_and(|to| ctx.ty(to).is_conn())).then_some(call)
        }
        _ => None,
    }
}

/// Whether a text is looked at, and not just printed.
fn is_text_used(ctx: &Ctx, text: ExprId) -> bool {
    match ctx.parent(text.into()) {
        Some(Node::Expr(parent)) => match ctx.decl()[parent] {
            Expr::Binary { op, .. } => matches!(op, BinaryOp::Eql | BinaryOp::Neq),
            Expr::Call { .. } => matches!(ctx.callee(parent), Callee::Func(object)
                if matches!(object.package.as_str(), "strings" | "strconv")),
            _ => false,
        },
        Some(Node::Stmt(stmt)) => matches!(ctx.decl()[stmt], Stmt::Switch { .. }),
        _ => false,
    }
}
