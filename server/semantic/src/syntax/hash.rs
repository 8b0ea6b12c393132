//! A hash of text that is the same on every platform and in every run.

use super::ast::Span;

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const FACTOR: u64 = 0xd6e8_feb8_6659_fd93;

/// A hash of `text`.
pub(super) fn text(text: &[u8]) -> u64 {
    continued(SEED, text)
}

/// A hash of `text` without the parts in `holes`, which are sorted and do not overlap.
pub(super) fn text_without(text: &[u8], holes: &[Span]) -> u64 {
    let mut hash = SEED;
    let mut at = 0;
    for hole in holes {
        hash = continued(hash, text.get(at..hole.start as usize).unwrap_or_default());
        at = hole.end as usize;
    }
    continued(hash, text.get(at..).unwrap_or_default())
}

fn continued(seed: u64, text: &[u8]) -> u64 {
    let mut hash = fold(seed ^ text.len() as u64);
    let (words, rest) = text.as_chunks::<8>();
    for &word in words {
        hash = fold(hash ^ u64::from_le_bytes(word));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    fold(hash ^ u64::from_le_bytes(last))
}

/// Both halves of a product, so that every input bit reaches every output bit.
fn fold(value: u64) -> u64 {
    let product = u128::from(value) * u128::from(FACTOR);
    (product as u64) ^ ((product >> 64) as u64)
}
