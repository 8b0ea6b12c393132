//! HTTP clients, servers, requests and responses.

use super::Group;

mod early_status_header;
mod escaped_request;
mod server_without_timeouts;
mod transport_per_call;
mod unawaited_shutdown;
mod unclosed_body;
mod undrained_body;

/// The group.
pub static GROUP: Group = Group {
    name: "http",
    about: "HTTP clients, servers, requests and responses",
    rules: &[
        &early_status_header::RULE,
        &escaped_request::RULE,
        &server_without_timeouts::RULE,
        &transport_per_call::RULE,
        &unawaited_shutdown::RULE,
        &unclosed_body::RULE,
        &undrained_body::RULE,
    ],
};
