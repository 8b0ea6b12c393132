use gohazard_semantic::syntax::ast::{Decl, Span};
use gohazard_semantic::syntax::file::File;
use gohazard_semantic::syntax::locate::Parents;

use super::*;

/// A function whose nodes are found by their text.
struct Func<'t> {
    text: &'t str,
    decl: &'t Decl,
}

impl Func<'_> {
    fn at(&self, span: Span) -> String {
        self.text[span.start as usize..span.end as usize].replace("\r\n", "\n")
    }

    fn stmt(&self, text: &str) -> StmtId {
        let mut found = self.decl.stmts().filter(|stmt| self.at(self.decl.stmt_span(*stmt)).starts_with(text));
        found.next().unwrap_or_else(|| panic!("no statement {text:?}"))
    }

    fn block(&self, text: &str) -> StmtId {
        let holds = |stmt: &StmtId| self.at(self.decl.stmt_span(*stmt)).starts_with(text);
        self.decl.stmts().filter(holds).last().unwrap_or_else(|| panic!("no block {text:?}"))
    }

    fn expr(&self, text: &str) -> ExprId {
        let mut found = self.decl.exprs().filter(|expr| self.at(self.decl.expr_span(*expr)) == text);
        found.next().unwrap_or_else(|| panic!("no expression {text:?}"))
    }
}

/// What a patch makes of a function.
fn patched(text: &str, newline: &'static str, make: impl Fn(&Func) -> Patch) -> Option<String> {
    let head = "package p\n\n";
    let file = File::from_text(&format!("{head}{text}"));
    let decl = &file.items[1].decl;
    assert!(!file.has_errors, "{text}");
    let source = Source::new(decl, text, newline).expect("the declaration's text");
    let patch = make(&Func { text, decl });
    let mut qualify = |code: &str| Some(code.to_owned());
    let laid = lay_out(&patch, decl, &Parents::of(decl), &source, &mut qualify)?;
    let mut out = String::new();
    let mut done = 0;
    for (span, code) in laid.edits {
        out += &text[done..span.start as usize];
        out += &code;
        done = span.end as usize;
    }
    Some(out + &text[done..])
}

fn patch() -> Patch {
    Patch::safe("")
}

#[track_caller]
fn assert_patched(text: &str, wanted: &str, make: impl Fn(&Func) -> Patch) {
    let unix = patched(text, "\n", &make);
    assert_eq!(unix.as_deref(), Some(wanted));
    let dos = patched(&text.replace('\n', "\r\n"), "\r\n", &make);
    assert_eq!(dos, Some(wanted.replace('\n', "\r\n")), "with \\r\\n");
}

#[test]
fn statements_are_inserted_on_lines_of_their_own() {
    let text = "func f() {\n\ta() // one\n\t// About b.\n\tb()\n}";
    assert_patched(text, "func f() {\n\ta() // one\n\tx()\n\t// About b.\n\tb()\n}", |f| {
        patch().insert_after(f.stmt("a()"), "x()")
    });
    assert_patched(text, "func f() {\n\ta() // one\n\tx()\n\t// About b.\n\tb()\n}", |f| {
        patch().insert_before(f.stmt("b()"), "x()")
    });
    assert_patched(text, "func f() {\n\tx()\n\ta() // one\n\t// About b.\n\tb()\n}", |f| {
        patch().insert_first(f.block("{\n\ta"), "x()")
    });
    assert_patched(text, "func f() {\n\ta() // one\n\t// About b.\n\tb()\n\tif y {\n\t\tx()\n\t}\n}", |f| {
        patch().insert_last(f.block("{\n\ta"), "if y {\nx()\n}")
    });
}

#[test]
fn blocks_on_one_line_are_broken() {
    assert_patched("func f() { a(); b() }", "func f() {\n\ta()\n\tx()\n\tb()\n}", |f| {
        patch().insert_before(f.stmt("b()"), "x()")
    });
    assert_patched("func f() { a() }", "func f() {\n\tx()\n\ta()\n}", |f| patch().insert_first(f.block("{ a"), "x()"));
    assert_patched("func f() {}", "func f() {\n\tx()\n}", |f| patch().insert_first(f.block("{}"), "x()"));
    assert_patched(
        "func f() {\n\tgo func() { a() }()\n}",
        "func f() {\n\tgo func() {\n\t\tx()\n\t\ta()\n\t}()\n}",
        |f| patch().insert_first(f.block("{ a"), "x()"),
    );
}

