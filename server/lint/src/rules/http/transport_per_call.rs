//! A transport that limits how long connections idle gives them back, and one that is asked in a loop is used again: both are
//! left alone. So is a program that serves nobody and makes the request once: it ends soon.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "transport-per-call",
    entries: &["x-09"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A transport is made for one call and dropped",
        effect: "Each call leaves an idle connection with two goroutines behind, for as long as the server keeps it open. \
                 Measured: 20 requests left 60 goroutines, the server's included, although all bodies were closed.",
        why: "A transport owns its pool of idle connections. Dropping it closes nothing, and the zero \
              `IdleConnTimeout` keeps idle connections for ever.",
        repair: "Make the transport once, or call `CloseIdleConnections` when done with it.",
        bad: r#"package p

import "net/http"

func fetch(req *http.Request) error {
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
"#,
        good: r#"package p

import "net/http"

var client = &http.Client{Transport: &http.Transport{DisableCompression: true}}

func fetch(req *http.Request) error {
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
"#,
        references: &["https://pkg.go.dev/net/http#Transport"],
    },
    check: Check::Expr(&[ExprKind::CompositeLit], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, literal: ExprId) {
    let gives_back = ["DisableKeepAlives", "IdleConnTimeout"];
    let is_limited = gives_back.iter().any(|field| ctx.element(literal, field).is_some());
    if !ctx.ty(literal).is_named("net/http", "Transport") || is_limited {
        return;
    }
    if ctx.is_start_up() {
        return;
    }
    let Some(client) = client_of(ctx, literal) else { return };
    let Some(request) = only_requests(ctx, client) else { return };
    if ctx.enclosing_loop(request.into()) != ctx.enclosing_loop(literal.into()) {
        return;
    }
    if ctx.runs_once() {
        return;
    }
    let finding = RULE.bug(literal, "each call makes a transport and leaves its connections behind");
    ctx.report(finding.related(request, "the request is made here").fix(fix(ctx, client)));
}

/// The local variable that holds the client of which the literal is the transport, or the transport itself.
fn client_of(ctx: &Ctx, literal: ExprId) -> Option<LocalId> {
    let mut value = literal;
    if let Some(Node::Expr(parent)) = ctx.parent(literal.into())
        && matches!(ctx.decl()[parent], Expr::Unary { op: UnaryOp::And, .. })
    {
        value = parent;
    }
    if let Some(transport) = ctx.target_of_value(value) {
        let holders: Vec<ExprId> = ctx.uses(transport);
        return match holders[..] {
            [only] => client_around(ctx, only),
            _ => None,
        };
    }
    client_around(ctx, value)
}

/// The variable of the client literal that has `transport` as its element.
fn client_around(ctx: &Ctx, transport: ExprId) -> Option<LocalId> {
    let element = ctx.parent(transport.into())?.expr()?;
    let literal = ctx.parent(element.into())?.expr()?;
    let value = match ctx.parent(literal.into()) {
        Some(Node::Expr(parent)) if matches!(ctx.decl()[parent], Expr::Unary { op: UnaryOp::And, .. }) => parent,
        _ => literal,
    };
    ctx.target_of_value(value)
}

/// A request made with the client, when it is used for nothing but requests.
fn only_requests(ctx: &Ctx, client: LocalId) -> Option<ExprId> {
    let mut request = None;
    for used in ctx.uses(client) {
        let selector = ctx.parent(used.into())?.expr()?;
        let call = ctx.parent(selector.into())?.expr()?;
        let callee = ctx.callee(call);
        let is_request =
            ["Do", "Get", "Head", "Post", "PostForm"].iter().any(|name| callee.is_method("net/http", "Client", name));
        if !is_request {
            return None;
        }
        request = Some(call);
    }
    request
}

fn fix(ctx: &Ctx, client: LocalId) -> Option<Patch> {
    let local = ctx.local_object(client)?;
    let stmt = ctx.stmt_of(local.ident)?;
    let close = format!("defer {}.CloseIdleConnections()", local.name);
    Some(Patch::offered("Close its idle connections when the function returns").insert_after(stmt, close))
        .filter(|_| ctx.enclosing_loop(stmt.into()).is_none())
}
