//! The language server as one WebAssembly module without imports. A host hands messages in and takes messages out:
//!
//! - `alloc(length) -> pointer` makes room for a text; the call that takes the text frees it.
//! - `handle(pointer, length)` takes a message, in UTF-8.
//! - `next() -> pointer << 32 | length` is the next message for the client, 0 when there is none. Its bytes stay until
//!   the next call of anything.
//! - `poll(now) -> wake` works for a moment. `now` is a clock in milliseconds; `wake` is the time to call again on that
//!   clock (at once when it has passed), or -1 to wait for the next message.
//! - `exit_code() -> code` is -1 until the client asked the server to end.
//! - `panic() -> pointer << 32 | length` is why the module trapped. A module that trapped must not be called again for
//!   anything else.
//!
//! What the server asks of its host, such as the files of a directory, are messages too; see `gohazard_lsp::host`.
#![allow(unsafe_code, reason = "texts cross the border as addresses; this is the only crate that may")]

use std::cell::{Cell, RefCell};

use gohazard_lsp::{Engine, EngineOptions, Slice};

/// Units of work between two looks at the messages that wait.
const SLICE: u32 = 4000;

thread_local! {
    static SERVER: RefCell<Server> = RefCell::new(Server::new());
    static PANIC: Cell<String> = const { Cell::new(String::new()) };
}

struct Server {
    engine: Engine,
    /// What was handed out last.
    message: String,
}

impl Server {
    fn new() -> Server {
        std::panic::set_hook(Box::new(|panic| PANIC.set(panic.to_string())));
        let options = EngineOptions {
            version: env!("CARGO_PKG_VERSION"),
            slice: Slice::work(SLICE),
            workspace: Default::default,
        };
        Server { engine: Engine::new(options), message: String::new() }
    }
}

fn with_server<T>(run: impl FnOnce(&mut Server) -> T) -> T {
    SERVER.with(|server| run(&mut server.borrow_mut()))
}

/// Makes room for a text of `length` bytes.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// Takes a message.
///
/// # Safety
///
/// The text must have been made room for by [`alloc`] with the same length, and be used by nobody else any more.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub unsafe extern "C" fn handle(pointer: *mut u8, length: usize) {
    assert!(is_inside(pointer, length), "a message outside of the memory");
    // SAFETY: the caller hands over what `alloc` handed out.
    let text = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(pointer, length)) };
    with_server(|server| match str::from_utf8(&text) {
        Ok(text) => server.engine.handle(text),
        Err(error) => server.engine.reject(&error.to_string()),
    });
}

/// The next message for the client.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn next() -> u64 {
    with_server(|server| {
        server.message = server.engine.next_message().unwrap_or_default();
        packed(&server.message)
    })
}

/// Works for a moment.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn poll(now: f64) -> f64 {
    // A clock counts from zero and for less than 2⁵³ milliseconds.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    with_server(|server| server.engine.poll(now as u64).map_or(-1.0, |wake| wake as f64))
}

/// The code to end with, -1 when the client did not ask for it.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn exit_code() -> i32 {
    with_server(|server| server.engine.exit_code().unwrap_or(-1))
}

/// Why the module trapped.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn panic() -> u64 {
    let message = PANIC.take();
    let packed = packed(&message);
    // The host reads it after this returns; nothing is freed any more in a module that trapped.
    std::mem::forget(message);
    packed
}

fn packed(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    (text.as_ptr() as u64) << 32 | text.len() as u64
}

#[cfg(target_family = "wasm")]
fn is_inside(pointer: *const u8, length: usize) -> bool {
    let size = core::arch::wasm32::memory_size::<0>() * 64 * 1024;
    (pointer as usize).checked_add(length).is_some_and(|end| end <= size)
}

#[cfg(not(target_family = "wasm"))]
fn is_inside(_: *const u8, _: usize) -> bool {
    true
}
