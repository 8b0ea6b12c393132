//! Only loops that do nothing but look: every call in the condition is an atomic load, a length or a look at the
//! clock, and the body is empty or yields. A call of anything else is work, or a compare-and-swap loop. A loop that
//! yields until two counters meet waits for others to get through a few instructions, and is left alone. The repair by a
//! channel is offered where one goroutine sets the flag once and one loop waits for it.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "busy-wait",
    entries: &["gor-20"],
    tiers: &[Tier::Risk, Tier::Bug, Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A loop asks again and again instead of waiting",
        effect: "The loop occupies a processor core until somebody sets the flag. On a plain variable it may never \
                 see that: the compiler may read it once.",
        why: "`runtime.Gosched` only lets others go first; it does not wait. Since Go 1.14 the scheduler interrupts \
              loops by itself, so there is no need to yield for the others' sake, and each call only slows the loop.",
        repair: "Let the other side close a channel and receive from it, or use a `sync.WaitGroup` or `sync.Cond`.",
        bad: r#"package p

import (
	"runtime"
	"sync/atomic"
)

func run() {
	var done atomic.Bool
	go func() {
		work()
		done.Store(true)
	}()
	for !done.Load() {
		runtime.Gosched()
	}
}

func work() {}
"#,
        good: r#"package p

func run() {
	done := make(chan struct{})
	go func() {
		work()
		close(done)
	}()
	<-done
}

func work() {}
"#,
        references: &["https://go.dev/ref/mem", "https://go.dev/doc/go1.14#runtime"],
    },
    check: Check::Stmt(&[StmtKind::For, StmtKind::Range], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, stmt: StmtId) {
    let Some(body) = ctx.loop_body(stmt) else { return };
    match ctx.decl()[stmt] {
        Stmt::For { init: None, cond: Some(cond), post: None, .. } => check_condition(ctx, stmt, cond, body),
        Stmt::For { cond: Some(cond), post: Some(_), .. } => check_yield(ctx, Some(cond), body),
        Stmt::Range { x, .. } if matches!(ctx.underlying(x).kind(), TyKind::Basic(_)) => check_yield(ctx, None, body),
        _ => {}
    }
}

/// `for !done {}`
fn check_condition(ctx: &Ctx, stmt: StmtId, cond: ExprId, body: StmtId) {
    if !ctx.stmts_of(body).into_iter().all(|stmt| yields(ctx, stmt).is_some()) {
        return;
    }
    let span = ctx.span(cond);
    if !ctx.calls_in(span).all(|call| only_looks(ctx, call)) || ctx.receives_in(span).next().is_some() {
        return;
    }
    let loads = ctx.calls_in(span).any(|call| is_load(ctx, call));
    if loads && !ctx.stmts_of(body).is_empty() && is_meeting(ctx, cond) {
        return;
    }
    if loads {
        let finding = RULE.risk(cond, "this loop spins until somebody else changes what it loads");
        return ctx.report(finding.fix(fix(ctx, stmt, cond)));
    }
    let Some((ident, name)) = shared_variable(ctx, cond) else { return };
    let finding =
        RULE.bug(ident, format!("this loop spins on `{name}`, and nothing makes a change of it visible here"));
    ctx.report(finding.fix(fix(ctx, stmt, cond)));
}

/// Whether a condition compares two values that both change.
fn is_meeting(ctx: &Ctx, cond: ExprId) -> bool {
    match ctx.decl()[ctx.decl().unparen(cond)] {
        Expr::Binary { op: BinaryOp::Eql | BinaryOp::Neq, x, y } => {
            ctx.constant(x).is_none() && ctx.constant(y).is_none()
        }
        _ => false,
    }
}

/// The call of `runtime.Gosched` that a statement is.
fn yields(ctx: &Ctx, stmt: StmtId) -> Option<ExprId> {
    let Stmt::Expr(call) = ctx.decl()[stmt] else { return None };
    ctx.callee(call).is_func("runtime", "Gosched").then_some(call)
}

/// Whether a call only looks at something.
fn only_looks(ctx: &Ctx, call: ExprId) -> bool {
    let callee = ctx.callee(call);
    let is_clock = match callee {
        Callee::Func(object) => object.package == "time",
        Callee::Method { owner, .. } => owner.package == "time" && owner.name == "Time",
        _ => false,
    };
    let is_length = (callee.is_builtin("len") || callee.is_builtin("cap"))
        && ctx.arg(call, 0).is_some_and(|arg| ctx.is_channel(ctx.ty(arg)));
    is_load(ctx, call) || is_length || is_clock || matches!(callee, Callee::Conversion(_))
}

fn is_load(ctx: &Ctx, call: ExprId) -> bool {
    match ctx.callee(call) {
        Callee::Func(object) => object.package == "sync/atomic" && object.name.as_str().starts_with("Load"),
        Callee::Method { owner, name, .. } => owner.package == "sync/atomic" && name == "Load",
        _ => false,
    }
}

