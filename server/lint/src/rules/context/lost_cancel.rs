//! Any mention of the cancel function counts as care taken of it: a call, an argument, a field, a return. What is not
//! caught: a cancel function that is stored where nobody calls it, one that is called in a branch that is never taken, and
//! one that replaces another in a variable which a closure calls.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "lost-cancel",
    entries: &["gor-10", "net-35"],
    tiers: &[Tier::Bug, Tier::Hint],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "The cancel function of a context is never called",
        effect: "The context stays registered with its parent, and a timed one keeps its timer, until the deadline \
                 passes or the parent ends. Measured: 100,000 lost `WithTimeout(ctx, time.Hour)` hold 26 MiB for an \
                 hour. Goroutines that wait for the context are not told to stop.",
        why: "`WithCancel`, `WithTimeout` and `WithDeadline` link the new context to its parent so that cancellation \
              can reach it. Only the cancel function, the deadline or the parent's end removes that link.",
        repair: "Write `defer cancel()` on the next line. Where the context must outlive the function, keep the cancel \
                 function with whatever ends its use.",
        bad: r#"package p

import (
	"context"
	"net"
	"time"
)

func lookup(ctx context.Context, host string) ([]string, error) {
	ctx, _ = context.WithTimeout(ctx, 5*time.Second)
	return net.DefaultResolver.LookupHost(ctx, host)
}
"#,
        good: r#"package p

import (
	"context"
	"net"
	"time"
)

func lookup(ctx context.Context, host string) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	return net.DefaultResolver.LookupHost(ctx, host)
}
"#,
        references: &["https://pkg.go.dev/context#WithCancel"],
    },
    check: Check::Call(
        &[
            "context.WithCancel",
            "context.WithCancelCause",
            "context.WithTimeout",
            "context.WithTimeoutCause",
            "context.WithDeadline",
            "context.WithDeadlineCause",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(cancel) = ctx.target(call, 1) else { return };
    if ctx.is_main() {
        return;
    }
    if ctx.is_blank(cancel) {
        let tier = if is_garbage(ctx, call) { Tier::Hint } else { Tier::Bug };
        let finding = RULE.finding(tier, cancel, "the cancel function is discarded").seen_by_vet();
        return ctx.report(finding.fix(name_and_defer(ctx, call, cancel)));
    }
    let (Some(local), Some(name)) = (ctx.own_local(cancel), ctx.decl().ident(cancel)) else { return };
    let uses = ctx.uses(local);
    if uses.is_empty() {
        let finding = RULE.bug(cancel, format!("`{name}` is never called"));
        return ctx.report(finding.fix(defer_instead(ctx, call, local, name)));
    }
    if is_replaced_for_closure(ctx, call, &uses) {
        return;
    }
    let finding = RULE.bug(cancel, format!("`{name}` is not called on every path")).seen_by_vet();
    let finding = finding.fix(defer_earlier(ctx, call, &uses));
    match ctx.ways_around(call, 1, &uses).first().copied() {
        Some(Way::Return(end)) => ctx.report(finding.related(end, format!("this return leaves `{name}` uncalled"))),
        Some(Way::Again) => ctx.report(finding.related(call, format!("the next iteration replaces `{name}`"))),
        Some(_) => ctx.report(finding),
        None => {}
    }
}

/// Whether the call gives a new value to a variable that a closure uses: that one calls whatever the variable holds by then.
fn is_replaced_for_closure(ctx: &Ctx, call: ExprId, uses: &[ExprId]) -> bool {
    let is_in_closure = |used: &ExprId| match ctx.enclosing_func((*used).into()) {
        FuncRef::Lit(lit) => !ctx.span(lit).contains(ctx.span(call)) && ctx.deferred_by(lit).is_none(),
        FuncRef::Decl => false,
    };
    ctx.receiving(call).is_some_and(|receiving| !receiving.declares) && uses.iter().any(is_in_closure)
}

/// Whether nothing but the context itself holds on to it: a lost `WithCancel(context.Background())` is garbage.
fn is_garbage(ctx: &Ctx, call: ExprId) -> bool {
    let is_timed = !ctx.callee(call).is_func_of("context", &["WithCancel", "WithCancelCause"]);
    let parent = ctx.arg(call, 0).map_or(Callee::Unknown, |parent| ctx.callee(parent));
    !is_timed && parent.is_func_of("context", &["Background", "TODO"])
}

/// Gives the discarded function a name and defers its call.
fn name_and_defer(ctx: &Ctx, call: ExprId, blank: ExprId) -> Option<Patch> {
    let Receiving { stmt, declares } = ctx.receiving(call)?;
    let name = ctx.fresh_name("cancel");
    let patch = defer_after(ctx, call, &name)?.replace(blank, &*name);
    if declares {
        return Some(patch);
    }
    if ctx.can_define(stmt) {
        return Some(patch.replace(ctx.assign_operator(stmt)?, " := "));
    }
    let cause = if ctx.callee(call).is_func("context", "WithCancelCause") { "CancelCauseFunc" } else { "CancelFunc" };
    Some(patch.insert_before(stmt, format!("var {name} $context.{cause}")))
}

/// Defers the call and deletes `_ = cancel`.
fn defer_instead(ctx: &Ctx, call: ExprId, cancel: LocalId, name: Symbol) -> Option<Patch> {
    let discards = ctx.discards(cancel);
    Some(discards.into_iter().fold(defer_after(ctx, call, name.as_str())?, Patch::delete))
}

/// Moves the only use, `defer cancel()`, up to where the context is made.
fn defer_earlier(ctx: &Ctx, call: ExprId, uses: &[ExprId]) -> Option<Patch> {
    let [used] = uses else { return None };
    let defer = ctx.stmt_of(*used)?;
    let Stmt::Defer(deferred) = ctx.decl()[defer] else { return None };
    let Expr::Call { fun, .. } = ctx.decl()[deferred] else { return None };
    let Receiving { stmt, .. } = ctx.receiving(call)?;
    let together = ctx.siblings(stmt)?.contains(&defer);
    (fun == *used && together).then(|| patch(ctx, call, "Defer the call right away").move_after(defer, stmt))
}

/// A deferred call on the next line. In a loop the calls would pile up.
fn defer_after(ctx: &Ctx, call: ExprId, name: &str) -> Option<Patch> {
    let Receiving { stmt, .. } = ctx.receiving(call)?;
    if ctx.enclosing_loop(stmt.into()).is_some() {
        return None;
    }
    let cause = if ctx.callee(call).is_func("context", "WithCancelCause") { "nil" } else { "" };
    let title = format!("Defer the call of `{name}`");
    Some(patch(ctx, call, title).insert_after(stmt, format!("defer {name}({cause})")))
}

/// A patch that is safe when the context is not used after the function has returned.
fn patch(ctx: &Ctx, call: ExprId, title: impl Into<String>) -> Patch {
    let func = ctx.enclosing_func(call.into());
    let is_safe = ctx.target_local(call, 0).is_some_and(|context| ctx.is_context_confined(context, func));
    if is_safe { Patch::safe(title) } else { Patch::offered(title) }
}
