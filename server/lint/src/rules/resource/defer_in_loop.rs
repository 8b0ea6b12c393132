//! Only calls that close, unlock or cancel. Silent where the loop ends right after the `defer`, where what is closed is
//! kept beyond the iteration, and where the loop goes through a handful of constants, or through arguments that a caller
//! lists one by one. A context that later iterations go on with is not cancelled at the end of one.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "defer-in-loop",
    entries: &["gor-12"],
    tiers: &[Tier::Risk, Tier::Bug],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "`defer` in a loop runs only when the function returns",
        effect: "Each iteration keeps its file, connection or lock until the function ends: too many open files on a \
                 long list, a deadlock at the second iteration for a mutex.",
        why: "A deferred call belongs to the function, not to the iteration or block that it stands in.",
        repair: "Put the body of the loop into a function of its own, or call at the end of the iteration.",
        bad: r#"package p

import (
	"bufio"
	"os"
)

func firstLines(names []string) (lines []string, err error) {
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		s := bufio.NewScanner(f)
		s.Scan()
		lines = append(lines, s.Text())
	}
	return lines, nil
}
"#,
        good: r#"package p

import (
	"bufio"
	"os"
)

func firstLines(names []string) (lines []string, err error) {
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		s := bufio.NewScanner(f)
		s.Scan()
		lines = append(lines, s.Text())
		f.Close()
	}
	return lines, nil
}
"#,
        references: &["https://go.dev/ref/spec#Defer_statements"],
    },
    check: Check::Stmt(&[StmtKind::Defer], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, defer: StmtId) {
    let Stmt::Defer(call) = ctx.decl()[defer] else { return };
    let Some(around) = ctx.enclosing_loop(defer.into()) else { return };
    if is_short(ctx, around) || ends_after(ctx, defer, around) || is_conditional(ctx, defer, around) {
        return;
    }
    let callee = ctx.callee(call);
    let Some(receiver) = ctx.receiver(call).or_else(|| cancel_of(ctx, call)) else { return };
    let Some(place) = ctx.place(receiver) else { return };
    let made_here = local_of(&place)
        .and_then(|local| ctx.local_object(local))
        .is_some_and(|local| ctx.decl().stmt_span(around).contains(ctx.span(local.ident)));
    let is_unlock = ["Unlock", "RUnlock"]
        .iter()
        .any(|name| callee.is_method("sync", "Mutex", name) || callee.is_method("sync", "RWMutex", name));
    if is_unlock && !made_here && locks_in(ctx, &place, around) {
        let finding = RULE.bug(call, "the lock is still held when the next iteration takes it");
        return ctx.report(finding.related(around, "in this loop").fix(fix(ctx, defer, call, around)));
    }
    let closes = callee.method_name() == Some("Close") || ctx.ty(receiver).is_cancel_func();
    if closes
        && made_here
        && !ctx.fate_within(&place).any(Ops::ESCAPES | Ops::SHARED)
        && !outlives(ctx, receiver, around)
    {
        let finding = RULE.risk(call, "this runs when the function returns, not when the iteration ends");
        ctx.report(finding.related(around, "in this loop").fix(fix(ctx, defer, call, around)));
    }
}

/// The cancel function that a call calls.
fn cancel_of(ctx: &Ctx, call: ExprId) -> Option<ExprId> {
    let Expr::Call { fun, .. } = ctx.decl()[call] else { return None };
    ctx.ty(fun).is_cancel_func().then_some(fun)
}

/// Whether what a cancel function belongs to is kept in a variable from outside of the loop.
fn outlives(ctx: &Ctx, cancel: ExprId, around: StmtId) -> bool {
    let span = ctx.decl().stmt_span(around);
    let kept = |call: ExprId| {
        let context = ctx.target_local(call, 0).and_then(|context| ctx.local_object(context));
        context.is_some_and(|context| !span.contains(ctx.span(context.ident)))
    };
    ctx.ty(cancel).is_cancel_func() && ctx.origins(cancel).into_iter().any(kept)
}

fn local_of(place: &Place) -> Option<LocalId> {
    Place { root: place.root, path: Default::default() }.as_local()
}

