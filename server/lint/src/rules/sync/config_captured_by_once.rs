//! Functions whose name or comment says that the first call decides (`SetDefault`, `Register`, "only the first call …") mean
//! it, and contexts, loggers and functions as parameters are no configuration. There is no fix: an error for a second call
//! with other arguments, or a constructor instead, is a decision.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "config-captured-by-once",
    entries: &["gor-24"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "A parameter takes effect in the first call only",
        effect: "All later callers get what the first one has asked for, whatever they pass, and nothing tells them.",
        why: "`Once.Do` runs its function for the first call. The arguments of the others are never looked at.",
        repair: "Let the caller make one instance and hand it on, or return an error when the arguments differ.",
        bad: r#"package p

import (
	"net/http"
	"sync"
	"time"
)

type Config struct{ Timeout time.Duration }

var (
	once   sync.Once
	client *http.Client
)

func Client(config Config) *http.Client {
	once.Do(func() {
		client = &http.Client{Timeout: config.Timeout}
	})
	return client
}
"#,
        good: r#"package p

import (
	"net/http"
	"time"
)

type Config struct{ Timeout time.Duration }

func NewClient(config Config) *http.Client {
	return &http.Client{Timeout: config.Timeout}
}
"#,
        references: &["https://pkg.go.dev/sync#Once.Do"],
    },
    check: Check::File(check),
    ..Rule::NEW
};

fn check(decls: &Decls) {
    for ctx in decls.iter() {
        let Some(func) = ctx.decl().func() else { continue };
        let is_exported = ctx.decl().ident(func.name).is_some_and(Symbol::is_exported);
        if !is_exported || ctx.facts().captures().is_empty() || ctx.is_test_code() {
            continue;
        }
        let whole = Span::new(0, ctx.decl().len);
        let calls = ctx.calls_in(whole).filter(|call| ctx.callee(*call).is_method("sync", "Once", "Do"));
        let calls: Vec<ExprId> = calls.filter(|call| ctx.enclosing_func((*call).into()) == FuncRef::Decl).collect();
        for call in calls {
            check_call(&ctx, call);
        }
    }
}

fn check_call(ctx: &Ctx, call: ExprId) {
    let Some(lit) = ctx.arg(call, 0) else { return };
    let Some(body) = FuncRef::Lit(lit).body(ctx.decl()) else { return };
    let captured = ctx.facts().captures().of_lit(lit).iter().find(|capture| is_config(ctx, capture.local));
    let Some(capture) = captured.filter(|_| !is_first_come(ctx)) else { return };
    let keeps = ctx.stmts_in(ctx.decl().stmt_span(body)).any(|stmt| is_store(ctx, stmt, capture.local));
    if !keeps {
        return;
    }
    let name = ctx.local_object(capture.local).map_or(Symbol::EMPTY, |local| local.name);
    let message = format!("only the first call's `{name}` takes effect");
    ctx.report(RULE.hint(capture.ident, message).related(call, "this runs once"));
}

/// A parameter of the declared function that looks like configuration: a struct, a text or a number.
fn is_config(ctx: &Ctx, local: LocalId) -> bool {
    let Some(object) = ctx.local_object(local) else { return false };
    let is_param = matches!(object.kind, LocalKind::Param(_));
    let own = |ty: Ty| ty.name().is_some_and(|name| name.package == ctx.package().path);
    let is_value = match ctx.types().underlying(object.ty).kind() {
        TyKind::Basic(basic) => *basic != Basic::UnsafePointer,
        TyKind::Struct(_) => true,
        TyKind::Pointer(elem) => own(*elem) && matches!(ctx.types().underlying(*elem).kind(), TyKind::Struct(_)),
        _ => false,
    };
    is_param && is_value
}

/// Whether the name or the comment of the function says that the first call decides.
fn is_first_come(ctx: &Ctx) -> bool {
    let name = ctx.function().map_or("", |function| function.name.as_str());
    let is_named = ["Set", "Register", "Init", "Close", "Stop", "Shutdown"].iter().any(|start| name.starts_with(start));
    is_named || {
        let text = ctx.doc_comment().to_ascii_lowercase();
        ["once", "first", "only", "ignored", "singleton"].iter().any(|word| text.contains(word))
    }
}

/// Whether a statement keeps something made of the parameter beyond the call.
fn is_store(ctx: &Ctx, stmt: StmtId, param: LocalId) -> bool {
    let Stmt::Assign { lhs, rhs, tok: AssignTok::Assign } = ctx.decl()[stmt] else { return false };
    let outlives = |target: ExprId| match ctx.def(ctx.decl().unparen(target)) {
        Def::Package(_) => true,
        _ => matches!(ctx.decl()[target], Expr::Selector { .. }),
    };
    ctx.decl().list(lhs).any(outlives)
        && ctx
            .decl()
            .list(rhs)
            .any(|value| ctx.uses(param).into_iter().any(|used| ctx.span(value).contains(ctx.span(used))))
}
