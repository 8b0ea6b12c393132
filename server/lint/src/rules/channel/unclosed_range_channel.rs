//! Only a channel that a function makes and that stays in what can be seen, where the only uses are sends, ranges, `len`
//! and hand-overs to functions of the package that send. Silent where a producer never ends, where a loop over the
//! channel ends by itself, and for a goroutine of `main`, which the end of the program ends as well. A loop over the
//! channel in a function that is handed the channel is not looked for.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unclosed-range-channel",
    entries: &["gor-06"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A loop ranges over a channel that nobody closes",
        effect: "After the last value the loop waits forever: its goroutine leaks, and whoever waits for the goroutine \
                 hangs, too. In a small program: `fatal error: all goroutines are asleep - deadlock!`.",
        why: "`range` over a channel ends only when the channel is closed. That the senders are done does not close it.",
        repair: "Let the sender close the channel when it is done. With several senders, close it after the \
                 `WaitGroup` that counts them.",
        bad: r#"package p

func total(numbers []int) int {
	ch := make(chan int)
	sum := make(chan int)
	go func() {
		n := 0
		for number := range ch {
			n += number
		}
		sum <- n
	}()
	for _, number := range numbers {
		ch <- number
	}
	return <-sum
}
"#,
        good: r#"package p

func total(numbers []int) int {
	ch := make(chan int)
	sum := make(chan int)
	go func() {
		n := 0
		for number := range ch {
			n += number
		}
		sum <- n
	}()
	for _, number := range numbers {
		ch <- number
	}
	close(ch)
	return <-sum
}
"#,
        references: &["https://go.dev/ref/spec#For_range"],
    },
    check: Check::Expr(&[ExprKind::Call], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, make: ExprId) {
    if !ctx.is_channel_make(make) {
        return;
    }
    let Some(channel) = ctx.own_channel(make) else { return };
    let Some((range, lit)) = channel.ranges().next() else { return };
    let in_main = channel.func == FuncRef::Decl && ctx.is_main();
    let waits = |(range, lit): (StmtId, Option<ExprId>)| {
        let is_own = lit == channel.func.lit();
        ctx.is_run_through(range) && (is_own || lit.is_some_and(|lit| ctx.goroutine_start(lit).is_some() && !in_main))
    };
    if !channel.ranges().all(waits) || !is_fed(ctx, &channel) {
        return;
    }
    let finding = RULE.bug(make, format!("nobody closes `{}`", channel.name));
    let finding = finding.related(range, "this loop never ends");
    ctx.report(finding.fix(close_after(ctx, &channel).or_else(|| close_by_producer(ctx, &channel, lit))));
}

/// Whether values are sent by functions that come to an end, and nothing else is done with the channel but ranging.
fn is_fed(ctx: &Ctx, channel: &Channel) -> bool {
    let mut is_fed = false;
    for used in &channel.uses {
        match used.op {
            ChannelOp::Send(send) => {
                is_fed = true;
                let sender = ctx.enclosing_func(send.into());
                let is_range = |(range, _)| ctx.decl().stmt_span(range).contains(ctx.decl().stmt_span(send));
                if !ctx.flow(sender).cfg().may_return() || channel.ranges().any(is_range) {
                    return false;
                }
            }
            ChannelOp::Passed(call, ops) => {
                is_fed = true;
                let callee = ctx.package_function(ctx.callee(call));
                let ends = callee.and_then(|it| ctx.summaries().function(it).map(|summary| !summary.never_returns));
                if ops.any(Ops::RECV | Ops::CLOSE_CHAN) || !ops.any(Ops::SEND) || ends != Some(true) {
                    return false;
                }
            }
            ChannelOp::Range(_) | ChannelOp::Look => {}
            ChannelOp::Receive(_) | ChannelOp::Close(_) => return false,
        }
    }
    is_fed
}

/// Closes the channel behind the last statement that sends, when all of them stand beside the one that makes it.
fn close_after(ctx: &Ctx, channel: &Channel) -> Option<Patch> {
    let siblings = ctx.siblings(ctx.stmt_of(channel.make)?)?;
    let mut last = None;
    for used in &channel.uses {
        match used.op {
            ChannelOp::Send(send) if used.lit == channel.func.lit() => {
                let span = ctx.decl().stmt_span(send);
                let place = siblings.iter().position(|stmt| ctx.decl().stmt_span(*stmt).contains(span))?;
                last = last.max(Some(place));
            }
            ChannelOp::Range(_) | ChannelOp::Look => {}
            _ => return None,
        }
    }
    let last = *siblings.get(last?)?;
    let span = ctx.decl().stmt_span(last);
    // A return in there would leave the channel open all the same.
    let leaves = ctx.stmts_in(span).any(|stmt| match ctx.decl()[stmt] {
        Stmt::Return(_) => true,
        Stmt::Branch { tok, label } => tok == BranchTok::Goto || label.is_some(),
        _ => false,
    });
    let is_used_later =
        channel.ranges().any(|(range, lit)| lit == channel.func.lit() && ctx.decl().stmt_span(range).start < span.end);
    if leaves || is_used_later {
        return None;
    }
    let name = channel.name;
    Some(Patch::safe(format!("Close `{name}` after the last send")).insert_after(last, format!("close({name})")))
}

/// Lets the one goroutine that sends close the channel when it ends.
fn close_by_producer(ctx: &Ctx, channel: &Channel, range: Option<ExprId>) -> Option<Patch> {
    let senders = ctx.senders(channel)?;
    let [sender] = &senders[..] else { return None };
    let is_single = ctx.enclosing_loop(sender.start.into()) == ctx.enclosing_loop(channel.make.into());
    let takes_params = channel.uses.iter().any(|used| matches!(used.op, ChannelOp::Passed(..)));
    if !is_single || takes_params || range == Some(sender.lit) {
        return None;
    }
    // The goroutine may know the channel by the name of a parameter.
    let send = *sender.sends.first()?;
    let Stmt::Send { chan, .. } = ctx.decl()[send] else { return None };
    let name = ctx.decl().ident(chan)?;
    let body = FuncRef::Lit(sender.lit).body(ctx.decl())?;
    Some(
        Patch::offered(format!("Close `{name}` when its sender ends"))
            .insert_first(body, format!("defer close({name})")),
    )
}
