//! `bytes.Compare` is only reported where its result is compared with zero right there: elsewhere it is an order, which may
//! tell the forms apart as long as it always does.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "byte-compared-ip",
    entries: &["net-13", "ctr-09", "ctr-18"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "Two IP addresses are compared as bytes",
        effect: "The same IPv4 address compares unequal: an allow-list misses its entries, a map finds nothing.",
        why: "A `net.IP` holds an IPv4 address in 4 or in 16 bytes. `net.ParseIP` and `net.IPv4` make 16, `To4`, \
              `ParseCIDR` and what comes from a socket may make 4. `Equal` knows both forms.",
        repair: "Compare with the method `Equal`. For map keys use `netip.Addr` after `Unmap`, or the text of `String`.",
        bad: r#"package p

import (
	"bytes"
	"net"
)

func allowed(ip, entry net.IP) bool {
	return bytes.Equal(ip, entry)
}
"#,
        good: r#"package p

import (
	"net"
)

func allowed(ip, entry net.IP) bool {
	return ip.Equal(entry)
}
"#,
        references: &["https://pkg.go.dev/net#IP.Equal"],
    },
    check: Check::Any(&[
        Check::Call(&["bytes.Equal", "bytes.Compare", "reflect.DeepEqual", "slices.Equal"], check_call),
        Check::Expr(&[ExprKind::Binary], check_comparison),
        Check::Expr(&[ExprKind::Index], check_key),
    ]),
    ..Rule::NEW
};

fn check_call(ctx: &Ctx, call: ExprId) {
    let (Some(x), Some(y)) = (ctx.arg(call, 0), ctx.arg(call, 1)) else { return };
    let callee = ctx.callee(call);
    if !is_ip(ctx, x) || !is_ip(ctx, y) || is_same_form(ctx, x, y) {
        return;
    }
    let Some(name) = callee.symbol() else { return };
    let finding = RULE.bug(call, format!("`{name}` tells the 4-byte and 16-byte forms of an address apart"));
    if callee.is_func("bytes", "Compare") {
        if is_tested(ctx, call) {
            ctx.report(finding);
        }
        return;
    }
    let package = name.split('.').next().unwrap_or_default().to_owned();
    ctx.report(finding.fix(equal(ctx, call, x, y, "").map(|patch| patch.unimport(package))));
}

/// Whether only equality is asked of a comparison: `bytes.Compare(a, b) == 0`.
fn is_tested(ctx: &Ctx, call: ExprId) -> bool {
    ctx.parent(call.into()).and_then(Node::expr).is_some_and(|parent| {
        matches!(ctx.decl()[parent], Expr::Binary { op: BinaryOp::Eql | BinaryOp::Neq, x, y }
            if ctx.int(if x == call { y } else { x }) == Some(0))
    })
}

fn check_comparison(ctx: &Ctx, comparison: ExprId) {
    let Expr::Binary { op: op @ (BinaryOp::Eql | BinaryOp::Neq), x, y } = ctx.decl()[comparison] else { return };
    let (Some(a), Some(b)) = (converted(ctx, x), converted(ctx, y)) else { return };
    if is_same_form(ctx, a, b) {
        return;
    }
    let not = if op == BinaryOp::Neq { "!" } else { "" };
    let finding = RULE.bug(comparison, "the bytes of two addresses are compared, not the addresses");
    ctx.report(finding.fix(equal(ctx, comparison, a, b, not)));
}

fn check_key(ctx: &Ctx, index: ExprId) {
    let Expr::Index { indices, .. } = ctx.decl()[index] else { return };
    let Some(key) = ctx.decl().only(indices) else { return };
    let Some(ip) = converted(ctx, key) else { return };
    if !is_normal(ctx, ip) {
        ctx.report(RULE.bug(key, "the key is the bytes of an address, which has two forms"));
    }
}

/// `x` of `string(x)`, when that is an address.
fn converted(ctx: &Ctx, expr: ExprId) -> Option<ExprId> {
    let call = ctx.as_call(expr)?;
    let to_string = matches!(ctx.callee(call), Callee::Conversion(ty) if ty == Ty::basic(Basic::String));
    ctx.arg(call, 0).filter(|x| to_string && is_ip(ctx, *x))
}

fn is_ip(ctx: &Ctx, expr: ExprId) -> bool {
    ctx.ty(expr).is_named("net", "IP")
}

/// Whether both were brought to one form.
fn is_same_form(ctx: &Ctx, x: ExprId, y: ExprId) -> bool {
    is_normal(ctx, x) && is_normal(ctx, y)
}

/// Whether an address comes from `To4` or `To16`.
fn is_normal(ctx: &Ctx, expr: ExprId) -> bool {
    ctx.source_call(expr).is_some_and(|source| {
        let callee = ctx.callee(source.value);
        callee.is_method("net", "IP", "To4") || callee.is_method("net", "IP", "To16")
    })
}

fn equal(ctx: &Ctx, whole: ExprId, x: ExprId, y: ExprId, not: &str) -> Option<Patch> {
    let is_operand = |expr: ExprId| {
        matches!(ctx.decl()[expr], Expr::Ident(_) | Expr::Selector { .. } | Expr::Call { .. } | Expr::Index { .. })
    };
    let (left, right) = (ctx.text(x).filter(|_| is_operand(x))?, ctx.text(y)?);
    Some(Patch::safe("Compare with `Equal`").replace(whole, format!("{not}{left}.Equal({right})")))
}
