//! It speaks only where the error does nothing but appear in a log: an error that is compared, passed on, stored or sent
//! is somebody's decision. Listeners of other packages are not known to fail the same way. A loop with a condition and a
//! loop that can be left from the error's branch are left alone, whatever the condition is worth.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "accept-spin",
    entries: &["net-01", "conn-01"],
    tiers: &[Tier::Bug, Tier::Risk],
    fixes: Fixes::Safe,
    since: Some(16),
    docs: Docs {
        summary: "A loop retries Accept after the listener was closed",
        effect: "After Close the loop occupies a processor core and floods the log, and its goroutine never ends. \
                 Measured: 1.6 million failed Accepts in 200 ms.",
        why: "A closed listener fails every later Accept at once with `net.ErrClosed`; no new connection can ever arrive. \
              Running out of file descriptors spins the same loop: the waiting connection stays in the queue, so the next \
              Accept fails at once, too.",
        repair: "Leave the loop when `errors.Is(err, net.ErrClosed)`. Before retrying any other error wait a little, \
                 longer each time.",
        bad: r#"package p

import (
	"log"
	"net"
)

func serve(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			log.Printf("accept: %v", err)
			continue
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
	"log"
	"net"
)

func serve(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			if errors.Is(err, net.ErrClosed) {
				return
			}
			log.Printf("accept: %v", err)
			continue
		}
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
"#,
        references: &["https://pkg.go.dev/net#ErrClosed"],
    },
    check: Check::Call(
        &[
            "net.Listener.Accept",
            "net.TCPListener.Accept",
            "net.TCPListener.AcceptTCP",
            "net.UnixListener.Accept",
            "net.UnixListener.AcceptUnix",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(accept_loop) = ctx.enclosing_loop(call.into()).filter(|stmt| ctx.is_endless(*stmt)) else { return };
    let Some(Receiving { stmt, .. }) = ctx.receiving(call) else { return };
    let Some(err) = ctx.target_local(call, 1) else { return };
    let Some(check) = ctx.error_check(stmt, err) else { return };
    let Stmt::If { then, .. } = ctx.decl()[check] else { return };
    if !leads_back(ctx, check, then, accept_loop) || !only_logs(ctx, call, err, then) {
        return;
    }
    let finding = match waits(ctx, then) {
        true => RULE.risk(call, "a closed listener keeps this loop running"),
        false => RULE.bug(call, "a closed listener makes this loop spin"),
    };
    ctx.report(finding.related(then, "this branch only tries again").fix(fix(ctx, call, err, then)));
}

/// Whether the branch ends with the next iteration: by `continue`, or because nothing follows it in the loop.
fn leads_back(ctx: &Ctx, check: StmtId, then: StmtId, accept_loop: StmtId) -> bool {
    let in_loop = ctx.loop_body(accept_loop).is_some_and(|body| ctx.parent(check.into()) == Some(body.into()));
    let continues = ctx.stmts_of(then).last().is_some_and(|last| ctx.is_continue_of(*last, accept_loop));
    in_loop && (continues || ctx.next_stmt(check).is_none())
}

/// Whether the branch can't end the loop nor tell anybody of the error, but for the log, nor repair the listener.
fn only_logs(ctx: &Ctx, accept: ExprId, err: LocalId, then: StmtId) -> bool {
    let span = ctx.decl().stmt_span(then);
    let stays = ctx.stmts_in(span).all(|stmt| match ctx.decl()[stmt] {
        Stmt::Branch { tok, .. } => tok == BranchTok::Continue,
        Stmt::Return(_) | Stmt::Go(_) | Stmt::Defer(_) | Stmt::Send { .. } | Stmt::Select { .. } => false,
        _ => true,
    });
    let is_logged =
        |used: &ExprId| ctx.ancestors((*used).into()).filter_map(Node::expr).any(|it| ctx.callee(it).is_logging());
    let listener = ctx.receiver(accept).and_then(|listener| ctx.place(listener));
    let is_touched = |touch: &Touch| listener.as_ref().is_some_and(|listener| listener.is_within(&touch.place));
    stays
        && ctx.uses(err).iter().filter(|used| span.contains(ctx.span(**used))).all(is_logged)
        && !ctx.touches().iter().any(|touch| span.contains(ctx.span(touch.expr)) && is_touched(touch))
        && !ctx.has_final_call(then)
        && ctx.receives_in(span).all(|channel| is_timer(ctx, channel))
}

/// Whether the branch takes its time.
fn waits(ctx: &Ctx, then: StmtId) -> bool {
    let span = ctx.decl().stmt_span(then);
    ctx.receives_in(span).next().is_some() || ctx.calls_in(span).any(|call| ctx.callee(call).is_func("time", "Sleep"))
}

/// Whether a channel is one that the `time` package sends on.
fn is_timer(ctx: &Ctx, channel: ExprId) -> bool {
    let elem = ctx.underlying(channel).chan_elem();
    elem.is_some_and(|elem| elem.is_named("time", "Time"))
}

fn fix(ctx: &Ctx, call: ExprId, err: LocalId, then: StmtId) -> Option<Patch> {
    let name = ctx.local_object(err)?.name;
    let func = ctx.enclosing_func(call.into());
    let leave = ctx.zero_return(func)?;
    let results = ctx.results(func);
    let is_safe = results.is_empty() || matches!(results.as_slice(), [only] if only.is_error());
    let title = "Leave the loop when the listener is closed";
    let patch = if is_safe { Patch::safe(title) } else { Patch::offered(title) };
    Some(patch.insert_first(then, format!("if $errors.Is({name}, $net.ErrClosed) {{\n{leave}\n}}")))
}
