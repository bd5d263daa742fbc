//! How many people each two of many sets share, counted for all pairs at once.
//!
//! Two ways are mixed, by measurement (`benches/audience.rs`). For each person the sets they are in are gathered and every
//! pair of them counts one: that costs by how many sets a person is in, and is what sparse sets want. Sets that hold a
//! large share of everybody would be in nearly every such pair; among themselves they are counted by the bits two words
//! share. Which sets are heavy changes how fast the count is and never what it is.
//!
//! A range of words is counted by a pure function, so that a caller may share the rows out over threads and add up.
//! Figures that cannot be counted, of visitors and people on a platform, are in `guess`.

mod guess;

use std::ops::Range;

use super::bits::Bits;

pub use guess::{Together, reach, shared};

/// A set is heavy from one person in eight on: two such sets share so many that counting persons costs more than
/// comparing words.
const HEAVY: u64 = 8;
/// Every so manieth word is looked at to tell heavy sets.
const SAMPLE: usize = 16;
/// Words of a heavy set compared in one go, so that all heavy sets' words stay in the cache.
const BLOCK: usize = 512;
/// Words of a sparse set read in one go: a line of the cache.
const TILE: usize = 8;

/// How many people each two sets share, and how many each has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairCounts {
    sets: usize,
    /// Row by row; only from the diagonal on.
    counts: Vec<u32>,
}

impl PairCounts {
    /// Nothing counted yet, of so many sets.
    pub fn none(sets: usize) -> Self {
        Self {
            sets,
            counts: vec![0; sets * sets],
        }
    }

    /// How many sets were counted.
    pub fn sets(&self) -> usize {
        self.sets
    }

    /// How many people two sets share, by their places; how many a set has, for the same place twice.
    pub fn shared(&self, one: usize, other: usize) -> u64 {
        let (low, high) = (one.min(other), one.max(other));
        u64::from(self.counts[low * self.sets + high])
    }

    /// Adds what was counted in other rows of the same sets.
    pub fn add(&mut self, other: &Self) {
        for (own, its) in self.counts.iter_mut().zip(&other.counts) {
            *own += its;
        }
    }
}

/// Counts all pairs of some sets within a range of their words (64 rows each; see [`Bits::words`]).
///
/// A set that ends before the range has nobody there. At most 65,536 sets and 2³² rows.
///
/// ```
/// use reprise_engines::audience::{Bits, overlap::count_pairs};
/// let (a, b): (Bits, Bits) = ([1, 2, 70].into_iter().collect(), [2, 70, 90].into_iter().collect());
/// let counts = count_pairs(&[&a, &b], 0..2);
/// assert_eq!((counts.shared(0, 0), counts.shared(0, 1)), (3, 2));
/// ```
pub fn count_pairs(sets: &[&Bits], words: Range<usize>) -> PairCounts {
    let within: Vec<&[u64]> = sets
        .iter()
        .map(|set| {
            let end = words.end.min(set.words().len());
            set.words().get(words.start..end).unwrap_or_default()
        })
        .collect();
    let (mut heavy, mut sparse) = (Vec::new(), Vec::new());
    for (place, set) in within.iter().enumerate() {
        match is_heavy(set, words.len()) {
            true => heavy.push(place as u16),
            false => sparse.push(place as u16),
        }
    }
    let mut counts = PairCounts::none(sets.len());
    compare_words(&within, &heavy, &mut counts);
    count_persons(&within, &heavy, &sparse, words.len(), &mut counts);
    counts
}

fn is_heavy(set: &[u64], words: usize) -> bool {
    let sampled = set.iter().step_by(SAMPLE);
    let people: u64 = sampled.map(|word| u64::from(word.count_ones())).sum();
    people * HEAVY > words.div_ceil(SAMPLE) as u64 * 64
}

/// Pairs of heavy sets, themselves included.
fn compare_words(within: &[&[u64]], heavy: &[u16], counts: &mut PairCounts) {
    let sets = counts.sets;
    let longest = heavy.iter().map(|it| within[usize::from(*it)].len()).max();
    for start in (0..longest.unwrap_or(0)).step_by(BLOCK) {
        let block = |it: u16| {
            let set = within[usize::from(it)];
            &set[start.min(set.len())..(start + BLOCK).min(set.len())]
        };
        for (place, one) in heavy.iter().enumerate() {
            for other in &heavy[place..] {
                let both = block(*one).iter().zip(block(*other)).map(|(a, b)| a & b);
                let people: u32 = both.map(u64::count_ones).sum();
                counts.counts[usize::from(*one) * sets + usize::from(*other)] += people;
            }
        }
    }
}

/// Pairs of which at least one set is sparse, 64 persons at a time.
fn count_persons(
    within: &[&[u64]],
    heavy: &[u16],
    sparse: &[u16],
    words: usize,
    counts: &mut PairCounts,
) {
    let mut own = Lists::of(sparse);
    let mut large = Lists::of(heavy);
    for start in (0..words).step_by(TILE) {
        own.load(within, start);
        large.load(within, start);
        for at in 0..TILE.min(words - start) {
            own.gather(at, u64::MAX);
            if own.anybody == 0 {
                continue;
            }
            large.gather(at, own.anybody);
            let mut left = own.anybody;
            while left != 0 {
                let person = left.trailing_zeros() as usize;
                left &= left - 1;
                count_person(own.of_person(person), large.of_person(person), counts);
            }
        }
    }
}

