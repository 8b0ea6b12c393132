//! Only connections in variables: the deadline of a field may be moved by anybody. Silent when the branch for timeouts can
//! leave the loop, counts, or assigns something, when anything in the loop sets a deadline or takes the connection out of
//! sight, and when another goroutine sets one. A `select` with a default in that branch is no way out of the spinning.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "expired-deadline-retry",
    entries: &["net-04"],
    tiers: &[Tier::Bug, Tier::Risk],
    fixes: Fixes::Safe,
    supersedes: &["read-without-deadline"],
    docs: Docs {
        summary: "A loop tries again after a timeout without moving the deadline",
        effect: "After the first timeout the loop occupies a processor core and reads nothing any more. Measured: 1.7 \
                 million failed reads in 200 ms.",
        why: "A deadline that has passed fails every later read or write at once, until another one is set. `Timeout()` is \
              also true when the kernel has given the connection up; then no deadline helps, so test for \
              `os.ErrDeadlineExceeded`.",
        repair: "Set the deadline in the loop, before each read or write.",
        bad: r#"package p

import (
	"errors"
	"net"
	"os"
	"time"
)

func drain(c net.Conn) error {
	buf := make([]byte, 4096)
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(buf)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			return err
		}
	}
}
"#,
        good: r#"package p

import (
	"errors"
	"net"
	"os"
	"time"
)

func drain(c net.Conn) error {
	buf := make([]byte, 4096)
	for {
		c.SetReadDeadline(time.Now().Add(time.Second))
		_, err := c.Read(buf)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			return err
		}
	}
}
"#,
        references: &["https://pkg.go.dev/net#Conn", "https://pkg.go.dev/os#ErrDeadlineExceeded"],
    },
    check: Check::Call(
        &["errors.Is", "os.IsTimeout", "net.Error.Timeout", "net.OpError.Timeout", "os.SyscallError.Timeout"],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, test: ExprId) {
    let Some(err) = ctx.tested_for_timeout(test) else { return };
    let Some((branch, arm)) = ctx.branch_of(test) else { return };
    let Some(around) = ctx.enclosing_loop(branch.into()) else { return };
    if !leads_back(ctx, branch, arm, around) || !only_retries(ctx, arm) {
        return;
    }
    let (loop_span, test_span) = (ctx.decl().stmt_span(around), ctx.span(test));
    let func = ctx.enclosing_func(branch.into());
    let mut found: Vec<(u32, ExprId, LocalId, Ops)> = Vec::new();
    for touch in ctx.touches() {
        let Some(conn) = touch.place.as_local() else { continue };
        let Some(object) = ctx.local_object(conn).filter(|object| object.ty.is_conn()) else { continue };
        let Some(call) = ctx.transfer(touch).filter(|call| receives(ctx, *call, err)) else { continue };
        let span = ctx.span(call);
        let in_loop = loop_span.contains(span) && span.end <= test_span.start;
        if in_loop && ctx.enclosing_func(call.into()) == func && !loop_span.contains(ctx.span(object.ident)) {
            let limit = if touch.ops.any(Ops::READ) { Ops::READ_DEADLINE } else { Ops::WRITE_DEADLINE };
            found.push((span.start, call, conn, limit));
        }
    }
    // The call whose error is tested is the last one before the test.
    let Some(&(_, call, conn, limit)) = found.iter().max_by_key(|(start, ..)| *start) else { return };
    report(ctx, around, arm, call, conn, limit);
}

