//! The source has to be a variable that the loop neither declares nor assigns, and that a second iteration can come to. A
//! reader that an iteration reads to its end, or hands to code that may keep it, is left alone. That a function makes a reader
//! of its parameter each time it is called is not seen.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "rebuilt-reader",
    entries: &["x-14"],
    fixes: Fixes::Safe,
    docs: Docs {
        summary: "A buffered reader is made anew in each iteration",
        effect: "Input disappears: what the old reader had read ahead is lost with it. Measured: of three lines sent at once \
                 one arrived, then the loop waited for ever.",
        why: "A bufio.Reader, Scanner or Decoder takes from its source as much as it can get, up to some kilobytes, and \
              hands out a line or value of it. The rest is in its own buffer.",
        repair: "Make the reader once, before the loop.",
        bad: r#"package p

import (
	"bufio"
	"io"
)

func lines(r io.Reader, use func(string)) error {
	for {
		br := bufio.NewReader(r)
		line, err := br.ReadString('\n')
		if err != nil {
			return err
		}
		use(line)
	}
}
"#,
        good: r#"package p

import (
	"bufio"
	"io"
)

func lines(r io.Reader, use func(string)) error {
	br := bufio.NewReader(r)
	for {
		line, err := br.ReadString('\n')
		if err != nil {
			return err
		}
		use(line)
	}
}
"#,
        references: &["https://pkg.go.dev/bufio#Reader"],
    },
    check: Check::Call(
        &[
            "bufio.NewReader",
            "bufio.NewReaderSize",
            "bufio.NewScanner",
            "encoding/gob.NewDecoder",
            "encoding/json.NewDecoder",
            "encoding/xml.NewDecoder",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(around) = ctx.enclosing_loop(call.into()).filter(|_| ctx.may_repeat(call)) else { return };
    let Some(source) = ctx.arg(call, 0) else { return };
    let Some(local) = ctx.local(source).filter(|_| is_stream(ctx.ty(source))) else { return };
    if !is_from_outside(ctx, local, around) || !is_left_alone(ctx, local, source, around) {
        return;
    }
    let reader = ctx.target_local(call, 0);
    let reads_on = match reader {
        Some(reader) => reads_in_part(ctx, reader, around),
        None => is_part_read(ctx, call),
    };
    if !reads_on {
        return;
    }
    let Some(name) = ctx.local_object(local).map(|local| local.name) else { return };
    let finding = RULE.bug(call, format!("what this reads ahead of `{name}` is lost in the next iteration"));
    ctx.report(finding.related(around, "in this loop").fix(fix(ctx, call, reader, around)));
}

/// A type whose values are no bytes in memory.
fn is_stream(ty: Ty) -> bool {
    let is_reader =
        ["Reader", "ReadCloser", "ReadWriter", "ReadWriteCloser"].iter().any(|name| ty.is_named("io", name));
    is_reader || ty.is_stream_conn() || ty.is_pointer_to("io", "PipeReader") || ty.is_pointer_to("os", "File")
}

/// Whether the loop neither declares the source nor assigns to it.
fn is_from_outside(ctx: &Ctx, source: LocalId, around: StmtId) -> bool {
    let span = ctx.decl().stmt_span(around);
    let place = Place::local(source);
    let assigned = ctx.touches_of(&place).any(|touch| touch.ops.any(Ops::STORE) && span.contains(ctx.span(touch.expr)));
    let declared = ctx.local_object(source).is_none_or(|object| span.contains(ctx.span(object.ident)));
    !assigned && !declared
}

/// Whether the loop does nothing else with the source that could give it back what was read ahead; of a connection all but
/// reading and giving away is harmless.
fn is_left_alone(ctx: &Ctx, source: LocalId, used: ExprId, around: StmtId) -> bool {
    let span = ctx.decl().stmt_span(around);
    let is_conn = ctx.ty(used).is_stream_conn();
    ctx.uses(source).into_iter().filter(|other| *other != used && span.contains(ctx.span(*other))).all(|other| {
        let place = Place::local(source);
        let mut touches = ctx.touches_of(&place).filter(|touch| touch.expr == other);
        is_conn && touches.all(|touch| !ctx.ops_of(touch).any(Ops::READ | Ops::ESCAPES | Ops::SHARED))
    })
}

/// Whether the reader is only asked for a part at a time: by methods, outside of inner loops, and by nobody else.
fn reads_in_part(ctx: &Ctx, reader: LocalId, around: StmtId) -> bool {
    let uses = ctx.uses(reader);
    let declared_here =
        ctx.local_object(reader).is_some_and(|object| ctx.decl().stmt_span(around).contains(ctx.span(object.ident)));
    let by_method = |used: &ExprId| {
        let method = ctx.parent((*used).into()).and_then(|selector| ctx.parent(selector)).and_then(Node::expr);
        let is_method = method.is_some_and(|call| ctx.receiver(call) == Some(*used));
        is_method && ctx.enclosing_loop((*used).into()) == Some(around)
    };
    let reads = uses.iter().any(|used| is_part_read(ctx, *used));
    declared_here && reads && uses.iter().all(by_method)
}

/// `br.ReadString('\n')`, `bufio.NewReader(c).ReadString('\n')`
fn is_part_read(ctx: &Ctx, reader: ExprId) -> bool {
    let method = ctx.parent(reader.into()).and_then(|selector| ctx.parent(selector)).and_then(Node::expr);
    let name =
        method.filter(|call| ctx.receiver(*call) == Some(reader)).and_then(|call| ctx.callee(call).method_name());
    const NAMES: [&str; 8] = ["Decode", "Peek", "ReadByte", "ReadBytes", "ReadLine", "ReadSlice", "ReadString", "Scan"];
    name.is_some_and(|name| NAMES.contains(&name))
}

fn fix(ctx: &Ctx, call: ExprId, reader: Option<LocalId>, around: StmtId) -> Option<Patch> {
    let title = "Make the reader once, before the loop";
    // A decoder remembers an error, so that a loop that goes on after one would not end.
    let body = ctx.decl().stmt_span(around);
    let goes_on = ctx.stmts_in(body).any(|stmt| ctx.is_continue_of(stmt, around));
    let patch = if goes_on { Patch::offered(title) } else { Patch::safe(title) };
    // A label stands further out than the code around it.
    ctx.siblings(around)?;
    if ctx.args(call).skip(1).any(|arg| ctx.int(arg).is_none()) {
        return None;
    }
    let Some(reader) = reader else {
        let name = ctx.fresh_name(if ctx.callee(call).symbol()?.ends_with("Decoder") { "dec" } else { "br" });
        let made = ctx.text(call)?;
        return Some(patch.insert_before(around, format!("{name} := {made}")).replace(call, &*name));
    };
    let Receiving { stmt, declares } = ctx.receiving(call)?;
    let name = ctx.local_object(reader)?.name;
    let is_only_one = ctx.info().locals.iter().filter(|local| local.name == name).count() == 1;
    let in_body = ctx.parent(stmt.into()).and_then(Node::stmt) == ctx.loop_body(around);
    // A scanner must not be set up again once it has begun.
    let sets_up = ctx.uses(reader).into_iter().any(|used| {
        let method = ctx.parent(used.into()).and_then(|selector| ctx.parent(selector)).and_then(Node::expr);
        method.is_some_and(|call| matches!(ctx.callee(call).method_name(), Some("Buffer" | "Split" | "Reset")))
    });
    (declares && is_only_one && in_body && !sets_up).then(|| patch.move_before(stmt, around))
}
