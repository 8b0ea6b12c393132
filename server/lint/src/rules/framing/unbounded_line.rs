//! Connections of a server only, read through a `bufio.Reader` that has nothing between it and the connection. A
//! `bufio.Scanner` gives up at 64 KiB by itself.

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "unbounded-line",
    entries: &["conn-08"],
    tiers: &[Tier::Risk, Tier::Hint],
    fixes: Fixes::Offered,
    docs: Docs {
        summary: "A line from a client may be of any length",
        effect: "A client that sends no line break makes the server keep all that it sends, until memory runs out.",
        why: "`ReadString`, `ReadBytes` and `ReadLine` of net/textproto collect until the delimiter comes. The size of the \
              `bufio.Reader` is not a limit for them.",
        repair: "Use a `bufio.Scanner`, which refuses lines above 64 KiB or what `Buffer` allows, and check its `Err`. Or \
                 read through an `io.LimitedReader` whose `N` is set anew before each line.",
        bad: r#"package p

import (
	"bufio"
	"net"
	"time"
)

func greeting(ln net.Listener) (string, error) {
	c, err := ln.Accept()
	if err != nil {
		return "", err
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(time.Minute))
	r := bufio.NewReader(c)
	return r.ReadString('\n')
}
"#,
        good: r#"package p

import (
	"bufio"
	"io"
	"net"
	"time"
)

func greeting(ln net.Listener) (string, error) {
	c, err := ln.Accept()
	if err != nil {
		return "", err
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(time.Minute))
	r := bufio.NewReader(io.LimitReader(c, 64<<10))
	return r.ReadString('\n')
}
"#,
        references: &["https://pkg.go.dev/bufio#Scanner.Buffer", "https://pkg.go.dev/io#LimitedReader"],
    },
    check: Check::Call(
        &[
            "bufio.Reader.ReadString",
            "bufio.Reader.ReadBytes",
            "net/textproto.Reader.ReadLine",
            "net/textproto.Reader.ReadLineBytes",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let Some(reader) = ctx.receiver(call) else { return };
    let tier = match ctx.served(reader) {
        Some(query::Served::Accepted) => Tier::Risk,
        Some(query::Served::Handler) => Tier::Hint,
        None => return,
    };
    let finding = RULE.finding(tier, call, "a client decides how long this line gets");
    ctx.report(finding.fix(fix(ctx, call, reader)));
}

/// Puts a limit between the reader and the connection, and renews it before each line.
fn fix(ctx: &Ctx, call: ExprId, reader: ExprId) -> Option<Patch> {
    let made = ctx.only_definition(ctx.local(reader)?)?.value;
    let is_plain = ctx.callee(made).is_func_of("bufio", &["NewReader", "NewReaderSize"]);
    let conn = ctx.arg(made, 0).filter(|conn| is_plain && ctx.ty(*conn).is_conn())?;
    let (declared, line) = (ctx.listed_stmt(made.into())?, ctx.listed_stmt(call.into())?);
    if ctx.enclosing_func(made.into()) != ctx.enclosing_func(call.into()) {
        return None;
    }
    let (name, limited) = (ctx.fresh_name("limited"), ctx.text(conn)?);
    let patch = Patch::offered("Limit lines to 64 KiB")
        .insert_before(declared, format!("{name} := &$io.LimitedReader{{R: {limited}, N: 64 << 10}}"))
        .replace(conn, &*name);
    let around = |stmt: StmtId| ctx.enclosing_loop(stmt.into());
    let repeats = around(line) != around(declared);
    Some(if repeats { patch.insert_before(line, format!("{name}.N = 64 << 10")) } else { patch })
}
