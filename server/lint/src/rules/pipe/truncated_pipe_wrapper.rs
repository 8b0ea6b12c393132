//! The wrapper and the end of the pipe have to be closed, if they are, in the function that makes the wrapper. A wrapper that
//! other code gets is taken to be closed there.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "truncated-pipe-wrapper",
    entries: &["pipe-09"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A pipe is closed before the compressor or buffer above it",
        effect: "The end of the data is missing: a decompressor reports `unexpected EOF`, a buffered text lacks its last \
                 lines. Measured: both a missing Close and a wrong order do that.",
        why: "The wrapper writes its last block and its trailer when it is closed or flushed. The pipe takes nothing after \
              its own Close. Deferred calls run last in, first out.",
        repair: "Close the wrapper first: write `defer pw.Close()` above the `defer` of the wrapper, or close both in order \
                 at the end.",
        bad: r#"package p

import (
	"compress/gzip"
	"io"
)

func compress(pw *io.PipeWriter, text string) {
	defer pw.Close()
	zw := gzip.NewWriter(pw)
	io.WriteString(zw, text)
}
"#,
        good: r#"package p

import (
	"compress/gzip"
	"io"
)

func compress(pw *io.PipeWriter, text string) {
	defer pw.Close()
	zw := gzip.NewWriter(pw)
	defer zw.Close()
	io.WriteString(zw, text)
}
"#,
        references: &["https://pkg.go.dev/compress/gzip#Writer.Close", "https://pkg.go.dev/bufio#Writer.Flush"],
    },
    check: Check::Call(
        &[
            "archive/tar.NewWriter",
            "archive/zip.NewWriter",
            "bufio.NewWriter",
            "bufio.NewWriterSize",
            "compress/flate.NewWriter",
            "compress/flate.NewWriterDict",
            "compress/gzip.NewWriter",
            "compress/gzip.NewWriterLevel",
            "compress/lzw.NewWriter",
            "compress/zlib.NewWriter",
            "compress/zlib.NewWriterLevel",
            "encoding/base32.NewEncoder",
            "encoding/base64.NewEncoder",
            "encoding/csv.NewWriter",
            "mime/multipart.NewWriter",
            "mime/quotedprintable.NewWriter",
            "text/tabwriter.NewWriter",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(wrapper) = ctx.target(call, 0).and_then(|target| ctx.declared(target)) else { return };
    let is_end = |arg: &ExprId| ctx.ty(*arg).is_pointer_to("io", "PipeWriter");
    let Some(writer) = ctx.args(call).find(is_end).and_then(|arg| ctx.local(arg)) else { return };
    let func = ctx.enclosing_func(call.into());
    let (Some(finishes), Some(closes)) = (finishes(ctx, wrapper), closes(ctx, writer)) else { return };
    let names = |local: LocalId| ctx.local_object(local).map(|object| object.name);
    let (Some(name), Some(below)) = (names(wrapper), names(writer)) else { return };
    let is_here = |stmt: &StmtId| ctx.enclosing_func((*stmt).into()) == func;
    if !finishes.iter().chain(&closes).all(is_here) {
        return;
    }
    let Some(&close) = closes.last() else { return };
    let [finish] = finishes[..] else {
        if finishes.is_empty() {
            let finding = RULE.bug(call, format!("`{name}` is not finished before `{below}` is closed"));
            let fix = finish_before(ctx, call, wrapper, &closes);
            ctx.report(finding.related(close, format!("`{below}` is closed here")).fix(fix));
        }
        return;
    };
    // A pipe that is closed with an error on the way, too, is left to its author.
    let comes_first =
        !is_deferred(ctx, close) || ctx.decl().stmt_span(close).start > ctx.decl().stmt_span(finish).start;
    if is_deferred(ctx, finish) && closes.len() == 1 && comes_first {
        let finding = RULE.bug(finish, format!("`{below}` is closed before `{name}` writes its end"));
        let is_swap = is_deferred(ctx, close) && ctx.parent(close.into()) == ctx.parent(finish.into());
        let patch = Patch::safe(format!("Close `{name}` first")).move_before(close, finish);
        ctx.report(finding.related(close, "this runs first").fix(is_swap.then_some(patch)));
    }
}

/// The statements that close or flush the wrapper; nothing when somebody else may do so.
fn finishes(ctx: &Ctx, wrapper: LocalId) -> Option<Vec<StmtId>> {
    let place = Place::local(wrapper);
    let mut found = Vec::new();
    for touch in ctx.touches_of(&place) {
        if touch.pass.is_some() || ctx.ops_of(touch).any(Ops::ESCAPES) {
            return None;
        }
        let selector = ctx.parent(touch.expr.into()).and_then(Node::expr);
        let Some(Expr::Selector { sel, .. }) = selector.map(|selector| ctx.decl()[selector]) else { continue };
        if ctx.decl().ident(sel).is_some_and(|name| name == "Close" || name == "Flush") {
            found.push(ending_stmt(ctx, touch.expr)?);
        }
    }
    Some(found)
}

/// The statements that close the end of the pipe.
fn closes(ctx: &Ctx, writer: LocalId) -> Option<Vec<StmtId>> {
    let place = Place::local(writer);
    let found = ctx.touches_of(&place).filter(|touch| ctx.local(touch.expr) == Some(writer) && ctx.closes_end(touch));
    found.map(|touch| ending_stmt(ctx, touch.expr)).collect()
}

/// The statement that something is ended by; the `defer` of a deferred literal.
fn ending_stmt(ctx: &Ctx, used: ExprId) -> Option<StmtId> {
    let defers = |node: &Node| match node {
        Node::Stmt(stmt) => matches!(ctx.decl()[*stmt], Stmt::Defer(_)),
        _ => false,
    };
    ctx.ancestors(used.into()).find(defers).and_then(Node::stmt).or_else(|| ctx.stmt_of(used))
}

fn is_deferred(ctx: &Ctx, stmt: StmtId) -> bool {
    matches!(ctx.decl()[stmt], Stmt::Defer(_))
}

/// Finishes the wrapper before the only statement that closes the pipe.
fn finish_before(ctx: &Ctx, call: ExprId, wrapper: LocalId, closes: &[StmtId]) -> Option<Patch> {
    let [close] = closes[..] else { return None };
    let object = ctx.local_object(wrapper)?;
    let flushes = [("bufio", "Writer"), ("encoding/csv", "Writer"), ("text/tabwriter", "Writer")];
    let is_flushed = flushes.iter().any(|(package, name)| object.ty.is_pointer_to(package, name));
    let end = format!("{}.{}()", object.name, if is_flushed { "Flush" } else { "Close" });
    let patch = Patch::safe(format!("Finish `{}` first", object.name));
    let made = ctx.receiving(call)?.stmt;
    let in_loop = ctx.enclosing_loop(made.into()).is_some();
    if is_deferred(ctx, close) {
        let is_later = ctx.decl().stmt_span(close).start > ctx.decl().stmt_span(made).start;
        let at = match ctx.target_local(call, 1) {
            Some(err) => ctx.error_check(made, err).filter(|check| ctx.leaves(*check))?,
            None => made,
        };
        let at = if is_later { close } else { at };
        return (!in_loop).then(|| patch.insert_after(at, format!("defer {end}")));
    }
    // What the error is made of may still write to the wrapper.
    let Stmt::Expr(closing) = ctx.decl()[close] else { return None };
    let writes = ctx.args(closing).any(|arg| ctx.calls_in(ctx.span(arg)).next().is_some());
    (!writes && ctx.decl().stmt_span(close).start > ctx.decl().stmt_span(made).start)
        .then(|| patch.insert_before(close, end))
}
