//! The variable has to be assigned after the `defer` statement, or be a result that `return` sets. An error that has its
//! final value already is right to be passed.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "premature-pipe-error",
    entries: &["pipe-04"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A deferred CloseWithError passes the error of too early a moment",
        effect: "The reader gets `io.EOF` whatever goes wrong, and takes half of the data for all of it.",
        why: "The arguments of a deferred call are evaluated at the `defer` statement, when the error still is nil. \
              `CloseWithError(nil)` is `Close`.",
        repair: "Defer a function literal that looks at the variable when it runs.",
        bad: r#"package p

import (
	"encoding/json"
	"io"
)

func encode(pw *io.PipeWriter, values []any) {
	var err error
	defer pw.CloseWithError(err)
	enc := json.NewEncoder(pw)
	for _, v := range values {
		if err = enc.Encode(v); err != nil {
			return
		}
	}
}
"#,
        good: r#"package p

import (
	"encoding/json"
	"io"
)

func encode(pw *io.PipeWriter, values []any) {
	var err error
	defer func() { pw.CloseWithError(err) }()
	enc := json.NewEncoder(pw)
	for _, v := range values {
		if err = enc.Encode(v); err != nil {
			return
		}
	}
}
"#,
        references: &["https://go.dev/ref/spec#Defer_statements", "https://pkg.go.dev/io#PipeWriter.CloseWithError"],
    },
    check: Check::Call(&["io.PipeWriter.CloseWithError", "io.PipeReader.CloseWithError"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let is_deferred =
        matches!(ctx.parent(call.into()), Some(Node::Stmt(stmt)) if matches!(ctx.decl()[stmt], Stmt::Defer(_)));
    let Some(err) = ctx.arg(call, 0).filter(|_| is_deferred) else { return };
    let Some(local) = ctx.local(err).filter(|_| ctx.ty(err).is_error()) else {
        return;
    };
    let Some(later) = set_later(ctx, call, local) else { return };
    let Some(name) = ctx.decl().ident(err) else { return };
    let finding = RULE.bug(err, format!("`{name}` is evaluated here, before it is set"));
    let patch = Patch::safe("Look at the error when the function returns").surround(call, "func() { ", " }()");
    ctx.report(finding.related(later, "it gets its value here").fix(patch));
}

/// Where a variable is set after the call was deferred: by an assignment, or by a `return` that sets a named result.
fn set_later(ctx: &Ctx, call: ExprId, err: LocalId) -> Option<Span> {
    let after = ctx.span(call).end;
    let place = Place::local(err);
    let mut stores =
        ctx.touches_of(&place).filter(|touch| touch.ops.any(Ops::STORE) && ctx.span(touch.expr).start > after);
    if let Some(store) = stores.next() {
        return Some(ctx.span(store.expr));
    }
    let object = ctx.local_object(err)?;
    let LocalKind::Result(index) = object.kind else { return None };
    let func = ctx.enclosing_func(call.into());
    if object.func != func.lit() {
        return None;
    }
    let span = ctx.decl().stmt_span(func.body(ctx.decl())?);
    ctx.stmts_in(span).find_map(|stmt| match ctx.decl()[stmt] {
        Stmt::Return(results) if ctx.enclosing_func(stmt.into()) == func => {
            let value = ctx.decl().at(results, index as usize)?;
            let is_new = ctx.local(value) != Some(err) && !ctx.is_nil(value);
            (is_new && ctx.span(value).start > after).then(|| ctx.span(value))
        }
        _ => None,
    })
}
