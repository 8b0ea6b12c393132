//! Files, rows and other things that are to be given back.

use super::Group;

mod defer_in_loop;
mod skipped_defer;
mod unclosed_rows;

/// The group.
pub static GROUP: Group = Group {
    name: "resource",
    about: "Files, rows and other things that are to be given back",
    rules: &[&defer_in_loop::RULE, &skipped_defer::RULE, &unclosed_rows::RULE],
};
