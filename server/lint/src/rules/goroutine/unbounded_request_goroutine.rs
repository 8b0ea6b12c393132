//! Only the bare form: a handler that starts work and returns. Any channel, lock, counter, limit or wait in the
//! handler or in the goroutine counts as a bound, and so does a context that the goroutine heeds. What it does with
//! the request itself is for escaped-request to judge.

use crate::rule::*;
use query::{Goroutine, Started};

pub static RULE: Rule = Rule {
    id: "unbounded-request-goroutine",
    entries: &["gor-16"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "Each request starts a goroutine that nothing limits",
        effect: "A burst of requests becomes a burst of goroutines: memory, connections and load on whatever they \
                 call grow with rate times duration. Closing the server does not wait for them.",
        why: "The server limits its own goroutines by the connections that it has. Work that goes on after the \
              answer is outside of any limit.",
        repair: "Hand the work to a fixed number of workers, or take a slot of a buffered channel first and answer \
                 503 when there is none.",
        bad: r#"package p

import "net/http"

func handle(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	go func() {
		report(id)
	}()
	w.WriteHeader(http.StatusAccepted)
}

func report(id string) {}
"#,
        good: r#"package p

import "net/http"

var handleSlots = make(chan struct{}, 64)

func handle(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	select {
	case handleSlots <- struct{}{}:
	default:
		http.Error(w, "too busy", http.StatusServiceUnavailable)
		return
	}
	go func() {
		defer func() { <-handleSlots }()
		report(id)
	}()
	w.WriteHeader(http.StatusAccepted)
}

func report(id string) {}
"#,
        references: &["https://pkg.go.dev/net/http#Handler"],
    },
    check: Check::Func(check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, func: FuncRef) {
    let Some((writer, request)) = ctx.handler_params(func) else { return };
    let Some(body) = func.body(ctx.decl()) else { return };
    let span = ctx.decl().stmt_span(body);
    let started = ctx.goroutines(func);
    let [goroutine] = started.as_slice() else { return };
    let Some(lit) = goroutine.lit.filter(|_| goroutine.by == Started::Go) else { return };
    let is_request = |ident: &ExprId| {
        let local = ctx.local(*ident);
        local == Some(writer) || local == Some(request) || ctx.ty(*ident).is_context()
    };
    let started_with = ctx.decl().stmt_span(goroutine.stmt);
    let works = ctx.calls_in(ctx.span(lit)).any(|call| is_work(ctx, call));
    if !works || ctx.exprs_in(started_with).any(|ident| is_request(&ident)) || is_bounded(ctx, goroutine, span) {
        return;
    }
    let finding = RULE.hint(goroutine.stmt, "nothing limits how many of these goroutines run at once");
    ctx.report(finding.fix(fix(ctx, goroutine, writer, span)));
}

/// Whether a call of the goroutine is more than a line in a log: code of this package, a function value, an interface.
fn is_work(ctx: &Ctx, call: ExprId) -> bool {
    let callee = ctx.callee(call);
    ctx.package_function(callee).is_some() || matches!(callee, Callee::Local(_))
}

/// Whether something in the handler may limit the goroutines or wait for them.
fn is_bounded(ctx: &Ctx, goroutine: &Goroutine, span: Span) -> bool {
    let talks = ctx.receives_in(span).next().is_some()
        || ctx.stmts_in(span).any(|stmt| match ctx.decl()[stmt] {
            Stmt::Send { .. } | Stmt::Select { .. } => true,
            Stmt::Range { x, .. } => ctx.is_channel(ctx.ty(x)),
            _ => false,
        });
    let around = Ops::ADD | Ops::DONE | Ops::LOCK | Ops::RLOCK | Ops::WAIT | Ops::ATOMIC | Ops::SEND | Ops::RECV;
    let counts = ctx.touches().iter().any(|touch| span.contains(ctx.span(touch.expr)) && touch.ops.any(around));
    let may_limit = ctx.calls_in(span).any(|call| match ctx.callee(call) {
        Callee::Unknown => true,
        Callee::Func(object) => object.package.as_str().contains('.') && object.package != ctx.package().path,
        Callee::Method { owner, name, .. } => {
            owner.package.as_str().contains('.') && owner.package != ctx.package().path
                || matches!(name.as_str(), "Do" | "Hijack" | "Go" | "TryGo" | "TryLock")
        }
        _ => false,
    });
    talks || counts || may_limit || ctx.may_be_joined(goroutine)
}

/// Takes a slot before the goroutine starts, and answers 503 when there is none.
fn fix(ctx: &Ctx, goroutine: &Goroutine, writer: LocalId, span: Span) -> Option<Patch> {
    let inner = FuncRef::Lit(goroutine.lit?).body(ctx.decl())?;
    let start = ctx.decl().stmt_span(goroutine.stmt).start;
    let is_answered =
        ctx.uses(writer).iter().any(|used| span.contains(ctx.span(*used)) && ctx.span(*used).start < start);
    // A declaration before the function would come between it and its comment.
    let is_doc = |end: u32| end <= ctx.start() && ctx.start() - end <= 2;
    let above = ctx.file().file.comments.iter().any(|comment| is_doc(comment.span.end));
    let handler = ctx.decl().ident(ctx.decl().func()?.name)?;
    if is_answered || above {
        return None;
    }
    let name = ctx.local_object(writer)?.name;
    let slots = ctx.fresh_name(&format!("{}Slots", uncapitalized(handler.as_str())));
    let patch = Patch::offered("Answer 503 when 64 of them are running")
        .declare(format!("var {slots} = make(chan struct{{}}, 64)"))
        .insert_before(
            goroutine.stmt,
            format!(
                "select {{\ncase {slots} <- struct{{}}{{}}:\ndefault:\n$net/http.Error({name}, \"too busy\", \
                 $net/http.StatusServiceUnavailable)\nreturn\n}}"
            ),
        )
        .insert_first(inner, format!("defer func() {{ <-{slots} }}()"));
    (name != "_").then_some(patch)
}

fn uncapitalized(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