#[test]
fn cases_are_lists_too() {
    let text = "func f() {\n\tswitch {\n\tcase a:\n\t\tb()\n\tdefault:\n\t}\n}";
    assert_patched(text, "func f() {\n\tswitch {\n\tcase a:\n\t\tx()\n\t\tb()\n\tdefault:\n\t}\n}", |f| {
        patch().insert_first(f.stmt("case a"), "x()")
    });
    assert_patched(text, "func f() {\n\tswitch {\n\tcase a:\n\t\tb()\n\tdefault:\n\t\tx()\n\t}\n}", |f| {
        patch().insert_first(f.stmt("default"), "x()")
    });
}

#[test]
fn statements_are_deleted_with_their_line() {
    let text = "func f() {\n\ta()\n\n\tb() // one\n\n\tc()\n}";
    assert_patched(text, "func f() {\n\ta()\n\n\tc()\n}", |f| patch().delete(f.stmt("b()")));
    assert_patched(text, "func f() {\n\tb() // one\n\n\tc()\n}", |f| patch().delete(f.stmt("a()")));
    assert_eq!(patched("func f() { a() }", "\n", |f| patch().delete(f.stmt("a()"))), None);
}

#[test]
fn statements_move() {
    let text = "func f() {\n\ta()\n\tfor {\n\t\tb(func() {\n\t\t\tc()\n\t\t})\n\t}\n}";
    assert_patched(text, "func f() {\n\tfor {\n\t\ta()\n\t\tb(func() {\n\t\t\tc()\n\t\t})\n\t}\n}", |f| {
        patch().move_first(f.stmt("a()"), f.block("{\n\t\tb"))
    });
    assert_patched(text, "func f() {\n\tb(func() {\n\t\tc()\n\t})\n\ta()\n\tfor {\n\t}\n}", |f| {
        patch().move_before(f.stmt("b("), f.stmt("a()"))
    });
}

#[test]
fn statements_are_enclosed() {
    let text = "func f() {\n\ta()\n\tb(`x\ny`)\n\n\tc()\n}";
    let wanted = "func f() {\n\tfunc() {\n\t\ta()\n\t\tb(`x\ny`)\n\t}()\n\n\tc()\n}";
    assert_patched(text, wanted, |f| patch().enclose(f.stmt("a()"), f.stmt("b("), "func() {", "}()"));
}

#[test]
fn expressions_are_replaced_and_surrounded() {
    let text = "func f() {\n\ta(b, c)\n}";
    assert_patched(text, "func f() {\n\ta(x(b), d)\n}", |f| {
        patch().surround(f.expr("b"), "x(", ")").replace(f.expr("c"), "d")
    });
    assert_patched(text, "func f() {\n\ta(b, func() {\n\t\tx()\n\t})\n}", |f| {
        patch().replace(f.expr("c"), "func() {\nx()\n}")
    });
    assert_eq!(patched(text, "\n", |f| patch().replace(f.expr("b"), "x").replace(f.stmt("a("), "y")), None);
}

#[test]
fn elements_are_added_and_aligned() {
    assert_patched("func f() {\n\ta(T{})\n}", "func f() {\n\ta(T{Key: 1})\n}", |f| {
        patch().add_element(f.expr("T{}"), "Key", "1")
    });
    assert_patched("func f() {\n\ta(T{A: 2})\n}", "func f() {\n\ta(T{A: 2, Key: 1})\n}", |f| {
        patch().add_element(f.expr("T{A: 2}"), "Key", "1")
    });
    let text = "func f() {\n\ta := T{\n\t\tA:  1,\n\t\tBc: 2, // two\n\t}\n}";
    let wanted = "func f() {\n\ta := T{\n\t\tA:   1,\n\t\tBc:  2, // two\n\t\tKey: 3,\n\t}\n}";
    let lit =
        |f: &Func| f.decl.exprs().find(|expr| f.at(f.decl.expr_span(*expr)).starts_with("T{")).expect("a literal");
    assert_patched(text, wanted, |f| patch().add_element(lit(f), "Key", "3"));
}

