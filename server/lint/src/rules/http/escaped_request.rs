//! What a goroutine does is only a defect when it may outlive the handler: a handler that waits for it is silent, however
//! it waits.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "escaped-request",
    entries: &["x-13", "gor-16"],
    tiers: &[Tier::Risk, Tier::Bug],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A goroutine uses the request or the response after the handler returned",
        effect: "Writing to the response races with the next request on the connection or panics, the body reads \
                 `http: invalid Read on closed Body`, and work with the request's context stops with `context canceled`.",
        why: "When the handler returns, the server finishes the response, closes the body and cancels the context.",
        repair: "Read what is needed before the goroutine starts, and give it `context.WithoutCancel(r.Context())` with a \
                 limit of its own. Or wait for it in the handler.",
        bad: r#"package p

import (
	"context"
	"net/http"
)

func handle(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	go func() {
		report(r.Context(), id)
	}()
	w.WriteHeader(http.StatusAccepted)
}

func report(ctx context.Context, id string) {}
"#,
        good: r#"package p

import (
	"context"
	"net/http"
)

func handle(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	go func() {
		report(context.WithoutCancel(r.Context()), id)
	}()
	w.WriteHeader(http.StatusAccepted)
}

func report(ctx context.Context, id string) {}
"#,
        references: &["https://pkg.go.dev/net/http#Handler"],
    },
    check: Check::Func(check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, func: FuncRef) {
    let Some((writer, request)) = ctx.handler_params(func) else { return };
    let Some(body) = func.body(ctx.decl()) else { return };
    if joins(ctx, body) {
        return;
    }
    for touch in ctx.touches() {
        let Some(local) = root_local(touch) else { continue };
        let in_goroutine = touch.run == Run::Goroutine && touch.lit.is_some_and(|lit| FuncRef::Lit(lit) != func);
        if !in_goroutine || !ctx.decl().stmt_span(body).contains(ctx.span(touch.expr)) {
            continue;
        }
        if local == writer {
            return ctx.report(RULE.bug(touch.expr, "the response may be finished when this goroutine uses it"));
        }
        if local == request && touch.place.path.first().is_some_and(|field| *field == "Body") {
            return ctx.report(RULE.bug(touch.expr, "the body may be closed when this goroutine reads it"));
        }
        if local == request && is_context_argument(ctx, touch.expr) {
            let finding = RULE.risk(touch.expr, "this context is cancelled when the handler returns");
            return ctx.report(finding.fix(fix(ctx, touch.expr)));
        }
    }
}

fn root_local(touch: &Touch) -> Option<LocalId> {
    Place { root: touch.place.root, path: Default::default() }.as_local()
}

/// Whether the handler waits for something, or gives its connection away.
fn joins(ctx: &Ctx, body: StmtId) -> bool {
    let span = ctx.decl().stmt_span(body);
    let in_handler = |expr: &ExprId| ctx.enclosing_func((*expr).into()).body(ctx.decl()) == Some(body);
    let receives = ctx.receives_in(span).any(|channel| in_handler(&channel));
    let blocks = ctx.stmts_in(span).any(|stmt| match ctx.decl()[stmt] {
        Stmt::Select { .. } => true,
        Stmt::Range { x, .. } => ctx.is_channel(ctx.ty(x)),
        _ => false,
    });
    let calls = ctx.calls_in(span).any(|call| {
        let name = match ctx.callee(call) {
            Callee::Method { name, .. } => name,
            Callee::Unknown => return true,
            _ => return false,
        };
        matches!(name.as_str(), "Wait" | "Hijack" | "Upgrade" | "Accept")
    });
    receives || blocks || calls
}

/// Whether `r` is the receiver of `r.Context()` that is an argument of another call.
fn is_context_argument(ctx: &Ctx, request: ExprId) -> bool {
    let call = ctx.parent(request.into()).and_then(|selector| ctx.parent(selector)).and_then(Node::expr);
    call.is_some_and(|call| {
        let is_context = ctx.callee(call).is_method("net/http", "Request", "Context");
        let around = ctx.parent(call.into()).and_then(Node::expr);
        let detached = around.is_some_and(|outer| ctx.callee(outer).is_func("context", "WithoutCancel"));
        is_context && !detached && around.is_some_and(|outer| matches!(ctx.decl()[outer], Expr::Call { .. }))
    })
}

/// Keeps the values of the context and leaves its end out. What the goroutine does is not limited then, as little as before.
fn fix(ctx: &Ctx, request: ExprId) -> Option<Patch> {
    const WITHOUT_CANCEL: u8 = 21;
    let selector = ctx.parent(request.into())?;
    let call = ctx.parent(selector)?.expr()?;
    let patch = Patch::safe("Detach the context from the request").surround(call, "$context.WithoutCancel(", ")");
    (ctx.go_version().0 >= WITHOUT_CANCEL).then_some(patch)
}
