//! Locks, wait groups and atomics, and memory that is shared without them.

use super::Group;

mod concurrent_map_write;
mod config_captured_by_once;
mod copied_lock;
mod endless_wait;
mod late_waitgroup_add;
mod lock_across_io;
mod lock_order_inversion;
mod mixed_atomic_access;
mod racy_lazy_init;
mod self_deadlock;
mod shared_buffer;
mod unchecked_relock;
mod unreleased_lock;
mod wait_under_lock;

/// The group.
pub static GROUP: Group = Group {
    name: "sync",
    about: "Locks, wait groups and atomics, and memory that is shared without them",
    rules: &[
        &concurrent_map_write::RULE,
        &config_captured_by_once::RULE,
        &copied_lock::RULE,
        &endless_wait::RULE,
        &late_waitgroup_add::RULE,
        &lock_across_io::RULE,
        &lock_order_inversion::RULE,
        &mixed_atomic_access::RULE,
        &racy_lazy_init::RULE,
        &self_deadlock::RULE,
        &shared_buffer::RULE,
        &unchecked_relock::RULE,
        &unreleased_lock::RULE,
        &wait_under_lock::RULE,
    ],
};
