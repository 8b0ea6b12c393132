//! Only where nothing but the select stands in a loop without condition, and its default does nothing. Such a loop with
//! work in it, or with a call in what it sends, polls on purpose, and taking the default away could stop it.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "spinning-select",
    entries: &["x-03"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A loop around a select with an empty default never waits",
        effect: "It occupies a processor core while nothing happens.",
        why: "`default` is taken whenever no other arm is ready. With nothing to do there, the loop only asks again.",
        repair: "Delete the default: without it the select waits until an arm is ready.",
        bad: r#"package p

func sum(numbers <-chan int, quit <-chan struct{}) (total int) {
	for {
		select {
		case n := <-numbers:
			total += n
		case <-quit:
			return total
		default:
		}
	}
}
"#,
        good: r#"package p

func sum(numbers <-chan int, quit <-chan struct{}) (total int) {
	for {
		select {
		case n := <-numbers:
			total += n
		case <-quit:
			return total
		}
	}
}
"#,
        references: &["https://go.dev/ref/spec#Select_statements"],
    },
    check: Check::Stmt(&[StmtKind::Select], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, select: StmtId) {
    let Stmt::Select { body } = ctx.decl()[select] else { return };
    let Some(around) = ctx.loop_of_select(select) else { return };
    let is_default = |clause: &StmtId| matches!(ctx.decl()[*clause], Stmt::Comm { comm: None, .. });
    let Some(default) = ctx.decl().list(body).find(is_default) else { return };
    let does_nothing = match ctx.stmts_of(default)[..] {
        [] => true,
        [only] => ctx.is_continue_of(only, around),
        _ => false,
    };
    let asks_only = |clause: StmtId| match ctx.decl()[clause] {
        Stmt::Comm { comm: Some(comm), .. } => {
            let is_quiet = |call: ExprId| {
                ctx.is_context_done(call) || ctx.callee(call).is_builtin("len") || is_source(ctx, clause, call)
            };
            ctx.calls_in(ctx.decl().stmt_span(comm)).all(is_quiet)
        }
        _ => true,
    };
    if !does_nothing || body.len() < 2 || !ctx.decl().list(body).all(asks_only) {
        return;
    }
    let finding = RULE.bug(default, "this loop spins while no other case is ready");
    ctx.report(finding.related(around, "nothing in this loop waits").fix(fix(ctx, select, default)));
}

/// Whether a call only says which channel a clause receives from: `t.C()`, `time.After(d)`.
fn is_source(ctx: &Ctx, clause: StmtId, call: ExprId) -> bool {
    let is_channel = ctx.received_by(clause).is_some_and(|(channel, _)| ctx.decl().unparen(channel) == call);
    let callee = ctx.callee(call);
    let is_getter = callee.method_name().is_some() && ctx.args(call).len() == 0;
    is_channel && (is_getter || callee.is_func("time", "After"))
}

/// Deletes the lines of the default clause.
fn fix(ctx: &Ctx, select: StmtId, default: StmtId) -> Option<Patch> {
    let Stmt::Select { body } = ctx.decl()[select] else { return None };
    let (around, clause) = (ctx.decl().stmt_span(select), ctx.decl().stmt_span(default));
    let before = ctx.text(Span::new(around.start, clause.start))?;
    let mut line = before.trim_end_matches(['\t', ' ']);
    let after = ctx.text(Span::new(clause.end, around.end))?;
    let next = ctx.decl().list(body).map(|other| ctx.decl().stmt_span(other).start).find(|start| *start > clause.start);
    let gap = ctx.text(Span::new(clause.end, next.unwrap_or(around.end - 1)))?;
    let has_comment = |text: &str| text.contains("//") || text.contains("/*");
    if !line.ends_with('\n') || has_comment(&gap) || has_comment(&ctx.text(default)?) {
        return None;
    }
    // No blank line before the closing brace.
    if next.is_none() {
        line = line.strip_suffix('\n').filter(|rest| rest.ends_with('\n')).unwrap_or(line);
    }
    let start = around.start + u32::try_from(line.len()).ok()?;
    let end = clause.end + u32::try_from(after.find('\n')? + 1).ok()?;
    // An arm that works may have been written with the polling in mind.
    let works = |other: StmtId| {
        other != default && !ctx.may_leave(other) && ctx.calls_in(ctx.decl().stmt_span(other)).next().is_some()
    };
    let title = "Delete the empty default";
    let patch = if ctx.decl().list(body).any(works) { Patch::offered(title) } else { Patch::safe(title) };
    Some(patch.replace(Span::new(start, end), ""))
}
