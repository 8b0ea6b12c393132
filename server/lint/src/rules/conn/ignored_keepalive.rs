//! Only where both stand in one literal and the configuration is written out there.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "ignored-keepalive",
    entries: &["net-20"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    since: Some(23),
    docs: Docs {
        summary: "`KeepAlive` is set beside an enabled `KeepAliveConfig`, which wins",
        effect: "The value of `KeepAlive` is never used. Whoever changes it changes nothing.",
        why: "When `KeepAliveConfig.Enable` is true, a Dialer or ListenConfig takes all its keep-alive settings from there.",
        repair: "Remove `KeepAlive`, or put its value into `KeepAliveConfig.Idle`, which is what it stood for.",
        bad: r#"package p

import (
	"net"
	"time"
)

var dialer = net.Dialer{
	Timeout:         5 * time.Second,
	KeepAlive:       time.Minute,
	KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 30 * time.Second},
}
"#,
        good: r#"package p

import (
	"net"
	"time"
)

var dialer = net.Dialer{
	Timeout:         5 * time.Second,
	KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 30 * time.Second},
}
"#,
        references: &["https://pkg.go.dev/net#Dialer"],
    },
    check: Check::Expr(&[ExprKind::CompositeLit], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, literal: ExprId) {
    if !ctx.is_dialing_config(literal) {
        return;
    }
    let (Some(period), Some(config)) = (ctx.element(literal, "KeepAlive"), ctx.element(literal, "KeepAliveConfig"))
    else {
        return;
    };
    let is_zero = ctx.int(period) == Some(0);
    let enable = ctx.element(ctx.decl().unparen(config), "Enable");
    if is_zero || enable.and_then(|value| ctx.constant(value)) != Some(&Const::Bool(true)) {
        return;
    }
    let finding = RULE.hint(period, "`KeepAlive` is ignored").about(literal);
    let finding = finding.related(config, "the enabled configuration is used instead");
    ctx.report(finding.fix(Patch::offered("Remove `KeepAlive`").remove_element(literal, "KeepAlive")));
}
