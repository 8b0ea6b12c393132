//! Questions in the words of the rules, one topic a file.

mod anywhere;
mod assign;
mod callers;
mod closing;
mod conns;
mod context;
mod definition;
mod dialers;
mod dynamic;
mod fate;
mod fates;
mod imported;
mod kinds;
mod logging;
mod lookup;
mod loops;
mod moments;
mod names;
mod paths;
mod registry;
mod results;
mod scope;
mod statements;

pub use assign::Receiving;
pub use callers::Site;
pub use closing::CloseSlot;
pub use conns::{ACCEPTS, DIALS};
pub use definition::Definition;
pub use dynamic::{ConnOrigin, Network};
pub use registry::Kept;
