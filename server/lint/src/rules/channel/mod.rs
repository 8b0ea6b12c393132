//! Channels that nobody serves any more, that are closed wrongly, or that keep a loop from waiting.

use super::Group;

mod abandoned_sender;
mod close_in_send_loop;
mod close_with_live_senders;
mod closed_channel_spin;
mod misplaced_break;
mod nil_channel;
mod repeated_close;
mod spinning_select;
mod uncancellable_send;
mod unclosed_range_channel;
mod unmatched_channel_operation;
mod wait_before_drain;

/// The group.
pub static GROUP: Group = Group {
    name: "channel",
    about: "Channels that nobody serves any more, that are closed wrongly, or that keep a loop from waiting",
    rules: &[
        &abandoned_sender::RULE,
        &close_in_send_loop::RULE,
        &close_with_live_senders::RULE,
        &closed_channel_spin::RULE,
        &misplaced_break::RULE,
        &nil_channel::RULE,
        &repeated_close::RULE,
        &spinning_select::RULE,
        &uncancellable_send::RULE,
        &unclosed_range_channel::RULE,
        &unmatched_channel_operation::RULE,
        &wait_before_drain::RULE,
    ],
};
