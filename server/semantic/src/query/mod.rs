//! Questions in the words of the rules, one topic a file.

mod assign;
mod callers;
mod conns;
mod context;
mod copies;
mod declarations;
mod definition;
mod fate;
mod fates;
mod kinds;
mod locks;
mod logging;
mod lookup;
mod loops;
mod maps;
mod moments;
mod names;
mod paths;
mod results;
mod scope;
mod spawns;
mod stretches;
mod unreleased;

pub use assign::Receiving;
pub use callers::Site;
pub use conns::{ACCEPTS, DIALS};
pub use definition::Definition;
pub use locks::{HeldLocks, Hold, LockCall};
pub use maps::MapWrite;
pub use spawns::Spawn;