fn report(ctx: &Ctx, around: StmtId, arm: StmtId, call: ExprId, conn: LocalId, limit: Ops) {
    let place = Place::local(conn);
    let func = ctx.enclosing_func(call.into());
    let span = ctx.decl().stmt_span(around);
    let mut deadline = None;
    for touch in ctx.touches_of(&place) {
        let ops = ctx.ops_of(touch);
        let at = ctx.span(touch.expr);
        let is_replaced = ops.any(Ops::STORE) && ctx.local(touch.expr).is_some() && touch.pass.is_none();
        if span.contains(at) && (ops.any(limit | Ops::ESCAPES) || is_replaced) {
            return;
        }
        if ops.any(limit) {
            // Whoever sets one later or elsewhere may move it in time.
            if at.start > span.start || ctx.is_apart(touch.expr, func) {
                return;
            }
            deadline = Some(touch.expr);
        }
    }
    let Some(name) = ctx.local_object(conn).map(|local| local.name) else { return };
    let finding = match deadline {
        Some(deadline) => {
            let finding = RULE.bug(call, format!("once the deadline of `{name}` has passed, this loop spins"));
            finding.related(deadline, "it is set here, once").fix(fix(ctx, around, deadline))
        }
        None if ctx.is_package_whole() && !ctx.fate_of(conn).any(Ops::ESCAPES) => {
            RULE.risk(call, format!("once a deadline of `{name}` has passed, this loop spins"))
        }
        None => return,
    };
    ctx.report(finding.related(arm, "this branch only tries again"));
}

/// Whether a branch ends with the next iteration: by `continue`, or because nothing follows it in the loop.
fn leads_back(ctx: &Ctx, branch: StmtId, arm: StmtId, around: StmtId) -> bool {
    if ctx.stmts_of(arm).last().is_some_and(|last| ctx.is_continue_of(*last, around)) {
        return true;
    }
    let mut at = branch;
    loop {
        if ctx.next_stmt(at).is_some() {
            return false;
        }
        match ctx.parent(at.into()).and_then(Node::stmt) {
            Some(parent) if parent == around => return true,
            Some(parent) => at = parent,
            None => return false,
        }
    }
}

/// Whether a branch has no way out of the loop and changes nothing.
fn only_retries(ctx: &Ctx, arm: StmtId) -> bool {
    let span = ctx.decl().stmt_span(arm);
    let is_poll = |stmt: StmtId| {
        matches!(ctx.decl()[stmt], Stmt::Select { body } if ctx.decl().list(body).any(|clause| {
            matches!(ctx.decl()[clause], Stmt::Comm { comm: None, .. })
        }))
    };
    let in_poll = |stmt: StmtId| {
        ctx.ancestors(stmt.into())
            .filter_map(Node::stmt)
            .any(|around| span.contains(ctx.decl().stmt_span(around)) && is_poll(around))
    };
    let stays = ctx.stmts_in(span).all(|stmt| match ctx.decl()[stmt] {
        Stmt::Branch { tok, .. } => tok == BranchTok::Continue || in_poll(stmt),
        Stmt::Return(_) => in_poll(stmt),
        Stmt::IncDec { .. } | Stmt::Assign { .. } | Stmt::Defer(_) | Stmt::Go(_) | Stmt::Send { .. } => false,
        Stmt::Select { .. } => is_poll(stmt),
        _ => true,
    });
    stays && !ctx.has_final_call(arm)
}

/// Whether a variable takes the error of a call.
fn receives(ctx: &Ctx, call: ExprId, err: LocalId) -> bool {
    (0..3).any(|index| ctx.target_local(call, index) == Some(err))
}

/// Moves the deadline into the loop, or repeats it there when something stands in between.
fn fix(ctx: &Ctx, around: StmtId, deadline: ExprId) -> Option<Patch> {
    let body = ctx.loop_body(around)?;
    let stmt = ctx.stmt_of(deadline)?;
    let Stmt::Expr(call) = ctx.decl()[stmt] else { return None };
    ctx.from_now(ctx.arg(call, 0)?)?;
    let labeled = ctx.parent(around.into()).and_then(Node::stmt);
    let labeled = labeled.filter(|label| matches!(ctx.decl()[*label], Stmt::Labeled { .. }));
    if ctx.next_stmt(stmt) == Some(labeled.unwrap_or(around)) {
        return Some(Patch::safe("Set the deadline before each attempt").move_first(stmt, body));
    }
    let block = ctx.parent(stmt.into())?;
    let encloses = ctx.ancestors(around.into()).any(|node| node == block);
    encloses
        .then(|| ctx.text(stmt))
        .flatten()
        .map(|text| Patch::offered("Set the deadline before each attempt, too").insert_first(body, text))
}
