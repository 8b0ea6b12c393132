//! Not reported: `LookupPort`, which reads a local table, and look-ups of a command that has no context: whoever started it
//! can end it.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "lookup-without-context",
    entries: &["net-10"],
    tiers: &[Tier::Risk, Tier::Hint],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A name is looked up without the context that is at hand",
        effect: "When the name server does not answer, the call waits for the resolver's own limits: 5 seconds, twice, \
                 for each server and search suffix. The caller's deadline and cancellation change nothing.",
        why: "The package-level functions look up with `context.Background()`. The methods of `net.Resolver` take a \
              context and return as soon as it ends, with the C library's resolver too.",
        repair: "Call the method of `net.DefaultResolver` and hand it the context.",
        bad: r#"package p

import (
	"context"
	"net"
)

func backends(ctx context.Context, host string) ([]string, error) {
	return net.LookupHost(host)
}
"#,
        good: r#"package p

import (
	"context"
	"net"
)

func backends(ctx context.Context, host string) ([]string, error) {
	return net.DefaultResolver.LookupHost(ctx, host)
}
"#,
        references: &["https://pkg.go.dev/net#Resolver"],
    },
    check: Check::Call(
        &[
            "net.LookupHost",
            "net.LookupIP",
            "net.LookupAddr",
            "net.LookupCNAME",
            "net.LookupMX",
            "net.LookupNS",
            "net.LookupSRV",
            "net.LookupTXT",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Callee::Func(function) = ctx.callee(call) else { return };
    let name = function.name;
    match ctx.context_in_scope(call.into()) {
        Some(context) => {
            let finding = RULE.risk(call, format!("`net.{name}` does not heed `{context}`"));
            ctx.report(finding.fix(fix(ctx, call, name, &context)));
        }
        None if ctx.is_command() => {}
        None => ctx.report(RULE.hint(call, format!("`net.{name}` can't be cancelled"))),
    }
}

fn fix(ctx: &Ctx, call: ExprId, name: Symbol, context: &str) -> Option<Patch> {
    let Expr::Call { fun, .. } = ctx.decl()[call] else { return None };
    let first = ctx.arg(call, 0)?;
    let network = if name == "LookupIP" { "\"ip\", " } else { "" };
    let patch = Patch::safe(format!("Look up with `{context}`"));
    Some(patch.replace(fun, format!("$net.DefaultResolver.{name}")).surround(
        first,
        format!("{context}, {network}"),
        "",
    ))
}
