use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "discarded-read-buffer",
    entries: &["net-06"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "Data is read into a slice that nobody can reach",
        effect: "What arrives is lost, and zero bytes are used in its place: the length is right, the contents are not.",
        why: "`make` in the argument makes a slice without a name. The second `make` of the same length makes another one, \
              and nothing copies between the two.",
        repair: "Give the buffer a name, read into it and use `buf[:n]`.",
        bad: r#"package p

import "io"

func next(r io.Reader) ([]byte, error) {
	n, err := r.Read(make([]byte, 512))
	if err != nil {
		return nil, err
	}
	return make([]byte, n), nil
}
"#,
        good: r#"package p

import "io"

func next(r io.Reader) ([]byte, error) {
	buf := make([]byte, 512)
	n, err := r.Read(buf)
	if err != nil {
		return nil, err
	}
	return buf[:n], nil
}
"#,
        references: &["https://pkg.go.dev/io#Reader"],
    },
    check: Check::Call(
        &[
            "io.Reader.Read",
            "io.ReadFull",
            "io.ReadAtLeast",
            "net.Conn.Read",
            "net.conn.Read",
            "crypto/tls.Conn.Read",
            "bufio.Reader.Read",
            "os.File.Read",
            "io.PipeReader.Read",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(buffer) = ctx.fill(call).map(|(_, buffer)| buffer).filter(|buffer| is_make(ctx, *buffer)) else { return };
    let Some(read) = ctx.target_local(call, 0) else { return };
    let copies: Vec<ExprId> = ctx.uses(read).into_iter().filter_map(|used| made_with(ctx, used)).collect();
    let Some(&copy) = copies.first() else { return };
    let finding = RULE.bug(buffer, "what is read here is lost").related(copy, "this slice holds nothing but zeros");
    ctx.report(finding.fix(fix(ctx, call, buffer, read, &copies)));
}

fn is_make(ctx: &Ctx, expr: ExprId) -> bool {
    ctx.callee(expr).is_builtin("make")
}

/// `make([]byte, n)` for the `n` in it.
fn made_with(ctx: &Ctx, used: ExprId) -> Option<ExprId> {
    let made = ctx.parent(used.into())?.expr()?;
    (is_make(ctx, made) && ctx.args(made).len() == 2).then_some(made)
}

fn fix(ctx: &Ctx, call: ExprId, buffer: ExprId, read: LocalId, copies: &[ExprId]) -> Option<Patch> {
    let stmt = ctx.listed_stmt(call.into())?;
    let (size, made) = (ctx.local_object(read)?.name, ctx.text(buffer)?);
    let same_type = copies.iter().all(|copy| ctx.ty(*copy) == ctx.ty(buffer));
    let name = ctx.fresh_name("buf");
    let patch =
        Patch::safe("Keep what is read").insert_before(stmt, format!("{name} := {made}")).replace(buffer, &*name);
    let patch = copies.iter().fold(patch, |patch, copy| patch.replace(*copy, format!("{name}[:{size}]")));
    same_type.then_some(patch)
}
