//! Control flow in a package: calls that never return, and when things are done to a value.

use std::sync::Arc;

use gohazard_semantic::Symbol;
use gohazard_semantic::flow::{FuncRef, Way};
use gohazard_semantic::model::{Model, Program};
use gohazard_semantic::summary::{Ops, Place};
use gohazard_semantic::syntax::ast::{Expr, ExprId};
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::types::LocalId;
use gohazard_semantic::workspace::{DirFile, Directory, Options};

const IMPORTS: &str = "package p\n\nimport (\n\t\"log\"\n\t\"net\"\n\t\"os\"\n\t\"runtime\"\n\t\"testing\"\n)\n\n";

/// Asks about the function `f` of a package.
fn ask<T>(body: &str, question: impl Fn(&Model) -> T) -> T {
    let program = Program::new(Options::default());
    let file = Arc::new(File::from_text(&format!("{IMPORTS}{body}\n")));
    let files = vec![DirFile { name: "a.go".to_owned(), file }];
    program.workspace().set_directory(Symbol::new("/p"), Directory { files, complete: true, ..Directory::default() });
    let package = program.package_of(Symbol::new("/p/a.go")).expect("the package is there");
    for item in 0..package.decl_count(0) {
        let model = program.model(&package, 0, item).expect("the declaration is there");
        if model.function().is_some_and(|function| function.name == "f") {
            return question(&model);
        }
    }
    panic!("no function f");
}

fn returns(body: &str) -> bool {
    ask(body, |model| model.cfg(FuncRef::Decl).may_return())
}

#[test]
fn calls_that_never_return_end_a_function() {
    for call in [
        "os.Exit(1)",
        "log.Fatal(1)",
        "log.Fatalf(\"\")",
        "log.Panicln()",
        "runtime.Goexit()",
        "panic(1)",
        "l.Fatal(1)",
        "t.Fatal(1)",
        "t.Fatalf(\"\")",
        "t.FailNow()",
        "t.SkipNow()",
        "t.Skip()",
        "b.Skipf(\"\")",
        "tb.FailNow()",
    ] {
        let body = format!("func f(t *testing.T, b *testing.B, tb testing.TB, l *log.Logger) {{ {call} }}");
        assert!(!returns(&body), "{call}");
    }
    assert!(returns("func f(t *testing.T) { t.Error(1); t.Fail(); log.Print(1) }"));
    assert!(returns("func panic(int) {}\nfunc f() { panic(1) }"));
}

#[test]
fn functions_of_the_package_end_it_too() {
    assert!(!returns("func die() { log.Fatal(1) }\nfunc f() { die() }"));
    assert!(!returns("func f() { outer() }\nfunc die() { os.Exit(2) }\nfunc outer() { defer log.Print(1); die() }"));
    assert!(!returns(
        "type s struct{}\nfunc (s) die() { for {} }\nfunc f(x s) { if x == (s{}) { x.die() } else { panic(1) } }"
    ));
    assert!(!returns(
        "func a() { os.Exit(1) }\nfunc b() { os.Exit(2) }\nfunc g(x bool) { if x { a() } else { b() } }\nfunc f() { g(true) }"
    ));
    assert!(returns("func g() { defer func() { recover() }(); panic(1) }\nfunc f() { g() }"));
    assert!(returns("func guard() { recover() }\nfunc g() { defer guard(); panic(1) }\nfunc f() { g() }"));
    assert!(!returns(
        "func g(c net.Conn) { defer c.Close(); defer func() { print() }(); panic(1) }\nfunc f() { g(nil) }"
    ));
    assert!(returns("func die(x bool) { if x { os.Exit(1) } }\nfunc f() { die(true) }"));
    assert!(returns("func die() { os.Exit(1) }\nfunc f() { go die() }"));
    assert!(returns("func f() { f() }"));
}

fn place(model: &Model, name: &str) -> Place {
    let index = model.info().locals.iter().position(|local| local.name == name).expect("the variable is there");
    Place::local(LocalId(index as u32))
}

fn call(model: &Model, name: &str) -> ExprId {
    let is_it = |id: &ExprId| matches!(model.decl()[*id], Expr::Call { .. }) && model.callee(*id).is_func("net", name);
    model.decl().exprs().find(is_it).expect("the call is there")
}

/// How many ways lead out of `f` on which what `net.Dial` gave is certain not to be closed, or may not be.
fn leaks(body: &str) -> usize {
    let helpers = "func closes(c net.Conn) { c.Close() }\nfunc may(c net.Conn, x bool) { if x { c.Close() } }\nfunc die() { os.Exit(1) }";
    ask(&format!("{helpers}\nfunc f(x bool) error {{ {body} }}"), |model| {
        let closed = model.certain_moments(FuncRef::Decl, &place(model, "c"), Ops::CLOSE);
        let flow = model.flow(FuncRef::Decl);
        let ways = flow.ways_out(call(model, "Dial"), 0, |point, _| closed.contains(&point)).expect("an answer");
        assert!(ways.iter().all(|way| matches!(way, Way::Return(_) | Way::End | Way::Again)));
        ways.len()
    })
}

#[test]
fn connections_are_followed_out_of_a_function() {
    let open = "c, err := net.Dial(\"tcp\", \"\")\nif err != nil { return err }\n";
    for (body, expected) in [
        ("c.Close()\nreturn nil", 0),
        ("defer c.Close()\nif x { return nil }\nreturn nil", 0),
        ("if x { return nil }\ndefer c.Close()\nreturn nil", 1),
        ("defer func() { c.Close() }()\nreturn nil", 0),
        ("defer func() { if x { c.Close() } }()\nreturn nil", 1),
        ("go func() { c.Close() }()\nreturn nil", 0),
        ("done := func() { c.Close() }\nif x { done(); return nil }\nreturn nil", 1),
        ("closes(c)\nreturn nil", 0),
        ("defer closes(c)\nreturn nil", 0),
        ("may(c, x)\nreturn nil", 1),
        ("if x { die() }\nc.Close()\nreturn nil", 0),
        ("if x { die() } else { c.Close() }\nreturn nil", 0),
        ("if x { panic(1) } else if c != nil { return nil }\nreturn nil", 1),
        ("for { if x { break } }\nreturn nil", 1),
    ] {
        assert_eq!(leaks(&format!("{open}{body}")), expected, "{body}");
    }
}
