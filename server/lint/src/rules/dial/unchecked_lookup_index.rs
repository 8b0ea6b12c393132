use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unchecked-lookup-index",
    entries: &["net-27"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Safe,
    supersedes: &["first-address-only", "dialed-first-address"],
    docs: Docs {
        summary: "The result of a failed look-up is indexed",
        effect: "A name that can't be resolved ends the program: index out of range [0] with length 0.",
        why: "A look-up that fails returns no addresses. Its error says so, and it is thrown away.",
        repair: "Check the error and that there is an address before taking the first.",
        bad: r#"package p

import (
	"context"
	"net"
)

func pick(ctx context.Context, host string) string {
	addrs, _ := net.DefaultResolver.LookupHost(ctx, host)
	return addrs[0]
}
"#,
        good: r#"package p

import (
	"context"
	"net"
)

func pick(ctx context.Context, host string) string {
	addrs, err := net.DefaultResolver.LookupHost(ctx, host)
	if err != nil || len(addrs) == 0 {
		return ""
	}
	return addrs[0]
}
"#,
        references: &[],
    },
    check: Check::Expr(&[ExprKind::Index], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, index: ExprId) {
    let Some(lookup) = ctx.first_of_lookup(index) else { return };
    let discarded = ctx.target(lookup, 1).is_some_and(|err| ctx.is_blank(err));
    if !discarded || ctx.is_measured(index) {
        return;
    }
    let finding = RULE.bug(index, "the look-up may have failed, and its error is discarded");
    ctx.report(finding.related(lookup, "looked up here").fix(fix(ctx, index, lookup)));
}

/// Names the error and leaves the function when there is no address.
fn fix(ctx: &Ctx, index: ExprId, lookup: ExprId) -> Option<Patch> {
    let receiving = ctx.receiving(lookup)?;
    let Expr::Index { x, .. } = ctx.decl()[index] else { return None };
    let addresses = ctx.decl().ident(x)?;
    let err = ctx.fresh_name("err");
    let leave = ctx.zero_return(ctx.enclosing_func(lookup.into()))?;
    let patch = Patch::safe("Check the look-up").replace(ctx.target(lookup, 1)?, &*err);
    let check = format!("if {err} != nil || len({addresses}) == 0 {{\n{leave}\n}}");
    Some(patch.insert_after(receiving.stmt, check))
}
