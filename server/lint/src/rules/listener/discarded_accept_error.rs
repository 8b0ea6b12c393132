//! Only in loops: a program that accepts once and fails has nothing to go on with. A loop that compares the connection
//! with `nil` has noticed the failure in its own way.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "discarded-accept-error",
    entries: &["net-02"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "The error of Accept is discarded in a loop",
        effect: "When Accept fails, the connection is nil. Its first use panics and ends the program; a loop that passes it \
                 on starts one goroutine after the other as fast as it can.",
        why: "Accept returns a connection or an error, never both. It fails when the listener is closed, and then every \
              time, and when no file descriptor is left.",
        repair: "Check the error. Leave the loop when `errors.Is(err, net.ErrClosed)`, and wait a little before trying \
                 again after any other one.",
        bad: r#"package p

import (
	"net"
)

func serve(ln net.Listener) {
	for {
		c, _ := ln.Accept()
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
"#,
        good: r#"package p

import (
	"errors"
	"net"
	"time"
)

func serve(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			if errors.Is(err, net.ErrClosed) {
				return
			}
			time.Sleep(10 * time.Millisecond)
			continue
		}
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
"#,
        references: &["https://pkg.go.dev/net#Listener"],
    },
    check: Check::Call(query::ACCEPTS, check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let (Some(conn), Some(error)) = (ctx.target(call, 0), ctx.target(call, 1)) else { return };
    if !ctx.is_blank(error) || ctx.enclosing_loop(call.into()).is_none() {
        return;
    }
    let Some(local) = ctx.local(conn) else { return };
    if ctx.uses(local).iter().any(|used| is_compared(ctx, *used)) {
        return;
    }
    let Some(name) = ctx.decl().ident(conn) else { return };
    let finding = RULE.bug(error, format!("`{name}` is nil when this discarded error is not"));
    ctx.report(finding.fix(fix(ctx, call, error)));
}

fn is_compared(ctx: &Ctx, used: ExprId) -> bool {
    let parent = ctx.parent(used.into()).and_then(Node::expr);
    parent.is_some_and(|parent| match ctx.decl()[parent] {
        Expr::Binary { op: BinaryOp::Eql | BinaryOp::Neq, .. } | Expr::TypeAssert { ty: None, .. } => true,
        // The form with one result panics.
        Expr::TypeAssert { .. } => matches!(ctx.parent(parent.into()), Some(Node::Stmt(stmt))
            if matches!(ctx.decl()[stmt], Stmt::Assign { lhs, .. } if lhs.len() == 2)),
        _ => false,
    })
}

/// Gives the error a name and leaves the loop when the listener is closed.
fn fix(ctx: &Ctx, call: ExprId, blank: ExprId) -> Option<Patch> {
    let Receiving { stmt, declares } = ctx.receiving(call)?;
    if ctx.go_version().0 < 16 {
        return None;
    }
    let func = ctx.enclosing_func(call.into());
    let leave = ctx.zero_return(func)?;
    let results = ctx.results(func);
    let is_safe = results.is_empty() || matches!(results.as_slice(), [only] if only.is_error());
    let title = "Check the error";
    let name = ctx.fresh_name("err");
    let closed = format!("if $errors.Is({name}, $net.ErrClosed) {{\n{leave}\n}}");
    let patch = if is_safe { Patch::safe(title) } else { Patch::offered(title) };
    let patch = patch.replace(blank, &*name).insert_after(
        stmt,
        format!("if {name} != nil {{\n{closed}\n$time.Sleep(10 * $time.Millisecond)\ncontinue\n}}"),
    );
    if declares {
        return Some(patch);
    }
    if ctx.can_define(stmt) {
        return Some(patch.replace(ctx.assign_operator(stmt)?, " := "));
    }
    Some(patch.insert_before(stmt, format!("var {name} error")))
}
