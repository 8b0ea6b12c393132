use gohazard_semantic::syntax::ast::Span;
use gohazard_semantic::syntax::file::File;

use super::*;

/// What adding and removing imports makes of a file.
fn changed(text: &str, add: &[&str], remove: &[&str]) -> Option<String> {
    let own = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
    let changes = ImportChanges { add: own(add), remove: own(remove) };
    let read = |span: Span| text.get(span.start as usize..span.end as usize).map(str::to_owned);
    let mut out = String::new();
    let mut done = 0;
    for (span, code) in import_edits(&File::from_text(text), &read, &changes)? {
        out += &text[done..span.start as usize];
        out += &code;
        done = span.end as usize;
    }
    Some(out + &text[done..])
}

#[track_caller]
fn assert_changed(text: &str, add: &[&str], remove: &[&str], wanted: &str) {
    assert_eq!(changed(text, add, remove).as_deref(), Some(wanted));
    let dos = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(changed(&dos(text), add, remove), Some(dos(wanted)), "with \\r\\n");
}

#[test]
fn the_first_import_follows_the_package_clause() {
    let text = "// Package p.\npackage p // Comment.\n\nvar x int\n";
    assert_changed(text, &["net"], &[], "// Package p.\npackage p // Comment.\n\nimport \"net\"\n\nvar x int\n");
    let wanted = "// Package p.\npackage p // Comment.\n\nimport (\n\t\"errors\"\n\t\"net\"\n)\n\nvar x int\n";
    assert_changed(text, &["net", "errors"], &[], wanted);
}

#[test]
fn a_single_import_becomes_a_block() {
    let text = "package p\n\nimport n \"net\" // Names.\n\nvar x int\n";
    let wanted = "package p\n\nimport (\n\t\"errors\"\n\tn \"net\"\n) // Names.\n\nvar x int\n";
    assert_changed(text, &["errors"], &[], wanted);
    assert_changed(text, &["net"], &[], text);
    let text = "package p\n\nimport \"example.com/x\"\n";
    assert_changed(text, &["os"], &[], "package p\n\nimport (\n\t\"os\"\n\n\t\"example.com/x\"\n)\n");
}

#[test]
fn a_block_stays_sorted_and_grouped() {
    let text = "package p\n\nimport (\n\t\"fmt\"\n\t// The network.\n\t\"net\"\n\n\t\"example.com/x\"\n\t\"example.com/y\"\n)\n";
    let with = |at: &str, line: &str| text.replace(at, &format!("{line}{at}"));
    assert_changed(text, &["errors"], &[], &with("\t\"fmt\"", "\t\"errors\"\n"));
    assert_changed(text, &["io"], &[], &with("\t// The", "\t\"io\"\n"));
    assert_changed(text, &["os"], &[], &with("\n\t\"example.com/x", "\t\"os\"\n"));
    assert_changed(text, &["example.com/w"], &[], &with("\t\"example.com/x", "\t\"example.com/w\"\n"));
    let both = with("\t\"fmt\"", "\t\"errors\"\n").replace("\n\t\"example.com/x", "\t\"os\"\n\n\t\"example.com/x");
    assert_changed(text, &["errors", "os"], &[], &both);
}

#[test]
fn a_new_kind_of_import_gets_a_group() {
    let text = "package p\n\nimport (\n\t\"example.com/x\"\n)\n";
    assert_changed(text, &["os"], &[], "package p\n\nimport (\n\t\"os\"\n\n\t\"example.com/x\"\n)\n");
    let text = "package p\n\nimport (\n\t\"os\"\n)\n";
    assert_changed(text, &["example.com/x"], &[], "package p\n\nimport (\n\t\"os\"\n\n\t\"example.com/x\"\n)\n");
}

#[test]
fn imports_on_lines_of_their_own_stay_so() {
    let text = "package p\n\nimport \"fmt\"\nimport \"net\"\n";
    assert_changed(text, &["io"], &[], "package p\n\nimport \"fmt\"\nimport \"io\"\nimport \"net\"\n");
    assert_changed(text, &["os"], &[], "package p\n\nimport \"fmt\"\nimport \"net\"\nimport \"os\"\n");
    let c = "package p\n\n// #include <x.h>\nimport \"C\"\n\nimport \"fmt\"\n";
    let wanted = "package p\n\n// #include <x.h>\nimport \"C\"\n\nimport (\n\t\"errors\"\n\t\"fmt\"\n)\n";
    assert_changed(c, &["errors"], &[], wanted);
}

#[test]
fn imports_are_removed() {
    let text = "package p\n\nimport (\n\t\"bytes\"\n\t\"net\"\n\n\t\"example.com/x\"\n)\n\nvar x int\n";
    assert_changed(text, &[], &["bytes"], &text.replace("\t\"bytes\"\n", ""));
    assert_changed(text, &[], &["example.com/x"], &text.replace("\n\t\"example.com/x\"\n", ""));
    assert_changed(text, &["errors"], &["bytes"], &text.replace("bytes", "errors"));
    assert_changed(text, &["os"], &["bytes"], &text.replace("\t\"bytes\"\n\t\"net\"\n", "\t\"net\"\n\t\"os\"\n"));
    assert_changed("package p\n\nimport \"bytes\"\n\nvar x int\n", &[], &["bytes"], "package p\n\nvar x int\n");
    assert_changed("package p\n\nimport \"bytes\"\n", &["os"], &["bytes"], "package p\n\nimport \"os\"\n");
}
