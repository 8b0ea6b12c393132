//! Both ends have to stay in the function that makes the pipe: what a goroutine, a callback or code that can't be seen gets
//! to use may be on the other side. A pipe with a deadline, and one of which an end is closed first, does not wait for ever.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "pipe-deadlock",
    entries: &["pipe-01", "pipe-05", "conn-15"],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "One goroutine uses both ends of a pipe",
        effect: "The goroutine waits for itself. With nothing else running the program ends with `all goroutines are asleep \
                 - deadlock!`, in a server the request hangs for ever.",
        why: "A pipe has no buffer. A write returns when all of its bytes have been read, a read when something is \
              written, so the two have to happen at the same time. The same holds for `net.Pipe`.",
        repair: "Write in a goroutine and close the writer there. Where no concurrency is needed use a bytes.Buffer, or \
                 write to the destination directly.",
        bad: r#"package p

import "io"

func copied(text string) (string, error) {
	pr, pw := io.Pipe()
	defer pr.Close()
	io.WriteString(pw, text)
	pw.Close()
	data, err := io.ReadAll(pr)
	return string(data), err
}
"#,
        good: r#"package p

import "io"

func copied(text string) (string, error) {
	pr, pw := io.Pipe()
	defer pr.Close()
	go func() {
		io.WriteString(pw, text)
		pw.Close()
	}()
	data, err := io.ReadAll(pr)
	return string(data), err
}
"#,
        references: &["https://pkg.go.dev/io#Pipe", "https://pkg.go.dev/net#Pipe"],
    },
    check: Check::Call(&["io.Pipe", "net.Pipe"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, pipe: ExprId) {
    let Some((first, second)) = ctx.pipe_ends(pipe) else { return };
    let func = ctx.enclosing_func(pipe.into());
    let mut waits: Vec<(ExprId, LocalId, Ops)> = Vec::new();
    let mut closed: Option<u32> = None;
    for end in [first, second] {
        let place = Place::local(end);
        for touch in ctx.touches_of(&place) {
            let Some(ops) = ops_here(ctx, touch, func) else { return };
            if ops.any(Ops::CLOSE) && ctx.closes_end(touch) {
                let at = ctx.span(touch.expr).start;
                closed = Some(closed.map_or(at, |earlier| earlier.min(at)));
            }
            if ops.any(Ops::READ | Ops::WRITE) && !is_buffered(ctx, touch) {
                waits.push((touch.expr, end, ops));
            }
        }
    }
    waits.sort_by_key(|(expr, ..)| ctx.span(*expr));
    let Some(&(used, end, ops)) = waits.first() else { return };
    let Some(call) = ctx.call_around(used) else { return };
    let both = waits.iter().any(|(other, of, _)| *of != end && ctx.span(call).contains(ctx.span(*other)));
    let other = if end == first { second } else { first };
    let Some(name) = ctx.local_object(other).map(|local| local.name) else { return };
    if both || closed.is_some_and(|closed| closed < ctx.span(used).start) {
        return;
    }
    let finding = match ops.any(Ops::WRITE) {
        true => RULE.bug(call, format!("nobody can read from `{name}` while this waits")),
        false => RULE.bug(call, format!("nobody can write to `{name}` while this waits")),
    };
    ctx.report(finding.related(pipe, "both ends stay in this goroutine").fix(fix(ctx, pipe, call, (other, end))));
}

/// What a use does in the function itself; nothing when the end may be used by somebody else.
fn ops_here(ctx: &Ctx, touch: &Touch, func: FuncRef) -> Option<Ops> {
    let ops = ctx.ops_of(touch);
    let spawned = ctx.spawning_stmt(touch.expr);
    let is_deferred = spawned.is_some_and(|stmt| matches!(ctx.decl()[stmt], Stmt::Defer(_)));
    let is_closed_later = touch.run == Run::Deferred || (is_deferred && touch.lit == func.lit());
    if is_closed_later && ctx.closes_end(touch) {
        return Some(Ops::NONE);
    }
    let is_elsewhere = touch.lit != func.lit() || spawned.is_some();
    if is_elsewhere || ops.any(Ops::SHARED | Ops::START | Ops::READ_DEADLINE | Ops::WRITE_DEADLINE) {
        return None;
    }
    // A request reads its body to the end before the call returns.
    if ops.any(Ops::OWNED) && !ops.any(Ops::STORED | Ops::RETURNED | Ops::UNSEEN) && is_request(ctx, touch.expr) {
        return Some(Ops::READ);
    }
    (!ops.any(Ops::ESCAPES)).then_some(ops)
}

fn is_request(ctx: &Ctx, used: ExprId) -> bool {
    let Some(call) = ctx.parent(used.into()).and_then(Node::expr) else { return false };
    let callee = ctx.callee(call);
    callee.is_func("net/http", "Post")
        || callee.is_method("net/http", "Client", "Post")
        || callee.is_method("net/http", "Client", "Do")
}

/// Whether what is written stays in a buffer before it gets to the pipe.
fn is_buffered(ctx: &Ctx, touch: &Touch) -> bool {
    let ty = ctx.ty(touch.expr);
    let keeps = [("bufio", "Writer"), ("encoding/csv", "Writer"), ("text/tabwriter", "Writer")];
    let is_flush = ctx.call_around(touch.expr).is_some_and(|call| ctx.callee(call).method_name() == Some("Flush"));
    keeps.iter().any(|(package, name)| ty.is_pointer_to(package, name)) && !is_flush
}

/// Puts the statements that write into a goroutine, where they stand together and nothing depends on them.
fn fix(ctx: &Ctx, pipe: ExprId, call: ExprId, (reader, writer): (LocalId, LocalId)) -> Option<Patch> {
    let made = ctx.receiving(pipe)?.stmt;
    let first = ctx.stmt_of(call).filter(|_| ctx.callee(pipe).is_func("io", "Pipe"))?;
    let siblings = ctx.siblings(first)?;
    let at = siblings.iter().position(|stmt| *stmt == first)?;
    let writes: Vec<StmtId> = siblings.into_iter().skip(at).take_while(|stmt| is_write(ctx, *stmt, writer)).collect();
    let &last = writes.last()?;
    let span = Span::new(ctx.decl().stmt_span(first).start, ctx.decl().stmt_span(last).end);
    let place = Place::local(writer);
    let is_used_outside = ctx.touches_of(&place).any(|touch| !span.contains(ctx.span(touch.expr)));
    let is_changed = |touch: &Touch| {
        let is_mentioned = ctx.exprs_in(span).any(|expr| ctx.place(expr).is_some_and(|it| it.root == touch.place.root));
        touch.ops.any(Ops::STORE) && ctx.span(touch.expr).start > span.end && is_mentioned
    };
    if is_used_outside || ctx.touches().iter().any(is_changed) || ctx.enclosing_loop(made.into()).is_some() {
        return None;
    }
    let names = |local: LocalId| ctx.local_object(local).map(|object| object.name);
    let (reader_name, writer_name) = (names(reader)?, names(writer)?);
    let is_closed = writes.iter().any(|stmt| is_close(ctx, *stmt, writer));
    let head = if is_closed { "go func() {".to_owned() } else { format!("go func() {{\ndefer {writer_name}.Close()") };
    let patch = Patch::offered("Write in a goroutine").enclose(first, last, head, "}()");
    let place = Place::local(reader);
    let reader_is_closed = ctx.touches_of(&place).any(|touch| ctx.closes_end(touch));
    Some(if reader_is_closed { patch } else { patch.insert_after(made, format!("defer {reader_name}.Close()")) })
}

/// A statement that only writes text or bytes to the pipe, or closes it: it fails only when the reader is gone.
fn is_write(ctx: &Ctx, stmt: StmtId, writer: LocalId) -> bool {
    let Stmt::Expr(call) = ctx.decl()[stmt] else { return false };
    let callee = ctx.callee(call);
    let to = match callee {
        Callee::Func(_) => ctx.arg(call, 0),
        _ => ctx.receiver(call),
    };
    let is_plain = callee.is_func("io", "WriteString")
        || callee.is_func_of("fmt", &["Fprint", "Fprintf", "Fprintln"])
        || callee.is_method("io", "PipeWriter", "Write")
        || callee.is_method("io", "PipeWriter", "Close");
    is_plain && to.and_then(|to| ctx.local(to)) == Some(writer)
}

fn is_close(ctx: &Ctx, stmt: StmtId, writer: LocalId) -> bool {
    let Stmt::Expr(call) = ctx.decl()[stmt] else { return false };
    let is_writer = ctx.receiver(call).and_then(|to| ctx.local(to)) == Some(writer);
    is_writer && ctx.callee(call).is_method("io", "PipeWriter", "Close")
}
