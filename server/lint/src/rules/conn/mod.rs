//! Connections: who owns them, who closes them, what their options do.

use super::Group;

mod leaked_conn;

/// The group.
pub static GROUP: Group = Group {
    name: "conn",
    about: "Connections: who owns them, who closes them, what their options do",
    rules: &[&leaked_conn::RULE],
};
