//! It speaks only of files that stay in the function: one that is returned, stored (in `ExtraFiles`, say) or handed to code
//! that can't be seen may be closed there, and one that lives as long as its program is left alone. A file that is closed
//! on some paths only is not looked at.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "leaked-dup-file",
    entries: &["ctr-17"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "The file of a connection or listener is never closed",
        effect: "Each call leaves a second descriptor of the socket open, until the garbage collector happens to find it. \
                 Until then the peer of a connection that was closed sees no end of the stream, and the port of a listener \
                 that was closed stays taken.",
        why: "`File` duplicates the descriptor. Closing the connection doesn't close the copy, and `net.FileConn` and \
              `net.FileListener` make another one of their own.",
        repair: "Close the file when it is no longer needed: `defer f.Close()` after the error check. To set an option of \
                 the socket use `SyscallConn` instead, which copies nothing.",
        bad: r#"package p

import "net"

func clone(ln *net.TCPListener) (net.Listener, error) {
	f, err := ln.File()
	if err != nil {
		return nil, err
	}
	return net.FileListener(f)
}
"#,
        good: r#"package p

import "net"

func clone(ln *net.TCPListener) (net.Listener, error) {
	f, err := ln.File()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return net.FileListener(f)
}
"#,
        references: &["https://pkg.go.dev/net#TCPConn.File", "https://pkg.go.dev/net#FileListener"],
    },
    check: Check::Call(&["net.conn.File", "net.TCPListener.File", "net.UnixListener.File"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(file) = ctx.unclosed_result(call) else { return };
    let Some(name) = ctx.local_object(file).map(|local| local.name) else { return };
    ctx.report(RULE.bug(call, format!("`{name}` is never closed")).fix(fix(ctx, call, file)));
}

fn fix(ctx: &Ctx, call: ExprId, file: LocalId) -> Option<Patch> {
    let place = Place::local(file);
    let is_fd = |touch: &Touch| ctx.call_on(touch.expr).is_some_and(|it| ctx.callee(it).is_method("os", "File", "Fd"));
    let title = format!("Close `{}` at the end", ctx.local_object(file)?.name);
    // Whoever keeps the number of the descriptor relies on the file to stay open.
    let patch = if ctx.touches_of(&place).any(is_fd) { Patch::offered(title) } else { Patch::safe(title) };
    Some(match ctx.close_slot(call, file)? {
        CloseSlot::First(body, name) => patch.insert_first(body, format!("defer {name}.Close()")),
        CloseSlot::After(stmt, name) => patch.insert_after(stmt, format!("defer {name}.Close()")),
    })
}
