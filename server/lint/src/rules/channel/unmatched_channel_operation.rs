//! The channel must be made by the function, held by one variable and never leave what can be seen; an arm of a select is
//! left alone, since another arm may be ready. A receive that is the last thing a function does is how some stay for ever
//! on purpose. There is no fix: the partner that is missing is what the author forgot to write.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unmatched-channel-operation",
    fixes: Fixes::Never,
    docs: Docs {
        summary: "A send or receive can't have a partner",
        effect: "The goroutine stays at the operation for ever. If it is the only one: `fatal error: all goroutines are asleep \
                 - deadlock!`.",
        why: "A send on a channel without room needs another goroutine that receives, and a receive one that sends or closes. \
              All that is ever done with this channel stands in this function, and no such goroutine is there.",
        repair: "Receive, send or close in another goroutine, or give the channel room for what is sent before it is received.",
        bad: r#"package p

func first(names []string) string {
	found := make(chan string)
	for _, name := range names {
		if name != "" {
			found <- name
			break
		}
	}
	return <-found
}
"#,
        good: r#"package p

func first(names []string) string {
	found := make(chan string, 1)
	for _, name := range names {
		if name != "" {
			found <- name
			break
		}
	}
	close(found)
	return <-found
}
"#,
        references: &["https://go.dev/ref/spec#Send_statements"],
    },
    check: Check::Expr(&[ExprKind::Call], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, make: ExprId) {
    if !ctx.is_channel_make(make) {
        return;
    }
    let Some(channel) = ctx.own_channel(make) else { return };
    let done = done_with(&channel);
    let name = channel.name;
    if ctx.is_unbuffered_make(make)
        && let Some(send) = channel.sends().find(|send| ctx.clause_of((*send).into()).is_none())
    {
        if !done.any(Ops::RECV) {
            return ctx.report(RULE.bug(send, format!("nobody receives from `{name}`, so this send never ends")));
        }
        if let Some(receive) = own_receive(&channel) {
            let finding =
                RULE.bug(send, format!("only this goroutine receives from `{name}`, so this send never ends"));
            return ctx.report(finding.related(receive, "the only place to receive it"));
        }
    }
    if done.any(Ops::SEND | Ops::CLOSE_CHAN) {
        return;
    }
    let receive = channel.uses.iter().find_map(|used| match used.op {
        ChannelOp::Receive(receive) if ctx.clause_of(receive.into()).is_none() => Some(receive),
        _ => None,
    });
    if let Some(receive) = receive.filter(|receive| !is_last(ctx, *receive)) {
        ctx.report(RULE.bug(receive, format!("nobody sends on or closes `{name}`, so this receive never ends")));
    }
}

/// Everything that is done with a channel, callees included.
fn done_with(channel: &Channel) -> Ops {
    let done = channel.uses.iter().map(|used| match used.op {
        ChannelOp::Send(_) => Ops::SEND,
        ChannelOp::Receive(_) | ChannelOp::Range(_) => Ops::RECV,
        ChannelOp::Close(_) => Ops::CLOSE_CHAN,
        ChannelOp::Passed(_, ops) => ops,
        ChannelOp::Look => Ops::NONE,
    });
    done.fold(Ops::NONE, |all, ops| all | ops)
}

/// Where the function that made the channel receives, if nobody else has to do with it.
fn own_receive(channel: &Channel) -> Option<At> {
    let is_own = |used: &query::ChannelUse| used.lit == channel.func.lit() && !matches!(used.op, ChannelOp::Passed(..));
    if !channel.uses.iter().all(is_own) {
        return None;
    }
    channel.uses.iter().find_map(|used| match used.op {
        ChannelOp::Receive(receive) => Some(receive.into()),
        ChannelOp::Range(range) => Some(range.into()),
        _ => None,
    })
}

/// Whether a receive is a statement with nothing behind it in its function.
fn is_last(ctx: &Ctx, receive: ExprId) -> bool {
    let Some(body) = ctx.enclosing_func(receive.into()).body(ctx.decl()) else { return true };
    let Some(Node::Stmt(stmt)) = ctx.parent(receive.into()) else { return false };
    matches!(ctx.decl()[stmt], Stmt::Expr(_)) && ctx.stmts_of(body).last() == Some(&stmt)
}
