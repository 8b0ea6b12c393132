//! Answers about a declaration that hold as long as what they were made of.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use crate::summary::{Reads, Summaries};

/// An answer that was worked out with the help of summaries.
#[derive(Debug)]
pub struct Remembered<T>(RefCell<Option<Known<T>>>);

#[derive(Debug)]
struct Known<T> {
    value: Rc<T>,
    /// What was asked of the summaries for it.
    reads: Rc<Reads>,
    /// The summaries in which it is known to hold.
    summaries: Weak<Summaries>,
}

impl<T> Remembered<T> {
    /// The answer in a package with these summaries, which is `whole` when it has no syntax errors. Whoever writes down what
    /// is asked learns what this answer depends on.
    pub fn get(&self, summaries: &Rc<Summaries>, whole: bool, find: impl FnOnce() -> T) -> Rc<T> {
        let current = Rc::downgrade(summaries);
        let known = self.0.borrow_mut().take().filter(|known| {
            known.reads.agree_on(whole) && (known.summaries.ptr_eq(&current) || known.reads.hold_in(summaries))
        });
        let (value, reads) = match known {
            Some(known) => (known.value, known.reads),
            None => {
                let before = summaries.start_reading();
                let value = Rc::new(find());
                (value, Rc::new(summaries.stop_reading(before)))
            }
        };
        summaries.note_all(&reads);
        *self.0.borrow_mut() = Some(Known { value: Rc::clone(&value), reads, summaries: current });
        value
    }
}

impl<T> Default for Remembered<T> {
    fn default() -> Remembered<T> {
        Remembered(RefCell::default())
    }
}
