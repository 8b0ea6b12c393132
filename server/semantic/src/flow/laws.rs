//! The laws that every lattice keeps, for tests.

use std::fmt::Debug;

use super::solve::Lattice;

/// Checks the laws of [`Lattice::join`] with all triples of some elements.
pub fn check<L: Lattice + Debug>(elements: &[L]) {
    let join = |a: &L, b: &L| {
        let mut joined = a.clone();
        let changed = joined.join(b);
        assert_eq!(changed, joined != *a, "join of {a:?} with {b:?} says whether it changed");
        joined
    };
    for a in elements {
        assert_eq!(join(a, a), *a, "idempotent");
        for b in elements {
            assert_eq!(join(a, b), join(b, a), "commutative");
            assert_eq!(join(&join(a, b), b), join(a, b), "above both");
            for c in elements {
                assert_eq!(join(&join(a, b), c), join(a, &join(b, c)), "associative");
            }
        }
    }
}
