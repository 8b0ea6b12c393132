//! It speaks where the code proves that the value is of another type or nil, and in exported functions that take a
//! `net.Conn`, `net.Listener` or `net.Addr` of anybody. Everything else is silent: a field, a value from code that can't be
//! seen, a parameter whose network or type is looked at anywhere in the function.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unchecked-conn-assertion",
    entries: &["net-31"],
    tiers: &[Tier::Bug, Tier::Risk],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A connection is taken for one of a certain type without a check",
        effect: "The program panics: `interface conversion: net.Conn is *tls.Conn, not *net.TCPConn`.",
        why: "`net.Conn`, `net.Listener` and `net.Addr` hold whatever the network name, TLS or a wrapper puts there, and nil \
              when the error of a Dial was ignored. A type assertion with one result panics when it does not fit.",
        repair: "Use the form with two results and do without the special type when it says no. Where only one type can \
                 come, dial with a function that returns it, such as `net.DialTCP`.",
        bad: r#"package p

import (
	"context"
	"crypto/tls"
	"net"
)

func connect(ctx context.Context, d *tls.Dialer, addr string) (net.Conn, error) {
	c, err := d.DialContext(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	t := c.(*net.TCPConn)
	t.SetNoDelay(false)
	return c, nil
}
"#,
        good: r#"package p

import (
	"context"
	"crypto/tls"
	"net"
)

func connect(ctx context.Context, d *tls.Dialer, addr string) (net.Conn, error) {
	c, err := d.DialContext(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	if t, ok := c.(*net.TCPConn); ok {
		t.SetNoDelay(false)
	}
	return c, nil
}
"#,
        references: &["https://go.dev/ref/spec#Type_assertions"],
    },
    check: Check::Expr(&[ExprKind::TypeAssert], check),
    ..Rule::NEW
};

/// The types of `net` that assertions are made to, without the asterisk.
const TYPES: &[&str] = &[
    "TCPConn",
    "UDPConn",
    "UnixConn",
    "IPConn",
    "TCPListener",
    "UnixListener",
    "TCPAddr",
    "UDPAddr",
    "UnixAddr",
    "IPAddr",
];

fn check(ctx: &Ctx, assertion: ExprId) {
    let Expr::TypeAssert { x, ty: Some(ty) } = ctx.decl()[assertion] else { return };
    let Some(&wanted) = TYPES.iter().find(|name| ctx.ty(ty).is_pointer_to("net", name)) else { return };
    if is_checked(ctx, assertion) {
        return;
    }
    if let Some(source) = failed_source(ctx, x) {
        let finding = RULE.bug(assertion, "this panics when the call failed, for its error is discarded");
        return ctx.report(finding.related(source, "the error is discarded here"));
    }
    if let Some((held, source)) = held_type(ctx, x, wanted) {
        let finding = RULE.bug(assertion, format!("this is a `{held}`, never a `*net.{wanted}`"));
        return ctx.report(finding.related(source, "it comes from here").fix(fix(ctx, assertion, x, ty)));
    }
    if let Some(param) = public_param(ctx, x) {
        let finding = RULE.risk(assertion, format!("`{param}` may be of another type than `*net.{wanted}`"));
        ctx.report(finding.fix(fix(ctx, assertion, x, ty)));
    }
}

/// Whether the assertion has the form with two results.
fn is_checked(ctx: &Ctx, assertion: ExprId) -> bool {
    let mut around = ctx.ancestors(assertion.into());
    match around.find(|node| !matches!(node, Node::Expr(expr) if matches!(ctx.decl()[*expr], Expr::Paren(_)))) {
        Some(Node::Stmt(stmt)) => match ctx.decl()[stmt] {
            Stmt::Assign { lhs, rhs, .. } => lhs.len() == 2 && rhs.len() == 1,
            _ => false,
        },
        // `var t, ok = c.(T)`
        Some(Node::Spec(_)) => true,
        _ => false,
    }
}

/// The Dial or Accept whose error is discarded and whose result is used without a look.
fn failed_source(ctx: &Ctx, x: ExprId) -> Option<ExprId> {
    let local = ctx.local(x)?;
    let source = ctx.only_definition(local).filter(|source| ctx.gives_conn(source.value))?;
    let is_discarded = ctx.target(source.value, 1).is_some_and(|err| ctx.is_blank(err));
    let is_compared = ctx.uses(local).into_iter().any(|used| {
        matches!(ctx.parent(used.into()), Some(Node::Expr(parent)) if matches!(ctx.decl()[parent], Expr::Binary { .. }))
    });
    (is_discarded && !is_compared).then_some(source.value)
}

/// The type that the value is proven to have, when it is not the wanted one, and the call that says so.
fn held_type(ctx: &Ctx, x: ExprId, wanted: &str) -> Option<(String, ExprId)> {
    let ty = ctx.ty(x);
    if ty.is_named("net", "Addr") {
        let call = ctx.source_call(x)?.value;
        let holder = ctx.receiver(call)?;
        let origin = ctx.conn_origin(holder)?;
        let held = format!("{}Addr", origin.network?.prefix());
        return (held != wanted).then(|| (qualified(&held), origin.call));
    }
    let origin = ctx.conn_origin(x)?;
    let held = match (ty.is_listener(), origin.tls, origin.network) {
        (true, true, _) => return Some(("tls listener".to_owned(), origin.call)),
        (false, true, _) => return Some(("*tls.Conn".to_owned(), origin.call)),
        (true, false, network) => format!("{}Listener", network?.prefix()),
        (false, false, Some(Network::Pipe)) => "pipe".to_owned(),
        (false, false, network) => format!("{}Conn", network?.prefix()),
    };
    (held != wanted).then(|| (qualified(&held), origin.call))
}

