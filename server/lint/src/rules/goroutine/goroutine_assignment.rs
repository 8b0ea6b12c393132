//! A literal that takes a lock, or may take one in a call that is not seen, is trusted. So is one that receives or
//! sends before it assigns: such a channel may serve as a lock. Fields, elements and what a nested literal assigns
//! belong to other rules or to nobody. An assignment on a condition that a call decides under a lock or by an atomic
//! operation may be for one goroutine only, and a test's goroutine that accepts connections talks to the test that uses
//! the variable.

use crate::rule::*;
use query::{Goroutine, Started};

pub static RULE: Rule = Rule {
    id: "goroutine-assignment",
    entries: &["x-07"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Safe,
    in_tests: true,
    docs: Docs {
        summary: "A goroutine assigns to a variable that is used outside without waiting for it",
        effect: "A data race: values get lost or mixed up, an error of one goroutine is reported by another, and with \
                 interfaces and slices the program may crash.",
        why: "A closure shares the variables around it. Nothing orders an assignment in a goroutine with other uses \
              unless somebody waits or a lock is held.",
        repair: "Declare the variable in the goroutine, with `:=`. Where the value is needed outside, hand it over \
                 by a channel or an errgroup, and read it after the wait.",
        bad: r#"package p

import (
	"log"
	"os"
	"sync"
)

func removeAll(dir string, names []string) {
	err := os.Chdir(dir)
	if err != nil {
		log.Print(err)
	}
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			err = os.Remove(name)
			if err != nil {
				log.Print(err)
			}
		}()
	}
	wg.Wait()
}
"#,
        good: r#"package p

import (
	"log"
	"os"
	"sync"
)

func removeAll(dir string, names []string) {
	err := os.Chdir(dir)
	if err != nil {
		log.Print(err)
	}
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			err := os.Remove(name)
			if err != nil {
				log.Print(err)
			}
		}()
	}
	wg.Wait()
}
"#,
        references: &["https://go.dev/ref/mem"],
    },
    check: Check::Func(check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, func: FuncRef) {
    let goroutines: Vec<Goroutine> =
        ctx.goroutines(func).into_iter().filter(|goroutine| goroutine.by != Started::Later).collect();
    for goroutine in &goroutines {
        let Some(lit) = goroutine.lit else { continue };
        for capture in ctx.facts().captures().of_lit(lit) {
            let local = capture.local;
            let own = ctx.local_object(local).filter(|object| object.func == func.lit());
            let (Some(object), Some(assigned)) = (own, assignment(ctx, lit, local)) else { continue };
            if is_guarded(ctx, lit, assigned) {
                continue;
            }
            let name = object.name;
            let clash = clash(ctx, &goroutines, goroutine, local);
            let finding = match clash {
                Some(Clash::Again) => RULE.bug(assigned, format!("the goroutines of this loop all assign to `{name}`")),
                Some(Clash::Used(at)) => RULE
                    .bug(assigned, format!("`{name}` is used outside while this goroutine assigns to it"))
                    .related(at, "used here, without waiting"),
                Some(Clash::Other(at)) => RULE
                    .bug(assigned, format!("another goroutine assigns to `{name}` at the same time"))
                    .related(at, "the other assignment"),
                None => continue,
            };
            ctx.report(finding.about(object.ident).fix(fix(ctx, goroutine, lit, local, assigned)));
        }
    }
}

/// What happens to the variable at the same time.
enum Clash {
    /// The goroutine is started again.
    Again,
    /// The starter uses it.
    Used(At),
    /// Another goroutine assigns to it.
    Other(ExprId),
}

fn clash(ctx: &Ctx, all: &[Goroutine], goroutine: &Goroutine, local: LocalId) -> Option<Clash> {
    let flow = ctx.flow(goroutine.starter);
    let declared = ctx.declaration_point(flow.cfg(), local);
    let ends = |point, _| Some(point) == declared;
    if ctx.is_started_again(goroutine, ends) {
        return Some(Clash::Again);
    }
    let uses = ctx.direct_uses(goroutine.starter, local);
    let used = ctx
        .unjoined(goroutine, |point, _| uses.iter().any(|(at, _)| *at == point), ends)
        .filter(|_| !is_peer_in_test(ctx, goroutine));
    if let Some((_, at)) = used.and_then(|point| uses.iter().find(|(at, _)| *at == point)) {
        return Some(Clash::Used((*at).into()));
    }
    all.iter().find_map(|other| {
        let assigned = assignment(ctx, other.lit?, local)?;
        ctx.unjoined(goroutine, |point, _| point == other.at, ends).map(|_| Clash::Other(assigned))
    })
}

/// Whether the goroutine is the server of a test, which answers what the test asks: their words put them in order.
fn is_peer_in_test(ctx: &Ctx, goroutine: &Goroutine) -> bool {
    let accepts = |lit: ExprId| ctx.calls_in(ctx.span(lit)).any(|call| ctx.callee(call).is_accept());
    ctx.is_test_code() && goroutine.lit.is_some_and(accepts)
}

/// The first place at which a literal itself assigns to a variable.
fn assignment(ctx: &Ctx, lit: ExprId, local: LocalId) -> Option<ExprId> {
    let assigned = ctx.facts().uses().of_local(local).iter().filter(|found| found.lit == Some(lit));
    let mut idents = assigned.map(|found| found.ident).filter(|ident| ctx.is_assigned(*ident));
    idents.next()
}

