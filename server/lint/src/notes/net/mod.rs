//! Package net, by what its parts are about.

pub(super) mod addr;
pub(super) mod conn;
pub(super) mod dial;
pub(super) mod error;
pub(super) mod listen;
pub(super) mod lookup;
pub(super) mod packet;
pub(super) mod socket;
