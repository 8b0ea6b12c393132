//! Only functions written in the literal of the Dialer or ListenConfig, and functions that are handed to `RawConn.Control`
//! elsewhere (a hint). Silent where keep-alive is switched off for the Dialer and on by the function itself: that works, and
//! for `TCP_USER_TIMEOUT`, which nothing overwrites.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "overwritten-keepalive",
    entries: &["net-20", "ctr-12"],
    tiers: &[Tier::Bug, Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A `Control` function sets keep-alive times, which are overwritten",
        effect: "The connection has other times than the ones that were asked for. Measured: asked for idle 60 s, interval \
                 10 s and 3 probes, got 30 s, 15 s and 9.",
        why: "`Control` runs before the socket is connected. Afterwards package net sets keep-alive itself, from `KeepAlive` \
              and `KeepAliveConfig`. A negative `KeepAlive` prevents that, but then keep-alive is off.",
        repair: "Set `KeepAliveConfig` with `Enable: true` (Go 1.23), or call `SetKeepAliveConfig` on the connection.",
        bad: r#"package p

import (
	"net"
	"syscall"
	"time"
)

var dialer = net.Dialer{
	Timeout: 5 * time.Second,
	Control: func(_, _ string, c syscall.RawConn) error {
		var serr error
		if err := c.Control(func(fd uintptr) {
			serr = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, 60)
		}); err != nil {
			return err
		}
		return serr
	},
}
"#,
        good: r#"package p

import (
	"net"
	"time"
)

var dialer = net.Dialer{
	Timeout:         5 * time.Second,
	KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 60 * time.Second},
}
"#,
        references: &["https://pkg.go.dev/net#Dialer", "https://pkg.go.dev/net#KeepAliveConfig"],
    },
    check: Check::Any(&[
        Check::Expr(&[ExprKind::CompositeLit], check_hook),
        Check::Call(&["syscall.RawConn.Control"], check_control),
    ]),
    ..Rule::NEW
};

/// The options, with the fields of `net.KeepAliveConfig` that stand for them.
const OPTIONS: [(&str, &str); 3] = [("TCP_KEEPIDLE", "Idle"), ("TCP_KEEPINTVL", "Interval"), ("TCP_KEEPCNT", "Count")];

/// A function in the literal of a Dialer or ListenConfig.
fn check_hook(ctx: &Ctx, literal: ExprId) {
    if !ctx.is_dialing_config(literal) {
        return;
    }
    let hooks = ["Control", "ControlContext"];
    let Some((name, hook)) = hooks.iter().find_map(|name| Some((*name, ctx.element(literal, name)?))) else { return };
    let hook = ctx.decl().unparen(hook);
    let calls: Vec<ExprId> = match ctx.decl()[hook] {
        Expr::FuncLit { .. } => ctx.setsockopts_in(ctx.span(hook)).collect(),
        _ => return,
    };
    let Some(&first) = calls.iter().find(|call| option_of(ctx, **call).is_some()) else { return };
    if is_left_alone(ctx, literal, &calls) {
        return;
    }
    let finding = RULE.bug(first, "this is overwritten when the connection is made");
    ctx.report(finding.about(literal).fix(fix(ctx, literal, name, hook, &calls)));
}

/// Another function that `RawConn.Control` calls: it works, but only where the system calls the options so.
fn check_control(ctx: &Ctx, control: ExprId) {
    let Some(lit) = ctx.arg(control, 0).map(|lit| ctx.decl().unparen(lit)) else { return };
    let is_literal = matches!(ctx.decl()[lit], Expr::FuncLit { .. });
    // What gets a `RawConn` as a parameter is a hook, perhaps of a Dialer that can't be seen.
    let raw = ctx.receiver(control).and_then(|raw| ctx.local(raw)).and_then(|raw| ctx.local_object(raw));
    let is_own = raw.is_some_and(|raw| raw.kind == LocalKind::Var);
    if !is_literal || !is_own || ctx.go_version().0 < 23 || !ctx.file().is_for_any_system() {
        return;
    }
    let call = ctx.setsockopts_in(ctx.span(lit)).find(|call| option_of(ctx, *call).is_some());
    if let Some(call) = call {
        ctx.report(RULE.hint(call, "`SetKeepAliveConfig` does this on every system"));
    }
}

