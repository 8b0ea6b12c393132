//! One variable with a buffered reader or writer, an encoder or a decoder over a connection, used by goroutines that are
//! started where it was made. Anything that may keep them apart silences the rule: a lock or a call that may take one, a
//! channel that a goroutine receives from, a wait before the other use. Codecs in fields are not looked at. Several writes of
//! one message are looked at where goroutines of a loop write to one connection.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "shared-conn-codec",
    entries: &["ctr-01"],
    tiers: &[Tier::Bug, Tier::Risk],
    fixes: Fixes::Offered,
    supersedes: &["shared-buffer"],
    docs: Docs {
        summary: "Goroutines share a buffer, encoder or decoder over a connection",
        effect: "A data race: messages are torn, lost or sent twice, and the program may panic with an index out of range.",
        why: "A connection may be used by several goroutines, and each Write goes out in one piece. The `bufio.Writer` or \
              `json.Encoder` before it has a buffer and positions that nobody guards.",
        repair: "Let one goroutine write and send it the messages over a channel, or guard each message with a mutex.",
        bad: r#"package p

import (
	"encoding/json"
	"net"
	"sync"
)

func reply(c net.Conn, answers []string) {
	enc := json.NewEncoder(c)
	var wg sync.WaitGroup
	for _, answer := range answers {
		wg.Go(func() {
			enc.Encode(answer)
		})
	}
	wg.Wait()
}
"#,
        good: r#"package p

import (
	"encoding/json"
	"net"
	"sync"
)

func reply(c net.Conn, answers []string) {
	enc := json.NewEncoder(c)
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, answer := range answers {
		wg.Go(func() {
			mu.Lock()
			enc.Encode(answer)
			mu.Unlock()
		})
	}
	wg.Wait()
}
"#,
        references: &["https://pkg.go.dev/net#Conn", "https://go.dev/ref/mem"],
    },
    check: Check::Any(&[
        Check::Call(
            &[
                "bufio.NewReader",
                "bufio.NewReaderSize",
                "bufio.NewScanner",
                "bufio.NewWriter",
                "bufio.NewWriterSize",
                "encoding/gob.NewDecoder",
                "encoding/gob.NewEncoder",
                "encoding/json.NewDecoder",
                "encoding/json.NewEncoder",
                "encoding/xml.NewDecoder",
                "encoding/xml.NewEncoder",
            ],
            check_codec,
        ),
        Check::Expr(&[ExprKind::FuncLit], check_writes),
    ]),
    ..Rule::NEW
};

/// A buffer, encoder or decoder over a connection.
fn check_codec(ctx: &Ctx, call: ExprId) {
    if !ctx.arg(call, 0).is_some_and(|conn| ctx.ty(conn).is_stream_conn()) {
        return;
    }
    let Some(codec) = ctx.target(call, 0).and_then(|target| ctx.declared(target)) else { return };
    let Some(object) = ctx.local_object(codec).filter(|_| ctx.only_definition(codec).is_some()) else { return };
    let place = Place::local(codec);
    let uses: Vec<&Touch> = ctx.touches_of(&place).filter(|touch| touch.ops.any(Ops::READ | Ops::WRITE)).collect();
    let func = object.func.map_or(FuncRef::Decl, FuncRef::Lit);
    let Some((used, other)) =
        uses.iter().find_map(|used| Some((*used, used_at_once(ctx, func, object.ident, &uses, used)?)))
    else {
        return;
    };
    let Some(at) = ctx.call_on(used.expr) else { return };
    let finding = RULE.bug(at, format!("goroutines use `{}` at the same time", object.name)).about(object.ident);
    let finding = match other {
        Other::Itself(around) => finding.related(around, "each iteration starts one"),
        Other::Use(expr) => finding.related(expr, "this may run at the same time"),
    };
    ctx.report(finding.fix(fix(ctx, call, &uses)));
}

/// What else uses a codec while a goroutine does.
enum Other {
    /// The same code in another goroutine of the loop.
    Itself(StmtId),
    /// Another use.
    Use(ExprId),
}

