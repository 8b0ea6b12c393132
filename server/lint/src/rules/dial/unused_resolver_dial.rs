use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unused-resolver-dial",
    entries: &["ctr-08"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A resolver's `Dial` is only used by Go's own resolver, which is not asked for",
        effect: "Where the C library or the system resolves names (cgo builds with settings that Go can't read, macOS, \
                 Windows), `Dial` is never called: queries go to the system's servers. Measured with \
                 `GODEBUG=netdns=cgo`: not called; with `PreferGo`: called.",
        why: "Only the resolver that is written in Go dials name servers itself. `PreferGo` asks for it.",
        repair: "Set `PreferGo: true` beside `Dial`.",
        bad: r#"package p

import (
	"context"
	"net"
)

func resolver(server string) *net.Resolver {
	return &net.Resolver{
		Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
			var d net.Dialer
			return d.DialContext(ctx, network, server)
		},
	}
}
"#,
        good: r#"package p

import (
	"context"
	"net"
)

func resolver(server string) *net.Resolver {
	return &net.Resolver{
		Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
			var d net.Dialer
			return d.DialContext(ctx, network, server)
		},
		PreferGo: true,
	}
}
"#,
        references: &["https://pkg.go.dev/net#Resolver"],
    },
    check: Check::Expr(&[ExprKind::CompositeLit], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, literal: ExprId) {
    if !ctx.ty(literal).is_named("net", "Resolver") {
        return;
    }
    let Some(dial) = ctx.element(literal, "Dial") else { return };
    if ctx.element(literal, "PreferGo").is_some() || is_set_later(ctx, literal) {
        return;
    }
    let at = ctx.parent(dial.into()).and_then(Node::expr).unwrap_or(dial);
    let key = match ctx.decl()[at] {
        Expr::KeyValue { key, .. } => key,
        _ => at,
    };
    let finding = RULE.risk(key, "`Dial` is not used where the system resolves names").about(literal);
    ctx.report(finding.fix(Patch::offered("Ask for Go's own resolver").add_element(literal, "PreferGo", "true")));
}

/// Whether `PreferGo` is assigned to the variable that the literal becomes.
fn is_set_later(ctx: &Ctx, literal: ExprId) -> bool {
    let value = match ctx.parent(literal.into()) {
        Some(Node::Expr(parent)) if matches!(ctx.decl()[parent], Expr::Unary { op: UnaryOp::And, .. }) => parent,
        _ => literal,
    };
    let Some(resolver) = ctx.target_of_value(value).map(Place::local) else { return false };
    ctx.touches()
        .iter()
        .any(|touch| touch.place.is_within(&resolver) && touch.place.path.iter().any(|field| *field == "PreferGo"))
}
