//! That an unread body costs the connection is no longer true since Go 1.27, which reads up to 256 KiB of it on `Close`.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "undrained-body",
    entries: &["net-15"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A response body is read to its end for nothing, without a limit",
        effect: "A server that never stops sending keeps the function reading. Reading the rest of a large download takes \
                 longer than a new connection.",
        why: "Draining a body lets the transport use the connection again, which is worth some kilobytes and not more. \
              Since Go 1.27 `Close` drains up to 256 KiB for at most 50 ms by itself.",
        repair: "Limit what is drained, or leave it to `Close` where Go 1.27 builds the program.",
        bad: r#"package p

import (
	"io"
	"net/http"
)

func finish(resp *http.Response) {
	io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
}
"#,
        good: r#"package p

import (
	"io"
	"net/http"
)

func finish(resp *http.Response) {
	io.CopyN(io.Discard, resp.Body, 256<<10)
	resp.Body.Close()
}
"#,
        references: &["https://pkg.go.dev/net/http#Response"],
    },
    check: Check::Call(&["io.Copy"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let (Some(to), Some(from)) = (ctx.arg(call, 0), ctx.arg(call, 1)) else { return };
    let is_dropped =
        matches!(ctx.parent(call.into()), Some(Node::Stmt(stmt)) if matches!(ctx.decl()[stmt], Stmt::Expr(_)));
    if !is_dropped || !is_discard(ctx, to) || !is_response_body(ctx, from) || !closes_next(ctx, call) {
        return;
    }
    let finding = RULE.hint(call, "the rest of the body is read without a limit");
    ctx.report(finding.fix(fix(ctx, call, from)));
}

/// `io.Discard`
fn is_discard(ctx: &Ctx, expr: ExprId) -> bool {
    let Expr::Selector { sel, .. } = ctx.decl()[ctx.decl().unparen(expr)] else { return false };
    matches!(ctx.def(sel), Def::Package(object) if object.name == "Discard" && object.package == "io")
}

/// The body of a response, not of a request that is being served.
fn is_response_body(ctx: &Ctx, expr: ExprId) -> bool {
    let Expr::Selector { x, sel } = ctx.decl()[ctx.decl().unparen(expr)] else { return false };
    ctx.decl().ident(sel).is_some_and(|name| name == "Body") && ctx.ty(x).is_pointer_to("net/http", "Response")
}

/// Whether the body is closed in the next statement, or the statement is in a deferred literal.
fn closes_next(ctx: &Ctx, call: ExprId) -> bool {
    let Some(next) = ctx.stmt_of(call).and_then(|stmt| ctx.next_stmt(stmt)) else { return false };
    let span = ctx.decl().stmt_span(next);
    ctx.calls_in(span).any(|call| ctx.callee(call).method_name() == Some("Close"))
}

fn fix(ctx: &Ctx, call: ExprId, body: ExprId) -> Option<Patch> {
    let Expr::Call { fun, .. } = ctx.decl()[call] else { return None };
    Some(Patch::safe("Drain 256 KiB at most").replace(fun, "$io.CopyN").surround(body, "", ", 256<<10"))
}
