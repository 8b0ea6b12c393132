//! Only addresses whose origin is seen: a comparison of parameters or fields says nothing about their form.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unmapped-addr-comparison",
    entries: &["net-13", "ctr-13"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Safe,
    since: Some(18),
    docs: Docs {
        summary: "A `netip.Addr` that may be IPv4 inside IPv6 is compared as it is",
        effect: "The address of an IPv4 peer compares unequal to the same address from a configuration: `::ffff:192.0.2.1` \
                 is not `192.0.2.1`. Map look-ups miss, allow-lists refuse.",
        why: "A socket that serves both families reports IPv4 peers in the mapped form, and `AddrFromSlice` of a 16-byte \
              `net.IP` makes it too. `==` on `netip.Addr` compares the form.",
        repair: "Call `Unmap` on the address before it is compared or becomes a key.",
        bad: r#"package p

import (
	"net"
	"net/netip"
)

func isPeer(addr *net.TCPAddr, peer netip.Addr) bool {
	return addr.AddrPort().Addr() == peer
}
"#,
        good: r#"package p

import (
	"net"
	"net/netip"
)

func isPeer(addr *net.TCPAddr, peer netip.Addr) bool {
	return addr.AddrPort().Addr().Unmap() == peer
}
"#,
        references: &["https://pkg.go.dev/net/netip#Addr.Unmap"],
    },
    check: Check::Expr(&[ExprKind::Binary, ExprKind::Index], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, expr: ExprId) {
    match ctx.decl()[expr] {
        Expr::Binary { op: BinaryOp::Eql | BinaryOp::Neq, x, y } => {
            for operand in [x, y] {
                report(ctx, operand, "is compared");
            }
        }
        Expr::Index { indices, .. } => {
            if let Some(key) = ctx.decl().only(indices) {
                report(ctx, key, "is used as a key");
            }
        }
        _ => {}
    }
}

fn report(ctx: &Ctx, operand: ExprId, how: &str) {
    if !ctx.ty(operand).is_named("net/netip", "Addr") || !may_be_mapped(ctx, operand) {
        return;
    }
    let finding = RULE.risk(operand, format!("an address that may be IPv4 inside IPv6 {how}"));
    ctx.report(finding.fix(Patch::safe("Take the address out of its IPv6 form").surround(operand, "", ".Unmap()")));
}

/// Whether the address comes from a socket address or from bytes.
fn may_be_mapped(ctx: &Ctx, expr: ExprId) -> bool {
    let Some(source) = ctx.source_call(expr) else { return false };
    let callee = ctx.callee(source.value);
    if callee.is_func("net/netip", "AddrFromSlice") {
        return true;
    }
    let Some(from) = ctx.receiver(source.value).and_then(|port| ctx.source_call(port)) else { return false };
    let callee = ctx.callee(from.value);
    callee.is_method("net", "TCPAddr", "AddrPort")
        || callee.is_method("net", "UDPAddr", "AddrPort")
        || callee.is_method("net", "UDPConn", "ReadFromUDPAddrPort")
}
