//! It speaks only where nothing about the error is looked at before the loop ends. An error that leaves an exported
//! function, a function literal or a `Serve` function in the manner of `net/http` is the caller's to judge, and so is one
//! that a caller in the package does more with than log it. A loop without goroutines serves one connection at a time and
//! is left alone.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "fragile-accept-loop",
    entries: &["net-14", "net-21"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    since: Some(16),
    docs: Docs {
        summary: "Any failure of Accept ends the server",
        effect: "A burst of clients that uses up the file descriptors stops the service for good. In the log that looks \
                 just like an orderly shutdown.",
        why: "Accept fails for two very different reasons. After Close it returns `net.ErrClosed`, and the loop has to \
              end. When the process or the system is out of descriptors it returns `EMFILE` or `ENFILE`, and works again \
              as soon as some connection is closed.",
        repair: "Return without an error when `errors.Is(err, net.ErrClosed)`. On `EMFILE` and `ENFILE` wait a little, \
                 longer each time, and try again. Return every other error.",
        bad: r#"package p

import "net"

func accept(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
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
	"syscall"
	"time"
)

func accept(ln net.Listener) error {
	delay := 5 * time.Millisecond
	for {
		c, err := ln.Accept()
		if err != nil {
			if errors.Is(err, net.ErrClosed) {
				return nil
			}
			if errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) {
				time.Sleep(delay)
				delay = min(2*delay, time.Second)
				continue
			}
			return err
		}
		delay = 5 * time.Millisecond
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
"#,
        references: &["https://pkg.go.dev/net#Listener", "https://pkg.go.dev/net#ErrClosed"],
    },
    check: Check::Call(query::ACCEPTS, check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(accept_loop) = ctx.enclosing_loop(call.into()).filter(|stmt| ctx.is_endless(*stmt)) else { return };
    let Some(Receiving { stmt, .. }) = ctx.receiving(call) else { return };
    let Some(err) = ctx.target_local(call, 1) else { return };
    let Some(check) = ctx.error_check(stmt, err).filter(|check| ctx.leaves(*check)) else { return };
    let Stmt::If { then, .. } = ctx.decl()[check] else { return };
    let in_loop = ctx.loop_body(accept_loop).map(Node::Stmt) == ctx.parent(check.into());
    if !in_loop || ctx.spawns_in_loop(accept_loop).is_empty() || !ends_blindly(ctx, check, then, err) {
        return;
    }
    if returns_error(ctx, err) && is_judged_elsewhere(ctx, call) {
        return;
    }
    let finding = RULE.hint(call, "any failure of this call ends the loop");
    ctx.report(finding.related(then, "all errors lead here").fix(fix(ctx, call, check, then, err)));
}

/// Whether the branch leaves the loop without looking at what the error is.
fn ends_blindly(ctx: &Ctx, check: StmtId, then: StmtId, err: LocalId) -> bool {
    let span = ctx.decl().stmt_span(then);
    let is_plain = |stmt: StmtId| match ctx.decl()[stmt] {
        Stmt::Expr(_) | Stmt::Return(_) => true,
        Stmt::Branch { tok, .. } => tok == BranchTok::Break,
        _ => false,
    };
    let is_dull = |used: &ExprId| ctx.only_tells(*used) || is_returned(ctx, *used);
    let around = ctx.decl().stmt_span(check);
    ctx.stmts_of(then).into_iter().all(is_plain)
        && ctx.receives_in(span).next().is_none()
        && ctx.uses(err).iter().all(|used| around.contains(ctx.span(*used)) && is_dull(used))
}

/// Whether the error is a value of a `return`, as it is or wrapped with words.
fn is_returned(ctx: &Ctx, used: ExprId) -> bool {
    let wraps = |expr: ExprId| ctx.callee(expr).is_func("fmt", "Errorf");
    let mut around = ctx.ancestors(used.into());
    let outer = around.find(|node| !matches!(node, Node::Expr(expr) if wraps(*expr)));
    matches!(outer, Some(Node::Stmt(stmt)) if matches!(ctx.decl()[stmt], Stmt::Return(_)))
}

fn returns_error(ctx: &Ctx, err: LocalId) -> bool {
    ctx.uses(err).into_iter().any(|used| is_returned(ctx, used))
}

/// Whether somebody else may tell the errors apart: a caller that can't be seen, or one that does more than log them.
fn is_judged_elsewhere(ctx: &Ctx, call: ExprId) -> bool {
    let FuncRef::Decl = ctx.enclosing_func(call.into()) else { return true };
    let Some(function) = ctx.function() else { return true };
    let is_service = ["Serve", "serve", "Accept"].iter().any(|prefix| function.name.as_str().starts_with(prefix));
    let is_library = function.name.is_exported() && ctx.package().name != "main";
    let last = ctx.results(FuncRef::Decl).len().saturating_sub(1);
    let is_judged = || {
        ctx.call_sites(function).iter().any(|site| {
            let retried = site.model.enclosing_loop(site.call.into()).is_some();
            retried || site.model.is_only_told(site.call, last) != Some(true)
        })
    };
    is_service || is_library || !ctx.is_package_whole() || is_judged()
}

fn fix(ctx: &Ctx, call: ExprId, check: StmtId, then: StmtId, err: LocalId) -> Option<Patch> {
    let accept_loop = ctx.enclosing_loop(call.into())?;
    let last = ctx.stmts_of(then).pop()?;
    let leave = match ctx.decl()[last] {
        Stmt::Branch { .. } => ctx.text(last)?,
        Stmt::Return(values) if values.len() > 1 => {
            let values: Option<Vec<String>> = ctx.decl().list(values).map(|value| ctx.text(value)).collect();
            let fails = ctx.results(ctx.enclosing_func(call.into())).last().is_some_and(|last| last.is_error());
            let (_, others) = values.as_deref()?.split_last().filter(|_| fails)?;
            format!("return {}, nil", others.join(", "))
        }
        _ => ctx.zero_return(ctx.enclosing_func(call.into()))?,
    };
    let name = ctx.local_object(err)?.name;
    let delay = ctx.fresh_name("delay");
    let longer = match ctx.go_version().0 {
        21.. if !ctx.is_declared(Symbol::new("min")) => format!("{delay} = min(2*{delay}, $time.Second)"),
        _ => format!("if {delay} *= 2; {delay} > $time.Second {{\n{delay} = $time.Second\n}}"),
    };
    let closed = format!("if $errors.Is({name}, $net.ErrClosed) {{\n{leave}\n}}");
    let lacking = format!("$errors.Is({name}, $syscall.EMFILE) || $errors.Is({name}, $syscall.ENFILE)");
    let retry = format!("if {lacking} {{\n$time.Sleep({delay})\n{longer}\ncontinue\n}}");
    let patch = Patch::offered("Tell a closed listener and a lack of descriptors apart")
        .insert_before(accept_loop, format!("{delay} := 5 * $time.Millisecond"))
        .insert_first(then, format!("{closed}\n{retry}"));
    Some(patch.insert_after(check, format!("{delay} = 5 * $time.Millisecond")))
}
