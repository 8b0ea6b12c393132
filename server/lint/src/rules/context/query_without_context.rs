use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "query-without-context",
    entries: &["gor-30"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A database call does not heed the context that is at hand",
        effect: "The caller has given up, and the query still runs and holds its connection. A slow database then fills \
                 the pool with work that nobody waits for.",
        why: "The methods without `Context` in their name use `context.Background()`.",
        repair: "Call the method that takes a context.",
        bad: r#"package p

import (
	"context"
	"database/sql"
)

func rename(ctx context.Context, db *sql.DB, id int, name string) error {
	_, err := db.Exec("UPDATE users SET name = ? WHERE id = ?", name, id)
	return err
}
"#,
        good: r#"package p

import (
	"context"
	"database/sql"
)

func rename(ctx context.Context, db *sql.DB, id int, name string) error {
	_, err := db.ExecContext(ctx, "UPDATE users SET name = ? WHERE id = ?", name, id)
	return err
}
"#,
        references: &["https://pkg.go.dev/database/sql"],
    },
    check: Check::Call(
        &[
            "database/sql.DB.Begin",
            "database/sql.DB.Exec",
            "database/sql.DB.Ping",
            "database/sql.DB.Prepare",
            "database/sql.DB.Query",
            "database/sql.DB.QueryRow",
            "database/sql.Stmt.Exec",
            "database/sql.Stmt.Query",
            "database/sql.Stmt.QueryRow",
            "database/sql.Tx.Exec",
            "database/sql.Tx.Prepare",
            "database/sql.Tx.Query",
            "database/sql.Tx.QueryRow",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(name) = ctx.callee(call).method_name() else { return };
    let Some(context) = ctx.context_in_scope(call.into()) else { return };
    // Cleaning up after a context has ended must not use that context.
    if ctx.is_in_defer(call.into()) {
        return;
    }
    let finding = RULE.risk(call, format!("`{name}` does not heed `{context}`"));
    ctx.report(finding.fix(fix(ctx, call, name, &context)));
}

fn fix(ctx: &Ctx, call: ExprId, name: &str, context: &str) -> Option<Patch> {
    let Expr::Call { fun, .. } = ctx.decl()[call] else { return None };
    let Expr::Selector { x, sel } = ctx.decl()[ctx.decl().unparen(fun)] else { return None };
    let patch = Patch::safe(format!("Hand on `{context}`"));
    let database = ctx.text(x)?;
    match ctx.arg(call, 0) {
        Some(first) => Some(patch.replace(sel, format!("{name}Context")).surround(first, format!("{context}, "), "")),
        None if name == "Begin" => Some(patch.replace(call, format!("{database}.BeginTx({context}, nil)"))),
        None => Some(patch.replace(call, format!("{database}.{name}Context({context})"))),
    }
}
