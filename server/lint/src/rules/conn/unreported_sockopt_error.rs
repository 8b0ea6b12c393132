//! Only calls whose result is simply not used: one that is assigned to `_` or stands under a comment that calls it best
//! effort is the author's decision. So are options of both address families, of which a socket has only one. The fix needs
//! a hook that ends with the call of `Control`, or one whose error is checked right there.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unreported-sockopt-error",
    entries: &["ctr-16"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "The error of setting a socket option is lost in a `Control` function",
        effect: "The connection or listener works, without the option. Measured: with an option that the kernel doesn't \
                 know, Dial succeeds without any error.",
        why: "`RawConn.Control` returns only the error of getting hold of the descriptor. It knows nothing of what happens \
              in the function that it calls, which has no result.",
        repair: "Assign the error to a variable outside of the function and return it after `Control`.",
        bad: r#"package p

import "syscall"

func reuse(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	})
}
"#,
        good: r#"package p

import "syscall"

func reuse(_, _ string, c syscall.RawConn) error {
	var serr error
	if err := c.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	}); err != nil {
		return err
	}
	return serr
}
"#,
        references: &["https://pkg.go.dev/syscall#RawConn"],
    },
    check: Check::Call(&["syscall.RawConn.Control"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, control: ExprId) {
    let dropped = dropped(ctx, control);
    if tries_both_families(ctx, &dropped) {
        return;
    }
    for stmt in &dropped {
        let Stmt::Expr(call) = ctx.decl()[*stmt] else { continue };
        let Some(name) = ctx.setsockopt(call) else { continue };
        ctx.report(RULE.risk(call, format!("the error of `{name}` is lost")).fix(fix(ctx, control, &dropped)));
    }
}

/// Whether some of the options are for IPv4 and some for IPv6.
fn tries_both_families(ctx: &Ctx, sets: &[StmtId]) -> bool {
    let levels: Vec<Symbol> = sets
        .iter()
        .filter_map(|stmt| ctx.bare_call(*stmt).and_then(|call| ctx.arg(call, 1)))
        .filter_map(|level| ctx.socket_constant(level))
        .collect();
    let has = |names: [&str; 2]| levels.iter().any(|level| names.contains(&level.as_str()));
    has(["IPPROTO_IP", "SOL_IP"]) && has(["IPPROTO_IPV6", "SOL_IPV6"])
}

/// The statements of the function that `Control` calls which set an option and don't look at the error.
fn dropped(ctx: &Ctx, control: ExprId) -> Vec<StmtId> {
    let Some(lit) = ctx.arg(control, 0).map(|lit| ctx.decl().unparen(lit)) else { return Vec::new() };
    let Expr::FuncLit { body, .. } = ctx.decl()[lit] else { return Vec::new() };
    let is_dropped = |stmt: &StmtId| match ctx.decl()[*stmt] {
        Stmt::Expr(call) => ctx.setsockopt(call).is_some() && ctx.enclosing_func(call.into()) == FuncRef::Lit(lit),
        _ => false,
    };
    ctx.stmts_in(ctx.decl().stmt_span(body)).filter(is_dropped).collect()
}

/// Keeps the first error in a variable, and returns it after `Control`.
fn fix(ctx: &Ctx, control: ExprId, dropped: &[StmtId]) -> Option<Patch> {
    let lit = ctx.decl().unparen(ctx.arg(control, 0)?);
    let body = FuncRef::Lit(lit).body(ctx.decl())?;
    let stmts = ctx.stmts_of(body);
    let last = *stmts.last()?;
    let around = ctx.enclosing_listed_stmt(control.into())?;
    let results = ctx.results(ctx.enclosing_func(control.into()));
    if !dropped.iter().all(|stmt| stmts.contains(stmt)) || !matches!(results[..], [only] if only.is_error()) {
        return None;
    }
    let name = ctx.fresh_name("serr");
    let mut patch =
        Patch::safe(format!("Return the error as `{name}`")).insert_before(around, format!("var {name} error"));
    for stmt in dropped {
        let text = ctx.text(*stmt).filter(|text| !text.contains('\n'))?;
        let code = match *stmt == last {
            true => format!("{name} = {text}"),
            false => format!("if {name} = {text}; {name} != nil {{\nreturn\n}}"),
        };
        patch = patch.replace(*stmt, code);
    }
    match ctx.decl()[around] {
        Stmt::Return(_) => {
            let (whole, call) = (ctx.decl().stmt_span(around), ctx.span(control));
            let after = format!("; err != nil {{\nreturn err\n}}\nreturn {name}");
            let is_all = whole.end == call.end;
            let head = Span::new(whole.start, call.start);
            is_all.then(|| patch.replace(head, "if err := ").replace(Span::new(call.end, call.end), after))
        }
        Stmt::If { els: None, .. } => {
            let receiving = ctx.receiving(control).filter(|it| ctx.parent(it.stmt.into()) == Some(around.into()))?;
            let checked = ctx.error_check(receiving.stmt, ctx.target_local(control, 0)?) == Some(around);
            let report = format!("if {name} != nil {{\nreturn {name}\n}}");
            (checked && ctx.leaves(around)).then(|| patch.insert_after(around, report))
        }
        _ => None,
    }
}
