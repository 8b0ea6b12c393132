//! Only calls that are statements of their own: `_, _ =` in front, or a comment that says why, is a decision. Deferred code
//! says good-bye and is left alone.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "dropped-send-error",
    entries: &["net-38"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "Nobody looks at the error of sending a datagram",
        effect: "Datagrams that were never sent look like datagrams that were lost: too large ones, a network that is \
                 unreachable, a firewall that forbids, a peer that does not listen.",
        why: "A lost datagram makes no error, but these cases do, and `Write` or `WriteTo` is the only place that tells.",
        repair: "Return the error, or log it. Where it really does not matter, write `_, _ =` in front.",
        bad: r#"package p

import "net"

func announce(c *net.UDPConn, to *net.UDPAddr, message []byte) {
	c.WriteToUDP(message, to)
}
"#,
        good: r#"package p

import (
	"log"
	"net"
)

func announce(c *net.UDPConn, to *net.UDPAddr, message []byte) {
	if _, err := c.WriteToUDP(message, to); err != nil {
		log.Printf("send: %v", err)
	}
}
"#,
        references: &["https://pkg.go.dev/net#PacketConn"],
    },
    check: Check::Stmt(&[StmtKind::Expr], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, stmt: StmtId) {
    let Stmt::Expr(call) = ctx.decl()[stmt] else { return };
    let callee = ctx.callee(call);
    let Callee::Method { owner, recv, .. } = callee else { return };
    if owner.package != "net" || !callee.is_send() || !ctx.is_datagram_conn(recv) || ctx.is_in_defer(stmt.into()) {
        return;
    }
    let name = ctx.text(recv).unwrap_or_default();
    let finding = RULE.hint(call, format!("nobody learns that `{name}` could not send"));
    ctx.report(finding.fix(fix(ctx, stmt, call)));
}

fn fix(ctx: &Ctx, stmt: StmtId, call: ExprId) -> Option<Patch> {
    let text = ctx.text(call).filter(|text| !text.contains('\n'))?;
    let code = format!("if _, err := {text}; err != nil {{\n$log.Printf(\"send: %v\", err)\n}}");
    // `err` in the call itself would be read before it is declared, and mean the outer one: that is fine.
    Some(Patch::offered("Log the error").replace(stmt, code))
}
