//! What a project decides: which rules speak, how loudly, where.
//!
//! The same shape is read from `gohazard.toml` (or `.gohazard.toml`) and from the settings of an editor.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::finding::Tier;
use crate::glob::Glob;
use crate::rule::Rule;
use crate::rules;

/// Names of the configuration file, in the order in which they are looked for in a directory.
pub const FILE_NAMES: [&str; 2] = ["gohazard.toml", ".gohazard.toml"];

/// The configuration of a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// Directory that path patterns are relative to, `/`-separated without a trailing slash.
    root: String,
    go: Option<u8>,
    toolchain: Option<u8>,
    /// By tier and by rule.
    severity: BTreeMap<String, Severity>,
    leaves_to_vet: bool,
    exclude: Vec<Glob>,
    /// What holds for some paths only, the last word first; what holds everywhere comes last and has no pattern.
    scopes: Vec<(Vec<Glob>, Scope)>,
}

/// What the file or the editor says, before patterns are read.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Settings {
    /// The tiers that are reported; all of them when absent.
    tiers: Option<Vec<TierName>>,
    rules: BTreeMap<String, RuleSetting>,
    /// Files that are not looked at.
    exclude: Vec<String>,
    /// Language version when no go.mod says one: `1.22`.
    go: Option<String>,
    /// Version of the toolchain that builds the program: `1.27`.
    toolchain: Option<String>,
    /// How editors show findings, by tier and by rule; what is said of a rule comes first.
    severity: BTreeMap<String, Severity>,
    dedupe: Dedupe,
    paths: Vec<PathSettings>,
}

/// The keys of [`Settings`]: an editor's settings may hold others, which are not ours.
const KEYS: [&str; 8] = ["tiers", "rules", "exclude", "go", "toolchain", "severity", "dedupe", "paths"];

/// What may differ between paths.
#[derive(Clone, Debug, Default, PartialEq)]
struct Scope {
    tiers: Option<Vec<TierName>>,
    rules: BTreeMap<String, RuleSetting>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct PathSettings {
    glob: OneOrMany,
    #[serde(default)]
    tiers: Option<Vec<TierName>>,
    #[serde(default)]
    rules: BTreeMap<String, RuleSetting>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TierName {
    Bug,
    Risk,
    Hint,
}

/// `rule = "off"`, `rule = "hint"`, `rule = false`, or a table with `tier` and the rule's options.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum RuleSetting {
    On(bool),
    Level(Level),
    Table(RuleTable),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct RuleTable {
    tier: Option<Level>,
    #[serde(flatten)]
    options: BTreeMap<String, i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Off,
    On,
    Bug,
    Risk,
    Hint,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Dedupe {
    vet: bool,
}

/// How an editor shows a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "named as in the protocol")]
pub enum Severity {
    Error,
    Warning,
    Information,
    Hint,
}

impl Config {
    /// Reads the text of a configuration file that lies in the directory `root`.
    pub fn from_toml(root: &str, text: &str) -> Result<Config, String> {
        let settings: Settings = toml::from_str(text).map_err(|error| error.to_string())?;
        Config::new(root, settings)
    }

    /// Reads the settings of an editor; `null` is the default, keys that are not ours are passed over.
    pub fn from_json(root: &str, value: &serde_json::Value) -> Result<Config, String> {
        let Some(object) = value.as_object() else { return Ok(Config::default()) };
        let ours = object.iter().filter(|(key, value)| KEYS.contains(&key.as_str()) && !value.is_null());
        let ours = ours.map(|(key, value)| (key.clone(), value.clone())).collect();
        let settings = Settings::deserialize(serde_json::Value::Object(ours)).map_err(|error| error.to_string())?;
        Config::new(root, settings)
    }

    fn new(root: &str, settings: Settings) -> Result<Config, String> {
        for (id, setting) in settings.paths.iter().flat_map(|path| &path.rules).chain(&settings.rules) {
            check_setting(id, setting)?;
        }
        let is_known = |name: &str| Tier::from_name(name).is_some() || rules::rule(name).is_some();
        if let Some(name) = settings.severity.keys().find(|name| !is_known(name)) {
            return Err(format!("severity: there is no tier `{name}`, and no rule of that name"));
        }
        let mut scopes: Vec<_> = settings.paths.into_iter().map(PathSettings::compiled).rev().collect();
        scopes.push((Vec::new(), Scope { tiers: settings.tiers, rules: settings.rules }));
        Ok(Config {
            root: root.trim_end_matches('/').to_owned(),
            go: settings.go.as_deref().map(minor_version).transpose()?,
            toolchain: settings.toolchain.as_deref().map(minor_version).transpose()?,
            severity: settings.severity,
            leaves_to_vet: settings.dedupe.vet,
            exclude: settings.exclude.iter().map(|pattern| Glob::new(pattern)).collect(),
            scopes,
        })
    }

    /// The language version to assume where no go.mod says one, as a minor version.
    pub fn go(&self) -> Option<u8> {
        self.go
    }

    /// The toolchain that builds the program, as a minor version.
    pub fn toolchain(&self) -> Option<u8> {
        self.toolchain
    }

    /// Whether findings that `go vet` reports as well are left to it.
    pub fn leaves_to_vet(&self) -> bool {
        self.leaves_to_vet
    }

    /// How an editor shows the findings of a rule that have this tier.
    pub fn severity(&self, rule: &Rule, tier: Tier) -> Severity {
        let usual = match tier {
            Tier::Bug => Severity::Warning,
            Tier::Risk => Severity::Information,
            Tier::Hint => Severity::Hint,
        };
        let of_rule = self.severity.iter().find(|(name, _)| rules::current_id(name) == rule.id);
        of_rule.map(|(_, severity)| severity).or_else(|| self.severity.get(tier.name())).copied().unwrap_or(usual)
    }

    /// Whether the file is not looked at.
    pub fn excludes(&self, path: &str) -> bool {
        !self.exclude.is_empty() && self.exclude.iter().any(|glob| glob.matches(self.relative(path)))
    }

    /// What is decided for one file.
    pub fn for_path(&self, path: &str) -> PathConfig<'_> {
        let path = self.relative(path);
        let matching =
            self.scopes.iter().filter(|(globs, _)| globs.is_empty() || globs.iter().any(|glob| glob.matches(path)));
        PathConfig { scopes: matching.map(|(_, scope)| scope).collect() }
    }

    fn relative<'p>(&self, path: &'p str) -> &'p str {
        path.strip_prefix(self.root.as_str()).map_or(path, |rest| rest.trim_start_matches('/'))
    }
}

