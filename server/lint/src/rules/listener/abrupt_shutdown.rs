//! Only a goroutine that waits for a signal and then does nothing but close and exit. Any other call between the two may
//! drain what is running, a second wait means that somebody insists, and without handlers in the package there is nothing
//! to cut off. There is no fix: the wait for the handlers has to go into the function that started the goroutine, and it
//! has to know them.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "abrupt-shutdown",
    entries: &["net-39"],
    tiers: &[Tier::Risk],
    docs: Docs {
        summary: "The process exits right after its listener was closed",
        effect: "Clients that are being served get half an answer and then a reset. Deferred calls don't run, and buffers \
                 are not flushed.",
        why: "Closing a listener only stops new connections. The handlers of the accepted ones go on, and `os.Exit` ends \
              them wherever they are.",
        repair: "Close the listener and let the accept loop return. Wait behind the loop, in the function that will end \
                 the program, until the handlers are done: a `sync.WaitGroup` with a limit of time. A goroutine that waits \
                 while `main` returns does not help.",
        bad: r#"package p

import (
	"net"
	"os"
	"os/signal"
)

func listen(address string) (net.Listener, error) {
	ln, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	go func() {
		<-stop
		ln.Close()
		os.Exit(0)
	}()
	return ln, nil
}

func serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go handle(c)
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
"#,
        good: r#"package p

import (
	"net"
	"os"
	"os/signal"
	"sync"
)

func listen(address string) (net.Listener, error) {
	ln, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	go func() {
		<-stop
		ln.Close()
	}()
	return ln, nil
}

func serve(ln net.Listener) error {
	var handlers sync.WaitGroup
	defer handlers.Wait()
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		handlers.Add(1)
		go func() {
			defer handlers.Done()
			handle(c)
		}()
	}
}

func handle(c net.Conn) {
	defer c.Close()
}
"#,
        references: &["https://pkg.go.dev/os#Exit", "https://pkg.go.dev/net/http#Server.Shutdown"],
    },
    check: Check::Call(&["os.Exit", "log.Fatal", "log.Fatalf", "log.Fatalln"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, exit: ExprId) {
    let FuncRef::Lit(lit) = ctx.enclosing_func(exit.into()) else { return };
    let started = ctx.parent(lit.into()).and_then(Node::expr).and_then(|call| ctx.parent(call.into()));
    if !matches!(started, Some(Node::Stmt(stmt)) if matches!(ctx.decl()[stmt], Stmt::Go(_))) {
        return;
    }
    let Some(stmt) = ctx.stmt_of(exit).filter(|stmt| matches!(ctx.decl()[*stmt], Stmt::Expr(_))) else { return };
    let Some(siblings) = ctx.siblings(stmt) else { return };
    let before: Vec<StmtId> = siblings.into_iter().take_while(|sibling| *sibling != stmt).collect();
    let Some(close) = before.iter().find_map(|stmt| closing_call(ctx, *stmt)) else { return };
    let is_quiet = before.iter().all(|stmt| is_quiet(ctx, *stmt)) && ctx.enclosing_loop(exit.into()).is_none();
    if !is_quiet || waits(ctx, lit, exit) != 1 || !ctx.is_package_whole() {
        return;
    }
    let closes_server = ctx.callee(close).is_method("net/http", "Server", "Close");
    if !closes_server && !ctx.has_handlers() {
        return;
    }
    let finding = RULE.risk(exit, "the process ends while connections may still be served");
    ctx.report(finding.related(close, "this stops new connections only"));
}

/// The call in a statement that closes a listener or an HTTP server.
fn closing_call(ctx: &Ctx, stmt: StmtId) -> Option<ExprId> {
    ctx.calls_in(ctx.decl().stmt_span(stmt)).find(|call| is_closing(ctx, *call))
}

fn is_closing(ctx: &Ctx, call: ExprId) -> bool {
    let callee = ctx.callee(call);
    let of_listener = || ctx.receiver(call).is_some_and(|listener| ctx.ty(listener).is_listener());
    callee.is_method("net/http", "Server", "Close")
        || callee.method_name() == Some("Close") && of_listener()
        || ctx.is_cancel_call(call) && ctx.has_handlers()
}

/// Whether a statement of the goroutine can't be what lets the handlers finish: it waits for a signal, logs or closes.
fn is_quiet(ctx: &Ctx, stmt: StmtId) -> bool {
    let span = ctx.decl().stmt_span(stmt);
    let is_dull = |call: ExprId| {
        let callee = ctx.callee(call);
        callee.is_logging()
            || is_closing(ctx, call)
            || ctx.is_cancel_call(call)
            || callee.is_func_of("os/signal", &["Stop", "Notify"])
            || callee.is_builtin("make")
            || ["Done", "Error", "String"].iter().any(|name| callee.method_name() == Some(*name) && callee.is_std())
    };
    let is_plain = ctx.stmts_in(span).all(|inner| {
        !matches!(
            ctx.decl()[inner],
            Stmt::Select { .. }
                | Stmt::For { .. }
                | Stmt::Range { .. }
                | Stmt::Go(_)
                | Stmt::Defer(_)
                | Stmt::Send { .. }
        )
    });
    is_plain && ctx.calls_in(span).all(is_dull)
}

/// How often the goroutine waits before it exits. The arms of a select are one wait.
fn waits(ctx: &Ctx, lit: ExprId, exit: ExprId) -> usize {
    let before = Span::new(ctx.span(lit).start, ctx.span(exit).start);
    let arm = ctx.ancestors(exit.into()).filter_map(Node::stmt).find_map(|stmt| match ctx.decl()[stmt] {
        Stmt::Comm { comm, .. } => Some((ctx.parent(stmt.into())?.span(ctx.decl()), comm?)),
        _ => None,
    });
    let arm = arm.filter(|(select, _)| ctx.span(lit).contains(*select));
    let counts = |channel: &ExprId| {
        let at = ctx.span(*channel);
        arm.is_none_or(|(select, comm)| !select.contains(at) || ctx.decl().stmt_span(comm).contains(at))
    };
    ctx.receives_in(before).filter(counts).count()
}
