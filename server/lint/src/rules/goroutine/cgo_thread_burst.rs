//! What C functions do is not known: a call that returns at once makes no thread. Only calls whose result is not
//! used, or that ask for errno, are told apart from conversions. Goroutines that take a slot, a lock or their work
//! from a channel are left alone, and so are loops up to a variable, which may be a number of workers.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "cgo-thread-burst",
    entries: &["gor-29"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A loop starts a goroutine for each of many C calls",
        effect: "Each call that is still running holds an operating system thread: a thousand at once are a thousand \
                 threads, and at 10,000 the program is ended. Measured: 100 calls that sleep, 104 threads.",
        why: "A goroutine in C code can't be moved from its thread, so the runtime makes another thread for the \
              others. Threads that are free again are used again; only calls that overlap count.",
        repair: "Let only as many goroutines into C at a time as there are processors, with a buffered channel.",
        bad: r#"package p

// static void crunch(int n) {}
import "C"

func all(jobs []int) {
	for _, job := range jobs {
		go func() {
			C.crunch(C.int(job))
		}()
	}
}
"#,
        good: r#"package p

// static void crunch(int n) {}
import "C"

import "runtime"

func all(jobs []int) {
	slots := make(chan struct{}, runtime.NumCPU())
	for _, job := range jobs {
		slots <- struct{}{}
		go func() {
			defer func() { <-slots }()
			C.crunch(C.int(job))
		}()
	}
}
"#,
        references: &["https://pkg.go.dev/runtime/debug#SetMaxThreads"],
    },
    check: Check::Stmt(&[StmtKind::Go], check),
    ..Rule::NEW
};

/// A loop that runs no more often than this makes no burst.
const FEW: i128 = 8;

fn check(ctx: &Ctx, go: StmtId) {
    let Stmt::Go(call) = ctx.decl()[go] else { return };
    let call = ctx.decl().unparen(call);
    let Some(around) = ctx.enclosing_loop(go.into()).filter(|around| is_long(ctx, *around)) else { return };
    let span = ctx.decl().stmt_span(around);
    let into_c = match ctx.callee(call) {
        Callee::Lit(lit) => ctx.calls_in(ctx.span(lit)).find(|call| is_c_call(ctx, *call)),
        _ => Some(call).filter(|call| is_c_function(ctx, *call)),
    };
    let Some(into_c) = into_c else { return };
    if is_limited(ctx, span) {
        return;
    }
    let finding = RULE.hint(into_c, "each of these calls that is still running holds a thread");
    ctx.report(finding.related(around, "one goroutine for each iteration").fix(fix(ctx, call, go, around)));
}

/// Whether a loop may run many times, and does so once for each piece of work.
fn is_long(ctx: &Ctx, around: StmtId) -> bool {
    match ctx.decl()[around] {
        Stmt::Range { x, .. } => match ctx.underlying(x).kind() {
            TyKind::Slice(_) | TyKind::Map(..) | TyKind::Chan(..) => ctx.source_literal(x).is_none(),
            TyKind::Array(Some(len), _) => i128::from(*len) > FEW,
            _ => ctx.int(x).is_some_and(|count| count > FEW),
        },
        Stmt::For { cond: Some(cond), .. } => match ctx.decl()[ctx.decl().unparen(cond)] {
            Expr::Binary { y, .. } => {
                ctx.int(y).is_some_and(|bound| bound > FEW)
                    || ctx.as_call(y).is_some_and(|call| ctx.callee(call).is_builtin("len"))
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether a call calls something of the package `C`.
fn is_c_function(ctx: &Ctx, call: ExprId) -> bool {
    match ctx.callee(call) {
        Callee::Func(object) => object.package == "C",
        _ => match ctx.decl()[call] {
            Expr::Call { fun, .. } => match ctx.decl()[ctx.decl().unparen(fun)] {
                Expr::Selector { x, .. } => matches!(ctx.def(x), Def::Import(path) if path == "C"),
                _ => false,
            },
            _ => false,
        },
    }
}

/// Whether a call is certain to run C code: a conversion can't be a statement, nor does it have two results.
fn is_c_call(ctx: &Ctx, call: ExprId) -> bool {
    let Some(Node::Stmt(stmt)) = ctx.parent(call.into()) else { return false };
    let is_call = match ctx.decl()[stmt] {
        Stmt::Expr(_) => true,
        Stmt::Assign { lhs, rhs, .. } => lhs.len() == 2 && rhs.len() == 1,
        _ => false,
    };
    let frees = matches!(ctx.decl()[call], Expr::Call { fun, .. }
        if matches!(ctx.decl()[fun], Expr::Selector { sel, .. } if ctx.decl().ident(sel).is_some_and(|name| name == "free")));
    is_call && !frees && is_c_function(ctx, call)
}

/// Whether something in the loop may hold goroutines back.
fn is_limited(ctx: &Ctx, span: Span) -> bool {
    let talks = ctx.receives_in(span).next().is_some()
        || ctx.stmts_in(span).any(|stmt| match ctx.decl()[stmt] {
            Stmt::Send { .. } | Stmt::Select { .. } => true,
            Stmt::Range { x, .. } => ctx.is_channel(ctx.ty(x)) && ctx.decl().stmt_span(stmt) != span,
            _ => false,
        });
    talks || ctx.calls_in(span).any(|call| !is_c_function(ctx, call) && ctx.may_take_lock(call))
}

/// Lets as many goroutines run at a time as there are processors.
fn fix(ctx: &Ctx, call: ExprId, go: StmtId, around: StmtId) -> Option<Patch> {
    let Callee::Lit(lit) = ctx.callee(call) else { return None };
    let inner = FuncRef::Lit(lit).body(ctx.decl())?;
    let slots = ctx.fresh_name("slots");
    Some(
        Patch::offered("Run one at a time for each processor")
            .insert_before(around, format!("{slots} := make(chan struct{{}}, $runtime.NumCPU())"))
            .insert_before(go, format!("{slots} <- struct{{}}{{}}"))
            .insert_first(inner, format!("defer func() {{ <-{slots} }}()")),
    )
}
