//! A column of several words a person. Few sets are different, so each is kept once and joined once.

use std::collections::HashMap;

use super::words::{Places, narrow, wide};
use crate::audience::book::{Column, Narrow};
use crate::audience::row;

pub(super) struct Sets {
    words: Places<String>,
    sets: Places<Vec<u16>>,
    at: Vec<u16>,
    /// The set of a cell as it is written, and how many of its words found no room.
    read: HashMap<String, (u16, u64)>,
    joined: HashMap<(u16, u16), Option<u16>>,
}

impl Default for Sets {
    fn default() -> Self {
        Self {
            // A set's words have no empty one among them: no place stands for nothing.
            words: Places::of(&[]),
            sets: Places::default(),
            at: Vec::new(),
            read: HashMap::new(),
            joined: HashMap::new(),
        }
    }
}

impl Sets {
    pub(super) fn of(words: &[String], sets: &[Vec<u16>], at: &Narrow, _rows: usize) -> Self {
        Self {
            words: Places::of(words),
            sets: Places::of(sets),
            at: wide(at),
            ..Self::default()
        }
    }

    /// Whether a row lacks any word of a cell.
    pub(super) fn lacks(&mut self, row: usize, cell: &str) -> bool {
        let (set, _) = self.set_of(cell);
        let present = self.present(row);
        let own = &self.sets.all[present as usize];
        self.sets.all[set as usize]
            .iter()
            .any(|place| !own.contains(place))
    }

    /// Joins the words of a cell to a row's; how many found no room.
    pub(super) fn join(&mut self, row: usize, cell: &str) -> u64 {
        let (set, crowded_out) = self.set_of(cell);
        let present = self.present(row);
        let joined = self.union(present, set);
        super::put_at(&mut self.at, row, joined.unwrap_or(present), 0);
        crowded_out + u64::from(joined.is_none())
    }

    pub(super) fn clear(&mut self, row: usize) {
        super::put_at(&mut self.at, row, 0, 0);
    }

    pub(super) fn finish(&self, rows: usize) -> Column {
        let (mut words, mut sets) = (Places::<String>::of(&[]), Places::<Vec<u16>>::default());
        let mut moved: HashMap<u16, u16> = HashMap::from([(0, 0)]);
        let mut at = Vec::with_capacity(rows);
        for row in 0..rows {
            let present = self.present(row);
            let place = *moved.entry(present).or_insert_with(|| {
                // By their words, so that the places do not depend on the order in which tags were joined.
                let mut names: Vec<&String> = self.sets.all[present as usize]
                    .iter()
                    .map(|place| &self.words.all[*place as usize])
                    .collect();
                names.sort();
                let mut set: Vec<u16> = names
                    .into_iter()
                    .filter_map(|name| words.place(name.as_str()))
                    .collect();
                set.sort_unstable();
                sets.place(set.as_slice()).unwrap_or(0)
            });
            at.push(place);
        }
        Column::Set {
            at: narrow(at, sets.all.len()),
            words: words.all,
            sets: sets.all,
        }
    }

    fn present(&self, row: usize) -> u16 {
        self.at.get(row).copied().unwrap_or(0)
    }

    fn set_of(&mut self, cell: &str) -> (u16, u64) {
        if let Some(known) = self.read.get(cell) {
            return *known;
        }
        let (mut set, mut crowded_out) = (Vec::new(), 0);
        for tag in row::tags(cell) {
            match self.words.place(tag.as_str()) {
                Some(place) => set.push(place),
                None => crowded_out += 1,
            }
        }
        set.sort_unstable();
        let known = match self.sets.place(set.as_slice()) {
            Some(place) => (place, crowded_out),
            None => (0, crowded_out + 1),
        };
        self.read.insert(cell.to_owned(), known);
        known
    }

    fn union(&mut self, one: u16, other: u16) -> Option<u16> {
        if one == 0 || one == other {
            return Some(other);
        }
        let (all, sets) = (&mut self.joined, &mut self.sets);
        *all.entry((one, other)).or_insert_with(|| {
            let mut union = [&*sets.all[one as usize], &*sets.all[other as usize]].concat();
            union.sort_unstable();
            union.dedup();
            sets.place(union.as_slice())
        })
    }
}
