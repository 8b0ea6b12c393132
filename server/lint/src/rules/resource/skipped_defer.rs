//! There is no mechanical repair: the code has to move into a function that returns, and what it says on the way out
//! has to become an error.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "skipped-defer",
    entries: &["conn-15"],
    tiers: &[Tier::Hint],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "A call that ends the process skips the deferred calls before it",
        effect: "Buffers are not flushed, temporary files and sockets stay, spans are not sent.",
        why: "`os.Exit` and `log.Fatal` end the process at once. Deferred calls run when a function returns or panics.",
        repair: "Return an error from a function that defers, and end the process in `main` after it has returned.",
        bad: r#"package main

import (
	"bufio"
	"log"
	"os"
)

func main() {
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	if _, err := w.WriteString("hello\n"); err != nil {
		log.Fatal(err)
	}
}
"#,
        good: r#"package main

import (
	"bufio"
	"log"
	"os"
)

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	_, err := w.WriteString("hello\n")
	return err
}
"#,
        references: &["https://pkg.go.dev/os#Exit"],
    },
    check: Check::Call(&["os.Exit", "log.Fatal", "log.Fatalf", "log.Fatalln"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let func = ctx.enclosing_func(call.into());
    let (Some(stmt), cfg) = (ctx.stmt_of(call), ctx.cfg(func)) else { return };
    let Some(end) = cfg.point_of(call) else { return };
    if cfg.has_errors() || !matches!(ctx.decl()[stmt], Stmt::Expr(_)) {
        return;
    }
    let flow = ctx.flow(func);
    let skipped = cfg.defers().iter().copied().find(|defer| flow.dominance().always_before(&cfg, *defer, end));
    let Some(deferred) = skipped.and_then(|defer| cfg.spawned_call(ctx.decl(), defer)) else { return };
    ctx.report(RULE.hint(call, "the process ends without the deferred calls").related(deferred, "this is skipped"));
}
