//! No text is too strange to be read, and none takes long.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test")]

use std::time::{Duration, Instant};

use gohazard_semantic::syntax::dump;
use gohazard_semantic::syntax::file::{File, MAX_FILE_BYTES};
use gohazard_semantic::syntax::parse;

/// As much stack as the module has in an editor.
const STACK: usize = 1 << 20;

/// Generous: the tests also run unoptimised on busy machines.
const LIMIT: Duration = Duration::from_secs(20);

fn read(name: &str, text: String) -> File {
    let label = name.to_owned();
    let reading = move || {
        let start = Instant::now();
        let file = File::from_text(&text);
        let took = start.elapsed();
        assert!(took < LIMIT, "{label}: {took:?}");
        file
    };
    std::thread::Builder::new().stack_size(STACK).spawn(reading).unwrap().join().unwrap_or_else(|_| panic!("{name}"))
}

#[test]
fn deep_nesting_is_cut_off() {
    let body = |inside: String| format!("package p\n\nfunc f() {{\n\t{inside}\n}}\n\nfunc g() {{}}\n");
    let nested = |open: &str, inner: &str, close: &str, depth: usize| {
        body(format!("{}{inner}{}", open.repeat(depth), close.repeat(depth)))
    };
    let cases = [
        (
            "parentheses",
            nested("x = (", "1", ")", 1).replace("(1)", &format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000))),
        ),
        ("blocks", nested("{", "x()", "}", 50_000)),
        ("ifs", nested("if x {\n", "x()", "}\n", 30_000)),
        ("function literals", nested("func() {\n", "x()", "\n}()", 20_000)),
        ("sums", body(format!("x = 1{}", " + 1".repeat(100_000)))),
        ("selectors", body(format!("x = x{}", ".x".repeat(100_000)))),
        ("calls", body(format!("x = x{}", "()".repeat(100_000)))),
        ("stars", body(format!("x = {}x", "*".repeat(100_000)))),
        ("types", format!("package p\n\nvar x {}int\n\nfunc g() {{}}\n", "[]".repeat(100_000))),
        ("channels", format!("package p\n\nvar x {}int\n\nfunc g() {{}}\n", "chan ".repeat(100_000))),
        ("literals", body(format!("x = T{}{}", "{".repeat(50_000), "}".repeat(50_000)))),
        ("elses", body(format!("if x {{}}{}", " else if x {}".repeat(50_000)))),
    ];
    for (name, text) in cases {
        let file = read(name, text);
        assert!(file.items.len() >= 2, "{name}");
        assert!(dump::tree(&file).len() < 60_000_000, "{name}");
    }
}

#[test]
fn open_brackets_are_survived() {
    for open in ["(", "{", "[", "func() {", "if x {", "x.(", "`", "\"", "/*", "struct {", "[]", "<-", "case "] {
        read(open, format!("package p\n\nfunc f() {{\n\t{}", open.repeat(20_000)));
        read(open, open.repeat(20_000));
    }
}

#[test]
fn odd_bytes_are_survived() {
    let text = "package p\n\nfunc f() {\n\tx := \"a\"\n}\n\nvar y int\n";
    let with_mark = read("byte order mark", format!("\u{feff}{text}"));
    assert_eq!((with_mark.items.len(), with_mark.has_errors), (3, false));
    let returns = read("carriage returns", text.replace('\n', "\r\n"));
    assert_eq!((returns.items.len(), returns.has_errors), (3, false));
    for odd in ["\0", "\u{1}", "\u{7f}", "\u{feff}", "\u{2028}", "é", "\u{10ffff}", "\r"] {
        for at in 0..=text.len() {
            let file = read(odd, format!("{}{odd}{}", &text[..at], &text[at..]));
            assert!(!dump::tree(&file).is_empty());
        }
        read(odd, odd.repeat(10_000));
    }
    assert_eq!(read("nothing", String::new()).items.len(), 0);
    assert!(!read("nothing", String::new()).has_errors);
}

#[test]
fn every_prefix_and_every_suffix_is_read() {
    let text = "// Package p.\npackage p\n\nimport (\n\t\"fmt\"\n\tx \"y\"\n)\n\ntype T[K any] struct {\n\ta, b int `tag`\n\t*x.T\n}\n\n\
                func (t *T[K]) m(a, b int, c ...string) (d error) {\n\tdefer func() { recover() }()\nL:\n\tfor i := range 10 {\n\t\tselect {\n\
                \t\tcase v, ok := <-c:\n\t\t\tif v := f(); v > 'a' && !ok {\n\t\t\t\tcontinue L\n\t\t\t} else if ok {\n\t\t\t}\n\t\tdefault:\n\
                \t\t}\n\t\tswitch y := v.(type) {\n\t\tcase int, *T[int]:\n\t\t\tgo m(map[string][]int{\"a\": {1, 2}}, `raw`)\n\t\t}\n\t}\n\
                \tx[1:2:3], _ = []byte(\"x\"), 1.5i\n\treturn\n}\n";
    for at in 0..=text.len() {
        for part in [&text[..at], &text[at..]] {
            let file = File::from_text(part);
            assert!(dump::tree(&file).contains("(File 0.."));
            assert_eq!(file.len as usize, part.len());
        }
    }
}

#[test]
fn a_file_that_is_too_big_is_not_read() {
    let line = format!("package p\n\nvar x = \"{}\"\n", "x".repeat(20 << 20));
    assert!(parse::parse(&line, None).is_none());
    let file = read("long line", line);
    assert!(file.too_big && file.items.is_empty() && file.len as usize > MAX_FILE_BYTES);
    let file = read("just not too long", format!("package p\n\nvar x = \"{}\"\n", "x".repeat(MAX_FILE_BYTES - 100)));
    assert!(!file.too_big && file.items.len() == 2 && !file.has_errors);
}
