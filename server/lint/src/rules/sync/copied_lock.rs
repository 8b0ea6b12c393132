//! Parameters, receivers, assignments and range variables; calls and returns that copy are seen at their parameter or not at
//! all. `go vet` finds the same. The fix is for parameters of functions of which every call is in sight and hands over a
//! variable; a receiver is only changed where the type's other methods have a pointer already.

use std::sync::Arc;

use gohazard_semantic::syntax::ast::{FieldId, Spec};
use gohazard_semantic::types::Mode;

use crate::draft::Anchor;
use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "copied-lock",
    entries: &["gor-19"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A mutex, wait group or atomic is copied",
        effect: "Both copies go on by themselves: `Done` counts down a wait group that nobody waits for, two goroutines are \
                 in the same section at once, a copy of a locked mutex can't be locked any more.",
        why: "The state is in the value. A copy takes the state of that moment and shares nothing with the original.",
        repair: "Hand over a pointer, and give methods a pointer receiver. In a slice or map keep pointers.",
        bad: r#"package p

import "sync"

func work(wg sync.WaitGroup, job func()) {
	defer wg.Done()
	job()
}

func run(job func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	go work(wg, job)
	wg.Wait()
}
"#,
        good: r#"package p

import "sync"

func work(wg *sync.WaitGroup, job func()) {
	defer wg.Done()
	job()
}

func run(job func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	go work(&wg, job)
	wg.Wait()
}
"#,
        references: &["https://pkg.go.dev/sync"],
    },
    check: Check::Any(&[
        Check::Func(check_params),
        Check::Stmt(&[StmtKind::Assign, StmtKind::Range, StmtKind::Decl], check_stmt),
    ]),
    ..Rule::NEW
};

/// Parameters and receiver.
fn check_params(ctx: &Ctx, func: FuncRef) {
    for object in ctx.info().locals.iter().filter(|object| object.func == func.lit() && object.name != "_") {
        let is_param = matches!(object.kind, LocalKind::Param(_) | LocalKind::Receiver);
        let Some(lock) = ctx.lock_in(object.ty).filter(|_| is_param) else { continue };
        let Some(Node::Field(field)) = ctx.parent(object.ident.into()) else { continue };
        let Some(ty) = ctx.decl()[field].ty else { continue };
        let message = match object.kind {
            LocalKind::Receiver => format!("each call copies the `{lock}` of its receiver"),
            _ => format!("each call copies the `{lock}` in `{}`", object.name),
        };
        let fix = if func == FuncRef::Decl { fix(ctx, object.kind, ty, field) } else { None };
        ctx.report(RULE.bug(ty, message).seen_by_vet().fix(fix));
    }
}

/// Assignments, declarations and range variables.
fn check_stmt(ctx: &Ctx, stmt: StmtId) {
    match ctx.decl()[stmt] {
        Stmt::Assign { lhs, rhs, tok: AssignTok::Assign | AssignTok::Define } => {
            for (target, value) in ctx.decl().list(lhs).zip(ctx.decl().list(rhs)) {
                check_value(ctx, value, ctx.is_blank(target));
            }
        }
        Stmt::Decl(declared) => {
            for spec in ctx.decl().list(declared.specs) {
                let Spec::Value { values, .. } = ctx.decl()[spec] else { continue };
                ctx.decl().list(values).for_each(|value| check_value(ctx, value, false));
            }
        }
        Stmt::Range { value: Some(value), .. } if !ctx.is_blank(value) => {
            let ty = ctx.local(value).and_then(|local| ctx.local_object(local)).map_or(ctx.ty(value), |local| local.ty);
            if let Some(lock) = ctx.lock_in(ty) {
                ctx.report(RULE.bug(value, format!("each iteration copies a `{lock}`")).seen_by_vet());
            }
        }
        _ => {}
    }
}

/// A value that is a variable or a part of one: literals and results of calls are new.
fn check_value(ctx: &Ctx, value: ExprId, is_blank: bool) {
    let value = ctx.decl().unparen(value);
    let is_variable = match ctx.decl()[value] {
        Expr::Ident(_) | Expr::Selector { .. } | Expr::Index { .. } => true,
        Expr::Star(x) => ctx.as_call(x).is_none(),
        _ => false,
    };
    let has_value = is_variable && !is_blank;
    if let Some(lock) = ctx.lock_in(ctx.ty(value)).filter(|_| has_value) {
        ctx.report(RULE.bug(value, format!("this copies a `{lock}`")).seen_by_vet());
    }
}

fn fix(ctx: &Ctx, kind: LocalKind, ty: ExprId, field: FieldId) -> Option<Patch> {
    let function = ctx.function()?;
    let arg = match kind {
        LocalKind::Param(index) => Arg::Param(index),
        _ => Arg::Receiver,
    };
    let local = ctx.argument(arg)?;
    let is_alone = ctx.decl()[field].names.len() == 1;
    let through_selectors = ctx.uses(local).into_iter().all(|used| {
        let parent = ctx.parent(used.into()).and_then(Node::expr);
        parent.is_some_and(|parent| matches!(ctx.decl()[parent], Expr::Selector { x, .. } if x == used))
    });
    let summaries = ctx.summaries();
    let is_seen = summaries.callers(function).is_some_and(|callers| !callers.unseen && !callers.sites.is_empty());
    if !is_alone || !through_selectors || !is_seen || !ctx.is_package_whole() || !ctx.discards(local).is_empty() {
        return None;
    }
    let patch = Patch::safe("Hand over a pointer").surround(ty, "*", "");
    if arg == Arg::Receiver {
        return fix_receiver(ctx, ty, patch);
    }
    let Arg::Param(index) = arg else { return None };
    ctx.call_sites(function).into_iter().try_fold(patch, |patch, site| {
        let value = site.model.arg(site.call, index as usize)?;
        let is_other = site.model.file_index() != ctx.file_index() || site.model.item_index() != ctx.item_index();
        let is_place = matches!(site.model.decl()[value], Expr::Ident(_) | Expr::Selector { .. });
        let is_variable = site.model.info().mode(value) == Mode::Var;
        let start = site.model.span(value).start;
        let (path, decl) = (site.model.file().path, Arc::clone(&site.model.facts().decl));
        let before = At::Elsewhere(Anchor { path, decl, span: Span::new(start, start) });
        (is_other && is_place && is_variable).then(|| patch.replace(before, "&"))
    })
}

/// A pointer receiver, where the type's other methods have one: then values of it are used through pointers.
fn fix_receiver(ctx: &Ctx, ty: ExprId, patch: Patch) -> Option<Patch> {
    let function = ctx.function()?;
    let methods = ctx.types().methods(ctx.ty(ty).name()?);
    let mut others = methods.iter().filter(|(name, _)| *name != function.name).peekable();
    others.peek()?;
    let addressable = |site: &query::Site| {
        let receiver = site.model.receiver(site.call);
        receiver.is_some_and(|receiver| {
            let is_pointer = site.model.underlying(receiver).pointee().is_some();
            is_pointer || site.model.info().mode(receiver) == Mode::Var
        })
    };
    (others.all(|(_, pointer)| *pointer) && ctx.call_sites(function).iter().all(addressable)).then_some(patch)
}
