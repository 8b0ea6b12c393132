//! Only sockets of which it is seen that they were bound to no address. An address that is only logged tells no lie, and code
//! that asks `IsUnspecified` knows. Which of its addresses a machine should show, only a peer decides: so there is no fix.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unspecified-local-address",
    entries: &["net-30"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "The local address of a socket that is bound to all addresses is used",
        effect: "The address is `0.0.0.0` or `::`. Peers that are told to answer there can't.",
        why: "A socket that listens on all addresses has none of its own. Which one a datagram leaves from is decided when it \
              is sent.",
        repair: "Take the port from the socket and the address from the configuration. The address that is used towards a peer \
                 is that of a connected socket: `net.Dial(\"udp\", peer)` sends nothing, and its `LocalAddr` tells.",
        bad: r#"package p

import "net"

func open() (net.PacketConn, string, error) {
	c, err := net.ListenPacket("udp", ":0")
	if err != nil {
		return nil, "", err
	}
	self := c.LocalAddr().(*net.UDPAddr)
	return c, self.IP.String(), nil
}
"#,
        good: r#"package p

import (
	"net"
	"strconv"
)

func open() (net.PacketConn, string, error) {
	c, err := net.ListenPacket("udp", ":0")
	if err != nil {
		return nil, "", err
	}
	self := c.LocalAddr().(*net.UDPAddr)
	return c, strconv.Itoa(self.Port), nil
}
"#,
        references: &["https://pkg.go.dev/net#UDPAddr"],
    },
    check: Check::Any(&[
        Check::Expr(&[ExprKind::Selector], check_field),
        Check::Call(&["net/netip.AddrPort.Addr"], check_addr),
    ]),
    ..Rule::NEW
};

/// `c.LocalAddr().(*net.UDPAddr).IP`
fn check_field(ctx: &Ctx, selector: ExprId) {
    let Expr::Selector { x, sel } = ctx.decl()[selector] else { return };
    let is_ip = matches!(ctx.def(sel), Def::Field { owner: Some(owner), name }
        if name == "IP" && owner.package == "net" && owner.name == "UDPAddr");
    if is_ip {
        check(ctx, selector, x);
    }
}

/// `c.LocalAddr().(*net.UDPAddr).AddrPort().Addr()`
fn check_addr(ctx: &Ctx, call: ExprId) {
    let Some(port) = ctx.receiver(call).and_then(|port| ctx.source_call(port)).map(|source| source.value) else {
        return;
    };
    if !ctx.callee(port).is_method("net", "UDPAddr", "AddrPort") {
        return;
    }
    if let Some(addr) = ctx.receiver(port) {
        check(ctx, call, addr);
    }
}

fn check(ctx: &Ctx, at: ExprId, addr: ExprId) {
    let Some(conn) = socket_of(ctx, addr) else { return };
    let Some(socket) = ctx.udp_socket_of(conn).filter(|socket| !socket.connected) else { return };
    if !socket.address.is_some_and(|address| is_unspecified(ctx, address)) || is_harmless(ctx, at) {
        return;
    }
    let name = ctx.text(conn).unwrap_or_default();
    let finding = RULE.risk(at, format!("`{name}` is bound to all addresses and has none to show"));
    ctx.report(finding.related(socket.call, "it is bound here"));
}

/// The socket whose local address an expression is.
fn socket_of(ctx: &Ctx, addr: ExprId) -> Option<ExprId> {
    let mut addr = ctx.decl().unparen(addr);
    if let Some(local) = ctx.local(addr) {
        addr = ctx.only_definition(local)?.value;
    }
    if let Expr::TypeAssert { x, .. } = ctx.decl()[addr] {
        addr = ctx.decl().unparen(x);
    }
    if let Some(local) = ctx.local(addr) {
        addr = ctx.only_definition(local)?.value;
    }
    (ctx.callee(addr).method_name() == Some("LocalAddr")).then(|| ctx.receiver(addr)).flatten()
}

/// Whether an address to listen on is all addresses: `:0`, `0.0.0.0:53`, nil, `&net.UDPAddr{Port: 53}`.
fn is_unspecified(ctx: &Ctx, address: ExprId) -> bool {
    if ctx.is_nil(address) {
        return true;
    }
    if let Some(text) = ctx.constant(address).and_then(Const::as_str) {
        return [":", "0.0.0.0:", "[::]:"].iter().any(|start| text.starts_with(start));
    }
    let Some(literal) = ctx.source_literal(address) else { return false };
    let Expr::CompositeLit { elts, .. } = ctx.decl()[literal] else { return false };
    let is_keyed = ctx.decl().list(elts).all(|elt| matches!(ctx.decl()[elt], Expr::KeyValue { .. }));
    is_keyed
        && ctx.element(literal, "IP").is_none_or(|ip| is_unspecified_ip(ctx, ip))
        && !ctx.local(address).is_some_and(|local| is_changed(ctx, local))
}

fn is_unspecified_ip(ctx: &Ctx, ip: ExprId) -> bool {
    let Expr::Selector { sel, .. } = ctx.decl()[ctx.decl().unparen(ip)] else { return ctx.is_nil(ip) };
    matches!(ctx.def(sel), Def::Package(object) if object.package == "net"
        && ["IPv4zero", "IPv6zero", "IPv6unspecified"].contains(&object.name.as_str()))
}

/// Whether a field of what a variable points to is assigned to, or may be.
fn is_changed(ctx: &Ctx, local: LocalId) -> bool {
    ctx.fate_within(&Place::local(local)).any(Ops::STORE)
}

/// Whether the address goes nowhere but to a log, is itself assigned to, or somebody asks whether it is one.
fn is_harmless(ctx: &Ctx, at: ExprId) -> bool {
    let around = || ctx.ancestors(at.into()).map_while(Node::expr);
    let is_logged = around().any(|expr| ctx.callee(expr).is_logging());
    let is_written = ctx.parent(at.into()).and_then(Node::stmt).is_some_and(|stmt| match ctx.decl()[stmt] {
        Stmt::Assign { lhs, .. } => ctx.decl().list(lhs).any(|target| target == at),
        _ => false,
    });
    let whole = Span::new(0, ctx.decl().len);
    is_logged || is_written || ctx.calls_in(whole).any(|call| ctx.callee(call).method_name() == Some("IsUnspecified"))
}
