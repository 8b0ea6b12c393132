//! Replies are left alone: a channel that came with what was received, a channel of errors or of `struct{}`, a send after
//! which the loop ends. So is every channel that is seen to have room, one whose reader ranges over it to the end, and one
//! of the function's own that the sender closes when a channel other than a context's tells it to stop: its reader waits
//! for that. A framework that hands over a channel of its
//! own messages reads it. What remains are parameters, fields of the method's receiver and channels that the function makes
//! without room.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "uncancellable-send",
    entries: &["gor-26"],
    tiers: &[Tier::Risk, Tier::Bug],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A loop that can be cancelled blocks in a send that can't",
        effect: "After cancellation the readers are gone. The goroutine waits in its send, never comes back to the \
                 `select`, and leaks; who waits for it hangs.",
        why: "`ctx.Done()` is looked at only by the `select`. A bare send in one of its arms waits for a reader and for \
              nothing else.",
        repair: "Send in a `select` of its own, beside the same `ctx.Done()`.",
        bad: r#"package p

import "context"

func double(ctx context.Context, in <-chan int, out chan<- int) {
	for {
		select {
		case n := <-in:
			out <- 2 * n
		case <-ctx.Done():
			return
		}
	}
}
"#,
        good: r#"package p

import "context"

func double(ctx context.Context, in <-chan int, out chan<- int) {
	for {
		select {
		case n := <-in:
			select {
			case out <- 2 * n:
			case <-ctx.Done():
				return
			}
		case <-ctx.Done():
			return
		}
	}
}
"#,
        references: &["https://go.dev/blog/pipelines"],
    },
    check: Check::Stmt(&[StmtKind::Send], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, send: StmtId) {
    let Stmt::Send { chan, value } = ctx.decl()[send] else { return };
    if ctx.clause_of(send.into()).is_some() || is_notice(ctx, chan) {
        return;
    }
    let Some((select, stop)) = stop_beside(ctx, send) else { return };
    if !ctx.leads_to(send.into(), &[select.into()]) {
        return;
    }
    if is_closed_in(ctx, stop, chan) || is_of_framework(ctx, chan) {
        return;
    }
    let Some(tier) = tier(ctx, send, chan, stop) else { return };
    let finding = RULE.finding(tier, send, "this send does not stop when the loop is told to");
    let finding = finding.related(stop, "only the select looks at this");
    ctx.report(finding.fix(fix(ctx, send, chan, value, stop)));
}

/// Whether a clause that no context leads to closes a channel which the function has made.
fn is_closed_in(ctx: &Ctx, clause: StmtId, channel: ExprId) -> bool {
    let is_private = ctx.received_by(clause).is_some_and(|(told, _)| !ctx.is_context_done(told));
    let local = ctx
        .local(channel)
        .filter(|local| is_private && ctx.local_object(*local).is_some_and(|object| object.kind == LocalKind::Var));
    let mut closed = ctx.calls_in(ctx.decl().stmt_span(clause)).filter_map(|call| ctx.closed_channel(call));
    local.is_some() && closed.any(|closed| ctx.local(closed) == local)
}

/// Whether a parameter carries a type of another module: whoever calls the function with it expects these messages.
fn is_of_framework(ctx: &Ctx, channel: ExprId) -> bool {
    let elem = ctx.element_type(channel);
    let Some(name) = elem.pointee().unwrap_or(elem).name() else { return false };
    let is_param = ctx
        .local(channel)
        .and_then(|local| ctx.local_object(local))
        .is_some_and(|local| matches!(local.kind, LocalKind::Param(_)));
    is_param && ctx.is_foreign(name.package)
}

/// Whether a channel tells of failures or events rather than carrying the work.
fn is_notice(ctx: &Ctx, channel: ExprId) -> bool {
    let elem = ctx.element_type(channel);
    elem.is_error() || elem.is_unknown() || ctx.is_signal_channel(channel)
}

/// The innermost select that has the send in one arm and a way to stop in another.
fn stop_beside(ctx: &Ctx, send: StmtId) -> Option<(StmtId, StmtId)> {
    let mut around = ctx.ancestors(send.into()).filter_map(Node::stmt);
    around.find_map(|clause| {
        let select = ctx.parent(clause.into()).and_then(Node::stmt)?;
        let Stmt::Select { body } = ctx.decl()[select] else { return None };
        let stop = ctx.decl().list(body).find(|other| *other != clause && ctx.is_stop_clause(*other))?;
        Some((select, stop))
    })
}

