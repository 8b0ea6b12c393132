//! How control and values flow inside one declaration.
//!
//! [`Cfg`] is the control-flow graph of a function. Its steps are fine-grained: every call, receive and variable access
//! is one [`Point`], so that questions of order need no second look at the syntax. On it stand the answers:
//! - which steps every path passes, or some path ([`Paths`], [`Dominance`], [`Loops`], [`Held`] for what is switched on and
//!   off such as locks, [`Truths`] for what a condition on the way says);
//! - where a local's value comes from and goes to ([`Locals`], [`Uses`], [`source`], [`escapes`]);
//! - what function literals capture and when they run ([`Captures`], [`runs`]).
//!
//! All of it is of one declaration alone; what its callees do is asked of the summaries. Where a syntax error stands in a
//! body, and where a solver meets its bound, "on no path" has no answer.

mod access;
mod alias;
mod bits;
mod build;
mod captures;
mod cfg;
mod closures;
mod dominance;
mod escape;
mod facts;
mod failure;
mod function;
mod held;
#[cfg(test)]
pub mod laws;
mod locals;
mod loops;
mod order;
mod paths;
mod routes;
pub mod solve;
mod text;
mod truth;
mod uses;

pub use alias::{Alias, source, source_of_value};
pub use bits::{BitSet, MustSet};
pub use build::{is_panic, may_return_always};
pub use captures::{Capture, Captures};
pub use cfg::{BlockId, Cfg, Edge, EdgeId, EdgeKind, FuncRef, LoopStmt, Point, Step};
pub use closures::{Runs, call_runs, runs};
pub use dominance::Dominance;
pub use escape::{Escape, escapes};
pub use facts::{Fact, Is, facts, is_nil, variable};
pub use failure::{Obtained, failure_edges};
pub use function::Flow;
pub use held::{Change, Held, Keyed, Quantifier};
pub use locals::{Access, Locals, Reaching, Value, Write};
pub use loops::{Loop, LoopId, Loops};
pub(crate) use order::{forward_order, postorder};
pub use paths::{Paths, Start, Way};
pub use routes::Routes;
pub use text::dump;
pub use truth::{Known, Truths};
pub use uses::{LocalUse, Through, Use, Uses, use_of};

#[cfg(test)]
mod tests;
