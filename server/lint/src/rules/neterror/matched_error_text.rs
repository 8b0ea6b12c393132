//! Texts that another program may have sent (`EOF`, a reset connection, a context's end, which come through gRPC and its
//! like as words alone) count only where the error is certain to come from the standard library in the same function.
//! Only there a fix is safe; elsewhere it is offered, for an error that was made of words can't be found by `errors.Is`.
//! Nothing is said of an error that comes from a package not seen or a function value, or that this package makes a text of,
//! nor where the text is asked for after the error itself was. A library that takes any listener or connection has to do
//! with errors of other authors, too.
//! A timeout and an unknown host have no error of their own to compare with, so there is no fix for them.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "matched-error-text",
    entries: &["ctr-06"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "An error is recognized by its text",
        effect: "The branch is taken for errors that only quote the words, and no longer taken when the words change: with \
                 another operating system, another Go version, or one more layer of wrapping.",
        why: "Texts of errors are for people and part of no promise. Windows has its own words for most system errors. \
              The standard library keeps the error itself inside of those that it returns.",
        repair: "Ask `errors.Is` for `net.ErrClosed`, `io.EOF` or the `syscall` error. For a timeout let `errors.As` find \
                 a `net.Error` and call `Timeout`; for an unknown host find a `*net.DNSError` and look at `IsNotFound`.",
        bad: r#"package p

import (
	"net"
	"strings"
)

func closeListener(ln net.Listener) error {
	err := ln.Close()
	if err != nil && strings.Contains(err.Error(), "use of closed network connection") {
		return nil
	}
	return err
}
"#,
        good: r#"package p

import (
	"errors"
	"net"
)

func closeListener(ln net.Listener) error {
	err := ln.Close()
	if err != nil && errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}
"#,
        references: &["https://pkg.go.dev/errors#Is", "https://pkg.go.dev/net#pkg-variables"],
    },
    check: Check::Any(&[
        Check::Call(&["strings.Contains", "strings.HasPrefix", "strings.HasSuffix", "strings.EqualFold"], check_call),
        Check::Expr(&[ExprKind::Binary], check_comparison),
    ]),
    ..Rule::NEW
};

/// What a text stands for.
struct Known {
    /// The text as the standard library writes it.
    text: &'static str,
    /// The shortest part of it that nothing else is likely to say.
    core: &'static str,
    /// The error that has it, if it is a value.
    error: Option<&'static str>,
    /// The first minor version of Go that has this value.
    since: u8,
    /// Whether other programs send the same words.
    relayed: bool,
}

const fn known(text: &'static str, core: &'static str, error: &'static str) -> Known {
    Known { text, core, error: Some(error), since: 13, relayed: false }
}

const KNOWN: [Known; 11] = [
    Known { since: 16, ..known("use of closed network connection", "closed network connection", "$net.ErrClosed") },
    known("connection refused", "connection refused", "$syscall.ECONNREFUSED"),
    known("broken pipe", "broken pipe", "$syscall.EPIPE"),
    known("address already in use", "address already in use", "$syscall.EADDRINUSE"),
    Known { relayed: true, ..known("connection reset by peer", "connection reset", "$syscall.ECONNRESET") },
    Known { error: None, ..known("i/o timeout", "i/o timeout", "") },
    Known { error: None, ..known("no such host", "no such host", "") },
    Known { relayed: true, ..known("context canceled", "context canceled", "$context.Canceled") },
    Known { relayed: true, ..known("context deadline exceeded", "deadline exceeded", "$context.DeadlineExceeded") },
    Known { relayed: true, ..known("unexpected EOF", "unexpected EOF", "$io.ErrUnexpectedEOF") },
    Known { relayed: true, ..known("EOF", "EOF", "$io.EOF") },
];

fn check_call(ctx: &Ctx, call: ExprId) {
    let (Some(text), Some(pattern)) = (ctx.arg(call, 0), ctx.arg(call, 1)) else { return };
    report(ctx, call, text, pattern, "");
}

fn check_comparison(ctx: &Ctx, comparison: ExprId) {
    let Expr::Binary { op: op @ (BinaryOp::Eql | BinaryOp::Neq), x, y } = ctx.decl()[comparison] else { return };
    let (text, pattern) = if ctx.constant(x).is_some() { (y, x) } else { (x, y) };
    let not = if op == BinaryOp::Neq { "!" } else { "" };
    report(ctx, comparison, text, pattern, not);
}

