//! Uses of values, function literals.

use std::rc::Rc;

use super::typed::Typed;
use crate::flow::{Alias, Escape, FuncRef, Locals, Runs, Use, Uses, Value, escapes, runs};

#[test]
fn uses_are_told_apart() {
    let typed = Typed::new(
        "func f(c net.Conn, ch chan net.Conn, t *T, m map[string]net.Conn) net.Conn {
            c.Close()
            use(c)
            t.conn = c
            m[\"a\"] = c
            ch <- c
            d := c.(*net.TCPConn)
            _ = c
            if c == nil { return c }
            _ = T{conn: c}
            global = c
            e := net.Conn(c)
            h := c.Close
            go func() { use(c) }()
            switch c.(type) { case *net.TCPConn: }
            use(d, e, h)
            return nil
        }",
    );
    let uses = Uses::of(&typed.func.decl, &typed.info, &typed.parents);
    let c = typed.local("c");
    let names: Vec<&str> = uses.of_local(c).iter().map(|found| name(found.used)).collect();
    let expected = [
        "other",
        "receiver",
        "argument",
        "stored",
        "stored",
        "sent",
        "stored",
        "discarded",
        "compared",
        "returned",
        "element",
        "stored",
        "stored",
        "receiver",
        "argument",
        "switched",
    ];
    assert_eq!(names, expected);
    let ways: Vec<&str> = escapes(&typed.func.decl, &typed.info, &typed.parents, &uses, c)
        .into_iter()
        .map(|way| match way {
            Escape::Returned(_) => "returned",
            Escape::Alias(_) => "alias",
            Escape::Stored(_) => "stored",
            Escape::Element(_) => "element",
            Escape::Sent(_) => "sent",
            Escape::Passed { .. } => "passed",
            Escape::Captured { .. } => "captured",
            Escape::MethodValue(_) => "method value",
        })
        .collect();
    let expected = [
        "passed",
        "stored",
        "stored",
        "sent",
        "alias",
        "returned",
        "element",
        "stored",
        "alias",
        "method value",
        "captured",
    ];
    assert_eq!(ways, expected);
    let captures = typed.captures();
    let aliases = typed.locals(&captures).aliases(&typed.func.decl, &typed.info, c);
    let aliases: Vec<_> = aliases.into_iter().map(|(local, how, _)| (local, how)).collect();
    assert_eq!(aliases, [(typed.local("d"), Alias::Assertion), (typed.local("e"), Alias::Conversion)]);
}

fn name(used: Use) -> &'static str {
    match used {
        Use::Discarded => "discarded",
        Use::Receiver { .. } => "receiver",
        Use::Argument { .. } => "argument",
        Use::Returned { .. } => "returned",
        Use::Stored { .. } => "stored",
        Use::Element(_) => "element",
        Use::Sent(_) => "sent",
        Use::Compared { .. } => "compared",
        Use::Switched(_) => "switched",
        Use::Written(_) => "written",
        _ => "other",
    }
}

#[test]
fn literals_run_where_they_are_called() {
    let typed = Typed::new(
        "func f(t *T) func() {
            func() {}()
            defer func() {}()
            go func() {}()
            use(func() {})
            g := func() {}
            go g()
            g()
            t.n = 1
            _ = func() {}
            return func() { use(t) }
        }",
    );
    let uses = Uses::of(&typed.func.decl, &typed.info, &typed.parents);
    let ways = |index| runs(&typed.func.decl, &typed.info, &typed.parents, &uses, typed.lit(index));
    assert!(matches!(ways(0)[..], [Runs::Now(_)]));
    assert!(matches!(ways(1)[..], [Runs::Deferred(_)]));
    assert!(matches!(ways(2)[..], [Runs::Go(_)]));
    assert!(matches!(ways(3)[..], [Runs::Passed { index: 0, .. }]));
    assert!(matches!(ways(4)[..], [Runs::Now(_), Runs::Go(_)]));
    assert!(ways(5).is_empty());
    assert!(matches!(ways(6)[..], [Runs::Returned(_)]));
}

#[test]
fn literals_capture_what_is_declared_outside() {
    let typed = Typed::new(
        "func f(t *T, n int) {
            x, y, z := 1, 2, 3
            go func(a int) {
                b := x + a
                y++
                use(&z, b)
                t.n = 1
                func() { n = 2; b = 3 }()
            }(1)
        }",
    );
    let captures = typed.captures();
    let of = |index: usize| -> Vec<(String, bool, bool, bool)> {
        let found = captures.of_lit(typed.lit(index)).iter();
        let name = |local| typed.info.local(local).unwrap().name.to_string();
        found.map(|one| (name(one.local), one.written, one.part_written, one.address)).collect()
    };
    let (outer, inner) = if captures.of_lit(typed.lit(0)).len() > 2 { (0, 1) } else { (1, 0) };
    let expected = [
        ("x", false, false, false),
        ("y", true, false, false),
        ("z", false, false, true),
        ("t", false, true, false),
        ("n", true, false, false),
    ];
    assert_eq!(of(outer), expected.map(|(name, a, b, c)| (name.to_owned(), a, b, c)));
    assert_eq!(of(inner), [("n".to_owned(), true, false, false), ("b".to_owned(), true, false, false)]);
    let graph = Rc::new(typed.func.cfg_of(FuncRef::Lit(typed.lit(outer))));
    let locals = Locals::of(&graph, &typed.func.decl, &typed.info, &captures);
    assert_eq!(locals.writes(typed.local("x")).map(|write| write.value).collect::<Vec<_>>(), [Value::Unknown]);
}