impl PathSettings {
    fn compiled(self) -> (Vec<Glob>, Scope) {
        let patterns = match self.glob {
            OneOrMany::One(pattern) => vec![pattern],
            OneOrMany::Many(patterns) => patterns,
        };
        // A pattern is never absent: a scope without any would hold everywhere.
        let globs =
            if patterns.is_empty() { vec![Glob::new("")] } else { patterns.iter().map(|p| Glob::new(p)).collect() };
        (globs, Scope { tiers: self.tiers, rules: self.rules })
    }
}

/// What is decided for one file: the most specific scope first.
#[derive(Clone, Debug)]
pub struct PathConfig<'c> {
    scopes: Vec<&'c Scope>,
}

impl PathConfig<'_> {
    /// Whether the rule may speak at all.
    pub fn is_on(&self, rule: &Rule) -> bool {
        self.level(rule) != Some(Level::Off)
    }

    /// The tier that a finding gets, or nothing when it is not wanted.
    pub fn tier(&self, rule: &Rule, natural: Tier) -> Option<Tier> {
        let tier = match self.level(rule) {
            Some(Level::Off) => return None,
            Some(Level::Bug) => Tier::Bug,
            Some(Level::Risk) => Tier::Risk,
            Some(Level::Hint) => Tier::Hint,
            Some(Level::On) | None => natural,
        };
        let tiers = self.scopes.iter().find_map(|scope| scope.tiers.as_ref());
        let wanted = tiers.is_none_or(|tiers| tiers.iter().any(|name| name.tier() == tier));
        wanted.then_some(tier)
    }

    /// The configured value of a rule's option.
    pub fn option(&self, rule: &Rule, name: &str) -> Option<i64> {
        self.settings_of(rule).find_map(|setting| match setting {
            RuleSetting::Table(table) => table.options.get(name).copied(),
            _ => None,
        })
    }

    fn level(&self, rule: &Rule) -> Option<Level> {
        self.settings_of(rule).find_map(|setting| match setting {
            RuleSetting::On(true) => Some(Level::On),
            RuleSetting::On(false) => Some(Level::Off),
            RuleSetting::Level(level) => Some(*level),
            RuleSetting::Table(table) => table.tier,
        })
    }

    fn settings_of<'r>(&'r self, rule: &'r Rule) -> impl Iterator<Item = &'r RuleSetting> {
        self.scopes.iter().flat_map(|scope| &scope.rules).filter_map(|(id, setting)| {
            let named = id == rule.id || rules::current_id(id) == rule.id;
            named.then_some(setting)
        })
    }
}

impl TierName {
    fn tier(self) -> Tier {
        match self {
            TierName::Bug => Tier::Bug,
            TierName::Risk => Tier::Risk,
            TierName::Hint => Tier::Hint,
        }
    }
}

/// A misspelt rule or option is an error that says so, not a setting without effect.
fn check_setting(id: &str, setting: &RuleSetting) -> Result<(), String> {
    let rule = rules::rule(id).ok_or_else(|| format!("there is no rule `{id}`"))?;
    let RuleSetting::Table(table) = setting else { return Ok(()) };
    for name in table.options.keys() {
        if !rule.options.iter().any(|option| option.name == name) {
            return Err(format!("rule `{id}` has no option `{name}`"));
        }
    }
    Ok(())
}

/// The minor version of `1.22`, `go1.22` or `1.22.3`.
fn minor_version(text: &str) -> Result<u8, String> {
    let mut parts = text.strip_prefix("go").unwrap_or(text).split('.');
    let minor = if parts.next() == Some("1") { parts.next().and_then(|minor| minor.parse().ok()) } else { None };
    minor.ok_or_else(|| format!("`{text}` is not a Go version such as 1.22"))
}

#[cfg(test)]
mod tests;
