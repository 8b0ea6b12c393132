//! The fixtures and their fixed texts compile, and `go vet` has nothing against those in which all is fixed.

use std::fs;
use std::path::{Path, PathBuf};

use gohazard_tests::fixtures::{Case, GO_MOD, apply_fixes};
use gohazard_tests::gofmt;

/// Writes the files of a module. One package a file: each fixture that is a file gets a folder.
fn write(dir: &Path, files: &[(String, String)]) {
    for (name, text) in files {
        let path = dir.join(name);
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable file");
    }
}

fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&dir);
    dir
}

type Texts = Vec<(String, String)>;

fn originals(case: &Case) -> Option<Texts> {
    Some(case.files.iter().map(|(name, file)| (name.clone(), file.text.clone())).collect())
}

/// The texts of a case that has fixes; only of one in which they leave nothing to find, if that is asked for.
fn fixed(case: &Case, wholly: bool) -> Option<Texts> {
    let fixed = apply_fixes(case, vec![case.rule]);
    let has_findings = || case.files.keys().any(|name| !fixed.world.check(&case.path(name)).findings.is_empty());
    if fixed.files.is_empty() || (wholly && has_findings()) {
        return None;
    }
    Some(case.files.keys().map(|name| (name.clone(), fixed.world.text(&case.path(name)))).collect())
}

fn check(name: &str, texts: impl Fn(&Case) -> Option<Texts>, command: &[&str]) {
    if !gofmt::is_available() {
        return;
    }
    let shared = scratch(name);
    let mut modules = vec![shared.clone()];
    write(&shared, &[("go.mod".to_owned(), GO_MOD.to_owned())]);
    for (number, case) in Case::all().iter().enumerate() {
        let stem = case.source.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let Some(texts) = texts(case) else { continue };
        if case.source.is_dir() {
            let dir = scratch(&format!("{name}-module-{number}-{}-{stem}", case.rule.id));
            write(&dir, &[("go.mod".to_owned(), case.go_mod.clone())]);
            let inner: Vec<(String, String)> = case.inner.clone().into_iter().collect();
            write(&dir, &inner);
            write(&dir, &texts);
            modules.push(dir);
        } else {
            write(&shared.join(case.rule.id).join(stem), &texts);
        }
    }
    let mut failures = Vec::new();
    for module in &modules {
        failures.extend(gofmt::go(module, command).err());
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn fixtures_compile() {
    check("fixtures", originals, &["build", "./..."]);
}

#[test]
fn fixed_fixtures_compile() {
    check("fixed", |case| fixed(case, false), &["build", "./..."]);
}

#[test]
fn vet_has_nothing_against_fixed_fixtures() {
    check("clean", |case| fixed(case, true), &["vet", "./..."]);
}
