//! Input that is damaged, strange or out of reach.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::fs;

use support::{CLEAN, LOST, Tree, paths, text_at};

#[test]
fn offsets_stay_true() {
    let invalid = [b"package p // \xff\xfe\n".as_slice(), &LOST.as_bytes()["package p\n".len()..]].concat();
    let tree = Tree::new(&[("crlf.go", &LOST.replace('\n', "\r\n")), ("bom.go", &format!("\u{feff}{LOST}"))]);
    tree.write("invalid.go", &invalid);
    let comment = LOST.replace("\tctx, _", "\t/* 界 \u{1f600} */ ctx, _");
    tree.write("wide.go", &comment);
    for (name, status) in [("crlf.go", 1), ("bom.go", 1), ("invalid.go", 2), ("wide.go", 1)] {
        let (run, document) = tree.json(&[name]);
        assert_eq!((run.status, paths(&document)), (status, vec![name]), "{run:?}");
        let finding = &document["findings"][0];
        assert_eq!((text_at(&tree.path(name), finding), &finding["line"]), ("_".to_owned(), &9.into()), "{name}");
    }
    let (_, document) = tree.json(&["invalid.go"]);
    assert_eq!(document["errors"][0]["message"], "invalid UTF-8 at byte 13");
}

#[test]
fn large_files_are_left_out_and_said_once() {
    let tree = Tree::new(&[("a.go", LOST)]);
    tree.write("big.go", format!("package p\n\nvar s = \"{}\"\n", "x".repeat(20_000_000)));
    tree.write("long.go", format!("package p\n\nvar t = \"{}\"\n", "x".repeat(4_000_000)));
    let (run, document) = tree.json(&["."]);
    assert_eq!((run.status, paths(&document), &document["files"]), (1, vec!["a.go"], &2.into()));
    assert_eq!(run.stderr.matches("big.go").count(), 1, "{}", run.stderr);
}

#[test]
fn a_long_line_is_not_shown_whole() {
    let long = LOST.replace("\tctx, _", &format!("\t/* {} */ ctx, _", "x".repeat(1_000_000)));
    let run = Tree::new(&[("a.go", &long)]).run(&["check"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.len() < 2000, "{}", run.stdout.len());
}

#[test]
fn broken_code_is_normal_input() {
    let tree =
        Tree::new(&[("empty.go", ""), ("text.go", "not go at all {{{ ]] \"\n"), ("nul.go", "\0\0\0package p\0\n")]);
    tree.write("parens.go", format!("package p\n\nvar x = {}1{}\n", "(".repeat(100_000), ")".repeat(100_000)));
    tree.write("unclosed.go", format!("package p\n\nfunc f() {{ {}", "{".repeat(50_000)));
    for length in (0..LOST.len()).step_by(7) {
        tree.write(&format!("prefix/{length}/a.go"), &LOST[..length]);
    }
    let (run, document) = tree.json(&["."]);
    assert!(run.status <= 1, "{}", run.stderr);
    assert_eq!(document["errors"], serde_json::json!([]));
    assert!(paths(&document).iter().all(|path| path.starts_with("prefix/")), "{document}");
}

#[cfg(unix)]
#[test]
fn links_pipes_and_directories_called_like_files() {
    use std::os::unix::fs::symlink;
    let tree = Tree::new(&[("d/a.go", LOST), ("dir.go/b.go", CLEAN)]);
    symlink(tree.path("d"), tree.path("d/loop")).unwrap();
    symlink(tree.path("self"), tree.path("self")).unwrap();
    symlink("nowhere.go", tree.path("dangling.go")).unwrap();
    symlink(tree.path("d/a.go"), tree.path("linked.go")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(tree.path("pipe.go")).status().unwrap();
    assert!(made.success());
    let (run, document) = tree.json(&["."]);
    assert_eq!((run.status, paths(&document)), (1, vec!["d/a.go", "linked.go"]));
    assert_eq!(document["files"], 3);
    let (run, document) = tree.json(&["pipe.go"]);
    assert_eq!((run.status, &document["errors"][0]["message"]), (2, &"not a regular file".into()));
    let (run, _) = tree.json(&["self"]);
    assert_eq!(run.status, 2);
    assert_eq!(paths(&tree.json(&["d/loop"]).1), ["d/loop/a.go"]);
    assert_eq!(paths(&tree.json(&["dir.go"]).1), Vec::<&str>::new());
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let tree = Tree::new(&[("a.go", LOST), ("secret.go", CLEAN), ("closed/c.go", CLEAN)]);
    let forbid = |path: &str, mode| fs::set_permissions(tree.path(path), fs::Permissions::from_mode(mode)).unwrap();
    forbid("secret.go", 0o000);
    forbid("closed", 0o000);
    // For root nothing is forbidden.
    let is_root = fs::read(tree.path("secret.go")).is_ok();
    let (run, document) = tree.json(&["."]);
    forbid("closed", 0o755);
    assert_eq!(paths(&document), ["a.go"]);
    if !is_root {
        assert_eq!(run.status, 2);
        let errors = document["errors"].as_array().unwrap();
        assert_eq!(errors.iter().map(|it| it["path"].as_str().unwrap()).collect::<Vec<_>>(), ["closed", "secret.go"]);
        assert_eq!(errors[0]["message"], "permission denied");
    }
}
