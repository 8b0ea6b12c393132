//! What fails after the status must not be the answer itself: an error of a write to the client can't be answered any more.
//! JSON of nothing but strings, booleans and whole numbers is always there, whatever error its encoder returns.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "early-status-header",
    entries: &["pipe-08"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "The status 200 is sent before it is known whether there is something to send",
        effect: "When the source fails, the client has already been told 200 and gets a short body that looks complete.",
        why: "The first `WriteHeader` decides the status; later ones are ignored with a log line.",
        repair: "Open the source first and send the status when it is there. Once it was sent, only \
                 `panic(http.ErrAbortHandler)` lets the client see that the body is broken.",
        bad: r#"package p

import (
	"io"
	"net/http"
	"os"
)

func download(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	f, err := os.Open("report.csv")
	if err != nil {
		return
	}
	defer f.Close()
	io.Copy(w, f)
}
"#,
        good: r#"package p

import (
	"io"
	"net/http"
	"os"
)

func download(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open("report.csv")
	if err != nil {
		http.Error(w, "no report", http.StatusInternalServerError)
		return
	}
	defer f.Close()
	w.WriteHeader(http.StatusOK)
	io.Copy(w, f)
}
"#,
        references: &["https://pkg.go.dev/net/http#ResponseWriter"],
    },
    check: Check::Call(&["net/http.ResponseWriter.WriteHeader"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let is_ok = ctx.arg(call, 0).and_then(|status| ctx.int(status)) == Some(200);
    let Some(stmt) = ctx.stmt_of(call).filter(|_| is_ok) else { return };
    let (Some(siblings), Some(body)) = (ctx.siblings(stmt), ctx.enclosing_func(call.into()).body(ctx.decl())) else {
        return;
    };
    // Only where the status is the handler's own first word, not the end of a branch.
    if ctx.parent(stmt.into()) != Some(body.into()) {
        return;
    }
    let Some(writer) = ctx.receiver(call).and_then(|writer| ctx.local(writer)) else { return };
    let after = siblings.iter().skip_while(|sibling| **sibling != stmt).skip(1);
    for &next in after {
        let Some(source) = source_of(ctx, next).filter(|source| !cannot_fail(ctx, *source)) else { continue };
        let span = ctx.span(source);
        if ctx.uses(writer).iter().any(|used| span.contains(ctx.span(*used))) {
            return;
        }
        let finding = RULE.hint(call, "the status is sent before it is known whether there is a body");
        return ctx.report(finding.related(source, "this may fail").fix(fix(ctx, call, stmt, source)));
    }
}

/// A call that opens something and may fail: `x, err := f()`, then `if err != nil`.
fn source_of(ctx: &Ctx, stmt: StmtId) -> Option<ExprId> {
    let Stmt::Assign { rhs, .. } = ctx.decl()[stmt] else { return None };
    let call = ctx.as_call(ctx.decl().only(rhs)?)?;
    let err = ctx.target_local(call, 1).filter(|err| ctx.local_object(*err).is_some_and(|err| err.ty.is_error()))?;
    ctx.error_check(stmt, err).map(|_| call)
}

/// Whether a call encodes what JSON has a form for, whatever its value.
fn cannot_fail(ctx: &Ctx, call: ExprId) -> bool {
    let callee = ctx.callee(call);
    let encodes = ["Marshal", "MarshalIndent"].iter().any(|name| callee.is_func("encoding/json", name));
    encodes && ctx.arg(call, 0).is_some_and(|value| is_plain(ctx.ty(value)))
}

fn is_plain(ty: Ty) -> bool {
    match ty.kind() {
        TyKind::Basic(basic) => basic.is_integer() || matches!(basic, Basic::Bool | Basic::String),
        TyKind::Slice(elem) | TyKind::Array(_, elem) => is_plain(*elem),
        TyKind::Map(key, elem) => key.as_basic() == Some(Basic::String) && is_plain(*elem),
        _ => false,
    }
}

/// Sends the status when the source is open, and another one when it is not.
fn fix(ctx: &Ctx, call: ExprId, stmt: StmtId, source: ExprId) -> Option<Patch> {
    let writer = ctx.local(ctx.receiver(call)?)?;
    let name = ctx.local_object(writer)?.name;
    let Receiving { stmt: opened, .. } = ctx.receiving(source)?;
    let check = ctx.error_check(opened, ctx.target_local(source, 1)?)?;
    let Stmt::If { then, .. } = ctx.decl()[check] else { return None };
    let span = Span::new(ctx.decl().stmt_span(stmt).end, ctx.decl().stmt_span(check).end);
    let is_answered = ctx.uses(writer).iter().any(|used| span.contains(ctx.span(*used)));
    if is_answered || !ctx.leaves(check) {
        return None;
    }
    let status = "$net/http.StatusInternalServerError";
    let answer = format!("$net/http.Error({name}, $net/http.StatusText({status}), {status})");
    let patch = Patch::offered("Send the status when the source is open").insert_first(then, answer);
    Some(patch.move_after(stmt, check))
}
