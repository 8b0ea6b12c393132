//! Who is asking: the language server.
//!
//! Invariants:
//! - Only this crate knows URIs, positions, versions and JSON; the layers below know paths and bytes.
//! - Nothing here reads a file or a clock, prints, or starts a thread: [`Engine`] takes messages and the time, and hands
//!   messages out. Files come through a request to the host, see [`host`].
//! - Handlers start in the order in which their messages arrive, and change the state before they first wait.
//! - What is published was computed from the version that it names.

mod backend;
mod capabilities;
mod client;
mod documents;
mod engine;
mod features;
pub mod frame;
pub mod host;
mod settings;
mod shared;

pub use engine::{Engine, EngineOptions, Slice};
