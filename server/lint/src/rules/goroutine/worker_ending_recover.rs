//! Only where what is deferred does nothing but recover and log: a deferred function that starts the worker again,
//! tells somebody or panics again has been thought about. A job that recovers by itself never gets that far.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "worker-ending-recover",
    entries: &["gor-04"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A recover outside of the worker's loop ends the worker at the first panic",
        effect: "Each panic costs one worker. When none is left, senders block forever and nothing says why. \
                 Measured: two workers took 3 of 10 jobs.",
        why: "A deferred call runs when its function ends. The panic has left the loop by then, and `recover` \
              returns to the caller of the function, not into the loop.",
        repair: "Recover in a function that handles one job, and call it in the loop.",
        bad: r#"package p

import "log"

func start(jobs <-chan string) {
	go func() {
		defer func() {
			if r := recover(); r != nil {
				log.Print(r)
			}
		}()
		for job := range jobs {
			process(job)
		}
	}()
}

func process(job string) {
	log.Print(job[0])
}
"#,
        good: r#"package p

import "log"

func start(jobs <-chan string) {
	go func() {
		for job := range jobs {
			func() {
				defer func() {
					if r := recover(); r != nil {
						log.Print(r)
					}
				}()
				process(job)
			}()
		}
	}()
}

func process(job string) {
	log.Print(job[0])
}
"#,
        references: &["https://go.dev/ref/spec#Handling_panics"],
    },
    check: Check::Stmt(&[StmtKind::Defer], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, defer: StmtId) {
    let Stmt::Defer(call) = ctx.decl()[defer] else { return };
    let Callee::Lit(deferred) = ctx.callee(ctx.decl().unparen(call)) else { return };
    let func = ctx.enclosing_func(defer.into());
    let Some(body) = func.body(ctx.decl()).filter(|body| ctx.parent(defer.into()) == Some((*body).into())) else {
        return;
    };
    let Some(recover) = only_recovers(ctx, deferred) else { return };
    let rest = ctx.stmts_of(body).into_iter().skip_while(|stmt| *stmt != defer).skip(1);
    let Some(jobs) = rest.into_iter().find(|stmt| takes_jobs(ctx, *stmt)) else { return };
    let span = ctx.decl().stmt_span(jobs);
    if !ctx.is_worker(func) || ctx.has_final_call(jobs) || !ctx.calls_in(span).any(|call| may_panic(ctx, call, func)) {
        return;
    }
    let finding = RULE.risk(recover, "the worker ends with the first panic that this recovers from");
    ctx.report(finding.related(jobs, "this loop is not taken up again").fix(fix(ctx, defer, deferred, jobs)));
}

/// The call of `recover` in a deferred literal that does nothing else but log.
fn only_recovers(ctx: &Ctx, deferred: ExprId) -> Option<ExprId> {
    let span = ctx.span(deferred);
    let is_harmless = |call: ExprId| {
        let callee = ctx.callee(call);
        callee.is_builtin("recover")
            || callee.is_logging()
            || callee.is_func("runtime/debug", "Stack")
            || callee.is_func("runtime/debug", "PrintStack")
            || callee.is_func_of("fmt", &["Sprint", "Sprintf", "Errorf"])
            || callee.is_method("sync", "WaitGroup", "Done")
            || matches!(callee, Callee::Conversion(_))
    };
    let tells = |stmt: StmtId| match ctx.decl()[stmt] {
        Stmt::Assign { tok, .. } => tok != AssignTok::Define,
        Stmt::IncDec { .. } | Stmt::Go(_) | Stmt::Send { .. } | Stmt::Select { .. } => true,
        _ => false,
    };
    let keeps_to_itself = !ctx.stmts_in(span).any(tells) && ctx.calls_in(span).all(is_harmless);
    let recover = ctx.calls_in(span).find(|call| ctx.callee(*call).is_builtin("recover"));
    recover.filter(|call| keeps_to_itself && ctx.enclosing_func((*call).into()) == FuncRef::Lit(deferred))
}

/// Whether a statement is a loop that takes what comes from a channel.
fn takes_jobs(ctx: &Ctx, stmt: StmtId) -> bool {
    match ctx.decl()[stmt] {
        Stmt::Range { x, .. } => ctx.is_channel(ctx.ty(x)) && !ctx.is_time_channel(x),
        Stmt::For { .. } => {
            let func = ctx.enclosing_func(stmt.into());
            let mut taken = ctx.receives_in(ctx.decl().stmt_span(stmt));
            ctx.is_endless(stmt) && taken.any(|channel| ctx.enclosing_func(channel.into()) == func)
        }
        _ => false,
    }
}

/// Whether a call in the loop hands a job to code that may panic and does not recover by itself.
fn may_panic(ctx: &Ctx, call: ExprId, func: FuncRef) -> bool {
    if ctx.enclosing_func(call.into()) != func {
        return false;
    }
    let callee = ctx.callee(call);
    match ctx.package_function(callee) {
        Some(function) => !ctx.function_may_recover(function),
        None => matches!(callee, Callee::Local(local)
            if ctx.local_object(local).is_some_and(|object| !object.ty.is_cancel_func())),
    }
}

/// Moves the deferred call into a function around the body of the loop.
fn fix(ctx: &Ctx, defer: StmtId, deferred: ExprId, jobs: StmtId) -> Option<Patch> {
    let body = ctx.loop_body(jobs)?;
    let stmts = ctx.stmts_of(body);
    let (first, last) = (*stmts.first()?, *stmts.last()?);
    let func = ctx.enclosing_func(defer.into());
    let stays = |stmt: StmtId| {
        let is_own = ctx.enclosing_func(stmt.into()) == func;
        !is_own
            || !matches!(
                ctx.decl()[stmt],
                Stmt::Return(_) | Stmt::Branch { .. } | Stmt::Defer(_) | Stmt::Labeled { .. }
            )
    };
    let says_done =
        ctx.calls_in(ctx.span(deferred)).any(|call| ctx.callee(call).is_method("sync", "WaitGroup", "Done"));
    let text = ctx.text(defer)?;
    if says_done || text.contains('`') || !ctx.stmts_in(ctx.decl().stmt_span(body)).all(stays) {
        return None;
    }
    let patch = Patch::offered("Recover around each job").delete(defer);
    Some(patch.enclose(first, last, format!("func() {{\n{text}"), "}()"))
}