#[test]
fn elements_are_replaced_and_aligned() {
    let lit =
        |f: &Func| f.decl.exprs().find(|expr| f.at(f.decl.expr_span(*expr)).starts_with("T{")).expect("a literal");
    assert_patched("func f() {\n\ta(T{A: 2, B: 3})\n}", "func f() {\n\ta(T{Key: 1, B: 3})\n}", |f| {
        patch().replace_element(lit(f), "A", "Key", "1")
    });
    let text = "func f() {\n\ta := T{\n\t\tA:  1,\n\t\tBc: 2, // two\n\t\tD:  4,\n\t}\n}";
    let wanted = "func f() {\n\ta := T{\n\t\tA:   1,\n\t\tKey: 3, // two\n\t\tD:   4,\n\t}\n}";
    assert_patched(text, wanted, |f| patch().replace_element(lit(f), "Bc", "Key", "3"));
    let text = "func f() {\n\ta := T{\n\t\tAb: 1,\n\t\tB: func() {\n\t\t\tx()\n\t\t},\n\t\tLong: 4,\n\t}\n}";
    let wanted = "func f() {\n\ta := T{\n\t\tAb:   1,\n\t\tKey:  3,\n\t\tLong: 4,\n\t}\n}";
    assert_patched(text, wanted, |f| patch().replace_element(lit(f), "B", "Key", "3"));
    assert_eq!(patched(text, "\n", |f| patch().replace_element(lit(f), "C", "Key", "3")), None);
}

#[test]
fn elements_are_removed() {
    let lit =
        |f: &Func| f.decl.exprs().find(|expr| f.at(f.decl.expr_span(*expr)).starts_with("T{")).expect("a literal");
    let text = "func f() {\n\ta(T{A: 2, B: 3})\n}";
    assert_patched(text, "func f() {\n\ta(T{B: 3})\n}", |f| patch().remove_element(lit(f), "A"));
    assert_patched(text, "func f() {\n\ta(T{A: 2})\n}", |f| patch().remove_element(lit(f), "B"));
    assert_patched("func f() {\n\ta(T{A: 2})\n}", "func f() {\n\ta(T{})\n}", |f| patch().remove_element(lit(f), "A"));
    let text = "func f() {\n\ta := T{\n\t\tA:    1,\n\t\tLong: 2, // two\n\t\tDef:  4,\n\t}\n}";
    let wanted = "func f() {\n\ta := T{\n\t\tA:   1,\n\t\tDef: 4,\n\t}\n}";
    assert_patched(text, wanted, |f| patch().remove_element(lit(f), "Long"));
}

#[test]
fn trailing_comments_stay_aligned() {
    let text = "func f() {\n\ta()    // one\n\tbcd(x) // two\n\te()    // three\n\tg() // four\n}";
    let wanted = "func f() {\n\ta()      // one\n\tbcd(xyz) // two\n\te()      // three\n\tg() // four\n}";
    assert_patched(text, wanted, |f| patch().replace(f.expr("x"), "xyz"));
    let wanted = "func f() {\n\ta()    // one\n\tbcd(x) // two\n\ty()\n\te() // three\n\tg() // four\n}";
    assert_patched(text, wanted, |f| patch().insert_after(f.stmt("bcd"), "y()"));
    let wanted = "func f() {\n\ta() // one\n\ty()\n\tbcd(x) // two\n\te()    // three\n\tg() // four\n}";
    assert_patched(text, wanted, |f| patch().insert_after(f.stmt("a()"), "y()"));
}

#[test]
fn declarations_go_before_the_function() {
    assert_patched("func f() {\n\ta()\n}", "const max = 1\n\nfunc f() {\n\ta()\n}", |_| {
        patch().declare("const max = 1")
    });
}
