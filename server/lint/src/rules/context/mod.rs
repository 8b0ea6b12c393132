//! Contexts that are cancelled too late, too early, or never.

use super::Group;

mod cancelled_result;
mod lost_cancel;
mod query_without_context;
mod unused_group_context;

/// The group.
pub static GROUP: Group = Group {
    name: "context",
    about: "Contexts that are cancelled too late, too early, or never",
    rules: &[&cancelled_result::RULE, &lost_cancel::RULE, &query_without_context::RULE, &unused_group_context::RULE],
};
