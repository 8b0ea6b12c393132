//! A pointer that is handed to a function call is not followed: most functions are done with it when they return. Nor
//! is one that a variable of the same iteration holds, or a method call that takes the address implicitly.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "captured-loop-address",
    entries: &["gor-08"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "The address of a loop variable is kept beyond the iteration",
        effect: "All kept pointers are equal and point to the value of the last iteration.",
        why: "In files below Go 1.22 a loop has one variable for all iterations, and so one address. From 1.22 on that \
              still holds for a variable that the loop only assigns to: `for _, v = range …`.",
        repair: "Copy the variable at the start of the body, `user := user`, or take the address of the element, \
                 `&users[i]`.",
        bad: r#"//go:build go1.21

package p

type user struct{ name string }

func pointers(users []user) []*user {
	var all []*user
	for _, u := range users {
		all = append(all, &u)
	}
	return all
}
"#,
        good: r#"//go:build go1.21

package p

type user struct{ name string }

func pointers(users []user) []*user {
	var all []*user
	for _, u := range users {
		u := u
		all = append(all, &u)
	}
	return all
}
"#,
        references: &["https://go.dev/blog/loopvar-preview"],
    },
    check: Check::Expr(&[ExprKind::Unary], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, address: ExprId) {
    let Expr::Unary { op: UnaryOp::And, x } = ctx.decl()[address] else { return };
    let Some(local) = variable_of(ctx, x) else { return };
    let Some(object) = ctx.local_object(local) else { return };
    let func = ctx.enclosing_func(address.into());
    let loops = ctx.ancestors(address.into()).filter_map(Node::stmt);
    let shares =
        |stmt: &StmtId| ctx.enclosing_func((*stmt).into()) == func && ctx.shared_loop_variables(*stmt).contains(&local);
    let Some(around) = loops.into_iter().find(shares) else { return };
    let in_body = ctx.loop_body(around).is_some_and(|body| ctx.decl().stmt_span(body).contains(ctx.span(address)));
    let Some(keeper) = ctx.keeper(address, around).filter(|_| in_body) else { return };
    let Some(at) = ctx.cfg(func).point_of(address) else { return };
    if ctx.later_write(local, at, address.into()).is_none() {
        return;
    }
    let finding = RULE.bug(address, format!("all iterations share one `{}`, which the next one changes", object.name));
    ctx.report(finding.related(keeper, "the address outlives the iteration here").fix(fix(ctx, around, local)));
}

/// The variable that an operand is, or lies in.
fn variable_of(ctx: &Ctx, x: ExprId) -> Option<LocalId> {
    let mut x = ctx.decl().unparen(x);
    while let Expr::Selector { x: inner, .. } = ctx.decl()[x] {
        if !matches!(ctx.underlying(inner).kind(), TyKind::Struct(_)) {
            return None;
        }
        x = ctx.decl().unparen(inner);
    }
    ctx.local(x)
}

fn fix(ctx: &Ctx, around: StmtId, local: LocalId) -> Option<Patch> {
    let (body, name) = ctx.copy_in_body(around, local)?;
    let title = format!("Give each iteration its own `{name}`");
    Some(Patch::safe(title).insert_first(body, format!("{name} := {name}")))
}
