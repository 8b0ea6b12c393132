use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "pinned-address",
    entries: &["net-09"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A host is resolved to one address before it is dialed",
        effect: "When the host has several addresses and the first one is down, the dial fails although another would \
                 answer. The name is looked up without a context and without a limit.",
        why: "`ResolveTCPAddr` keeps one address, an IPv4 one if there is any. `Dial` with the host name tries all \
              addresses in turn and lets IPv6 and IPv4 race. Dialing an IP address does no second look-up, so nothing \
              is saved either.",
        repair: "Dial the host name.",
        bad: r#"package p

import (
	"net"
	"time"
)

func connect(host string) (net.Conn, error) {
	addr, err := net.ResolveTCPAddr("tcp", host)
	if err != nil {
		return nil, err
	}
	conn, err := net.DialTimeout("tcp", addr.String(), time.Second)
	return conn, err
}
"#,
        good: r#"package p

import (
	"net"
	"time"
)

func connect(host string) (net.Conn, error) {
	conn, err := net.DialTimeout("tcp", host, time.Second)
	return conn, err
}
"#,
        references: &["https://pkg.go.dev/net#Dial"],
    },
    check: Check::Call(&["net.ResolveTCPAddr", "net.ResolveUDPAddr"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(local) = ctx.target_local(call, 0) else { return };
    let uses = ctx.uses(local);
    let [only] = uses[..] else { return };
    if ctx.only_definition(local).is_none() {
        return;
    }
    let Some(dial) = dial_of(ctx, only, ctx.callee(call).is_func("net", "ResolveTCPAddr")) else { return };
    let Some(name) = ctx.local_object(local).map(|local| local.name) else { return };
    let finding = RULE.hint(call, format!("`{name}` keeps one of the host's addresses, and only that is dialed"));
    ctx.report(finding.related(dial, "it is dialed here").fix(fix(ctx, call, dial)));
}

/// The call that dials the address: `Dial(n, a.String())`, or `DialTCP(n, nil, a)`.
fn dial_of(ctx: &Ctx, address: ExprId, is_tcp: bool) -> Option<ExprId> {
    let parent = ctx.parent(address.into())?.expr()?;
    if matches!(ctx.decl()[parent], Expr::Call { .. }) {
        let is_dial = is_tcp && ctx.callee(parent).is_func("net", "DialTCP");
        let from_anywhere = ctx.arg(parent, 1).is_some_and(|local| ctx.is_nil(local));
        return (is_dial && from_anywhere).then_some(parent);
    }
    let text = ctx.parent(parent.into())?.expr().filter(|text| ctx.callee(*text).method_name() == Some("String"))?;
    let dial = ctx.parent(text.into())?.expr()?;
    let is_dial = ctx.callee(dial).is_func_of("net", &["Dial", "DialTimeout"]) && ctx.arg(dial, 1) == Some(text);
    is_dial.then_some(dial)
}

/// Dials the name instead. Only where the dial is made by its text, for `DialTCP` returns another type.
fn fix(ctx: &Ctx, call: ExprId, dial: ExprId) -> Option<Patch> {
    let resolve = ctx.receiving(call)?.stmt;
    let err = ctx.target_local(call, 1)?;
    let check = ctx.error_check(resolve, err)?;
    let after = ctx.next_stmt(check)?;
    // The error that the look-up declared is declared again by the dial, which must come next.
    let dialed = ctx.receiving(dial).filter(|receiving| receiving.declares && receiving.stmt == after)?;
    let again = ctx.target(dial, 1).and_then(|target| ctx.local(target)) == Some(err);
    let text = ctx.arg(dial, 1).filter(|_| again && !ctx.callee(dial).is_func("net", "DialTCP"))?;
    let host = ctx.text(ctx.arg(call, 1)?)?;
    let _ = dialed;
    Some(Patch::offered("Dial the host name").delete(resolve).delete(check).replace(text, host))
}
