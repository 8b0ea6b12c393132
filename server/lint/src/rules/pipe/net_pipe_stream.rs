//! Both ends have to be used as a reader and as a writer and as nothing else, and at least one of them in a goroutine. An end
//! that somebody takes as a `net.Conn`, or that has a deadline, needs `net.Pipe`.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "net-pipe-stream",
    entries: &["net-40", "ctr-15"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A `net.Pipe` carries bytes in one direction only",
        effect: "The reader can't learn why the writer stopped: an error ends the stream like success. It is no faster \
                 either. Measured: 256 MiB take 8 to 12 ms through net.Pipe and 7 to 8 ms through io.Pipe.",
        why: "Both are synchronous and without a buffer. What `net.Pipe` adds are the other direction and deadlines; what \
              it lacks is `CloseWithError`.",
        repair: "Use `io.Pipe`, and close the writer with the error that ended the writing.",
        bad: r#"package p

import (
	"io"
	"net"
)

func render(text string) ([]byte, error) {
	r, w := net.Pipe()
	defer r.Close()
	go func() {
		io.WriteString(w, text)
		w.Close()
	}()
	return io.ReadAll(r)
}
"#,
        good: r#"package p

import "io"

func render(text string) ([]byte, error) {
	r, w := io.Pipe()
	defer r.Close()
	go func() {
		io.WriteString(w, text)
		w.Close()
	}()
	return io.ReadAll(r)
}
"#,
        references: &["https://pkg.go.dev/io#Pipe", "https://pkg.go.dev/net#Pipe"],
    },
    check: Check::Call(&["net.Pipe"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, pipe: ExprId) {
    let Some((first, second)) = ctx.pipe_ends(pipe) else { return };
    let (Some(of_first), Some(of_second)) = (stream_use(ctx, first), stream_use(ctx, second)) else { return };
    let reads_first = match (of_first.any(Ops::WRITE), of_second.any(Ops::WRITE)) {
        (false, true) if of_first.any(Ops::READ) && !of_second.any(Ops::READ) => true,
        (true, false) if of_second.any(Ops::READ) && !of_first.any(Ops::READ) => false,
        _ => return,
    };
    let in_goroutine = [first, second].iter().any(|end| {
        let place = Place::local(*end);
        ctx.touches_of(&place).any(|touch| touch.run == Run::Goroutine)
    });
    if !in_goroutine {
        return;
    }
    let finding = RULE.hint(pipe, "this connection carries bytes in one direction only");
    ctx.report(finding.fix(fix(ctx, pipe, reads_first)));
}

/// What is done with an end, if it is used as a stream and not as a connection.
fn stream_use(ctx: &Ctx, end: LocalId) -> Option<Ops> {
    let place = Place::local(end);
    let mut ops = Ops::NONE;
    for touch in ctx.touches_of(&place) {
        let done = ctx.ops_of(touch);
        let is_end = ctx.local(touch.expr) == Some(end);
        if touch.pass.is_some() || done.any(Ops::ESCAPES | Ops::STORE) || (is_end && !is_stream_use(ctx, touch.expr)) {
            return None;
        }
        ops |= done;
    }
    Some(ops)
}

/// `end.Read`, `end.Write`, `end.Close`, or an argument of a function that wants a reader or writer.
fn is_stream_use(ctx: &Ctx, used: ExprId) -> bool {
    let Some(parent) = ctx.parent(used.into()).and_then(Node::expr) else { return false };
    match ctx.decl()[parent] {
        Expr::Selector { sel, .. } => {
            ctx.decl().ident(sel).is_some_and(|name| matches!(name.as_str(), "Read" | "Write" | "Close"))
        }
        Expr::Call { .. } => match ctx.callee(parent) {
            Callee::Func(object) => {
                let package = object.package.as_str();
                matches!(package, "bufio" | "fmt" | "io")
                    || package.starts_with("encoding/")
                    || package.starts_with("compress/")
            }
            _ => false,
        },
        _ => false,
    }
}

fn fix(ctx: &Ctx, pipe: ExprId, reads_first: bool) -> Option<Patch> {
    let Receiving { declares: true, .. } = ctx.receiving(pipe)? else { return None };
    let Expr::Call { fun, .. } = ctx.decl()[pipe] else { return None };
    let patch = Patch::offered("Use `io.Pipe`").replace(fun, "$io.Pipe").unimport("net");
    if reads_first {
        return Some(patch);
    }
    let (first, second) = (ctx.target(pipe, 0)?, ctx.target(pipe, 1)?);
    let (writer, reader) = (ctx.text(first)?, ctx.text(second)?);
    Some(patch.replace(first, reader).replace(second, writer))
}
