//! Locks that are taken while others are held.

use crate::intern::Symbol;
use crate::syntax::ast::ExprId;

/// What a mutex is called in its package: package, type and field. A variable has no type, an embedded mutex no field.
pub type MutexName = [Symbol; 3];

/// How a mutex is held.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Hold {
    /// Exclusively.
    Write,
    /// Together with other readers.
    Read,
}

/// A lock that a declaration takes while it holds another one. Locks are told apart by what they are called in the package:
/// two values of one type have the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Nesting {
    /// The lock that is held, and how.
    pub outer: (MutexName, Hold),
    /// The lock that is taken, and how.
    pub inner: (MutexName, Hold),
    /// Where the outer one is taken.
    pub taken: ExprId,
    /// The call that takes the inner one, perhaps by its callee.
    pub call: ExprId,
    /// What else is held exclusively meanwhile.
    pub besides: Vec<MutexName>,
}

impl Nesting {
    /// Whether two goroutines, one here and one there, may each hold the lock that the other wants.
    pub fn crosses(&self, other: &Nesting) -> bool {
        let excludes = |held: Hold, taken: Hold| held == Hold::Write || taken == Hold::Write;
        self.outer.0 == other.inner.0
            && self.inner.0 == other.outer.0
            && excludes(self.outer.1, other.inner.1)
            && excludes(other.outer.1, self.inner.1)
            && !self.besides.iter().any(|gate| other.besides.contains(gate))
    }
}
