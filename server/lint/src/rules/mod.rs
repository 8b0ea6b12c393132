//! All rules, by group. A group is a folder; it is never part of a rule's id.

use std::sync::LazyLock;

use crate::rule::Rule;

pub mod channel;
pub mod conn;
pub mod context;
pub mod deadline;
pub mod dial;
pub mod framing;
pub mod goroutine;
pub mod http;
pub mod listener;
pub mod neterror;
pub mod packet;
pub mod pipe;
pub mod resource;
pub mod suppression;
pub mod sync;
pub mod timer;

/// A folder of rules.
#[derive(Debug)]
pub struct Group {
    /// Name of the folder.
    pub name: &'static str,
    /// What belongs here.
    pub about: &'static str,
    /// Its rules, sorted by id.
    pub rules: &'static [&'static Rule],
}

/// All groups, sorted by name.
pub static GROUPS: &[&Group] = &[
    &channel::GROUP,
    &conn::GROUP,
    &context::GROUP,
    &deadline::GROUP,
    &dial::GROUP,
    &framing::GROUP,
    &goroutine::GROUP,
    &http::GROUP,
    &listener::GROUP,
    &neterror::GROUP,
    &packet::GROUP,
    &pipe::GROUP,
    &resource::GROUP,
    &suppression::GROUP,
    &sync::GROUP,
    &timer::GROUP,
];

/// Retired ids with the ids that took their place, so that suppressions and configurations keep working.
pub static RENAMED: &[(&str, &str)] = &[];

static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let mut rules: Vec<&'static Rule> = GROUPS.iter().flat_map(|group| group.rules).copied().collect();
    rules.sort_by_key(|rule| rule.id);
    rules
});

/// All rules, sorted by id.
pub fn all() -> &'static [&'static Rule] {
    &ALL
}

/// The rule of that id, or the one that took its place.
pub fn rule(id: &str) -> Option<&'static Rule> {
    let id = current_id(id);
    all().binary_search_by_key(&id, |rule| rule.id).ok().map(|index| all()[index])
}

/// The id that took the place of a retired one; any other id as it is.
pub fn current_id(id: &str) -> &str {
    RENAMED.iter().find(|(old, _)| *old == id).map_or(id, |(_, new)| new)
}

/// The group of a rule.
pub fn group_of(rule: &Rule) -> Option<&'static Group> {
    GROUPS.iter().copied().find(|group| group.rules.iter().any(|member| member.id == rule.id))
}

/// The rules that cover a catalogue entry.
pub fn covering(entry: &str) -> impl Iterator<Item = &'static Rule> {
    all().iter().copied().filter(move |rule| rule.entries.contains(&entry))
}
