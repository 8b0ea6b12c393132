//! Function literals that run as goroutines only. An error that is stored, sent or returned is known to somebody, and one
//! that only writing to the pipe can give says nothing new to its reader. Copying from an `io.Reader` of which no more is
//! known, or from standard input, is left alone: there the end is often as good as an error.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "lost-pipe-error",
    entries: &["pipe-04"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "The reader of a pipe does not learn that the writer failed",
        effect: "A stream that was cut off looks complete: the reader gets `io.EOF` and works with half of the data.",
        why: "`Close` ends the stream as if all went well. Only `CloseWithError` makes the reader's next read return the \
              error.",
        repair: "Close the pipe with the error: `pw.CloseWithError(err)`. With nil it is the same as `Close`, and a later \
                 `Close` does not change it.",
        bad: r#"package p

import (
	"encoding/json"
	"io"
)

func encoded(v any) ([]byte, error) {
	pr, pw := io.Pipe()
	defer pr.Close()
	go func() {
		json.NewEncoder(pw).Encode(v)
		pw.Close()
	}()
	return io.ReadAll(pr)
}
"#,
        good: r#"package p

import (
	"encoding/json"
	"io"
)

func encoded(v any) ([]byte, error) {
	pr, pw := io.Pipe()
	defer pr.Close()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(v))
	}()
	return io.ReadAll(pr)
}
"#,
        references: &["https://pkg.go.dev/io#PipeWriter.CloseWithError"],
    },
    check: Check::Call(&["io.PipeWriter.Close"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, close: ExprId) {
    let func = ctx.enclosing_func(close.into());
    let Some(writer) = ctx.receiver(close).and_then(|writer| ctx.local(writer)) else { return };
    let Some(body) = func.body(ctx.decl()).filter(|_| is_goroutine(ctx, close, func)) else { return };
    let Some(stmt) = ctx.stmt_of(close) else { return };
    let is_deferred = match ctx.decl()[stmt] {
        Stmt::Defer(call) => call == close,
        Stmt::Expr(call) if call == close => false,
        // `_ = w.Close()`
        Stmt::Assign { lhs, .. } if ctx.decl().only(lhs).is_some_and(|target| ctx.is_blank(target)) => false,
        _ => return,
    };
    if let Some((err, source)) = failed_branch(ctx, stmt, writer).filter(|_| !is_deferred) {
        let finding = RULE.risk(close, "the reader takes this for the end of complete data");
        return ctx.report(finding.related(source, "this has failed here").fix(close_now(ctx, close, err)));
    }
    let in_body = ctx.parent(stmt.into()) == Some(body.into());
    let stmts = ctx.stmts_of(body);
    let mut producers = stmts.iter().filter_map(|stmt| dropped_error(ctx, *stmt, writer));
    let message = "the reader takes this for the end of complete data";
    let is_before = |producer: &ExprId| is_deferred || ctx.span(*producer).end < ctx.span(close).start;
    if let Some(producer) = producers.find(is_before).filter(|_| in_body) {
        let finding = RULE.risk(close, message).related(producer, "its error is dropped");
        return ctx.report(finding.fix(close_with(ctx, producer, stmt, writer)));
    }
    let returns = if is_deferred && in_body { error_returns(ctx, body, writer) } else { Vec::new() };
    if let Some(&(end, _)) = returns.first() {
        let finding = RULE.risk(close, message).related(end, "writing was given up here");
        ctx.report(finding.fix(close_before(ctx, &returns, writer)));
    }
}

/// The error that is known to be one where the writer is closed, with the call that it comes from, when nobody but a log
/// gets to see it.
fn failed_branch(ctx: &Ctx, close: StmtId, writer: LocalId) -> Option<(LocalId, ExprId)> {
    let block = ctx.parent(close.into()).and_then(Node::stmt)?;
    let check = ctx.parent(block.into()).and_then(Node::stmt)?;
    let Stmt::If { init, cond, then, .. } = ctx.decl()[check] else { return None };
    let err = ctx.is_not_nil(cond).filter(|_| then == block)?;
    let source = error_source(ctx, check, init, err)?;
    (!is_write(ctx, source, writer) && is_only_logged(ctx, err, then)).then_some((err, source))
}

/// Passes the error to the reader.
fn close_now(ctx: &Ctx, close: ExprId, err: LocalId) -> Option<Patch> {
    let (writer, err) = (ctx.text(ctx.receiver(close)?)?, ctx.local_object(err)?.name);
    Some(Patch::offered("Close the pipe with the error").replace(close, format!("{writer}.CloseWithError({err})")))
}

fn is_goroutine(ctx: &Ctx, close: ExprId, func: FuncRef) -> bool {
    let is_close = |touch: &Touch| touch.run == Run::Goroutine && ctx.span(close).contains(ctx.span(touch.expr));
    func.lit().is_some() && ctx.touches().iter().any(is_close)
}

/// The call that is a statement, gets the writer, and returns an error that does not come from the pipe alone.
fn dropped_error(ctx: &Ctx, stmt: StmtId, writer: LocalId) -> Option<ExprId> {
    let Stmt::Expr(call) = ctx.decl()[stmt] else { return None };
    let returns_error = match ctx.ty(call).kind() {
        TyKind::Tuple(types) => types.last().is_some_and(|last| last.is_error()),
        _ => ctx.ty(call).is_error(),
    };
    let place = Place::local(writer);
    let gets_writer = ctx.touches_of(&place).any(|touch| {
        let span = ctx.span(touch.expr);
        ctx.span(call).contains(span) && ctx.receiver(call) != Some(touch.expr) && !ctx.closes_end(touch)
    });
    (returns_error && gets_writer && !is_echo(ctx, call)).then_some(call)
}

/// Whether a call fails only for the reader's sake, or copies what may end at any time.
fn is_echo(ctx: &Ctx, call: ExprId) -> bool {
    let callee = ctx.callee(call);
    if callee.is_func_of("io", &["Copy", "CopyBuffer", "CopyN"]) {
        let Some(source) = ctx.arg(call, 1) else { return true };
        let is_body = matches!(ctx.decl()[source], Expr::Selector { sel, .. }
            if ctx.decl().ident(sel).is_some_and(|name| name == "Body"));
        let is_file = ctx.local(source).is_some() && ctx.ty(source).is_pointer_to("os", "File");
        return !(is_body || is_file);
    }
    let is_printing =
        callee.is_func_of("fmt", &["Fprint", "Fprintf", "Fprintln"]) || callee.is_func("io", "WriteString");
    // Writers over the pipe: what they buffer is another matter.
    let is_plain = matches!(
        callee.method_name(),
        Some("Write" | "WriteString" | "WriteByte" | "WriteRune" | "Flush" | "Close" | "CloseWithError")
    );
    is_printing || is_plain || callee == Callee::Unknown
}

/// The returns in `if err != nil` branches that tell nobody of the error but a log, with the error.
fn error_returns(ctx: &Ctx, body: StmtId, writer: LocalId) -> Vec<(StmtId, LocalId)> {
    let span = ctx.decl().stmt_span(body);
    let place = Place::local(writer);
    let closes = ctx.touches_of(&place).filter(|touch| span.contains(ctx.span(touch.expr)) && ctx.closes_end(touch));
    if closes.count() > 1 {
        return Vec::new();
    }
    let func = ctx.enclosing_func(body.into());
    let checks = ctx.stmts_in(span).filter_map(|stmt| match ctx.decl()[stmt] {
        Stmt::If { init, cond, then, els: None } if ctx.enclosing_func(stmt.into()) == func => {
            Some((stmt, init, ctx.is_not_nil(cond)?, then))
        }
        _ => None,
    });
    let silent = checks.filter_map(|(stmt, init, err, then)| {
        let end = *ctx.stmts_of(then).last()?;
        let is_return = matches!(ctx.decl()[end], Stmt::Return(results) if results.is_empty());
        let source = error_source(ctx, stmt, init, err)?;
        (is_return && !is_write(ctx, source, writer) && is_only_logged(ctx, err, then)).then_some((end, err))
    });
    silent.collect()
}

/// The call that a checked error comes from.
fn error_source(ctx: &Ctx, check: StmtId, init: Option<StmtId>, err: LocalId) -> Option<ExprId> {
    let before = || {
        let siblings = ctx.siblings(check)?;
        let at = siblings.iter().position(|stmt| *stmt == check)?;
        siblings.get(at.checked_sub(1)?).copied()
    };
    let stmt = init.or_else(before)?;
    let Stmt::Assign { lhs, rhs, .. } = ctx.decl()[stmt] else { return None };
    let assigns = ctx.decl().list(lhs).any(|target| ctx.local(target) == Some(err));
    ctx.as_call(ctx.decl().only(rhs)?).filter(|_| assigns)
}

/// Whether a call writes to the pipe, or to something over it, and fails when the reader is gone.
fn is_write(ctx: &Ctx, call: ExprId, writer: LocalId) -> bool {
    let place = Place::local(writer);
    let span = ctx.span(call);
    ctx.touches_of(&place).any(|touch| span.contains(ctx.span(touch.expr))) && is_echo(ctx, call)
}

/// Whether an error that is known in a branch goes nowhere but to a log.
fn is_only_logged(ctx: &Ctx, err: LocalId, then: StmtId) -> bool {
    let span = ctx.decl().stmt_span(then);
    let is_logged = |used: ExprId| {
        let mut around = ctx.ancestors(used.into()).filter_map(Node::expr);
        around.any(|call| ctx.callee(call).is_logging())
    };
    let tells = |stmt: StmtId| match ctx.decl()[stmt] {
        Stmt::Send { .. } => true,
        // `_ = w.Close()`
        Stmt::Assign { lhs, rhs, .. } => {
            let is_call = ctx.decl().only(rhs).is_some_and(|value| ctx.is_call(value));
            !is_call || !ctx.decl().list(lhs).all(|target| ctx.is_blank(target))
        }
        _ => false,
    };
    ctx.uses(err).into_iter().filter(|used| span.contains(ctx.span(*used))).all(is_logged)
        && !ctx.stmts_in(span).any(tells)
}

/// Closes the pipe with the error of the call.
fn close_with(ctx: &Ctx, producer: ExprId, close: StmtId, writer: LocalId) -> Option<Patch> {
    let name = ctx.local_object(writer)?.name;
    let patch = Patch::offered("Close the pipe with the error");
    let stmt = ctx.stmt_of(producer)?;
    let is_last = ctx.next_stmt(stmt).is_none_or(|next| next == close);
    let is_deferred = matches!(ctx.decl()[close], Stmt::Defer(_));
    // What a compressor above the pipe keeps back must be written first.
    let place = Place::local(writer);
    let is_direct = ctx.touches_of(&place).all(|touch| ctx.local(touch.expr) == Some(writer));
    if !is_last || !is_direct {
        return None;
    }
    if ctx.ty(producer).is_error() {
        let patch = patch.surround(producer, format!("{name}.CloseWithError("), ")");
        return Some(if is_deferred { patch } else { patch.delete(close) });
    }
    let TyKind::Tuple(types) = ctx.ty(producer).kind() else { return None };
    let err = ctx.fresh_name("err");
    let patch = patch.surround(producer, format!("{}{err} := ", "_, ".repeat(types.len() - 1)), "");
    let code = format!("{name}.CloseWithError({err})");
    Some(if is_deferred { patch.insert_after(stmt, code) } else { patch.replace(close, code) })
}

/// Closes the pipe with the error before each return.
fn close_before(ctx: &Ctx, returns: &[(StmtId, LocalId)], writer: LocalId) -> Option<Patch> {
    let name = ctx.local_object(writer)?.name;
    let mut patch = Patch::offered("Close the pipe with the error");
    for &(end, err) in returns {
        let err = ctx.local_object(err)?.name;
        patch = patch.insert_before(end, format!("{name}.CloseWithError({err})"));
    }
    Some(patch)
}
