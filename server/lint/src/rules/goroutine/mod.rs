//! Goroutines that are started too often or too early, that share what they should not, or that nobody waits for.

use super::Group;

mod busy_wait;
mod captured_loop_address;
mod captured_loop_variable;
mod cgo_thread_burst;
mod goroutine_assignment;
mod init_goroutine;
mod sleep_as_join;
mod unbounded_request_goroutine;
mod unlocked_thread_state;
mod unrecovered_worker;
mod worker_ending_recover;

/// The group.
pub static GROUP: Group = Group {
    name: "goroutine",
    about: "Goroutines that are started too often or too early, share what they should not, or that nobody waits for",
    rules: &[
        &busy_wait::RULE,
        &captured_loop_address::RULE,
        &captured_loop_variable::RULE,
        &cgo_thread_burst::RULE,
        &goroutine_assignment::RULE,
        &init_goroutine::RULE,
        &sleep_as_join::RULE,
        &unbounded_request_goroutine::RULE,
        &unlocked_thread_state::RULE,
        &unrecovered_worker::RULE,
        &worker_ending_recover::RULE,
    ],
};
