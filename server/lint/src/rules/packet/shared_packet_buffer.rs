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
    let handed =
        ctx.uses(place).into_iter().filter(|used| span.contains(ctx.span(*used)) && ctx.span(*used).start > after);
    let Some((used, stmt)) = handed.filter_map(|used| Some((used, handed_over(ctx, used, func, span)?))).next() else {
        return;
    };
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

/// The statement by which a use of the buffer hands it to somebody who works on while the loop goes on: `go`, a send, an
/// `append` to a list that lives longer than the iteration.
fn handed_over(ctx: &Ctx, used: ExprId, func: FuncRef, span: Span) -> Option<StmtId> {
    let mut at = used;
    let mut lit = None;
    loop {
        let parent = ctx.parent(at.into())?;
        let Node::Expr(parent) = parent else { break };
        match ctx.decl()[parent] {
            Expr::Slice { x, .. } if x == at => {}
            Expr::Paren(_) | Expr::KeyValue { .. } | Expr::CompositeLit { .. } => {}
            Expr::Unary { op: UnaryOp::And, .. } => {}
            Expr::Call { fun, .. } if fun != at && is_spawned(ctx, parent) => {}
            Expr::Call { .. } if is_kept(ctx, parent, at, span) => return ctx.stmt_of(parent),
            _ => break,
        }
        at = parent;
    }
    // The element of a slice that is an array's is a copy only where the array is named as it is.
    let is_array = matches!(ctx.underlying(used).kind(), TyKind::Array(..));
    let stmt = ctx.parent(at.into())?.stmt();
    match stmt.map(|stmt| (stmt, ctx.decl()[stmt])) {
        Some((stmt, Stmt::Go(_))) if !is_array || at_slice(ctx, used) => return Some(stmt),
        Some((stmt, Stmt::Send { value, .. })) if value == at && (!is_array || at_slice(ctx, used)) => {
            return Some(stmt);
        }
        _ => {}
    }
    for node in ctx.ancestors(used.into()) {
        match node {
            Node::Expr(expr) if matches!(ctx.decl()[expr], Expr::FuncLit { .. }) => {
                if FuncRef::Lit(expr) == func {
                    return None;
                }
                lit = Some(expr);
            }
            Node::Stmt(stmt) if matches!(ctx.decl()[stmt], Stmt::Go(_)) => {
                let is_measured = ctx.parent(used.into()).and_then(Node::expr).is_some_and(|call| {
                    let callee = ctx.callee(call);
                    callee.is_builtin("len") || callee.is_builtin("cap")
                });
                let Stmt::Go(call) = ctx.decl()[stmt] else { return None };
                let runs = lit.is_some_and(|lit| ctx.callee(call) == Callee::Lit(lit));
                return (runs && !is_measured).then_some(stmt);
            }
            _ => {}
        }
    }
    None
}

/// Whether an identifier is sliced where it stands.
fn at_slice(ctx: &Ctx, used: ExprId) -> bool {
    let parent = ctx.parent(used.into()).and_then(Node::expr);
    parent.is_some_and(|parent| matches!(ctx.decl()[parent], Expr::Slice { x, .. } if x == used))
}

/// Whether a call is the one of a `go` statement.
fn is_spawned(ctx: &Ctx, call: ExprId) -> bool {
    ctx.parent(call.into()).and_then(Node::stmt).is_some_and(|stmt| matches!(ctx.decl()[stmt], Stmt::Go(_)))
}

/// Whether a call appends the slice itself, not its bytes, to a list that was declared before the loop.
fn is_kept(ctx: &Ctx, call: ExprId, item: ExprId, span: Span) -> bool {
    let Expr::Call { ellipsis: false, .. } = ctx.decl()[call] else { return false };
    let Some(list) = ctx.arg(call, 0).filter(|list| *list != item && ctx.callee(call).is_builtin("append")) else {
        return false;
    };
    let Some(object) = ctx.local(list).and_then(|list| ctx.local_object(list)) else { return false };
    let target = ctx.target(call, 0).and_then(|target| ctx.local(target));
    let is_emptied = ctx.stmts_in(span).any(|stmt| match ctx.decl()[stmt] {
        Stmt::Assign { lhs, rhs, .. } => {
            let assigns = ctx.decl().list(lhs).any(|it| ctx.local(it) == ctx.local(list));
            assigns && ctx.decl().only(rhs).is_none_or(|value| ctx.decl().unparen(value) != call)
        }
        _ => false,
    });
    target == ctx.local(list) && !span.contains(ctx.span(object.ident)) && !is_emptied
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
