//! Runs the fixtures of each rule once for each guard of the rule, with the guard switched off.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use gohazard_lint::switch::{self, GUARDS};
use gohazard_lint::{Fixes, Rule, rules};
use gohazard_tests::fixtures::{Case, apply_fixes, compare};
use gohazard_tests::tokens;
use gohazard_tests::world::Document;

/// Tokens that are left out one after the other per file, to see what a guard against broken code is good for.
const SAMPLES: usize = 150;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|_| {}));
    let only = std::env::var("RULE").ok();
    let wanted = |id: &str| only.as_ref().is_none_or(|only| only.split(',').any(|it| it == id));
    let mut by_rule: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (number, (file, ..)) in GUARDS.iter().enumerate() {
        by_rule.entry(*file).or_default().push(number);
    }
    let work: Vec<(&'static Rule, Vec<usize>)> = by_rule
        .into_iter()
        .filter_map(|(file, guards)| Some((rule_of(file).filter(|rule| wanted(rule.id))?, guards)))
        .collect();
    let (next, survivors, unfit) = (AtomicUsize::new(0), Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let workers = std::thread::available_parallelism().map_or(1, |count| count.get());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((rule, guards)) = work.get(next.fetch_add(1, Ordering::Relaxed)) {
                    match try_rule(rule, guards) {
                        Some(missed) => survivors.lock().expect("no panic holds it").extend(missed),
                        None => unfit.lock().expect("no panic holds it").push(rule.id),
                    }
                }
            });
        }
    });
    let mut survivors = survivors.into_inner().expect("no panic holds it");
    survivors.sort_unstable();
    let total: usize = work.iter().map(|(_, guards)| guards.len()).sum();
    for (guard, is_seen) in &survivors {
        let (file, line, text) = GUARDS[*guard];
        println!("{file}:{line}: {}`{text}`", if *is_seen { "" } else { "never asked: " });
    }
    let unfit = unfit.into_inner().expect("no panic holds it");
    if !unfit.is_empty() {
        println!("fixtures that fail with all guards on: {}", unfit.join(", "));
        return ExitCode::FAILURE;
    }
    let percent = 100 * (total - survivors.len()) / total.max(1);
    println!("mutation: {percent} % of {total} caught");
    let floor = std::env::var("FLOOR").ok().and_then(|floor| floor.parse().ok()).unwrap_or(0);
    if percent >= floor { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The rule that a file defines.
fn rule_of(file: &str) -> Option<&'static Rule> {
    let id = file.rsplit('/').next()?.strip_suffix(".rs")?.replace('_', "-");
    rules::all().iter().copied().find(|rule| rule.id == id)
}

/// The guards that can be switched off without any fixture of the rule failing, and whether they are asked at all. Nothing
/// when a fixture fails anyway.
fn try_rule(rule: &'static Rule, guards: &[usize]) -> Option<Vec<(usize, bool)>> {
    let cases = Case::of(rule);
    switch::set(None);
    if fails(rule, &cases) || fails_when_broken(rule, &cases) {
        return None;
    }
    let seen = |guard: &usize| switch::is_seen(*guard);
    let survives = |guard: &usize| {
        switch::set(Some(*guard));
        let fails = || fails(rule, &cases) || fails_when_broken(rule, &cases);
        matches!(catch_unwind(AssertUnwindSafe(fails)), Ok(false))
    };
    let missed: Vec<usize> = guards.iter().copied().filter(|guard| !seen(guard) || survives(guard)).collect();
    switch::set(None);
    Some(missed.into_iter().map(|guard| (guard, switch::is_seen(guard))).collect())
}

/// Whether a fixture or an example of the rule's page fails.
fn fails(rule: &'static Rule, cases: &[Case]) -> bool {
    let finds_other = |case: &Case| {
        let world = case.world(vec![case.rule]);
        case.files.keys().any(|name| !compare(case, name, &world.check(&case.path(name))).is_empty())
    };
    cases.iter().any(finds_other) || fails_on_page(rule) || cases.iter().any(fixes_otherwise)
}

fn fixes_otherwise(case: &Case) -> bool {
    let fixed = apply_fixes(case, vec![case.rule]);
    let differs = |name: &String| fs::read_to_string(case.golden(name)).ok().as_ref() != fixed.files.get(name);
    !fixed.settled || case.files.keys().any(differs)
}

fn fails_on_page(rule: &'static Rule) -> bool {
    let findings = |text: &str| {
        let case = Case::of_text(rule, text);
        case.world(vec![rule]).check(&case.path("p.go")).findings.len()
    };
    if findings(rule.docs.bad) != 1 || findings(rule.docs.good) != 0 {
        return true;
    }
    let fixed = apply_fixes(&Case::of_text(rule, rule.docs.bad), vec![rule]);
    rule.fixes == Fixes::Safe && fixed.files.get("p.go").is_none_or(|text| text != rule.docs.good)
}

/// Whether code that misses a token gives a finding that whole code does not give.
fn fails_when_broken(rule: &'static Rule, cases: &[Case]) -> bool {
    let surplus = |case: &Case, name: &String| {
        let path = case.path(name);
        let world = case.world(vec![rule]);
        let whole: Vec<String> = world.check(&path).findings.into_iter().map(|finding| finding.message).collect();
        let text = &case.files[name].text;
        let mut document = Document::open(&world, &path, text);
        let all = tokens::of(text);
        let step = all.len() / SAMPLES + 1;
        all.into_iter().step_by(step).any(|token| {
            document.edit(token.start, token.end, "");
            let report = world.check(&path);
            let is_new = report.findings.iter().any(|finding| !whole.contains(&finding.message));
            let fails = is_new && document.file().has_errors;
            document.edit(token.start, token.start, &text[token.clone()]);
            fails
        })
    };
    cases.iter().any(|case| case.files.keys().any(|name| surplus(case, name)))
}