fn report(ctx: &Ctx, whole: ExprId, text: ExprId, pattern: ExprId, not: &str) {
    let Some(words) = ctx.constant(pattern).and_then(Const::as_str) else { return };
    let Some(known) = KNOWN.iter().find(|known| is_said(known, words)) else { return };
    let Some((err, is_plain)) = error_of(ctx, text) else { return };
    let origins = ctx.origins(err);
    let is_certain = !origins.is_empty() && origins.iter().all(|call| ctx.callee(*call).makes_errors());
    if (known.relayed && !is_certain) || origins.iter().any(|call| !ctx.keeps_errors(*call) || is_for_any(ctx, *call)) {
        return;
    }
    if is_asked_before(ctx, err, whole) {
        return;
    }
    // What contains "EOF" may be any of two errors.
    let is_clear = known.text != "EOF" || !ctx.callee(whole).is_func("strings", "Contains");
    let name = ctx.text(err).filter(|_| ctx.decl().ident(err).is_some());
    let finding = RULE.hint(
        whole,
        match &name {
            Some(name) => format!("`{name}` is recognized by its text"),
            None => "an error is recognized by its text".to_owned(),
        },
    );
    let patch = || {
        let error = known.error.filter(|_| is_plain && is_clear && ctx.go_version().0 >= known.since)?;
        let title = format!("Ask `errors.Is` for `{}`", error.trim_start_matches('$'));
        let patch = if is_certain { Patch::safe(title) } else { Patch::offered(title) };
        let patch = patch.replace(whole, format!("{not}$errors.Is({}, {error})", name.as_ref()?));
        Some(if matches!(ctx.decl()[whole], Expr::Call { .. }) { patch.unimport("strings") } else { patch })
    };
    let patch = patch();
    ctx.report(finding.fix(patch));
}

/// Whether a call is made on an interface that other packages hand in, and implement in ways of their own: then a listener
/// may say in words of its own that it is closed.
fn is_for_any(ctx: &Ctx, call: ExprId) -> bool {
    let Some(given) = ctx.receiver(call).and_then(|receiver| parameter(ctx, receiver)) else { return false };
    // While a syntax error may hide a caller, anything may be handed in.
    if is_open(ctx) || !ctx.is_package_whole() {
        return true;
    }
    let sites = ctx.function().map(|function| ctx.call_sites(function)).unwrap_or_default();
    sites.iter().any(|site| {
        let arg = site.model.arg(site.call, given as usize);
        is_open(&site.model) && arg.is_some_and(|arg| parameter(&site.model, arg).is_some())
    })
}

/// The position of the parameter that an expression names, if that is an interface.
fn parameter(model: &Model, expr: ExprId) -> Option<u32> {
    let LocalKind::Param(index) = model.local_object(model.local(expr)?)?.kind else { return None };
    matches!(model.underlying(expr).kind(), TyKind::Interface { .. }).then_some(index)
}

/// Whether other packages can call the function.
fn is_open(model: &Model) -> bool {
    model.package().name != "main" && model.function().is_some_and(|function| function.name.is_exported())
}

/// Whether `errors.Is` or `errors.As` looked for an error of the system or the network in it before.
fn is_asked_before(ctx: &Ctx, err: ExprId, whole: ExprId) -> bool {
    let Some(err) = ctx.local(err) else { return false };
    let before = Span::new(0, ctx.span(whole).start);
    ctx.calls_in(before).any(|call| {
        let (Some(asked), Some(wanted)) = (ctx.arg(call, 0), ctx.arg(call, 1)) else { return false };
        let is_wanted = match ctx.callee(call) {
            callee if callee.is_func("errors", "As") => is_system_error(ctx.ty(wanted)),
            callee if callee.is_func("errors", "Is") => {
                ctx.qualified(wanted).is_some_and(|(package, _)| ["net", "syscall"].contains(&package.as_str()))
            }
            _ => false,
        };
        is_wanted && ctx.local(asked) == Some(err)
    })
}

/// Whether a type points, perhaps twice, to an error type of the network or the system.
fn is_system_error(ty: Ty) -> bool {
    let TyKind::Pointer(target) = ty.kind() else { return false };
    let target = if let TyKind::Pointer(inner) = target.kind() { *inner } else { *target };
    ["Error", "OpError"].iter().any(|name| target.is_named("net", name)) || target.is_named("syscall", "Errno")
}

/// Whether words that are looked for are the known text, its end with something before it, or a telling part of it.
fn is_said(known: &Known, words: &str) -> bool {
    let is_end = || known.text.len() > 10 && words.ends_with(known.text);
    words == known.text || is_end() || (known.text.contains(words) && words.contains(known.core))
}

/// The error whose text an expression is, and whether the text is used as it is.
fn error_of(ctx: &Ctx, text: ExprId) -> Option<(ExprId, bool)> {
    let call = ctx.source_call(text)?.value;
    let callee = ctx.callee(call);
    if callee.is_func_of("strings", &["ToLower", "TrimSpace"]) {
        return Some((error_of(ctx, ctx.arg(call, 0)?)?.0, false));
    }
    let err = ctx.receiver(call).filter(|_| callee.is_method("", "error", "Error"))?;
    // A text that was put into a variable may be looked at for other reasons, too.
    Some((ctx.decl().unparen(err), ctx.as_call(text).is_some()))
}
