//! A risk in a library, a hint in a program, where the author knows who can reach it. Addresses on this machine are
//! left alone, and so are servers of metrics and the like by the names around them, servers that get their limits later,
//! those that serve a listener of the package's own, which need not be a network, and those that a function other than `main`
//! closes when it returns without having waited for anything: they answer a few requests, say of a log-in, and are gone.
//! A client with a transport of its own is trusted, which may know limits.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "server-without-timeouts",
    entries: &["x-11"],
    tiers: &[Tier::Risk, Tier::Hint],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "An HTTP server or client waits without a limit",
        effect: "A client that opens connections and sends nothing holds a goroutine and a file descriptor for each, until \
                 the server has none left. A server that never answers holds the caller.",
        why: "The zero value of every timeout of `http.Server` and `http.Client` means no limit. Keep-alive probes don't \
              help: the silent peer answers them.",
        repair: "Set `ReadHeaderTimeout` at least. For a client set `Timeout`, or use requests with a context.",
        bad: r#"package p

import "net/http"

func serve(addr string, h http.Handler) error {
	srv := &http.Server{Addr: addr, Handler: h}
	return srv.ListenAndServe()
}
"#,
        good: r#"package p

import (
	"net/http"
	"time"
)

func serve(addr string, h http.Handler) error {
	srv := &http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: 10 * time.Second}
	return srv.ListenAndServe()
}
"#,
        references: &["https://pkg.go.dev/net/http#Server"],
    },
    check: Check::Any(&[
        Check::Expr(&[ExprKind::CompositeLit], check_literal),
        Check::Call(
            &["net/http.ListenAndServe", "net/http.ListenAndServeTLS", "net/http.Serve", "net/http.ServeTLS"],
            check_serve,
        ),
        Check::Call(
            &[
                "net/http.Client.Get",
                "net/http.Client.Head",
                "net/http.Client.Post",
                "net/http.Client.PostForm",
                "net/http.Get",
                "net/http.Head",
                "net/http.Post",
                "net/http.PostForm",
            ],
            check_request,
        ),
    ]),
    ..Rule::NEW
};

fn check_literal(ctx: &Ctx, literal: ExprId) {
    if !ctx.ty(literal).is_named("net/http", "Server") {
        return;
    }
    let limits = ["ReadHeaderTimeout", "ReadTimeout"];
    if limits.iter().any(|limit| ctx.element(literal, limit).is_some()) || is_finished_later(ctx, literal) {
        return;
    }
    let is_reached = ctx.element(literal, "Addr").is_none_or(|addr| !ctx.is_local_address(addr));
    if !is_reached || serves_own_listener(ctx, literal) || is_for_operators(ctx, literal.into()) {
        return;
    }
    // What tells of a server without need for limits may stand in a declaration that can't be read.
    if lives_for_a_call(ctx, literal) || !ctx.is_package_whole() {
        return;
    }
    let finding = RULE.finding(tier(ctx), literal, "a client has unlimited time to send a request");
    let patch = Patch::safe("Limit the time for a request's header to 10 seconds");
    ctx.report(finding.fix(patch.add_element(literal, "ReadHeaderTimeout", "10 * $time.Second")));
}

fn check_serve(ctx: &Ctx, call: ExprId) {
    if ctx.arg(call, 0).is_some_and(|addr| ctx.is_local_address(addr)) {
        return;
    }
    let Callee::Func(function) = ctx.callee(call) else { return };
    if is_for_operators(ctx, call.into()) || is_own_listener(ctx, call) || is_local_listener(ctx, call) {
        return;
    }
    // What tells of a listener that clients don't reach may stand in a declaration that can't be read.
    if !ctx.is_package_whole() {
        return;
    }
    ctx.report(RULE.finding(
        tier(ctx),
        call,
        format!("`http.{}` gives clients unlimited time to send a request", function.name),
    ));
}

fn check_request(ctx: &Ctx, call: ExprId) {
    if ctx.is_start_up() || ctx.arg(call, 0).is_some_and(|url| ctx.is_local_address(url)) {
        return;
    }
    let finding = RULE.hint(call, "the request has no time limit");
    match ctx.receiver(call).filter(|_| ctx.callee(call).method_name().is_some()) {
        None => ctx.report(finding),
        Some(client) => {
            let Some(literal) = ctx.source_literal(client) else { return };
            let is_limited = ["Timeout", "Transport"].iter().any(|limit| ctx.element(literal, limit).is_some());
            if !is_limited && !is_finished_later(ctx, literal) {
                ctx.report(finding.related(literal, "the client has no timeout"));
            }
        }
    }
}

