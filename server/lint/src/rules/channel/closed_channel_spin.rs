//! Only a loop without condition that consists of the select, and only where the close can be seen and somebody else makes
//! it. An arm that leaves, or assigns to something that decides whether the loop goes on, may be the author's answer to the
//! close. When another arm ends the loop and who closes the channel also cancels something or closes another channel, the loop
//! ends soon.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "closed-channel-spin",
    entries: &["x-02"],
    tiers: &[Tier::Bug, Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A loop keeps receiving zero values from a closed channel",
        effect: "After the close the loop occupies a processor core and handles zero values. Measured: 965,000 of them \
                 in 50 ms.",
        why: "A closed channel is always ready: a receive yields the zero value at once, and `select` takes that arm \
              again and again.",
        repair: "Receive with `v, ok := <-ch` and leave when `ok` is false, or set the channel to nil to switch the arm \
                 off.",
        bad: r#"package p

import "time"

func run(values []int, show func(int), tick <-chan time.Time, flush func()) {
	ch := make(chan int)
	go func() {
		for {
			select {
			case v := <-ch:
				show(v)
			case <-tick:
				flush()
			}
		}
	}()
	for _, v := range values {
		ch <- v
	}
	close(ch)
}
"#,
        good: r#"package p

import "time"

func run(values []int, show func(int), tick <-chan time.Time, flush func()) {
	ch := make(chan int)
	go func() {
		for {
			select {
			case v, ok := <-ch:
				if !ok {
					return
				}
				show(v)
			case <-tick:
				flush()
			}
		}
	}()
	for _, v := range values {
		ch <- v
	}
	close(ch)
}
"#,
        references: &["https://go.dev/ref/spec#Receive_operator"],
    },
    check: Check::Stmt(&[StmtKind::Comm], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, clause: StmtId) {
    check_drain(ctx, clause);
    let Stmt::Comm { comm: Some(comm), .. } = ctx.decl()[clause] else { return };
    let Stmt::Assign { lhs, tok: AssignTok::Define, .. } = ctx.decl()[comm] else { return };
    let (Some(value), Some((channel, receive))) = (ctx.decl().only(lhs), ctx.received_by(clause)) else { return };
    if ctx.is_blank(value) || ctx.is_signal_channel(channel) || ctx.element_type(channel).is_unknown() {
        return;
    }
    let Some(select) = ctx.parent(clause.into()).and_then(Node::stmt) else { return };
    let Some(around) = ctx.loop_of_select(select) else { return };
    if ctx.may_leave(clause) || may_answer(ctx, clause, around, channel) {
        return;
    }
    let closes = ctx.closes_elsewhere(channel, ctx.enclosing_func(receive.into()));
    let Some(close) = closes.first() else { return };
    let Stmt::Select { body } = ctx.decl()[select] else { return };
    let may_end = ctx.decl().list(body).any(|other| ctx.may_leave(other));
    if may_end && closes.iter().any(|close| stops_more(&close.model)) {
        return;
    }
    let finding = RULE.bug(receive, "this yields zero values without end once the channel is closed");
    ctx.report(finding.related(close, "closed here").fix(fix(ctx, clause, value, receive)));
}

/// `case <-ch:` beside a default that leaves: it throws away what is there, and does not end when the channel is closed.
fn check_drain(ctx: &Ctx, clause: StmtId) {
    let Stmt::Comm { comm: Some(comm), .. } = ctx.decl()[clause] else { return };
    let (Stmt::Expr(_), Some((channel, receive))) = (&ctx.decl()[comm], ctx.received_by(clause)) else { return };
    let Some(select) = ctx.parent(clause.into()).and_then(Node::stmt) else { return };
    let Stmt::Select { body } = ctx.decl()[select] else { return };
    let is_default = |other: StmtId| matches!(ctx.decl()[other], Stmt::Comm { comm: None, .. });
    let mut others = ctx.decl().list(body).filter(|other| *other != clause);
    let is_drain =
        others.next().is_some_and(|other| is_default(other) && ctx.may_leave(other)) && others.next().is_none();
    if !is_drain || !ctx.stmts_of(clause).is_empty() || ctx.loop_of_select(select).is_none() {
        return;
    }
    let closes = ctx.closes_elsewhere(channel, ctx.enclosing_func(receive.into()));
    let Some(close) = closes.first() else { return };
    ctx.report(RULE.risk(receive, "this never ends once the channel is closed").related(close, "closed here"));
}

/// Whether a clause changes the channel, or something that a statement of the loop with a way out has to do with.
fn may_answer(ctx: &Ctx, clause: StmtId, around: StmtId, channel: ExprId) -> bool {
    let Some(channel) = ctx.place(channel) else { return true };
    let outs: Vec<StmtId> = ctx.stmts_in(ctx.decl().stmt_span(around)).filter(|stmt| decides(ctx, *stmt)).collect();
    let mut changed = ctx.changed_outside(clause);
    changed.any(|place| {
        let is_looked_at = |stmt: &StmtId| {
            let span = ctx.decl().stmt_span(*stmt);
            ctx.touches_of(place).any(|touch| span.contains(ctx.span(touch.expr)))
        };
        channel.is_within(place) || outs.iter().any(is_looked_at)
    })
}

/// Whether a statement leaves the loop on a condition.
fn decides(ctx: &Ctx, stmt: StmtId) -> bool {
    matches!(ctx.decl()[stmt], Stmt::If { .. } | Stmt::Switch { .. }) && ctx.may_leave(stmt)
}

/// Whether a declaration that closes the channel also cancels a context or closes another channel.
fn stops_more(model: &Model) -> bool {
    let calls = || model.decl().exprs().filter(|expr| matches!(model.decl()[*expr], Expr::Call { .. }));
    calls().any(|call| model.is_cancel_call(call))
        || calls().filter(|call| model.closed_channel(*call).is_some()).count() > 1
}

fn fix(ctx: &Ctx, clause: StmtId, value: ExprId, receive: ExprId) -> Option<Patch> {
    let name = ctx.decl().ident(value)?;
    let ok = ctx.fresh_name("ok");
    let leave = ctx.zero_return(ctx.enclosing_func(receive.into()))?;
    let patch = Patch::offered("Leave when the channel is closed").replace(value, format!("{name}, {ok}"));
    Some(patch.insert_first(clause, format!("if !{ok} {{\n{leave}\n}}")))
}
