//! Listeners and the loops that accept from them.

use super::Group;

mod accept_spin;

/// The group.
pub static GROUP: Group =
    Group { name: "listener", about: "Listeners and the loops that accept from them", rules: &[&accept_spin::RULE] };
