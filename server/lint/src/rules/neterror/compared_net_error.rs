//! Only errors that are certain to come from an operation of the `net` package in the same function. A TLS connection is
//! left alone, which returns `net.ErrClosed` as it is, and so are errors that were unwrapped, passed in or read from a
//! field.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "compared-net-error",
    entries: &["ctr-06"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A network error is compared by `==` with an error that it wraps",
        effect: "The comparison is never true. A closed listener, an expired deadline or a reset connection is handled like \
                 any other error: it is logged, retried or ends the program.",
        why: "The operations of `net` wrap what went wrong in a `*net.OpError`, and a system error in an \
              `*os.SyscallError` besides. Only `io.EOF` comes as it is.",
        repair: "Compare with `errors.Is`, which looks inside.",
        bad: r#"package p

import (
	"net"
)

func accept(ln net.Listener) (net.Conn, error) {
	c, err := ln.Accept()
	if err == net.ErrClosed {
		return nil, nil
	}
	return c, err
}
"#,
        good: r#"package p

import (
	"errors"
	"net"
)

func accept(ln net.Listener) (net.Conn, error) {
	c, err := ln.Accept()
	if errors.Is(err, net.ErrClosed) {
		return nil, nil
	}
	return c, err
}
"#,
        references: &["https://pkg.go.dev/net#OpError", "https://pkg.go.dev/errors#Is"],
    },
    check: Check::Any(&[
        Check::Expr(&[ExprKind::Binary], check_comparison),
        Check::Stmt(&[StmtKind::Switch], check_switch),
    ]),
    ..Rule::NEW
};

fn check_comparison(ctx: &Ctx, comparison: ExprId) {
    let Expr::Binary { op: op @ (BinaryOp::Eql | BinaryOp::Neq), x, y } = ctx.decl()[comparison] else { return };
    let (err, target) = if is_wrapped(ctx, y) { (x, y) } else { (y, x) };
    if !is_wrapped(ctx, target) || !is_of_net(ctx, err) {
        return;
    }
    let Some(name) = ctx.text(ctx.decl().unparen(target)) else { return };
    let not = if op == BinaryOp::Neq { "!" } else { "" };
    let patch = ctx.text(err).map(|err| {
        let code = format!("{not}$errors.Is({err}, {name})");
        Patch::safe("Compare with `errors.Is`").replace(comparison, code)
    });
    ctx.report(RULE.bug(comparison, format!("`{name}` comes wrapped, so it is never equal")).fix(patch));
}

fn check_switch(ctx: &Ctx, switch: StmtId) {
    let Stmt::Switch { init, tag: Some(tag), body } = ctx.decl()[switch] else { return };
    let cases = || {
        ctx.decl().list(body).flat_map(|case| match ctx.decl()[case] {
            Stmt::Case { exprs, .. } => ctx.decl().list(exprs).collect(),
            _ => Vec::new(),
        })
    };
    let Some(first) = cases().find(|case| is_wrapped(ctx, *case)).filter(|_| is_of_net(ctx, tag)) else { return };
    let patch = || {
        let err = ctx.text(tag).filter(|_| init.is_none() && ctx.decl().ident(tag).is_some())?;
        let tag = ctx.span(tag);
        let mut patch = Patch::safe("Compare with `errors.Is`").replace(Span::new(tag.start, tag.end + 1), "");
        for case in cases() {
            let code = match ctx.is_nil(case) {
                true => format!("{err} == nil"),
                false => format!("$errors.Is({err}, {})", ctx.text(case)?),
            };
            patch = patch.replace(case, code);
        }
        Some(patch)
    };
    let Some(name) = ctx.text(first) else { return };
    ctx.report(RULE.bug(first, format!("`{name}` comes wrapped, so it is never equal")).fix(patch()));
}

/// Whether an expression is an error that network operations only return inside of another one.
fn is_wrapped(ctx: &Ctx, expr: ExprId) -> bool {
    let expr = ctx.decl().unparen(expr);
    let Expr::Selector { sel, .. } = ctx.decl()[expr] else { return false };
    let Def::Package(object) = ctx.def(sel) else { return false };
    match (object.package.as_str(), object.name.as_str()) {
        ("net", "ErrClosed" | "ErrWriteToConnected") | ("os", "ErrDeadlineExceeded") => true,
        ("syscall", _) => ctx.ty(expr).is_named("syscall", "Errno"),
        _ => false,
    }
}

/// Whether an error is certain to be one of an operation of the `net` package.
fn is_of_net(ctx: &Ctx, err: ExprId) -> bool {
    let origins = if ctx.ty(err).is_error() { ctx.origins(err) } else { Vec::new() };
    !origins.is_empty() && origins.into_iter().all(|call| is_net_operation(ctx, call))
}

/// Whether a call does something with a connection, a listener or an address of the `net` package.
fn is_net_operation(ctx: &Ctx, call: ExprId) -> bool {
    let is_plain = |conn: ExprId| {
        let ty = ctx.ty(conn);
        (ty.is_conn() || ty.is_listener()) && !ty.is_pointer_to("crypto/tls", "Conn")
    };
    match ctx.callee(call) {
        Callee::Func(object) if object.package == "net" => {
            ["Dial", "Listen"].iter().any(|prefix| object.name.as_str().starts_with(prefix))
        }
        Callee::Func(object) if object.package == "io" => {
            matches!(object.name.as_str(), "ReadFull" | "ReadAtLeast" | "ReadAll")
                && ctx.arg(call, 0).is_some_and(is_plain)
        }
        Callee::Method { owner, recv, .. } if owner.package == "bufio" => {
            let made = ctx.source_call(recv).map(|source| source.value);
            made.is_some_and(|made| {
                let wraps =
                    ctx.callee(made).is_func_of("bufio", &["NewReader", "NewReaderSize", "NewWriter", "NewWriterSize"]);
                wraps && ctx.arg(made, 0).is_some_and(is_plain)
            })
        }
        Callee::Method { owner, recv, .. } if owner.package == "net" => {
            is_plain(recv) || matches!(owner.name.as_str(), "Dialer" | "ListenConfig")
        }
        _ => false,
    }
}
