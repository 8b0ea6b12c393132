//! Only maps and `sync.Map`s that are seen whole: kept in an unexported field or variable (any in a program), and used by the
//! package for nothing but to add, look up, count and go through. A function that gets the map, a method on a map type, a
//! new map in its place, or a loop that closes what it finds may take entries out, so each of them silences the rule. Entries
//! that wrap a connection are not looked at.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "leaked-conn-registry",
    entries: &["net-25"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "Connections are put into a map that nothing is ever taken out of",
        effect: "The map grows with each connection that was ever accepted. What is sent to all of them goes to closed ones, \
                 too, and a connection that is forgotten while it is open is never found by the garbage collector.",
        why: "A map keeps what is in it alive. Closing a connection does not take it out.",
        repair: "Delete the entry where the connection is closed: `defer conns.Delete(key)` at the start of its handler.",
        bad: r#"package p

import (
	"net"
	"sync"
)

type server struct {
	conns sync.Map
}

func (s *server) serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		s.conns.Store(c.RemoteAddr().String(), c)
		go func() {
			defer c.Close()
			s.talk(c)
		}()
	}
}

func (s *server) talk(c net.Conn) {}
"#,
        good: r#"package p

import (
	"net"
	"sync"
)

type server struct {
	conns sync.Map
}

func (s *server) serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		s.conns.Store(c.RemoteAddr().String(), c)
		go func() {
			defer s.conns.Delete(c.RemoteAddr().String())
			defer c.Close()
			s.talk(c)
		}()
	}
}

func (s *server) talk(c net.Conn) {}
"#,
        references: &["https://pkg.go.dev/sync#Map.Delete"],
    },
    check: Check::Any(&[
        Check::Call(&["sync.Map.Store", "sync.Map.LoadOrStore", "sync.Map.Swap"], check_store),
        Check::Stmt(&[StmtKind::Assign], check_assign),
    ]),
    ..Rule::NEW
};

fn check_store(ctx: &Ctx, call: ExprId) {
    let (Some(map), Some(key), Some(value)) = (ctx.receiver(call), ctx.arg(call, 0), ctx.arg(call, 1)) else { return };
    let Some(conn) = [value, key].into_iter().find(|entry| is_accepted(ctx, *entry)) else { return };
    report(ctx, call, map, conn, |ctx| fix(ctx, call, map, key));
}

fn check_assign(ctx: &Ctx, stmt: StmtId) {
    let Stmt::Assign { lhs, rhs, tok: AssignTok::Assign } = ctx.decl()[stmt] else { return };
    let (Some(element), Some(value)) = (ctx.decl().only(lhs), ctx.decl().only(rhs)) else { return };
    let Expr::Index { x: map, indices } = ctx.decl()[element] else { return };
    let key = ctx.decl().only(indices).filter(|_| matches!(ctx.ty(map).kind(), TyKind::Map(..)));
    let entries = [Some(value), key];
    let Some(conn) = entries.into_iter().flatten().find(|entry| is_accepted(ctx, *entry)) else { return };
    report(ctx, element, map, conn, |_| None);
}

fn report(ctx: &Ctx, at: ExprId, map: ExprId, conn: ExprId, fix: impl Fn(&Ctx) -> Option<Patch>) {
    let Some(kept) = ctx.kept_map(map).filter(|kept| ctx.is_private(*kept)) else { return };
    let (Some(map), Some(conn)) = (ctx.last_name(map), ctx.last_name(conn)) else { return };
    if ctx.only_grows(kept) {
        ctx.report(RULE.risk(at, format!("`{conn}` is never taken out of `{map}` again")).fix(fix(ctx)));
    }
}

/// Whether an expression names a connection that was accepted in a loop, here or by the function that handed it over.
fn is_accepted(ctx: &Ctx, entry: ExprId) -> bool {
    let Some(local) = ctx.local(entry).filter(|_| ctx.ty(entry).is_stream_conn()) else { return false };
    if let Some(source) = ctx.only_definition(local) {
        let is_accept = ctx.callee(source.value).is_accept();
        return is_accept && ctx.enclosing_loop(source.value.into()).is_some();
    }
    let Some(LocalKind::Param(index)) = ctx.local_object(local).filter(|it| it.func.is_none()).map(|it| it.kind) else {
        return false;
    };
    let summaries = ctx.summaries();
    let callers = ctx.function().and_then(|function| summaries.callers(function));
    callers.is_some_and(|callers| callers.hands_over(Arg::Param(index), query::ACCEPTS))
}

/// Deletes the entry when the goroutine of the connection ends.
fn fix(ctx: &Ctx, call: ExprId, map: ExprId, key: ExprId) -> Option<Patch> {
    let stmt = ctx.bare_call(ctx.stmt_of(call)?).filter(|only| *only == call).and(ctx.stmt_of(call))?;
    let delete = format!("defer {}.Delete({})", ctx.text(map)?, ctx.text(key)?);
    let patch = Patch::offered("Delete the entry when the handler ends");
    if ctx.enclosing_loop(stmt.into()).is_none() {
        // A function that only adds returns at once.
        let is_handler = ctx.next_stmt(stmt).is_some();
        return is_handler.then(|| patch.insert_after(stmt, delete));
    }
    let siblings = ctx.siblings(stmt)?;
    let lit = siblings.iter().find_map(|sibling| ctx.literal_started_by(*sibling))?;
    let around = ctx.loop_body(ctx.enclosing_loop(stmt.into())?)?;
    // What the key is made of must belong to the iteration.
    let names = ctx.exprs_in(ctx.span(key)).filter_map(|expr| ctx.local(expr)).filter_map(|it| ctx.local_object(it));
    let is_own = names.into_iter().all(|it| ctx.decl().stmt_span(around).contains(ctx.span(it.ident)));
    is_own.then_some(patch.insert_first(FuncRef::Lit(lit).body(ctx.decl())?, delete))
}
