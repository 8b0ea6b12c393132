//! Only requests with their answers: a socket that the function makes, that it writes to on every path before it reads. A
//! socket that somebody else may close, or set a deadline on, is left alone, and so is a loop that only receives.

use crate::rule::*;

use gohazard_semantic::flow::Start;

pub static RULE: Rule = Rule {
    id: "datagram-read-without-deadline",
    entries: &["net-28"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "The answer to a datagram is waited for without a deadline",
        effect: "When the request or its answer is lost, the read never returns.",
        why: "UDP delivers a datagram or does not, and tells nobody. An error comes only where the peer's machine says that \
              nobody listens there, and only on a connected socket.",
        repair: "Call `SetReadDeadline` before the read. When it passes, send again or give up.",
        bad: r#"package p

import "net"

func ask(server string, request []byte) ([]byte, error) {
	c, err := net.Dial("udp", server)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if _, err := c.Write(request); err != nil {
		return nil, err
	}
	answer := make([]byte, 65535)
	n, err := c.Read(answer)
	return answer[:n], err
}
"#,
        good: r#"package p

import (
	"net"
	"time"
)

func ask(server string, request []byte) ([]byte, error) {
	c, err := net.Dial("udp", server)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if _, err := c.Write(request); err != nil {
		return nil, err
	}
	answer := make([]byte, 65535)
	c.SetReadDeadline(time.Now().Add(5 * time.Second))
	n, err := c.Read(answer)
	return answer[:n], err
}
"#,
        references: &["https://pkg.go.dev/net#PacketConn"],
    },
    check: Check::Call(query::UDP_SOCKETS, check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    if ctx.udp_socket(call).is_none() {
        return;
    }
    let Some(socket) = ctx.target(call, 0).and_then(|target| ctx.declared(target)) else { return };
    let Some(read) = answer_of(ctx, socket, call) else { return };
    if ctx.may_be_limited(socket, read, Ops::READ_DEADLINE) {
        return;
    }
    let Some(name) = ctx.local_object(socket).map(|local| local.name) else { return };
    let finding = RULE.risk(read, format!("a lost datagram makes this read from `{name}` wait for ever"));
    ctx.report(finding.fix(fix(ctx, socket, read)));
}

/// The first call that reads from the socket, in the function that made it, if something was sent before on every path.
fn answer_of(ctx: &Ctx, socket: LocalId, made: ExprId) -> Option<ExprId> {
    let func = ctx.enclosing_func(made.into());
    let flow = ctx.flow(func);
    let cfg = flow.cfg();
    let place = Place::local(socket);
    let here = |ops: Ops| {
        let touches = ctx.touches_of(&place).filter(move |touch| touch.ops.any(ops) && !ctx.is_apart(touch.expr, func));
        touches.filter_map(|touch| ctx.transfer(touch)).filter_map(|call| Some((cfg.point_of(call)?, call)))
    };
    let sent: Vec<_> = ctx.moments(func, &place, Ops::WRITE);
    let (point, read) = here(Ops::READ).min_by_key(|(point, _)| *point)?;
    let start = Start::After(cfg.point_of(made)?);
    let is_answer =
        !cfg.has_errors() && flow.paths().find(start, |at, _| at == point, |at, _| sent.contains(&at)).is_none();
    is_answer.then_some(read)
}

fn fix(ctx: &Ctx, socket: LocalId, read: ExprId) -> Option<Patch> {
    let stmt = ctx.stmt_before(read)?;
    let name = ctx.conn_name(socket, read, stmt.into())?;
    let set = format!("{name}.SetReadDeadline($time.Now().Add(5 * $time.Second))");
    Some(Patch::offered("Wait for 5 seconds at most").insert_before(stmt, set))
}
