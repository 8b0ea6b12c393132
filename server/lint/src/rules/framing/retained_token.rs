//! It follows a token through slices, the trimming functions of `bytes` and one variable. A token in a field of something
//! that is itself made anew in each iteration is not looked at, nor is one that is kept only until the loop ends.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "retained-token",
    entries: &["x-15"],
    tiers: &[Tier::Bug, Tier::Risk],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A token is kept or grown although it lies in the reader's buffer",
        effect: "Tokens that were kept change when more is read, and appending to one overwrites input that has not been \
                 read yet. Measured: three bytes appended to the first line corrupted all lines after it.",
        why: "`Scanner.Bytes`, `ReadSlice`, `ReadLine` and `Peek` return a piece of the internal buffer, with the rest of \
              the buffer as its capacity. The next read uses the same memory.",
        repair: "Copy what is kept: `bytes.Clone(s.Bytes())`, or `s.Text()` for a string.",
        bad: r#"package p

import "bufio"

func lines(s *bufio.Scanner) (all [][]byte) {
	for s.Scan() {
		all = append(all, s.Bytes())
	}
	return all
}
"#,
        good: r#"package p

import (
	"bufio"
	"bytes"
)

func lines(s *bufio.Scanner) (all [][]byte) {
	for s.Scan() {
		all = append(all, bytes.Clone(s.Bytes()))
	}
	return all
}
"#,
        references: &["https://pkg.go.dev/bufio#Scanner.Bytes", "https://pkg.go.dev/bufio#Reader.ReadSlice"],
    },
    check: Check::Call(
        &["bufio.Scanner.Bytes", "bufio.Reader.ReadSlice", "bufio.Reader.ReadLine", "bufio.Reader.Peek"],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(around) = ctx.enclosing_loop(call.into()).filter(|_| ctx.may_repeat(call)) else { return };
    let span = ctx.decl().stmt_span(around);
    let mut tokens = vec![call];
    if let Some(token) = ctx.target_local(trimmed(ctx, call), 0) {
        let is_new = ctx.local_object(token).is_some_and(|object| span.contains(ctx.span(object.ident)));
        if !is_new {
            return check_carried(ctx, call, token, around);
        }
        tokens = ctx.uses(token).into_iter().filter(|_| ctx.only_definition(token).is_some()).collect();
    }
    let func = ctx.enclosing_func(call.into());
    for token in tokens {
        if ctx.enclosing_func(token.into()) != func {
            check_captured(ctx, call, token, around);
            continue;
        }
        let Some((token, how)) = fate(ctx, token, around) else { continue };
        let Some(text) = ctx.text(token) else { continue };
        let finding = match how {
            Fate::Kept => RULE.bug(token, format!("the next read overwrites `{text}`")),
            Fate::Grown => RULE.bug(token, format!("appending to `{text}` overwrites what is read next")),
            Fate::GrownByOne => RULE.risk(token, format!("appending to `{text}` may overwrite what is read next")),
        };
        ctx.report(finding.related(call, "the bytes lie in the reader's buffer").fix(fix(ctx, token)));
    }
}

/// A token that a function literal uses, which may run when more has been read.
fn check_captured(ctx: &Ctx, call: ExprId, token: ExprId, around: StmtId) {
    if waits(ctx, around) {
        return;
    }
    let is_elsewhere = |touch: &&Touch| touch.expr == token && touch.run == Run::Goroutine;
    let Some(name) = ctx.text(token).filter(|_| ctx.touches().iter().any(|touch| is_elsewhere(&touch))) else { return };
    let finding = RULE.bug(token, format!("the next read overwrites `{name}`"));
    ctx.report(finding.related(call, "the bytes lie in the reader's buffer"));
}

/// A token in a variable that lives longer than an iteration and is read in the next one, before it is set again.
fn check_carried(ctx: &Ctx, call: ExprId, token: LocalId, around: StmtId) {
    let span = ctx.decl().stmt_span(around);
    let start = ctx.span(call).start;
    let place = Place::local(token);
    let is_earlier = |used: &&Touch| span.contains(ctx.span(used.expr)) && ctx.span(used.expr).end <= start;
    let stores = ctx.touches_of(&place).filter(|touch| touch.ops.any(Ops::STORE)).count();
    let carried = ctx.touches_of(&place).filter(is_earlier).find(|touch| !touch.ops.any(Ops::STORE));
    let Some(carried) = carried.filter(|_| stores == 1) else { return };
    let Some(name) = ctx.local_object(token).map(|object| object.name) else { return };
    let finding = RULE.bug(call, format!("`{name}` is overwritten by the next read"));
    ctx.report(finding.related(carried.expr, "it is used here before it is set again").fix(fix(ctx, call)));
}

/// What happens to a token that must not.
enum Fate {
    Kept,
    Grown,
    GrownByOne,
}

