//! Questions in the words of the rules, one topic a file.

mod assign;
mod callers;
mod conns;
mod context;
mod definition;
mod fate;
mod fates;
mod kinds;
mod lengths;
mod listed;
mod logging;
mod lookup;
mod loops;
mod moments;
mod names;
mod paths;
mod pipes;
mod repeats;
mod results;
mod scope;
mod served;
mod streams;

pub use assign::Receiving;
pub use callers::Site;
pub use conns::{ACCEPTS, DIALS};
pub use definition::Definition;
pub use lengths::{Decoded, Limits};
pub use served::Served;
