//! Only a removal between a failed Listen and the next one. A program that removes the file before it listens has the same
//! flaw; it is so common that a finding there would only be switched off.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "blind-socket-removal",
    entries: &["net-34", "net-12"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    supersedes: &["stale-unix-socket"],
    docs: Docs {
        summary: "A socket file is removed although somebody may be listening at it",
        effect: "A second instance takes the address of the first one, which goes on running and never gets a client \
                 again. When the first one ends, it deletes the file of the second. Measured: both happen.",
        why: "Listen fails when a file is left over, and just so when another instance is alive or the directory can't be \
              written to. The failure alone does not say which.",
        repair: "Dial the socket first. Remove the file only if the dial is refused (`syscall.ECONNREFUSED`): then nobody \
                 is behind it.",
        bad: r#"package p

import (
	"net"
	"os"
)

func listen(path string) (net.Listener, error) {
	ln, err := net.Listen("unix", path)
	if err != nil {
		os.Remove(path)
		ln, err = net.Listen("unix", path)
	}
	return ln, err
}
"#,
        good: r#"package p

import (
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"
	"time"
)

func listen(path string) (net.Listener, error) {
	ln, err := net.Listen("unix", path)
	if err != nil {
		if c, err := net.DialTimeout("unix", path, time.Second); err == nil {
			c.Close()
			return nil, fmt.Errorf("another instance listens at %s", path)
		} else if errors.Is(err, syscall.ECONNREFUSED) {
			os.Remove(path)
		}
		ln, err = net.Listen("unix", path)
	}
	return ln, err
}
"#,
        references: &["https://pkg.go.dev/net#UnixListener", "https://man7.org/linux/man-pages/man7/unix.7.html"],
    },
    check: Check::Call(query::UNIX_LISTENS, check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, listen: ExprId) {
    let Some(socket) = ctx.unix_listen(listen).filter(|socket| ctx.is_lasting_path(socket.path)) else { return };
    let path = socket.path;
    let Some(Receiving { stmt, .. }) = ctx.receiving(listen) else { return };
    let Some(err) = ctx.target_local(listen, 1) else { return };
    let Some(check) = ctx.error_check(stmt, err) else { return };
    let Stmt::If { then, .. } = ctx.decl()[check] else { return };
    let span = ctx.decl().stmt_span(then);
    let calls: Vec<ExprId> = ctx.calls_in(span).collect();
    let is_removal = |call: &ExprId| ctx.removed_path(*call).is_some_and(|removed| ctx.is_path(path, removed));
    let Some(removal) = calls.iter().copied().find(is_removal) else { return };
    let is_retry = |call: &ExprId| {
        let later = ctx.span(*call).start >= ctx.span(removal).end;
        later && ctx.unix_listen(*call).is_some_and(|other| ctx.is_path(path, other.path))
    };
    let asks = |call: &ExprId| !ctx.callee(*call).is_std();
    if !calls.iter().any(is_retry) || ctx.probes_socket() || calls.iter().any(asks) {
        return;
    }
    let finding = RULE.risk(removal, "the file is removed although another instance may be listening at it");
    let finding = finding.related(listen, "any failure of this call leads there").about(listen);
    ctx.report(finding.fix(fix(ctx, socket, removal)));
}

fn fix(ctx: &Ctx, socket: query::UnixListen, removal: ExprId) -> Option<Patch> {
    let stmt = ctx.stmt_of(removal)?;
    let only = match ctx.decl()[stmt] {
        Stmt::Expr(only) => only,
        Stmt::Assign { lhs, rhs, .. } if ctx.decl().list(lhs).all(|target| ctx.is_blank(target)) => {
            ctx.decl().only(rhs)?
        }
        _ => return None,
    };
    ctx.siblings(stmt).filter(|_| only == removal)?;
    let (network, path, remove) = (ctx.text(socket.network)?, ctx.text(socket.path)?, ctx.text(stmt)?);
    let error = format!("$fmt.Errorf(\"another instance listens at %s\", {path})");
    let leave = ctx.error_return(ctx.enclosing_func(removal.into()), &error)?;
    let conn = ctx.fresh_name("c");
    let probe = format!("{conn}, err := $net.DialTimeout({network}, {path}, $time.Second)");
    let code = format!(
        "if {probe}; err == nil {{\n{conn}.Close()\n{leave}\n}} else if $errors.Is(err, $syscall.ECONNREFUSED) \
         {{\n{remove}\n}}"
    );
    Some(Patch::offered("Remove the file only if nobody answers").replace(stmt, code))
}
