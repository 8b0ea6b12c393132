//! Only positive constants in a literal that says nothing else of keep-alive: neither a configuration, here or later, nor a
//! `Control` function, which may set anything. A dialer that is made to be handed to somebody, as in the transports that
//! copy `http.DefaultTransport`, is left alone: a pool has limits of its own for connections that do nothing.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "partial-keepalive",
    entries: &["net-20"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    since: Some(23),
    docs: Docs {
        summary: "`KeepAlive` sets only how long a connection is idle before the first probe",
        effect: "A peer that vanished without a word is given up after the idle time and nine probes of 15 s each: with \
                 `KeepAlive: 30 * time.Second` after 165 s. Measured on Linux: idle 30 s, interval 15 s, 9 probes.",
        why: "Since Go 1.23 `KeepAlive` is the idle time; before, it was the interval of the probes as well. The interval and \
              the number of probes keep their defaults.",
        repair: "Set all three with `KeepAliveConfig`, or leave `KeepAlive` out if the defaults will do.",
        bad: r#"package p

import (
	"net"
	"time"
)

var dialer = net.Dialer{
	Timeout:   5 * time.Second,
	KeepAlive: 30 * time.Second,
}
"#,
        good: r#"package p

import (
	"net"
	"time"
)

var dialer = net.Dialer{
	Timeout:         5 * time.Second,
	KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 30 * time.Second, Interval: 10 * time.Second, Count: 3},
}
"#,
        references: &["https://pkg.go.dev/net#KeepAliveConfig"],
    },
    check: Check::Expr(&[ExprKind::CompositeLit], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, literal: ExprId) {
    if !ctx.is_dialing_config(literal) || is_handed_over(ctx, literal) {
        return;
    }
    let Some(period) = ctx.element(literal, "KeepAlive").filter(|it| ctx.int(*it).is_some_and(|it| it > 0)) else {
        return;
    };
    let others = ["KeepAliveConfig", "Control", "ControlContext"];
    let says_more = others.iter().any(|name| ctx.element(literal, name).is_some());
    if says_more || ctx.literal_place(literal).is_some_and(|place| is_set_later(ctx, &place, &others)) {
        return;
    }
    let finding = RULE.hint(period, "this is only the time before the first probe").about(literal);
    ctx.report(finding.fix(fix(ctx, literal, period)));
}

/// Whether the literal only gives its method, `(&net.Dialer{…}).DialContext`, or is an argument.
fn is_handed_over(ctx: &Ctx, literal: ExprId) -> bool {
    let outer = ctx.ancestors(literal.into()).map_while(Node::expr);
    let mut outer =
        outer.skip_while(|expr| matches!(ctx.decl()[*expr], Expr::Paren(_) | Expr::Unary { op: UnaryOp::And, .. }));
    outer.next().is_some_and(|expr| matches!(ctx.decl()[expr], Expr::Selector { .. } | Expr::Call { .. }))
}

/// Whether one of the fields is set below a place.
fn is_set_later(ctx: &Ctx, place: &Place, names: &[&str]) -> bool {
    ctx.touches().iter().any(|touch| {
        let field = touch.place.path.get(place.path.len());
        touch.place.is_within(place) && field.is_some_and(|field| names.contains(&field.as_str()))
    })
}

fn fix(ctx: &Ctx, literal: ExprId, period: ExprId) -> Option<Patch> {
    let idle = ctx.text(period).filter(|text| !text.contains('\n'))?;
    let config = format!("$net.KeepAliveConfig{{Enable: true, Idle: {idle}, Interval: 10 * $time.Second, Count: 3}}");
    let patch = Patch::offered("Set the interval and the number of probes, too");
    Some(patch.replace_element(literal, "KeepAlive", "KeepAliveConfig", config))
}
