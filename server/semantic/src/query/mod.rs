//! Questions in the words of the rules, one topic a file.

mod assign;
mod callers;
mod channels;
mod conns;
mod context;
mod declarations;
mod definition;
mod fate;
mod fates;
mod kinds;
mod logging;
mod lookup;
mod loops;
mod moments;
mod names;
mod paths;
mod results;
mod scope;
mod selects;
mod steps;

pub use assign::Receiving;
pub use callers::Site;
pub use channels::{Channel, ChannelField, ChannelOp, ChannelUse, Sender};
pub use conns::{ACCEPTS, DIALS};
pub use definition::Definition;
