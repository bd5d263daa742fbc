//! A column of one word a person, and what it shares with other columns of words: each word once, known by its place.

use std::collections::HashMap;

use crate::audience::book::{Column, Narrow, PART_ROWS};

/// Words by their places; place 0 is the one that means nothing.
pub(super) struct Places<Word> {
    pub(super) all: Vec<Word>,
    by_word: HashMap<Word, u16>,
}

impl<Word: Clone + Default + Eq + std::hash::Hash> Default for Places<Word> {
    fn default() -> Self {
        Self::of(&[Word::default()])
    }
}

impl<Word: Clone + Default + Eq + std::hash::Hash> Places<Word> {
    pub(super) fn of(words: &[Word]) -> Self {
        let mut places = Self {
            all: Vec::new(),
            by_word: HashMap::new(),
        };
        for word in words {
            places.by_word.insert(word.clone(), places.all.len() as u16);
            places.all.push(word.clone());
        }
        places
    }

    /// The place of a word, a new one if need be; none when 65,536 are there already.
    pub(super) fn place<Borrowed>(&mut self, word: &Borrowed) -> Option<u16>
    where
        Word: std::borrow::Borrow<Borrowed>,
        Borrowed: Eq + std::hash::Hash + ToOwned<Owned = Word> + ?Sized,
    {
        if let Some(place) = self.by_word.get(word) {
            return Some(*place);
        }
        if self.all.len() == PART_ROWS {
            return None;
        }
        let place = self.all.len() as u16;
        self.by_word.insert(word.to_owned(), place);
        self.all.push(word.to_owned());
        Some(place)
    }
}

/// The column of places, as narrow as may be.
pub(super) fn narrow(at: Vec<u16>, words: usize) -> Narrow {
    if words <= 256 {
        Narrow::U8(at.into_iter().map(|place| place as u8).collect())
    } else {
        Narrow::U16(at)
    }
}

/// A place for each row.
pub(super) fn wide(at: &Narrow) -> Vec<u16> {
    match at {
        Narrow::U8(all) => all.iter().copied().map(u16::from).collect(),
        Narrow::U16(all) => all.clone(),
    }
}

#[derive(Default)]
pub(super) struct Words {
    words: Places<String>,
    at: Vec<u16>,
}

impl Words {
    pub(super) fn of(words: &[String], at: &Narrow, _rows: usize) -> Self {
        Self {
            words: Places::of(words),
            at: wide(at),
        }
    }

    pub(super) fn get(&self, row: usize) -> &str {
        self.at
            .get(row)
            .map_or("", |place| &self.words.all[*place as usize])
    }

    /// Writes a word; false when there is no room for another.
    pub(super) fn put(&mut self, row: usize, word: &str) -> bool {
        let place = self.words.place(word);
        super::put_at(&mut self.at, row, place.unwrap_or(0), 0);
        place.is_some()
    }

    pub(super) fn finish(&self, rows: usize) -> Column {
        let mut words = Places::<String>::default();
        let at: Vec<u16> = (0..rows)
            .map(|row| words.place(self.get(row)).unwrap_or(0))
            .collect();
        Column::Word {
            at: narrow(at, words.all.len()),
            words: words.all,
        }
    }
}
