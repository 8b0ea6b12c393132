//! It speaks of a channel without room that a function makes for itself, where goroutines of its own send and can't give
//! up: when the function can leave without having received at all, or receives from fewer of them than it started. A
//! channel that goes anywhere else is left alone, so is a goroutine that is started on a condition only, and a single
//! sender of many values whose reader stops early: how many values come is their own agreement.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "abandoned-sender",
    entries: &["gor-05"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A goroutine stays blocked sending when its function returns early",
        effect: "Each such return leaves a goroutine behind, with everything that it refers to, until the program ends. \
                 The `goroutineleak` profile of Go 1.27 lists it as `chan send (leaked)`.",
        why: "A send on a channel without room waits until somebody receives. After the return nobody can: the channel \
              is known to the blocked goroutine alone.",
        repair: "Give the channel room for everything that is sent, so that the send succeeds without a reader. Where \
                 that can't be known, send in a `select` with `ctx.Done()`.",
        bad: r#"package p

import (
	"context"
	"net"
)

func lookup(ctx context.Context, host string) ([]string, error) {
	found := make(chan []string)
	go func() {
		addrs, _ := net.DefaultResolver.LookupHost(ctx, host)
		found <- addrs
	}()
	select {
	case addrs := <-found:
		return addrs, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
"#,
        good: r#"package p

import (
	"context"
	"net"
)

func lookup(ctx context.Context, host string) ([]string, error) {
	found := make(chan []string, 1)
	go func() {
		addrs, _ := net.DefaultResolver.LookupHost(ctx, host)
		found <- addrs
	}()
	select {
	case addrs := <-found:
		return addrs, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
"#,
        references: &["https://go.dev/ref/spec#Send_statements"],
    },
    check: Check::Expr(&[ExprKind::Call], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, make: ExprId) {
    if !ctx.is_unbuffered_make(make) {
        return;
    }
    let Some(channel) = ctx.own_channel(make) else { return };
    let is_main = channel.func == FuncRef::Decl && ctx.is_main();
    let Some(senders) = ctx.senders(&channel).filter(|_| !is_main) else { return };
    let is_fit = |sender: &Sender| is_always_started(ctx, make, sender.start) && !awaits_signal(ctx, sender.lit);
    let in_sender =
        |call: ExprId| senders.iter().any(|sender| ctx.enclosing_func(call.into()) == FuncRef::Lit(sender.lit));
    if !senders.iter().all(is_fit) || !channel.closes().all(in_sender) {
        return;
    }
    let name = channel.name;
    if let Some((sender, way)) = unreceived(ctx, &channel, &senders) {
        let finding = RULE.bug(make, format!("a send on `{name}` blocks forever when nobody receives it"));
        let finding = finding.related(sender.sends[0], "this goroutine stays behind");
        let finding = match way {
            Way::Return(stmt) => finding.related(stmt, format!("`{name}` may be unread here")),
            _ => finding,
        };
        return ctx.report(finding.fix(fix(ctx, &channel, &senders)));
    }
    if let Some((at, why)) = outnumbered(ctx, &channel, &senders) {
        let finding = RULE.bug(make, format!("`{name}` has more senders than are received from"));
        let finding = finding.related(senders[0].sends[0], "each of these goroutines sends").related(at, why);
        ctx.report(finding.fix(fix(ctx, &channel, &senders)));
    }
}

/// A goroutine after whose start the function can leave without receiving.
fn unreceived<'s>(ctx: &Ctx, channel: &Channel, senders: &'s [Sender]) -> Option<(&'s Sender, Way)> {
    let points = ctx.receive_points(channel, &ctx.cfg(channel.func))?;
    senders.iter().find_map(|sender| {
        let again = ctx.enclosing_loop(channel.make.into()) == ctx.enclosing_loop(sender.start.into());
        let way = ctx.ways_without(sender.start, &points, again).into_iter().next()?;
        Some((sender, way))
    })
}

/// Where the function stops receiving although more goroutines are going to send.
fn outnumbered(ctx: &Ctx, channel: &Channel, senders: &[Sender]) -> Option<(At, &'static str)> {
    let always_sends = |sender: &Sender| {
        let sends: Vec<Node> = sender.sends.iter().map(|send| Node::Stmt(*send)).collect();
        ctx.always_does(FuncRef::Lit(sender.lit), &sends)
    };
    let around = ctx.enclosing_loop(channel.make.into());
    let looped =
        senders.iter().find_map(|sender| ctx.enclosing_loop(sender.start.into()).filter(|it| Some(*it) != around));
    if (looped.is_none() && senders.len() < 2) || !senders.iter().all(always_sends) {
        return None;
    }
    let mut receives = channel.uses.iter().filter(|used| {
        matches!(used.op, ChannelOp::Receive(_) | ChannelOp::Range(_) | ChannelOp::Passed(..) | ChannelOp::Look)
    });
    let (only, None) = (receives.next()?, receives.next()) else { return None };
    let ChannelOp::Receive(receive) = only.op else { return None };
    if only.lit != channel.func.lit() {
        return None;
    }
    let Some(collect) = ctx.enclosing_loop(receive.into()).filter(|it| Some(*it) != around) else {
        return Some((receive.into(), "only one of them is received from"));
    };
    let is_counted = matches!(ctx.decl()[collect], Stmt::Range { .. } | Stmt::For { cond: Some(_), .. });
    let span = ctx.decl().stmt_span(collect);
    let is_early = |stmt: &StmtId| {
        matches!(ctx.decl()[*stmt], Stmt::Return(_)) && ctx.enclosing_func((*stmt).into()) == channel.func
    };
    let starts = looped.filter(|_| is_counted)?;
    let early = ctx.stmts_in(span).find(is_early).filter(|_| !span.contains(ctx.decl().stmt_span(starts)))?;
    Some((early.into(), "this return leaves the others blocked"))
}

/// Whether a goroutine is started whenever the channel is made: beside it, or in loops beside it.
fn is_always_started(ctx: &Ctx, make: ExprId, start: StmtId) -> bool {
    let Some(list) = ctx.stmt_of(make).and_then(|stmt| ctx.parent(stmt.into())) else { return false };
    let mut at = Node::Stmt(start);
    while let Some(parent) = ctx.parent(at) {
        if parent == list {
            return true;
        }
        let Node::Stmt(stmt) = parent else { return false };
        let is_loop = matches!(ctx.decl()[stmt], Stmt::For { .. } | Stmt::Range { .. } | Stmt::Labeled { .. });
        let is_body = matches!(ctx.decl()[stmt], Stmt::Block(_));
        if !is_loop && !is_body {
            return false;
        }
        at = parent;
    }
    false
}

/// Whether a goroutine waits for a signal of the operating system, so that it goes on when the program ends.
fn awaits_signal(ctx: &Ctx, lit: ExprId) -> bool {
    ctx.receives_in(ctx.span(lit)).any(|channel| ctx.element_type(channel).is_named("os", "Signal"))
}

/// Room for everything that is sent, if each goroutine sends once at most.
fn fix(ctx: &Ctx, channel: &Channel, senders: &[Sender]) -> Option<Patch> {
    let sends_once = |sender: &Sender| {
        let sends: Vec<Node> = sender.sends.iter().map(|send| Node::Stmt(*send)).collect();
        !sends.iter().any(|send| ctx.leads_to(*send, &sends))
    };
    if !senders.iter().all(sends_once) {
        return None;
    }
    let ty = ctx.text(ctx.arg(channel.make, 0)?).filter(|ty| !ty.contains('\n'))?;
    let around = ctx.enclosing_loop(channel.make.into());
    let starts: Vec<Option<StmtId>> = senders.iter().map(|sender| ctx.enclosing_loop(sender.start.into())).collect();
    if starts.iter().all(|start| *start == around) {
        let count = senders.len();
        let title = format!("Give `{}` room for what is sent", channel.name);
        let patch = if count == 1 { Patch::safe(title) } else { Patch::offered(title) };
        return Some(patch.replace(channel.make, format!("make({ty}, {count})")));
    }
    let [Some(start)] = starts[..] else { return None };
    let Stmt::Range { x, .. } = ctx.decl()[start] else { return None };
    let name = ctx.decl().ident(x).filter(|_| ctx.enclosing_loop(start.into()) == around)?;
    let source = ctx.local(x).and_then(|local| ctx.local_object(local))?;
    let is_known = ctx.span(source.ident).end <= ctx.span(channel.make).start;
    let is_changed =
        ctx.touches().iter().any(|touch| touch.ops.any(Ops::STORE) && Some(touch.place.clone()) == ctx.place(x));
    let count = match ctx.underlying(x).kind() {
        TyKind::Slice(_) | TyKind::Map(..) | TyKind::Array(..) => format!("len({name})"),
        _ => return None,
    };
    let title = format!("Give `{}` room for all of them", channel.name);
    (is_known && !is_changed).then(|| Patch::offered(title).replace(channel.make, format!("make({ty}, {count})")))
}