/// A variable of a condition without calls that somebody else assigns to: a goroutine that is started here, or any
/// code of the package for a variable of the package or a field.
fn shared_variable(ctx: &Ctx, cond: ExprId) -> Option<(ExprId, Symbol)> {
    let span = ctx.span(cond);
    let is_plain = ctx.calls_in(span).next().is_none();
    let func = ctx.enclosing_func(cond.into());
    let mut idents = ctx.exprs_in(span).filter(|expr| is_plain && ctx.decl().ident(*expr).is_some());
    let is_shared = |ident: ExprId| match ctx.def(ident) {
        Def::Local(local) => ctx.goroutines(func).into_iter().filter_map(|goroutine| goroutine.lit).any(|lit| {
            ctx.facts().captures().of_lit(lit).iter().any(|capture| capture.local == local && capture.written)
        }),
        Def::Package(object) => ctx.summaries().global(object).any(Ops::STORE),
        Def::Field { owner: Some(owner), name } => ctx.summaries().field(owner, name).any(Ops::STORE),
        _ => false,
    };
    let ident = idents.find(|ident| is_shared(*ident))?;
    Some((ident, ctx.decl().ident(ident)?))
}

/// `for i := 0; i < n; i++ { … runtime.Gosched() }`
fn check_yield(ctx: &Ctx, cond: Option<ExprId>, body: StmtId) {
    let span = ctx.decl().stmt_span(body);
    let mut found = ctx.stmts_of(body).into_iter().filter_map(|stmt| Some((stmt, yields(ctx, stmt)?)));
    let (Some((stmt, call)), None) = (found.next(), found.next()) else { return };
    let is_alone = ctx.calls_in(span).all(|other| other == call)
        && ctx.receives_in(span).next().is_none()
        && !ctx.stmts_in(span).any(|stmt| matches!(ctx.decl()[stmt], Stmt::Send { .. } | Stmt::Select { .. }));
    let counts = cond.is_none_or(|cond| ctx.calls_in(ctx.span(cond)).next().is_none());
    if is_alone && counts {
        let patch = Patch::offered("Delete the call").delete(stmt).unimport("runtime");
        ctx.report(RULE.hint(call, "this loop waits for nothing, so there is nothing to yield for").fix(patch));
    }
}

/// Waits by a channel for a flag that one goroutine sets and nobody else looks at.
fn fix(ctx: &Ctx, stmt: StmtId, cond: ExprId) -> Option<Patch> {
    let Expr::Unary { op: UnaryOp::Not, x } = ctx.decl()[ctx.decl().unparen(cond)] else { return None };
    let looked = ctx.decl().unparen(x);
    let flag = match ctx.decl()[looked] {
        Expr::Call { .. } => ctx.receiver(looked)?,
        _ => looked,
    };
    let local = ctx.local(flag)?;
    let object = ctx.local_object(local)?;
    let (declared, first) = ctx.sole_declaration(local)?;
    let is_flag = object.ty.is_named("sync/atomic", "Bool") || object.ty == Ty::BOOL;
    let starts_false = first.is_none_or(|value| ctx.text(value).is_some_and(|text| text == "false"));
    let others: Vec<ExprId> = ctx.facts().uses().of_local(local).iter().map(|found| found.ident).collect();
    let mut others = others.into_iter().filter(|ident| *ident != object.ident && *ident != ctx.decl().unparen(flag));
    let (Some(set), None) = (others.next(), others.next()) else { return None };
    let store = set_true(ctx, set)?;
    let FuncRef::Lit(lit) = ctx.enclosing_func(set.into()) else { return None };
    let goroutine = ctx.goroutine_of(lit)?;
    let is_once = ctx.enclosing_loop(store.into()).is_none()
        && ctx.enclosing_loop(goroutine.stmt.into()).is_none()
        && ctx.enclosing_loop(stmt.into()).is_none();
    ctx.siblings(store)?;
    ctx.siblings(stmt)?;
    let name = object.name;
    let patch = Patch::offered(format!("Wait for `{name}` by a channel"))
        .replace(declared, format!("{name} := make(chan struct{{}})"))
        .replace(store, format!("close({name})"))
        .replace(stmt, format!("<-{name}"))
        .unimport("runtime")
        .unimport("sync/atomic");
    (is_flag && starts_false && is_once).then_some(patch)
}

/// The statement `done = true` or `done.Store(true)` around a use of a flag.
fn set_true(ctx: &Ctx, flag: ExprId) -> Option<StmtId> {
    let stmt = ctx.stmt_of(flag)?;
    let value = match ctx.decl()[stmt] {
        Stmt::Assign { rhs, tok: AssignTok::Assign, .. } => ctx.decl().only(rhs)?,
        Stmt::Expr(call) if ctx.callee(call).is_method("sync/atomic", "Bool", "Store") => ctx.arg(call, 0)?,
        _ => return None,
    };
    (ctx.text(value)? == "true").then_some(stmt)
}
