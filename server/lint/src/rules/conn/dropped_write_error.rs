//! Only stream connections that the function holds by a variable from outside the loop: a broadcast over many connections
//! goes on whatever one of them says. Silent where `_` says that the author has decided, in methods of types that are
//! writers themselves, and where the function leaves right after: a last line is best effort.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "dropped-write-error",
    entries: &["conn-06"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "Writing to a connection goes on although nobody looks whether it works",
        effect: "After the peer is gone the loop produces data for nobody, for as long as it has something to say, and \
                 whoever waits for an end of it waits too.",
        why: "The error of a Write is often the only sign that a connection is broken: a side that only writes never sees \
              the end of the stream.",
        repair: "Look at the error and leave the loop. Where it does not matter say so: `_, _ = c.Write(b)`.",
        bad: r#"package p

import (
	"net"
	"time"
)

func feed(c net.Conn, lines <-chan []byte) {
	for line := range lines {
		c.SetWriteDeadline(time.Now().Add(time.Second))
		c.Write(line)
	}
}
"#,
        good: r#"package p

import (
	"net"
	"time"
)

func feed(c net.Conn, lines <-chan []byte) {
	for line := range lines {
		c.SetWriteDeadline(time.Now().Add(time.Second))
		if _, err := c.Write(line); err != nil {
			return
		}
	}
}
"#,
        references: &["https://pkg.go.dev/net#Conn"],
    },
    check: Check::Stmt(&[StmtKind::Expr], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, stmt: StmtId) {
    let Some((call, conn)) = dropped_write(ctx, stmt) else { return };
    let Some(local) = ctx.local_object(conn) else { return };
    let before = ctx.previous_stmt(stmt).and_then(|before| dropped_write(ctx, before));
    let follows = before.is_some_and(|(_, other)| other == conn);
    let around = ctx.enclosing_loop(stmt.into());
    let repeats = around.is_some_and(|it| !ctx.decl().stmt_span(it).contains(ctx.span(local.ident)));
    if follows || is_last(ctx, stmt) || is_writer(ctx) || !(repeats || is_series(ctx, stmt, conn)) {
        return;
    }
    let finding = RULE.hint(call, format!("nobody learns that writing to `{}` fails", local.name));
    ctx.report(finding.fix(fix(ctx, stmt, conn, around)));
}

/// The write to a stream connection that a statement makes without a look at the error, and the connection.
fn dropped_write(ctx: &Ctx, stmt: StmtId) -> Option<(ExprId, LocalId)> {
    let Stmt::Expr(call) = ctx.decl()[stmt] else { return None };
    let callee = ctx.callee(call);
    let conn = match callee {
        Callee::Func(_) => {
            let prints = callee.is_func_of("fmt", &["Fprint", "Fprintf", "Fprintln"]);
            ctx.arg(call, 0).filter(|_| prints || callee.is_func("io", "WriteString"))?
        }
        Callee::Method { recv, .. } if callee.method_name() == Some("Write") => recv,
        _ => return None,
    };
    let is_stream =
        ctx.ty(conn).is_stream_conn() && ctx.conn_origin(conn).is_none_or(|it| it.network != Some(Network::Udp));
    ctx.local(conn).filter(|_| is_stream).map(|conn| (call, conn))
}

/// Whether two more writes follow.
fn is_series(ctx: &Ctx, stmt: StmtId, conn: LocalId) -> bool {
    let writes = |stmt: StmtId| dropped_write(ctx, stmt).is_some_and(|(_, other)| other == conn);
    let second = ctx.next_stmt(stmt).filter(|second| writes(*second));
    second.and_then(|second| ctx.next_stmt(second)).is_some_and(writes)
}

/// Whether one of the next two statements leaves, or closes something.
fn is_last(ctx: &Ctx, stmt: StmtId) -> bool {
    let leaves = |stmt: StmtId| match ctx.decl()[stmt] {
        Stmt::Return(_) => true,
        Stmt::Branch { tok, .. } => tok != BranchTok::Continue,
        Stmt::Expr(call) => ctx.callee(call).method_name() == Some("Close") || ctx.has_final_call(stmt),
        _ => false,
    };
    let next = ctx.next_stmt(stmt);
    next.is_some_and(leaves) || next.and_then(|next| ctx.next_stmt(next)).is_some_and(leaves)
}

/// Whether the function is a method of a type that reads or writes for others, which see to errors themselves.
fn is_writer(ctx: &Ctx) -> bool {
    let Some(function) = ctx.function() else { return false };
    let owner = TypeName { package: ctx.package().path, name: function.recv, scope: 0 };
    let names = ["Read", "Write", "SetDeadline"];
    ctx.types().methods(owner).iter().any(|(name, _)| names.contains(&name.as_str())) || !ctx.is_package_whole()
}

/// Leaves the function on an error of this write and of those that follow, where nothing else is left to be done in it.
fn fix(ctx: &Ctx, stmt: StmtId, conn: LocalId, around: Option<StmtId>) -> Option<Patch> {
    let func = ctx.enclosing_func(stmt.into());
    if !ctx.results(func).is_empty() || (func == FuncRef::Decl && ctx.is_main()) || gives_back_after(ctx, stmt) {
        return None;
    }
    let mut patch = Patch::safe("Return when writing fails");
    let mut run = Some(stmt);
    let mut last = stmt;
    while let Some((write, call)) = run.and_then(|it| Some((it, dropped_write(ctx, it)?))) {
        if call.1 != conn || is_last(ctx, write) {
            break;
        }
        last = write;
        // The last statement of all has nothing to leave out.
        if around.is_none() && ctx.next_stmt(write).is_none() {
            break;
        }
        let text = ctx.text(call.0).filter(|text| !text.contains('\n'))?;
        patch = patch.replace(write, format!("if _, err := {text}; err != nil {{\nreturn\n}}"));
        run = ctx.next_stmt(write);
    }
    let outermost = std::iter::successors(around, |it| ctx.enclosing_loop((*it).into())).last();
    let body = func.body(ctx.decl())?;
    (ctx.stmts_of(body).last() == Some(&outermost.unwrap_or(last))).then_some(patch)
}

/// Whether something that was taken is given back further down, and not by `defer`.
fn gives_back_after(ctx: &Ctx, stmt: StmtId) -> bool {
    let end = ctx.decl().stmt_span(stmt).end;
    let gives = Ops::UNLOCK | Ops::RUNLOCK | Ops::DONE | Ops::CLOSE | Ops::CLOSE_CHAN | Ops::SEND | Ops::CALL;
    ctx.touches()
        .iter()
        .any(|touch| touch.run != Run::Deferred && ctx.span(touch.expr).start >= end && ctx.ops_of(touch).any(gives))
}