fn count_person(own: &[u16], large: &[u16], counts: &mut PairCounts) {
    let sets = counts.sets;
    for (place, one) in own.iter().enumerate() {
        let first = usize::from(*one) * sets;
        let row = &mut counts.counts[first..first + sets];
        for other in &own[place..] {
            row[usize::from(*other)] += 1;
        }
        for heavy in large {
            let (low, high) = (one.min(heavy), one.max(heavy));
            counts.counts[usize::from(*low) * sets + usize::from(*high)] += 1;
        }
    }
}

/// For each of 64 persons the sets they are in, ascending.
struct Lists<'a> {
    sets: &'a [u16],
    /// Some words of each set, side by side: read once from memory, then word by word from the cache.
    tile: Vec<[u64; TILE]>,
    /// As many places a person as there are sets.
    places: Vec<u16>,
    lengths: [usize; 64],
    /// The persons in any.
    anybody: u64,
}

impl<'a> Lists<'a> {
    fn of(sets: &'a [u16]) -> Self {
        Self {
            sets,
            tile: vec![[0; TILE]; sets.len()],
            places: vec![0; sets.len() * 64],
            lengths: [0; 64],
            anybody: 0,
        }
    }

    /// Takes the words from `start` on; a set that ends before has nobody there.
    fn load(&mut self, within: &[&[u64]], start: usize) {
        for (tile, set) in self.tile.iter_mut().zip(self.sets) {
            let set = within[usize::from(*set)];
            let words = &set[start.min(set.len())..(start + TILE).min(set.len())];
            tile[..words.len()].copy_from_slice(words);
            tile[words.len()..].fill(0);
        }
    }

    /// Gathers the sets of the persons of a word of the tile, of those in `wanted` only.
    fn gather(&mut self, at: usize, wanted: u64) {
        self.lengths = [0; 64];
        self.anybody = 0;
        let each = self.sets.len();
        for (tile, set) in self.tile.iter().zip(self.sets) {
            let mut left = tile[at] & wanted;
            self.anybody |= left;
            while left != 0 {
                let person = left.trailing_zeros() as usize;
                left &= left - 1;
                self.places[person * each + self.lengths[person]] = *set;
                self.lengths[person] += 1;
            }
        }
    }

    fn of_person(&self, person: usize) -> &[u16] {
        let first = person * self.sets.len();
        &self.places[first..first + self.lengths[person]]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Sets of every weight: a threshold a row's dice must stay below.
    fn sets_of(dice: &[Vec<u8>], thresholds: &[u8], rows: usize) -> Vec<Bits> {
        let set = |(dice, threshold): (&Vec<u8>, &u8)| {
            (0..rows)
                .filter(|row| dice[row % dice.len()].wrapping_add(*row as u8) < *threshold)
                .collect()
        };
        dice.iter().zip(thresholds).map(set).collect()
    }

    proptest! {
        #[test]
        fn the_matrix_is_what_counting_one_by_one_gives(
            dice in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..60), 1..9),
            thresholds in prop::collection::vec(any::<u8>(), 9),
            rows in 0_usize..700,
            cut in 0_usize..12,
        ) {
            let sets = sets_of(&dice, &thresholds, rows);
            let all: Vec<&Bits> = sets.iter().collect();
            let words = rows.div_ceil(64);
            let cut = cut.min(words);
            let mut counts = count_pairs(&all, 0..cut);
            counts.add(&count_pairs(&all, cut..words));
            for one in 0..sets.len() {
                for other in 0..sets.len() {
                    let both = (0..rows).filter(|row| sets[one].has(*row) && sets[other].has(*row));
                    prop_assert_eq!(counts.shared(one, other), both.count() as u64);
                }
            }
        }
    }

    #[test]
    fn heavy_and_sparse_sets_are_both_met_with() {
        let everybody = Bits::all(6_400);
        let half: Bits = (0..6_400).step_by(2).collect();
        let few: Bits = (0..6_400).step_by(100).collect();
        assert!(is_heavy(everybody.words(), 100) && is_heavy(half.words(), 100));
        assert!(!is_heavy(few.words(), 100));
        let counts = count_pairs(&[&few, &everybody, &half], 0..100);
        assert_eq!(
            (
                counts.shared(0, 0),
                counts.shared(1, 0),
                counts.shared(0, 2)
            ),
            (64, 64, 64)
        );
        assert_eq!((counts.shared(1, 1), counts.shared(1, 2)), (6_400, 3_200));
    }

    #[test]
    fn nothing_is_counted_of_nothing() {
        assert_eq!(count_pairs(&[], 0..10), PairCounts::none(0));
        let none = Bits::default();
        assert_eq!(count_pairs(&[&none], 0..10).shared(0, 0), 0);
    }
}
