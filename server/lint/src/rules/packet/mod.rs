//! Datagrams: UDP sockets and what is sent and received on them.

use super::Group;

mod datagram_read_without_deadline;
mod dropped_send_error;
mod oversize_datagram;
mod shared_packet_buffer;
mod truncating_packet_buffer;
mod unspecified_local_address;

/// The group.
pub static GROUP: Group = Group {
    name: "packet",
    about: "Datagrams: UDP sockets and what is sent and received on them",
    rules: &[
        &datagram_read_without_deadline::RULE,
        &dropped_send_error::RULE,
        &oversize_datagram::RULE,
        &shared_packet_buffer::RULE,
        &truncating_packet_buffer::RULE,
        &unspecified_local_address::RULE,
    ],
};
