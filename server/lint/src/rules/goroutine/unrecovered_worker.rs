//! Whether a panic should end the program is a matter of policy, so this is only a hint, and only where the code that
//! may panic is somebody else's: a function or interface that the worker was given. Any deferred call that might
//! recover counts as one that does. Not reported: functions that only this package can call with callbacks for each element,
//! and workers on a channel that such a function makes itself, for their jobs are the package's own.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unrecovered-worker",
    entries: &["gor-04", "gor-28"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A panic in code that a worker was given ends the whole program",
        effect: "One bad job ends all others, and with them everything else that the process was doing.",
        why: "A panic that reaches the top of its goroutine ends the process. No `recover` in another goroutine, the \
              one that started the worker included, can stop it.",
        repair: "Recover around each job, not around the loop, and report the panic as the error of that job. Leave \
                 it as it is where a crash is what you want.",
        bad: r#"package p

func start(jobs <-chan func()) {
	go func() {
		for job := range jobs {
			job()
		}
	}()
}
"#,
        good: r#"package p

import (
	"log"
	"runtime/debug"
)

func start(jobs <-chan func()) {
	go func() {
		for job := range jobs {
			func() {
				defer func() {
					if r := recover(); r != nil {
						log.Printf("%v\n%s", r, debug.Stack())
					}
				}()
				job()
			}()
		}
	}()
}
"#,
        references: &["https://go.dev/ref/spec#Handling_panics"],
    },
    check: Check::Stmt(&[StmtKind::Go], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, go: StmtId) {
    let Stmt::Go(call) = ctx.decl()[go] else { return };
    let Callee::Lit(lit) = ctx.callee(ctx.decl().unparen(call)) else { return };
    let Some(body) = FuncRef::Lit(lit).body(ctx.decl()) else { return };
    if ctx.cfg(FuncRef::Lit(lit)).has_errors() || ctx.may_recover(FuncRef::Lit(lit)) {
        return;
    }
    let is_own = |call: &ExprId| ctx.enclosing_func((*call).into()) == FuncRef::Lit(lit);
    let jobs = ctx.stmts_of(body).into_iter().find_map(|stmt| match ctx.decl()[stmt] {
        Stmt::Range { key, x, body, .. } if ctx.is_channel(ctx.ty(x)) => Some((ctx.local(key?), body, x)),
        _ => None,
    });
    if jobs.is_some_and(|(_, _, channel)| !is_exported(ctx) && is_made_here(ctx, channel)) {
        return;
    }
    let (span, is_fan_out) = match jobs {
        Some((_, body, _)) => (ctx.decl().stmt_span(body), false),
        None => (ctx.decl().stmt_span(body), true),
    };
    if is_fan_out && (!is_exported(ctx) || ctx.enclosing_loop(go.into()).is_none()) {
        return;
    }
    let is_foreign = |call: &ExprId| match is_fan_out {
        true => is_given_function(ctx, *call),
        false => is_foreign(ctx, *call) && jobs.is_some_and(|(job, ..)| mentions(ctx, *call, job)),
    };
    let Some(foreign) = ctx.calls_in(span).filter(is_own).find(is_foreign) else { return };
    let finding = RULE.hint(foreign, "a panic in this call ends the whole program");
    ctx.report(finding.related(go, "in this goroutine").fix(jobs.and_then(|_| fix(ctx, foreign))));
}

/// Whether the job is called, or handed over.
fn mentions(ctx: &Ctx, call: ExprId, job: Option<LocalId>) -> bool {
    job.is_some() && ctx.exprs_in(ctx.span(call)).any(|expr| ctx.local(expr) == job)
}

/// Whether other packages can call the declaration: an exported function, or such a method of an exported type.
fn is_exported(ctx: &Ctx) -> bool {
    ctx.function().is_some_and(|function| {
        function.name.is_exported() && (function.recv == Symbol::EMPTY || function.recv.is_exported())
    })
}

/// Whether a channel is a variable of the declaration that is made there.
fn is_made_here(ctx: &Ctx, channel: ExprId) -> bool {
    let value = ctx.local(channel).and_then(|local| ctx.only_definition(local)).map(|definition| definition.value);
    value.is_some_and(|value| ctx.callee(value).is_builtin("make"))
}

/// Whether a call calls a parameter of the declared function.
fn is_given_function(ctx: &Ctx, call: ExprId) -> bool {
    let Callee::Local(local) = ctx.callee(call) else { return false };
    ctx.local_object(local).is_some_and(|object| {
        matches!(object.kind, LocalKind::Param(_)) && object.func.is_none() && !object.ty.is_cancel_func()
    })
}

/// Whether a call calls a function value or an interface of this module's own, not a literal in sight.
fn is_foreign(ctx: &Ctx, call: ExprId) -> bool {
    match ctx.callee(call) {
        Callee::Local(local) => {
            let value = ctx.only_definition(local).map(|definition| definition.value);
            let is_literal = value.is_some_and(|value| matches!(ctx.decl()[value], Expr::FuncLit { .. }));
            !is_literal && ctx.local_object(local).is_some_and(|object| !object.ty.is_cancel_func())
        }
        Callee::Method { owner, recv, .. } => {
            owner.package == ctx.package().path && matches!(ctx.underlying(recv).kind(), TyKind::Interface { .. })
        }
        _ => false,
    }
}

/// Recovers around the statement that the call is.
fn fix(ctx: &Ctx, call: ExprId) -> Option<Patch> {
    let stmt = ctx.stmt_of(call)?;
    let is_statement = match ctx.decl()[stmt] {
        Stmt::Expr(expr) => expr == call,
        Stmt::Assign { tok: AssignTok::Assign, .. } => true,
        _ => false,
    };
    ctx.siblings(stmt).filter(|_| is_statement)?;
    let name = ctx.fresh_name("r");
    let head = format!(
        "func() {{\ndefer func() {{\nif {name} := recover(); {name} != nil {{\n$log.Printf(\"%v\\n%s\", {name}, \
         $runtime/debug.Stack())\n}}\n}}()"
    );
    Some(Patch::offered("Recover around each job").enclose(stmt, stmt, head, "}()"))
}
