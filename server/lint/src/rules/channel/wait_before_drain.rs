//! The channel must have no room, must be made by the function that waits, and nobody else may receive from it. A buffer
//! of any size is taken for the author's calculation. Workers are function literals, or functions of the package that are
//! handed the channel together with the group.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "wait-before-drain",
    entries: &["x-04"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "Workers are waited for before their results are received",
        effect: "The workers block at their first send, so the wait never ends: `fatal error: all goroutines are asleep \
                 - deadlock!`, or a hang in a larger program.",
        why: "A send on a channel without room waits for a receiver. The receiver stands behind `Wait`, which waits for \
              the workers.",
        repair: "Wait and close in a goroutine of its own, and receive meanwhile.",
        bad: r#"package p

import "sync"

func double(numbers []int) (doubled []int) {
	results := make(chan int)
	var wg sync.WaitGroup
	for _, n := range numbers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results <- 2 * n
		}()
	}
	wg.Wait()
	close(results)
	for n := range results {
		doubled = append(doubled, n)
	}
	return doubled
}
"#,
        good: r#"package p

import "sync"

func double(numbers []int) (doubled []int) {
	results := make(chan int)
	var wg sync.WaitGroup
	for _, n := range numbers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results <- 2 * n
		}()
	}
	go func() {
		wg.Wait()
		close(results)
	}()
	for n := range results {
		doubled = append(doubled, n)
	}
	return doubled
}
"#,
        references: &["https://pkg.go.dev/sync#WaitGroup"],
    },
    check: Check::Call(&["sync.WaitGroup.Wait", "golang.org/x/sync/errgroup.Group.Wait"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, wait: ExprId) {
    let Some(group) = ctx.receiver(wait).and_then(|group| ctx.place(group)).and_then(|place| place.as_local()) else {
        return;
    };
    if ctx.stmt_of(wait).is_none_or(|stmt| matches!(ctx.decl()[stmt], Stmt::Defer(_) | Stmt::Go(_))) {
        return;
    }
    let func = ctx.enclosing_func(wait.into());
    let makes =
        ctx.decl().exprs().filter(|expr| ctx.is_unbuffered_make(*expr) && ctx.enclosing_func((*expr).into()) == func);
    let mut blocked: Vec<(Channel, Node)> = Vec::new();
    for make in makes {
        let Some(channel) = ctx.own_channel(make) else { continue };
        if let Some(send) = send_of_worker(ctx, &channel, group, wait)
            && is_drained_after(ctx, &channel, wait)
        {
            blocked.push((channel, send));
        }
    }
    let Some((channel, send)) = blocked.first() else { return };
    let finding = RULE.bug(wait, format!("`{}` is received from only after this wait for its senders", channel.name));
    let finding = finding.related(send.span(ctx.decl()), "this send waits for a receiver");
    let fix = if blocked.len() == 1 { fix(ctx, channel, wait) } else { None };
    ctx.report(finding.fix(fix));
}

/// A send that cannot give up, by a goroutine that the group counts and that was started before the wait.
fn send_of_worker(ctx: &Ctx, channel: &Channel, group: LocalId, wait: ExprId) -> Option<Node> {
    let before = |start: StmtId| ctx.leads_to(start.into(), &[wait.into()]);
    channel.uses.iter().find_map(|used| match used.op {
        ChannelOp::Send(send) if ctx.clause_of(send.into()).is_none() => {
            let lit = used.lit?;
            let start = ctx.goroutine_start(lit)?;
            let is_counted = ctx.touches_of(&Place::local(group)).any(|touch| {
                let in_worker = touch.ops.any(Ops::DONE) && ctx.span(lit).contains(ctx.span(touch.expr));
                let starts = touch.ops.any(Ops::ADD) && ctx.decl().stmt_span(start).contains(ctx.span(touch.expr));
                in_worker || starts
            });
            (is_counted && before(start)).then_some(Node::Stmt(send))
        }
        ChannelOp::Passed(call, _) => {
            let start = ctx.stmt_of(call).filter(|stmt| matches!(ctx.decl()[*stmt], Stmt::Go(_)))?;
            let is_counted = ctx.touches_of(&Place::local(group)).any(|touch| {
                touch.pass.is_some_and(|pass| pass.call == call) && ctx.certain_ops_of(touch).any(Ops::DONE)
            });
            // Whether the callee can give up its send is not known; that it always sends is.
            let sends = ctx.touches_of(&Place::local(channel.local)).any(|touch| {
                touch.pass.is_some_and(|pass| pass.call == call) && ctx.certain_ops_of(touch).any(Ops::SEND)
            });
            (is_counted && sends && before(start)).then_some(Node::Expr(call))
        }
        _ => None,
    })
}

/// Whether everything is received by the function itself, and only after the wait.
fn is_drained_after(ctx: &Ctx, channel: &Channel, wait: ExprId) -> bool {
    let mut is_received = false;
    for used in &channel.uses {
        let at = match used.op {
            ChannelOp::Receive(receive) => Node::Expr(receive),
            ChannelOp::Range(range) => Node::Stmt(range),
            ChannelOp::Passed(_, ops) if ops.any(Ops::RECV) => return false,
            _ => continue,
        };
        is_received = true;
        if used.lit != channel.func.lit() || !ctx.always_precedes(wait.into(), at) {
            return false;
        }
    }
    is_received
}

/// Moves `wg.Wait()` and the `close(ch)` behind it into a goroutine.
fn fix(ctx: &Ctx, channel: &Channel, wait: ExprId) -> Option<Patch> {
    let stmt = ctx.stmt_of(wait).filter(|stmt| matches!(ctx.decl()[*stmt], Stmt::Expr(_)))?;
    let close = ctx.next_stmt(stmt)?;
    let Stmt::Expr(call) = ctx.decl()[close] else { return None };
    let is_ranged = channel.uses.iter().all(|used| !matches!(used.op, ChannelOp::Receive(_)));
    let is_it = ctx.closed_channel(call).and_then(|closed| ctx.local(closed)) == Some(channel.local);
    let is_only = channel.closes().count() == 1;
    (is_it && is_only && is_ranged)
        .then(|| Patch::safe("Wait and close in a goroutine").enclose(stmt, close, "go func() {", "}()"))
}
