//! Values of variables, branches, what is held.

use std::rc::Rc;

use super::typed::Typed;
use crate::flow::{
    Change, EdgeId, Flow, Held, Is, Obtained, Paths, Point, Quantifier, Start, Step, Truths, Way, facts, failure_edges,
};
use crate::summary::Place;
use crate::syntax::ast::Expr;

#[test]
fn definitions_reach_uses() {
    let typed = Typed::new(
        "func f(a int) (r int) {
            use(a)
            x, err := open()
            if cond() { a = 1 } else if cond() { a++ }
            use(a, 1)
            for i, v := range []int{1} { use(i, v) }
            var z int
            use(z)
            use(x, err, r)
            return
        }",
    );
    assert_eq!(typed.reaching("a", "use(a)"), ["param"]);
    assert_eq!(typed.reaching("a", "use(a, 1)"), ["param", "1", "updated"]);
    assert_eq!(typed.reaching("v", "use(i, v)"), ["item 1"]);
    assert_eq!(typed.reaching("z", "use(z)"), ["zero"]);
    assert_eq!(typed.reaching("x", "use(x, err, r)"), ["open()#0"]);
    assert_eq!(typed.reaching("err", "use(x, err, r)"), ["open()#1"]);
    assert_eq!(typed.reaching("r", "use(x, err, r)"), ["zero"]);
}

#[test]
fn loops_bring_later_definitions_back() {
    let typed = Typed::new("func f() { x := 1\nfor cond() { use(x)\nx = 2\nif cond() { x = 3; break } }\nuse(x, 0) }");
    assert_eq!(typed.reaching("x", "use(x)"), ["1", "2"]);
    assert_eq!(typed.reaching("x", "use(x, 0)"), ["1", "2", "3"]);
}

#[test]
fn closures_and_pointers_set_from_elsewhere() {
    let typed = Typed::new("func f() { x := 1\nuse(x)\ngo func() { x = 2 }()\nx = 3\nuse(x, 0) }");
    assert_eq!(typed.reaching("x", "use(x)"), ["1"]);
    assert_eq!(typed.reaching("x", "use(x, 0)"), ["3", "?"]);
    let typed = Typed::new("func f() { x := 1\nuse(&x)\nuse(x) }");
    assert_eq!(typed.reaching("x", "use(x)"), ["1", "?"]);
    // What a deferred literal sets is set when all else is over.
    let typed = Typed::new("func f() (err error) { defer func() { err = nil }()\nuse(err)\nreturn }");
    assert_eq!(typed.reaching("err", "use(err)"), ["zero"]);
    let typed = Typed::new("func f() { x := 1\nuse(func() int { return x })\nuse(x) }");
    assert_eq!(typed.reaching("x", "use(x)"), ["1"]);
}

#[test]
fn values_live_as_long_as_they_are_read() {
    let typed =
        Typed::new("func f() (r int) { x := 1\nuse(x)\nx = 2\nif cond() { x = 4 }\nuse(x)\nx = 5\nr = 6\nreturn }");
    let captures = typed.captures();
    let locals = typed.locals(&captures);
    let (x, r) = (typed.local("x"), typed.local("r"));
    assert!(locals.is_live_after(x, typed.after("x := 1")));
    assert!(locals.is_live_after(x, typed.after("x = 2")));
    assert!(!locals.is_live_after(x, typed.after("x = 5")));
    assert!(locals.is_live_after(r, typed.after("r = 6")));
    assert_eq!(locals.reads_of(x, typed.after("x = 2")).len(), 1);
    assert_eq!(locals.reads_of(x, typed.after("x := 1")).len(), 1);
    assert_eq!(locals.only_write(x), None);
}

/// How paths end from the assignment of `c` on which `c` is not closed, with failures left out.
fn leaks(typed: &Typed, stmt: &str) -> Vec<Way> {
    let captures = typed.captures();
    let locals = typed.locals(&captures);
    let point = typed.after(stmt);
    let source = typed.func.expr("open()");
    let obtained = Obtained::of(&locals, &typed.info, source, 0).unwrap();
    assert_eq!(obtained.point, point);
    assert_eq!(obtained.value, Some(typed.local("c")));
    let failing = failure_edges(&typed.cfg, &typed.func.decl, &typed.info, &locals, &obtained);
    let feasible = |id: EdgeId| !failing.contains(id.index());
    let closes = |_: Point, step: Step| matches!(step, Step::Expr(expr) if typed.func.slice(expr) == "c.Close()");
    let ways = Paths::new(&typed.cfg, &typed.func.decl).feasible(&feasible).escapes(Start::After(point), closes);
    let flow = Flow::new(typed.func.decl.clone(), typed.info.clone(), Rc::new(captures), typed.cfg.clone());
    assert_eq!(flow.ways_out(source, 0, closes).unwrap(), ways);
    ways
}

