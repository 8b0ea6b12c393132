//! A task that is a function value or that calls code with another context is not judged; only literals that could use the
//! group's context and don't.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unused-group-context",
    entries: &["gor-17"],
    tiers: &[Tier::Bug, Tier::Risk],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "The tasks of an errgroup ignore the group's context",
        effect: "When one task fails, the others run to their end, and `Wait` returns only then.",
        why: "`errgroup.WithContext` cancels its context at the first error. Only tasks that use this context stop.",
        repair: "Hand the group's context to what the tasks call.",
        bad: r#"package p

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func all(ctx context.Context, urls []string, fetch func(context.Context, string) error) error {
	g, _ := errgroup.WithContext(ctx)
	for _, url := range urls {
		g.Go(func() error { return fetch(ctx, url) })
	}
	return g.Wait()
}
"#,
        good: r#"package p

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func all(ctx context.Context, urls []string, fetch func(context.Context, string) error) error {
	g, ctx := errgroup.WithContext(ctx)
	for _, url := range urls {
		g.Go(func() error { return fetch(ctx, url) })
	}
	return g.Wait()
}
"#,
        references: &["https://pkg.go.dev/golang.org/x/sync/errgroup#WithContext"],
    },
    check: Check::Call(&["golang.org/x/sync/errgroup.WithContext"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(context) = ctx.target(call, 1).filter(|context| ctx.is_blank(*context)) else { return };
    ctx.report(RULE.bug(context, "the group's context is discarded").fix(fix(ctx, call, context)));
}

/// Gives the group's context the name of the one that the tasks use, if nothing but tasks uses that afterwards.
fn fix(ctx: &Ctx, call: ExprId, blank: ExprId) -> Option<Patch> {
    let parent = ctx.local(ctx.arg(call, 0)?)?;
    let name = ctx.local_object(parent)?.name;
    let receiving = ctx.receiving(call).filter(|receiving| receiving.declares)?;
    let after = ctx.decl().stmt_span(receiving.stmt).end;
    let func = ctx.enclosing_func(call.into());
    let later: Vec<ExprId> = ctx.uses(parent).into_iter().filter(|used| ctx.span(*used).start >= after).collect();
    let in_tasks = later.iter().all(|used| ctx.enclosing_func((*used).into()) != func);
    let repeats = ctx.enclosing_loop(call.into()).is_some();
    let patch = Patch::offered("Use the group's context in its tasks").replace(blank, name.as_str());
    (!later.is_empty() && in_tasks && !repeats).then_some(patch)
}
