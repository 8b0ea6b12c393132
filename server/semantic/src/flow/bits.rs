//! Sets of small numbers.

use smallvec::SmallVec;

use super::solve::Lattice;

/// A set of small numbers. Two sets with the same members are equal.
#[derive(Clone, Debug, Default)]
pub struct BitSet {
    words: SmallVec<[u64; 2]>,
}

impl BitSet {
    /// The empty set.
    pub fn new() -> BitSet {
        BitSet::default()
    }

    /// The set of all numbers below `count`.
    pub fn below(count: usize) -> BitSet {
        let mut words = SmallVec::from_elem(u64::MAX, count / 64);
        if !count.is_multiple_of(64) {
            words.push((1 << (count % 64)) - 1);
        }
        BitSet { words }
    }

    /// Adds a number; whether it was not there.
    pub fn insert(&mut self, index: usize) -> bool {
        let (word, bit) = (index / 64, 1u64 << (index % 64));
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        let is_new = self.words[word] & bit == 0;
        self.words[word] |= bit;
        is_new
    }

    /// Removes a number.
    pub fn remove(&mut self, index: usize) {
        if let Some(word) = self.words.get_mut(index / 64) {
            *word &= !(1 << (index % 64));
        }
    }

    /// Whether a number is in the set.
    pub fn contains(&self, index: usize) -> bool {
        self.words.get(index / 64).is_some_and(|word| word & (1 << (index % 64)) != 0)
    }

    /// Whether no number is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// How many numbers are in the set.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The numbers of the set in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            let lowest = std::iter::successors(Some(word), |rest| Some(rest & rest.wrapping_sub(1)));
            let bits = lowest.take_while(|rest| *rest != 0).map(u64::trailing_zeros);
            bits.map(move |bit| at * 64 + bit as usize)
        })
    }

    /// Adds the numbers of another set; whether one was not there.
    pub fn union(&mut self, other: &BitSet) -> bool {
        if other.words.len() > self.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        let mut changed = false;
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            changed |= more & !*word != 0;
            *word |= more;
        }
        changed
    }

    /// Removes the numbers that another set lacks; whether one was removed.
    pub fn intersect(&mut self, other: &BitSet) -> bool {
        let mut changed = false;
        for (at, word) in self.words.iter_mut().enumerate() {
            let kept = *word & other.words.get(at).copied().unwrap_or(0);
            changed |= kept != *word;
            *word = kept;
        }
        changed
    }

    /// Empties the set.
    pub fn clear(&mut self) {
        self.words.clear();
    }
}

impl PartialEq for BitSet {
    fn eq(&self, other: &BitSet) -> bool {
        let longest = self.words.len().max(other.words.len());
        let word = |set: &BitSet, at: usize| set.words.get(at).copied().unwrap_or(0);
        (0..longest).all(|at| word(self, at) == word(other, at))
    }
}

impl Eq for BitSet {}

/// Sets ordered by inclusion: what *may* be.
impl Lattice for BitSet {
    fn join(&mut self, other: &BitSet) -> bool {
        self.union(other)
    }
}

impl FromIterator<usize> for BitSet {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> BitSet {
        let mut set = BitSet::new();
        for number in numbers {
            set.insert(number);
        }
        set
    }
}

/// A set ordered against inclusion: what *must* be.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MustSet(pub BitSet);

impl Lattice for MustSet {
    fn join(&mut self, other: &MustSet) -> bool {
        self.0.intersect(&other.0)
    }
}