fn used_at_once(ctx: &Ctx, func: FuncRef, ident: ExprId, uses: &[&Touch], used: &Touch) -> Option<Other> {
    let (lit, start) = goroutine_of(ctx, func, used)?;
    if may_be_guarded(ctx, lit) {
        return None;
    }
    if let Some(around) = shared_loop(ctx, start, ident).filter(|around| !meets(ctx, *around, lit)) {
        return Some(Other::Itself(around));
    }
    if takes_turns(ctx, lit) {
        return None;
    }
    let flow = ctx.flow(func);
    let from = flow.cfg().point_of_stmt(start).or_else(|| ctx.moment(func, flow.cfg(), lit))?;
    let later = uses.iter().find(|other| {
        let at = match goroutine_of(ctx, func, other) {
            Some((other_lit, _)) if other_lit == lit => None,
            Some((other_lit, _)) if may_be_guarded(ctx, other_lit) || takes_turns(ctx, other_lit) => None,
            Some((_, other_start)) => flow.cfg().point_of_stmt(other_start),
            None if other.run == Run::Here && other.lit == func.lit() => ctx.moment(func, flow.cfg(), other.expr),
            None => None,
        };
        let reaches =
            |at: Point| flow.paths().find(Start::After(from), |it, _| it == at, |_, step| may_wait(ctx, step));
        at.is_some_and(|at| reaches(at).is_some())
    })?;
    Some(Other::Use(later.expr))
}

/// The literal in which a use stands and the statement that starts it as a goroutine, directly in `func`.
fn goroutine_of(ctx: &Ctx, func: FuncRef, used: &Touch) -> Option<(ExprId, StmtId)> {
    let lit = used.lit.filter(|lit| used.run == Run::Goroutine && ctx.enclosing_func((*lit).into()) == func)?;
    let by_group = || {
        let call = ctx.parent(lit.into())?.expr()?;
        let starts = ctx.callee(call).is_method("sync", "WaitGroup", "Go");
        ctx.parent(call.into())?.stmt().filter(|_| starts)
    };
    Some((lit, ctx.go_statement_of(lit).or_else(by_group)?))
}

/// The loop that starts a goroutine again and again, while the variable stands outside of it.
fn shared_loop(ctx: &Ctx, start: StmtId, ident: ExprId) -> Option<StmtId> {
    let around = ctx.enclosing_loop(start.into())?;
    (!ctx.decl().stmt_span(around).contains(ctx.span(ident))).then_some(around)
}

/// Whether a goroutine may hold a lock, or take its turn by some means that is not understood.
fn may_be_guarded(ctx: &Ctx, lit: ExprId) -> bool {
    let locks = Ops::LOCK | Ops::RLOCK | Ops::WAIT | Ops::ACCEPT;
    let span = ctx.span(lit);
    let is_locked = ctx.touches().iter().any(|touch| ctx.ops_of(touch).any(locks) && !is_group_wait(ctx, touch));
    let calls_others = ctx.calls_in(span).any(|call| match ctx.callee(call) {
        Callee::Local(_) | Callee::Unknown => true,
        callee => ctx.package_function(callee).is_some() || callee.is_method("sync", "Once", "Do"),
    });
    is_locked || calls_others
}

fn is_group_wait(ctx: &Ctx, touch: &Touch) -> bool {
    ctx.ty(touch.expr).is_wait_group()
}

/// Whether a goroutine waits for something that another one does.
fn takes_turns(ctx: &Ctx, lit: ExprId) -> bool {
    let waits = |stmt: StmtId| match ctx.decl()[stmt] {
        Stmt::Select { .. } => true,
        Stmt::Range { x, .. } => ctx.is_channel(ctx.ty(x)),
        _ => false,
    };
    ctx.stmts_in(ctx.span(lit)).any(waits) || ctx.receives_in(ctx.span(lit)).next().is_some()
}

/// Whether a loop waits for the goroutine before it starts the next one, or the goroutines for each other.
fn meets(ctx: &Ctx, around: StmtId, lit: ExprId) -> bool {
    let (span, inside) = (ctx.decl().stmt_span(around), ctx.span(lit));
    let receives = ctx.receives_in(span).next().is_some();
    let selects = ctx.stmts_in(span).any(|stmt| matches!(ctx.decl()[stmt], Stmt::Select { .. } | Stmt::Send { .. }));
    let waits =
        ctx.calls_in(span).filter(|call| !inside.contains(ctx.span(*call))).any(|call| match ctx.callee(call) {
            Callee::Method { name, .. } => name == "Wait" || name == "Acquire",
            Callee::Local(_) | Callee::Unknown => true,
            _ => false,
        });
    receives || selects || waits
}