/// How sure it is that the send may block for good; nothing when it is not known or somebody surely reads.
fn tier(ctx: &Ctx, send: StmtId, channel: ExprId, stop: StmtId) -> Option<Tier> {
    let place = ctx.place(channel)?;
    let Some(local) = place.as_local() else {
        let root = Place { root: place.root, path: Default::default() }.as_local()?;
        let is_own = ctx.local_object(root)?.kind == LocalKind::Receiver && place.path.len() == 1;
        return (is_own && ctx.is_package_whole() && !is_roomy_field(ctx, channel)).then_some(Tier::Risk);
    };
    match ctx.local_object(local)?.kind {
        LocalKind::Param(index) if ctx.local_object(local)?.func.is_none() => {
            let sites = ctx.call_sites(ctx.function()?);
            let is_fine =
                |site: &Site| site.model.arg(site.call, index as usize).is_some_and(|it| is_served(&site.model, it));
            (ctx.is_package_whole() && !sites.iter().any(is_fine)).then_some(Tier::Risk)
        }
        LocalKind::Var => {
            let make = ctx.only_definition(local)?.value;
            if !ctx.is_unbuffered_make(make) || is_served(ctx, channel) {
                return None;
            }
            let (waited, _) = ctx.received_by(stop)?;
            let is_left = ctx.own_channel(make).is_some_and(|own| is_left_behind(ctx, &own, send));
            Some(if is_left && ctx.is_context_done(waited) { Tier::Bug } else { Tier::Risk })
        }
        _ => None,
    }
}

/// Whether a channel has room, or whoever reads from it does so to the end.
fn is_served(model: &Model, channel: ExprId) -> bool {
    let Some(local) = model.local(channel) else { return is_roomy_field(model, channel) };
    let Some(definition) = model.only_definition(local) else { return false };
    let is_roomy = model.is_channel_make(definition.value) && !model.is_unbuffered_make(definition.value);
    let ranges = || model.own_channel(definition.value).into_iter().flat_map(|own| own.ranges().collect::<Vec<_>>());
    is_roomy || (ranges().next().is_some() && ranges().all(|(range, _)| model.is_run_through(range)))
}

/// Whether a field is given a channel with room somewhere in the package, or something unknown is.
fn is_roomy_field(model: &Model, channel: ExprId) -> bool {
    let Expr::Selector { sel, .. } = model.decl()[model.decl().unparen(channel)] else { return false };
    match model.def(sel) {
        Def::Field { owner: Some(owner), name } => model.channel_field(owner, name).buffered,
        _ => true,
    }
}

/// Whether the function that made the channel reads from it itself, and can return while the sender goes on.
fn is_left_behind(ctx: &Ctx, own: &Channel, send: StmtId) -> bool {
    let mut reads =
        own.uses.iter().filter(|used| matches!(used.op, ChannelOp::Receive(_) | ChannelOp::Range(_))).peekable();
    let is_main = own.func == FuncRef::Decl && ctx.is_main();
    ctx.enclosing_func(send.into()) != own.func
        && !is_main
        && reads.peek().is_some()
        && reads.all(|used| used.lit == own.func.lit())
        && ctx.flow(own.func).cfg().may_return()
}

/// Puts the send into a select with the same way to stop.
fn fix(ctx: &Ctx, send: StmtId, channel: ExprId, value: ExprId, stop: StmtId) -> Option<Patch> {
    let (_, receive) = ctx.received_by(stop)?;
    let [leave] = ctx.stmts_of(stop)[..] else { return None };
    let Stmt::Return(_) = ctx.decl()[leave] else { return None };
    let parts = [ctx.text(channel)?, ctx.text(value)?, ctx.text(receive)?, ctx.text(leave)?];
    if parts.iter().any(|part| part.contains('\n')) {
        return None;
    }
    let [channel, value, receive, leave] = parts;
    let title = "Stop the send as well";
    let patch = if ctx.results(ctx.enclosing_func(send.into())).is_empty() {
        Patch::safe(title)
    } else {
        Patch::offered(title)
    };
    Some(patch.replace(send, format!("select {{\ncase {channel} <- {value}:\ncase {receive}:\n{leave}\n}}")))
}
