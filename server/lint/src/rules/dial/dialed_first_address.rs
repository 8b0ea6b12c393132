use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "dialed-first-address",
    entries: &["net-32"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    supersedes: &["first-address-only"],
    docs: Docs {
        summary: "A host is looked up to dial its first address",
        effect: "The dial fails when that one address is down, although the host has others. A TLS client then checks the \
                 certificate against an address instead of the name.",
        why: "`Dial` with a host name looks it up itself, tries all addresses and lets IPv6 and IPv4 race. Taking the \
              first address gives that up and gains nothing.",
        repair: "Dial the host name.",
        bad: r#"package p

import (
	"context"
	"net"
)

func connect(ctx context.Context, host string) (net.Conn, error) {
	ips, err := net.DefaultResolver.LookupHost(ctx, host)
	if err != nil {
		return nil, err
	}
	var d net.Dialer
	return d.DialContext(ctx, "tcp", net.JoinHostPort(ips[0], "80"))
}
"#,
        good: r#"package p

import (
	"context"
	"net"
)

func connect(ctx context.Context, host string) (net.Conn, error) {
	var d net.Dialer
	return d.DialContext(ctx, "tcp", net.JoinHostPort(host, "80"))
}
"#,
        references: &["https://pkg.go.dev/net#Dial"],
    },
    check: Check::Expr(&[ExprKind::Index], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, index: ExprId) {
    let Some(lookup) = ctx.first_of_lookup(index) else { return };
    let Some(dial) = dial_of(ctx, index) else { return };
    let finding = RULE.risk(index, "only the first address is dialed").related(dial, "dialed here");
    ctx.report(finding.related(lookup, "looked up here").fix(fix(ctx, index, lookup)));
}

/// The dial that the address goes to: as it is, as text, joined with a port, or by way of a variable for that.
fn dial_of(ctx: &Ctx, index: ExprId) -> Option<ExprId> {
    let mut at = index;
    for _ in 0..6 {
        at = match ctx.parent(at.into())? {
            Node::Expr(parent) => {
                let callee = ctx.callee(parent);
                if callee.is_func_of("net", &["Dial", "DialTimeout"])
                    || callee.is_func("crypto/tls", "Dial")
                    || callee.is_method("net", "Dialer", "Dial")
                    || callee.is_method("net", "Dialer", "DialContext")
                {
                    return Some(parent);
                }
                let carries = callee.is_func("net", "JoinHostPort")
                    || callee.method_name() == Some("String")
                    || matches!(
                        ctx.decl()[parent],
                        Expr::Selector { .. } | Expr::Paren(_) | Expr::Binary { op: BinaryOp::Add, .. }
                    );
                carries.then_some(parent)?
            }
            Node::Stmt(_) => {
                let uses = ctx.uses(ctx.target_of_value(at)?);
                let [only] = uses[..] else { return None };
                only
            }
            _ => return None,
        };
    }
    None
}

/// Dials the name. Only for a list of texts, whose look-up may then stay to be removed by hand.
fn fix(ctx: &Ctx, index: ExprId, lookup: ExprId) -> Option<Patch> {
    let stmt = ctx.receiving(lookup)?.stmt;
    let check = ctx.error_check(stmt, ctx.target_local(lookup, 1)?)?;
    let Expr::Index { x, .. } = ctx.decl()[index] else { return None };
    let only_use = ctx.uses(ctx.local(x)?).len() == 1;
    let host = ctx.args(lookup).next_back()?;
    let is_text = ctx.ty(index) == Ty::basic(Basic::String);
    let unused_later =
        ctx.uses(ctx.target_local(lookup, 1)?).iter().all(|read| ctx.decl().stmt_span(check).contains(ctx.span(*read)));
    if !only_use || !is_text || !unused_later {
        return None;
    }
    Some(Patch::offered("Dial the host name").delete(stmt).delete(check).replace(index, ctx.text(host)?))
}
