//! The shape of graphs.

use super::Func;

#[track_caller]
fn check(body: &str, expected: &str) {
    let text = Func::new(body).text();
    assert_eq!(text.trim(), expected.trim(), "{body}");
}

#[test]
fn conditions_split_blocks() {
    check(
        r"if a() && !b() || c { d() } else if e := g(); e { return }
h()",
        r"
b0: entry
    a()
    -> b1 true a()
    -> b2 false a()
b1:
    b()
    -> b2 true b()
    -> b3 false b()
b2:
    -> b3 true c
    -> b4 false c
b3:
    d()
    -> b6
b4:
    g()
    do e := g()
    -> b5 true e
    -> b6 false e
b5:
    do return
    -> b7 return
b6:
    h()
    -> b7 end
b7: exit
b8: halt unreachable
",
    );
}

#[test]
fn a_loop_has_head_and_latch() {
    check(
        r"for i := 0; i < n; i++ { if x { continue }; if y { break }; work(i) }
after()",
        r"
b0: entry
    do i := 0
    -> b1
b1:
    i < n
    -> b2 true i < n
    -> b8 false i < n
b2:
    -> b3 true x
    -> b4 false x
b3:
    -> b7 continue
b4:
    -> b5 true y
    -> b6 false y
b5:
    -> b8 break
b6:
    work(i)
    -> b7
b7:
    do i++
    -> b1 back
b8:
    after()
    -> b9 end
b9: exit
b10: halt unreachable
",
    );
}

#[test]
fn select_evaluates_operands_first_and_receives_in_the_arm() {
    check(
        r"L:
 for { select {
case v, ok := <-in(): use(v, ok)
case out <- val(): break L
default: continue
} }",
        r"
b0: entry
    -> b1
b1:
    -> b2
b2:
    in()
    val()
    wait select
    -> b3 arm case v, ok := <-in(): use(v, ok)
    -> b4 arm case out <- val(): break L
    -> b5 arm default: continue
b3:
    <-in()
    do v, ok := <-in()
    use(v, ok)
    -> b6
b4:
    do out <- val()
    -> b8 break
b5:
    -> b7 continue
b6:
    -> b7
b7:
    -> b2 back
b8:
    -> b9 end
b9: exit
b10: halt unreachable
",
    );
}

#[test]
fn switch_tests_cases_in_order() {
    check(
        r"switch x := f(); x {
case 1, g(): a()
fallthrough
default: b()
case 3:
}",
        r"
b0: entry
    f()
    do x := f()
    -> b4 case 1
    -> b1 not case 1
b1:
    g()
    -> b4 case g()
    -> b2 not case g()
b2:
    -> b6 case 3
    -> b3 not case 3
b3:
    -> b5 default
b4:
    a()
    -> b5 fallthrough
b5:
    b()
    -> b7
b6:
    -> b7
b7:
    -> b8 end
b8: exit
b9: halt unreachable
",
    );
}

#[test]
fn type_switch_binds_its_symbol_in_each_clause() {
    check(
        r"for k, v[i()] = range m() { switch y := k.(type) {
case int: use(y)
case nil: return
} }",
        r"
b0: entry
    m()
    -> b1
b1:
    next for k, v[i()] = range m() { switch y := k.(type)
    -> b2 item
    -> b7 done
b2:
    i()
    bind for k, v[i()] = range m() { switch y := k.(type)
    -> b3 type case int: use(y)
    -> b4 type case nil: return
    -> b5 default
b3:
    bind case int: use(y)
    use(y)
    -> b5
b4:
    bind case nil: return
    do return
    -> b8 return
b5:
    -> b6
b6:
    -> b1 back
b7:
    -> b8 end
b8: exit
b9: halt unreachable
",
    );
}

#[test]
fn values_short_circuit_too() {
    check(
        r"x := p && q()
var s, t = x, <-c",
        r"
b0: entry
    -> b1 true p
    -> b2 false p
b1:
    q()
    -> b2
b2:
    p && q()
    do x := p && q()
    <-c
    var s, t = x, <-c
    -> b3 end
b3: exit
b4: halt unreachable
",
    );
}

#[test]
fn go_and_defer_evaluate_operands_only() {
    check(
        r"defer func() { recover() }()
go h(a())
m[k()] = <-ch
x.y += z()",
        r"
b0: entry
    func() { recover() }
    do defer func() { recover() }()
    a()
    do go h(a())
    k()
    <-ch
    do m[k()] = <-ch
    x.y
    z()
    do x.y += z()
    -> b1 end
b1: exit
b2: halt unreachable
",
    );
}

#[test]
fn nothing_follows_a_panic_or_an_empty_select() {
    check(
        r"if a { panic(1); dead() }
select {}
last()",
        r"
b0: entry
    -> b1 true a
    -> b3 false a
b1:
    panic(1)
    -> b6 never panic(1)
b2: unreachable
    dead()
    -> b3
b3:
    wait select {}
b4: unreachable
    last()
    -> b5 end
b5: exit unreachable
b6: halt
",
    );
}

#[test]
fn goto_joins_its_label() {
    check(
        r"L: x()
if y { goto L }
goto M
dead()
M: z()",
        r"
b0: entry
    -> b1
b1:
    x()
    -> b2 true y
    -> b3 false y
b2:
    -> b1 goto
b3:
    -> b5 goto
b4: unreachable
    dead()
    -> b5
b5:
    z()
    -> b6 end
b6: exit
b7: halt unreachable
",
    );
}

#[test]
fn a_switch_without_tag_has_conditions() {
    check(
        r"switch { case a && b: x()
case c: y() }",
        r"
b0: entry
    -> b1 true a
    -> b2 false a
b1:
    -> b4 true b
    -> b2 false b
b2:
    -> b5 true c
    -> b3 false c
b3:
    -> b6 default
b4:
    x()
    -> b6
b5:
    y()
    -> b6
b6:
    -> b7 end
b7: exit
b8: halt unreachable
",
    );
}

#[test]
fn a_loop_that_never_comes_around_has_no_latch() {
    check(
        r"for { if a { return }
break }
for i := range 3 { return }",
        r"
b0: entry
    -> b1
b1:
    -> b2 true a
    -> b3 false a
b2:
    do return
    -> b8 return
b3:
    -> b4 break
b4:
    -> b5
b5:
    next for i := range 3 { return }
    -> b6 item
    -> b7 done
b6:
    bind for i := range 3 { return }
    do return
    -> b8 return
b7:
    -> b8 end
b8: exit
b9: halt unreachable
",
    );
}

#[test]
fn functions_with_errors_say_so() {
    check(
        r"goto Nowhere
x()",
        r"
b0: entry broken
b1: unreachable
    x()
    -> b2 end
b2: exit unreachable
b3: halt unreachable
",
    );
}
