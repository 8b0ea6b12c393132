//! Questions about paths.

use super::Func;
use crate::flow::{Cfg, Paths, Point, Start, Step, Way};
use crate::syntax::ast::{Decl, Expr, Stmt};

/// The point at which the function `name` is called.
fn call(func: &Func, cfg: &Cfg, name: &str) -> Point {
    let is_it = |(_, step): &(Point, Step)| calls(&func.decl, *step, name);
    cfg.steps().find(is_it).unwrap_or_else(|| panic!("no call of {name}")).0
}

/// Whether a step calls `name`, or registers a deferred call of it.
fn calls(decl: &Decl, step: Step, name: &str) -> bool {
    let is_call = |call| match decl[call] {
        Expr::Call { fun, .. } => decl.ident(fun).is_some_and(|found| found == name),
        _ => false,
    };
    match step {
        Step::Expr(expr) => is_call(expr),
        Step::Stmt(stmt) => match decl[stmt] {
            Stmt::Defer(call) => {
                is_call(call)
                    || match decl[call] {
                        Expr::Call { fun, .. } => holds(decl, fun, name),
                        _ => false,
                    }
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether a function literal's text calls `name`: enough for tests.
fn holds(decl: &Decl, lit: crate::syntax::ast::ExprId, name: &str) -> bool {
    let inner = decl.expr_span(lit);
    matches!(decl[lit], Expr::FuncLit { .. })
        && decl.exprs().any(|id| inner.contains(decl.expr_span(id)) && calls(decl, Step::Expr(id), name))
}

/// How paths from the call of `open` end that don't call `close`.
fn leaks(body: &str) -> Vec<String> {
    let func = Func::new(body);
    let cfg = func.cfg();
    let paths = Paths::new(&cfg, &func.decl).until_again();
    let ways = paths.escapes(Start::After(call(&func, &cfg, "open")), |_, step| calls(&func.decl, step, "close"));
    let text = |way: Way| match way {
        Way::Return(stmt) => {
            let span = func.decl.stmt_span(stmt);
            func.source[span.start as usize..span.end as usize].to_owned()
        }
        Way::End => "end".to_owned(),
        Way::Never(_) => "never".to_owned(),
        Way::Panic(_) => "panic".to_owned(),
        Way::Again => "again".to_owned(),
    };
    ways.into_iter().map(text).collect()
}

#[test]
fn every_path_has_to_close() {
    assert_eq!(leaks("open()\nif a { return 1 }\nclose()"), ["return 1"]);
    assert_eq!(leaks("open()\nif a { close(); return 1 }\nclose()"), [""; 0]);
    assert_eq!(leaks("open()\nfor a { if b { return 1 } else { close() } }"), ["return 1", "end"]);
    assert_eq!(
        leaks("open()\nswitch a { case 1: close(); return 1\ncase 2: return 2 }\nreturn 3"),
        ["return 2", "return 3"]
    );
}

#[test]
fn a_deferred_call_closes_from_where_it_is_registered() {
    assert_eq!(leaks("open()\ndefer close()\nif a { return 1 }"), [""; 0]);
    assert_eq!(leaks("open()\nif a { return 1 }\ndefer close()"), ["return 1"]);
    assert_eq!(leaks("open()\nif a { defer close() }"), ["end"]);
}

#[test]
fn a_closure_deferred_before_sees_what_comes_later() {
    assert_eq!(leaks("defer func() { close() }()\nopen()\nreturn 1"), [""; 0]);
    assert_eq!(leaks("if a { defer func() { close() }() }\nopen()\nreturn 1"), ["return 1"]);
    // Its operand was evaluated before there was anything to close.
    assert_eq!(leaks("defer close()\nopen()\nreturn 1"), ["return 1"]);
}

#[test]
fn a_loop_that_opens_again_loses_the_former() {
    assert_eq!(leaks("for { open()\nif a { continue }\nclose() }"), ["again"]);
    assert_eq!(leaks("for { open()\ngo f()\nclose() }"), [""; 0]);
    assert_eq!(leaks("for { open()\nif a { break }\nclose() }\nlast()"), ["end"]);
}

#[test]
fn endless_code_and_panics_end_no_path() {
    assert_eq!(leaks("open()\nfor { }"), [""; 0]);
    assert_eq!(leaks("open()\nselect {}"), [""; 0]);
    assert_eq!(leaks("open()\nif a { panic(1) }\nclose()"), [""; 0]);
}

#[test]
fn panics_and_halts_count_when_asked_for() {
    let func = Func::new("open()\nif a { panic(1) }\nwork()\nclose()");
    let cfg = func.cfg();
    let start = Start::After(call(&func, &cfg, "open"));
    let closes = |_, step| calls(&func.decl, step, "close");
    let paths = Paths::new(&cfg, &func.decl);
    assert_eq!(paths.escapes(start, closes), []);
    assert_eq!(paths.with_halts().escapes(start, closes), [Way::Never(func.expr("panic(1)"))]);
    assert!(paths.with_panics().escapes(start, closes).contains(&Way::Panic(func.expr("work()"))));
}

#[test]
fn infeasible_edges_are_not_taken() {
    let func = Func::new("open()\nif a { return 1 }\nclose()");
    let cfg = func.cfg();
    let then = cfg.block_of_stmt(func.stmt("return 1")).unwrap();
    let feasible = |id| cfg.edge(id).to != then;
    let paths = Paths::new(&cfg, &func.decl).feasible(&feasible);
    assert!(paths.every(Start::After(call(&func, &cfg, "open")), |_, step| calls(&func.decl, step, "close")));
}

#[test]
fn goals_are_found_around_what_is_avoided() {
    let func = Func::new("a()\nif x { b() }\nc()\nfor { d() }");
    let cfg = func.cfg();
    let paths = Paths::new(&cfg, &func.decl);
    let find = |from: &str, to: &str, avoid: &str| {
        let start = Start::After(call(&func, &cfg, from));
        paths.find(start, |_, step| calls(&func.decl, step, to), |_, step| calls(&func.decl, step, avoid)).is_some()
    };
    assert!(find("a", "c", "b"));
    assert!(!find("a", "d", "c"));
    assert!(!find("c", "b", "a"));
    assert!(find("d", "d", "c"));
}

#[test]
fn order_is_told_by_control_flow() {
    let func = Func::new("a()\nfor x { b()\nif y { c() } else { d() } }\ne()");
    let cfg = func.cfg();
    let at = |name| call(&func, &cfg, name);
    assert!(cfg.may_follow(at("c"), at("d")));
    assert!(cfg.may_follow(at("b"), at("b")));
    assert!(!cfg.may_follow(at("e"), at("b")));
    assert!(!cfg.may_follow(at("a"), at("a")));
    let between: Vec<Point> = cfg.between(at("a"), at("e"));
    assert!(["b", "c", "d"].into_iter().all(|name| between.contains(&at(name))));
    assert!(!between.contains(&at("a")) && !between.contains(&at("e")));
}
