//! Since Go 1.23 a timer that nobody holds is collected; what is left then is one allocation per iteration, which is not
//! worth a word. Where only the timer's own case goes on with the loop, no timer outlives its iteration.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "timer-per-iteration",
    entries: &["gor-11"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    until: Some(23),
    docs: Docs {
        summary: "A select in a loop makes a timer for each iteration",
        effect: "Before Go 1.23 each timer stays until it fires: a busy loop with `time.After(time.Minute)` holds a \
                 minute's worth of them. On a 1.27 toolchain they are collected at once, whatever go.mod says.",
        why: "`time.After` starts a timer that nothing stops when another case is chosen. It also starts over with each \
              message, so it limits the silence between messages and not the whole wait.",
        repair: "Make one `time.NewTimer` before the loop and reset it, or raise the `go` line to 1.23.",
        bad: r#"//go:build go1.22

package p

import "time"

func pump(in <-chan int, out func(int)) {
	for {
		select {
		case v := <-in:
			out(v)
		case <-time.After(time.Minute):
			return
		}
	}
}
"#,
        good: r#"//go:build go1.22

package p

import "time"

func pump(in <-chan int, out func(int)) {
	idle := time.NewTimer(time.Minute)
	defer idle.Stop()
	for {
		select {
		case v := <-in:
			out(v)
			if !idle.Stop() {
				select {
				case <-idle.C:
				default:
				}
			}
			idle.Reset(time.Minute)
		case <-idle.C:
			return
		}
	}
}
"#,
        references: &["https://pkg.go.dev/time#After"],
    },
    check: Check::Call(&["time.After"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(arm) =
        ctx.ancestors(call.into()).filter_map(Node::stmt).find(|stmt| matches!(ctx.decl()[*stmt], Stmt::Comm { .. }))
    else {
        return;
    };
    let Some(select) = ctx.parent(arm.into()).and_then(Node::stmt) else { return };
    let Stmt::Select { body } = ctx.decl()[select] else { return };
    let others = ctx.decl().list(body).filter(|other| *other != arm);
    let another = others
        .into_iter()
        .any(|other| matches!(ctx.decl()[other], Stmt::Comm { comm: Some(_), .. }) && goes_on(ctx, other, select));
    let in_header = matches!(ctx.decl()[arm], Stmt::Comm { comm: Some(comm), .. } if ctx.decl().stmt_span(comm).contains(ctx.span(call)));
    if !another || !in_header || is_collected(ctx) {
        return;
    }
    let mut loops =
        std::iter::successors(ctx.enclosing_loop(select.into()), |inner| ctx.enclosing_loop((*inner).into()));
    if let Some(around) = loops.find(|around| has_no_bound(ctx, *around)) {
        let finding = RULE.risk(call, "each iteration starts a timer that nothing stops");
        ctx.report(finding.fix(fix(ctx, call, select, around)));
    }
}

/// Whether nothing says how many iterations there will be.
fn has_no_bound(ctx: &Ctx, around: StmtId) -> bool {
    let over_channel = matches!(ctx.decl()[around], Stmt::Range { x, .. } if ctx.is_channel(ctx.ty(x)));
    over_channel || ctx.is_endless(around)
}

/// Whether a clause may lead to the next iteration.
fn goes_on(ctx: &Ctx, clause: StmtId, select: StmtId) -> bool {
    let (Some(first), Some(last)) = (ctx.stmts_of(clause).first().copied(), ctx.stmts_of(clause).last().copied())
    else {
        return true;
    };
    let span = Span::new(ctx.decl().stmt_span(first).start, ctx.decl().stmt_span(last).end);
    let nodes = ctx.stmts_in(span).map(Node::from).chain(ctx.exprs_in(span).map(Node::from));
    nodes.into_iter().any(|node| ctx.leads_to(node, &[select.into()]))
}

/// Whether the toolchain is known to collect timers that nobody holds, whatever go.mod says.
fn is_collected(ctx: &Ctx) -> bool {
    let toolchain = ctx.toolchain();
    toolchain.stated && toolchain.at_least.0 >= 27
}

/// Makes one timer before the loop and starts it again before each wait, which is when `time.After` started it.
fn fix(ctx: &Ctx, call: ExprId, select: StmtId, around: StmtId) -> Option<Patch> {
    let time = ctx.arg(call, 0)?;
    let span = ctx.decl().stmt_span(around);
    let is_made_inside =
        |local: LocalId| ctx.local_object(local).is_some_and(|object| span.contains(ctx.span(object.ident)));
    let is_fixed = ctx.calls_in(ctx.span(time)).next().is_none()
        && ctx.exprs_in(ctx.span(time)).all(|expr| !ctx.local(expr).is_some_and(is_made_inside));
    if !is_fixed || ctx.enclosing_loop(around.into()).is_some() || ctx.siblings(around).is_none() {
        return None;
    }
    let (timer, limit) = (ctx.fresh_name("timer"), ctx.text(time)?);
    let again =
        format!("if !{timer}.Stop() {{\nselect {{\ncase <-{timer}.C:\ndefault:\n}}\n}}\n{timer}.Reset({limit})");
    Some(
        Patch::offered("Make one timer for all iterations")
            .insert_before(around, format!("{timer} := $time.NewTimer({limit})\ndefer {timer}.Stop()"))
            .insert_before(select, again)
            .replace(call, format!("{timer}.C")),
    )
}
