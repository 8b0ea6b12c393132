//! How messages are found in streams of bytes, and how much of them is kept.

use super::Group;

mod discarded_read_buffer;
mod logged_eof;
mod rebuilt_reader;
mod retained_token;
mod short_read;
mod single_read_message;
mod unbounded_accumulation;
mod unbounded_line;
mod unchecked_length_prefix;

/// The group.
pub static GROUP: Group = Group {
    name: "framing",
    about: "How messages are found in streams of bytes",
    rules: &[
        &discarded_read_buffer::RULE,
        &logged_eof::RULE,
        &rebuilt_reader::RULE,
        &retained_token::RULE,
        &short_read::RULE,
        &single_read_message::RULE,
        &unbounded_accumulation::RULE,
        &unbounded_line::RULE,
        &unchecked_length_prefix::RULE,
    ],
};
