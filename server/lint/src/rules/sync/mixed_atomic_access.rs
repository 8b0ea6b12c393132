//! Package variables and fields of a method's receiver, in functions that take no lock and wait for nothing before. Values that
//! a function has just made, and functions that make or reset one by their name, are left alone. So are functions that only
//! run when an atomic counter says that everybody else is done, and files for systems with a single thread. Where values of
//! the same type are filled with atomic loads, the receiver may be such a copy, and its fields are left alone. One finding for a
//! variable and function; its fix is for all of the accesses there.

use gohazard_semantic::flow::Step;
use gohazard_semantic::summary::{Function, Root, field_of};

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "mixed-atomic-access",
    entries: &["gor-14"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A variable is accessed atomically here and plainly there",
        effect: "A data race: updates get lost, a reader may see an old value for ever, and on 32-bit machines half of one.",
        why: "Atomic operations order only those who use them. A plain read or write may be kept in a register, torn or \
              moved, as if there were no other goroutine.",
        repair: "Use `sync/atomic` for each access, or better a typed `atomic.Int64`, which allows no other.",
        bad: r#"package p

import "sync/atomic"

type stats struct {
	requests int64
}

func (s *stats) count() {
	atomic.AddInt64(&s.requests, 1)
}

func (s *stats) total() int64 {
	return s.requests
}
"#,
        good: r#"package p

import "sync/atomic"

type stats struct {
	requests int64
}

func (s *stats) count() {
	atomic.AddInt64(&s.requests, 1)
}

func (s *stats) total() int64 {
	return atomic.LoadInt64(&s.requests)
}
"#,
        references: &["https://pkg.go.dev/sync/atomic"],
    },
    check: Check::Func(check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, func: FuncRef) {
    let Some(body) = func.body(ctx.decl()).filter(|_| func == FuncRef::Decl) else { return };
    let span = ctx.decl().stmt_span(body);
    let mut seen: Vec<&Place> = Vec::new();
    for touch in ctx.touches() {
        if seen.contains(&&touch.place) || atomic_suffix(ctx.ty(touch.expr)).is_none() || !is_plain(ctx, touch.expr) {
            continue;
        }
        if !is_shared(ctx, &touch.place) || !is_atomic_elsewhere(ctx, touch) {
            continue;
        }
        if makes_or_resets(ctx)
            || is_called_by_last(ctx)
            || ctx.file().is_single_threaded()
            || ctx.may_lock_in(span)
            || ctx.is_called_locked()
            || waits_before(ctx, touch.expr)
        {
            return;
        }
        if may_be_copy(ctx, touch) {
            continue;
        }
        seen.push(&touch.place);
        let all: Vec<&Touch> = ctx.touches_of(&touch.place).filter(|other| is_plain(ctx, other.expr)).collect();
        let first = all.iter().find(|other| other.ops.any(Ops::STORE)).map_or(touch.expr, |other| other.expr);
        let name = ctx.text(first).unwrap_or_default();
        let message = format!("`{name}` is accessed atomically elsewhere");
        ctx.report(RULE.bug(first, message).fix(fix(ctx, &all)));
    }
}

/// Whether the variable itself is named, neither its address nor a conversion.
fn is_plain(ctx: &Ctx, expr: ExprId) -> bool {
    matches!(ctx.decl()[expr], Expr::Ident(_) | Expr::Selector { .. })
        && !matches!(ctx.parent(expr.into()), Some(Node::Expr(parent))
            if matches!(ctx.decl()[parent], Expr::Selector { .. } | Expr::Unary { op: UnaryOp::And, .. }))
}

/// A package variable, or a field of the receiver.
fn is_shared(ctx: &Ctx, place: &Place) -> bool {
    match place.root {
        Root::Package(_) => place.path.is_empty(),
        Root::Local(local) => ctx
            .local_object(local)
            .is_some_and(|local| local.kind == LocalKind::Receiver && local.ty.pointee().is_some()),
    }
}

fn is_atomic_elsewhere(ctx: &Ctx, touch: &Touch) -> bool {
    let summaries = ctx.summaries();
    match (touch.place.root, field_of(ctx.decl(), ctx.info(), touch.expr)) {
        (Root::Package(object), _) => summaries.global(object).any(Ops::ATOMIC),
        (_, Some((owner, name))) => summaries.field(owner, name).any(Ops::ATOMIC),
        _ => false,
    }
}

/// Whether somewhere a value of the receiver's type gets this field from an atomic load: a snapshot that nobody else has.
fn may_be_copy(ctx: &Ctx, touch: &Touch) -> bool {
    let Some((owner, name)) = field_of(ctx.decl(), ctx.info(), touch.expr) else { return false };
    let is_copy = |model: &Model, literal: ExprId| {
        let is_of_type = model.ty(literal).name() == Some(owner);
        let value = model.element(literal, name.as_str()).filter(|_| is_of_type).and_then(|value| model.as_call(value));
        value.is_some_and(|load| matches!(model.callee(load), Callee::Func(object) if object.package == "sync/atomic"))
    };
    ctx.declarations().iter().any(|model| model.decl().exprs().any(|expr| is_copy(model, expr)))
}

