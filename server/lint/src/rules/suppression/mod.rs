//! Comments that silence findings.

use super::Group;

pub(crate) mod unused_suppression;

/// The group.
pub static GROUP: Group =
    Group { name: "suppression", about: "Comments that silence findings", rules: &[&unused_suppression::RULE] };
