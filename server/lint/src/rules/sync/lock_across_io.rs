//! Only calls that wait for a network, a database, a process or the clock, under a mutex that guards a map or slice of the
//! same value: then other keys wait, too. Channel operations are left alone, as are types that hold the connection itself,
//! whose lock is there to keep its messages apart. There is no fix: what may happen between unlocking and locking again is a
//! decision.

use gohazard_semantic::query::Hold;
use gohazard_semantic::summary::Root;

use crate::rule::*;

pub static RULE: Rule = Rule {
    id: "lock-across-io",
    entries: &["gor-13"],
    tiers: &[Tier::Risk],
    fixes: Fixes::Never,
    docs: Docs {
        summary: "A lock is held while the network, a database or a process is waited for",
        effect: "One slow answer holds up everybody who needs the lock, also for entries that are there already. When the \
                 other side hangs, all of them hang.",
        why: "The lock guards memory, which takes nanoseconds. Across a call that leaves the process it lasts as long as \
              the slowest answer.",
        repair: "Look under the lock, unlock, make the call, and lock again to store the result, looking once more whether \
                 somebody else was faster. Where the same call must not be made twice, use `singleflight` or a lock for \
                 each key.",
        bad: r#"package p

import (
	"os/exec"
	"sync"
)

type revisions struct {
	mu    sync.Mutex
	known map[string]string
}

func (r *revisions) lookup(branch string) (string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if rev, ok := r.known[branch]; ok {
		return rev, nil
	}
	out, err := exec.Command("git", "ls-remote", "origin", branch).Output()
	if err != nil {
		return "", err
	}
	r.known[branch] = string(out)
	return string(out), nil
}
"#,
        good: r#"package p

import (
	"os/exec"
	"sync"
)

type revisions struct {
	mu    sync.Mutex
	known map[string]string
}

func (r *revisions) lookup(branch string) (string, error) {
	r.mu.Lock()
	rev, ok := r.known[branch]
	r.mu.Unlock()
	if ok {
		return rev, nil
	}
	out, err := exec.Command("git", "ls-remote", "origin", branch).Output()
	if err != nil {
		return "", err
	}
	r.mu.Lock()
	r.known[branch] = string(out)
	r.mu.Unlock()
	return string(out), nil
}
"#,
        references: &["https://pkg.go.dev/golang.org/x/sync/singleflight"],
    },
    check: Check::Call(
        &[
            "crypto/tls.Dial",
            "crypto/tls.DialWithDialer",
            "crypto/tls.Dialer.DialContext",
            "database/sql.DB.Exec",
            "database/sql.DB.ExecContext",
            "database/sql.DB.Query",
            "database/sql.DB.QueryContext",
            "net.Dial",
            "net.DialTCP",
            "net.DialTimeout",
            "net.Dialer.Dial",
            "net.Dialer.DialContext",
            "net/http.Client.Do",
            "net/http.Client.Get",
            "net/http.Client.Post",
            "net/http.Get",
            "net/http.Post",
            "os/exec.Cmd.CombinedOutput",
            "os/exec.Cmd.Output",
            "os/exec.Cmd.Run",
            "time.Sleep",
        ],
        check,
    ),
    ..Rule::NEW
};

fn check(ctx: &Ctx, call: ExprId) {
    let func = ctx.enclosing_func(call.into());
    let Some(point) = ctx.cfg(func).point_of(call) else { return };
    if is_brief(ctx, call) || ends_something(ctx) {
        return;
    }
    let Some(held) = ctx.locks_held(func) else { return };
    for key in held.before(point) {
        let Some((last, base)) = key.0.path.split_last().filter(|_| key.1 == Hold::Write) else { continue };
        let owner = Place { root: key.0.root, path: base.iter().copied().collect() };
        if !guards_entries(ctx, func, &held, key, &owner) || holds_connection(ctx, &owner) {
            continue;
        }
        let Some(taken) = ctx.taken_at(func, key, point) else { continue };
        let finding = RULE.risk(call, format!("`{last}` is held while this waits"));
        return ctx.report(finding.related(taken, "taken here"));
    }
}

/// Whether it is a short sleep, or a dial that does not wait for anybody.
fn is_brief(ctx: &Ctx, call: ExprId) -> bool {
    let callee = ctx.callee(call);
    if callee.is_func("time", "Sleep") {
        let nanoseconds = ctx.arg(call, 0).and_then(|duration| ctx.int(duration));
        return nanoseconds.is_none_or(|nanoseconds| nanoseconds < 100_000_000);
    }
    let networks = ctx.args(call).take(2).filter_map(|arg| match ctx.constant(arg) {
        Some(Const::String(network)) => Some(network.as_str()),
        _ => None,
    });
    networks
        .into_iter()
        .any(|network| network.starts_with("udp") || network.starts_with("unix") || network.starts_with("ip"))
}

/// Whether the function shuts something down, where waiting is what it is for.
fn ends_something(ctx: &Ctx) -> bool {
    let name = ctx.function().map_or("", |function| function.name.as_str());
    ["close", "stop", "shutdown"].iter().any(|end| name.to_ascii_lowercase().starts_with(end))
}

/// Whether an element of a map or slice of the same value is used while the lock is held.
fn guards_entries(ctx: &Ctx, func: FuncRef, held: &query::HeldLocks, key: &(Place, Hold), owner: &Place) -> bool {
    let cfg = ctx.cfg(func);
    let Some(body) = func.body(ctx.decl()) else { return false };
    ctx.exprs_in(ctx.decl().stmt_span(body)).any(|expr| {
        let Expr::Index { x, .. } = ctx.decl()[expr] else { return false };
        let is_list = matches!(ctx.underlying(x).kind(), TyKind::Map(..) | TyKind::Slice(_));
        let point = cfg.point_of(expr).or_else(|| cfg.point_of_stmt(ctx.stmt_of(expr)?));
        is_list
            && ctx.place(x).is_some_and(|list| list.is_within(owner) && list != *owner)
            && point.is_some_and(|point| held.is_held(point, key))
    })
}

/// Whether the value that the mutex belongs to has a connection among its fields.
fn holds_connection(ctx: &Ctx, owner: &Place) -> bool {
    let expr = ctx.touches().iter().find(|touch| touch.place.root == owner.root && touch.place.is_within(owner));
    let root = match owner.root {
        Root::Local(local) if owner.path.is_empty() => ctx.local_object(local).map_or(Ty::UNKNOWN, |local| local.ty),
        _ => expr.filter(|touch| touch.place == *owner).map_or(Ty::UNKNOWN, |touch| ctx.ty(touch.expr)),
    };
    let ty = root.pointee().unwrap_or(root);
    match ctx.types().underlying(ty).kind() {
        TyKind::Struct(fields) => fields.iter().any(|field| {
            field.ty.is_conn()
                || field.ty.is_pointer_to("database/sql", "Conn")
                || field.ty.is_pointer_to("database/sql", "Tx")
                || field.ty.is_pointer_to("os/exec", "Cmd")
        }),
        _ => true,
    }
}