/// Whether nobody else has the value yet, or any more.
fn makes_or_resets(ctx: &Ctx) -> bool {
    ctx.is_start_up() || ctx.function().is_some_and(|function| makes(function.name.as_str()))
}

fn makes(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["new", "init", "setup", "reset", "clone", "make"].iter().any(|start| name.starts_with(start))
}

/// Whether the function is only called where the result of an atomic operation is compared with a constant, as the owner of
/// the last reference does, or by what makes the value. Taken for granted while a syntax error may hide the callers.
fn is_called_by_last(ctx: &Ctx) -> bool {
    let Some(function) = ctx.function().filter(|function| !function.name.is_exported()) else { return false };
    if !ctx.is_package_whole() {
        return true;
    }
    let sites = ctx.call_sites(function);
    let is_last = |site: &query::Site| {
        let model = &site.model;
        let checks = model.ancestors(site.call.into()).filter_map(Node::stmt);
        checks
            .into_iter()
            .any(|stmt| matches!(model.decl()[stmt], Stmt::If { cond, .. } if compares_counter(model, cond)))
    };
    let is_maker = |site: &query::Site| site.model.function().is_some_and(|it| makes(it.name.as_str()));
    sites.iter().any(is_last) && sites.iter().all(|site| is_last(site) || is_maker(site))
}

/// Whether a condition compares what an atomic operation returned, of `sync/atomic` or of a function that consists of one.
fn compares_counter(model: &Model, cond: ExprId) -> bool {
    let Expr::Binary { x, y, .. } = model.decl()[model.decl().unparen(cond)] else { return false };
    let counts = |call: ExprId| match model.callee(call) {
        Callee::Func(object) if object.package == "sync/atomic" => true,
        Callee::Method { owner, .. } if owner.package == "sync/atomic" => true,
        callee => model.package_function(callee).is_some_and(|function| returns_counter(model, function)),
    };
    model.constant(y).is_some() && model.source_call(x).is_some_and(|source| counts(source.value))
}

/// Whether a function of the package does nothing but an atomic operation, and returns its result.
fn returns_counter(model: &Model, function: Function) -> bool {
    let Some(callee) = model.declaration(function) else { return false };
    let decl = callee.decl();
    let mut returned = decl.stmts().filter_map(|stmt| match decl[stmt] {
        Stmt::Return(results) => decl.only(results),
        _ => None,
    });
    returned.any(|value| match callee.as_call(value).map(|call| callee.callee(call)) {
        Some(Callee::Func(object)) => object.package == "sync/atomic",
        Some(Callee::Method { owner, .. }) => owner.package == "sync/atomic",
        _ => false,
    })
}

/// Whether the function may wait for other goroutines before an expression.
fn waits_before(ctx: &Ctx, expr: ExprId) -> bool {
    let func = ctx.enclosing_func(expr.into());
    let cfg = ctx.cfg(func);
    let Some(point) = ctx.moment(func, &cfg, expr) else { return true };
    let waits = |step: Step| match step {
        // What a function of this package waits for has been looked at there.
        Step::Expr(call) if ctx.package_function(ctx.callee(call)).is_some() => false,
        step => ctx.may_join(step),
    };
    cfg.has_errors() || cfg.steps().any(|(at, step)| waits(step) && cfg.may_follow(at, point))
}

/// What the functions of `sync/atomic` for a type end with.
fn atomic_suffix(ty: Ty) -> Option<&'static str> {
    match ty.as_basic()? {
        Basic::Int32 => Some("Int32"),
        Basic::Int64 => Some("Int64"),
        Basic::Uint32 => Some("Uint32"),
        Basic::Uint64 => Some("Uint64"),
        Basic::Uintptr => Some("Uintptr"),
        _ => None,
    }
}

fn fix(ctx: &Ctx, all: &[&Touch]) -> Option<Patch> {
    let mut patch = Patch::safe("Access it atomically here, too");
    for touch in all {
        let (expr, suffix) = (touch.expr, atomic_suffix(ctx.ty(touch.expr))?);
        let text = ctx.text(expr)?;
        if !touch.ops.any(Ops::STORE) {
            patch = patch.surround(expr, format!("$sync/atomic.Load{suffix}(&"), ")");
            continue;
        }
        let stmt = ctx.parent(expr.into()).and_then(Node::stmt)?;
        let is_signed = suffix.starts_with("Int");
        let code = match ctx.decl()[stmt] {
            Stmt::IncDec { inc: true, .. } => format!("$sync/atomic.Add{suffix}(&{text}, 1)"),
            Stmt::IncDec { .. } if is_signed => format!("$sync/atomic.Add{suffix}(&{text}, -1)"),
            Stmt::Assign { lhs, rhs, tok } => {
                ctx.decl().only(lhs)?;
                let value = ctx.decl().only(rhs)?;
                let value = ctx.text(value).filter(|value| !value.contains('\n'))?;
                match tok {
                    AssignTok::Assign => format!("$sync/atomic.Store{suffix}(&{text}, {value})"),
                    AssignTok::Op(BinaryOp::Add) => format!("$sync/atomic.Add{suffix}(&{text}, {value})"),
                    _ => return None,
                }
            }
            _ => return None,
        };
        patch = patch.replace(stmt, code);
    }
    Some(patch)
}
