//! Much of everything, and deeply nested.

use std::fmt::Write;

use crate::support::{ask_all, on_a_thread, program, ty};

#[test]
fn thousands_of_methods() {
    let mut text = "package p\n\ntype T struct{ E }\n\ntype E struct{ n int }\n\ntype I interface {\n".to_owned();
    for n in 0..3000 {
        writeln!(text, "\tM{n}(I) (T, error)").unwrap();
    }
    text += "}\n";
    for n in 0..3000 {
        writeln!(text, "\nfunc (e *E) M{n}(i I) (t T, err error) {{ return i.M{}(&t) }}", (n + 1) % 3000).unwrap();
    }
    text += "\nfunc f(t *T, i I) { x, _ := t.M2999(i); y := x.n; _ = y }\n";
    let program = program(&[("p.go", &text)]);
    ask_all(&program, "");
    assert_eq!(ty(&program, "p.go", &text, "x"), "p.T");
    assert_eq!(ty(&program, "p.go", &text, "y"), "int");
}

#[test]
fn thousands_of_embedded_types() {
    let mut text = "package p\n\ntype T0 struct{ last int }\n".to_owned();
    for n in 1..2000 {
        writeln!(text, "\ntype T{n} struct{{ *T{}; T{} }}", n - 1, n / 2).unwrap();
    }
    text += "\nfunc f(t T1999, u T3) { x := u.T2.T1.T0.last; _, _ = t.last, x; t.missing() }\n";
    let program = program(&[("p.go", &text)]);
    ask_all(&program, "");
    assert_eq!(ty(&program, "p.go", &text, "x"), "int");
}

#[test]
fn a_chain_of_thousands_of_names_ends() {
    let mut text = "package p\n\ntype T0 int\n\nvar v0, c0 = T0(1), 1\n\nconst k0 = 1\n".to_owned();
    for n in 1..3000 {
        let before = n - 1;
        writeln!(text, "\ntype T{n} = T{before}\n\nvar v{n} = v{before}\n\nconst k{n} = k{before} + k{before}")
            .unwrap();
        writeln!(text, "\nfunc f{n}() T{n} {{ return f{before}() }}").unwrap();
    }
    text += "\nfunc f0() T0 { return f2999() }\n\nfunc use() { a := T0(k5); _ = a }\n";
    on_a_thread(move || {
        let program = program(&[("p.go", &text)]);
        ask_all(&program, "");
        assert_eq!(ty(&program, "p.go", &text, "a"), "p.T0");
    });
}

#[test]
fn constants_that_double_with_each_step_stay_small() {
    let mut text = "package p\n\nconst s0 = \"0123456789\"\n\nconst n0 = 1 << 100\n".to_owned();
    for n in 1..64 {
        let before = n - 1;
        writeln!(text, "\nconst s{n} = s{before} + s{before}\n\nconst n{n} = n{before} * n{before}").unwrap();
    }
    text += "\nvar a [len(s63)]int\n\nvar b, c = 1 << n63, 1.0 / n63\n\nvar d = \"\" << s63\n";
    ask_all(&program(&[("p.go", &text)]), "");
}

#[test]
fn deep_nesting_is_cut_off_for_types_and_flow_too() {
    let body = |inside: String| {
        format!("package p\n\nfunc f(x func() int, c chan int) {{\n\t{inside}\n}}\n\nfunc g() {{ y := 1; _ = y }}\n")
    };
    let around = |open: &str, inner: &str, close: &str, depth: usize| {
        body(format!("{}{inner}{}", open.repeat(depth), close.repeat(depth)))
    };
    let texts = [
        body(format!("x = {}1{}", "(".repeat(20_000), ")".repeat(20_000))),
        around("{", "x()", "}", 5000),
        around("if x() > 0 {\n", "x()", "}\n", 3000),
        around("for range c {\n", "break", "}\n", 3000),
        around("select { case <-c:\n", "x()", "}\n", 3000),
        around("func() {\n", "x()", "\n}()", 3000),
        around("go func() { defer func() {\n", "x()", "\n}() }()", 2000),
        body(format!("_ = 1{}", " + 1".repeat(10_000))),
        body(format!("_ = x(){}", " + x()".repeat(5000))),
        body(format!("_ = x{}", ".x".repeat(10_000))),
        body(format!("_ = x{}", "()".repeat(10_000))),
        body(format!("_ = x{}", "[0]".repeat(10_000))),
        body(format!("_ = {}x", "<-".repeat(10_000))),
        body(format!("var v {}int; _ = v", "[]".repeat(10_000))),
        body(format!("var v {}int; _ = v", "func() ".repeat(5000))),
        body(format!("var v {}int{}; _ = v", "struct{ a ".repeat(3000), " }".repeat(3000))),
        body(format!("var v {}int{}; _ = v", "G[".repeat(3000), "]".repeat(3000))),
        body(format!("_ = []int{}{}", "{".repeat(5000), "}".repeat(5000))),
        body(format!("if x() > 0 {{}}{}", " else if x() > 1 {}".repeat(5000))),
        body(format!("switch x() {{ {} }}", "case 1: fallthrough\n".repeat(5000))),
        body((0..3000).map(|n| format!("L{n}: if x() > {n} {{ goto L{} }}\n", (n * 7919) % 3000)).collect()),
    ];
    for text in texts {
        on_a_thread(move || {
            let program = program(&[("p.go", &text)]);
            ask_all(&program, "");
            assert_eq!(ty(&program, "p.go", &text, "y"), "int", "{}", &text[..100]);
        });
    }
}
