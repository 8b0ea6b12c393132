//! Only responses that stay in the function: one that is returned, stored or handed to code that can't be seen may be
//! closed there, and a path to a return counts as such when it passes one of these. Responses to HEAD and a return for a
//! status that has no body are left alone, so is one that comes through a transport of the function's own whose dialing
//! function dials nobody that is known.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unclosed-body",
    entries: &["x-10"],
    tiers: &[Tier::Bug],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "The body of a response is never closed",
        effect: "Each request keeps its connection and two goroutines, and the next one dials anew. Measured: 20 \
                 responses that were dropped left 60 goroutines, the server's included.",
        why: "The transport can't use a connection again before the body is read or closed. Nothing closes it when the \
              response goes out of scope.",
        repair: "Write `defer resp.Body.Close()` after the error check. A response that comes with an error is nil.",
        bad: r#"package p

import "net/http"

func status(c *http.Client, req *http.Request) (int, error) {
	resp, err := c.Do(req)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}
"#,
        good: r#"package p

import "net/http"

func status(c *http.Client, req *http.Request) (int, error) {
	resp, err := c.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}
"#,
        references: &["https://pkg.go.dev/net/http#Client.Do"],
    },
    check: Check::Call(
        &[
            "net/http.Get",
            "net/http.Head",
            "net/http.Post",
            "net/http.PostForm",
            "net/http.Client.Do",
            "net/http.Client.Get",
            "net/http.Client.Head",
            "net/http.Client.Post",
            "net/http.Client.PostForm",
            "net/http.RoundTripper.RoundTrip",
            "net/http.Transport.RoundTrip",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(response) = ctx.target(call, 0).and_then(|target| ctx.own_local(target)) else { return };
    let Some(name) = ctx.local_object(response).map(|local| local.name) else { return };
    if answers_itself(ctx, call) {
        return;
    }
    if ctx.fate_within(&Place::local(response)).any(Ops::CLOSE | Ops::ESCAPES) {
        return check_returns(ctx, call, response, name);
    }
    let message = match name.as_str() {
        "_" => "the response is discarded with its body open".to_owned(),
        name => format!("the body of `{name}` is never closed"),
    };
    let finding = RULE.bug(call, message);
    let has_name = name != "_";
    ctx.report(finding.fix(has_name.then(|| fix(ctx, call, name)).flatten()));
}

/// A response of which the body is closed or handed on, but not before each return.
fn check_returns(ctx: &Ctx, call: ExprId, response: LocalId, name: Symbol) {
    let is_head = ctx.callee(call).symbol().is_some_and(|symbol| symbol.as_str().ends_with(".Head"));
    let mut returns = ctx.open_returns(call, response, &[]);
    returns.retain(|end| !has_no_body(ctx, *end));
    let Some(first) = returns.first().copied().filter(|_| !is_head) else { return };
    let patch = Patch::offered("Close the body before this return, too");
    let patch = returns.iter().fold(patch, |patch, end| patch.insert_before(*end, format!("{name}.Body.Close()")));
    let finding = RULE.bug(call, format!("the body of `{name}` is not closed before an early return"));
    ctx.report(finding.related(first, "this return leaves it open").fix(patch));
}

/// Whether a return is for a status whose responses have no body.
fn has_no_body(ctx: &Ctx, end: StmtId) -> bool {
    let conditions = ctx.ancestors(end.into()).filter_map(Node::stmt).map(|stmt| match ctx.decl()[stmt] {
        Stmt::If { cond, .. } => ctx.span(cond),
        Stmt::Case { .. } => Span::new(ctx.decl().stmt_span(stmt).start, ctx.decl().stmt_span(end).start),
        _ => Span::new(0, 0),
    });
    let is_empty = |expr: ExprId| matches!(ctx.int(expr), Some(204 | 304 | 100..=199));
    conditions.into_iter().any(|span| ctx.exprs_in(span).any(is_empty))
}

/// Whether the request goes to a transport made here, with a function instead of a connection to somebody.
fn answers_itself(ctx: &Ctx, call: ExprId) -> bool {
    let Some(transport) = ctx.receiver(call).and_then(|client| ctx.source_literal(client)) else { return false };
    let dial = ["DialContext", "Dial"].iter().find_map(|field| ctx.element(transport, field));
    dial.is_some_and(|dial| {
        let is_dial =
            |inner: ExprId| ctx.callee(inner).symbol().is_some_and(|symbol| query::DIALS.contains(&symbol.as_str()));
        matches!(ctx.decl()[ctx.decl().unparen(dial)], Expr::FuncLit { .. })
            && !ctx.calls_in(ctx.span(dial)).any(is_dial)
    })
}

fn fix(ctx: &Ctx, call: ExprId, name: Symbol) -> Option<Patch> {
    let stmt = ctx.receiving(call)?.stmt;
    let err = ctx.target_local(call, 1)?;
    let check = ctx.error_check(stmt, err).filter(|_| ctx.enclosing_loop(stmt.into()).is_none())?;
    let is_header = ctx.parent(stmt.into()) == Some(check.into());
    let leaves = matches!(ctx.decl()[check], Stmt::If { then, els: None, .. } if leaves(ctx, then));
    if is_header || !leaves {
        return None;
    }
    Some(
        Patch::safe("Close the body when the function returns")
            .insert_after(check, format!("defer {name}.Body.Close()")),
    )
}

/// Whether a block does not go on behind itself.
fn leaves(ctx: &Ctx, block: StmtId) -> bool {
    let last = ctx.stmts_of(block).last().copied();
    ctx.has_final_call(block)
        || last.is_some_and(|last| matches!(ctx.decl()[last], Stmt::Return(_) | Stmt::Branch { .. }))
}
