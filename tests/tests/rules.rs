//! Every rule on its fixtures. `RULE=lost-cancel` picks rules, `UPDATE=1` writes the fixed texts.

use std::fs;

use gohazard_lint::rules;
use gohazard_semantic::syntax::file::File;
use gohazard_tests::fixtures::{self, Case, Failure, apply_fixes, compare, described};
use gohazard_tests::world::Document;
use gohazard_tests::{gofmt, tokens};
use similar::TextDiff;

/// Lines and tokens that are tried per file, unless one rule is looked at.
const SAMPLES: usize = 24;

fn report(failures: &[Failure]) {
    let lines: Vec<String> = failures.iter().map(Failure::to_string).collect();
    assert!(failures.is_empty(), "\n{}\n", lines.join("\n"));
}

fn failure(case: &Case, name: &str, what: impl Into<String>) -> Failure {
    Failure { path: case.on_disk(name), line: 0, what: what.into() }
}

/// About `SAMPLES` of `all`, evenly spread; all of them when `RULE` is set.
fn sample<T>(all: Vec<T>) -> impl Iterator<Item = T> {
    let step = if std::env::var_os("RULE").is_some() { 1 } else { all.len() / SAMPLES + 1 };
    all.into_iter().step_by(step)
}

#[test]
fn findings_are_what_the_fixtures_want() {
    let mut failures = Vec::new();
    for case in Case::all() {
        let world = case.world(vec![case.rule]);
        for name in case.files.keys() {
            let report = world.check(&case.path(name));
            if !report.complete {
                failures.push(failure(&case, name, "the package was not complete"));
            }
            failures.extend(compare(&case, name, &report));
        }
    }
    report(&failures);
}

#[test]
fn fixes_give_the_fixed_texts() {
    let update = std::env::var_os("UPDATE").is_some();
    let has_gofmt = gofmt::is_available();
    let mut failures = Vec::new();
    for case in Case::all() {
        let fixed = apply_fixes(&case, vec![case.rule]);
        if !fixed.settled {
            failures.push(failure(&case, "", "fixes do not come to an end"));
        }
        for name in case.files.keys() {
            let golden = case.golden(name);
            let wanted = fs::read_to_string(&golden).ok();
            let got = fixed.files.get(name);
            if update {
                match got {
                    Some(text) => fs::write(&golden, text).expect("a writable fixture"),
                    None if wanted.is_some() => fs::remove_file(&golden).expect("a writable fixture"),
                    None => {}
                }
            } else if wanted.as_ref() != got {
                let diff = TextDiff::from_lines(wanted.as_deref().unwrap_or(""), got.map_or("", String::as_str));
                let diff = diff.unified_diff().header("wanted", "got").to_string();
                failures.push(failure(&case, name, format!("the fixed text differs (UPDATE=1 writes it)\n{diff}")));
            }
            let Some(text) = got else { continue };
            if File::from_text(text).has_errors {
                failures.push(failure(&case, name, format!("the fixed text does not parse:\n{text}")));
            }
            if has_gofmt && gofmt::formatted(text).as_ref() != Ok(text) {
                let what = match gofmt::formatted(text) {
                    Ok(clean) => TextDiff::from_lines(text.as_str(), &clean).unified_diff().to_string(),
                    Err(error) => error,
                };
                failures.push(failure(&case, name, format!("gofmt would change the fixed text:\n{what}")));
            }
        }
    }
    report(&failures);
}

#[test]
fn typing_gives_the_same_findings_as_opening() {
    let mut failures = Vec::new();
    for case in Case::all() {
        for (name, file) in &case.files {
            let path = case.path(name);
            let fresh = described(&case.world(vec![case.rule]).check(&path));
            let world = case.world(vec![case.rule]);
            let mut document = Document::open(&world, &path, &file.text);
            let mut at = 0;
            let lines: Vec<(usize, &str)> = file
                .text
                .split_inclusive('\n')
                .map(|line| {
                    at += line.len();
                    (at - line.len(), line)
                })
                .collect();
            for (start, line) in sample(lines) {
                document.edit(start, start + line.len(), "");
                world.check(&path);
                document.edit(start, start, line);
                let typed = described(&world.check(&path));
                if typed != fresh {
                    let diff = TextDiff::from_lines(&fresh, &typed).unified_diff().to_string();
                    failures.push(failure(&case, name, format!("after deleting and typing {line:?}:\n{diff}")));
                    break;
                }
            }
        }
    }
    report(&failures);
}

#[test]
fn a_missing_token_never_makes_a_finding() {
    let mut failures = Vec::new();
    for case in Case::all() {
        for (name, file) in &case.files {
            let path = case.path(name);
            let world = case.world(vec![case.rule]);
            let whole: Vec<String> = world.check(&path).findings.into_iter().map(|finding| finding.message).collect();
            let mut document = Document::open(&world, &path, &file.text);
            for token in sample(tokens::of(&file.text)) {
                let text = &file.text[token.clone()];
                document.edit(token.start, token.end, "");
                let report = world.check(&path);
                // Without a syntax error the code means something else, and may be wrong in another way.
                let surplus = report.findings.iter().find(|finding| !whole.contains(&finding.message));
                if let Some(finding) = surplus.filter(|_| document.file().has_errors) {
                    let place = file.text[..token.start].matches('\n').count() + 1;
                    let what = format!("without {text:?} of line {place}: {}", finding.message);
                    failures.push(failure(&case, name, what));
                }
                document.edit(token.start, token.start, text);
            }
        }
    }
    report(&failures);
}

#[test]
fn every_rule_has_fixtures() {
    let without: Vec<&str> = rules::all()
        .iter()
        .map(|rule| rule.id)
        .filter(|id| *id != "unused-suppression")
        .filter(|id| !["bad.go", "ok.go"].iter().all(|file| fixtures::folder(id).join(file).is_file()))
        .collect();
    assert!(without.is_empty(), "these rules lack bad.go or ok.go: {without:?}");
}
