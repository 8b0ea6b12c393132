//! Errors of network operations, and how they are told apart.

use super::Group;

mod compared_net_error;
mod matched_error_text;
mod temporary_error_check;

/// The group.
pub static GROUP: Group = Group {
    name: "neterror",
    about: "Errors of network operations, and how they are told apart",
    rules: &[&compared_net_error::RULE, &matched_error_text::RULE, &temporary_error_check::RULE],
};