/// Whether the loop takes the lock itself.
fn locks_in(ctx: &Ctx, mutex: &Place, around: StmtId) -> bool {
    let span = ctx.decl().stmt_span(around);
    let mut touches =
        ctx.touches_of(mutex).filter(|touch| touch.run == Run::Here && span.contains(ctx.span(touch.expr)));
    touches.any(|touch| touch.ops.any(Ops::LOCK | Ops::RLOCK))
}

/// Whether the loop runs a handful of times: over a literal, over the last arguments of a variadic function, or up to a small
/// constant.
fn is_short(ctx: &Ctx, around: StmtId) -> bool {
    match ctx.decl()[around] {
        Stmt::Range { x, .. } => {
            ctx.source_literal(x).is_some()
                || ctx.is_variadic(x)
                || ctx.ty(x).is_unknown()
                || ctx.listed_elements(x).map_or(!ctx.is_package_whole() && ctx.local(x).is_none(), |count| count <= 8)
                || ctx.int(x).is_some_and(|count| count <= 8)
                || matches!(ctx.underlying(x).kind(), TyKind::Array(Some(len), _) if *len <= 8)
        }
        Stmt::For { cond: Some(cond), .. } => match ctx.decl()[ctx.decl().unparen(cond)] {
            Expr::Binary { y, .. } => ctx.int(y).is_some_and(|bound| bound <= 8),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a block between the loop and the statement ends by leaving: the loop goes on only without it.
fn ends_after(ctx: &Ctx, defer: StmtId, around: StmtId) -> bool {
    let mut at = defer;
    while at != around {
        if let Some(last) = ctx.siblings(at).and_then(|siblings| siblings.last().copied()) {
            let leaves = match ctx.decl()[last] {
                Stmt::Return(_) => true,
                Stmt::Branch { tok, .. } => matches!(tok, BranchTok::Break | BranchTok::Goto),
                Stmt::Expr(_) => ctx.has_final_call(last),
                _ => false,
            };
            if leaves {
                return true;
            }
        }
        match ctx.parent(at.into()).and_then(Node::stmt) {
            Some(parent) => at = parent,
            None => return false,
        }
    }
    false
}

/// Whether the statement runs at most once because of a condition on what it sets: `if f == nil { f = …; defer f.Close() }`.
fn is_conditional(ctx: &Ctx, defer: StmtId, around: StmtId) -> bool {
    let guards = ctx.ancestors(defer.into()).filter_map(Node::stmt).take_while(|stmt| *stmt != around);
    guards.into_iter().any(|stmt| match ctx.decl()[stmt] {
        Stmt::If { cond, .. } => match ctx.decl()[ctx.decl().unparen(cond)] {
            Expr::Binary { op: BinaryOp::Eql, x, y } => ctx.is_nil(x) || ctx.is_nil(y),
            Expr::Unary { op: UnaryOp::Not, .. } | Expr::Ident(_) => true,
            _ => false,
        },
        Stmt::Comm { .. } => true,
        _ => false,
    })
}

/// Makes the call at the end of the iteration, where nothing behind the `defer` leaves it earlier.
fn fix(ctx: &Ctx, defer: StmtId, call: ExprId, around: StmtId) -> Option<Patch> {
    let body = ctx.loop_body(around).filter(|body| ctx.parent(defer.into()) == Some((*body).into()))?;
    let func = ctx.enclosing_func(defer.into());
    let rest = Span::new(ctx.decl().stmt_span(defer).end, ctx.decl().stmt_span(body).end);
    let leaves = ctx.stmts_in(rest).any(|stmt| {
        ctx.enclosing_func(stmt.into()) == func
            && matches!(ctx.decl()[stmt], Stmt::Return(_) | Stmt::Branch { .. } | Stmt::Defer(_))
    });
    let last = *ctx.stmts_of(body).last()?;
    if leaves || last == defer || ctx.has_final_call(body) {
        return None;
    }
    let patch = Patch::offered("Call it at the end of the iteration").delete(defer);
    Some(patch.insert_after(last, ctx.text(call)?))
}
