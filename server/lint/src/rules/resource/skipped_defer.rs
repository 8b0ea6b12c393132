//! Only deferred calls are meant whose work outlives the process: what the system cleans up anyway (files, connections,
//! locks, contexts) is nothing to miss, and what a function value does is not known. Of listeners only those of Unix
//! sockets leave something behind, and a listener has to be seen to be one. A writer in a field may be flushed by those who
//! share it. One finding for each deferred call, at
//! the first exit that skips it. There is no mechanical repair: the code has to move into a function that returns, and what
//! it says on the way out has to become an error.

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
    check: Check::Func(check),
    ..Rule::NEW
};

/// The calls whose work is seen after the process has ended.
const OUTLIVING: &[&str] = &[
    "archive/tar.Writer.Close",
    "archive/zip.Writer.Close",
    "bufio.ReadWriter.Flush",
    "bufio.Writer.Flush",
    "compress/flate.Writer.Close",
    "compress/gzip.Writer.Close",
    "compress/lzw.Writer.Close",
    "compress/zlib.Writer.Close",
    "encoding/csv.Writer.Flush",
    "mime/multipart.Writer.Close",
    "net.UnixListener.Close",
    "os.Process.Kill",
    "os.Remove",
    "os.RemoveAll",
    "runtime/pprof.StopCPUProfile",
    "runtime/trace.Stop",
    "text/tabwriter.Writer.Flush",
];

fn check(ctx: &Ctx, func: FuncRef) {
    let (cfg, flow) = (ctx.cfg(func), ctx.flow(func));
    if cfg.has_errors() {
        return;
    }
    let Some(body) = func.body(ctx.decl()) else { return };
    let exits = || ctx.calls_in(ctx.decl().stmt_span(body)).filter(|call| ctx.callee(*call).ends_process());
    for &defer in cfg.defers() {
        let Some(deferred) = cfg.spawned_call(ctx.decl(), defer).filter(|call| outlives(ctx, *call)) else { continue };
        let is_skipping = |exit: &ExprId| cfg.point_of(*exit).is_some_and(|exit| flow.always_before(defer, exit));
        let Some(exit) = exits().filter(is_skipping).min_by_key(|exit| ctx.span(*exit).start) else { continue };
        let finding = RULE.hint(exit, "the process ends without the deferred calls");
        ctx.report(finding.related(deferred, "this is skipped"));
    }
}

/// Whether a call does something that outlives the process: itself, or the literal or function of this package that it calls.
fn outlives(ctx: &Ctx, call: ExprId) -> bool {
    let callee = ctx.callee(call);
    if let Some(model) = ctx.package_function(callee).and_then(|function| ctx.declaration(function)) {
        return model.calls_in(model.whole()).any(|inner| is_outliving(&model, inner));
    }
    let literal = match callee {
        Callee::Lit(lit) => Some(lit),
        Callee::Local(local) => ctx.only_definition(local).map(|definition| definition.value),
        _ => return is_outliving(ctx, call),
    };
    let literal = literal.filter(|value| matches!(ctx.decl()[*value], Expr::FuncLit { .. }));
    literal.is_some_and(|lit| ctx.calls_in(ctx.span(lit)).any(|inner| is_outliving(ctx, inner)))
}

fn is_outliving(model: &Model, call: ExprId) -> bool {
    let callee = model.callee(call);
    if callee.is_method("net", "Listener", "Close") {
        let source = model.receiver(call).and_then(|listener| model.source_call(listener));
        return source.is_some_and(|source| model.unix_listen(source.value).is_some());
    }
    let is_flush = callee.method_name() == Some("Flush");
    if is_flush && model.receiver(call).and_then(|writer| model.local(writer)).is_none() {
        return false;
    }
    callee.symbol().is_some_and(|symbol| OUTLIVING.contains(&symbol.as_str()))
}
