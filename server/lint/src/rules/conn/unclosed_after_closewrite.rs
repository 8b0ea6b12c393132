//! It knows what `leaked-conn` knows, and says more where the author closed half of the connection: only connections that
//! stay in the function and what it calls, and that nobody closes on any path. A CloseWrite through an interface, as in
//! helpers that copy streams, is not seen.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unclosed-after-closewrite",
    entries: &["ctr-10"],
    fixes: Fixes::Safe,
    supersedes: &["leaked-conn"],
    docs: Docs {
        summary: "A connection is closed for writing and never closed",
        effect: "The peer sees the end of the stream, but the descriptor stays open until the garbage collector happens to \
                 find the connection. A busy program runs out of descriptors.",
        why: "`CloseWrite` shuts down the sending side of the socket and nothing else. The receiving side and the \
              descriptor belong to the connection until `Close`.",
        repair: "Close the connection as well: `defer c.Close()` right after the error check of the Dial. Close after \
                 CloseWrite is correct and needed.",
        bad: r#"package p

import (
	"io"
	"net"
	"time"
)

func ask(addr *net.TCPAddr, question []byte) ([]byte, error) {
	c, err := net.DialTCP("tcp", nil, addr)
	if err != nil {
		return nil, err
	}
	c.SetDeadline(time.Now().Add(time.Minute))
	if _, err := c.Write(question); err != nil {
		return nil, err
	}
	if err := c.CloseWrite(); err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(c, 4096))
}
"#,
        good: r#"package p

import (
	"io"
	"net"
	"time"
)

func ask(addr *net.TCPAddr, question []byte) ([]byte, error) {
	c, err := net.DialTCP("tcp", nil, addr)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(time.Minute))
	if _, err := c.Write(question); err != nil {
		return nil, err
	}
	if err := c.CloseWrite(); err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(c, 4096))
}
"#,
        references: &["https://pkg.go.dev/net#TCPConn.CloseWrite"],
    },
    check: Check::Any(&[
        Check::Call(query::ACCEPTS, check_opened),
        Check::Call(query::DIALS, check_opened),
        Check::Func(check_handler),
    ]),
    ..Rule::NEW
};

/// A connection that the function opens or accepts itself.
fn check_opened(ctx: &Ctx, call: ExprId) {
    let Some(conn) = ctx.unclosed_result(call) else { return };
    let (Some(half), Some(local)) = (half_close(ctx, conn), ctx.local_object(conn)) else { return };
    let finding = RULE.bug(call, format!("`{}` is closed for writing only", local.name)).about(call);
    ctx.report(finding.related(half, "this ends the sending side").fix(close(ctx, call, conn)));
}

/// A connection that the function is given by the goroutine which accepted it.
fn check_handler(ctx: &Ctx, func: FuncRef) {
    let (FuncRef::Decl, Some(body)) = (func, func.body(ctx.decl())) else { return };
    for (conn, site) in ctx.unclosed_params() {
        let (Some(half), Some(param)) = (half_close(ctx, conn), ctx.local_object(conn)) else { continue };
        let name = param.name;
        let finding = RULE.bug(param.ident, format!("`{name}` is closed for writing only")).about(param.ident);
        let finding = finding.related(half, "this ends the sending side").related(&site, "it is handed over here");
        let patch = Patch::safe(format!("Close `{name}` at the end"));
        ctx.report(finding.fix(patch.insert_first(body, format!("defer {name}.Close()"))));
    }
}

/// Where the connection is closed for writing, here or in a function that it is handed to.
fn half_close(ctx: &Ctx, conn: LocalId) -> Option<ExprId> {
    let place = Place::local(conn);
    let mut closes = ctx.touches_of(&place).filter(|touch| ctx.ops_of(touch).any(Ops::CLOSE_WRITE));
    closes.next().map(|touch| touch.expr)
}

fn close(ctx: &Ctx, call: ExprId, conn: LocalId) -> Option<Patch> {
    let patch = Patch::safe(format!("Close `{}` at the end", ctx.local_object(conn)?.name));
    Some(match ctx.close_slot(call, conn)? {
        CloseSlot::First(body, name) => patch.insert_first(body, format!("defer {name}.Close()")),
        CloseSlot::After(stmt, name) => patch.insert_after(stmt, format!("defer {name}.Close()")),
    })
}
