//! Questions in the words of the rules, one topic a file.

mod assign;
mod callers;
mod conns;
mod context;
mod declaration;
mod definition;
mod fate;
mod fates;
mod goroutines;
mod handlers;
mod kinds;
mod logging;
mod lookup;
mod loop_variables;
mod loops;
mod moments;
mod names;
mod paths;
mod results;
mod scope;

pub use assign::Receiving;
pub use callers::Site;
pub use conns::{ACCEPTS, DIALS};
pub use definition::Definition;
pub use goroutines::{Goroutine, Started};
