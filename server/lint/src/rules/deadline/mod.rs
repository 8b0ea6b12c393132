//! Deadlines of connections: missing ones, and those that do not do what they seem to.

use super::Group;

mod expired_deadline_retry;
mod one_shot_deadline;
mod poisoned_deadline;
mod read_without_deadline;
mod stale_deadline;
mod uncancellable_conn;
mod write_without_deadline;
mod zero_time_deadline;

/// The group.
pub static GROUP: Group = Group {
    name: "deadline",
    about: "Deadlines of connections: missing ones, and those that do not do what they seem to",
    rules: &[
        &expired_deadline_retry::RULE,
        &one_shot_deadline::RULE,
        &poisoned_deadline::RULE,
        &read_without_deadline::RULE,
        &stale_deadline::RULE,
        &uncancellable_conn::RULE,
        &write_without_deadline::RULE,
        &zero_time_deadline::RULE,
    ],
};
