//! Summaries: what a function does with what it is given, and what its callers give it.
//!
//! Each declaration is read once on its own ([`touches`], then [`collect()`]); what depends on other declarations stays
//! symbolic and is solved over the package's call graph to a fixpoint ([`Summaries::solve`]).

mod callers;
mod collect;
mod component;
pub mod effect;
mod fixpoint;
mod local;
mod nesting;
mod ops;
mod place;
mod reads;
mod run;
mod solve;
mod touch;
mod ways;

pub use collect::{Source, collect};
pub use local::{ArgFacts, ArgPath, CallSite, Handed, LocalSummary, Origin, SiteArg};
pub use nesting::{Hold, MutexName, Nesting};
pub use ops::Ops;
pub use place::{Place, Root, field_of};
pub use reads::Reads;
pub use run::Run;
pub use solve::{ArgSummary, Callers, FunctionSummary, Local, Summaries};
pub use touch::{Arg, Function, Pass, Touch, touches};
pub use ways::{Way, Ways};
