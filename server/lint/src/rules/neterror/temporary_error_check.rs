//! Only the method of the `net` package's own types: one's own interface with that method says what one wants it to say.
//! Loops that accept connections or read packets, and the functions that they ask, are left alone: there the method still
//! tells a lack of descriptors from a closed listener, and `net/http` does the same. So are the methods of a type that is
//! a connection itself, with deadlines of its own: it keeps what `Temporary` has always meant to those who use it.

use gohazard_semantic::summary::Function;

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "temporary-error-check",
    entries: &["ctr-05"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    since: Some(18),
    docs: Docs {
        summary: "A decision depends on `Temporary`, which has no defined meaning",
        effect: "Errors are retried that will not go away, and others are given up that would. Which ones is up to the \
                 system and the Go version.",
        why: "`Temporary` is deprecated since Go 1.18. It is true for timeouts, which `Timeout` says better, and for a \
              handful of system errors such as `EMFILE` and `EINTR` that have little in common; `ECONNRESET` counts as \
              temporary when it comes from Accept, and from nowhere else.",
        repair: "Ask for what is meant: `Timeout()`, or `errors.Is` with the errors that are worth another try.",
        bad: r#"package p

import (
	"errors"
	"net"
)

func again(err error) bool {
	var ne net.Error
	return errors.As(err, &ne) && ne.Temporary()
}
"#,
        good: r#"package p

import (
	"errors"
	"net"
)

func again(err error) bool {
	var ne net.Error
	return errors.As(err, &ne) && ne.Timeout()
}
"#,
        references: &["https://pkg.go.dev/net#Error", "https://go.dev/issue/45729"],
    },
    check: Check::Call(&["net.Error.Temporary", "net.OpError.Temporary", "net.DNSError.Temporary"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let is_own_answer =
        ctx.function().is_some_and(|function| function.name == "Temporary") || ctx.package().path == "net";
    if is_own_answer
        || ctx.is_in_receiving_loop(call.into())
        || !ctx.is_package_whole()
        || serves_a_loop(ctx)
        || is_connection(ctx)
    {
        return;
    }
    ctx.report(RULE.hint(call, "what `Temporary` means is not defined").fix(fix(ctx, call)));
}

/// Whether a loop that accepts connections or reads packets asks this function.
fn serves_a_loop(ctx: &Ctx) -> bool {
    let Some(function) = ctx.function() else { return false };
    ctx.call_sites(function).iter().any(|site| site.model.is_in_receiving_loop(site.call.into()))
}

/// Whether this is a method of a connection: of a type that has deadlines.
fn is_connection(ctx: &Ctx) -> bool {
    let Some(function) = ctx.function().filter(|function| function.recv != Symbol::EMPTY) else { return false };
    ctx.declaration(Function { recv: function.recv, name: Symbol::new("SetReadDeadline") }).is_some()
}

/// `Timeout` instead. Where it is asked for already, its answer is all there is to ask.
fn fix(ctx: &Ctx, call: ExprId) -> Option<Patch> {
    let Expr::Call { fun, .. } = ctx.decl()[call] else { return None };
    let Expr::Selector { x, sel } = ctx.decl()[ctx.decl().unparen(fun)] else { return None };
    let patch = Patch::offered("Ask for `Timeout`");
    let asked = |expr: ExprId| {
        let receiver = ctx.as_call(expr).filter(|call| ctx.callee(*call).method_name() == Some("Timeout"));
        receiver.and_then(|call| ctx.place(ctx.receiver(call)?)).is_some_and(|place| Some(place) == ctx.place(x))
    };
    if let Some(Node::Expr(parent)) = ctx.parent(call.into())
        && let Expr::Binary { op: BinaryOp::LOr | BinaryOp::LAnd, x: left, y: right } = ctx.decl()[parent]
        && let Some(other) = [left, right].into_iter().find(|side| asked(*side))
    {
        return Some(patch.replace(parent, ctx.text(other)?));
    }
    let outer = ctx.ancestors(call.into()).map_while(Node::expr).last().unwrap_or(call);
    let is_asked = ctx.exprs_in(ctx.span(outer)).any(asked);
    (!is_asked).then(|| patch.replace(sel, "Timeout"))
}
