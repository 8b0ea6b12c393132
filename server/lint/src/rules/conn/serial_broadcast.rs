//! Only maps and `sync.Map`s of connections, and writes that the loop makes itself, to a connection of its own: one that is
//! handed to a function that can't be seen may get a deadline there. Silent when the package sets a write deadline anywhere
//! but in such a loop, for then a blocked write may end.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "serial-broadcast",
    entries: &["net-25"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    supersedes: &["write-without-deadline"],
    docs: Docs {
        summary: "A message goes to one connection after the other, without a time limit",
        effect: "One peer that has stopped reading holds up all the others: the loop stands still until that connection \
                 breaks, which may be never.",
        why: "A Write waits while the buffers of the connection are full. A peer that doesn't read but is alive keeps them \
              full, and keep-alive doesn't mind.",
        repair: "Set a write deadline before each Write and drop the connections that miss it, or give each connection a \
                 channel and a goroutine that writes.",
        bad: r#"package p

import (
	"net"
	"sync"
)

type hub struct {
	mu    sync.Mutex
	conns map[string]net.Conn
}

func (h *hub) send(message []byte) {
	for name, c := range h.conns {
		if _, err := c.Write(message); err != nil {
			delete(h.conns, name)
		}
	}
}
"#,
        good: r#"package p

import (
	"net"
	"sync"
	"time"
)

type hub struct {
	mu    sync.Mutex
	conns map[string]net.Conn
}

func (h *hub) send(message []byte) {
	for name, c := range h.conns {
		c.SetWriteDeadline(time.Now().Add(5 * time.Second))
		if _, err := c.Write(message); err != nil {
			delete(h.conns, name)
		}
	}
}
"#,
        references: &["https://pkg.go.dev/net#Conn"],
    },
    check: Check::Any(&[
        Check::Stmt(&[StmtKind::Range], check_range),
        Check::Call(&["sync.Map.Range"], check_sync_map),
    ]),
    ..Rule::NEW
};

fn check_range(ctx: &Ctx, stmt: StmtId) {
    let Stmt::Range { key, value, define: true, x, body } = ctx.decl()[stmt] else { return };
    if !matches!(ctx.underlying(x).kind(), TyKind::Map(..)) {
        return;
    }
    let is_conn = |item: &ExprId| ctx.ty(*item).is_stream_conn();
    let item = [value, key].into_iter().flatten().filter(is_conn).find_map(|item| ctx.declared(item));
    if let Some(item) = item {
        check(ctx, item, ctx.decl().stmt_span(body));
    }
}

fn check_sync_map(ctx: &Ctx, call: ExprId) {
    let Some(lit) = ctx.arg(call, 0).map(|lit| ctx.decl().unparen(lit)) else { return };
    let Expr::FuncLit { ty, body } = ctx.decl()[lit] else { return };
    let params = ctx.decl().list(ctx.decl()[ty].params);
    let names: Vec<ExprId> = params.flat_map(|field| ctx.decl().list(ctx.decl()[field].names)).collect();
    for item in names.into_iter().rev().filter_map(|name| ctx.declared(name)) {
        check(ctx, item, ctx.decl().stmt_span(body));
    }
}

/// Looks at what a loop does with its connection.
fn check(ctx: &Ctx, item: LocalId, body: Span) {
    let place = Place::local(item);
    if ctx.fate(&place).any(Ops::WRITE_DEADLINE | Ops::ESCAPES | Ops::STORE) {
        return;
    }
    let is_write = |touch: &&Touch| {
        let direct = touch.ops.any(Ops::WRITE) && touch.pass.is_none();
        direct && ctx.ty(touch.expr).is_stream_conn() && body.contains(ctx.span(touch.expr))
    };
    let Some(write) = ctx.touches_of(&place).find(is_write) else { return };
    // A goroutine for each connection holds nobody up.
    let runs_here = ctx
        .ancestors(write.expr.into())
        .filter_map(Node::expr)
        .all(|around| ctx.go_statement_of(around).is_none() || !body.contains(ctx.span(around)));
    let Some(call) = call_around(ctx, write.expr).filter(|_| runs_here && !sets_deadlines(ctx)) else { return };
    ctx.report(RULE.risk(call, "one slow peer holds up all the others here").fix(fix(ctx, write.expr, call)));
}

fn call_around(ctx: &Ctx, expr: ExprId) -> Option<ExprId> {
    let mut around = ctx.ancestors(expr.into()).map_while(Node::expr);
    around.find(|around| matches!(ctx.decl()[*around], Expr::Call { .. }))
}

/// Whether the package sets write deadlines elsewhere than in loops over maps.
fn sets_deadlines(ctx: &Ctx) -> bool {
    ctx.is_called_in_package(|model, call| {
        let sets = matches!(model.callee(call).method_name(), Some("SetDeadline" | "SetWriteDeadline"));
        sets && !model.enclosing_loop(call.into()).is_some_and(|around| match model.decl()[around] {
            Stmt::Range { x, .. } => matches!(model.underlying(x).kind(), TyKind::Map(..)),
            _ => false,
        })
    })
}

fn fix(ctx: &Ctx, conn: ExprId, call: ExprId) -> Option<Patch> {
    let stmt = ctx.enclosing_listed_stmt(call.into())?;
    let set = format!("{}.SetWriteDeadline($time.Now().Add(5 * $time.Second))", ctx.text(conn)?);
    Some(Patch::offered("Give each connection 5 seconds").insert_before(stmt, set))
}
