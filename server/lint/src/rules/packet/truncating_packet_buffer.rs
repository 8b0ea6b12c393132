//! Only small buffers with a size that is a plain number, of which what has arrived is then used as a whole. A message of
//! fixed size shows in its code: offsets, a comparison of the length, a size with a name. Those are silent.

use crate::rule::*;

/// What any datagram of the old protocols has: smaller buffers are too small for most others.
const SMALL: i128 = 512;

pub static RULE: Rule = Rule {
    id: "truncating-packet-buffer",
    entries: &["ctr-13"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A buffer for datagrams is so small that they may be cut off",
        effect: "What does not fit is gone, and on Unix without an error: 100 bytes of a datagram of 1500 arrive, and they look \
                 like all of it.",
        why: "Each read takes one datagram from the socket. There is no rest for the next read, as there is with TCP.",
        repair: "Make the buffer as large as the largest datagram that the protocol allows: 65535 bytes are always enough.",
        bad: r#"package p

import "net"

func receive(c net.PacketConn) ([]byte, error) {
	buf := make([]byte, 128)
	n, _, err := c.ReadFrom(buf)
	return buf[:n], err
}
"#,
        good: r#"package p

import "net"

func receive(c net.PacketConn) ([]byte, error) {
	buf := make([]byte, 65535)
	n, _, err := c.ReadFrom(buf)
	return buf[:n], err
}
"#,
        references: &["https://pkg.go.dev/net#PacketConn"],
    },
    check: Check::Call(
        &[
            "net.PacketConn.ReadFrom",
            "net.UDPConn.ReadFrom",
            "net.UDPConn.ReadFromUDP",
            "net.UDPConn.ReadFromUDPAddrPort",
            "net.Conn.Read",
            "net.conn.Read",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let (Some(conn), Some(data)) = (ctx.receiver(call), ctx.arg(call, 0)) else { return };
    let Some((size, Some(said))) = ctx.buffer_size(data) else { return };
    if size >= SMALL || !ctx.is_datagram_conn(conn) || !matches!(ctx.decl()[said], Expr::BasicLit { .. }) {
        return;
    }
    let Some(count) = ctx.target_local(call, 0) else { return };
    let Some(buffer) = buffer_of(ctx, data) else { return };
    if !is_used_whole(ctx, buffer, count, data) || is_compared(ctx, count) {
        return;
    }
    let finding = RULE.hint(said, format!("what a datagram has beyond {size} bytes is lost"));
    let finding = finding.related(call, "datagrams are received here");
    ctx.report(finding.fix(Patch::offered("Make room for any datagram").replace(said, "65535")));
}

/// The variable that is read into: `buf`, `buf[:]`.
fn buffer_of(ctx: &Ctx, data: ExprId) -> Option<LocalId> {
    match ctx.decl()[ctx.decl().unparen(data)] {
        Expr::Slice { x, .. } => ctx.local(x),
        _ => ctx.local(data),
    }
}

/// Whether the buffer is used as far as it is filled, and in no other way.
fn is_used_whole(ctx: &Ctx, buffer: LocalId, count: LocalId, data: ExprId) -> bool {
    let uses = ctx.uses(buffer).into_iter().filter(|used| !ctx.span(data).contains(ctx.span(*used)));
    let mut is_used = false;
    for used in uses {
        let Some(Node::Expr(slice)) = ctx.parent(used.into()) else { return false };
        let Expr::Slice { lo: None, hi: Some(hi), max: None, .. } = ctx.decl()[slice] else { return false };
        if ctx.local(hi) != Some(count) {
            return false;
        }
        is_used = true;
    }
    is_used
}

/// Whether the number of bytes is compared with something.
fn is_compared(ctx: &Ctx, count: LocalId) -> bool {
    ctx.uses(count).into_iter().any(|used| match ctx.parent(used.into()).and_then(Node::expr) {
        Some(parent) => matches!(ctx.decl()[parent], Expr::Binary { .. }),
        None => matches!(ctx.stmt_of(used).map(|stmt| ctx.decl()[stmt]), Some(Stmt::Switch { .. })),
    })
}
