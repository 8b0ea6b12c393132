//! Timers and tickers.

use super::Group;

mod leaked_tick;
mod timer_per_iteration;

/// The group.
pub static GROUP: Group =
    Group { name: "timer", about: "Timers and tickers", rules: &[&leaked_tick::RULE, &timer_per_iteration::RULE] };
