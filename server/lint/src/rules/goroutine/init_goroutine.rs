//! Only goroutines that nothing ends: a loop without a way out, or one over the ticks of a timer. Programs may do in
//! `init` what they like, and so may the runtime, which nobody imports by choice. There is no mechanical repair: who starts and stops the work is a matter of design.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "init-goroutine",
    entries: &["gor-27"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "Importing the package starts a goroutine that nobody can stop",
        effect: "Every program and every test that imports the package runs it, whether it needs it or not. Leak \
                 checks fail, and nothing can wait for it on the way out.",
        why: "`init` and the values of package variables run when the program starts, before anybody could hand over \
              a context or decide against it.",
        repair: "Start it in a constructor or a `Start(ctx)` function, and end it when the context ends.",
        bad: r#"package p

import "time"

func init() {
	go func() {
		for {
			time.Sleep(time.Minute)
			sweep()
		}
	}()
}

func sweep() {}
"#,
        good: r#"package p

import (
	"context"
	"time"
)

func Start(ctx context.Context) {
	go func() {
		for ctx.Err() == nil {
			time.Sleep(time.Minute)
			sweep()
		}
	}()
}

func sweep() {}
"#,
        references: &["https://go.dev/ref/spec#Package_initialization"],
    },
    check: Check::Stmt(&[StmtKind::Go], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, go: StmtId) {
    let Stmt::Go(call) = ctx.decl()[go] else { return };
    let call = ctx.decl().unparen(call);
    let is_always_there = ctx.package().name == "main" || ctx.package().path == "runtime";
    if is_always_there || !runs_at_start(ctx, go) {
        return;
    }
    let is_endless = match ctx.callee(call) {
        Callee::Lit(lit) => never_ends(ctx, lit),
        callee => {
            let summaries = ctx.summaries();
            let function = ctx.package_function(callee).and_then(|function| summaries.function(function));
            function.is_some_and(|function| function.never_returns)
        }
    };
    let waits_for_signals =
        ctx.calls_in(Span::new(0, ctx.decl().len)).any(|call| ctx.callee(call).is_func("os/signal", "Notify"));
    if is_endless && !waits_for_signals {
        ctx.report(RULE.hint(go, "importing this package starts a goroutine that never ends"));
    }
}

/// Whether a statement runs while the program starts: in `init`, or in a literal that the value of a package variable
/// calls.
fn runs_at_start(ctx: &Ctx, go: StmtId) -> bool {
    let is_called = |lit: ExprId| Run::of_literal(ctx.decl(), ctx.info(), ctx.parents(), lit) == Run::Here;
    let lits = ctx.ancestors(go.into()).filter_map(Node::expr);
    let mut lits = lits.filter(|expr| matches!(ctx.decl()[*expr], Expr::FuncLit { .. }));
    let is_init = match ctx.decl().func() {
        Some(func) => func.recv.is_none() && ctx.decl().ident(func.name).is_some_and(|name| name == "init"),
        None => true,
    };
    is_init && lits.all(is_called)
}

/// Whether a literal has no way to its end but the last tick.
fn never_ends(ctx: &Ctx, lit: ExprId) -> bool {
    let flow = ctx.flow(FuncRef::Lit(lit));
    let halts = |call: ExprId| ctx.callee(call).is_builtin("panic") || ctx.callee(call).is_func("os", "Exit");
    if flow.cfg().has_errors() || ctx.calls_in(ctx.span(lit)).any(halts) {
        return false;
    }
    let body = FuncRef::Lit(lit).body(ctx.decl()).map(|body| ctx.stmts_of(body)).unwrap_or_default();
    let ticks = |stmt: &StmtId| match ctx.decl()[*stmt] {
        Stmt::Range { x, body, .. } => {
            let span = ctx.decl().stmt_span(body);
            let leaves =
                |stmt| matches!(ctx.decl()[stmt], Stmt::Return(_) | Stmt::Branch { tok: BranchTok::Break, .. });
            ctx.is_time_channel(x) && !ctx.stmts_in(span).any(leaves)
        }
        _ => false,
    };
    let loops = |stmt: StmtId| ctx.is_endless(stmt) && ctx.enclosing_func(stmt.into()) == FuncRef::Lit(lit);
    body.last().is_some_and(ticks) || (!flow.cfg().may_return() && ctx.stmts_in(ctx.span(lit)).any(loops))
}
