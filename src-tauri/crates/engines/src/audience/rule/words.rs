//! Conditions on texts, words and sets of words. Letter case does not matter.

use reprise_domain::rule::{Has, TextTest};

use super::pack::{pack, pack_rows};
use crate::audience::bits::Bits;
use crate::audience::book::{Narrow, Text};

/// A test with its words in lower case.
pub(super) struct Wanted {
    how: How,
    /// Lower case.
    value: String,
}

#[derive(Clone, Copy)]
enum How {
    Is,
    Contains,
    Begins,
}

impl Wanted {
    /// What a test asks, and whether it asks for everybody else.
    pub(super) fn of(test: &TextTest) -> (Self, bool) {
        let (how, value, others) = match test {
            TextTest::Is { value } => (How::Is, value, false),
            TextTest::IsNot { value } => (How::Is, value, true),
            TextTest::Contains { value } => (How::Contains, value, false),
            TextTest::Begins { value } => (How::Begins, value, false),
        };
        let value = value.to_lowercase();
        (Self { how, value }, others)
    }

    /// Whether a text is what is wanted. An empty one, which is unknown, never is.
    pub(super) fn fits(&self, text: &str) -> bool {
        if text.is_empty() {
            return false;
        }
        let (text, value) = (text.as_bytes(), self.value.as_bytes());
        if text.is_ascii() {
            return match self.how {
                How::Is => text.eq_ignore_ascii_case(value),
                How::Begins => starts(text, value),
                How::Contains => {
                    value.is_empty() || (0..text.len()).any(|at| starts(&text[at..], value))
                }
            };
        }
        // Lower case may be longer or shorter than what it came from, so the whole text is turned first.
        let lower = String::from_utf8_lossy(text).to_lowercase();
        match self.how {
            How::Is => lower == self.value,
            How::Begins => lower.starts_with(&self.value),
            How::Contains => lower.contains(&self.value),
        }
    }

    /// The rows whose text fits.
    pub(super) fn among(&self, texts: &Text) -> Bits {
        let mut start = 0;
        pack_rows(texts.ends.len(), |row| {
            let end = texts.ends[row] as usize;
            let text = &texts.bytes[start..end];
            start = end;
            self.fits(text)
        })
    }

    /// The rows whose word fits.
    pub(super) fn among_words(&self, words: &[String], at: &Narrow) -> Bits {
        let fitting: Vec<bool> = words.iter().map(|word| self.fits(word)).collect();
        places_in(&fitting, at)
    }
}

fn starts(text: &[u8], value: &[u8]) -> bool {
    text.len() >= value.len() && text[..value.len()].eq_ignore_ascii_case(value)
}

/// The rows whose place is true in a table.
pub(in crate::audience) fn places_in(table: &[bool], at: &Narrow) -> Bits {
    let mut wanted = (0..table.len()).filter(|place| table[*place]);
    let (first, second) = (wanted.next(), wanted.next());
    match (at, first, second) {
        (_, None, _) => Bits::none(rows_of(at)),
        // One word, as most conditions name: a comparison is faster than a table.
        (Narrow::U8(all), Some(only), None) => u8::try_from(only)
            .map_or_else(|_| Bits::none(all.len()), |only| pack(all, |it| it == only)),
        (Narrow::U16(all), Some(only), None) => u16::try_from(only)
            .map_or_else(|_| Bits::none(all.len()), |only| pack(all, |it| it == only)),
        (Narrow::U8(all), Some(_), Some(_)) => {
            // As long as a byte reaches, so that no row's place needs to be checked.
            let mut whole = [false; 256];
            whole
                .iter_mut()
                .zip(table)
                .for_each(|(slot, it)| *slot = *it);
            pack(all, |it| whole[usize::from(it)])
        }
        (Narrow::U16(all), Some(_), Some(_)) => pack(all, |it| table[usize::from(it)]),
    }
}

fn rows_of(at: &Narrow) -> usize {
    match at {
        Narrow::U8(all) => all.len(),
        Narrow::U16(all) => all.len(),
    }
}

/// Which of a column's sets have any, all or none of some words.
pub(super) fn fitting_sets(
    words: &[String],
    sets: &[Vec<u16>],
    has: Has,
    wanted: &[String],
) -> Vec<bool> {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    // A column may hold a word in several spellings: each wanted word is a list of places.
    let places: Vec<Vec<u16>> = wanted
        .iter()
        .map(|word| {
            let word = word.to_lowercase();
            let places = (0_u16..).zip(&lower).filter(|(_, it)| **it == word);
            places.map(|(place, _)| place).collect()
        })
        .collect();
    let fits = |set: &Vec<u16>| {
        let mut named = places
            .iter()
            .map(|spellings| spellings.iter().any(|place| set.contains(place)));
        match has {
            Has::AnyOf => named.any(|it| it),
            Has::AllOf => named.all(|it| it),
            Has::NoneOf => !named.any(|it| it),
        }
    };
    sets.iter().map(fits).collect()
}
