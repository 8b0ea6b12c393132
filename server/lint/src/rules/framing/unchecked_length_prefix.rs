//! It follows a number from the call that decodes it through variables and conversions of the same function, no further,
//! and takes any comparison, mask or function that gets the number for a check, wherever it stands. Numbers of 16 bits, of
//! arguments and of files are left alone, and so is `make` of maps and channels.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unchecked-length-prefix",
    entries: &["net-05"],
    tiers: &[Tier::Bug, Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A length that the peer sends sizes a slice unchecked",
        effect: "Four bytes of input reserve up to 4 GiB; a few peers at once end the process by its memory limit. A length \
                 that is too large for the platform, or negative, panics: `makeslice: len out of range`. Measured: a \
                 length of 0xFFFFFFFF makes a slice, and the process holds 4116 MiB.",
        why: "The length is only a claim. Memory is reserved before a single byte of the body has arrived, so the claim \
              costs the peer nothing.",
        repair: "Compare the length with the largest message that makes sense, and with zero if it has a sign, before \
                 anything is allocated. Or let the bytes decide: `io.ReadAll(io.LimitReader(r, int64(n)))`.",
        bad: r#"package p

import (
	"encoding/binary"
	"io"
	"net/http"
)

func frame(r *http.Request) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r.Body, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
	body := make([]byte, n)
	_, err := io.ReadFull(r.Body, body)
	return body, err
}
"#,
        good: r#"package p

import (
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
)

const maxFrame = 1 << 20

func frame(r *http.Request) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r.Body, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
	if n > maxFrame {
		return nil, fmt.Errorf("frame of %d bytes is too large", n)
	}
	body := make([]byte, n)
	_, err := io.ReadFull(r.Body, body)
	return body, err
}
"#,
        references: &["https://pkg.go.dev/io#LimitReader"],
    },
    check: Check::Expr(&[ExprKind::Call], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    for size in sizes(ctx, call) {
        let Some(length) = ctx.decoded_length(size) else { continue };
        let Some(tier) = tier(ctx, length.reader) else { continue };
        let limits = ctx.limits(&length.variables);
        let message = match (limits.above, limits.below) {
            (false, _) => "the peer alone decides how much memory this takes",
            (true, false) if length.is_signed => "a negative length from the peer makes this panic",
            _ => continue,
        };
        let finding = RULE.finding(tier, call, message).related(length.call, "the length is decoded here");
        return ctx.report(finding.fix(fix(ctx, call, &length)));
    }
}

/// The arguments of a call that say how much it allocates.
fn sizes(ctx: &Ctx, call: ExprId) -> Vec<ExprId> {
    let callee = ctx.callee(call);
    let is_slice = |ty: ExprId| matches!(ctx.underlying(ty).kind(), TyKind::Slice(_));
    let skipped = if callee.is_builtin("make") {
        usize::from(!ctx.arg(call, 0).is_some_and(is_slice)) * 2 + 1
    } else if callee.is_func("slices", "Grow") || callee.is_func("bytes", "Repeat") {
        1
    } else if callee.is_method("bytes", "Buffer", "Grow") {
        0
    } else {
        return Vec::new();
    };
    ctx.args(call).skip(skipped).collect()
}

/// How sure it is that the bytes come from somebody else; nothing for files and memory.
fn tier(ctx: &Ctx, reader: ExprId) -> Option<Tier> {
    let stream = ctx.stream_behind(reader);
    let ty = ctx.ty(stream);
    if ty.is_stream_conn() || is_http_body(ctx, stream) {
        return Some(Tier::Bug);
    }
    let streams = ["Reader", "ReadCloser", "ReadWriter", "ReadWriteCloser"];
    let is_reader = streams.iter().any(|name| ty.is_named("io", name)) || ty.is_pointer_to("bufio", "Reader");
    // A variable is what its value is: a file, bytes in memory.
    let is_known = ctx.local(stream).and_then(|local| ctx.only_definition(local)).is_some();
    (is_reader && !is_known).then_some(Tier::Risk)
}

fn is_http_body(ctx: &Ctx, expr: ExprId) -> bool {
    let Expr::Selector { x, sel } = ctx.decl()[expr] else { return false };
    let ty = ctx.ty(x);
    let is_message = ty.is_pointer_to("net/http", "Request") || ty.is_pointer_to("net/http", "Response");
    is_message && ctx.decl().ident(sel).is_some_and(|name| name == "Body")
}

fn fix(ctx: &Ctx, call: ExprId, length: &query::Decoded) -> Option<Patch> {
    let variable = ctx.local_object(*length.variables.first()?)?;
    let (name, is_unsigned) = (variable.name, is_unsigned(ctx.types().underlying(variable.ty)));
    let stmt = ctx.listed_stmt(call.into())?;
    let error = format!("$fmt.Errorf(\"length %d is out of range\", {name})");
    let leave = ctx.failing_return(ctx.enclosing_func(call.into()), &error)?;
    let below = if is_unsigned { String::new() } else { format!("{name} < 0 || ") };
    Some(
        Patch::offered("Refuse lengths above 1 MiB")
            .insert_before(stmt, format!("if {below}{name} > 1<<20 {{\n{leave}\n}}")),
    )
}

fn is_unsigned(ty: Ty) -> bool {
    matches!(ty.as_basic(), Some(Basic::Uint | Basic::Uint32 | Basic::Uint64 | Basic::Uintptr))
}