/// The keep-alive option that a call sets, as a field of `net.KeepAliveConfig`.
fn option_of(ctx: &Ctx, call: ExprId) -> Option<&'static str> {
    let constants = || ctx.args(call).filter_map(|arg| ctx.socket_constant(arg));
    OPTIONS.iter().find(|(option, _)| constants().any(|name| name == *option)).map(|(_, field)| *field)
}

/// Whether package net leaves what the function does alone: `KeepAlive` is negative, or may be.
fn is_left_alone(ctx: &Ctx, literal: ExprId, calls: &[ExprId]) -> bool {
    let switches_on = calls
        .iter()
        .any(|call| ctx.args(*call).any(|arg| ctx.socket_constant(arg).is_some_and(|name| name == "SO_KEEPALIVE")));
    let is_set_later = ctx.literal_place(literal).is_some_and(|place| {
        ctx.touches().iter().any(|touch| {
            let field = touch.place.path.get(place.path.len());
            touch.place.is_within(&place) && field.is_some_and(|it| *it == "KeepAlive" || *it == "KeepAliveConfig")
        })
    });
    is_set_later
        || match ctx.element(literal, "KeepAlive").map(|value| ctx.int(value)) {
            None => false,
            Some(None) => true,
            Some(Some(period)) => period < 0 && switches_on,
        }
}

/// The same settings as a `net.KeepAliveConfig`, where the function does nothing else.
fn fix(ctx: &Ctx, literal: ExprId, name: &str, hook: ExprId, calls: &[ExprId]) -> Option<Patch> {
    let says_more = ["KeepAlive", "KeepAliveConfig"].iter().any(|it| ctx.element(literal, it).is_some());
    if ctx.go_version().0 < 23 || says_more || !only_sets_options(ctx, hook, calls) {
        return None;
    }
    let mut fields = vec!["Enable: true".to_owned()];
    for (_, field) in OPTIONS {
        let mut of_field = calls.iter().filter(|call| option_of(ctx, **call) == Some(field));
        let Some(call) = of_field.next() else { continue };
        let value = ctx.int(ctx.args(*call).next_back()?).filter(|_| of_field.next().is_none())?;
        let unit = if field == "Count" { "" } else { " * $time.Second" };
        fields.push(format!("{field}: {value}{unit}"));
    }
    let config = format!("$net.KeepAliveConfig{{{}}}", fields.join(", "));
    let patch =
        Patch::offered("Set `KeepAliveConfig` instead").replace_element(literal, name, "KeepAliveConfig", config);
    Some(patch.unimport("syscall").unimport("golang.org/x/sys/unix"))
}

/// Whether a function does nothing but to set keep-alive options and to hand their errors on.
fn only_sets_options(ctx: &Ctx, hook: ExprId, calls: &[ExprId]) -> bool {
    let sets = |call: ExprId| {
        option_of(ctx, call).is_some()
            || ctx.args(call).any(|arg| ctx.socket_constant(arg).is_some_and(|name| name == "SO_KEEPALIVE"))
    };
    let span = ctx.span(hook);
    let is_alone = |call: ExprId| {
        let callee = ctx.callee(call);
        calls.contains(&call) || callee.is_method("syscall", "RawConn", "Control") || is_conversion(callee)
    };
    let has_comment = ctx.decl().comments.iter().any(|comment| span.contains(comment.span));
    calls.iter().all(|call| sets(*call)) && ctx.calls_in(span).all(is_alone) && !has_comment
}

fn is_conversion(callee: Callee) -> bool {
    matches!(callee, Callee::Conversion(_))
}
