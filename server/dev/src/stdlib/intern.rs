//! Numbers for what repeats, small ones for what repeats often.

use std::collections::HashMap;
use std::hash::Hash;

/// Gives numbers to values. The packer runs twice: the first time to count, the second time with the final numbers.
pub struct Interner<T> {
    numbers: HashMap<T, u32>,
    values: Vec<T>,
    uses: Vec<u32>,
}

impl<T: Clone + Eq + Hash> Interner<T> {
    /// Without any value.
    pub fn new() -> Interner<T> {
        Interner { numbers: HashMap::new(), values: Vec::new(), uses: Vec::new() }
    }

    /// The number of a value.
    pub fn number(&mut self, value: &T) -> u32 {
        let number = match self.numbers.get(value) {
            Some(&number) => number,
            None => {
                let number = self.values.len() as u32;
                self.numbers.insert(value.clone(), number);
                self.values.push(value.clone());
                self.uses.push(0);
                number
            }
        };
        self.uses[number as usize] += 1;
        number
    }

    /// The values in the order of their numbers.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// Numbers the values anew: those that were used `often`, the most used first, then the others in their order.
    pub fn settle(&mut self, often: u32) {
        let mut order: Vec<usize> = (0..self.values.len()).collect();
        order.sort_by_key(|&i| if self.uses[i] >= often { u32::MAX - self.uses[i] } else { u32::MAX });
        self.values = order.iter().map(|&i| self.values[i].clone()).collect();
        self.numbers = self.values.iter().cloned().zip(0..).collect();
    }
}
