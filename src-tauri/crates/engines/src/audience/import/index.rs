//! Who has an address, a number or a customer number: a table of hashes with the places of people, eight bytes each.
//!
//! It holds hashes only; whether a person found really has the key is asked of the book. Hashes are seeded by the
//! caller, so that no file can be made in which everybody has the same one.

use std::hash::Hasher;

/// Most people remembered for one key. A number given for a whole company tells nobody apart.
const SAME: usize = 8;
const FREE: u64 = u64::MAX;

/// Hash of a key under a seed; never of an empty one.
pub(super) fn hash_of(seed: u64, key: &str) -> u32 {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write_u64(seed);
    hasher.write(key.as_bytes());
    hasher.finish() as u32
}

/// A table from hashes to places. Entries are never taken out: the book says who has a key no longer.
pub(super) struct Index {
    /// The hash above, the place below; linear probing.
    slots: Vec<u64>,
    used: usize,
}

impl Index {
    pub(super) fn for_people(count: usize) -> Self {
        Self {
            slots: vec![FREE; (count * 2).next_power_of_two().max(1024)],
            used: 0,
        }
    }

    /// The first place, by number, with a hash that `has` the key.
    pub(super) fn find(&self, hash: u32, has: impl Fn(u32) -> bool) -> Option<u32> {
        self.with(hash).filter(|place| has(*place)).min()
    }

    /// Remembers a place; not beyond eight of the same key.
    pub(super) fn put(&mut self, hash: u32, place: u32) {
        if self.with(hash).take(SAME).count() == SAME || self.with(hash).any(|it| it == place) {
            return;
        }
        if self.used * 4 >= self.slots.len() * 3 {
            self.grow();
        }
        self.insert(hash, place);
    }

    fn with(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let mask = self.slots.len() - 1;
        (0..self.slots.len())
            .map(move |step| self.slots[(hash as usize + step) & mask])
            .take_while(|slot| *slot != FREE)
            .filter(move |slot| (*slot >> 32) as u32 == hash)
            .map(|slot| slot as u32)
    }

    fn insert(&mut self, hash: u32, place: u32) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != FREE {
            at = (at + 1) & mask;
        }
        self.slots[at] = u64::from(hash) << 32 | u64::from(place);
        self.used += 1;
    }

    fn grow(&mut self) {
        let longer = vec![FREE; self.slots.len() * 2];
        let old = std::mem::replace(&mut self.slots, longer);
        self.used = 0;
        for slot in old.into_iter().filter(|slot| *slot != FREE) {
            self.insert((slot >> 32) as u32, slot as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_found_and_nobody_else() {
        let mut index = Index::for_people(0);
        for place in 0..10_000_u32 {
            index.put(hash_of(7, &place.to_string()), place);
        }
        for place in 0..10_000_u32 {
            let found = index.find(hash_of(7, &place.to_string()), |it| it == place);
            assert_eq!(found, Some(place));
        }
        assert_eq!(index.find(hash_of(7, "nobody"), |_| false), None);
    }

    #[test]
    fn a_number_of_a_whole_town_costs_no_more_than_eight() {
        let mut index = Index::for_people(0);
        (0..100_000).for_each(|place| index.put(42, place));
        assert_eq!(index.with(42).count(), SAME);
        assert_eq!(index.find(42, |_| true), Some(0));
    }
}
