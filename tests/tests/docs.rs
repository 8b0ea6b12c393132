//! The examples in the rules' own pages: wrong is found wrong by its rule alone, right is right for all rules.

use gohazard_lint::{Fixes, explain, rules};
use gohazard_semantic::syntax::file::File;
use gohazard_tests::fixtures::{Case, apply_fixes};
use gohazard_tests::gofmt;

const PATH: &str = "p.go";

#[test]
fn wrong_examples_are_found_wrong_by_their_rule_alone() {
    for rule in rules::all() {
        let case = Case::of_text(rule, rule.docs.bad);
        let report = case.world(rules::all().to_vec()).check(&case.path(PATH));
        let found: Vec<String> =
            report.findings.iter().map(|finding| format!("{}: {}", finding.rule.id, finding.message)).collect();
        assert_eq!(found.len(), 1, "{}: one finding is wanted: {found:#?}", rule.id);
        assert!(std::ptr::eq(report.findings[0].rule, *rule), "{}: {found:#?}", rule.id);
        assert_eq!(report.findings[0].tier, rule.tiers[0], "{}: the example shows the usual tier", rule.id);
    }
}

#[test]
fn right_examples_are_right_for_all_rules() {
    for rule in rules::all() {
        let case = Case::of_text(rule, rule.docs.good);
        let report = case.world(rules::all().to_vec()).check(&case.path(PATH));
        assert!(report.findings.is_empty(), "{}: {:#?}", rule.id, report.findings);
    }
}

#[test]
fn safe_fixes_make_the_right_example_of_the_wrong_one() {
    for rule in rules::all() {
        if rule.fixes == Fixes::Never {
            continue;
        }
        let case = Case::of_text(rule, rule.docs.bad);
        let fixed = apply_fixes(&case, rules::all().to_vec());
        let text = fixed.files.get(PATH).unwrap_or_else(|| panic!("{}: the example has no fix", rule.id));
        if rule.fixes == Fixes::Safe {
            assert_eq!(text, rule.docs.good, "{}", rule.id);
        }
    }
}

#[test]
fn examples_are_go() {
    let has_gofmt = gofmt::is_available();
    for rule in rules::all() {
        for text in [rule.docs.bad, rule.docs.good] {
            assert!(!File::from_text(text).has_errors, "{}: syntax error in\n{text}", rule.id);
            if has_gofmt {
                assert_eq!(gofmt::formatted(text).as_deref(), Ok(text), "{}", rule.id);
            }
        }
    }
}

#[test]
fn pages_have_all_chapters() {
    for rule in rules::all() {
        let page = explain::page(rule);
        for chapter in ["What happens", "Why", "Repair", "Wrong", "Right", "Suppress"] {
            let heading = format!("## {chapter}\n\n");
            let body = page.split_once(&heading).map_or("", |(_, body)| body);
            assert!(!body.is_empty() && !body.starts_with('#'), "{}: no chapter {chapter}", rule.id);
        }
        assert!(!page.contains("\n\n\n") && page.ends_with('\n'), "{}: ragged page:\n{page}", rule.id);
        assert_eq!(explain::explain(rule.id), Some(page));
    }
}

#[test]
fn catalogue_entries_can_be_explained() {
    for entry in rules::all().iter().flat_map(|rule| rule.entries) {
        assert!(explain::explain(entry).is_some_and(|text| !text.is_empty()), "{entry}");
    }
    assert_eq!(explain::explain("no-such-rule"), None);
}
