use super::*;

const RULE: &str = "leaked-conn";

fn rule() -> &'static Rule {
    rules::rule(RULE).expect("the rule of these tests")
}

#[test]
fn nothing_configured_changes_nothing() {
    let config = Config::default();
    let here = config.for_path("/w/a.go");
    assert!(here.is_on(rule()) || config.scopes.is_empty());
    assert_eq!(here.tier(rule(), Tier::Risk), Some(Tier::Risk));
    assert_eq!(config.severity(rule(), Tier::Bug), Severity::Warning);
    assert!(!config.excludes("/w/a.go"));
}

#[test]
fn a_file_and_an_editor_say_the_same() {
    let text = r#"
        tiers = ["bug", "risk"]
        exclude = ["gen"]
        go = "1.22"
        toolchain = "go1.27.3"
        severity = { bug = "error", leaked-conn = "information" }
        dedupe = { vet = true }

        [rules]
        leaked-conn = "off"

        [[paths]]
        glob = "cmd/**"
        tiers = ["hint"]
        rules = { leaked-conn = "hint" }
    "#;
    let json = serde_json::json!({
        "tiers": ["bug", "risk"],
        "exclude": ["gen"],
        "go": "1.22",
        "toolchain": "go1.27.3",
        "severity": { "bug": "error", "leaked-conn": "information" },
        "dedupe": { "vet": true },
        "rules": { "leaked-conn": "off" },
        "paths": [{ "glob": ["cmd/**"], "tiers": ["hint"], "rules": { "leaked-conn": "hint" } }],
        "trace": { "server": "verbose" },
    });
    let config = Config::from_toml("/w/", text).expect("a valid file");
    assert_eq!(config, Config::from_json("/w", &json).expect("valid settings"));
    assert_eq!((config.go(), config.toolchain()), (Some(22), Some(27)));
    assert!(config.leaves_to_vet());
    let other = rules::rule("lost-cancel").expect("another rule");
    assert_eq!(config.severity(rule(), Tier::Bug), Severity::Information);
    assert_eq!(config.severity(other, Tier::Bug), Severity::Error);
    assert_eq!(config.severity(other, Tier::Risk), Severity::Information);
    assert!(config.excludes("/w/x/gen/a.go"));
    assert!(!config.for_path("/w/a.go").is_on(rule()));
    assert_eq!(config.for_path("/w/cmd/x/a.go").tier(rule(), Tier::Bug), Some(Tier::Hint));
}

#[test]
fn mistakes_are_errors() {
    for (text, wanted) in [
        ("[rules]\nleaked-con = \"off\"", "no rule `leaked-con`"),
        ("[rules]\nleaked-conn = { max = 3 }", "no option `max`"),
        ("severity = { bugs = \"error\" }", "no tier `bugs`"),
        ("go = \"2\"", "not a Go version"),
        ("gopath = \"x\"", "gopath"),
        ("[[paths]]\nrules = {}", "glob"),
    ] {
        let error = Config::from_toml("/w", text).expect_err(text);
        assert!(error.contains(wanted), "{error}");
    }
}