#[test]
fn failed_calls_give_nothing_to_close() {
    let ok = [
        "c, err := open()\nif err != nil { return err }\nc.Close()\nreturn nil",
        "c, err := open()\nif err == nil { c.Close() }\nreturn err",
        "c, err := open()\nif errors.Is(err, io.EOF) { return nil } else if err != nil && cond() { return err }\nc.Close()\nreturn nil",
        "c, err := open()\nswitch { case err != nil: return err }\nc.Close()\nreturn nil",
        "c, err := open()\nswitch err { case nil: c.Close()\nreturn nil\ncase io.EOF: return err }\nc.Close()\nreturn nil",
        "c, err := open()\nif c != nil { c.Close() }\nreturn err",
    ];
    for body in ok {
        let typed = Typed::new(&format!("func f() error {{ {body} }}"));
        assert_eq!(leaks(&typed, "c, err := open()"), [], "{body}");
    }
    let bad = [
        "c, err := open()\nif err == nil { return nil }\nc.Close()\nreturn err",
        "c, err := open()\nif cond() { return err }\nc.Close()\nreturn nil",
        // Another error than the one that came with the connection.
        "c, err := open()\n_, err = open()\nif err != nil { return err }\nc.Close()\nreturn nil",
    ];
    for body in bad {
        let typed = Typed::new(&format!("func f() error {{ {body} }}"));
        assert_eq!(leaks(&typed, "c, err := open()").len(), 1, "{body}");
    }
}

#[test]
fn branches_tell_facts() {
    let typed = Typed::new("func f(err error, ok bool) { if !ok || err == nil { return }\nuse(err, ok) }");
    let known: Vec<(String, Is)> = (0..typed.cfg.edge_count())
        .flat_map(|index| {
            let edge = typed.cfg.edge(EdgeId::from_index(index));
            facts(&typed.func.decl, &typed.info, edge.kind)
        })
        .map(|fact| (typed.func.slice(fact.subject).to_owned(), fact.is))
        .collect();
    let expected = [("ok", Is::True), ("ok", Is::False), ("err", Is::Nil), ("err", Is::NotNil)];
    assert_eq!(known, expected.map(|(name, is)| (name.to_owned(), is)));
    let captures = typed.captures();
    let truths = Truths::of(&typed.func.decl, &typed.info, &typed.locals(&captures));
    let solution = truths.solve(&typed.cfg).unwrap();
    let known = solution.around(typed.at("use(err, ok)")).unwrap();
    assert_eq!((known.of(typed.local("err")), known.of(typed.local("ok"))), (Some(Is::NotNil), Some(Is::True)));
}

#[test]
fn constants_decide_branches() {
    let typed = Typed::new(
        "func f() { done := false\nvar p *int\nif done { use(1) }\nif p != nil { use(2) }\np = new(int)\nfor !done { use(3)\ndone = cond() }\nuse(4) }",
    );
    let captures = typed.captures();
    let truths = Truths::of(&typed.func.decl, &typed.info, &typed.locals(&captures));
    let solution = truths.solve(&typed.cfg).unwrap();
    assert!(solution.around(typed.at("use(1)")).is_none());
    assert!(solution.around(typed.at("use(2)")).is_none());
    assert!(solution.around(typed.at("use(3)")).is_some());
    assert_eq!(solution.around(typed.at("use(4)")).unwrap().of(typed.local("done")), Some(Is::True));
}

#[test]
fn locks_are_held_between_lock_and_unlock() {
    let typed = Typed::new(
        "func f(t *T, o *T) { use(1)\nt.mu.Lock()\nuse(2)\nif cond() { t.mu.Unlock() }\nuse(3)\no.mu.Lock()\nuse(4)\no = t\nuse(5) }",
    );
    let held = |quantifier| {
        let effects = |_: Point, step: Step, out: &mut Vec<Change<Place>>| {
            let Step::Expr(call) = step else { return };
            let Expr::Call { fun, .. } = typed.func.decl[call] else { return };
            let Expr::Selector { x, sel } = typed.func.decl[fun] else { return };
            let Some(place) = Place::of(&typed.func.decl, &typed.info, x) else { return };
            match typed.func.slice(sel) {
                "Lock" => out.push(Change::Set(place)),
                "Unlock" => out.push(Change::Clear(place)),
                _ => {}
            }
        };
        Held::of(&typed.cfg, &typed.func.decl, &typed.info, quantifier, &[], effects).unwrap()
    };
    let (must, may) = (held(Quantifier::Must), held(Quantifier::May));
    let count = |held: &Held<Place>, at: &str| held.before(typed.at(at)).len();
    assert_eq!(["use(1)", "use(2)", "use(3)", "use(4)", "use(5)"].map(|at| count(&must, at)), [0, 1, 0, 1, 0]);
    assert_eq!(["use(1)", "use(2)", "use(3)", "use(4)", "use(5)"].map(|at| count(&may, at)), [0, 1, 1, 2, 1]);
}
