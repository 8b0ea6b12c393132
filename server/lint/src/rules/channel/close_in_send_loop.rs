//! Silent where something outside of the iteration decides: a counter, a flag, the position in what is ranged over. That
//! may well be the last iteration. Also silent where the branch that closes does more than close, log and go on: it may
//! end the sending in a way that is not understood.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "close-in-send-loop",
    entries: &["gor-18"],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A channel is closed in the loop that sends on it",
        effect: "The next iteration panics: `send on closed channel`.",
        why: "The loop goes on after the close. One more element suffices.",
        repair: "Close after the loop, or leave the loop right after closing.",
        bad: r#"package p

func feed(lines []string, out chan<- string) {
	for _, line := range lines {
		out <- line
		close(out)
	}
}
"#,
        good: r#"package p

func feed(lines []string, out chan<- string) {
	for _, line := range lines {
		out <- line
	}
	close(out)
}
"#,
        references: &["https://go.dev/ref/spec#Close"],
    },
    check: Check::Expr(&[ExprKind::Call], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, close: ExprId) {
    let Some(place) = ctx.closed_channel(close).and_then(|channel| ctx.place(channel)) else { return };
    let Some(stmt) = ctx.stmt_of(close).filter(|stmt| matches!(ctx.decl()[*stmt], Stmt::Expr(_))) else { return };
    let Some(around) = ctx.enclosing_loop(stmt.into()) else { return };
    let Some(send) = next_send(ctx, close, &place, around) else { return };
    if !ctx.is_same_in(&place, around) || !only_goes_on(ctx, stmt, around) {
        return;
    }
    let finding = RULE.bug(close, "the next iteration sends on the closed channel");
    ctx.report(finding.related(send, "this send panics").fix(fix(ctx, stmt, &place, around)));
}

/// A send of the loop that may come after the close.
fn next_send(ctx: &Ctx, close: ExprId, place: &Place, around: StmtId) -> Option<StmtId> {
    let span = ctx.decl().stmt_span(around);
    let sends = ctx.touches_of(place).filter(|touch| touch.ops.any(Ops::SEND) && span.contains(ctx.span(touch.expr)));
    let mut sends = sends.filter_map(|touch| ctx.parent(touch.expr.into()).and_then(Node::stmt));
    sends.find(|send| ctx.leads_to(close.into(), &[(*send).into()]))
}

/// Whether nothing between the close and the loop can be meant to stop the sending: the close stands in the body of the
/// loop itself, or in an `if` statement there that asks for something of this iteration.
fn only_goes_on(ctx: &Ctx, close: StmtId, around: StmtId) -> bool {
    let Some(siblings) = ctx.siblings(close) else { return false };
    let Some(list) = ctx.parent(close.into()).and_then(Node::stmt) else { return false };
    if Some(list) == ctx.loop_body(around) {
        return true;
    }
    let goes_on = |stmt: &StmtId| match ctx.decl()[*stmt] {
        Stmt::Expr(call) => *stmt == close || ctx.callee(call).is_logging(),
        Stmt::Branch { tok, .. } => tok == BranchTok::Continue,
        _ => false,
    };
    let Some(check) = ctx.parent(list.into()).and_then(Node::stmt) else { return false };
    let in_body = ctx.parent(check.into()).and_then(Node::stmt) == ctx.loop_body(around);
    let Stmt::If { init: None, cond, then, .. } = ctx.decl()[check] else { return false };
    in_body && then == list && siblings.iter().all(goes_on) && is_of_iteration(ctx, cond, around)
}

/// Whether a condition speaks of variables of the iteration alone, and not of its number.
fn is_of_iteration(ctx: &Ctx, cond: ExprId, around: StmtId) -> bool {
    let Some(body) = ctx.loop_body(around) else { return false };
    let body = ctx.decl().stmt_span(body);
    let element = match ctx.decl()[around] {
        Stmt::Range { define: true, value: Some(value), .. } => ctx.local(value),
        Stmt::Range { define: true, key: Some(key), x, .. } if ctx.is_channel(ctx.ty(x)) => ctx.local(key),
        _ => None,
    };
    let mut speaks = false;
    for expr in ctx.exprs_in(ctx.span(cond)) {
        match ctx.def(expr) {
            Def::Local(local) => {
                let declared = ctx.local_object(local).map(|object| ctx.span(object.ident));
                if Some(local) != element && !declared.is_some_and(|at| body.contains(at)) {
                    return false;
                }
                speaks = true;
            }
            Def::Package(_) if ctx.place(expr).is_some() => return false,
            _ => {}
        }
    }
    speaks && ctx.calls_in(ctx.span(cond)).next().is_none()
}

fn fix(ctx: &Ctx, close: StmtId, place: &Place, around: StmtId) -> Option<Patch> {
    let closes = ctx.touches_of(place).filter(|touch| touch.ops.any(Ops::CLOSE_CHAN)).count();
    if closes != 1 {
        return None;
    }
    if ctx.parent(close.into()).and_then(Node::stmt) == ctx.loop_body(around) {
        return Some(Patch::offered("Close after the loop").move_after(close, around));
    }
    // An endless loop that can be left needs a return behind it.
    if ctx.is_endless(around) && !ctx.results(ctx.enclosing_func(close.into())).is_empty() {
        return None;
    }
    let patch = Patch::offered("Leave the loop after closing");
    match ctx.next_stmt(close) {
        None => Some(patch.insert_after(close, "break")),
        Some(next) if ctx.is_continue_of(next, around) => Some(patch.replace(next, "break")),
        Some(_) => None,
    }
}
