//! Only buffers that are declared outside of the loop that reads into them, where the read can come again after they were
//! handed over. A loop that waits for anything may wait for the goroutine, and is silent. So is what is copied on the way:
//! by a conversion to a string, by `Clone`, by `append` to something else.

use crate::rule::*;

use gohazard_semantic::flow::Start;

pub static RULE: Rule = Rule {
    id: "shared-packet-buffer",
    entries: &["net-07"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "The next read overwrites what a goroutine still works with",
        effect: "Messages get mixed up: the goroutine sees the bytes of a later one. The race detector reports it.",
        why: "A slice of the buffer is no copy. The loop reads into the same memory again, whether the goroutine is done \
              with it or not. A variable per iteration changes nothing: only the buffer's own declaration counts.",
        repair: "Give the goroutine a copy, or make a new buffer in each iteration.",
        bad: r#"package p

import "net"

func serve(c net.PacketConn, handle func([]byte)) error {
	buf := make([]byte, 65535)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		go handle(buf[:n])
	}
}
"#,
        good: r#"package p

import (
	"bytes"
	"net"
)

func serve(c net.PacketConn, handle func([]byte)) error {
	buf := make([]byte, 65535)
	for {
		n, _, err := c.ReadFrom(buf)
		if err != nil {
			return err
		}
		data := bytes.Clone(buf[:n])
		go handle(data)
	}
}
"#,
        references: &["https://go.dev/blog/slices-intro"],
    },
    check: Check::Call(
        &[
            "net.PacketConn.ReadFrom",
            "net.UDPConn.ReadFrom",
            "net.UDPConn.ReadFromUDP",
            "net.UDPConn.ReadFromUDPAddrPort",
            "net.UDPConn.ReadMsgUDP",
            "net.UDPConn.ReadMsgUDPAddrPort",
            "net.IPConn.ReadFrom",
            "net.IPConn.ReadFromIP",
            "net.UnixConn.ReadFrom",
            "net.UnixConn.ReadFromUnix",
            "net.Conn.Read",
            "net.conn.Read",
            "crypto/tls.Conn.Read",
            "io.Reader.Read",
            "io.ReadFull",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, read: ExprId) {
    let index = usize::from(ctx.callee(read).is_func("io", "ReadFull"));
    let Some(place) = ctx.arg(read, index).and_then(|data| buffer_of(ctx, data)) else { return };
    let Some(around) = ctx.enclosing_loop(read.into()) else { return };
    let Some(object) = ctx.local_object(place) else { return };
    let span = ctx.decl().stmt_span(around);
    let func = ctx.enclosing_func(read.into());
    if span.contains(ctx.span(object.ident)) || is_assigned_in(ctx, place, span) || waits(ctx, around, func) {
        return;
    }
    let after = ctx.span(read).end;
    let mut handed = ctx.uses(place).into_iter().filter(|used| ctx.span(*used).start > after);
    let Some((used, stmt)) = handed.find_map(|used| Some((used, ctx.hands_over(used, func, span)?))) else { return };
    // A syntax error nearby may have cut the loop into pieces.
    if !comes_again(ctx, func, stmt, read) || !ctx.is_package_whole() {
        return;
    }
    let finding = RULE.bug(used, format!("the next read overwrites `{}` while this is in use", object.name));
    ctx.report(finding.related(read, "this read").fix(fix(ctx, place, stmt)));
}

/// The variable whose memory an argument is: `buf`, `buf[4:]`, an array's too.
fn buffer_of(ctx: &Ctx, data: ExprId) -> Option<LocalId> {
    let mut data = ctx.decl().unparen(data);
    while let Expr::Slice { x, .. } = ctx.decl()[data] {
        data = ctx.decl().unparen(x);
    }
    ctx.local(data)
}

fn is_assigned_in(ctx: &Ctx, local: LocalId, span: Span) -> bool {
    ctx.stmts_in(span).any(|stmt| match ctx.decl()[stmt] {
        Stmt::Assign { lhs, .. } => ctx.decl().list(lhs).any(|target| ctx.local(target) == Some(local)),
        _ => false,
    })
}

/// Whether the loop waits for anything that may be the end of a goroutine.
fn waits(ctx: &Ctx, around: StmtId, func: FuncRef) -> bool {
    let span = ctx.decl().stmt_span(around);
    let here = |expr: ExprId| ctx.enclosing_func(expr.into()) == func;
    let receives = ctx.receives_in(span).any(here);
    let calls = ctx.calls_in(span).any(|call| {
        let name = ctx.callee(call).method_name();
        here(call) && matches!(name, Some("Wait" | "Acquire" | "Lock"))
    });
    let ranges = ctx.stmts_in(span).any(|stmt| match ctx.decl()[stmt] {
        Stmt::Range { x, .. } => here(x) && ctx.is_channel(ctx.ty(x)),
        _ => false,
    });
    receives || calls || ranges
}

/// Whether the read may be made again after the statement.
fn comes_again(ctx: &Ctx, func: FuncRef, stmt: StmtId, read: ExprId) -> bool {
    let flow = ctx.flow(func);
    let (Some(from), Some(to)) = (flow.cfg().point_of_stmt(stmt), flow.cfg().point_of(read)) else { return false };
    flow.paths().find(Start::After(from), |at, _| at == to, |_, _| false).is_some()
}

/// Makes a copy before the statement, where that uses one slice of the buffer and nothing else of it.
fn fix(ctx: &Ctx, buffer: LocalId, stmt: StmtId) -> Option<Patch> {
    let span = ctx.decl().stmt_span(stmt);
    let uses = ctx.uses(buffer).into_iter().filter(|used| span.contains(ctx.span(*used)));
    let slices: Option<Vec<ExprId>> = uses
        .map(|used| {
            let slice = ctx.parent(used.into()).and_then(Node::expr)?;
            matches!(ctx.decl()[slice], Expr::Slice { x, .. } if x == used).then_some(slice)
        })
        .collect();
    let slices = slices?;
    let texts: Option<Vec<String>> = slices.iter().map(|slice| ctx.text(*slice)).collect();
    let texts = texts?;
    let text = texts.first().filter(|first| texts.iter().all(|text| text == *first))?;
    // What the bounds name must be in scope before the statement.
    let bounds = ctx.exprs_in(ctx.span(slices[0])).filter_map(|expr| ctx.local(expr));
    if bounds.into_iter().any(|local| ctx.visible_name(local, stmt.into()).is_none()) {
        return None;
    }
    ctx.siblings(stmt)?;
    let data = ctx.fresh_name("data");
    let copy = match ctx.go_version().0 >= 20 {
        true => format!("{data} := $bytes.Clone({text})"),
        false => format!("{data} := append([]byte(nil), {text}...)"),
    };
    let patch = Patch::safe("Hand over a copy").insert_before(stmt, copy);
    Some(slices.into_iter().fold(patch, |patch, slice| patch.replace(slice, &*data)))
}
