//! The reader has to stay in the function, and nobody may close it. `io.ReadAll`, copying to where every write succeeds and a
//! scanning loop without a way out read to the end, so that a path on which one of them comes is no complaint.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "abandoned-pipe-reader",
    entries: &["pipe-03", "pipe-11"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "The reader of a pipe is left behind without being closed",
        effect: "When reading stops early, the writing goroutine waits for ever, with all that it holds. Measured: ten reads \
                 that failed left ten goroutines.",
        why: "A write returns when its bytes were read or the reader is closed. A reader that nobody uses any more is not \
              closed by that.",
        repair: "Write `defer pr.Close()` below `io.Pipe`: writes fail with `io.ErrClosedPipe` from then on.",
        bad: r#"package p

import (
	"encoding/json"
	"io"
)

func convert(from, to any) error {
	pr, pw := io.Pipe()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	return json.NewDecoder(pr).Decode(to)
}
"#,
        good: r#"package p

import (
	"encoding/json"
	"io"
)

func convert(from, to any) error {
	pr, pw := io.Pipe()
	defer pr.Close()
	go func() {
		pw.CloseWithError(json.NewEncoder(pw).Encode(from))
	}()
	return json.NewDecoder(pr).Decode(to)
}
"#,
        references: &["https://pkg.go.dev/io#PipeReader.Close"],
    },
    check: Check::Call(&["io.Pipe"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, pipe: ExprId) {
    let Some((reader, writer)) = ctx.pipe_ends(pipe) else { return };
    let func = ctx.enclosing_func(pipe.into());
    let (reads, writes) = (Place::local(reader), Place::local(writer));
    if ctx.is_main() || !ctx.touches_of(&reads).all(|touch| stays(ctx, touch, func)) {
        return;
    }
    let is_written = |touch: &&Touch| {
        touch.run == Run::Goroutine && touch.lit != func.lit() && ctx.ops_of(touch).any(Ops::WRITE | Ops::ESCAPES)
    };
    let Some(started) = ctx.touches_of(&writes).find(is_written) else { return };
    let ends: Vec<ExprId> = ctx.touches_of(&reads).filter_map(|touch| end_of_stream(ctx, touch)).collect();
    let Some(way) = ctx.way_past(func, started.expr, &ends) else { return };
    let (Some(name), Some(target)) = (ctx.local_object(reader).map(|local| local.name), ctx.target(pipe, 0)) else {
        return;
    };
    let finding =
        RULE.bug(target, format!("the goroutine that writes waits for ever if `{name}` is not read to its end"));
    let finding = finding.related(started.expr, "it is written to here").fix(fix(ctx, pipe, name));
    ctx.report(match way {
        Way::Return(end) => finding.related(end, format!("this return leaves `{name}` open")),
        _ => finding,
    });
}

/// Whether a use neither closes the reader nor shows it to anybody who might.
fn stays(ctx: &Ctx, touch: &Touch, func: FuncRef) -> bool {
    let is_here = touch.lit == func.lit() && ctx.spawning_stmt(touch.expr).is_none();
    is_here && touch.pass.is_none() && !ctx.ops_of(touch).any(Ops::ESCAPES | Ops::CLOSE)
}

/// The call that reads everything there is, if the use belongs to one.
fn end_of_stream(ctx: &Ctx, touch: &Touch) -> Option<ExprId> {
    let call = ctx.call_around(touch.expr)?;
    let callee = ctx.callee(call);
    let is_pipe = ctx.ty(touch.expr).is_pointer_to("io", "PipeReader");
    let reads_all = callee.is_func("io", "ReadAll")
        || callee.is_func("io/ioutil", "ReadAll")
        || callee.is_method("bytes", "Buffer", "ReadFrom")
        || (callee.is_func("io", "Copy") && ctx.arg(call, 0).is_some_and(|to| takes_all(ctx, to)));
    let scans = callee.is_method("bufio", "Scanner", "Scan")
        && ctx.loop_headed_by(call).is_some_and(|around| !ctx.has_way_out(around));
    ((is_pipe && reads_all) || scans).then_some(call)
}

/// Whether writing to something never fails.
fn takes_all(ctx: &Ctx, to: ExprId) -> bool {
    let ty = ctx.ty(to);
    let is_discard = match ctx.decl()[ctx.decl().unparen(to)] {
        Expr::Selector { sel, .. } => {
            matches!(ctx.def(sel), Def::Package(object) if object.package == "io" && object.name == "Discard")
        }
        _ => false,
    };
    is_discard
        || ty.is_pointer_to("bytes", "Buffer")
        || ty.is_pointer_to("strings", "Builder")
        || ty.is_named("hash", "Hash")
}

fn fix(ctx: &Ctx, pipe: ExprId, name: Symbol) -> Option<Patch> {
    let Receiving { stmt, .. } = ctx.receiving(pipe)?;
    let in_loop = ctx.enclosing_loop(stmt.into()).is_some();
    let patch = Patch::safe(format!("Close `{name}` when the function returns"));
    (!in_loop).then(|| patch.insert_after(stmt, format!("defer {name}.Close()")))
}
