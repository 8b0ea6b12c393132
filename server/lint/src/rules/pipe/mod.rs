//! Pipes in memory: `io.Pipe` and `net.Pipe`.

use super::Group;

mod abandoned_pipe_reader;
mod lost_pipe_error;
mod net_pipe_stream;
mod pipe_deadlock;
mod premature_pipe_error;
mod self_copied_pipe;
mod truncated_pipe_wrapper;
mod unclosed_pipe_writer;

/// The group.
pub static GROUP: Group = Group {
    name: "pipe",
    about: "Pipes in memory, their two ends and their errors",
    rules: &[
        &abandoned_pipe_reader::RULE,
        &lost_pipe_error::RULE,
        &net_pipe_stream::RULE,
        &pipe_deadlock::RULE,
        &premature_pipe_error::RULE,
        &self_copied_pipe::RULE,
        &truncated_pipe_wrapper::RULE,
        &unclosed_pipe_writer::RULE,
    ],
};