/// Whether a step may wait for a goroutine.
fn may_wait(ctx: &Ctx, step: Step) -> bool {
    match step {
        Step::Select(_) => true,
        Step::Advance(stmt) => matches!(ctx.decl()[stmt], Stmt::Range { x, .. } if ctx.is_channel(ctx.ty(x))),
        Step::Expr(expr) => match ctx.decl()[expr] {
            Expr::Unary { op: UnaryOp::Arrow, .. } => true,
            Expr::Call { .. } => match ctx.callee(expr) {
                Callee::Local(_) | Callee::Unknown | Callee::Lit(_) => true,
                callee => callee.method_name() == Some("Wait") || ctx.package_function(callee).is_some(),
            },
            _ => false,
        },
        _ => false,
    }
}

/// A goroutine of a loop that writes a message in several pieces.
fn check_writes(ctx: &Ctx, lit: ExprId) {
    let func = ctx.enclosing_func(lit.into());
    let writes = ctx.touches().iter().filter(|touch| {
        let direct = touch.lit == Some(lit) && touch.pass.is_none() && touch.ops.any(Ops::WRITE);
        direct && ctx.ty(touch.expr).is_stream_conn()
    });
    let writes: Vec<&Touch> = writes.collect();
    let Some((first, second)) = writes.windows(2).find_map(|pair| follow(ctx, pair[0], pair[1])) else { return };
    let Some((_, start)) = goroutine_of(ctx, func, first) else { return };
    let Some(conn) = first.place.as_local().and_then(|local| ctx.local_object(local)) else { return };
    let is_shared = shared_loop(ctx, start, conn.ident).is_some_and(|around| !meets(ctx, around, lit));
    if !is_shared || may_be_guarded(ctx, lit) || takes_turns(ctx, lit) {
        return;
    }
    let (Some(before), Some(at)) = (ctx.stmt_of(first.expr), ctx.stmt_of(second.expr)) else { return };
    let finding = RULE.risk(at, format!("other goroutines may write to `{}` in between", conn.name));
    ctx.report(finding.related(before, "after this part of the message"));
}

/// Two writes to one connection, one after the other in one list of statements.
fn follow<'t>(ctx: &Ctx, first: &'t Touch, second: &'t Touch) -> Option<(&'t Touch, &'t Touch)> {
    let (before, after) =
        (ctx.enclosing_listed_stmt(first.expr.into())?, ctx.enclosing_listed_stmt(second.expr.into())?);
    let in_row = before != after && ctx.siblings(before)?.contains(&after);
    (in_row && first.place == second.place).then_some((first, second))
}

/// A mutex around each run of statements that use a writer or encoder.
fn fix(ctx: &Ctx, call: ExprId, uses: &[&Touch]) -> Option<Patch> {
    let made = ctx.receiving(call)?.stmt;
    let mut stmts: Vec<StmtId> = Vec::new();
    for used in uses {
        let stmt = ctx.enclosing_listed_stmt(used.expr.into())?;
        let is_plain = matches!(ctx.decl()[stmt], Stmt::Expr(_) | Stmt::Assign { .. }) && used.run != Run::Deferred;
        if !is_plain || !used.ops.any(Ops::WRITE) {
            return None;
        }
        stmts.push(stmt);
    }
    stmts.dedup();
    let mutex = ctx.fresh_name("mu");
    let mut patch =
        Patch::offered("Guard each message with a mutex").insert_after(made, format!("var {mutex} $sync.Mutex"));
    for run in stmts.chunk_by(|a, b| ctx.next_stmt(*a) == Some(*b)) {
        let (first, last) = (*run.first()?, *run.last()?);
        patch = patch.insert_before(first, format!("{mutex}.Lock()")).insert_after(last, format!("{mutex}.Unlock()"));
    }
    Some(patch)
}
