//! Since Go 1.23 a timer that nobody holds is collected; what is left then is one allocation per iteration, which is not
//! worth a word.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "timer-per-iteration",
    entries: &["gor-11"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Never,
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
    let another = others.into_iter().any(|other| matches!(ctx.decl()[other], Stmt::Comm { comm: Some(_), .. }));
    let in_header = matches!(ctx.decl()[arm], Stmt::Comm { comm: Some(comm), .. } if ctx.decl().stmt_span(comm).contains(ctx.span(call)));
    if !another || !in_header || is_collected(ctx) {
        return;
    }
    if ctx.enclosing_loop(select.into()).is_some_and(|around| ctx.is_endless(around)) {
        ctx.report(RULE.risk(call, "each iteration starts a timer that nothing stops"));
    }
}

/// Whether the toolchain is known to collect timers that nobody holds, whatever go.mod says.
fn is_collected(ctx: &Ctx) -> bool {
    let toolchain = ctx.toolchain();
    toolchain.stated && toolchain.at_least.0 >= 27
}
