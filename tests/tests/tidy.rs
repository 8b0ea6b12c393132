//! What is easily forgotten: names that must agree, tables that must be sorted, files that must stay small.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gohazard_lint::rule::Check;
use gohazard_lint::{explain, rules};
use gohazard_tests::{fixtures, symbols};
use regex::Regex;

/// A file above this is due for being divided.
const MAX_LINES: usize = 500;

/// The exception: the syntax tree, one definition of which no part means anything without the others.
const ONE_WHOLE: &str = "server/semantic/src/syntax/ast.rs";

/// Where the rule table stands in the README.
const TABLE: (&str, &str) = ("<!-- rules -->\n", "<!-- /rules -->");

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lies in the repository").to_path_buf()
}

fn rust_files(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target" && name != "node_modules") {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn ids_are_names_of_offences() {
    let grammar = Regex::new("^[a-z]+(-[a-z]+){1,3}$").expect("a pattern");
    let remedies = ["no-", "use-", "avoid-", "prefer-", "disallow-"];
    for rule in rules::all() {
        assert!(grammar.is_match(rule.id), "{}: two to four lower-case words", rule.id);
        assert!(!remedies.iter().any(|word| rule.id.starts_with(word)), "{}: name the offence", rule.id);
    }
}

#[test]
fn tables_are_sorted_and_whole() {
    let folder = repository().join("server/lint/src/rules");
    let groups: Vec<&str> = rules::GROUPS.iter().map(|group| group.name).collect();
    assert!(groups.is_sorted(), "{groups:?}");
    let folders: BTreeSet<String> = names(&folder, |path| path.is_dir());
    assert_eq!(folders, groups.iter().map(|name| (*name).to_owned()).collect());
    for group in rules::GROUPS {
        let ids: Vec<&str> = group.rules.iter().map(|rule| rule.id).collect();
        assert!(ids.is_sorted(), "group {}: {ids:?}", group.name);
        let files = names(&folder.join(group.name), |path| path.file_name().is_some_and(|name| name != "mod.rs"));
        let wanted: BTreeSet<String> = ids.iter().map(|id| format!("{}.rs", id.replace('-', "_"))).collect();
        assert_eq!(files, wanted, "group {}: a file a rule, named after it", group.name);
    }
    let ids: BTreeSet<&str> = rules::all().iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), rules::all().len(), "an id stands for one rule");
    for (old, new) in rules::RENAMED {
        assert!(!ids.contains(old) && ids.contains(new), "{old} -> {new}");
    }
}

fn names(dir: &Path, wanted: impl Fn(&Path) -> bool) -> BTreeSet<String> {
    let entries = fs::read_dir(dir).expect("a folder of rules").flatten().map(|entry| entry.path());
    let named = entries.filter(|path| wanted(path)).filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    named.filter(|name| name != "mod.rs").collect()
}

#[test]
fn fixtures_belong_to_rules() {
    for folder in names(&fixtures::root(), Path::is_dir) {
        assert!(rules::all().iter().any(|rule| rule.id == folder), "tests/rules/{folder} belongs to no rule");
    }
}

#[test]
fn rules_say_what_they_must() {
    let ids: Vec<&str> = rules::all().iter().map(|rule| rule.id).collect();
    for rule in rules::all() {
        let docs = &rule.docs;
        assert!(!rule.tiers.is_empty(), "{}: no tier", rule.id);
        assert!(docs.summary.chars().count() <= 80, "{}: a summary has at most 80 characters", rule.id);
        assert!(!docs.summary.ends_with('.'), "{}: a summary has no full stop", rule.id);
        for (name, text) in [("effect", docs.effect), ("why", docs.why), ("repair", docs.repair)] {
            assert!(text.ends_with(['.', '`']) && !text.contains("  "), "{}: {name} is sentences: {text:?}", rule.id);
        }
        assert!(rule.supersedes.iter().all(|weaker| ids.contains(weaker)), "{}: supersedes no rule", rule.id);
        for option in rule.options {
            assert!(!option.about.is_empty(), "{}: option {}", rule.id, option.name);
        }
    }
}

#[test]
fn what_rules_look_for_exists() {
    for rule in rules::all() {
        each_symbol(&rule.check, &mut |symbol| {
            assert!(symbols::is_declared(symbol), "{}: there is no {symbol}", rule.id)
        });
    }
}

fn each_symbol(check: &Check, visit: &mut impl FnMut(&'static str)) {
    match check {
        Check::Call(symbols, _) => symbols.iter().for_each(|symbol| visit(symbol)),
        Check::Any(checks) => checks.iter().for_each(|check| each_symbol(check, visit)),
        _ => {}
    }
}

#[test]
fn files_are_small() {
    let mut files = Vec::new();
    rust_files(&repository().join("server"), &mut files);
    rust_files(&repository().join("tests"), &mut files);
    let long: Vec<String> = files
        .iter()
        .filter_map(|path| {
            let lines = fs::read_to_string(path).ok()?.lines().count();
            (lines > MAX_LINES && !path.ends_with(ONE_WHOLE)).then(|| format!("{}: {lines} lines", path.display()))
        })
        .collect();
    assert!(long.is_empty(), "divide these:\n{}", long.join("\n"));
}

#[test]
fn the_readme_lists_the_rules() {
    let path = repository().join("README.md");
    let Ok(readme) = fs::read_to_string(&path) else { return };
    let (start, end) = TABLE;
    let found = readme.split_once(start).and_then(|(before, rest)| {
        let (table, after) = rest.split_once(end)?;
        Some((before, table, after))
    });
    let (before, table, after) = found.expect("the README has a place for the rule table");
    if std::env::var_os("UPDATE").is_some() {
        let text = format!("{before}{start}{}{end}{after}", explain::table());
        fs::write(&path, text).expect("a writable README");
        return;
    }
    assert_eq!(table, explain::table(), "UPDATE=1 writes the table");
}