fn tier(ctx: &Ctx) -> Tier {
    if ctx.package().name == "main" { Tier::Hint } else { Tier::Risk }
}

/// Whether fields of the variable that the literal becomes are set, or somebody else gets hold of it.
fn is_finished_later(ctx: &Ctx, literal: ExprId) -> bool {
    let value = match ctx.parent(literal.into()) {
        Some(Node::Expr(parent)) if matches!(ctx.decl()[parent], Expr::Unary { op: UnaryOp::And, .. }) => parent,
        _ => literal,
    };
    let Some(place) = ctx.target_of_value(value).map(Place::local).or_else(|| assigned_place(ctx, value)) else {
        return false;
    };
    let sets = ctx.touches().iter().any(|touch| {
        touch.place.is_within(&place) && touch.place.path.iter().any(|field| field.as_str().ends_with("Timeout"))
    });
    sets || (place.as_local().is_some() && ctx.fate(&place).any(Ops::UNSEEN))
}

/// The field that a value is assigned to: `s.server = http.Server{…}`.
fn assigned_place(ctx: &Ctx, value: ExprId) -> Option<Place> {
    let stmt = ctx.parent(value.into())?.stmt()?;
    let Stmt::Assign { lhs, rhs, tok: AssignTok::Assign } = ctx.decl()[stmt] else { return None };
    ctx.decl().only(rhs)?;
    ctx.place(ctx.decl().only(lhs)?)
}

/// Whether the variable that the literal becomes serves a listener of the package's own.
fn serves_own_listener(ctx: &Ctx, literal: ExprId) -> bool {
    let Some(place) = ctx.literal_place(literal) else { return false };
    let calls = ctx.touches_of(&place).filter_map(|touch| ctx.call_on(touch.expr));
    calls.into_iter().any(|call| {
        let callee = ctx.callee(call);
        let serves = ["Serve", "ServeTLS"].iter().any(|name| callee.is_method("net/http", "Server", name));
        serves && is_own_listener(ctx, call)
    })
}

/// Whether the server ends with the function that starts it, which has something else to do than to wait for the end.
fn lives_for_a_call(ctx: &Ctx, literal: ExprId) -> bool {
    let Some(place) = ctx.literal_place(literal).filter(|_| ctx.function().is_some_and(|it| it.name != "main")) else {
        return false;
    };
    let is_closed = ctx.touches_of(&place).filter(|touch| touch.run == Run::Deferred).any(|touch| {
        ctx.call_on(touch.expr).is_some_and(|call| ctx.callee(call).is_method("net/http", "Server", "Close"))
    });
    let Some(body) = FuncRef::Decl.body(ctx.decl()).filter(|_| is_closed) else { return false };
    let span = ctx.decl().stmt_span(body);
    let receives = ctx.exprs_in(span).any(|expr| matches!(ctx.decl()[expr], Expr::Unary { op: UnaryOp::Arrow, .. }));
    !receives && !ctx.calls_in(span).any(|call| ctx.callee(call).method_name() == Some("Wait"))
}

/// Whether the first argument of a call is of a type of this package.
fn is_own_listener(ctx: &Ctx, call: ExprId) -> bool {
    let ty = ctx.arg(call, 0).map(|listener| ctx.ty(listener));
    let name = ty.and_then(|ty| ty.pointee().unwrap_or(ty).name());
    name.is_some_and(|name| name.package == ctx.package().path)
}

/// Whether the first argument of a call listens at an address of this machine.
fn is_local_listener(ctx: &Ctx, call: ExprId) -> bool {
    let listen = ctx.arg(call, 0).and_then(|listener| ctx.source_call(listener)).map(|source| source.value);
    let address = listen.filter(|listen| ctx.callee(*listen).is_func("net", "Listen")).and_then(|it| ctx.arg(it, 1));
    address.is_some_and(|address| ctx.is_local_address(address))
}

/// Whether the names of the function and of what it serves tell of an endpoint for operators, seldom reached by clients.
fn is_for_operators(ctx: &Ctx, at: Node) -> bool {
    let is_telling = |name: &str| {
        let name = name.to_ascii_lowercase();
        ["metrics", "pprof", "debug", "health", "prometheus"].iter().any(|word| name.contains(word))
    };
    let span = at.span(ctx.decl());
    ctx.function().is_some_and(|function| is_telling(function.name.as_str()))
        || ctx.exprs_in(span).filter_map(|expr| ctx.decl().ident(expr)).any(|name| is_telling(name.as_str()))
}
