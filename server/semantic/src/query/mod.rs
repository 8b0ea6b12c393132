//! Questions in the words of the rules, one topic a file.

mod accepting;
mod assign;
mod callers;
mod conns;
mod context;
mod conversation;
mod declarations;
mod definition;
mod failing;
mod fate;
mod fates;
mod kinds;
mod logging;
mod lookup;
mod loops;
mod moments;
mod names;
mod origins;
mod paths;
mod results;
mod scope;
mod told;
mod unix_socket;

pub use assign::Receiving;
pub use callers::Site;
pub use conns::{ACCEPTS, DIALS};
pub use definition::Definition;
pub use unix_socket::{UNIX_LISTENS, UnixListen};
