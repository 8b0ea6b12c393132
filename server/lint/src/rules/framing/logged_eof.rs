//! Connections of a server only, and only where the error ends in a log: one that is returned or sent to somebody is their
//! decision. Any mention of `io.EOF` in the function is taken for a distinction.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "logged-eof",
    entries: &["net-37", "conn-09"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "The end of a connection is logged as an error",
        effect: "Each client that hangs up as it should leaves an error in the log, and real errors drown in them.",
        why: "`io.EOF` is how a reader says that the peer has finished. A connection that was cut in the middle says \
              `io.ErrUnexpectedEOF` or a network error instead.",
        repair: "Log only what is not `io.EOF`, nor `net.ErrClosed` where the server closes the connection itself.",
        bad: r#"package p

import (
	"bufio"
	"log"
	"net"
	"time"
)

func handle(c net.Conn, use func(byte)) {
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		c.SetReadDeadline(time.Now().Add(time.Minute))
		b, err := r.ReadByte()
		if err != nil {
			log.Printf("read: %v", err)
			return
		}
		use(b)
	}
}
"#,
        good: r#"package p

import (
	"bufio"
	"errors"
	"io"
	"log"
	"net"
	"time"
)

func handle(c net.Conn, use func(byte)) {
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		c.SetReadDeadline(time.Now().Add(time.Minute))
		b, err := r.ReadByte()
		if err != nil {
			if !errors.Is(err, io.EOF) && !errors.Is(err, net.ErrClosed) {
				log.Printf("read: %v", err)
			}
			return
		}
		use(b)
	}
}
"#,
        references: &["https://pkg.go.dev/io#EOF"],
    },
    check: Check::Call(
        &[
            "net.Conn.Read",
            "net.conn.Read",
            "crypto/tls.Conn.Read",
            "bufio.Reader.Read",
            "bufio.Reader.ReadByte",
            "bufio.Reader.ReadBytes",
            "bufio.Reader.ReadLine",
            "bufio.Reader.ReadRune",
            "bufio.Reader.ReadSlice",
            "bufio.Reader.ReadString",
            "encoding/binary.Read",
            "encoding/gob.Decoder.Decode",
            "encoding/json.Decoder.Decode",
            "io.ReadFull",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let func = ctx.enclosing_func(call.into());
    let reader = match ctx.callee(call) {
        Callee::Func(_) => ctx.arg(call, 0),
        _ => ctx.receiver(call),
    };
    if ctx.enclosing_loop(call.into()).is_none() || !ctx.results(func).is_empty() {
        return;
    }
    if reader.and_then(|reader| ctx.served(reader)).is_none() || tells_apart(ctx) {
        return;
    }
    let Some((stmt, err)) = error_of(ctx, call) else { return };
    let Some(Stmt::If { then, els: None, .. }) = ctx.error_check(stmt, err).map(|check| ctx.decl()[check]) else {
        return;
    };
    let [logs, leaves] = ctx.stmts_of(then)[..] else { return };
    let is_left = matches!(ctx.decl()[leaves], Stmt::Return(_) | Stmt::Branch { tok: BranchTok::Break, .. });
    let Stmt::Expr(log) = ctx.decl()[logs] else { return };
    if !is_left || !is_error_log(ctx, log) || !mentions(ctx, logs, err) {
        return;
    }
    let finding = RULE.hint(log, "a client that hangs up is logged as an error");
    ctx.report(finding.related(call, "the end of the stream is an error here, too").fix(fix(ctx, logs, err)));
}

/// The statement that takes the results of a call, and the variable of the error among them.
fn error_of(ctx: &Ctx, call: ExprId) -> Option<(StmtId, LocalId)> {
    let stmt = ctx.receiving(call)?.stmt;
    let is_error = |local: &LocalId| ctx.local_object(*local).is_some_and(|object| object.ty.is_error());
    let err = (0..3).filter_map(|index| ctx.target_local(call, index)).find(is_error)?;
    Some((stmt, err))
}

/// Whether the declaration speaks of `io.EOF` or of `net.ErrClosed`.
fn tells_apart(ctx: &Ctx) -> bool {
    ctx.decl().exprs().any(|expr| match ctx.decl()[expr] {
        Expr::Selector { sel, .. } => matches!(ctx.def(sel), Def::Package(object)
            if (object.package == "io" && object.name.as_str().ends_with("EOF")) || object.name == "ErrClosed"),
        _ => false,
    })
}

/// Whether a call writes to a log at a level that somebody reads.
fn is_error_log(ctx: &Ctx, call: ExprId) -> bool {
    let (package, name) = match ctx.callee(call) {
        Callee::Func(object) => (object.package, object.name),
        Callee::Method { owner, name, .. } => (owner.package, name),
        _ => return false,
    };
    let is_log = package == "log" || package == "log/slog";
    is_log && ctx.callee(call).is_logging() && !name.as_str().starts_with("Debug")
}

fn mentions(ctx: &Ctx, stmt: StmtId, err: LocalId) -> bool {
    let span = ctx.decl().stmt_span(stmt);
    ctx.uses(err).into_iter().any(|used| span.contains(ctx.span(used)))
}

fn fix(ctx: &Ctx, logs: StmtId, err: LocalId) -> Option<Patch> {
    let name = ctx.local_object(err)?.name;
    let closed = match ctx.go_version().0 {
        16.. => format!(" && !$errors.Is({name}, $net.ErrClosed)"),
        _ => String::new(),
    };
    let head = format!("if !$errors.Is({name}, $io.EOF){closed} {{");
    Some(Patch::offered("Do not log the end of the stream").enclose(logs, logs, head, "}"))
}
