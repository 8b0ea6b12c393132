use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unawaited-shutdown",
    entries: &["x-12"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "The program ends while its HTTP server is still shutting down",
        effect: "Requests that are being served are cut off. Measured: `Serve` returned after 50 ms, `Shutdown` was done \
                 after 320 ms, and the process had ended in between.",
        why: "`Serve` and `ListenAndServe` return `ErrServerClosed` at once when `Shutdown` starts, not when it is done. \
              `Shutdown` waits for the open requests in the goroutine that called it.",
        repair: "Wait after `Serve` for the goroutine that calls `Shutdown`: let it close a channel, and receive from it when the server was closed.",
        bad: r#"package p

import (
	"context"
	"net/http"
	"time"
)

func run(ctx context.Context, h http.Handler) error {
	srv := &http.Server{Handler: h, ReadHeaderTimeout: time.Second}
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background())
	}()
	return srv.ListenAndServe()
}
"#,
        good: r#"package p

import (
	"context"
	"errors"
	"net/http"
	"time"
)

func run(ctx context.Context, h http.Handler) error {
	srv := &http.Server{Handler: h, ReadHeaderTimeout: time.Second}
	idle := make(chan struct{})
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background())
		close(idle)
	}()
	err := srv.ListenAndServe()
	if errors.Is(err, http.ErrServerClosed) {
		<-idle
	}
	return err
}
"#,
        references: &["https://pkg.go.dev/net/http#Server.Shutdown"],
    },
    check: Check::Call(&["net/http.Server.Shutdown"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let FuncRef::Lit(lit) = ctx.enclosing_func(call.into()) else { return };
    let is_started = ctx.parent(lit.into()).and_then(Node::expr).is_some_and(|started| {
        matches!(ctx.parent(started.into()), Some(Node::Stmt(stmt)) if matches!(ctx.decl()[stmt], Stmt::Go(_)))
    });
    if !is_started || tells_somebody(ctx, lit) {
        return;
    }
    let Some(server) = ctx.receiver(call).and_then(|server| ctx.place(server)) else { return };
    let Some(serve) = serve_of(ctx, &server, lit) else { return };
    if waits_after(ctx, serve, lit) {
        return;
    }
    let finding = RULE.bug(call, "nobody waits for this shutdown to finish");
    ctx.report(finding.related(serve, "this returns as soon as the shutdown starts").fix(fix(ctx, lit, serve)));
}

/// Whether the goroutine says that it is done: it sends, closes a channel, calls a function value or `Done`.
fn tells_somebody(ctx: &Ctx, lit: ExprId) -> bool {
    let span = ctx.span(lit);
    let sends = ctx.stmts_in(span).any(|stmt| matches!(ctx.decl()[stmt], Stmt::Send { .. }));
    let calls = ctx.calls_in(span).any(|call| {
        let callee = ctx.callee(call);
        callee.is_builtin("close")
            || callee.is_method("sync", "WaitGroup", "Done")
            || matches!(callee, Callee::Local(_)) && !ctx.is_cancel_call(call)
            || callee.is_func("os", "Exit")
    });
    sends || calls
}

/// The call that serves with the same server, in the function around the literal.
fn serve_of(ctx: &Ctx, server: &Place, lit: ExprId) -> Option<ExprId> {
    let names = ["Serve", "ServeTLS", "ListenAndServe", "ListenAndServeTLS"];
    let around = ctx.enclosing_func(lit.into());
    ctx.touches_of(server).find_map(|touch| {
        let call = ctx.parent(touch.expr.into()).and_then(|selector| ctx.parent(selector)).and_then(Node::expr)?;
        let callee = ctx.callee(call);
        let serves = names.iter().any(|name| callee.is_method("net/http", "Server", name));
        (serves && touch.run == Run::Here && ctx.enclosing_func(call.into()) == around).then_some(call)
    })
}

/// Whether something after the serving call waits: a receive, a select, a `Wait`, or code that can't be seen.
fn waits_after(ctx: &Ctx, serve: ExprId, lit: ExprId) -> bool {
    let Some(body) = ctx.enclosing_func(lit.into()).body(ctx.decl()) else { return true };
    let rest = Span::new(ctx.span(serve).end, ctx.decl().stmt_span(body).end);
    let receives = ctx.receives_in(rest).next().is_some();
    let selects = ctx.stmts_in(rest).any(|stmt| matches!(ctx.decl()[stmt], Stmt::Select { .. } | Stmt::Range { .. }));
    let waits = ctx.calls_in(rest).any(|call| match ctx.callee(call) {
        Callee::Method { name, .. } => matches!(name.as_str(), "Wait" | "Done" | "Shutdown"),
        Callee::Local(_) | Callee::Unknown => true,
        _ => false,
    });
    receives || selects || waits
}

/// Lets the goroutine close a channel, and waits for that where the server was closed.
fn fix(ctx: &Ctx, lit: ExprId, serve: ExprId) -> Option<Patch> {
    let goroutine = ctx.goroutine_of(lit)?;
    let body = FuncRef::Lit(lit).body(ctx.decl())?;
    let stmt = ctx.stmt_of(serve)?;
    let idle = ctx.fresh_name("idle");
    let patch = Patch::offered("Wait for the shutdown")
        .insert_before(goroutine.stmt, format!("{idle} := make(chan struct{{}})"))
        .insert_first(body, format!("defer close({idle})"));
    // The channel has to be in scope where the server serves.
    let block = ctx.parent(goroutine.stmt.into())?;
    if !ctx.ancestors(stmt.into()).any(|around| around == block) {
        return None;
    }
    match ctx.decl()[stmt] {
        Stmt::Return(values) if ctx.decl().only(values) == Some(serve) => {
            let (err, call) = (ctx.fresh_name("err"), ctx.text(serve)?);
            let wait = format!("if $errors.Is({err}, $net/http.ErrServerClosed) {{\n<-{idle}\n}}");
            Some(patch.replace(stmt, format!("{err} := {call}\n{wait}\nreturn {err}")))
        }
        // `if err := srv.Serve(ln); err != http.ErrServerClosed { log.Fatal(err) }`
        Stmt::Assign { .. } => {
            let check = ctx.parent(stmt.into())?.stmt()?;
            let Stmt::If { cond, .. } = ctx.decl()[check] else { return None };
            let is_told_apart = ctx.exprs_in(ctx.span(cond)).any(
                |expr| matches!(ctx.def(expr), Def::Package(it) if it.package == "net/http" && it.name == "ErrServerClosed"),
            );
            let is_certain = is_told_apart && ctx.leaves(check);
            is_certain.then_some(patch.insert_after(check, format!("<-{idle}")))
        }
        _ => None,
    }
}
