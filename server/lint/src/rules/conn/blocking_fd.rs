//! The connection or listener must be seen to be used on: here after the call, or, when it is a parameter or a field, by a
//! caller or elsewhere in the package. One that is closed in the same function is left alone, and so is a file that goes to
//! another process as it is. The fix is offered where the number goes to one call whose error is returned or checked at once.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "blocking-fd",
    entries: &["ctr-17"],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "`Fd` of a connection's file makes the connection itself block",
        effect: "Deadlines are ignored, Close hangs while somebody waits in Accept or Read, and each waiting call occupies a \
                 thread. Measured with a listener: Accept was never woken again.",
        why: "`File` duplicates the descriptor, but both copies share one open socket and its mode. `Fd` switches it to \
              blocking, for both.",
        repair: "Use `SyscallConn` and its `Control`, which lend the descriptor of the connection without changing its mode.",
        bad: r#"package p

import (
	"net"
	"syscall"
)

func listen(addr *net.TCPAddr) (net.Listener, error) {
	ln, err := net.ListenTCP("tcp", addr)
	if err != nil {
		return nil, err
	}
	f, err := ln.File()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := syscall.SetsockoptInt(int(f.Fd()), syscall.IPPROTO_IP, syscall.IP_TOS, 8); err != nil {
		return nil, err
	}
	return ln, nil
}
"#,
        good: r#"package p

import (
	"net"
	"syscall"
)

func listen(addr *net.TCPAddr) (net.Listener, error) {
	ln, err := net.ListenTCP("tcp", addr)
	if err != nil {
		return nil, err
	}
	raw, err := ln.SyscallConn()
	if err != nil {
		return nil, err
	}
	var serr error
	if err := raw.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_IP, syscall.IP_TOS, 8)
	}); err != nil {
		return nil, err
	}
	if serr != nil {
		return nil, serr
	}
	return ln, nil
}
"#,
        references: &["https://pkg.go.dev/os#File.Fd"],
    },
    check: Check::Call(&["os.File.Fd"], check),
    ..Rule::NEW
};

/// What somebody does who goes on using a connection or listener.
const USES: Ops = Ops::ACCEPT.and(Ops::READ).and(Ops::WRITE).and(Ops::ESCAPES);

fn check(ctx: &Ctx, call: ExprId) {
    let Some(file) = ctx.receiver(call).and_then(|file| ctx.source_call(file)) else {
        return;
    };
    let is_file =
        ["conn", "TCPListener", "UnixListener"].iter().any(|ty| ctx.callee(file.value).is_method("net", ty, "File"));
    let Some(socket) = ctx.receiver(file.value).filter(|_| is_file) else { return };
    let Some(place) = ctx.aliased_place(socket) else { return };
    if closes(ctx, &place) || !(is_used_later(ctx, call, &place) || is_used_elsewhere(ctx, &place, socket)) {
        return;
    }
    let Some(name) = ctx.last_name(socket) else { return };
    let finding = RULE.bug(call, format!("from here on `{name}` blocks and ignores deadlines and Close"));
    ctx.report(finding.related(file.value, "this shares the socket").fix(fix(ctx, call, file.value, socket)));
}

/// Whether the function closes the socket before it returns; by `defer` it is used until then.
fn closes(ctx: &Ctx, place: &Place) -> bool {
    ctx.touches_of(place)
        .any(|touch| touch.run == Run::Here && ctx.ops_of(touch).any(Ops::CLOSE) && !is_on_failure(ctx, touch))
}

/// Whether a touch stands in a branch that is taken when something failed.
fn is_on_failure(ctx: &Ctx, touch: &Touch) -> bool {
    let mut around = ctx.ancestors(touch.expr.into()).filter_map(Node::stmt);
    around.any(|stmt| matches!(ctx.decl()[stmt], Stmt::If { cond, .. } if ctx.is_not_nil(cond).is_some()))
}

/// Whether the function itself uses the socket after the call.
fn is_used_later(ctx: &Ctx, call: ExprId, place: &Place) -> bool {
    let func = ctx.enclosing_func(call.into());
    let cfg = ctx.cfg(func);
    let Some(at) = cfg.point_of(call).filter(|_| !cfg.has_errors()) else { return false };
    ctx.moments(func, place, USES).into_iter().any(|use_point| cfg.may_follow(at, use_point))
}

