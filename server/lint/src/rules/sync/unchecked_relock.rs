//! Only for values that live on: pointers to what has a lock, a channel, a map or something to close, maps and channels
//! themselves. Of a number, a text or a description that is computed twice nothing is lost, nor of a pool. A map that was
//! filled before it became a field is such a description. A call on the owner of the lock between locking and storing may
//! look again, and silences.

use gohazard_semantic::flow::{Cfg, Point};
use gohazard_semantic::query::Hold;

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unchecked-relock",
    entries: &["gor-25"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "An entry is looked up, then stored under another lock without a second look",
        effect: "Two goroutines that miss the same entry both store one. The first is replaced while somebody works with \
                 it: two objects for one key, and what the first one held is lost.",
        why: "Between `RUnlock` and `Lock` others run. What was true under the read lock need not be true any more.",
        repair: "Look again after `Lock`, and use what is there.",
        bad: r#"package p

import "sync"

type room struct{ members map[string]bool }

type rooms struct {
	mu     sync.RWMutex
	byName map[string]*room
}

func (r *rooms) get(name string) *room {
	r.mu.RLock()
	found, ok := r.byName[name]
	r.mu.RUnlock()
	if ok {
		return found
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	made := &room{members: map[string]bool{}}
	r.byName[name] = made
	return made
}
"#,
        good: r#"package p

import "sync"

type room struct{ members map[string]bool }

type rooms struct {
	mu     sync.RWMutex
	byName map[string]*room
}

func (r *rooms) get(name string) *room {
	r.mu.RLock()
	found, ok := r.byName[name]
	r.mu.RUnlock()
	if ok {
		return found
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if found, ok := r.byName[name]; ok {
		return found
	}
	made := &room{members: map[string]bool{}}
	r.byName[name] = made
	return made
}
"#,
        references: &["https://pkg.go.dev/sync#RWMutex"],
    },
    check: Check::Func(check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, func: FuncRef) {
    let Some(body) = func.body(ctx.decl()) else { return };
    let span = ctx.decl().stmt_span(body);
    let writes = ctx.map_writes(span);
    let Some(held) = ctx.locks_held(func).filter(|_| !writes.is_empty()) else { return };
    let flow = ctx.flow(func);
    let cfg = flow.cfg();
    for write in writes.into_iter().filter(|write| ctx.enclosing_func(write.stmt.into()) == func) {
        let (Some(map), Some(key)) = (ctx.place(write.map), write.key.and_then(|key| ctx.place(key))) else { continue };
        let is_set = matches!(ctx.decl()[write.stmt], Stmt::Assign { tok: AssignTok::Assign, .. });
        let Some(stored) = cfg.point_of_stmt(write.stmt).filter(|_| is_set && has_identity(ctx, write.at)) else {
            continue;
        };
        for (mutex, _) in held.before(stored).into_iter().filter(|key| key.1 == Hold::Write) {
            let reads = reads_of(ctx, func, span, &map, &key);
            let read_key = (mutex.clone(), Hold::Read);
            let first =
                reads.iter().find(|(point, _)| held.is_held(*point, &read_key) && flow.always_before(*point, stored));
            let Some(lock) = ctx.taken_at(func, &(mutex.clone(), Hold::Write), stored) else { continue };
            let Some(locked) = cfg.point_of(lock) else { continue };
            let between: Vec<Point> = cfg.between(locked, stored);
            let looks_again = reads.iter().any(|(point, _)| between.contains(point) || *point == stored)
                || between.iter().any(|point| may_look(ctx, cfg, *point, &map));
            let Some((_, read)) = first.filter(|_| !looks_again) else { continue };
            if is_reassigned(ctx, &key) || is_reassigned(ctx, &map) {
                continue;
            }
            let finding = RULE.risk(write.at, "this may replace an entry that was stored since the lookup");
            let finding = finding.related(*read, "looked up here").related(lock, "locked again here");
            return ctx.report(finding.fix(fix(ctx, write, *read, lock)));
        }
    }
}

/// Whether it makes a difference which of two such values is stored.
fn has_identity(ctx: &Ctx, element: ExprId) -> bool {
    match ctx.underlying(element).kind() {
        TyKind::Map(..) | TyKind::Chan(..) => true,
        TyKind::Pointer(target) => lives(ctx, *target) || has_close(ctx, element),
        TyKind::Interface { .. } => has_close(ctx, element),
        _ => false,
    }
}

/// Whether a struct has a field that makes it more than data.
fn lives(ctx: &Ctx, ty: Ty) -> bool {
    let TyKind::Struct(fields) = ctx.types().underlying(ty).kind().clone() else { return false };
    !ty.is_named("sync", "Pool")
        && fields.iter().any(|field| {
            field.ty.name().is_some_and(|name| name.package == "sync" || name.package == "sync/atomic")
                || field.ty.is_cancel_func()
                || field.ty.is_conn()
                || match ctx.types().underlying(field.ty).kind() {
                    TyKind::Chan(..) => true,
                    TyKind::Map(..) => !is_filled_before(ctx, ty, field.name),
                    _ => false,
                }
        })
}

/// Whether the function makes such a struct with a map in the field that it has elsewhere from.
fn is_filled_before(ctx: &Ctx, ty: Ty, field: Symbol) -> bool {
    let whole = ctx.exprs_in(ctx.whole());
    whole.filter(|literal| matches!(ctx.decl()[*literal], Expr::CompositeLit { .. }) && ctx.ty(*literal) == ty).any(
        |literal| match ctx.element(literal, field.as_str()) {
            None => false,
            Some(map) => {
                let is_new = ctx.as_call(map).is_some_and(|call| ctx.callee(call).is_builtin("make"));
                !is_new && !matches!(ctx.decl()[map], Expr::CompositeLit { .. })
            }
        },
    )
}

/// Where an element of the map is read.
fn reads_of(ctx: &Ctx, func: FuncRef, span: Span, map: &Place, key: &Place) -> Vec<(Point, ExprId)> {
    let cfg = ctx.cfg(func);
    let elements = ctx.exprs_in(span).filter_map(|expr| ctx.element_of_map(expr).filter(|(at, ..)| *at == expr));
    let same =
        elements.filter(|(_, x, index)| ctx.place(*x).as_ref() == Some(map) && ctx.place(*index).as_ref() == Some(key));
    same.filter_map(|(at, ..)| Some((cfg.point_of(at)?, at))).collect()
}

/// Whether a step may look at the map in another way: a loop over it, a call that gets the map or what it belongs to.
fn may_look(ctx: &Ctx, cfg: &Cfg, point: Point, map: &Place) -> bool {
    use gohazard_semantic::flow::Step;
    let span = match cfg.step(point) {
        Step::Expr(call) if ctx.is_call(call) && ctx.lock_call(call).is_none() => ctx.span(call),
        Step::Advance(_) | Step::Select(_) => return true,
        _ => return false,
    };
    let owner = Place { root: map.root, path: Default::default() };
    ctx.touches().iter().any(|touch| touch.place.is_within(&owner) && span.contains(ctx.span(touch.expr)))
}

/// Whether the variable is set again in the function, so that the same words may name another entry.
fn is_reassigned(ctx: &Ctx, place: &Place) -> bool {
    let root = Place { root: place.root, path: Default::default() };
    ctx.touches()
        .iter()
        .any(|touch| touch.ops.any(Ops::STORE) && (touch.place == *place || touch.place == root) && touch.lit.is_none())
}

/// Repeats the check of `v, ok := m[k]` with its return after the second lock.
fn fix(ctx: &Ctx, write: query::MapWrite, read: ExprId, lock: ExprId) -> Option<Patch> {
    let Stmt::Assign { lhs, rhs, tok: AssignTok::Define } = ctx.decl()[ctx.stmt_of(read)?] else { return None };
    let (value, ok) = (ctx.decl().at(lhs, 0)?, ctx.decl().at(lhs, 1)?);
    let found = ctx.local(value)?;
    ctx.decl().only(rhs)?;
    let hit = ctx.decl().stmts().find_map(|stmt| match ctx.decl()[stmt] {
        Stmt::If { cond, then, .. } if ctx.local(cond).is_some() && ctx.local(cond) == ctx.local(ok) => {
            ctx.stmts_of(then).last().copied()
        }
        _ => None,
    })?;
    let Stmt::Return(results) = ctx.decl()[hit] else { return None };
    let is_simple =
        |result: ExprId| ctx.local(result) == Some(found) || ctx.is_nil(result) || ctx.constant(result).is_some();
    if !ctx.decl().list(results).all(is_simple) || has_close(ctx, write.at) {
        return None;
    }
    let locked = ctx.stmt_of(lock)?;
    let unlock = ctx.next_stmt(locked).filter(|next| match ctx.decl()[*next] {
        Stmt::Defer(call) => ctx.lock_call(call).is_some_and(|it| !it.locks),
        _ => false,
    });
    let (value, ok) = (ctx.decl().ident(value)?, ctx.decl().ident(ok)?);
    let (element, result) = (ctx.text(read)?, ctx.text(hit)?);
    let release = match unlock {
        Some(_) => String::new(),
        None => format!("{}.Unlock()\n", ctx.text(ctx.receiver(lock)?)?),
    };
    let code = format!("if {value}, {ok} := {element}; {ok} {{\n{release}{result}\n}}");
    Some(Patch::safe("Look again after locking").insert_after(unlock.unwrap_or(locked), code))
}

/// Whether a value that was made in vain would have to be closed.
fn has_close(ctx: &Ctx, element: ExprId) -> bool {
    ["Close", "Stop", "Shutdown"].iter().any(|name| ctx.types().lookup(ctx.ty(element), Symbol::new(name)).is_some())
}
