//! The two ends have to be variables of one call of `io.Pipe` that are never assigned again. There is no fix: what was meant
//! to be copied from or to is not in the code.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "self-copied-pipe",
    entries: &["pipe-06"],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "A pipe is copied into itself",
        effect: "The copy never ends: it waits for a reader of the bytes that it has just read.",
        why: "What is written to `pw` can only be read from `pr`, and the one who reads `pr` is the copy itself, which is \
              waiting for its write.",
        repair: "Copy from the real source to `pw`, or from `pr` to the real destination.",
        bad: r#"package p

import "io"

func pump() (int64, error) {
	pr, pw := io.Pipe()
	defer pr.Close()
	defer pw.Close()
	return io.Copy(pw, pr)
}
"#,
        good: r#"package p

import "io"

func pump(src io.Reader, dst io.Writer) (int64, error) {
	pr, pw := io.Pipe()
	defer pr.Close()
	go func() {
		_, err := io.Copy(pw, src)
		pw.CloseWithError(err)
	}()
	return io.Copy(dst, pr)
}
"#,
        references: &["https://pkg.go.dev/io#Pipe"],
    },
    check: Check::Call(&["io.Copy", "io.CopyN", "io.CopyBuffer"], check),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let end = |index: usize| {
        let stream = ctx.stream_behind(ctx.arg(call, index)?);
        ctx.source_call(stream).filter(|source| ctx.callee(source.value).is_func("io", "Pipe"))
    };
    let (Some(to), Some(from)) = (end(0), end(1)) else { return };
    if to.value == from.value {
        let finding = RULE.bug(call, "both ends belong to the same pipe");
        ctx.report(finding.related(to.value, "the pipe is made here"));
    }
}