/// A type of `net` as a message names it.
fn qualified(name: &str) -> String {
    if name.starts_with("pipe") { format!("net.{name}") } else { format!("*net.{name}") }
}

/// The parameter of an exported function that an expression is, or whose address it is.
fn public_param(ctx: &Ctx, x: ExprId) -> Option<Symbol> {
    let x = ctx.decl().unparen(x);
    let holder = match ctx.as_call(x) {
        Some(call) => {
            let names = ["Addr", "LocalAddr", "RemoteAddr"];
            ctx.receiver(call).filter(|_| ctx.callee(call).method_name().is_some_and(|it| names.contains(&it)))?
        }
        None => x,
    };
    let local = ctx.local(holder)?;
    let param = ctx.local_object(local)?;
    let is_interface = ["Conn", "Addr", "Listener"].iter().any(|name| param.ty.is_named("net", name));
    let is_param = matches!(param.kind, LocalKind::Param(_)) && param.func.is_none();
    let function = ctx.function().filter(|function| is_public(ctx, function.recv) && function.name.is_exported());
    if !is_interface || !is_param || function.is_none() || ctx.package().name == "main" {
        return None;
    }
    (!is_looked_at(ctx, local)).then_some(param.name)
}

/// Whether methods of the type can be called from other packages; no type stands for a function.
fn is_public(ctx: &Ctx, recv: Symbol) -> bool {
    let is_method = ctx.decl().func().is_some_and(|func| func.recv.is_some());
    !is_method || recv.is_exported()
}

/// Whether the function asks for the network or type of a parameter, or sets it.
fn is_looked_at(ctx: &Ctx, local: LocalId) -> bool {
    let place = Place::local(local);
    let whole = Span::new(0, ctx.decl().len);
    let asks = ctx.calls_in(whole).any(|call| ctx.callee(call).method_name() == Some("Network"));
    let tests = ctx.decl().exprs().any(|expr| match ctx.decl()[expr] {
        Expr::TypeAssert { ty: None, .. } => true,
        Expr::TypeAssert { ty: Some(_), .. } => is_checked(ctx, expr),
        _ => false,
    });
    asks || tests || ctx.touches_of(&place).any(|touch| touch.ops.any(Ops::STORE))
}

/// The form with two results, around the statements that the value is used in.
fn fix(ctx: &Ctx, assertion: ExprId, x: ExprId, ty: ExprId) -> Option<Patch> {
    let (x, ty) = (ctx.text(x)?, ctx.text(ty)?);
    let title = format!("Check for `{ty}`");
    let ok = ctx.fresh_name("ok");
    let stmt = ctx.enclosing_listed_stmt(assertion.into())?;
    if let Stmt::Expr(call) = ctx.decl()[stmt] {
        // `c.(T).SetNoDelay(true)`
        let receiver = ctx.receiver(call).filter(|receiver| ctx.decl().unparen(*receiver) == assertion)?;
        let kind =
            ty.rsplit('.').next()?.trim_end_matches("Conn").trim_end_matches("Listener").trim_end_matches("Addr");
        let name = ctx.fresh_name(&kind.to_ascii_lowercase());
        let call = ctx.text(Span::new(ctx.span(receiver).end, ctx.span(call).end)).filter(|it| !it.contains('\n'))?;
        let code = format!("if {name}, {ok} := {x}.({ty}); {ok} {{\n{name}{call}\n}}");
        return Some(Patch::offered(title).replace(stmt, code));
    }
    let local = ctx.target_of_value(assertion).and_then(|local| ctx.local_object(local).map(|object| (local, object)));
    let (local, object) = local
        .filter(|_| matches!(ctx.decl()[stmt], Stmt::Assign { tok: AssignTok::Define, lhs, .. } if lhs.len() == 1))?;
    let uses = ctx.uses(local);
    let mut last = None;
    let mut next = ctx.next_stmt(stmt);
    while let Some(candidate) = next.filter(|candidate| calls_method_of(ctx, *candidate, local)) {
        last = Some(candidate);
        next = ctx.next_stmt(candidate);
    }
    let (first, last) = (ctx.next_stmt(stmt)?, last?);
    let span = Span::new(ctx.decl().stmt_span(first).start, ctx.decl().stmt_span(last).end);
    let head = format!("if {}, {ok} := {x}.({ty}); {ok} {{", object.name);
    let all_inside = uses.iter().all(|used| span.contains(ctx.span(*used)));
    all_inside.then(|| Patch::safe(title).delete(stmt).enclose(first, last, head, "}"))
}

/// Whether a statement does nothing but to call a method of a variable.
fn calls_method_of(ctx: &Ctx, stmt: StmtId, local: LocalId) -> bool {
    let receiver = match ctx.decl()[stmt] {
        Stmt::Expr(call) => ctx.receiver(call),
        _ => None,
    };
    receiver.and_then(|receiver| ctx.local(receiver)) == Some(local)
}
