//! Answers that are computed once.

use std::cell::RefCell;
use std::fmt;
use std::hash::Hash;

use rustc_hash::FxHashMap;

/// Answers by what was asked. `None` while an answer is being computed.
pub struct Memo<K, V>(RefCell<FxHashMap<K, Option<V>>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Memo(RefCell::default())
    }
}

impl<K, V> fmt::Debug for Memo<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Memo({})", self.0.borrow().len())
    }
}

impl<K: Copy + Eq + Hash, V: Clone> Memo<K, V> {
    /// The answer, computed if it is not there. Who asks in a circle gets `circular`.
    pub fn get(&self, key: K, circular: V, make: impl FnOnce() -> V) -> V {
        self.get_or(key, || circular, make)
    }

    /// As [`Memo::get`], for an answer to circles that is made when it is needed.
    pub fn get_or(&self, key: K, circular: impl FnOnce() -> V, make: impl FnOnce() -> V) -> V {
        match self.0.borrow().get(&key) {
            Some(Some(answer)) => return answer.clone(),
            Some(None) => return circular(),
            None => {}
        }
        self.0.borrow_mut().insert(key, None);
        let answer = make();
        self.0.borrow_mut().insert(key, Some(answer.clone()));
        answer
    }

    /// The answer, if it is there.
    pub fn known(&self, key: K) -> Option<V> {
        self.0.borrow().get(&key).cloned().flatten()
    }

    /// Sets an answer.
    pub fn set(&self, key: K, answer: V) {
        self.0.borrow_mut().insert(key, Some(answer));
    }

    /// Takes over all answers of another.
    pub fn take_from(&self, other: &Memo<K, V>) {
        let other = other.0.borrow();
        self.0.borrow_mut().extend(other.iter().map(|(key, answer)| (*key, answer.clone())));
    }

    /// All answers.
    pub fn entries(&self) -> Vec<(K, V)> {
        self.0.borrow().iter().filter_map(|(key, answer)| Some((*key, answer.clone()?))).collect()
    }
}
