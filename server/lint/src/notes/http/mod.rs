//! Package net/http, by its two halves.

pub(super) mod client;
pub(super) mod server;
