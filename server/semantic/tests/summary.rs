//! What functions do with what they are given, seen from the outside: fates of values and summaries over files.

use std::sync::Arc;

use gohazard_semantic::Symbol;
use gohazard_semantic::model::{Model, Program};
use gohazard_semantic::summary::{Arg, Function, Ops};
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::workspace::{DirFile, Directory, Options};

/// A program of one package in `/p`.
fn program(files: &[(&str, &str)]) -> Program {
    let program = Program::new(Options::default());
    let files = files
        .iter()
        .map(|(name, text)| DirFile { name: (*name).to_owned(), file: Arc::new(File::from_text(text)) })
        .collect();
    program.workspace().set_directory(Symbol::new("/p"), Directory { files, complete: true, ..Directory::default() });
    program
}

/// Asks about the declaration of the function `name` in the first file.
fn ask<T>(program: &Program, name: &str, question: impl Fn(&Model) -> T) -> T {
    let package = program.package_of(Symbol::new("/p/a.go")).expect("the package is there");
    for item in 0..package.decl_count(0) {
        let model = program.model(&package, 0, item).expect("the declaration is there");
        if model.function().is_some_and(|function| function.name == name) {
            return question(&model);
        }
    }
    panic!("no function {name}");
}

fn fate(program: &Program, function: &str, variable: &str) -> Ops {
    ask(program, function, |model| {
        let index = model.info().locals.iter().position(|local| local.name == variable).expect("the variable is there");
        model.fate_of(gohazard_semantic::types::LocalId(index as u32))
    })
}

fn one(body: &str) -> Program {
    program(&[("a.go", &format!("package p\n\nimport (\n\t\"bufio\"\n\t\"net\"\n\t\"io\"\n)\n\n{body}\n"))])
}

#[test]
fn a_close_is_seen_here_in_a_literal_and_deferred() {
    for body in [
        "func f(c net.Conn) { c.Close() }",
        "func f(c net.Conn) { defer c.Close() }",
        "func f(c net.Conn) { defer func() { c.Close() }() }",
        "func f(c net.Conn) { go func() { c.Close() }() }",
        "func f(c net.Conn) { d := c; d.Close() }",
        "func f(c net.Conn) { t := c.(*net.TCPConn); t.Close() }",
    ] {
        let ops = fate(&one(body), "f", "c");
        assert!(ops.has(Ops::CLOSE) && !ops.any(Ops::ESCAPES), "{body}: {:?}", ops.names().collect::<Vec<_>>());
    }
}

#[test]
fn a_value_that_leaves_escapes() {
    for body in [
        "func f(c net.Conn) net.Conn { return c }",
        "var all []net.Conn\nfunc f(c net.Conn) { all = append(all, c) }",
        "type s struct{ c net.Conn }\nfunc f(x *s, c net.Conn) { x.c = c }",
        "type s struct{ c net.Conn }\nfunc f(c net.Conn) *s { return &s{c: c} }",
        "func f(ch chan net.Conn, c net.Conn) { ch <- c }",
        "func f(g func(net.Conn), c net.Conn) { g(c) }",
    ] {
        let ops = fate(&one(body), "f", "c");
        assert!(ops.any(Ops::ESCAPES), "{body}: {:?}", ops.names().collect::<Vec<_>>());
    }
}

#[test]
fn reading_through_a_wrapper_is_no_escape() {
    let body = "func f(c net.Conn) {\n\tr := bufio.NewReader(c)\n\tr.ReadString('\\n')\n\tio.Copy(io.Discard, c)\n}";
    let ops = fate(&one(body), "f", "c");
    assert!(ops.has(Ops::READ) && !ops.any(Ops::ESCAPES | Ops::CLOSE), "{:?}", ops.names().collect::<Vec<_>>());
}

#[test]
fn a_callee_in_another_file_decides() {
    let caller = "package p\n\nimport \"net\"\n\nfunc f(c net.Conn) { go handle(c) }\n";
    for (callee, closes) in [
        ("package p\n\nimport \"net\"\n\nfunc handle(c net.Conn) { defer c.Close() }\n", true),
        (
            "package p\n\nimport \"net\"\n\nfunc handle(c net.Conn) { deeper(c) }\nfunc deeper(c net.Conn) { c.Close() }\n",
            true,
        ),
        ("package p\n\nimport \"net\"\n\nfunc handle(c net.Conn) { b := make([]byte, 1); c.Read(b) }\n", false),
    ] {
        let program = program(&[("a.go", caller), ("b.go", callee)]);
        let ops = fate(&program, "f", "c");
        assert_eq!(ops.has(Ops::CLOSE), closes, "{callee}");
        assert!(!ops.any(Ops::ESCAPES), "{callee}: {:?}", ops.names().collect::<Vec<_>>());
    }
}

#[test]
fn recursion_ends_and_must_facts_hold_on_every_path() {
    let body = "func f(c net.Conn, n int) {\n\tif n > 0 {\n\t\tf(c, n-1)\n\t\treturn\n\t}\n\tc.Close()\n}\n\nfunc g(c net.Conn, n int) {\n\tif n > 0 {\n\t\treturn\n\t}\n\tc.Close()\n}";
    let program = one(body);
    let summary = |name: &str| {
        ask(&program, name, |model| {
            let function = Function { recv: Symbol::EMPTY, name: Symbol::new(name) };
            model.summaries().function(function).map(|summary| summary.arg(Arg::Param(0))).expect("a summary")
        })
    };
    assert!(summary("f").must.has(Ops::CLOSE));
    assert!(!summary("g").must.has(Ops::CLOSE));
    assert!(summary("g").may.has(Ops::CLOSE));
}

#[test]
fn the_order_of_declarations_does_not_matter() {
    let a = "func f(c net.Conn) { g(c) }\nfunc g(c net.Conn) { h(c) }\nfunc h(c net.Conn) { c.Close() }";
    let b = "func h(c net.Conn) { c.Close() }\nfunc g(c net.Conn) { h(c) }\nfunc f(c net.Conn) { g(c) }";
    let summaries = |body: &str| ask(&one(body), "f", |model| (*model.summaries()).clone());
    assert_eq!(summaries(a), summaries(b));
}

#[test]
fn a_function_that_never_returns_says_so() {
    let body = "func f() { for { } }\nfunc g() { f() }\nfunc h(x bool) { if x { f() } }";
    let program = one(body);
    for (name, expected) in [("f", true), ("g", true), ("h", false)] {
        let never = ask(&program, name, |model| {
            let function = Function { recv: Symbol::EMPTY, name: Symbol::new(name) };
            model.summaries().function(function).is_some_and(|summary| summary.never_returns)
        });
        assert_eq!(never, expected, "{name}");
    }
}
