//! Only the whole pattern in one test: a goroutine, a sleep, and then a request to a port of this host that is written out
//! both in the request and where the goroutine gets it from. A request in a loop is a retry. There is no fix: the server
//! has to be given a listener, which changes its signature.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "fixed-port-test",
    entries: &["net-17"],
    tiers: &[Tier::Risk],
    in_tests: true,
    docs: Docs {
        summary: "A test sleeps and then dials a fixed port",
        effect: "The test fails where the port is taken: by another test that runs in parallel, by the last run, by a \
                 program on the developer's machine. It fails on a slow machine too, where the sleep is too short.",
        why: "Nothing reserves the port for the test, and nothing tells it when the server listens.",
        repair: "Listen on `127.0.0.1:0` in the test, hand the listener to the server and dial `ln.Addr().String()`: \
                 connections queue as soon as Listen has returned, so no sleep is needed. For HTTP use \
                 `httptest.NewServer`.",
        bad: r#"package p

import (
	"net"
	"net/http"
	"testing"
	"time"
)

func TestServer(t *testing.T) {
	go http.ListenAndServe("127.0.0.1:8099", nil)
	time.Sleep(100 * time.Millisecond)
	c, err := net.Dial("tcp", "127.0.0.1:8099")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
}
"#,
        good: r#"package p

import (
	"net"
	"net/http"
	"testing"
)

func TestServer(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go http.Serve(ln, nil)
	c, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
}
"#,
        references: &["https://pkg.go.dev/net#Listen", "https://pkg.go.dev/net/http/httptest#NewServer"],
    },
    check: Check::Call(&["time.Sleep"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, sleep: ExprId) {
    let func = ctx.enclosing_func(sleep.into());
    let is_fixed = ctx.arg(sleep, 0).is_some_and(|time| ctx.int(time).is_some());
    if !is_test(ctx) || !is_fixed || ctx.enclosing_loop(sleep.into()).is_some() {
        return;
    }
    let slept = ctx.span(sleep);
    let after = Span::new(slept.end, func.body(ctx.decl()).map_or(slept.end, |body| ctx.decl().stmt_span(body).end));
    let in_loop = |call: &ExprId| {
        let mut around = ctx.ancestors((*call).into());
        around.any(|node| matches!(node, Node::Stmt(stmt) if matches!(ctx.decl()[stmt], Stmt::For { .. } | Stmt::Range { .. })))
    };
    let request = ctx.calls_in(after).filter(|call| is_request(ctx, *call) && !in_loop(call)).find_map(|call| {
        let mut args = ctx.args(call);
        args.find_map(|arg| Some((arg, local_port(ctx.constant(arg)?.as_str()?)?)))
    });
    let Some((address, port)) = request else { return };
    let is_server = |stmt: &StmtId| {
        let at = ctx.decl().stmt_span(*stmt);
        let before = at.end <= slept.start && ctx.enclosing_func((*stmt).into()) == func;
        before && matches!(ctx.decl()[*stmt], Stmt::Go(_)) && gets_port(ctx, *stmt, port)
    };
    let Some(server) = ctx.decl().stmts().find(is_server) else { return };
    let finding = RULE.risk(address, format!("port {port} may be taken, or not be listened at yet"));
    ctx.report(finding.related(server, "the server is started here").related(sleep, "this sleep may be too short"));
}

/// Whether the declaration is a test or benchmark.
fn is_test(ctx: &Ctx) -> bool {
    ctx.params().any(|(_, param)| {
        let ty = ctx.local_object(param).map_or(Ty::UNKNOWN, |param| param.ty);
        ["T", "B"].iter().any(|name| ty.is_pointer_to("testing", name))
    })
}

/// Whether a call connects to the address that it is given.
fn is_request(ctx: &Ctx, call: ExprId) -> bool {
    let callee = ctx.callee(call);
    let requests = ["Get", "Head", "Post", "PostForm"];
    callee.is_func_of("net", &["Dial", "DialTimeout"])
        || callee.is_func_of("crypto/tls", &["Dial", "DialWithDialer"])
        || callee.is_func_of("net/rpc", &["Dial", "DialHTTP"])
        || callee.is_func_of("net/http", &requests)
        || ["Dial", "DialContext"].iter().any(|name| callee.is_method("net", "Dialer", name))
        || requests.iter().any(|name| callee.is_method("net/http", "Client", name))
}

/// The port of an address or URL of this host.
fn local_port(address: &'static str) -> Option<&'static str> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (host, port) = rest.split('/').next()?.rsplit_once(':')?;
    let is_local = matches!(host, "" | "localhost" | "127.0.0.1" | "[::1]" | "0.0.0.0" | "[::]");
    let is_fixed = port.parse::<u16>().is_ok_and(|port| port != 0);
    (is_local && is_fixed).then_some(port)
}

/// Whether what a `go` statement starts is given the port: there, before it in the test, or in the function that it calls.
fn gets_port(ctx: &Ctx, server: StmtId, port: &str) -> bool {
    let until = Span::new(0, ctx.decl().stmt_span(server).end);
    if mentions(ctx, until, port) {
        return true;
    }
    let called = ctx.calls_in(ctx.decl().stmt_span(server)).filter_map(|call| ctx.package_function(ctx.callee(call)));
    let called: Vec<_> = called.collect();
    called.into_iter().filter_map(|function| ctx.declaration(function)).any(|model| {
        let whole = Span::new(0, model.decl().len);
        mentions(&model, whole, port)
    })
}

/// Whether a constant in a range is an address with the port, or the port itself.
fn mentions(model: &Model, span: Span, port: &str) -> bool {
    model.exprs_in(span).any(|expr| {
        let text = model.constant(expr).and_then(Const::as_str).unwrap_or_default();
        text.strip_suffix(port).is_some_and(|host| host.is_empty() || host.ends_with(':'))
            || model.int(expr).is_some_and(|number| number.to_string() == port)
    })
}
