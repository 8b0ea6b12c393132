//! It speaks where a read is told to fill a buffer, its count is thrown away, and the next thing that is done with the buffer
//! needs more than its first byte. A file, memory or a packet connection is left alone, and so is a buffer that other code
//! gets to see first. An `io.Reader` of somebody else may be any of these: there it is a risk. In tests only a comparison
//! counts.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "short-read",
    entries: &["net-33"],
    tiers: &[Tier::Bug, Tier::Risk],
    fixes: Fixes::Safe,
    in_tests: true,
    docs: Docs {
        summary: "A read that may fill the buffer in part is taken for a full one",
        effect: "Now and then a message is decoded from half of its bytes and whatever was in the buffer before. It depends \
                 on how the network cut the stream, so it does not happen on the developer's machine.",
        why: "`Read` returns as soon as there is anything: one byte is enough. The count says how much of the buffer is \
              meant.",
        repair: "Use `io.ReadFull` and check its error: without that check the bytes are as stale as before. Or use \
                 `buf[:n]`.",
        bad: r#"package p

import (
	"encoding/binary"
	"net"
	"time"
)

func version(c *net.TCPConn) (uint16, error) {
	c.SetReadDeadline(time.Now().Add(time.Second))
	buf := make([]byte, 2)
	if _, err := c.Read(buf); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint16(buf), nil
}
"#,
        good: r#"package p

import (
	"encoding/binary"
	"io"
	"net"
	"time"
)

func version(c *net.TCPConn) (uint16, error) {
	c.SetReadDeadline(time.Now().Add(time.Second))
	buf := make([]byte, 2)
	if _, err := io.ReadFull(c, buf); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint16(buf), nil
}
"#,
        references: &["https://pkg.go.dev/io#ReadFull", "https://pkg.go.dev/io#Reader"],
    },
    check: Check::Call(
        &[
            "net.Conn.Read",
            "net.conn.Read",
            "crypto/tls.Conn.Read",
            "bufio.Reader.Read",
            "io.Reader.Read",
            "io.PipeReader.Read",
            "os.File.Read",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some((reader, target)) = ctx.fill(call) else { return };
    let Some((buffer, head)) = filled(ctx, target).filter(|_| is_count_ignored(ctx, call)) else { return };
    let Some(tier) = tier(ctx, reader) else { return };
    let Some((used, end)) = first_use(ctx, call, &buffer) else { return };
    if head.is_some_and(|head| end.is_none_or(|end| end > head)) {
        return;
    }
    if ctx.is_test_code() && !is_compared(ctx, used) {
        return;
    }
    let Some(name) = ctx.text(buffer.expr) else { return };
    let finding = RULE.finding(tier, call, format!("`{name}` may be filled in part only"));
    let is_filled_whole = head.or_else(|| buffer.length(ctx)).is_some_and(|len| end == Some(len));
    let fix = if is_filled_whole { fix(ctx, call, reader, target) } else { None };
    ctx.report(finding.related(used, "more than its first byte is used here").fix(fix));
}

/// How sure it is that the reader cuts what it reads.
fn tier(ctx: &Ctx, reader: ExprId) -> Option<Tier> {
    if ctx.is_stream(reader) {
        return Some(Tier::Bug);
    }
    let stream = ctx.stream_behind(reader);
    let ty = ctx.ty(stream);
    let interfaces = ["Reader", "ReadCloser", "ReadWriter", "ReadWriteCloser"];
    let is_open = interfaces.iter().any(|name| ty.is_named("io", name)) || ty.is_pointer_to("bufio", "Reader");
    // A variable is what its value is: a file, bytes in memory.
    let is_given = match ctx.local(stream) {
        Some(local) => {
            let is_param = |kind| matches!(kind, LocalKind::Param(_) | LocalKind::Receiver);
            let is_replaced = ctx.touches_of(&Place::local(local)).any(|touch| touch.ops.any(Ops::STORE));
            ctx.local_object(local).is_some_and(|object| is_param(object.kind)) && !is_replaced
        }
        None => is_field(ctx, stream),
    };
    let is_given = is_given || is_handed_out(ctx, stream);
    (is_open && is_given && !ctx.is_test_code()).then_some(Tier::Risk)
}

/// Whether a variable holds what a function of the package says no more of than that it is to be read and closed: memory needs
/// no closing.
fn is_handed_out(ctx: &Ctx, stream: ExprId) -> bool {
    let ty = ctx.ty(stream);
    if !ty.is_named("io", "ReadCloser") && !ty.is_named("io", "ReadWriteCloser") {
        return false;
    }
    let Some(definition) = ctx.local(stream).and_then(|local| ctx.only_definition(local)) else { return false };
    let callee = ctx.as_call(definition.value).map_or(Callee::Unknown, |call| ctx.callee(call));
    ctx.package_function(callee).is_some()
}

/// Whether an expression selects a field: a variable of another package, such as `rand.Reader`, is known to be what it is.
fn is_field(ctx: &Ctx, expr: ExprId) -> bool {
    matches!(ctx.decl()[expr], Expr::Selector { sel, .. } if matches!(ctx.def(sel), Def::Field { .. }))
}

/// The variable or field whose memory is read into.
struct Buffer {
    expr: ExprId,
    place: Place,
}

impl Buffer {
    fn length(&self, ctx: &Ctx) -> Option<u64> {
        ctx.buffer_length(self.place.as_local()?)
    }

    /// Where it is used, but for assignments.
    fn uses(&self, ctx: &Ctx) -> Vec<ExprId> {
        match self.place.as_local() {
            Some(local) => ctx.uses(local),
            None => ctx.touches_of(&self.place).map(|touch| touch.expr).collect(),
        }
    }
}

/// What is read into from its start: `buf`, or `buf[:]` of an array; with the number of bytes where only so many are asked
/// for: `buf[:4]`.
fn filled(ctx: &Ctx, target: ExprId) -> Option<(Buffer, Option<u64>)> {
    let (expr, head) = match ctx.decl()[ctx.decl().unparen(target)] {
        Expr::Slice { x, lo: None, hi: None, .. } => (x, None),
        Expr::Slice { x, lo: None, hi: Some(hi), .. } => (x, Some(u64::try_from(ctx.int(hi)?).ok()?)),
        _ => (target, None),
    };
    let place = ctx.place(expr)?;
    let is_plain = matches!(ctx.decl()[expr], Expr::Ident(_)) || is_field(ctx, expr);
    let buffer = Buffer { expr, place };
    is_plain.then_some((buffer, head))
}

/// Whether nothing but a log gets to see how much was read.
fn is_count_ignored(ctx: &Ctx, call: ExprId) -> bool {
    match ctx.target(call, 0) {
        Some(count) if ctx.is_blank(count) => true,
        Some(count) => ctx.own_local(count).is_some_and(|count| {
            let around = |used: ExprId| ctx.parent(used.into()).and_then(Node::expr);
            ctx.uses(count).into_iter().all(|used| around(used).is_some_and(|call| ctx.callee(call).is_logging()))
        }),
        None => matches!(ctx.parent(call.into()), Some(Node::Stmt(stmt)) if matches!(ctx.decl()[stmt], Stmt::Expr(_))),
    }
}

/// The first use of the buffer after the read, if it needs more than one byte: with the number of bytes that all such uses
/// reach, where that is known.
fn first_use(ctx: &Ctx, call: ExprId, buffer: &Buffer) -> Option<(ExprId, Option<u64>)> {
    let after = ctx.span(call).end;
    let mut uses: Vec<ExprId> = buffer.uses(ctx).into_iter().filter(|used| ctx.span(*used).start >= after).collect();
    uses.sort_by_key(|used| ctx.span(*used));
    let (mut first, mut reached) = (None, Some(0));
    for used in uses.into_iter().filter(|used| !is_measured(ctx, *used)) {
        let Some((expr, end)) = fixed_use(ctx, used, buffer) else { break };
        if first.is_none() && end.is_some_and(|end| end < 2) {
            continue;
        }
        first = first.or(Some(expr));
        reached = reached.zip(end).map(|(reached, end)| reached.max(end));
    }
    Some((first?, reached))
}

/// `len(buf)`, `cap(buf)`
fn is_measured(ctx: &Ctx, used: ExprId) -> bool {
    let call = ctx.parent(used.into()).and_then(Node::expr);
    call.is_some_and(|call| ctx.callee(call).is_builtin("len") || ctx.callee(call).is_builtin("cap"))
}

/// A use that takes a fixed number of bytes for granted, with where they end.
fn fixed_use(ctx: &Ctx, used: ExprId, buffer: &Buffer) -> Option<(ExprId, Option<u64>)> {
    let constant = |bound: Option<ExprId>| match bound {
        Some(bound) => ctx.int(bound).and_then(|value| u64::try_from(value).ok()).map(Some),
        None => Some(None),
    };
    let parent = match ctx.parent(used.into())? {
        Node::Expr(parent) => parent,
        // All of it, however long.
        Node::Stmt(stmt) => return matches!(ctx.decl()[stmt], Stmt::Return(_)).then_some((used, None)),
        _ => return None,
    };
    if is_kept_whole(ctx, used, parent) {
        return Some((used, None));
    }
    let (value, low, high) = match ctx.decl()[parent] {
        Expr::Index { x, indices } if x == used => {
            let index = constant(Some(ctx.decl().only(indices)?))??;
            return Some((parent, Some(index + 1)));
        }
        // So many bytes are there, it says.
        Expr::Slice { x, lo: None, hi: Some(hi), .. } if x == used && ctx.int(hi).is_none() => {
            return ctx.local(hi).map(|_| (parent, None));
        }
        Expr::Slice { x, lo, hi, .. } if x == used => (parent, constant(lo)?.unwrap_or(0), constant(hi)?),
        _ => (used, 0, None),
    };
    let end = high.or_else(|| buffer.length(ctx));
    let call = ctx.parent(value.into())?.expr()?;
    let callee = ctx.callee(call);
    let width = match callee {
        Callee::Conversion(ty) if ty == Ty::STRING => return Some((call, end)),
        Callee::Method { owner, name, .. } if owner.package == "encoding/binary" => match name.as_str() {
            "Uint16" => 2,
            "Uint32" => 4,
            "Uint64" => 8,
            _ => return None,
        },
        _ if callee.is_func("bytes", "Equal") || callee.is_func("encoding/binary", "Decode") => {
            return Some((call, end));
        }
        _ => return None,
    };
    Some((call, Some(high.unwrap_or(low + width))))
}

/// Whether all of the buffer becomes a part of something, is compared, or is decoded.
fn is_kept_whole(ctx: &Ctx, used: ExprId, parent: ExprId) -> bool {
    match ctx.decl()[parent] {
        Expr::KeyValue { value, .. } => value == used,
        // A slice is only ever compared with nil.
        Expr::Binary { op: BinaryOp::Eql | BinaryOp::Neq, .. } => {
            matches!(ctx.underlying(used).kind(), TyKind::Array(..))
        }
        Expr::Call { .. } => {
            let callee = ctx.callee(parent);
            let is_decoding = matches!(callee, Callee::Func(object) if object.name == "Unmarshal");
            is_decoding || callee.is_func_of("bytes", &["NewReader", "NewBuffer"])
        }
        _ => false,
    }
}

/// Whether a comparison decides by the bytes.
fn is_compared(ctx: &Ctx, used: ExprId) -> bool {
    let Some(Node::Expr(parent)) = ctx.parent(used.into()) else { return ctx.callee(used).is_func("bytes", "Equal") };
    matches!(ctx.decl()[parent], Expr::Binary { op: BinaryOp::Eql | BinaryOp::Neq, .. })
        || ctx.callee(used).is_func("bytes", "Equal")
}

fn fix(ctx: &Ctx, call: ExprId, reader: ExprId, target: ExprId) -> Option<Patch> {
    let Expr::Call { fun, .. } = ctx.decl()[call] else { return None };
    let (title, reader) = ("Read until the buffer is full", ctx.text(reader)?);
    let full = |patch: Patch| patch.replace(fun, "$io.ReadFull").surround(target, format!("{reader}, "), "");
    if let Some(Receiving { stmt, .. }) = ctx.receiving(call) {
        let checked = ctx.error_check(stmt, ctx.target_local(call, 1)?).is_some_and(|check| ctx.leaves(check));
        return checked.then(|| full(Patch::safe(title)));
    }
    let stmt = ctx.stmt_of(call)?;
    let leave = ctx.failing_return(ctx.enclosing_func(call.into()), "err")?;
    let target = ctx.text(target)?;
    let code = format!("if _, err := $io.ReadFull({reader}, {target}); err != nil {{\n{leave}\n}}");
    Some(Patch::offered(title).replace(stmt, code))
}