/// Whether whoever the socket belongs to uses it: the caller that passes it, or a function with the same field.
fn is_used_elsewhere(ctx: &Ctx, place: &Place, socket: ExprId) -> bool {
    let summaries = ctx.summaries();
    if let Some((owner, name)) = ctx.field_named(socket) {
        return summaries.field(owner, name).any(Ops::ACCEPT | Ops::READ | Ops::WRITE);
    }
    let Some(param) = place.as_local().and_then(|local| ctx.local_object(local)) else { return false };
    let LocalKind::Param(index) = param.kind else { return false };
    let callers = ctx.function().filter(|_| param.func.is_none()).and_then(|function| summaries.callers(function));
    callers.is_some_and(|callers| callers.of_arg(Arg::Param(index)).any(|(_, site)| site.caller.any(USES)))
}

/// The same call with the descriptor that `Control` lends.
fn fix(ctx: &Ctx, call: ExprId, file: ExprId, socket: ExprId) -> Option<Patch> {
    let Receiving { stmt: opening, .. } = ctx.receiving(file)?;
    let (name, err) = (ctx.target_local(file, 0)?, ctx.target_local(file, 1)?);
    let check = ctx.error_check(opening, err).filter(|check| ctx.leaves(*check))?;
    let uses = ctx.uses(name);
    let defer = ctx.next_stmt(check).filter(|stmt| is_deferred_close(ctx, *stmt, name))?;
    // The file must be there for this call alone: it, and the deferred Close.
    if uses.len() != 2 {
        return None;
    }
    let outer = outer_call(ctx, call)?;
    let at = ctx.enclosing_listed_stmt(outer.into())?;
    let (whole, fd) = (ctx.span(outer), ctx.span(call));
    let text = format!("{}fd{}", ctx.text(Span::new(whole.start, fd.start))?, ctx.text(Span::new(fd.end, whole.end))?);
    let (raw, serr) = (ctx.fresh_name("raw"), ctx.fresh_name("serr"));
    let inner = ctx.return_like(check, err, "err")?;
    let control = format!(
        "var {serr} error\nif err := {raw}.Control(func(fd uintptr) {{\n{serr} = {text}\n}}); err != nil {{\n{inner}\n}}"
    );
    let rest = match ctx.decl()[at] {
        Stmt::Return(_) if ctx.parent(outer.into()) == Some(at.into()) => format!("return {serr}"),
        Stmt::If { els: None, .. } if is_checked_by(ctx, outer, at) => {
            let leave = ctx.return_like(at, ctx.target_local(outer, 0)?, &serr)?;
            format!("if {serr} != nil {{\n{leave}\n}}")
        }
        _ => return None,
    };
    let target = ctx.target(file, 0)?;
    let selector = ctx.text(socket)?;
    let patch = Patch::offered("Use the descriptor that `Control` lends").replace(target, &*raw);
    let patch = patch.replace(file, format!("{selector}.SyscallConn()")).delete(defer);
    Some(patch.replace(at, format!("{control}\n{rest}")))
}

/// `defer f.Close()`
fn is_deferred_close(ctx: &Ctx, stmt: StmtId, file: LocalId) -> bool {
    let Stmt::Defer(call) = ctx.decl()[stmt] else { return false };
    ctx.callee(call).is_method("os", "File", "Close") && ctx.receiver(call).and_then(|it| ctx.local(it)) == Some(file)
}

/// The call around `int(f.Fd())` that returns nothing but an error.
fn outer_call(ctx: &Ctx, call: ExprId) -> Option<ExprId> {
    let mut around = ctx.ancestors(call.into()).map_while(Node::expr);
    around
        .find(|around| {
            matches!(ctx.decl()[*around], Expr::Call { .. }) && !matches!(ctx.callee(*around), Callee::Conversion(_))
        })
        .filter(|outer| ctx.ty(*outer).is_error() || ctx.setsockopt(*outer).is_some())
        .filter(|outer| ctx.text(*outer).is_some_and(|text| !text.contains('\n')))
}

/// Whether `if err := call; err != nil { return … }` is all that is done with the result of the call.
fn is_checked_by(ctx: &Ctx, call: ExprId, at: StmtId) -> bool {
    let Some(receiving) = ctx.receiving(call).filter(|it| ctx.parent(it.stmt.into()) == Some(at.into())) else {
        return false;
    };
    ctx.target_local(call, 0).is_some_and(|err| ctx.error_check(receiving.stmt, err) == Some(at))
}
