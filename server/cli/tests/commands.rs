//! The other commands.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use support::{CLEAN, LOST, Tree};

#[test]
fn fix_applies_safe_fixes() {
    let tree = Tree::new(&[("go.mod", "module m\ngo 1.24\n"), ("a.go", LOST), ("b/b.go", CLEAN)]);
    let diff = tree.run(&["fix", "--diff"]);
    assert_eq!((diff.status, tree.read("a.go")), (0, LOST.to_owned()));
    assert!(diff.stdout.starts_with("--- a/a.go\n+++ b/a.go\n@@ "), "{diff:?}");
    let run = tree.run(&["fix", "./..."]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stdout.contains("1 finding fixed in 1 file, 0 left"), "{run:?}");
    assert!(tree.read("a.go").contains("defer cancel()"), "{}", tree.read("a.go"));
    assert_eq!(tree.run(&["check"]).status, 0);
    let again = tree.run(&["fix"]);
    assert!(again.stdout.contains("0 findings fixed in 0 files, 0 left"), "{again:?}");
}

#[test]
fn fix_keeps_line_endings_and_bytes() {
    let tree = Tree::new(&[("a.go", &LOST.replace('\n', "\r\n"))]);
    let invalid = [LOST.as_bytes(), b"\n// \xff\n"].concat();
    tree.write("i/i.go", &invalid);
    assert_eq!(tree.run(&["fix", "a.go"]).status, 0);
    let text = tree.read("a.go");
    assert!(text.contains("defer cancel()\r\n"), "{text:?}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(tree.run(&["fix", "i"]).status, 2);
    let bytes = std::fs::read(tree.path("i/i.go")).unwrap();
    assert!(bytes.ends_with(b"// \xff\n") && bytes.len() > invalid.len());
}

#[test]
fn rules_and_explanations() {
    let tree = Tree::new(&[]);
    let listed = tree.run(&["rules"]);
    assert!(listed.stdout.lines().any(|line| line.starts_with("lost-cancel ")), "{listed:?}");
    let json: serde_json::Value = serde_json::from_str(&tree.run(&["rules", "--format", "json"]).stdout).unwrap();
    let rules = json["rules"].as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["id"] == "lost-cancel" && rule["entries"][0] == "gor-10"), "{json}");
    assert!(listed.stdout.lines().any(|line| line.starts_with("net-23 ") && line.contains("`net.Conn`")), "{listed:?}");
    let entries = json["entries"].as_array().unwrap();
    let covers = |entry: &serde_json::Value, what: &str| entry[what].as_array().is_some_and(|names| !names.is_empty());
    assert!(
        entries.len() > 140 && entries.iter().all(|entry| covers(entry, "rules") || covers(entry, "notes")),
        "{json}"
    );
    for (name, wanted) in [("net-01", "net.Listener.Accept"), ("net-25", "net-25b"), ("net.Conn.Read", "io.EOF")] {
        let page = tree.run(&["explain", name]);
        assert!(page.status == 0 && page.stdout.contains(wanted), "{page:?}");
    }
    for name in ["lost-cancel", "gor-10"] {
        let page = tree.run(&["explain", name]);
        assert!(page.status == 0 && page.stdout.contains("lost-cancel"), "{page:?}");
    }
    let unknown = tree.run(&["explain", "lost-cancle"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("do you mean lost-cancel?"), "{unknown:?}");
}

#[test]
fn debug_views() {
    let tree = Tree::new(&[("a.go", LOST)]);
    for view in ["tree", "scopes", "types", "cfg", "summary"] {
        for target in ["a.go", "a.go:Lost"] {
            let run = tree.run(&["debug", view, target]);
            assert_eq!(run.status, 0, "{view} {run:?}");
            assert!(!run.stdout.is_empty(), "{view}");
        }
    }
    let types = tree.run(&["debug", "types", "a.go:Lost"]).stdout;
    assert!(
        types.lines().any(|line| line.starts_with("10:14\tctx\tVar\t") && line.contains("context.Context")),
        "{types}"
    );
    assert_eq!(tree.run(&["debug", "tree", "a.go:Missing"]).status, 2);
    assert_eq!(tree.run(&["debug", "tree", "missing.go"]).status, 2);
}

#[test]
fn usage() {
    let tree = Tree::new(&[]);
    assert_eq!(tree.run(&[]).status, 2);
    assert_eq!(tree.run(&["nonsense"]).status, 2);
    assert_eq!(tree.run(&["--help"]).status, 0);
    let version = tree.run(&["--version"]);
    assert!(version.stdout.starts_with("gohazard "), "{version:?}");
}
