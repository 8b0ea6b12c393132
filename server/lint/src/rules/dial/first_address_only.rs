//! There is no mechanical repair: what to do with the other addresses is for whoever gets the first one to say. Names and
//! texts are left alone: of them the first is as good as any.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "first-address-only",
    entries: &["net-27"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "Only the first address of a host is used",
        effect: "When that one address is down, the host counts as down, although others would answer.",
        why: "The resolver sorts addresses by reachability from here (RFC 6724); the first is the best guess, not the \
              host's main address, and nothing says that it is up.",
        repair: "Go through the addresses until one answers, or dial the host name: `Dial` does that.",
        bad: r#"package p

import (
	"context"
	"net"
)

func pick(ctx context.Context, host string) (string, error) {
	addrs, err := net.DefaultResolver.LookupHost(ctx, host)
	if err != nil {
		return "", err
	}
	return addrs[0], nil
}
"#,
        good: r#"package p

import (
	"context"
	"net"
)

func pick(ctx context.Context, host string) ([]string, error) {
	return net.DefaultResolver.LookupHost(ctx, host)
}
"#,
        references: &["https://www.rfc-editor.org/rfc/rfc6724"],
    },
    check: Check::Expr(&[ExprKind::Index], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, index: ExprId) {
    let Some(lookup) = ctx.first_of_lookup(index) else { return };
    let callee = ctx.callee(lookup);
    let names_one = ["LookupHost", "LookupIP"].iter().any(|name| callee.is_func("net", name))
        || ["LookupHost", "LookupIPAddr", "LookupNetIP", "LookupIP"]
            .iter()
            .any(|name| callee.is_method("net", "Resolver", name));
    if !names_one || ctx.is_start_up() || ctx.is_measured(index) {
        return;
    }
    ctx.report(RULE.hint(index, "only the first address is used").related(lookup, "the host may have several"));
}
