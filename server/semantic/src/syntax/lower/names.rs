//! Names seen lately, so that most identifiers are interned without asking the pool that all threads share.

use crate::intern::Symbol;

const SLOT_BITS: u32 = 12;

/// A small table of names in which a new name takes the place of another.
pub(super) struct Names(Vec<Slot>);

#[derive(Clone, Copy, Default)]
struct Slot {
    key: Key,
    name: &'static str,
    symbol: Symbol,
}

/// The first and the last eight bytes of a name and its length; all of it for names of up to 16 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Key {
    head: u64,
    tail: u64,
    len: usize,
}

impl Names {
    pub(super) fn new() -> Names {
        Names(vec![Slot::default(); 1 << SLOT_BITS])
    }

    /// The symbol of `name`.
    pub(super) fn symbol(&mut self, name: &str) -> Symbol {
        let key = Key::of(name.as_bytes());
        let Some(slot) = self.0.get_mut(key.slot()) else { return Symbol::new(name) };
        if slot.key == key && (key.len <= 16 || slot.name == name) {
            return slot.symbol;
        }
        let symbol = Symbol::new(name);
        *slot = Slot { key, name: symbol.as_str(), symbol };
        symbol
    }
}

impl Key {
    fn of(name: &[u8]) -> Key {
        let len = name.len();
        let (head, tail) = match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
            (Some(head), Some(tail)) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
            // Byte by byte: a copy of a length that is not known would be a call.
            _ => (name.iter().fold(0, |head, &byte| head << 8 | u64::from(byte)), 0),
        };
        Key { head, tail, len }
    }

    fn slot(self) -> usize {
        let mixed = self.head ^ self.tail.rotate_left(29) ^ self.len as u64;
        (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - SLOT_BITS)) as usize
    }
}
