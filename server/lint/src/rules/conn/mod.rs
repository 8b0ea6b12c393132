//! Connections: who owns them, who closes them, what their options do.

use super::Group;

mod abortive_linger;
mod blocking_fd;
mod disabled_keepalive_config;
mod dropped_write_error;
mod ignored_keepalive;
mod leaked_conn;
mod leaked_conn_registry;
mod leaked_dup_file;
mod missing_half_close;
mod overwritten_keepalive;
mod partial_keepalive;
mod pooled_broken_conn;
mod serial_broadcast;
mod shared_conn_codec;
mod unchecked_conn_assertion;
mod unclosed_after_closewrite;
mod unreported_sockopt_error;

/// The group.
pub static GROUP: Group = Group {
    name: "conn",
    about: "Connections: who owns them, who closes them, what their options do",
    rules: &[
        &abortive_linger::RULE,
        &blocking_fd::RULE,
        &disabled_keepalive_config::RULE,
        &dropped_write_error::RULE,
        &ignored_keepalive::RULE,
        &leaked_conn::RULE,
        &leaked_conn_registry::RULE,
        &leaked_dup_file::RULE,
        &missing_half_close::RULE,
        &overwritten_keepalive::RULE,
        &partial_keepalive::RULE,
        &pooled_broken_conn::RULE,
        &serial_broadcast::RULE,
        &shared_conn_codec::RULE,
        &unchecked_conn_assertion::RULE,
        &unclosed_after_closewrite::RULE,
        &unreported_sockopt_error::RULE,
    ],
};
