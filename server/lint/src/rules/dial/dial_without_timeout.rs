//! Only TCP is meant: other networks connect at once or fail. A network that is not constant is somebody else's choice,
//! and so is a dialer that comes from elsewhere. Without a context at hand nothing is said of a function that dials with a
//! limit, too: there somebody decided.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "dial-without-timeout",
    entries: &["net-11"],
    tiers: &[Tier::Risk, Tier::Hint],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A connection is dialed without a time limit",
        effect: "When packets to the address are dropped, the call waits for the kernel to give up: about two minutes \
                 on Linux (127 s), 75 s on macOS and the BSDs, and that for each address of the host in turn.",
        why: "`net.Dial` and a `net.Dialer` without `Timeout` or `Deadline` set no limit of their own, and they know no \
              context.",
        repair: "Dial with `DialContext` where a context is at hand, with `net.DialTimeout` where there is none.",
        bad: r#"package p

import (
	"context"
	"net"
)

func connect(ctx context.Context, addr string) (net.Conn, error) {
	return net.Dial("tcp", addr)
}
"#,
        good: r#"package p

import (
	"context"
	"net"
	"time"
)

func connect(ctx context.Context, addr string) (net.Conn, error) {
	return (&net.Dialer{Timeout: 10 * time.Second}).DialContext(ctx, "tcp", addr)
}
"#,
        references: &["https://pkg.go.dev/net#Dialer"],
    },
    check: Check::Call(&["net.Dial", "crypto/tls.Dial", "net.Dialer.Dial"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let callee = ctx.callee(call);
    let is_tls = callee.is_func("crypto/tls", "Dial");
    let is_tcp = ctx.arg(call, 0).is_some_and(|network| {
        ctx.constant(network).and_then(Const::as_str).is_some_and(|network| matches!(network, "tcp" | "tcp4" | "tcp6"))
    });
    if is_local(ctx, call) || (callee.is_method("net", "Dialer", "Dial") && !is_unlimited(ctx, call)) {
        return;
    }
    let name = if is_tls { "tls.Dial" } else { "Dial" };
    match ctx.context_in_scope(call.into()) {
        Some(context) if is_tcp || is_tls => {
            let finding = RULE.risk(call, format!("`{name}` has no time limit and does not heed `{context}`"));
            ctx.report(finding.fix(with_context(ctx, call, callee, &context)));
        }
        None if is_tcp && !is_dialer(ctx) && !limits_another(ctx) => {
            ctx.report(RULE.hint(call, format!("`{name}` has no time limit")).fix(with_timeout(ctx, call, callee)));
        }
        _ => {}
    }
}

/// Whether the address is on this machine: a port alone is.
fn is_local(ctx: &Ctx, call: ExprId) -> bool {
    let Some(address) = ctx.arg(call, 1) else { return false };
    ctx.is_local_address(address) || ctx.constant_start(address).is_some_and(|start| start.starts_with(':'))
}

/// Whether the function has a call that dials with a limit, as in `if timeout == 0 { net.Dial(…) } else { … }`.
fn limits_another(ctx: &Ctx) -> bool {
    ctx.calls_in(ctx.whole()).any(|call| {
        let callee = ctx.callee(call);
        callee.is_func("net", "DialTimeout") || callee.is_method("net", "Dialer", "DialContext")
    })
}

/// Whether the dialer is made here and neither of its limits is ever set.
fn is_unlimited(ctx: &Ctx, call: ExprId) -> bool {
    let Some(dialer) = ctx.receiver(call) else { return false };
    let limits = ["Timeout", "Deadline"];
    match ctx.local(dialer) {
        Some(local) => {
            let is_zero = ctx.is_zero_variable(local);
            let literal = ctx.source_literal(dialer);
            let is_set =
                literal.is_some_and(|literal| limits.iter().any(|limit| ctx.element(literal, limit).is_some()));
            let dialer = Place::local(local);
            let stored = ctx.touches().iter().any(|touch| touch.place != dialer && touch.place.is_within(&dialer));
            (is_zero || literal.is_some()) && !is_set && !stored && !ctx.fate(&dialer).any(Ops::ESCAPES)
        }
        None => {
            ctx.source_literal(dialer).is_some_and(|lit| limits.iter().all(|limit| ctx.element(lit, limit).is_none()))
        }
    }
}

/// Whether the function is a dialer itself, whose callers decide.
fn is_dialer(ctx: &Ctx) -> bool {
    ctx.is_start_up()
        || ctx.function().is_some_and(|function| function.name.as_str().to_ascii_lowercase().starts_with("dial"))
}

fn with_context(ctx: &Ctx, call: ExprId, callee: Callee, context: &str) -> Option<Patch> {
    let Expr::Call { fun, .. } = ctx.decl()[call] else { return None };
    let first = ctx.arg(call, 0)?;
    let patch = Patch::safe(format!("Dial with `{context}`")).surround(first, format!("{context}, "), "");
    if callee.is_func("net", "Dial") {
        return Some(patch.replace(fun, "(&$net.Dialer{Timeout: 10 * $time.Second}).DialContext"));
    }
    if callee.is_method("net", "Dialer", "Dial") {
        let Expr::Selector { sel, .. } = ctx.decl()[fun] else { return None };
        return Some(patch.replace(sel, "DialContext"));
    }
    // The result of `tls.Dialer` has another type, so a person must look at it.
    None
}

fn with_timeout(ctx: &Ctx, call: ExprId, callee: Callee) -> Option<Patch> {
    let Expr::Call { fun, .. } = ctx.decl()[call] else { return None };
    let last = ctx.args(call).next_back().filter(|_| callee.is_func("net", "Dial"))?;
    let patch = Patch::offered("Give up after 10 seconds").replace(fun, "$net.DialTimeout");
    Some(patch.surround(last, "", ", 10*$time.Second"))
}
