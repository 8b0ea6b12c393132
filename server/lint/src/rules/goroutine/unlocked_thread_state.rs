//! A second change of the same kind is taken for the one that goes back, and so is any deferred call of code that is
//! not seen. Programs that lock a thread for a graphics library or a signal mask are not meant.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unlocked-thread-state",
    entries: &["gor-23"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A thread goes back to the others after it was changed for good",
        effect: "Some other goroutine runs in the wrong network namespace or with other rights, now and then, \
                 depending on the thread that it gets.",
        why: "Namespaces and credentials that are set by a raw call belong to one thread. `UnlockOSThread` lets the \
              runtime use that thread for any goroutine. A goroutine that ends while it is locked takes its thread \
              with it. `net.Dial` does part of its work in other goroutines, so on other threads.",
        repair: "Run the function in a goroutine of its own and never unlock it, or switch back before unlocking.",
        bad: r#"package p

import (
	"runtime"
	"syscall"
)

func isolated(work func()) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := syscall.Unshare(syscall.CLONE_NEWNET); err != nil {
		return err
	}
	work()
	return nil
}
"#,
        good: r#"package p

import (
	"runtime"
	"syscall"
)

func isolated(work func()) error {
	runtime.LockOSThread()
	if err := syscall.Unshare(syscall.CLONE_NEWNET); err != nil {
		return err
	}
	work()
	return nil
}
"#,
        references: &["https://pkg.go.dev/runtime#UnlockOSThread"],
    },
    check: Check::Any(&[
        Check::Call(&["runtime.UnlockOSThread"], check_unlock),
        Check::Call(
            &["net.Dial", "net.DialTimeout", "net.Dialer.Dial", "net.Dialer.DialContext", "net/http.Get"],
            check_dial,
        ),
    ]),
    ..Rule::NEW
};

fn check_unlock(ctx: &Ctx, call: ExprId) {
    let func = ctx.enclosing_func(call.into());
    let Some(change) = only_change(ctx, func) else { return };
    let Some(stmt) = ctx.stmt_of(call) else { return };
    let is_before = ctx.span(call).start < ctx.span(change).start;
    if is_before && !matches!(ctx.decl()[stmt], Stmt::Defer(_)) {
        return;
    }
    let finding = RULE.risk(call, "this hands on a thread that was changed for good");
    let patch = Patch::offered("Keep the thread locked, so that it ends with its goroutine").delete(stmt);
    ctx.report(finding.related(change, "changed here").fix(patch));
}

fn check_dial(ctx: &Ctx, call: ExprId) {
    let func = ctx.enclosing_func(call.into());
    let Some(change) = only_change(ctx, func) else { return };
    let flow = ctx.flow(func);
    let (Some(changed), Some(dialed)) = (flow.cfg().point_of(change), flow.cfg().point_of(call)) else { return };
    let is_numeric = ctx.args(call).any(|arg| {
        ctx.constant(arg)
            .and_then(Const::as_str)
            .is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit() || c == '['))
    });
    if flow.always_before(changed, dialed) && !is_numeric {
        let finding = RULE.risk(call, "part of this runs on other threads, without the change of this one");
        ctx.report(finding.related(change, "changed here"));
    }
}

/// The only call of a function with a locked thread that changes the thread, when nothing may change it back.
fn only_change(ctx: &Ctx, func: FuncRef) -> Option<ExprId> {
    let span = ctx.decl().stmt_span(func.body(ctx.decl())?);
    let locks = ctx.calls_in(span).any(|call| ctx.callee(call).is_func("runtime", "LockOSThread"));
    let mut changes = ctx.calls_in(span).filter(|call| changes_thread(ctx, *call));
    let (change, None) = (changes.next()?, changes.next()) else { return None };
    let is_harmless = |call: ExprId| match ctx.callee(call) {
        Callee::Func(object) => object.package == "runtime" || object.package == "syscall",
        callee => callee.method_name() == Some("Close"),
    };
    let cfg = ctx.cfg(func);
    let mut deferred = cfg.defers().iter().filter_map(|point| cfg.spawned_call(ctx.decl(), *point));
    let may_go_back = deferred.any(|call| !is_harmless(call));
    (locks && !may_go_back && !cfg.has_errors() && ctx.enclosing_func(change.into()) == func).then_some(change)
}

/// Whether a call changes the namespace of the thread that makes it.
fn changes_thread(ctx: &Ctx, call: ExprId) -> bool {
    const UNIX: &str = "golang.org/x/sys/unix";
    let callee = ctx.callee(call);
    callee.is_func("syscall", "Unshare") || callee.is_func_of(UNIX, &["Unshare", "Setns"])
}
