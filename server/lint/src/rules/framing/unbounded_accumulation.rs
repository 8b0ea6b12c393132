//! It knows three ways to collect what a peer sends: reading all of a connection, copying it into a buffer, and a loop
//! without condition that appends what was read and does nothing else with it. A loop that looks at what it has collected, or
//! that counts, is silent, as are connections that this program opened itself.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unbounded-accumulation",
    entries: &["net-06"],
    tiers: &[Tier::Risk, Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "Everything that a client sends is kept in memory",
        effect: "A client that never stops sending makes the server grow until it is killed.",
        why: "The end of the data is decided by the client alone, and nothing is given back before it.",
        repair: "Read one byte more than is allowed and refuse what reaches it: `io.LimitReader` alone ends like a complete \
                 message. For HTTP use `http.MaxBytesReader`.",
        bad: r#"package p

import (
	"io"
	"net"
	"time"
)

func receive(ln net.Listener) ([]byte, error) {
	c, err := ln.Accept()
	if err != nil {
		return nil, err
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(time.Minute))
	body, err := io.ReadAll(c)
	if err != nil {
		return nil, err
	}
	return body, nil
}
"#,
        good: r#"package p

import (
	"errors"
	"io"
	"net"
	"time"
)

const maxBody = 1 << 20

func receive(ln net.Listener) ([]byte, error) {
	c, err := ln.Accept()
	if err != nil {
		return nil, err
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(time.Minute))
	body, err := io.ReadAll(io.LimitReader(c, maxBody+1))
	if err != nil {
		return nil, err
	}
	if len(body) > maxBody {
		return nil, errors.New("message is too long")
	}
	return body, nil
}
"#,
        references: &["https://pkg.go.dev/io#LimitReader", "https://pkg.go.dev/net/http#MaxBytesReader"],
    },
    check: Check::Any(&[
        Check::Call(&["io.ReadAll", "io/ioutil.ReadAll", "bytes.Buffer.ReadFrom"], check_all),
        Check::Call(&["io.Copy", "io.CopyBuffer"], check_copy),
        Check::Call(&["net.Conn.Read", "net.conn.Read", "crypto/tls.Conn.Read", "bufio.Reader.Read"], check_loop),
    ]),
    ..Rule::NEW
};

fn check_all(ctx: &Ctx, call: ExprId) {
    let Some(source) = ctx.arg(call, 0) else { return };
    let Some(tier) = tier(ctx, source) else { return };
    let finding = RULE.finding(tier, call, "a client decides how much memory this takes");
    ctx.report(finding.fix(fix(ctx, call, source)));
}

fn check_copy(ctx: &Ctx, call: ExprId) {
    let (Some(to), Some(source)) = (ctx.arg(call, 0), ctx.arg(call, 1)) else { return };
    if !is_buffer(ctx.ty(to)) {
        return;
    }
    let Some(tier) = tier(ctx, source) else { return };
    ctx.report(RULE.finding(tier, call, "a client decides how much memory this takes"));
}

/// A loop that does nothing but read and append.
fn check_loop(ctx: &Ctx, call: ExprId) {
    let Some(around) = ctx.enclosing_loop(call.into()).filter(|around| ctx.is_endless(*around)) else { return };
    let (Some(read), Some(buffer)) = (ctx.target_local(call, 0), ctx.arg(call, 0)) else { return };
    let (Some(buffer), Some(tier)) = (ctx.buffer(buffer), ctx.receiver(call).and_then(|conn| tier(ctx, conn))) else {
        return;
    };
    let mut appended = None;
    for used in ctx.uses(read) {
        match part_read(ctx, used, buffer) {
            Some(part) => appended = Some(part),
            None if is_compared_with_zero(ctx, used) => {}
            None => return,
        }
    }
    let Some(into) = appended.and_then(|part| collector(ctx, part)) else { return };
    if is_only_grown(ctx, into, around) {
        let finding = RULE.finding(tier, call, "a client decides how much this loop collects");
        ctx.report(finding.related(around, "nothing in this loop looks at how much it is"));
    }
}

fn tier(ctx: &Ctx, source: ExprId) -> Option<Tier> {
    Some(match ctx.served(source)? {
        query::Served::Accepted => Tier::Risk,
        query::Served::Handler => Tier::Hint,
    })
}

fn is_buffer(ty: Ty) -> bool {
    ty.is_pointer_to("bytes", "Buffer") || ty.is_pointer_to("strings", "Builder")
}

/// `buffer[:n]` for the `n` in it.
fn part_read(ctx: &Ctx, used: ExprId, buffer: LocalId) -> Option<ExprId> {
    let part = ctx.parent(used.into())?.expr()?;
    match ctx.decl()[part] {
        Expr::Slice { x, lo: None, .. } if ctx.buffer(x) == Some(buffer) => Some(part),
        _ => None,
    }
}

fn is_compared_with_zero(ctx: &Ctx, used: ExprId) -> bool {
    let Some(Node::Expr(parent)) = ctx.parent(used.into()) else { return false };
    matches!(ctx.decl()[parent], Expr::Binary { y, .. } if ctx.int(y) == Some(0))
}

/// The variable that collects: `all` of `all = append(all, part...)`, `buf` of `buf.Write(part)`.
fn collector(ctx: &Ctx, part: ExprId) -> Option<LocalId> {
    let call = ctx.parent(part.into())?.expr()?;
    let callee = ctx.callee(call);
    if callee.is_builtin("append") {
        let into = ctx.local(ctx.arg(call, 0)?)?;
        return (ctx.target_local(call, 0) == Some(into)).then_some(into);
    }
    let is_write = callee.is_method("bytes", "Buffer", "Write") || callee.is_method("strings", "Builder", "Write");
    if is_write { ctx.local(ctx.receiver(call)?) } else { None }
}

/// Whether a variable is declared outside of the loop and used in it for nothing but to grow.
fn is_only_grown(ctx: &Ctx, collector: LocalId, around: StmtId) -> bool {
    let span = ctx.decl().stmt_span(around);
    let Some(object) = ctx.local_object(collector) else { return false };
    let uses = ctx.uses(collector);
    let inside = uses.iter().filter(|used| span.contains(ctx.span(**used))).count();
    !span.contains(ctx.span(object.ident)) && inside == 1
}

fn fix(ctx: &Ctx, call: ExprId, source: ExprId) -> Option<Patch> {
    let Receiving { stmt, .. } = ctx.receiving(call)?;
    let all = ctx.decl().ident(ctx.target(call, 0)?).filter(|name| *name != "_")?;
    let check = ctx.error_check(stmt, ctx.target_local(call, 1)?).filter(|check| ctx.leaves(*check))?;
    let is_header = ctx.parent(stmt.into()) == Some(check.into());
    let is_slice = matches!(ctx.underlying(ctx.target(call, 0)?).kind(), TyKind::Slice(_));
    let error = "$errors.New(\"message is too long\")";
    let leave = ctx.failing_return(ctx.enclosing_func(call.into()), error)?;
    if is_header || !is_slice {
        return None;
    }
    Some(
        Patch::offered("Refuse messages above 1 MiB")
            .surround(source, "$io.LimitReader(", ", 1<<20+1)")
            .insert_after(check, format!("if len({all}) > 1<<20 {{\n{leave}\n}}")),
    )
}