/// What becomes of a token, with the slice of it that this happens to.
fn fate(ctx: &Ctx, token: ExprId, around: StmtId) -> Option<(ExprId, Fate)> {
    let (mut at, mut inside) = (token, token);
    loop {
        let parent = match ctx.parent(at.into())? {
            Node::Expr(parent) => parent,
            Node::Stmt(stmt) => return is_stored_by(ctx, stmt, at, around).then_some((inside, Fate::Kept)),
            _ => return None,
        };
        match ctx.decl()[parent] {
            Expr::Paren(_) | Expr::Slice { max: None, .. } => inside = parent,
            Expr::KeyValue { .. } | Expr::CompositeLit { .. } | Expr::Unary { op: UnaryOp::And, .. } => {}
            Expr::Call { .. } if is_trim(ctx, parent) && ctx.arg(parent, 0) == Some(at) => inside = parent,
            Expr::Call { ellipsis, .. } if ctx.callee(parent).is_builtin("append") => {
                if ctx.arg(parent, 0) == Some(at) {
                    return Some((inside, growth(ctx, parent)?));
                }
                let list = ctx.arg(parent, 0)?;
                return (!ellipsis && is_from_outside(ctx, list, around)).then_some((inside, Fate::Kept));
            }
            Expr::Call { .. } => {
                return (is_started(ctx, parent) && !waits(ctx, around)).then_some((inside, Fate::Kept));
            }
            _ => return None,
        }
        at = parent;
    }
}

/// Whether an iteration may wait for those who got the token.
fn waits(ctx: &Ctx, around: StmtId) -> bool {
    let span = ctx.decl().stmt_span(around);
    ctx.receives_in(span).next().is_some()
        || ctx.calls_in(span).any(|call| ctx.callee(call).method_name() == Some("Wait"))
}

/// Whether a call is made by a `go` statement.
fn is_started(ctx: &Ctx, call: ExprId) -> bool {
    matches!(ctx.parent(call.into()), Some(Node::Stmt(stmt)) if matches!(ctx.decl()[stmt], Stmt::Go(_)))
}

/// The largest part of a token around it: `bytes.TrimSpace(s.Bytes())`, `s.Bytes()[1:]`.
fn trimmed(ctx: &Ctx, token: ExprId) -> ExprId {
    let mut at = token;
    while let Some(Node::Expr(parent)) = ctx.parent(at.into()) {
        let is_part = match ctx.decl()[parent] {
            Expr::Paren(_) => true,
            Expr::Slice { x, max: None, .. } => x == at,
            Expr::Call { .. } => is_trim(ctx, parent) && ctx.arg(parent, 0) == Some(at),
            _ => false,
        };
        if !is_part {
            break;
        }
        at = parent;
    }
    at
}

/// Functions that return a part of their argument.
fn is_trim(ctx: &Ctx, call: ExprId) -> bool {
    matches!(ctx.callee(call), Callee::Func(object) if object.package == "bytes" && object.name.as_str().starts_with("Trim"))
}

/// What appending to a token does to the bytes behind it. Appending a line break puts back what was there.
fn growth(ctx: &Ctx, append: ExprId) -> Option<Fate> {
    let more: Vec<ExprId> = ctx.args(append).skip(1).collect();
    match more[..] {
        [] => None,
        [only] => match ctx.constant(only).and_then(|text| text.as_str()) {
            Some(text) if text.len() > 1 => Some(Fate::Grown),
            _ => Some(Fate::GrownByOne),
        },
        _ => Some(Fate::Grown),
    }
}

/// Whether a statement puts the token where it outlives the iteration: on a channel, into a map or list.
fn is_stored_by(ctx: &Ctx, stmt: StmtId, at: ExprId, around: StmtId) -> bool {
    match ctx.decl()[stmt] {
        Stmt::Send { .. } => !waits(ctx, around),
        Stmt::Assign { lhs, rhs, .. } => {
            let index = ctx.decl().list(rhs).position(|value| value == at);
            let target = index.and_then(|index| ctx.decl().at(lhs, index));
            target.is_some_and(|target| match ctx.decl()[target] {
                Expr::Index { x, .. } => is_from_outside(ctx, x, around),
                _ => false,
            })
        }
        _ => false,
    }
}

/// Whether what an expression names is declared outside of the loop.
fn is_from_outside(ctx: &Ctx, expr: ExprId, around: StmtId) -> bool {
    let Some(place) = ctx.place(expr) else { return false };
    let root = Place { root: place.root, path: Default::default() }.as_local();
    let span = ctx.decl().stmt_span(around);
    root.and_then(|root| ctx.local_object(root)).is_none_or(|object| !span.contains(ctx.span(object.ident)))
}

fn fix(ctx: &Ctx, token: ExprId) -> Patch {
    let patch = Patch::safe("Copy the bytes");
    match ctx.go_version().0 {
        20.. => patch.surround(token, "$bytes.Clone(", ")"),
        _ => patch.surround(token, "append([]byte(nil), ", "...)"),
    }
}
