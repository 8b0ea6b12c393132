//! A nil channel in a `select` switches an arm off, which is an idiom: only operations outside of one are reported. A
//! variable or field that is assigned to anywhere, or whose address is taken, is left alone. A field must not be exported,
//! and a literal of its struct must be seen that leaves it out: a type that nobody makes yet is still being written.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "nil-channel",
    entries: &["x-05"],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A channel is used that was never made",
        effect: "A send, a receive and a `range` block forever, `close` panics: `close of nil channel`.",
        why: "`var ch chan T` declares a variable, not a channel. Its value is nil, and nobody can ever be at the other \
              end of a nil channel.",
        repair: "Make it: `ch := make(chan T)`, with the capacity that is needed.",
        bad: r#"package p

func first(ask func() int) int {
	var answer chan int
	go func() {
		answer <- ask()
	}()
	return <-answer
}
"#,
        good: r#"package p

func first(ask func() int) int {
	answer := make(chan int)
	go func() {
		answer <- ask()
	}()
	return <-answer
}
"#,
        references: &["https://go.dev/ref/spec#Channel_types"],
    },
    check: Check::Any(&[
        Check::Stmt(&[StmtKind::Decl], check_variable),
        Check::Stmt(&[StmtKind::Send, StmtKind::Range], check_stmt),
        Check::Expr(&[ExprKind::Unary, ExprKind::Call], check_expr),
    ]),
    ..Rule::NEW
};

/// A variable that is declared in a function.
fn check_variable(ctx: &Ctx, stmt: StmtId) {
    let Stmt::Decl(declared) = ctx.decl()[stmt] else { return };
    for spec in ctx.decl().list(declared.specs) {
        let Spec::Value { names, ty: Some(ty), .. } = ctx.decl()[spec] else { continue };
        if !ctx.is_channel(ctx.ty(ty)) {
            continue;
        }
        for name in ctx.decl().list(names) {
            let Some(local) = ctx.declared(name).filter(|local| ctx.is_zero_variable(*local)) else { continue };
            let Some(at) = first_wait(ctx, local) else { continue };
            let Some(name) = ctx.decl().ident(name) else { continue };
            let finding = RULE.bug(at, format!("`{name}` is nil here: {}", outcome(ctx, at)));
            ctx.report(finding.related(stmt, "declared without a channel").fix(fix(ctx, stmt, name, ty)));
        }
    }
}

/// The first use of a variable that a nil channel does not survive. Nothing when its address is taken.
fn first_wait(ctx: &Ctx, local: LocalId) -> Option<ExprId> {
    let place = Place::local(local);
    let is_addressed = |touch: &Touch| matches!(ctx.decl()[touch.expr], Expr::Unary { op: UnaryOp::And, .. });
    if ctx.touches_of(&place).any(is_addressed) {
        return None;
    }
    ctx.touches_of(&place).map(|touch| touch.expr).find(|used| is_fatal(ctx, *used))
}

fn check_stmt(ctx: &Ctx, stmt: StmtId) {
    match ctx.decl()[stmt] {
        Stmt::Send { chan, .. } => check_field(ctx, chan),
        Stmt::Range { x, .. } => check_field(ctx, x),
        _ => {}
    }
}

fn check_expr(ctx: &Ctx, expr: ExprId) {
    match ctx.decl()[expr] {
        Expr::Unary { op: UnaryOp::Arrow, x } => check_field(ctx, x),
        Expr::Call { .. } => ctx.closed_channel(expr).into_iter().for_each(|channel| check_field(ctx, channel)),
        _ => {}
    }
}

/// A field that nothing in the package gives a channel.
fn check_field(ctx: &Ctx, channel: ExprId) {
    let Expr::Selector { sel, .. } = ctx.decl()[ctx.decl().unparen(channel)] else { return };
    let Def::Field { owner: Some(owner), name } = ctx.def(sel) else { return };
    let is_ours = owner.scope == 0 && !name.is_exported();
    if !is_ours || !ctx.is_channel(ctx.ty(channel)) || !is_fatal(ctx, channel) {
        return;
    }
    if ctx.summaries().field(owner, name).any(Ops::STORE) || !ctx.is_package_whole() {
        return;
    }
    let field = ctx.channel_field(owner, name);
    if !field.constructed || field.made || field.unknown {
        return;
    }
    ctx.report(RULE.bug(channel, format!("nothing makes the channel `{name}`: {}", outcome(ctx, channel))));
}

/// Whether what is done with a channel blocks forever or panics when it is nil: outside of a select.
fn is_fatal(ctx: &Ctx, channel: ExprId) -> bool {
    match ctx.parent(channel.into()) {
        Some(Node::Stmt(stmt)) => match ctx.decl()[stmt] {
            Stmt::Send { chan, .. } => chan == channel && ctx.clause_of(stmt.into()).is_none(),
            Stmt::Range { x, .. } => x == channel,
            _ => false,
        },
        Some(Node::Expr(expr)) => match ctx.decl()[expr] {
            Expr::Unary { op: UnaryOp::Arrow, .. } => ctx.clause_of(expr.into()).is_none(),
            Expr::Call { .. } => ctx.closed_channel(expr) == Some(channel),
            _ => false,
        },
        _ => false,
    }
}

/// What comes of it, in the words of a message.
fn outcome(ctx: &Ctx, channel: ExprId) -> &'static str {
    match ctx.parent(channel.into()) {
        Some(Node::Expr(expr)) if ctx.closed_channel(expr).is_some() => "the close panics",
        Some(Node::Expr(_)) => "the receive blocks forever",
        Some(Node::Stmt(stmt)) if matches!(ctx.decl()[stmt], Stmt::Range { .. }) => "the loop blocks forever",
        _ => "the send blocks forever",
    }
}

fn fix(ctx: &Ctx, stmt: StmtId, name: Symbol, ty: ExprId) -> Option<Patch> {
    let text = ctx.text(stmt)?;
    let made = ctx.text(ty)?;
    let is_plain = text == format!("var {name} {made}");
    let is_open = match ctx.types().underlying(ctx.ty(ty)).kind() {
        TyKind::Chan(dir, _) => *dir == ChanDir::Both,
        _ => false,
    };
    (is_plain && is_open)
        .then(|| Patch::offered(format!("Make `{name}`")).replace(stmt, format!("{name} := make({made})")))
}
