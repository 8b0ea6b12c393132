//! Names, addresses and how connections are made.

use super::Group;

mod byte_compared_ip;
mod dial_without_timeout;
mod dialed_first_address;
mod first_address_only;
mod lookup_without_context;
mod misindexed_ip;
mod pinned_address;
mod unchecked_lookup_index;
mod unmapped_addr_comparison;
mod unused_resolver_dial;

/// The group.
pub static GROUP: Group = Group {
    name: "dial",
    about: "Names, addresses and how connections are made",
    rules: &[
        &byte_compared_ip::RULE,
        &dial_without_timeout::RULE,
        &dialed_first_address::RULE,
        &first_address_only::RULE,
        &lookup_without_context::RULE,
        &misindexed_ip::RULE,
        &pinned_address::RULE,
        &unchecked_lookup_index::RULE,
        &unmapped_addr_comparison::RULE,
        &unused_resolver_dial::RULE,
    ],
};
