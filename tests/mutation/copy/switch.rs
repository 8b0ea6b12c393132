//! Which guard of the rules is switched off.

use std::cell::{Cell, RefCell};

/// The guards: file, line, text. Their numbers are their places here.
pub static GUARDS: &[(&str, usize, &str)] = &[
    // guards
];

/// More looks than this are an endless loop.
const MAX_LOOKS: usize = 50_000_000;

thread_local! {
    static OFF: Cell<usize> = const { Cell::new(usize::MAX) };
    static LOOKS: Cell<usize> = const { Cell::new(0) };
    static SEEN: RefCell<Vec<bool>> = RefCell::new(vec![false; GUARDS.len()]);
}

/// Whether the guard holds as it is written.
pub fn on(guard: usize) -> bool {
    !off(guard)
}

/// Whether the guard is switched off.
pub fn off(guard: usize) -> bool {
    LOOKS.set(LOOKS.get() + 1);
    assert!(LOOKS.get() < MAX_LOOKS, "an endless loop");
    let off = OFF.get();
    if off == usize::MAX {
        SEEN.with_borrow_mut(|seen| seen[guard] = true);
    }
    off == guard
}

/// Switches one guard off, or none.
pub fn set(guard: Option<usize>) {
    OFF.set(guard.unwrap_or(usize::MAX));
    LOOKS.set(0);
}

/// Whether the guard was looked at while none was off.
pub fn is_seen(guard: usize) -> bool {
    SEEN.with_borrow(|seen| seen[guard])
}
