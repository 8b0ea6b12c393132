//! Packages of which a part is missing.

use crate::support::{ask_all, program, ty, types};

/// All that can stand in a file.
const WHOLE: &str = "// Package p.\npackage p\n\nimport (\n\t\"errors\"\n\t\"net\"\n\tx \"example.com/m/x\"\n)\n\n\
    type T[K comparable, V any] struct {\n\ta, b K\n\t*x.T\n\tm map[K][]V\n}\n\n\
    type I interface {\n\tnet.Conn\n\tM(a ...int) (n int, err error)\n}\n\n\
    const (\n\tA = iota\n\tB\n\tC = \"c\" + \"d\"\n)\n\n\
    var c, d = make(chan func(), B), [...]int{A: 1, 5: 2}\n\n\
    func (t *T[K, V]) M(a int, f func(V) K) (k K, err error) {\n\tdefer func() { recover() }()\nL:\n\
    \tfor i := range 10 {\n\t\tselect {\n\t\tcase v, ok := <-c:\n\t\t\tif v(); ok && i > A {\n\t\t\t\tcontinue L\n\t\t\t}\n\
    \t\tcase c <- nil:\n\t\tdefault:\n\t\t\tgoto L\n\t\t}\n\t\tswitch y := any(t).(type) {\n\t\tcase I, *T[string, int]:\n\
    \t\t\tgo t.M(len(d), nil)\n\t\tcase error:\n\t\t\terr = errors.Join(y, err)\n\t\t\tfallthrough\n\t\tdefault:\n\t\t}\n\t}\n\
    \tfor k = range t.m {\n\t\tx.F(t.m[k][1:2:3]...)\n\t}\n\treturn f(x.F[V]()), nil\n}\n";

const OTHER: &str = "package x\n\ntype T struct{ next *T }\n\nfunc F[V any](v ...V) (r V) { return }\n";

#[test]
fn every_prefix_can_be_asked_about_and_every_suffix() {
    for at in 0..=WHOLE.len() {
        for part in [&WHOLE[..at], &WHOLE[at..]] {
            let program = program(&[("p.go", part), ("x/x.go", OTHER)]);
            ask_all(&program, "");
        }
    }
}

#[test]
fn a_file_without_its_middle_can_be_asked_about() {
    for start in (0..WHOLE.len()).step_by(3) {
        for len in [1, 2, 5, 20, 100] {
            let end = (start + len).min(WHOLE.len());
            ask_all(&program(&[("p.go", &format!("{}{}", &WHOLE[..start], &WHOLE[end..])), ("x/x.go", OTHER)]), "");
        }
    }
}

#[test]
fn what_stands_in_another_file_stays_known_while_a_body_is_typed() {
    let whole = "package p\n\nimport \"net\"\n\ntype S struct{ conn net.Conn }\n\nfunc (s *S) F() (net.Addr, error) {\n\
                 \tgo func() { s.conn.Close() }()\n\tfor { break }\n\treturn s.conn.RemoteAddr(), nil\n}\n";
    let user = "package p\n\nfunc g(s *S) {\n\tcopied := *s\n\ta, err := copied.F()\n\t_, _ = a.Network(), err\n}\n";
    let expected = types(&program(&[("a.go", user), ("b.go", whole)]), "a.go");
    assert!(expected.iter().any(|ty| ty == "net.Addr"), "{expected:?}");
    let body = whole.find("{\n\tgo").unwrap();
    for end in body + 1..whole.len() {
        let cut = program(&[("a.go", user), ("b.go", &whole[..end])]);
        assert_eq!(types(&cut, "a.go"), expected, "cut after {:?}", &whole[body..end]);
    }
}

#[test]
fn a_package_that_is_missing_is_unknown_and_nothing_else() {
    let text = "package p\n\nimport (\n\t\"net\"\n\t\"example.com/missing\"\n\t. \"example.com/dotted\"\n\tm \"example.com/m/none\"\n)\n\n\
                type S struct {\n\tmissing.Base\n\tconn net.Conn\n}\n\n\
                func f(s S, a missing.A) {\n\tb := s.conn\n\tc := missing.F(b)\n\td, e := m.G[int](c), Dotted\n\
                \tg := s.Promoted\n\th := []net.Conn{b}\n\t_, _, _, _, _ = c, d, e, g, len(h)\n}\n";
    let program = program(&[("p.go", text)]);
    ask_all(&program, "");
    let ty = |expr| ty(&program, "p.go", text, expr);
    assert_eq!(ty("b"), "net.Conn");
    assert_eq!(ty("len(h)"), "int");
    for unknown in ["c", "d", "e", "g"] {
        assert_eq!(ty(unknown), "?", "{unknown}");
    }
}

#[test]
fn a_name_that_is_declared_twice_tells_nothing_wrong_of_others() {
    let text = "package p\n\ntype T struct{ a int }\n\nfunc f() int { return 1 }\n\nfunc (t T) m() int { return 1 }\n\n\
                func g() { x := other(); _ = x }\n";
    let again = "package p\n\ntype T struct{ b string }\n\nfunc f(c chan int) string { <-c; return \"\" }\n\n\
                 func (t T) m(d int) {}\n\nfunc other() *T { return nil }\n\nvar f, T = 1, 2\n\nvar f = f\n";
    let program = program(&[("p.go", text), ("q.go", again)]);
    ask_all(&program, "");
    assert_eq!(ty(&program, "p.go", text, "x"), "*p.T");
}
