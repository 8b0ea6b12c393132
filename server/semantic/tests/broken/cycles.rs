//! Declarations that lead back to themselves.

use crate::support::{ask_all, package, program, ty};
use gohazard_semantic::Symbol;
use gohazard_semantic::summary::{Arg, Function, Ops};

#[test]
fn packages_that_import_each_other_know_each_other() {
    let a = "package a\n\nimport \"example.com/m/b\"\n\ntype A struct{ b *b.B }\n\nvar X = b.Y\n\nfunc F() b.B { return b.G() }\n\n\
             func use(a A) { c := a.b; d := F(); _, _ = c, d }\n";
    let b = "package b\n\nimport \"example.com/m/a\"\n\ntype B struct{ a *a.A }\n\nvar Y = a.X\n\nfunc G() a.A { return a.F() }\n";
    let program = program(&[("a/a.go", a), ("b/b.go", b)]);
    ask_all(&program, "a");
    ask_all(&program, "b");
    assert_eq!(ty(&program, "a/a.go", a, "c"), "*b.B");
    assert_eq!(ty(&program, "a/a.go", a, "d"), "b.B");
    // It is defined by itself.
    assert_eq!(ty(&program, "a/a.go", a, "X"), "?");
}

#[test]
fn a_package_may_import_itself() {
    let text = "package p\n\nimport p \"example.com/m\"\n\ntype T struct{ next p.T }\n\nvar v = p.v\n";
    ask_all(&program(&[("p.go", text)]), "");
}

#[test]
fn types_that_contain_themselves_end() {
    let all = [
        "type T struct{ T }",
        "type T struct{ *T; T2 }\ntype T2 struct{ T }",
        "type T T",
        "type T = T",
        "type A = B\ntype B = A",
        "type P *P",
        "type S []S",
        "type M map[M]M",
        "type F func(F) F",
        "type C chan<- C",
        "type I interface{ I }",
        "type I interface{ J }\ntype J interface{ I; m(I) J }",
        "type T [len(x)]int\nvar x T",
        "type T [n]int\nconst n = len(T{})",
        "const a = b\nconst b = a",
        "var a, b = b, a",
        "var a = f()\nfunc f() (x [len(a)]int) { return a }",
        "type G[T any] struct{ next *G[*T]; g G[G[T]] }",
        "type G[T G[T]] struct{ T }",
        "type G[T interface{ m(G[T]) T }] []G[G[T]]",
        "type G[T U, U T] func(G[U, T])",
        "type G[T any] = G[[]T]",
        "type G[T any] T",
        "func (t T) m() T.m {}\ntype T struct{ m func() T }",
        "type T struct{ f [unsafe.Sizeof(T{})]int }\nimport \"unsafe\"",
    ];
    for text in all {
        let use_it = "func use(t T, g G[int]) { x := t; x.f.f.f(); for range x { x[0][0].m() }; var y G[G[x]]; y.next.next.m(g) }";
        for text in [format!("package p\n\n{text}\n"), format!("package p\n\n{text}\n\n{use_it}\n")] {
            ask_all(&program(&[("p.go", &text)]), "");
        }
    }
}

#[test]
fn a_type_that_grows_with_each_step_is_followed_only_so_far() {
    let text = "package p\n\ntype G[T any] struct{ next *G[G[T]]; value T }\n\nfunc f(g G[int]) { x := g";
    let steps = ".next".repeat(300);
    let text = format!("{text}{steps}.value; y := g.next.value; _, _ = x, y }}\n");
    let program = program(&[("p.go", &text)]);
    ask_all(&program, "");
    assert_eq!(ty(&program, "p.go", &text, "y"), "p.G[int]");
}

#[test]
fn functions_that_infer_each_other_end() {
    let text = "package p\n\nfunc f[T any](x T) []T { return g(x, f[[]T]) }\n\nfunc g[A, B any](a A, b func(A) B) B { return b(f(g)(a)) }\n\n\
                func h[T interface{ ~[]E }, E interface{ ~[]T }](t T, e E) { h(e, t); h(f(t), f(e)) }\n\n\
                func use() { f(f(f(f(g(f, g))))); h(use, h) }\n";
    ask_all(&program(&[("p.go", text)]), "");
}

#[test]
fn functions_that_go_round_a_tree_are_solved() {
    // Without a bound these know of 12 to the power of 4 fields each.
    let fields: Vec<String> = (0..12).map(|n| format!("f{n}")).collect();
    let mut text = "package p\n\nimport \"net\"\n\ntype node struct {\n\tconn net.Conn\n".to_owned();
    for field in &fields {
        text += &format!("\t{field} *node\n");
    }
    text += "}\n";
    for (n, field) in fields.iter().enumerate() {
        let next = (n + 1) % fields.len();
        text +=
            &format!("\nfunc walk{n}(n *node) {{\n\tif n != nil {{\n\t\twalk{next}(n.{field})\n\t\twalk{n}(n)\n\t}}\n");
        text += &fields.iter().map(|field| format!("\twalk{n}(n.{field})\n")).collect::<String>();
        text += "}\n";
    }
    text += "\nfunc handle(c net.Conn, n *node) {\n\tdefer c.Close()\n\twalk0(n)\n}\n";
    let program = program(&[("p.go", &text)]);
    let summaries = package(&program, "p.go").summaries();
    let of = |name: &str| {
        let function = Function { recv: Symbol::EMPTY, name: Symbol::new(name) };
        summaries.function(function).unwrap().clone()
    };
    assert!(of("walk3").args().len() < 5000, "{}", of("walk3").args().len());
    assert!(of("walk3").arg(Arg::Param(0)).may.has(Ops::USE));
    assert!(of("handle").arg(Arg::Param(0)).must.has(Ops::CLOSE));
}
