//! Any removal in the package that may be of the same path keeps it silent, and so does a path that was made up for this
//! run, one that is handed to code that can't be seen, and a program that asks whether somebody answers. Other programs
//! may clean up as well, a service manager above all, which is why this is no more than a risk.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "stale-unix-socket",
    entries: &["net-12"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A socket file left over from a crash keeps the server from starting",
        effect: "After a crash, a kill or a `log.Fatal` every new start fails with `bind: address already in use`, until \
                 somebody deletes the file by hand.",
        why: "A Unix listener deletes its file when it is closed, and a process that dies closes nothing. Deleting the \
              file blindly is worse, though: it takes the address away from an instance that is still running. \
              Measured: the second Listen succeeds then, and when the first instance ends it deletes the file of the \
              second.",
        repair: "Dial the socket before listening. If somebody answers, another instance is running. Only if the dial is \
                 refused (`syscall.ECONNREFUSED`), nobody is behind the file and it can be removed.",
        bad: r#"package p

import "net"

const path = "/run/service.sock"

func listen() (net.Listener, error) {
	return net.Listen("unix", path)
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

const path = "/run/service.sock"

func listen() (net.Listener, error) {
	if c, err := net.DialTimeout("unix", path, time.Second); err == nil {
		c.Close()
		return nil, fmt.Errorf("another instance listens at %s", path)
	} else if errors.Is(err, syscall.ECONNREFUSED) {
		os.Remove(path)
	}
	return net.Listen("unix", path)
}
"#,
        references: &[
            "https://pkg.go.dev/net#UnixListener.SetUnlinkOnClose",
            "https://man7.org/linux/man-pages/man7/unix.7.html",
        ],
    },
    check: Check::Call(query::UNIX_LISTENS, check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, listen: ExprId) {
    let Some(socket) = ctx.unix_listen(listen) else { return };
    let path = socket.path;
    let handed_on = ctx.place(path).is_some_and(|place| ctx.fate(&place).any(Ops::UNSEEN));
    if handed_on || !ctx.is_lasting_path(path) || ctx.probes_socket() || knows(ctx) || !ctx.is_package_whole() {
        return;
    }
    if ctx.declarations().iter().any(|model| removes(ctx, path, model)) {
        return;
    }
    let finding = RULE.risk(listen, "a socket file left over from a crash makes this fail");
    ctx.report(finding.fix(fix(ctx, listen, socket)));
}

/// Whether some call of a declaration may remove the socket's file.
fn removes(ctx: &Ctx, path: ExprId, model: &Model) -> bool {
    let mut calls = model.calls_in(Span::new(0, model.decl().len));
    calls.any(|call| model.removed_path(call).is_some_and(|removed| ctx.may_be_path(path, model, removed)))
}

/// Whether the declaration shows that its author has thought of the file.
fn knows(ctx: &Ctx) -> bool {
    let manages = |call| ctx.callee(call).is_method("net", "UnixListener", "SetUnlinkOnClose");
    let classifies = |expr| match ctx.def(expr) {
        Def::Package(object) => object.package == "syscall" && object.name == "EADDRINUSE",
        _ => false,
    };
    ctx.decl().exprs().any(|expr| manages(expr) || classifies(expr))
}

fn fix(ctx: &Ctx, listen: ExprId, socket: query::UnixListen) -> Option<Patch> {
    let query::UnixListen { network, path } = socket;
    let (stmt, network) = (ctx.stmt_of(listen)?, ctx.text(network)?);
    let is_repeatable = ctx.place(path).is_some() || ctx.constant(path).is_some();
    let path = ctx.text(path).filter(|text| is_repeatable && !text.contains('\n'))?;
    let error = format!("$fmt.Errorf(\"another instance listens at %s\", {path})");
    let leave = ctx.error_return(ctx.enclosing_func(listen.into()), &error)?;
    let conn = ctx.fresh_name("c");
    let probe = format!("{conn}, err := $net.DialTimeout({network}, {path}, $time.Second)");
    let code = format!(
        "if {probe}; err == nil {{\n{conn}.Close()\n{leave}\n}} else if $errors.Is(err, $syscall.ECONNREFUSED) \
         {{\n$os.Remove({path})\n}}"
    );
    Some(Patch::offered("Remove the file if nobody answers").insert_before(stmt, code))
}
