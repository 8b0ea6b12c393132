//! Half-written code is the normal case: whatever the files of a package say, everything about them can be asked, it ends
//! soon, and what is unbroken is known as it was.
//!
//! None of this measures time: what is not bounded does not end at all, or needs more stack than there is.
#![allow(clippy::unwrap_used, reason = "a test")]

mod cycles;
mod parts;
mod real;
mod size;
mod support;
