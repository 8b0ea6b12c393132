//! How much is done at a time.

use std::time::{Duration, Instant};

/// A slice of work: a time natively, a number of work units where there is no clock.
#[derive(Clone, Copy, Debug)]
pub struct Slice {
    limit: Limit,
    end: Option<Instant>,
    left: u32,
}

#[derive(Clone, Copy, Debug)]
enum Limit {
    Time(Duration),
    Work(u32),
}

impl Slice {
    /// Slices that end after a while.
    pub const fn time(limit: Duration) -> Slice {
        Slice { limit: Limit::Time(limit), end: None, left: 0 }
    }

    /// Slices that end after so many units; a unit is in the order of a microsecond.
    pub const fn work(limit: u32) -> Slice {
        Slice { limit: Limit::Work(limit), end: None, left: limit }
    }

    /// Begins a new slice.
    pub(super) fn start(&mut self) {
        match self.limit {
            Limit::Time(limit) => self.end = Instant::now().checked_add(limit),
            Limit::Work(limit) => self.left = limit,
        }
    }

    /// Spends some units; whether to go on.
    pub(super) fn spend(&mut self, units: u32) -> bool {
        self.left = self.left.saturating_sub(units);
        self.is_left()
    }

    /// Whether to go on.
    pub(super) fn is_left(&self) -> bool {
        match self.limit {
            Limit::Time(_) => self.end.is_none_or(|end| Instant::now() < end),
            Limit::Work(_) => self.left > 0,
        }
    }
}
