use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "misindexed-ip",
    entries: &["ctr-09"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A byte of a parsed address is read where the IPv4 bytes are not",
        effect: "`ip[0]` of `net.ParseIP(\"192.0.2.1\")` is 0, not 192. A text that is no address makes the index panic.",
        why: "`net.ParseIP` and `net.IPv4` put an IPv4 address into the last 4 of 16 bytes. `To4` gives the 4 bytes, or \
              nil for an IPv6 address.",
        repair: "Index the result of `To4`, after checking that it is not nil.",
        bad: r#"package p

import "net"

func network(text string) byte {
	ip := net.ParseIP(text)
	return ip[0]
}
"#,
        good: r#"package p

import "net"

func network(text string) byte {
	ip := net.ParseIP(text).To4()
	if ip == nil {
		return 0
	}
	return ip[0]
}
"#,
        references: &["https://pkg.go.dev/net#IP.To4"],
    },
    check: Check::Expr(&[ExprKind::Index], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, index: ExprId) {
    let Expr::Index { x, indices } = ctx.decl()[index] else { return };
    let Some(place) = ctx.decl().only(indices).and_then(|index| ctx.int(index)) else { return };
    let is_long =
        ctx.source_call(x).is_some_and(|source| ctx.callee(source.value).is_func_of("net", &["ParseIP", "IPv4"]));
    if !is_long || !(0..=3).contains(&place) || is_measured(ctx, x) {
        return;
    }
    let finding = RULE.bug(index, format!("byte {place} of a 16-byte address is not part of an IPv4 address"));
    ctx.report(finding.fix(Patch::offered("Index the 4-byte form").surround(x, "", ".To4()")));
}

/// Whether the length of the address is looked at: then the code knows of its forms.
fn is_measured(ctx: &Ctx, ip: ExprId) -> bool {
    let Some(local) = ctx.local(ip) else { return false };
    ctx.uses(local).into_iter().any(|read| {
        ctx.parent(read.into()).and_then(Node::expr).is_some_and(|parent| ctx.callee(parent).is_builtin("len"))
    })
}
