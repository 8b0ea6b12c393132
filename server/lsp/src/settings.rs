//! What the user decided: in the editor, and in the configuration files of projects.

use std::collections::BTreeMap;

use gohazard_lint::{Config, Rule, Severity, Tier};
use serde_json::Value;

/// The section of the client's settings that is ours.
pub(crate) const SECTION: &str = "gohazard";

/// Where a rule is explained when nothing else is set: an editor that knows the scheme shows the page itself.
const PAGES: &str = "gohazard:/rules/{rule}";

/// The settings in force.
#[derive(Debug)]
pub(crate) struct Settings {
    /// What the editor says about rules.
    pub config: Config,
    /// Whether the editor says how findings are shown; otherwise a project does.
    has_severities: bool,
    /// What the configuration files say, by their directory.
    projects: BTreeMap<String, Project>,
    /// Address of a rule's page; `{rule}` stands for its id.
    pages: String,
    /// What was handed over when the server started; what is configured later lies over it.
    initial: Value,
}

/// What a configuration file says.
#[derive(Debug)]
struct Project {
    text: String,
    config: Config,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            config: Config::default(),
            has_severities: false,
            projects: BTreeMap::new(),
            pages: PAGES.to_owned(),
            initial: Value::Null,
        }
    }
}

impl Settings {
    /// Takes the settings that came with `initialize`. Patterns are relative to the directory `root`.
    pub fn start(&mut self, root: &str, options: Option<Value>) -> Result<(), String> {
        // Some editors send the whole section as they send it later, others what is in it.
        let options = options.unwrap_or_default();
        self.initial = options.get(SECTION).cloned().unwrap_or(options);
        self.update(root, Value::Null)
    }

    /// Takes our section of the client's settings. A mistake in it leaves those in force that were.
    pub fn update(&mut self, root: &str, section: Value) -> Result<(), String> {
        let mut merged = self.initial.clone();
        match (&mut merged, section) {
            (Value::Object(merged), Value::Object(section)) => {
                merged.extend(section.into_iter().filter(|(_, value)| !value.is_null()));
            }
            (_, Value::Null) => {}
            (merged, section) => *merged = section,
        }
        self.config = Config::from_json(root, &merged)?;
        self.pages = merged.get("pages").and_then(Value::as_str).unwrap_or(PAGES).to_owned();
        self.has_severities = merged.get("severity").is_some_and(|severity| !severity.is_null());
        Ok(())
    }

    /// Takes the text of a configuration file in the directory `root`, or that there is none any more. The answer says
    /// what holds there now, if that is news; a file that is not understood says nothing.
    pub fn project(&mut self, root: &str, text: Option<String>) -> Option<(Option<Config>, Result<(), String>)> {
        let Some(text) = text else {
            return self.projects.remove(root).map(|_| (None, Ok(())));
        };
        if self.projects.get(root).is_some_and(|project| project.text == text) {
            return None;
        }
        let read = Config::from_toml(root, &text);
        let verdict = read.as_ref().map(drop).map_err(Clone::clone);
        let config = read.unwrap_or_default();
        self.projects.insert(root.to_owned(), Project { text, config: config.clone() });
        Some((Some(config), verdict))
    }

    /// The directories with a configuration file that are known.
    pub fn project_roots(&self) -> Vec<String> {
        self.projects.keys().cloned().collect()
    }

    /// What the configuration files say, by their directory.
    pub fn projects(&self) -> impl Iterator<Item = (&str, &Config)> {
        self.projects.iter().map(|(root, project)| (root.as_str(), &project.config))
    }

    /// How the editor shows a finding in a file.
    pub fn severity(&self, path: &str, rule: &Rule, tier: Tier) -> Severity {
        let is_below = |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
        let above = self.projects.iter().filter(|(root, _)| is_below(root.trim_end_matches('/')));
        match above.max_by_key(|(root, _)| root.len()) {
            Some((_, project)) if !self.has_severities => project.config.severity(rule, tier),
            _ => self.config.severity(rule, tier),
        }
    }

    /// The address of a rule's page.
    pub fn page(&self, rule: &str) -> String {
        self.pages.replace("{rule}", rule)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rule() -> &'static Rule {
        gohazard_lint::rules::rule("lost-cancel").unwrap()
    }

    #[test]
    fn later_settings_lie_over_the_first() {
        let mut settings = Settings::default();
        let first = json!({ "gohazard": { "severity": { "bug": "error" }, "pages": "https://x/{rule}" } });
        settings.start("/w", Some(first)).unwrap();
        assert_eq!(settings.page("r"), "https://x/r");
        assert_eq!(settings.severity("/w/a.go", rule(), Tier::Bug), Severity::Error);
        settings.update("/w", json!({ "severity": { "bug": "hint" }, "pages": null })).unwrap();
        assert_eq!(settings.page("r"), "https://x/r");
        assert_eq!(settings.severity("/w/a.go", rule(), Tier::Bug), Severity::Hint);
        assert!(settings.update("/w", json!({ "severity": { "bug": "loud" } })).is_err());
        assert_eq!(settings.severity("/w/a.go", rule(), Tier::Bug), Severity::Hint);
    }

    #[test]
    fn the_nearest_project_decides_where_the_editor_does_not() {
        let mut settings = Settings::default();
        let text = |severity: &str| Some(format!("severity = {{ bug = \"{severity}\" }}"));
        assert!(settings.project("/w", text("error")).is_some());
        assert!(settings.project("/w/sub", text("hint")).is_some());
        assert!(settings.project("/w/sub", text("hint")).is_none());
        assert_eq!(settings.severity("/w/a.go", rule(), Tier::Bug), Severity::Error);
        assert_eq!(settings.severity("/w/sub/a.go", rule(), Tier::Bug), Severity::Hint);
        assert_eq!(settings.severity("/w/subtle/a.go", rule(), Tier::Bug), Severity::Error);
        assert_eq!(settings.severity("/x/a.go", rule(), Tier::Bug), Severity::Warning);
        let (config, verdict) = settings.project("/w", text("loud")).unwrap();
        assert!(config.is_some() && verdict.is_err());
        assert!(settings.project("/w", None).is_some() && settings.project("/w", None).is_none());
    }
}
