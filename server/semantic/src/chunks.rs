//! A table that only grows and is read without a lock: what the pools of names and types keep their entries in.

use std::sync::OnceLock;

/// The first chunk holds this many entries, each further one twice as many as the one before.
const FIRST_CHUNK: u32 = 1 << 12;
const CHUNKS: usize = 20;

/// Entries by number. Numbers are given out by the owner of the table.
#[derive(Debug)]
pub(crate) struct Chunks<T> {
    chunks: [OnceLock<Box<[OnceLock<T>]>>; CHUNKS],
}

impl<T> Chunks<T> {
    pub(crate) const fn new() -> Chunks<T> {
        Chunks { chunks: [const { OnceLock::new() }; CHUNKS] }
    }

    /// The entry of a number, if it was set.
    pub(crate) fn get(&self, id: u32) -> Option<&T> {
        let (chunk, index) = place(id);
        self.chunks.get(chunk)?.get()?.get(index)?.get()
    }

    /// Sets the entry of a number, once; `None` when the table is full.
    pub(crate) fn set(&self, id: u32, entry: T) -> Option<&T> {
        let (chunk, index) = place(id);
        let len = (FIRST_CHUNK as usize) << chunk;
        let slots = self.chunks.get(chunk)?.get_or_init(|| std::iter::repeat_with(OnceLock::new).take(len).collect());
        Some(slots.get(index)?.get_or_init(|| entry))
    }
}

fn place(id: u32) -> (usize, usize) {
    let shifted = id.saturating_add(FIRST_CHUNK);
    let chunk = (shifted / FIRST_CHUNK).ilog2();
    (chunk as usize, (shifted - (FIRST_CHUNK << chunk)) as usize)
}
