//! Sets of people as dense bits, one a row of a book: what audiences, lists and imports are counted and joined in.
//!
//! A set may be shorter than the book it belongs to, because the book grew after it was made: rows beyond its end are
//! not in it. What rule makes a set is elsewhere (`rule`).

/// A set of rows. Equal sets of the same length are equal; bits beyond the last row are never set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bits {
    rows: usize,
    words: Vec<u64>,
}

impl Bits {
    /// Nobody of so many rows.
    pub fn none(rows: usize) -> Self {
        Self {
            rows,
            words: vec![0; rows.div_ceil(64)],
        }
    }

    /// Everybody of so many rows.
    pub fn all(rows: usize) -> Self {
        let mut all = Self {
            rows,
            words: vec![u64::MAX; rows.div_ceil(64)],
        };
        all.trim();
        all
    }

    /// The rows of which the first of `words` holds 0 to 63, lowest bit first, and so on. Words that are missing hold
    /// nobody; words and bits beyond the last row are dropped.
    pub fn of_words(rows: usize, mut words: Vec<u64>) -> Self {
        words.resize(rows.div_ceil(64), 0);
        let mut set = Self { rows, words };
        set.trim();
        set
    }

    /// How many rows it speaks of.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Its words, as in [`Bits::of_words`].
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Whether a row is in it; never beyond its end.
    pub fn has(&self, row: usize) -> bool {
        self.words
            .get(row / 64)
            .is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Puts a row in; the set grows to hold it.
    pub fn put(&mut self, row: usize) {
        if row >= self.rows {
            self.grow(row + 1);
        }
        self.words[row / 64] |= 1 << (row % 64);
    }

    /// Takes a row out.
    pub fn take(&mut self, row: usize) {
        if row < self.rows {
            self.words[row / 64] &= !(1 << (row % 64));
        }
    }

    /// Makes it speak of at least so many rows; nobody of the new ones is in it.
    pub fn grow(&mut self, rows: usize) {
        if rows > self.rows {
            self.rows = rows;
            self.words.resize(rows.div_ceil(64), 0);
        }
    }

    /// How many rows are in it.
    pub fn count(&self) -> u64 {
        ones(self.words.iter().copied())
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The rows in it, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(place, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                (left != 0).then(|| {
                    left &= left - 1;
                    place * 64 + bit
                })
            })
        })
    }

    /// Keeps those who are in the other too.
    pub fn and(&mut self, other: &Self) {
        let shared = self.words.len().min(other.words.len());
        self.words[shared..].fill(0);
        for (own, its) in self.words.iter_mut().zip(&other.words) {
            *own &= its;
        }
    }

    /// Adds those of the other; grows to its length.
    pub fn or(&mut self, other: &Self) {
        self.grow(other.rows);
        for (own, its) in self.words.iter_mut().zip(&other.words) {
            *own |= its;
        }
    }

    /// Takes those of the other out.
    pub fn without(&mut self, other: &Self) {
        for (own, its) in self.words.iter_mut().zip(&other.words) {
            *own &= !its;
        }
    }

    /// Turns it into everybody else of its rows.
    pub fn invert(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }

    /// How many are in both.
    pub fn shared_with(&self, other: &Self) -> u64 {
        ones(self.words.iter().zip(&other.words).map(|(a, b)| a & b))
    }

    /// Whether anybody is in both; faster than counting where somebody is.
    pub fn meets(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }

    /// Whether everybody of the other is in it.
    pub fn holds(&self, other: &Self) -> bool {
        let beyond = other.words.iter().skip(self.words.len());
        let within = self.words.iter().zip(&other.words);
        within
            .map(|(own, its)| its & !own)
            .chain(beyond.copied())
            .all(|left| left == 0)
    }

    /// Adds the rows of a part that begins at row `first`; grows to hold them.
    pub fn put_part(&mut self, first: usize, part: &Self) {
        self.grow(first + part.rows);
        let (place, shift) = (first / 64, first % 64);
        for (at, word) in part.words.iter().enumerate() {
            self.words[place + at] |= word << shift;
            // A part rarely begins within a word: parts are full except the last.
            if shift > 0 && word >> (64 - shift) != 0 {
                self.words[place + at + 1] |= word >> (64 - shift);
            }
        }
    }

    fn trim(&mut self) {
        if let (Some(last), 1..) = (self.words.last_mut(), self.rows % 64) {
            *last &= u64::MAX >> (64 - self.rows % 64);
        }
    }
}

/// How many bits are set.
fn ones(words: impl Iterator<Item = u64>) -> u64 {
    words.map(|word| u64::from(word.count_ones())).sum()
}

impl FromIterator<usize> for Bits {
    /// The rows given, in any order; as long as the greatest needs.
    fn from_iter<Rows: IntoIterator<Item = usize>>(rows: Rows) -> Self {
        let mut set = Self::default();
        rows.into_iter().for_each(|row| set.put(row));
        set
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn rows_of(set: &Bits) -> BTreeSet<usize> {
        set.iter().collect()
    }

    #[test]
    fn nobody_is_beyond_the_last_row() {
        for rows in [0, 1, 63, 64, 65, 130] {
            let mut set = Bits::all(rows);
            assert_eq!(set.count(), rows as u64);
            assert!(!set.has(rows));
            set.invert();
            assert!(set.is_empty());
            set.invert();
            assert_eq!(set, Bits::all(rows));
            assert_eq!(Bits::of_words(rows, vec![u64::MAX; 9]), Bits::all(rows));
        }
    }

    proptest! {
        #[test]
        fn bits_join_as_sets_do(
            one in prop::collection::btree_set(0_usize..300, 0..60),
            other in prop::collection::btree_set(0_usize..300, 0..60),
        ) {
            let (a, b): (Bits, Bits) = (one.iter().copied().collect(), other.iter().copied().collect());
            let joined = |act: fn(&mut Bits, &Bits)| {
                let mut set = a.clone();
                act(&mut set, &b);
                rows_of(&set)
            };
            prop_assert_eq!(rows_of(&a), one.clone());
            prop_assert_eq!(a.count(), one.len() as u64);
            prop_assert_eq!(joined(Bits::and), &one & &other);
            prop_assert_eq!(joined(Bits::or), &one | &other);
            prop_assert_eq!(joined(Bits::without), &one - &other);
            prop_assert_eq!(a.shared_with(&b), (&one & &other).len() as u64);
            prop_assert_eq!(a.meets(&b), !one.is_disjoint(&other));
            prop_assert_eq!(a.holds(&b), other.is_subset(&one));
            prop_assert!(one.iter().all(|row| a.has(*row)));
        }

        #[test]
        fn parts_stand_one_after_another(
            parts in prop::collection::vec((1_usize..200, prop::collection::btree_set(0_usize..200, 0..40)), 1..5),
        ) {
            let (mut whole, mut expect, mut first) = (Bits::default(), BTreeSet::new(), 0);
            for (rows, set) in &parts {
                let mut part = Bits::none(*rows);
                for row in set.iter().filter(|row| *row < rows) {
                    part.put(*row);
                    expect.insert(first + row);
                }
                whole.put_part(first, &part);
                first += rows;
            }
            prop_assert_eq!(whole.rows(), first);
            prop_assert_eq!(rows_of(&whole), expect);
        }
    }
}
