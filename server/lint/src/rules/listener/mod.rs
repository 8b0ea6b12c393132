//! Listeners and the loops that accept from them.

use super::Group;

mod abrupt_shutdown;
mod accept_spin;
mod advertised_wildcard_address;
mod blind_socket_removal;
mod discarded_accept_error;
mod fixed_port_test;
mod fragile_accept_loop;
mod leaked_listener_watcher;
mod serial_accept_loop;
mod stale_unix_socket;

/// The group.
pub static GROUP: Group = Group {
    name: "listener",
    about: "Listeners and the loops that accept from them",
    rules: &[
        &abrupt_shutdown::RULE,
        &accept_spin::RULE,
        &advertised_wildcard_address::RULE,
        &blind_socket_removal::RULE,
        &discarded_accept_error::RULE,
        &fixed_port_test::RULE,
        &fragile_accept_loop::RULE,
        &leaked_listener_watcher::RULE,
        &serial_accept_loop::RULE,
        &stale_unix_socket::RULE,
    ],
};
