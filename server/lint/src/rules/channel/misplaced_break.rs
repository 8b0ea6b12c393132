//! A `break` at the end of an arm does nothing at all; it is reported where it can only have been meant for the loop: the
//! arm waits for the end, or has just found its channel closed, and nothing else in the loop could end it on the arm's
//! behalf. Loops with a condition, code after the select and arms that change something are left alone. `switch` is not
//! looked at: there `break` often ends a case early.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "misplaced-break",
    entries: &["x-01"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "`break` leaves the select and not the loop around it",
        effect: "The loop goes on. A cancelled context and a closed channel stay ready, so that it occupies a processor \
                 core from then on.",
        why: "`break` without a label ends the innermost `for`, `switch` or `select`.",
        repair: "Return, or put a label before the loop and break to it.",
        bad: r#"package p

import "context"

func run(ctx context.Context, jobs <-chan func()) {
	for {
		select {
		case job := <-jobs:
			job()
		case <-ctx.Done():
			break
		}
	}
}
"#,
        good: r#"package p

import "context"

func run(ctx context.Context, jobs <-chan func()) {
	for {
		select {
		case job := <-jobs:
			job()
		case <-ctx.Done():
			return
		}
	}
}
"#,
        references: &["https://go.dev/ref/spec#Break_statements"],
    },
    check: Check::Stmt(&[StmtKind::Branch], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, stmt: StmtId) {
    if !matches!(ctx.decl()[stmt], Stmt::Branch { tok: BranchTok::Break, label: None }) || ctx.next_stmt(stmt).is_some()
    {
        return;
    }
    let Some(clause) = ending_clause(ctx, stmt).or_else(|| closed_clause(ctx, stmt)) else { return };
    let Some(select) = ctx.parent(clause.into()).and_then(Node::stmt) else { return };
    let Some(around) = only_loop(ctx, select) else { return };
    let finding = RULE.bug(stmt, "this leaves the select, the loop goes on");
    ctx.report(finding.related(around, "this loop").fix(fix(ctx, stmt, clause, around)));
}

/// The clause that the statement ends, if it waits for the end and does nothing but log before it breaks.
fn ending_clause(ctx: &Ctx, stmt: StmtId) -> Option<StmtId> {
    let clause = ctx.parent(stmt.into()).and_then(Node::stmt)?;
    let (channel, _) = ctx.received_by(clause)?;
    let only_logs = ctx.stmts_of(clause).iter().all(|other| match ctx.decl()[*other] {
        Stmt::Expr(call) => ctx.callee(call).is_logging() || stops_timer(ctx, call),
        _ => *other == stmt,
    });
    let is_context = ctx.is_context_done(channel);
    let is_timeout = ctx.callee(ctx.decl().unparen(channel)).is_func("time", "After");
    let is_end = is_context || (only_logs && (is_timeout || ctx.only_signals(channel)));
    (is_end && !ctx.changes_outside(clause)).then_some(clause)
}

/// `t.Stop()` of a timer or ticker.
fn stops_timer(ctx: &Ctx, call: ExprId) -> bool {
    let callee = ctx.callee(call);
    callee.is_method("time", "Ticker", "Stop") || callee.is_method("time", "Timer", "Stop")
}

/// The clause `case v, ok := <-ch` in which the statement ends `if !ok {…}`.
fn closed_clause(ctx: &Ctx, stmt: StmtId) -> Option<StmtId> {
    let block = ctx.parent(stmt.into()).and_then(Node::stmt)?;
    let check = ctx.parent(block.into()).and_then(Node::stmt)?;
    let Stmt::If { init: None, cond, els: None, .. } = ctx.decl()[check] else { return None };
    let clause = ctx.parent(check.into()).and_then(Node::stmt)?;
    ctx.received_by(clause)?;
    let Stmt::Comm { comm: Some(comm), .. } = ctx.decl()[clause] else { return None };
    let Stmt::Assign { lhs, tok: AssignTok::Define, .. } = ctx.decl()[comm] else { return None };
    let Expr::Unary { op: UnaryOp::Not, x } = ctx.decl()[ctx.decl().unparen(cond)] else { return None };
    let is_ok = ctx.local(x).is_some() && ctx.local(ctx.decl().at(lhs, 1)?) == ctx.local(x);
    (is_ok && !ctx.changes_outside(block)).then_some(clause)
}

/// The loop without condition of which a select is the last statement, when nothing before it may leave the loop.
fn only_loop(ctx: &Ctx, select: StmtId) -> Option<StmtId> {
    let around = ctx.enclosing_loop(select.into()).filter(|around| ctx.is_endless(*around))?;
    let is_direct = ctx.parent(select.into()).and_then(Node::stmt) == ctx.loop_body(around);
    let before = ctx.siblings(select)?;
    let before = before.split_last()?.1;
    let may_leave = |stmt: &StmtId| {
        let span = ctx.decl().stmt_span(*stmt);
        let breaks = |inner: StmtId| matches!(ctx.decl()[inner], Stmt::Branch { tok: BranchTok::Break, .. });
        ctx.may_leave(*stmt) || ctx.stmts_in(span).any(breaks)
    };
    (is_direct && !before.iter().any(may_leave)).then_some(around)
}

fn fix(ctx: &Ctx, stmt: StmtId, clause: StmtId, around: StmtId) -> Option<Patch> {
    let func = ctx.enclosing_func(stmt.into());
    let is_label = |stmt: &StmtId| matches!(ctx.decl()[*stmt], Stmt::Labeled { .. });
    let labelled = ctx.parent(around.into()).and_then(Node::stmt).filter(is_label);
    let outer = labelled.unwrap_or(around);
    let is_void = ctx.results(func).is_empty();
    let goes_on = ctx.next_stmt(outer).is_some();
    if !goes_on && ctx.parent(outer.into()).and_then(Node::stmt) == func.body(ctx.decl()) {
        let channel = ctx.received_by(clause).map(|(channel, _)| channel).filter(|it| ctx.is_context_done(*it));
        let patch = if is_void && channel.is_some() { Patch::safe("Return") } else { Patch::offered("Return") };
        return Some(patch.replace(stmt, leave(ctx, func, channel)?));
    }
    if !is_void && !goes_on {
        return None;
    }
    let patch = Patch::offered("Break out of the loop");
    if let Some(Stmt::Labeled { label, .. }) = labelled.map(|it| ctx.decl()[it]) {
        return Some(patch.replace(stmt, format!("break {}", ctx.decl().ident(label)?)));
    }
    // gofmt sets a label one tab further left than the statement.
    let start = ctx.decl().stmt_span(around).start;
    let header = Span::new(start.checked_sub(1)?, start + 3);
    let label = ctx.fresh_name("loop");
    (ctx.text(header)? == "\tfor")
        .then(|| patch.replace(header, format!("{label}:\nfor")).replace(stmt, format!("break {label}")))
}

/// The statement that returns zero values, and as an error what ended the context.
fn leave(ctx: &Ctx, func: FuncRef, done: Option<ExprId>) -> Option<String> {
    let leave = ctx.zero_return(func)?;
    let fails = ctx.results(func).last().is_some_and(|last| last.is_error());
    match done.filter(|_| fails).and_then(|done| ctx.receiver(ctx.decl().unparen(done))) {
        Some(context) => Some(format!("{}{}.Err()", leave.strip_suffix("nil")?, ctx.text(context)?)),
        None => Some(leave),
    }
}
