//! Only sizes that are constant and buffers that are sent whole, on sockets that are known to be UDP: by their type or by the
//! call that made them. What should be split into how many datagrams, the two sides have to agree on: so there is no fix.

use crate::rule::*;

/// What fits into one IPv4 datagram, without headers.
const MAX_V4: i128 = 65507;
/// What fits into one IPv6 datagram.
const MAX_V6: i128 = 65527;
/// What fits into one Ethernet frame.
const MAX_FRAME: i128 = 1472;

pub static RULE: Rule = Rule {
    id: "oversize-datagram",
    entries: &["net-18"],
    tiers: &[Tier::Bug, Tier::Hint],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "A datagram is larger than the network carries",
        effect: "Above 65507 bytes sending fails with `message too long`. Above 1472 bytes the datagram leaves in fragments, \
                 and is lost with the first fragment that is lost.",
        why: "The length of a UDP datagram has 16 bits, headers included. An Ethernet frame has room for 1500 bytes; Linux \
              fragments what is larger, and many firewalls drop fragments.",
        repair: "Keep datagrams to about 1200 bytes, or use TCP.",
        bad: r#"package p

import "net"

func send(c *net.UDPConn, to *net.UDPAddr) error {
	buf := make([]byte, 70000)
	_, err := c.WriteToUDP(buf, to)
	return err
}
"#,
        good: r#"package p

import "net"

func send(c *net.UDPConn, to *net.UDPAddr) error {
	buf := make([]byte, 1200)
	_, err := c.WriteToUDP(buf, to)
	return err
}
"#,
        references: &["https://pkg.go.dev/net#UDPConn"],
    },
    check: Check::Call(
        &[
            "net.Conn.Write",
            "net.conn.Write",
            "net.PacketConn.WriteTo",
            "net.UDPConn.WriteTo",
            "net.UDPConn.WriteToUDP",
            "net.UDPConn.WriteToUDPAddrPort",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let (Some(conn), Some(data)) = (ctx.receiver(call), ctx.arg(call, 0)) else { return };
    let socket = ctx.udp_socket_of(conn);
    if socket.is_none() && !ctx.ty(conn).is_pointer_to("net", "UDPConn") {
        return;
    }
    let Some((size, said)) = ctx.buffer_size(data) else { return };
    let is_v6 = socket.and_then(|socket| socket.network) == Some("udp6");
    let max = if is_v6 { MAX_V6 } else { MAX_V4 };
    let peer = ctx.arg(call, 1).or(socket.filter(|socket| socket.connected).and_then(|socket| socket.address));
    let finding = if size > max {
        RULE.bug(data, format!("{size} bytes don't fit into a datagram, at most {max} do"))
    } else if size > MAX_FRAME && !peer.is_some_and(|peer| is_local(ctx, peer)) {
        RULE.hint(data, format!("a datagram of {size} bytes travels in fragments"))
    } else {
        return;
    };
    ctx.report(match said {
        Some(said) if !ctx.span(data).contains(ctx.span(said)) => finding.related(said, "this is its size"),
        _ => finding,
    });
}

/// Whether an address is seen to be on this machine.
fn is_local(ctx: &Ctx, address: ExprId) -> bool {
    let text = ctx.constant(address).and_then(Const::as_str);
    if let Some(text) = text {
        return ["localhost:", "127.", "[::1]:", ":"].iter().any(|start| text.starts_with(start));
    }
    let source = ctx.source_call(address).map(|source| source.value);
    let is_resolved = |call: ExprId| {
        ctx.callee(call).is_func_of("net", &["ResolveUDPAddr"])
            && ctx.arg(call, 1).is_some_and(|text| is_local(ctx, text))
    };
    if source.is_some_and(is_resolved) {
        return true;
    }
    let Some(literal) = ctx.source_literal(address) else { return false };
    ctx.element(literal, "IP").is_none_or(|ip| {
        let first = ctx.arg(ip, 0);
        ctx.callee(ip).is_func_of("net", &["IPv4", "ParseIP"])
            && first.is_some_and(|arg| {
                ctx.int(arg) == Some(127) || ctx.constant(arg).and_then(Const::as_str).is_some_and(is_loopback)
            })
    })
}

fn is_loopback(ip: &str) -> bool {
    ip.starts_with("127.") || ip == "::1"
}
