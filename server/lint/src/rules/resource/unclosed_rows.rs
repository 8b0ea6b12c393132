//! Rows that leave the function are somebody else's. Going through all rows closes them too, so a loop over `Next` that
//! has no early way out is enough.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unclosed-rows",
    entries: &["gor-30"],
    tiers: &[Tier::Bug, Tier::Risk],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "The rows of a query are not closed, or their error is not looked at",
        effect: "Each query that is not read to its end keeps its connection, until the pool is empty and all queries \
                 wait. Without `Err` a list that was cut off by a lost connection looks complete.",
        why: "Rows hold a connection until `Next` returns false or `Close` is called. `Next` returns false for an error, \
              too.",
        repair: "Write `defer rows.Close()` after the error check, and check `rows.Err()` after the loop.",
        bad: r#"package p

import (
	"context"
	"database/sql"
)

func first(ctx context.Context, db *sql.DB) (name string, err error) {
	rows, err := db.QueryContext(ctx, "SELECT name FROM users")
	if err != nil {
		return "", err
	}
	if rows.Next() {
		err = rows.Scan(&name)
	}
	return name, err
}
"#,
        good: r#"package p

import (
	"context"
	"database/sql"
)

func first(ctx context.Context, db *sql.DB) (name string, err error) {
	rows, err := db.QueryContext(ctx, "SELECT name FROM users")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	if rows.Next() {
		err = rows.Scan(&name)
	}
	return name, err
}
"#,
        references: &["https://pkg.go.dev/database/sql#Rows"],
    },
    check: Check::Call(
        &[
            "database/sql.DB.Query",
            "database/sql.DB.QueryContext",
            "database/sql.Tx.Query",
            "database/sql.Tx.QueryContext",
            "database/sql.Conn.QueryContext",
            "database/sql.Stmt.Query",
            "database/sql.Stmt.QueryContext",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(rows) = ctx.target(call, 0).and_then(|target| ctx.own_local(target)) else { return };
    let Some(name) = ctx.local_object(rows).map(|local| local.name) else { return };
    let place = Place::local(rows);
    let fate = ctx.fate_within(&place);
    if fate.any(Ops::ESCAPES) {
        return;
    }
    let returns = ctx.open_returns(call, rows, &next_calls(ctx, rows));
    if let Some(first) = returns.first() {
        let patch = Patch::offered("Close the rows before this return, too");
        let patch = returns.iter().fold(patch, |patch, end| patch.insert_before(*end, format!("{name}.Close()")));
        let finding = RULE.bug(call, format!("`{name}` is not closed before an early return"));
        return ctx.report(finding.related(*first, "this return leaves it open").fix(patch));
    }
    let calls = |method: &'static str| methods_called(ctx, rows).contains(&method);
    let Some(next) = loop_over(ctx, rows) else {
        if !fate.any(Ops::CLOSE) {
            let finding = RULE.bug(call, format!("`{name}` is never closed"));
            ctx.report(finding.fix(close(ctx, call, name)));
        }
        return;
    };
    if !fate.any(Ops::CLOSE) && has_way_out(ctx, next) {
        let finding = RULE.bug(call, format!("`{name}` is not closed when the loop is left early"));
        ctx.report(finding.related(next, "this loop has another way out").fix(close(ctx, call, name)));
    } else if !calls("Err") && !calls("NextResultSet") && !is_second(ctx, call, rows) {
        ctx.report(
            RULE.risk(call, format!("`{name}.Err()` is not checked after the loop"))
                .related(next, "this loop ends for an error, too"),
        );
    }
}

/// Whether the variable holds the rows of another query written before this one, for the same loop.
fn is_second(ctx: &Ctx, call: ExprId, rows: LocalId) -> bool {
    let before = Span::new(0, ctx.span(call).start);
    ctx.calls_in(before).any(|other| ctx.target_local(other, 0) == Some(rows))
}

/// The calls of `rows.Next`, after which the rows may have closed themselves.
fn next_calls(ctx: &Ctx, rows: LocalId) -> Vec<ExprId> {
    let call_of = |used: ExprId| ctx.parent(used.into()).and_then(|it| ctx.parent(it)).and_then(Node::expr);
    let calls = ctx.uses(rows).into_iter().filter_map(call_of);
    calls.filter(|call| ctx.callee(*call).method_name() == Some("Next")).collect()
}

/// The methods that are called on the rows.
fn methods_called(ctx: &Ctx, rows: LocalId) -> Vec<&'static str> {
    let called = |used: ExprId| {
        let call = ctx.parent(used.into()).and_then(|selector| ctx.parent(selector)).and_then(Node::expr)?;
        ctx.callee(call).method_name()
    };
    ctx.uses(rows).into_iter().filter_map(called).collect()
}

/// The loop `for rows.Next() {`.
fn loop_over(ctx: &Ctx, rows: LocalId) -> Option<StmtId> {
    ctx.decl().stmts().find(|stmt| match ctx.decl()[*stmt] {
        Stmt::For { init: None, cond: Some(cond), .. } => ctx.as_call(cond).is_some_and(|call| {
            ctx.callee(call).method_name() == Some("Next")
                && ctx.receiver(call).and_then(|x| ctx.local(x)) == Some(rows)
        }),
        _ => false,
    })
}

/// Whether something in the loop leaves it.
fn has_way_out(ctx: &Ctx, of: StmtId) -> bool {
    ctx.stmts_in(ctx.decl().stmt_span(of)).any(|stmt| match ctx.decl()[stmt] {
        Stmt::Return(_) => ctx.enclosing_func(stmt.into()) == ctx.enclosing_func(of.into()),
        Stmt::Branch { tok: BranchTok::Break, label } => label.is_some() || ctx.enclosing_loop(stmt.into()) == Some(of),
        _ => false,
    })
}

fn close(ctx: &Ctx, call: ExprId, name: Symbol) -> Option<Patch> {
    let stmt = ctx.receiving(call)?.stmt;
    let check = ctx.error_check(stmt, ctx.target_local(call, 1)?)?;
    let in_loop = ctx.enclosing_loop(stmt.into()).is_some();
    let in_header = ctx.parent(stmt.into()) == Some(check.into());
    if in_loop || in_header {
        return None;
    }
    Some(Patch::safe("Close the rows when the function returns").insert_after(check, format!("defer {name}.Close()")))
}