/// Whether something before the assignment may keep others away from the variable.
fn is_guarded(ctx: &Ctx, lit: ExprId, assigned: ExprId) -> bool {
    let Some(body) = FuncRef::Lit(lit).body(ctx.decl()) else { return true };
    let before = Span::new(ctx.decl().stmt_span(body).start, ctx.span(assigned).start);
    let waits = ctx.receives_in(before).next().is_some()
        || ctx.stmts_in(before).any(|stmt| matches!(ctx.decl()[stmt], Stmt::Send { .. }))
        || ctx
            .ancestors(assigned.into())
            .filter_map(Node::stmt)
            .any(|stmt| matches!(ctx.decl()[stmt], Stmt::Comm { .. }));
    waits || ctx.calls_in(before).any(|call| ctx.may_take_lock(call)) || is_singled_out(ctx, lit, assigned)
}

/// Whether the assignment depends on what a call says that takes a lock or is atomic: it may say yes to one goroutine only.
fn is_singled_out(ctx: &Ctx, lit: ExprId, assigned: ExprId) -> bool {
    let around = ctx.ancestors(assigned.into()).take_while(|node| *node != Node::Expr(lit)).filter_map(Node::stmt);
    around.into_iter().any(|stmt| {
        let Stmt::If { init, cond, .. } = ctx.decl()[stmt] else { return false };
        let is_flag = |cond: ExprId| match ctx.decl()[ctx.decl().unparen(cond)] {
            Expr::Binary { .. } => false,
            _ => ctx.ty(cond).is_unknown() || ctx.ty(cond).as_basic() == Some(Basic::Bool),
        };
        let from = init.map_or(ctx.span(cond), |init| ctx.decl().stmt_span(init));
        let header = Span::new(from.start, ctx.span(cond).end);
        is_flag(cond) && ctx.calls_in(header).any(|call| decides_alone(ctx, call))
    })
}

/// Whether a call takes a lock or compares and swaps, or can't be seen for a syntax error.
fn decides_alone(ctx: &Ctx, call: ExprId) -> bool {
    let callee = ctx.package_function(ctx.callee(call)).and_then(|function| ctx.declaration(function));
    ctx.may_lock(call)
        || !ctx.is_package_whole()
        || callee.is_some_and(|callee| callee.may_lock_in(callee.whole()))
        || match ctx.callee(call) {
            Callee::Func(object) => object.package == "sync/atomic",
            Callee::Method { owner, .. } => owner.package == "sync/atomic" || owner.package == "sync",
            _ => false,
        }
}

/// Declares the variable in the goroutine where it is assigned, if nobody else is interested in its value.
fn fix(ctx: &Ctx, goroutine: &Goroutine, lit: ExprId, local: LocalId, assigned: ExprId) -> Option<Patch> {
    let stmt = ctx.parent(assigned.into())?.stmt()?;
    let Stmt::Assign { lhs, tok: AssignTok::Assign, .. } = ctx.decl()[stmt] else { return None };
    let object = ctx.local_object(local)?;
    ctx.siblings(stmt)?;
    let is_only_target = ctx.decl().list(lhs).all(|target| target == assigned || ctx.is_blank(target));
    let scope = ctx.decl().stmt_span(ctx.parent(stmt.into())?.stmt()?);
    let from = ctx.decl().stmt_span(stmt).end;
    let uses = || ctx.facts().uses().of_local(local).iter().filter(|found| found.ident != object.ident);
    let is_inside = |ident: ExprId| ctx.span(lit).contains(ctx.span(ident));
    let inside: Vec<ExprId> = uses().map(|found| found.ident).filter(|ident| is_inside(*ident)).collect();
    let outside: Vec<ExprId> = uses().map(|found| found.ident).filter(|ident| !is_inside(*ident)).collect();
    let stays = |ident: ExprId| ident == assigned || scope.contains(ctx.span(ident)) && ctx.span(ident).start >= from;
    let is_read = |ident: &ExprId| !ctx.is_assigned(*ident);
    // What the starter does afterwards may be meant to see the value.
    let is_private = outside.iter().all(|ident| ctx.enclosing_func((*ident).into()) == goroutine.starter)
        && !is_used_afterwards(ctx, goroutine, local)
        && inside.iter().all(|ident| stays(*ident))
        && inside.iter().any(is_read);
    if !is_only_target || !is_private {
        return None;
    }
    let patch = Patch::safe(format!("Declare `{}` in the goroutine", object.name));
    let patch = patch.replace(ctx.assign_operator(stmt)?, " := ");
    match outside.iter().any(is_read) {
        true => Some(patch),
        false if outside.is_empty() => Some(patch.delete(ctx.sole_declaration(local)?.0)),
        false => None,
    }
}

/// Whether the starter may use the variable after it has started the goroutine, however long after.
fn is_used_afterwards(ctx: &Ctx, goroutine: &Goroutine, local: LocalId) -> bool {
    let flow = ctx.flow(goroutine.starter);
    let uses = ctx.direct_uses(goroutine.starter, local);
    uses.iter().any(|(point, _)| flow.cfg().may_follow(goroutine.at, *point))
}
