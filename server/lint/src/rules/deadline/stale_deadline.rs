//! An absolute time that is used several times, in a loop, or that comes from a context is a budget for the whole, and meant
//! so. Only one that is computed for a single deadline, with something that waits in between.

use crate::rule::*;
use gohazard_semantic::summary::effect;

pub static RULE: Rule = Rule {
    id: "stale-deadline",
    entries: &["net-16"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A deadline is computed long before it is set",
        effect: "What waits in between uses up the time: the read or write that the deadline is for has less of it than it \
                 says, or fails at once.",
        why: "A deadline is a point in time, not a duration. It does not start to run when it is set.",
        repair: "Compute it where it is set. If it is meant as one budget for both, limit the first step by it too.",
        bad: r#"package p

import (
	"net"
	"time"
)

func connect(address string) (net.Conn, error) {
	deadline := time.Now().Add(5 * time.Second)
	c, err := net.DialTimeout("tcp", address, 10*time.Second)
	if err != nil {
		return nil, err
	}
	return c, c.SetDeadline(deadline)
}
"#,
        good: r#"package p

import (
	"net"
	"time"
)

func connect(address string) (net.Conn, error) {
	c, err := net.DialTimeout("tcp", address, 10*time.Second)
	if err != nil {
		return nil, err
	}
	return c, c.SetDeadline(time.Now().Add(5 * time.Second))
}
"#,
        references: &["https://pkg.go.dev/net#Conn"],
    },
    check: Check::Call(query::DEADLINES, check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(time) = ctx.arg(call, 0) else { return };
    let Some(local) = ctx.own_local(time).filter(|local| ctx.uses(*local).len() == 1) else { return };
    let Some(value) = ctx.only_definition(local).map(|definition| definition.value) else { return };
    // A time in the past is meant to make what waits return at once.
    if ctx.from_now(value).and_then(|duration| ctx.int(duration)).is_none_or(|duration| duration <= 0) {
        return;
    }
    let (Some(object), Some(defined)) = (ctx.local_object(local), ctx.stmt_of(value)) else { return };
    if ctx.enclosing_loop(call.into()) != ctx.enclosing_loop(defined.into()) {
        return;
    }
    let between = Span::new(ctx.decl().stmt_span(defined).end, ctx.span(call).start);
    let Some(wait) = wait_in(ctx, between, ctx.enclosing_func(call.into())) else { return };
    let finding = RULE.hint(time, format!("part of the time until `{}` is gone when it is set", object.name));
    let finding = finding.related(value, "it starts here").related(wait, "this may take a while");
    ctx.report(finding.fix(fix(ctx, time, defined, value)));
}

/// The first expression of `func` in a range that may wait.
fn wait_in(ctx: &Ctx, between: Span, func: FuncRef) -> Option<ExprId> {
    let waits = |expr: &ExprId| match ctx.decl()[*expr] {
        Expr::Unary { op: UnaryOp::Arrow, .. } => true,
        Expr::Call { .. } => effect::of(ctx.callee(*expr)).is_some_and(|effects| effects.may_block()),
        _ => false,
    };
    let here = |expr: &ExprId| ctx.enclosing_func((*expr).into()) == func && !ctx.is_apart(*expr, func);
    ctx.exprs_in(between).filter(waits).filter(here).min_by_key(|expr| ctx.span(*expr).start)
}

fn fix(ctx: &Ctx, time: ExprId, defined: StmtId, value: ExprId) -> Option<Patch> {
    let Stmt::Assign { lhs, tok: AssignTok::Define, .. } = ctx.decl()[defined] else { return None };
    ctx.decl().only(lhs)?;
    let text = ctx.text(value)?;
    Some(Patch::offered("Compute it here").delete(defined).replace(time, text))
}
