//! Only where the cancelled context is an argument of the very call, or of the request, whose result is returned.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "cancelled-result",
    entries: &["x-08"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A deferred cancel ends what the function returns",
        effect: "The caller reads what was already buffered and then gets `context canceled`. Measured: 139 kB of a 1 MB \
                 response.",
        why: "A response body, the rows of a query and a started command live as long as the context that they were \
              made with. The deferred call ends that context as the function returns.",
        repair: "Take the context from the caller, read the result to its end before returning, or return something whose \
                 `Close` calls cancel.",
        bad: r#"package p

import (
	"context"
	"database/sql"
	"time"
)

func users(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	return db.QueryContext(ctx, "SELECT name FROM users")
}
"#,
        good: r#"package p

import (
	"context"
	"database/sql"
)

func users(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
	return db.QueryContext(ctx, "SELECT name FROM users")
}
"#,
        references: &["https://pkg.go.dev/context#WithCancel"],
    },
    check: Check::Stmt(&[StmtKind::Defer], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, defer: StmtId) {
    let Stmt::Defer(call) = ctx.decl()[defer] else { return };
    let Expr::Call { fun, .. } = ctx.decl()[call] else { return };
    let func = ctx.enclosing_func(defer.into());
    let Some(cancel) = ctx.local(fun).filter(|_| ctx.ty(fun).is_cancel_func()) else { return };
    let Some(context) = ctx.local_object(cancel).and_then(|local| made_with(ctx, local.ident)) else { return };
    for used in ctx.uses(context) {
        let Some(bound) = ctx.parent(used.into()).and_then(Node::expr) else { continue };
        let Some(result) = bound_result(ctx, bound) else { continue };
        if ctx.enclosing_func(result.into()) == func && is_returned(ctx, result) {
            let finding = RULE.bug(defer, "this cancels what the function returns");
            let finding = finding.related(result, "it lives as long as the context");
            return ctx.report(finding.fix(fix(ctx, defer, cancel)));
        }
    }
}

/// The context that the cancel function belongs to: both are results of one call.
fn made_with(ctx: &Ctx, cancel: ExprId) -> Option<LocalId> {
    let stmt = ctx.parent(cancel.into())?.stmt()?;
    let Stmt::Assign { lhs, rhs, .. } = ctx.decl()[stmt] else { return None };
    ctx.decl().only(rhs)?;
    ctx.local(ctx.decl().at(lhs, 0)?)
}

/// The call whose result lives as long as the context that `call` is given: the call itself, or the one that sends the
/// request that it makes.
fn bound_result(ctx: &Ctx, call: ExprId) -> Option<ExprId> {
    let callee = ctx.callee(call);
    let is_query =
        ["DB", "Tx", "Conn", "Stmt"].iter().any(|owner| callee.is_method("database/sql", owner, "QueryContext"));
    if is_query {
        return Some(call);
    }
    if !callee.is_func("net/http", "NewRequestWithContext") {
        return None;
    }
    let request = ctx.target_local(call, 0)?;
    ctx.uses(request).into_iter().find_map(|used| {
        let send = ctx.parent(used.into())?.expr()?;
        ctx.callee(send).is_method("net/http", "Client", "Do").then_some(send)
    })
}

/// Whether the first result of a call is what the function returns.
fn is_returned(ctx: &Ctx, call: ExprId) -> bool {
    if matches!(ctx.parent(call.into()), Some(Node::Stmt(stmt)) if matches!(ctx.decl()[stmt], Stmt::Return(_))) {
        return true;
    }
    let Some(local) = ctx.target_local(call, 0) else { return false };
    let place = Place::local(local);
    let returned = ctx.touches_of(&place).any(|touch| touch.ops.any(Ops::RETURNED));
    returned && !ctx.fate_within(&place).any(Ops::READ | Ops::CLOSE)
}

/// Leaves the context of the caller as it is, where the new one only takes its name.
fn fix(ctx: &Ctx, defer: StmtId, cancel: LocalId) -> Option<Patch> {
    let ident = ctx.local_object(cancel)?.ident;
    let made = ctx.parent(ident.into())?.stmt()?;
    let Stmt::Assign { lhs, rhs, tok: AssignTok::Define } = ctx.decl()[made] else { return None };
    let call = ctx.as_call(ctx.decl().only(rhs)?)?;
    let (context, parent) = (ctx.decl().at(lhs, 0)?, ctx.arg(call, 0)?);
    let is_same = ctx.decl().ident(context) == ctx.decl().ident(parent);
    let is_alone = ctx.uses(cancel).len() == 1;
    let patch = Patch::offered("Use the caller's context, without a limit of its own");
    (is_same && is_alone).then_some(patch.delete(made).delete(defer).unimport("time").unimport("context"))
}
