//! Only literals that are seen to be used: in a `net.Dialer` or `net.ListenConfig`, or by `SetKeepAliveConfig`. Silent where
//! `Enable` is set later, and for a literal that says nothing.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "disabled-keepalive-config",
    entries: &["net-20"],
    fixes: Fixes::Safe,
    since: Some(23),
    docs: Docs {
        summary: "A `net.KeepAliveConfig` sets times and counts but not `Enable`",
        effect: "In a Dialer or ListenConfig the settings are ignored. Measured: idle 15 s, interval 15 s, 9 probes, the \
                 defaults. With `SetKeepAliveConfig` keep-alive is even switched off.",
        why: "Without `Enable` the configuration means no keep-alive, whatever else it says, and a Dialer then falls back to \
              its field `KeepAlive`, whose zero value means the defaults.",
        repair: "Set `Enable: true`.",
        bad: r#"package p

import (
	"net"
	"time"
)

var dialer = net.Dialer{
	Timeout:         5 * time.Second,
	KeepAliveConfig: net.KeepAliveConfig{Idle: 30 * time.Second, Count: 3},
}
"#,
        good: r#"package p

import (
	"net"
	"time"
)

var dialer = net.Dialer{
	Timeout:         5 * time.Second,
	KeepAliveConfig: net.KeepAliveConfig{Idle: 30 * time.Second, Count: 3, Enable: true},
}
"#,
        references: &["https://pkg.go.dev/net#KeepAliveConfig"],
    },
    check: Check::Expr(&[ExprKind::CompositeLit], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, literal: ExprId) {
    let sets_something = ["Idle", "Interval", "Count"].iter().any(|name| ctx.element(literal, name).is_some());
    if !sets_something {
        return;
    }
    let enable = ctx.element(literal, "Enable");
    if enable.is_some_and(|value| ctx.constant(value) != Some(&Const::Bool(false))) || !is_used_as_it_is(ctx, literal) {
        return;
    }
    let patch = Patch::safe("Enable keep-alive");
    let patch = match enable {
        Some(value) => patch.replace(value, "true"),
        None => patch.add_element(literal, "Enable", "true"),
    };
    ctx.report(RULE.bug(literal, "these settings do nothing without `Enable`").fix(patch));
}

/// Whether the literal goes where it takes effect, and `Enable` is not set on the way.
fn is_used_as_it_is(ctx: &Ctx, literal: ExprId) -> bool {
    match ctx.target_of_value(literal) {
        None => takes_effect(ctx, literal),
        Some(local) => {
            let uses = ctx.uses(local);
            !is_enabled_later(ctx, &Place::local(local))
                && uses.iter().any(|used| takes_effect(ctx, *used))
                && uses.iter().all(|used| takes_effect(ctx, *used) || !is_shared(ctx, *used))
        }
    }
}

/// Whether a value is handed to `SetKeepAliveConfig`, or is the configuration of a dialer or listener in a literal.
fn takes_effect(ctx: &Ctx, value: ExprId) -> bool {
    let parent = match ctx.parent(value.into()) {
        Some(Node::Expr(parent)) => parent,
        Some(Node::Stmt(stmt)) => return configures(ctx, stmt),
        _ => return false,
    };
    match ctx.decl()[parent] {
        Expr::Call { .. } => ctx.callee(parent).is_method("net", "TCPConn", "SetKeepAliveConfig"),
        Expr::KeyValue { .. } => {
            let Some(around) = ctx.parent(parent.into()).and_then(Node::expr) else { return false };
            ctx.is_dialing_config(around)
                && !ctx.literal_place(around).is_some_and(|place| is_enabled_later(ctx, &place))
        }
        _ => false,
    }
}

/// Whether a statement sets the configuration of a dialer or listener.
fn configures(ctx: &Ctx, stmt: StmtId) -> bool {
    let Stmt::Assign { lhs, tok: AssignTok::Assign, .. } = ctx.decl()[stmt] else { return false };
    let Some(target) = ctx.decl().only(lhs) else { return false };
    let Expr::Selector { x, sel } = ctx.decl()[target] else { return false };
    let ty = ctx.ty(x);
    let owner = ty.pointee().unwrap_or(ty);
    ctx.decl().ident(sel).is_some_and(|name| name == "KeepAliveConfig")
        && (owner.is_named("net", "Dialer") || owner.is_named("net", "ListenConfig"))
        && ctx.place(target).is_some_and(|place| !is_enabled_later(ctx, &place))
}

/// Whether something else may set a variable: its address is taken, or its value goes elsewhere.
fn is_shared(ctx: &Ctx, used: ExprId) -> bool {
    !matches!(ctx.parent(used.into()), Some(Node::Expr(parent)) if matches!(ctx.decl()[parent], Expr::Selector { .. }))
}

/// Whether a field `Enable` is set below a place, or all of it may be.
fn is_enabled_later(ctx: &Ctx, place: &Place) -> bool {
    ctx.touches()
        .iter()
        .any(|touch| touch.place.is_within(place) && touch.place.path.last().is_some_and(|it| *it == "Enable"))
}
