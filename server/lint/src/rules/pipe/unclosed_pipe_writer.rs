//! The writer has to stay in the function and its goroutines, never be closed by anybody, and be read by something that goes
//! on to the end of the stream. A pipe that is closed on some paths only is not looked at.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unclosed-pipe-writer",
    entries: &["pipe-02"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "The writer of a pipe is never closed",
        effect: "The reader gets everything and then waits for ever, with the goroutine that reads.",
        why: "Only `Close` or `CloseWithError` of the writer ends the stream. That the writing goroutine has returned is \
              nothing that a pipe notices; closing a compressor above it does not close it either.",
        repair: "Write `defer pw.Close()` at the start of the goroutine that writes, or close it with the error that ended \
                 the writing.",
        bad: r#"package p

import (
	"fmt"
	"io"
)

func report(names []string) ([]byte, error) {
	pr, pw := io.Pipe()
	defer pr.Close()
	go func() {
		for _, name := range names {
			fmt.Fprintln(pw, name)
		}
	}()
	return io.ReadAll(pr)
}
"#,
        good: r#"package p

import (
	"fmt"
	"io"
)

func report(names []string) ([]byte, error) {
	pr, pw := io.Pipe()
	defer pr.Close()
	go func() {
		defer pw.Close()
		for _, name := range names {
			fmt.Fprintln(pw, name)
		}
	}()
	return io.ReadAll(pr)
}
"#,
        references: &["https://pkg.go.dev/io#PipeWriter.Close"],
    },
    check: Check::Call(&["io.Pipe"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, pipe: ExprId) {
    let Some((reader, writer)) = ctx.pipe_ends(pipe) else { return };
    let place = Place::local(writer);
    let is_hidden = |touch: &Touch| ctx.closes_end(touch) || ctx.ops_of(touch).any(Ops::ESCAPES);
    let is_written = |touch: &Touch| touch.run == Run::Goroutine && ctx.ops_of(touch).any(Ops::WRITE);
    if ctx.touches_of(&place).any(is_hidden) || !ctx.touches_of(&place).any(is_written) {
        return;
    }
    let Some(read) = read_to_the_end(ctx, pipe, reader).or_else(|| handed_out(ctx, reader, writer)) else { return };
    let Some(name) = ctx.local_object(writer).map(|local| local.name) else { return };
    let Some(target) = ctx.target(pipe, 1) else { return };
    let finding = RULE.bug(target, format!("`{name}` is never closed"));
    ctx.report(finding.related(read, "this waits for the end of the stream").fix(fix(ctx, writer)));
}

/// A call that reads on until the stream ends: it does so by itself, or a loop around it does.
fn read_to_the_end(ctx: &Ctx, pipe: ExprId, reader: LocalId) -> Option<ExprId> {
    let place = Place::local(reader);
    if ctx.touches_of(&place).any(|touch| ctx.ops_of(touch).any(Ops::ESCAPES)) {
        return None;
    }
    let around = ctx.enclosing_loop(pipe.into());
    let reads = ctx.touches_of(&place).filter(|touch| touch.ops.any(Ops::READ));
    let mut calls = reads.filter_map(|touch| ctx.call_around(touch.expr));
    calls.find(|call| {
        let callee = ctx.callee(*call);
        let is_whole = callee.is_func_of("io", &["ReadAll", "Copy", "CopyBuffer"])
            || callee.is_func("io/ioutil", "ReadAll")
            || callee.is_method("bytes", "Buffer", "ReadFrom");
        let repeats = || {
            let inner = ctx.enclosing_loop((*call).into()).or_else(|| ctx.loop_headed_by(*call));
            inner.is_some() && inner != around
        };
        is_whole || repeats()
    })
}

/// Where the reader goes to somebody else, although what writes comes to its end.
fn handed_out(ctx: &Ctx, reader: LocalId, writer: LocalId) -> Option<ExprId> {
    let place = Place::local(writer);
    let ends = |touch: &Touch| touch.lit.is_some_and(|lit| ctx.flow(FuncRef::Lit(lit)).cfg().may_return());
    let is_use = |touch: &&Touch| touch.run == Run::Goroutine;
    if !ctx.touches_of(&place).filter(is_use).all(ends) {
        return None;
    }
    let place = Place::local(reader);
    let out = ctx.touches_of(&place).find(|touch| touch.ops.any(Ops::RETURNED | Ops::STORED))?;
    Some(out.expr)
}

fn fix(ctx: &Ctx, writer: LocalId) -> Option<Patch> {
    let (body, name) = ctx.only_goroutine(writer)?;
    Some(Patch::safe(format!("Close `{name}` at the end")).insert_first(body, format!("defer {name}.Close()")))
}
