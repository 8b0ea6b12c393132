//! Questions in the words of the rules, one topic a file.

mod apart;
mod assign;
mod callers;
mod conns;
mod context;
mod datagrams;
mod deadlines;
mod definition;
mod fate;
mod fates;
mod handovers;
mod kinds;
mod logging;
mod lookup;
mod loops;
mod moments;
mod names;
mod paths;
mod results;
mod scope;
mod timeouts;
mod times;
mod transfers;
mod visible;

pub use assign::Receiving;
pub use callers::Site;
pub use conns::{ACCEPTS, DIALS};
pub use datagrams::{UDP_SOCKETS, UdpSocket};
pub use deadlines::Peer;
pub use definition::Definition;
pub use times::{DEADLINES, READ_DEADLINES};
pub use transfers::Transfer;
