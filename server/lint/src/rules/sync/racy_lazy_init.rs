//! Functions that may be called by several goroutines as far as can be seen: exported ones of a library, handlers, and what
//! these or goroutines call. What is called `Register…` is called by init functions. Packages below `cmd` belong to one
//! program, internal ones to one module: both show their goroutines or have none. There is no fix: with `sync.OnceValue` the
//! variable gets another type, and a `sync.Once` in this function alone would not order the reads in others.

use gohazard_semantic::summary::Function;

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "racy-lazy-init",
    entries: &["gor-15"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "A package variable is set on first use without synchronisation",
        effect: "Two goroutines find it nil and both set it. One value is lost with what it holds: measured, each lost \
                 `sql.DB` keeps a goroutine for the life of the process. A reader may see a value that is half made.",
        why: "Between the comparison and the assignment others may do the same, and without synchronisation nothing says \
              that who sees the pointer sees what it points to.",
        repair: "Use `sync.OnceValue` (Go 1.21) or `sync.Once`, or set the variable when the program starts.",
        bad: r#"package p

import "log"

var logger *log.Logger

func Logger() *log.Logger {
	if logger == nil {
		logger = log.New(log.Writer(), "p: ", log.LstdFlags)
	}
	return logger
}
"#,
        good: r#"package p

import (
	"log"
	"sync"
)

var logger = sync.OnceValue(func() *log.Logger {
	return log.New(log.Writer(), "p: ", log.LstdFlags)
})

func Logger() *log.Logger {
	return logger()
}
"#,
        references: &["https://pkg.go.dev/sync#OnceValue", "https://go.dev/ref/mem"],
    },
    check: Check::Stmt(&[StmtKind::If], check),
    ..Rule::NEW
};

/// Callers of callers are followed this far.
const MAX_STEPS: usize = 3;

fn check(ctx: &Ctx, stmt: StmtId) {
    let Some((object, assigned)) = lazily_set(ctx, stmt) else { return };
    let whole = Span::new(0, ctx.decl().len);
    let Some(function) = ctx.function() else { return };
    let is_test = ["Test", "Benchmark", "Fuzz"].iter().any(|start| function.name.as_str().starts_with(start));
    let registers = function.name.as_str().starts_with("Register");
    if ctx.is_start_up() || is_test || registers || ctx.enclosing_func(stmt.into()) != FuncRef::Decl {
        return;
    }
    if ctx.may_lock_in(whole)
        || uses_atomics(ctx, whole)
        || !ctx.is_package_whole()
        || !is_shared(ctx, function, MAX_STEPS)
    {
        return;
    }
    let message = format!("two goroutines may both find `{object}` nil and set it");
    ctx.report(RULE.risk(assigned, message).related(stmt, "compared here"));
}

/// The package variable of `if v == nil { v = … }`, and where it is set.
fn lazily_set(ctx: &Ctx, stmt: StmtId) -> Option<(Symbol, ExprId)> {
    let Stmt::If { cond, then, .. } = ctx.decl()[stmt] else { return None };
    let Expr::Binary { op: BinaryOp::Eql, x, y } = ctx.decl()[ctx.decl().unparen(cond)] else { return None };
    let compared = if ctx.is_nil(y) { x } else { y };
    let Def::Package(object) = ctx.def(ctx.decl().unparen(compared)) else { return None };
    let is_nil_check = ctx.is_nil(x) != ctx.is_nil(y);
    let stmts = ctx.stmts_in(ctx.decl().stmt_span(then)).filter(|_| is_nil_check);
    stmts.into_iter().find_map(|inner| {
        let Stmt::Assign { lhs, tok: AssignTok::Assign, .. } = ctx.decl()[inner] else { return None };
        let target = ctx.decl().list(lhs).find(|target| ctx.def(ctx.decl().unparen(*target)) == Def::Package(object));
        Some((object.name, target?))
    })
}

fn uses_atomics(ctx: &Ctx, span: Span) -> bool {
    ctx.calls_in(span).any(|call| {
        ctx.callee(call)
            .symbol()
            .is_some_and(|symbol| symbol.starts_with("sync.") || symbol.starts_with("sync/atomic."))
    })
}

/// Whether several goroutines may call a function of the package, none of its callers taking care of it.
fn is_shared(ctx: &Ctx, function: Function, steps: usize) -> bool {
    let sites = ctx.call_sites(function);
    let locked = sites.iter().any(|site| {
        let is_guard = site.model.is_called_locked() || site.model.may_lock_in(Span::new(0, site.model.decl().len));
        is_guard || site.model.function().is_none()
    });
    if locked {
        return false;
    }
    if (function.name.is_exported() && is_library(ctx)) || is_handler(ctx, function) {
        return true;
    }
    sites.iter().any(|site| {
        let at = Node::Expr(site.call);
        let in_goroutine = site.model.ancestors(at).any(|node| match node {
            Node::Expr(lit) => !site.model.spawns_of(lit).is_empty(),
            Node::Stmt(stmt) => matches!(site.model.decl()[stmt], Stmt::Go(_)),
            _ => false,
        });
        let caller = site.model.function();
        in_goroutine || (steps > 0 && caller.is_some_and(|caller| is_shared(ctx, caller, steps - 1)))
    })
}

/// Whether everybody may import the package.
fn is_library(ctx: &Ctx) -> bool {
    let package = ctx.package();
    package.name != "main" && !package.path.as_str().split('/').any(|name| ["cmd", "internal"].contains(&name))
}

/// Whether the function has the form of a handler of requests.
fn is_handler(ctx: &Ctx, function: Function) -> bool {
    let Some(model) = ctx.declaration(function) else { return false };
    let param =
        |index| model.argument(Arg::Param(index)).and_then(|local| model.local_object(local)).map(|local| local.ty);
    param(0).is_some_and(|ty| ty.is_named("net/http", "ResponseWriter"))
        && param(1).is_some_and(|ty| ty.is_pointer_to("net/http", "Request"))
}
