//! Only where the listener and its address stand in the same function and the text goes somewhere to be read by others: a
//! URL that is returned or stored, a field with a tag for an encoder, be it in a function of the package that gets it. What
//! is logged, dialed, compared or given to other code says nothing. There is no fix: which host others reach this one by is not in the code.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "advertised-wildcard-address",
    entries: &["net-24"],
    tiers: &[Tier::Hint],
    docs: Docs {
        summary: "The address of a wildcard listener is told to others",
        effect: "Others are told to connect to `[::]:8080` or `0.0.0.0:8080`. On the same host that works by accident; from \
                 any other host it reaches the wrong machine, or none.",
        why: "A listener that is bound to all addresses has none in particular, and `Addr` reports what it was bound to. \
              Only the local address of an accepted connection says which one a client has used.",
        repair: "Tell others a host name or address that is configured for that purpose, joined with the port by \
                 `net.JoinHostPort`.",
        bad: r#"package p

import "net"

func listen() (net.Listener, string, error) {
	ln, err := net.Listen("tcp", ":8080")
	if err != nil {
		return nil, "", err
	}
	return ln, "http://" + ln.Addr().String() + "/", nil
}
"#,
        good: r#"package p

import "net"

func listen(host string) (net.Listener, string, error) {
	ln, err := net.Listen("tcp", ":8080")
	if err != nil {
		return nil, "", err
	}
	return ln, "http://" + net.JoinHostPort(host, "8080") + "/", nil
}
"#,
        references: &["https://pkg.go.dev/net#Listen"],
    },
    check: Check::Call(&["net.Listener.Addr", "net.TCPListener.Addr"], check),
    ..Rule::NEW
};

/// How far the text is followed.
const MAX_STEPS: usize = 8;

fn check(ctx: &Ctx, addr: ExprId) {
    let Some(listener) = ctx.receiver(addr).and_then(|listener| ctx.local(listener)) else { return };
    let Some(source) = ctx.only_definition(listener) else { return };
    let Some(bound) = wildcard(ctx, source.value) else { return };
    let text = ctx.parent(addr.into()).and_then(|selector| ctx.parent(selector)).and_then(Node::expr);
    let Some(text) = text.filter(|text| ctx.callee(*text).is_method("net", "Addr", "String")) else { return };
    if is_advertised(ctx, text, false, MAX_STEPS) {
        let finding = RULE.hint(text, "other hosts can't reach this address");
        ctx.report(finding.related(bound, "this means all addresses of this host"));
    }
}

/// The address that a call listens at, if it means all addresses of the host.
fn wildcard(ctx: &Ctx, listen: ExprId) -> Option<ExprId> {
    let callee = ctx.callee(listen);
    let (network, address) = match callee.is_method("net", "ListenConfig", "Listen") {
        true => (1, 2),
        false if callee.is_func("net", "Listen") || callee.is_func("crypto/tls", "Listen") => (0, 1),
        false => return None,
    };
    let text = |index| ctx.constant(ctx.arg(listen, index)?)?.as_str();
    let (host, _) = text(address)?.rsplit_once(':')?;
    let is_wildcard = text(network)?.starts_with("tcp") && matches!(host, "" | "0.0.0.0" | "[::]");
    is_wildcard.then(|| ctx.arg(listen, address))?
}

/// Whether a text, which is part of a URL or not, goes to where others read it.
fn is_advertised(model: &Model, text: ExprId, in_url: bool, steps: usize) -> bool {
    let Some(steps) = steps.checked_sub(1) else { return false };
    match model.parent(text.into()) {
        Some(Node::Expr(parent)) => match model.decl()[parent] {
            Expr::Paren(_) => is_advertised(model, parent, in_url, steps),
            Expr::Binary { op: BinaryOp::Add, x, y } => {
                is_advertised(model, parent, in_url || is_scheme(model, x) || is_scheme(model, y), steps)
            }
            Expr::Call { .. } if model.callee(parent).is_func("fmt", "Sprintf") => {
                let has_scheme = model.arg(parent, 0).is_some_and(|format| is_scheme(model, format));
                is_advertised(model, parent, in_url || has_scheme, steps)
            }
            Expr::Call { .. } => is_advertised_by(model, parent, text, in_url, steps),
            Expr::KeyValue { key, .. } => is_for_others(model, parent, key, in_url),
            _ => false,
        },
        Some(Node::Stmt(stmt)) => match model.decl()[stmt] {
            Stmt::Return(_) => in_url,
            Stmt::Assign { .. } => stored(model, text, in_url, steps),
            _ => false,
        },
        Some(Node::Spec(_)) => stored(model, text, in_url, steps),
        _ => false,
    }
}

/// Whether the function of the package that gets a text tells it to others.
fn is_advertised_by(model: &Model, call: ExprId, text: ExprId, in_url: bool, steps: usize) -> bool {
    let Some(function) = model.package_function(model.callee(call)) else { return false };
    let Some(position) = model.args(call).position(|arg| arg == text) else { return false };
    let Some(callee) = model.declaration(function) else { return false };
    let param = callee.params().find(|(index, _)| *index as usize == position).map(|(_, local)| local);
    param.is_some_and(|local| callee.uses(local).into_iter().any(|used| is_advertised(&callee, used, in_url, steps)))
}

/// Whether a constant text starts a URL: `"http://"`, `"ws://%s/"`.
fn is_scheme(model: &Model, text: ExprId) -> bool {
    model.constant(text).and_then(Const::as_str).is_some_and(|text| text.contains("://"))
}

/// Whether the variable or field that takes a text is read by others.
fn stored(model: &Model, text: ExprId, in_url: bool, steps: usize) -> bool {
    if let Some(local) = model.target_of_value(text) {
        return model.uses(local).into_iter().any(|used| is_advertised(model, used, in_url, steps));
    }
    let Some(Node::Stmt(stmt)) = model.parent(text.into()) else { return false };
    let Stmt::Assign { lhs, rhs, .. } = model.decl()[stmt] else { return false };
    let Some(index) = model.decl().list(rhs).position(|value| value == text) else { return false };
    let Some(target) = model.decl().at(lhs, index) else { return false };
    match model.decl()[target] {
        Expr::Selector { x, sel } => {
            let ty = model.ty(x);
            let ty = ty.pointee().unwrap_or(ty);
            in_url || model.decl().ident(sel).is_some_and(|name| is_encoded(model, ty, name))
        }
        _ => false,
    }
}

/// Whether an element of a composite literal is read by others: a field of a struct that is encoded, or a URL.
fn is_for_others(model: &Model, element: ExprId, key: ExprId, in_url: bool) -> bool {
    let Some(literal) = model.parent(element.into()).and_then(Node::expr) else { return false };
    let ty = model.ty(literal);
    let Some(name) = model.decl().ident(key) else { return false };
    let is_host = ty.is_named("net/url", "URL") && name == "Host";
    in_url || is_host || is_encoded(model, ty, name)
}

/// Whether a field has a tag, by which encoders know it.
fn is_encoded(model: &Model, ty: Ty, name: Symbol) -> bool {
    match model.types().underlying(ty).kind() {
        TyKind::Struct(fields) => fields.iter().any(|field| {
            let tag = field.tag.as_str();
            field.name == name && ["json:", "xml:", "yaml:"].iter().any(|key| tag.contains(key))
        }),
        _ => false,
    }
}
