//! Comments that silence findings, the configuration that does, and the comment that silences nothing.

use gohazard_lint::{Config, Finding, Tier, apply, rules};
use gohazard_tests::fixtures::GO_MOD;
use gohazard_tests::world::World;

const PATH: &str = "/w/p.go";

/// A function with one lost cancel function, at the place of `@`.
const LOST: &str = "package p

import \"context\"

@above
func f(ctx context.Context) context.Context {
	@before
	ctx, _ = context.WithCancel(ctx) @behind
	return ctx
}
";

fn world(text: &str) -> World {
    let files = [(PATH.to_owned(), text.to_owned()), ("/w/go.mod".to_owned(), GO_MOD.to_owned())];
    World::new(files, rules::all().to_vec())
}

/// The findings when comments stand above the function, above the statement and behind it.
fn found(above: &str, before: &str, behind: &str) -> Vec<String> {
    let text = LOST.replace("@above", above).replace("@before", before).replace("@behind", behind);
    world(&text).check(PATH).findings.iter().map(described).collect()
}

fn described(finding: &Finding) -> String {
    format!("{}: {}", finding.rule.id, finding.message)
}

fn is_lost_cancel(findings: &[String]) -> bool {
    findings.len() == 1 && findings[0].starts_with("lost-cancel")
}

#[test]
fn comments_silence_the_line() {
    assert!(is_lost_cancel(&found("", "", "")));
    for comment in [
        "//gohazard:ignore lost-cancel the caller ends it",
        "//gohazard:ignore accept-spin,lost-cancel",
        "//nolint",
        "//nolint:gohazard",
        "//nolint:errcheck,gohazard // reason",
        "// nolint:all",
    ] {
        assert_eq!(found("", comment, ""), [""; 0], "{comment} above");
        assert_eq!(found("", "", comment), [""; 0], "{comment} behind");
    }
    for comment in
        ["//nolint:errcheck", "// gohazard:ignore lost-cancel", "//nolinter", "//gohazard:ignored lost-cancel"]
    {
        assert!(is_lost_cancel(&found("", comment, "")), "{comment}");
    }
}

#[test]
fn comments_reach_as_far_as_they_say() {
    assert_eq!(found("//gohazard:ignore-file lost-cancel demo", "", ""), [""; 0]);
    assert_eq!(found("//gohazard:ignore-file", "", ""), [""; 0]);
    assert_eq!(
        found("// Comment.\n//nolint:gohazard", "", ""),
        [""; 0],
        "a nolint above a function holds for all of it"
    );
    let two = found("//gohazard:ignore lost-cancel too far away", "", "");
    assert_eq!(two.len(), 2, "{two:?}");
    assert_eq!(found("", "//gohazard:ignore lost-cancel a\n\t// An explanation.", ""), [""; 0]);
}

#[test]
fn a_comment_that_silences_nothing_is_reported() {
    let unused = |comment: &str| found("", comment, "//nolint:gohazard");
    assert_eq!(unused(""), [""; 0]);
    let cases = [
        ("//gohazard:ignore accept-spin x", "unused-suppression: no finding of `accept-spin` is ignored here"),
        ("//gohazard:ignore lost-cancle x", "unused-suppression: there is no rule `lost-cancle` to ignore"),
        ("//gohazard:ignore", "unused-suppression: no rule is named that would be ignored"),
        ("//nolint:errcheck", ""),
    ];
    for (comment, wanted) in cases {
        let wanted: &[&str] = if wanted.is_empty() { &[] } else { &[wanted] };
        assert_eq!(unused(comment), wanted, "{comment}");
    }
    let broken =
        LOST.replace("@above", "").replace("@before", "//gohazard:ignore accept-spin x").replace("@behind", "}}}");
    let findings = world(&broken).check(PATH).findings;
    let unused = findings.iter().find(|finding| finding.rule.id == "unused-suppression");
    assert!(unused.is_none(), "a syntax error may hide what is silenced: {unused:?}");
}

#[test]
fn an_unused_comment_is_deleted() {
    let text = "package p\n\n//gohazard:ignore lost-cancel x\nfunc f() {} //gohazard:ignore lost-cancel y\n";
    let world = world(text);
    let report = world.check(PATH);
    let edits: Vec<_> = report.findings.iter().flat_map(|finding| finding.fixes[0].edits.clone()).collect();
    assert_eq!(apply(text, &edits).as_deref(), Some("package p\n\nfunc f() {}\n"));
}

#[test]
fn a_finding_can_be_silenced() {
    for newline in ["\n", "\r\n"] {
        let text =
            LOST.replace("@above\n", "").replace("\t@before\n", "").replace(" @behind", "").replace('\n', newline);
        let world = world(&text);
        let report = world.check(PATH);
        let fix = world.session.suppression(PATH, &report.findings[0], "it ends with the process").expect("a fix");
        let fixed = apply(&text, &fix.edits).expect("edits that fit");
        let comment = format!("\t//gohazard:ignore lost-cancel it ends with the process{newline}\tctx, _");
        assert!(fixed.contains(&comment), "{fixed:?}");
        world.write(PATH, &fixed);
        assert!(world.check(PATH).findings.is_empty());
    }
}

#[test]
fn the_configuration_decides() {
    let text = LOST.replace("@above", "").replace("@before", "").replace("@behind", "");
    let tiers = |config: &str| {
        let config = Config::from_toml("/w", config).expect("a valid configuration");
        let report = world(&text).configured(config).check(PATH);
        report.findings.iter().map(|finding| finding.tier).collect::<Vec<Tier>>()
    };
    assert_eq!(tiers(""), [Tier::Bug]);
    assert_eq!(tiers("[rules]\nlost-cancel = \"off\""), []);
    assert_eq!(tiers("[rules]\nlost-cancel = \"hint\""), [Tier::Hint]);
    assert_eq!(tiers("tiers = [\"risk\"]"), []);
    assert_eq!(tiers("[[paths]]\nglob = \"*.go\"\nrules = { lost-cancel = \"risk\" }"), [Tier::Risk]);
    assert_eq!(tiers("exclude = [\"p.go\"]"), []);
    assert_eq!(tiers("[dedupe]\nvet = true"), []);
}
