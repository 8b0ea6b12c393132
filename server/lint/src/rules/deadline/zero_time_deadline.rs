//! A deadline in the year 1 interrupts at once, and some code means that: it writes `time.Unix(1, 0)` or `time.Now()`,
//! which stay silent. Only a duration that was taken for a time is reported.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "zero-time-deadline",
    entries: &["ctr-02"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Safe,
    supersedes: &["stale-deadline"],
    docs: Docs {
        summary: "A duration is made a deadline without the current time",
        effect: "Every read and write fails at once with `i/o timeout`.",
        why: "A deadline is a point in time. The zero `time.Time` is the first of January of the year 1, and `time.Unix` \
              counts from 1970: a few seconds later is long ago.",
        repair: "Add the duration to `time.Now()`. To take a deadline away, pass `time.Time{}` as it is.",
        bad: r#"package p

import (
	"net"
	"time"
)

func limit(c net.Conn, d time.Duration) error {
	return c.SetDeadline(time.Time{}.Add(d))
}
"#,
        good: r#"package p

import (
	"net"
	"time"
)

func limit(c net.Conn, d time.Duration) error {
	return c.SetDeadline(time.Now().Add(d))
}
"#,
        references: &["https://pkg.go.dev/net#Conn"],
    },
    check: Check::Call(query::DEADLINES, check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(time) = ctx.arg(call, 0) else { return };
    let Some(source) = ctx.source_call(time) else { return };
    let callee = ctx.callee(source.value);
    if callee.is_method("time", "Time", "Add") {
        let Some(zero) = ctx.receiver(source.value).filter(|from| ctx.is_zero_time(*from)) else { return };
        let finding = RULE.bug(time, "this deadline is in the year 1");
        return ctx.report(finding.fix(fix(ctx, zero)));
    }
    let is_unix = callee.is_func_of("time", &["Unix", "UnixMilli", "UnixMicro"]);
    if is_unix && ctx.exprs_in(ctx.span(source.value)).any(|part| is_duration(ctx, part)) {
        ctx.report(RULE.bug(time, "this deadline is in the year 1970"));
    }
}

/// Whether an expression is a duration that is no constant: `time.Unix(int64(d.Seconds()), 0)`.
fn is_duration(ctx: &Ctx, expr: ExprId) -> bool {
    ctx.ty(expr).is_named("time", "Duration") && ctx.local(expr).is_some()
}

fn fix(ctx: &Ctx, zero: ExprId) -> Option<Patch> {
    let is_literal = matches!(ctx.decl()[ctx.decl().unparen(zero)], Expr::CompositeLit { .. });
    is_literal.then(|| Patch::safe("Add the duration to the current time").replace(zero, "$time.Now()"))
}
