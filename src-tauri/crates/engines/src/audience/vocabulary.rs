//! The words a client's contacts have in a field, and how many people have each: tags, products, countries.

use std::collections::HashMap;

use reprise_domain::contact_field::Field;

use super::book::{Book, Column, Part};

/// A word and the people who have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordCount {
    /// As most of them have it written.
    pub word: String,
    /// How many people.
    pub people: u64,
}

/// The words of a field of few words or of sets of words, those of most people first, then by alphabet. Letter case does
/// not tell words apart, as in rules; of several spellings the most frequent one is named. Empty for other fields, and
/// for a book read without the field.
pub fn words_of(book: &Book, field: Field) -> Vec<WordCount> {
    let mut found: HashMap<String, Spellings> = HashMap::new();
    for part in &book.parts {
        count_part(part, field, &mut found);
    }
    let mut words: Vec<WordCount> = found
        .into_values()
        .map(|spellings| WordCount {
            people: spellings.people,
            word: spellings.most_frequent(),
        })
        .collect();
    words.sort_by(|one, other| {
        (other.people.cmp(&one.people)).then_with(|| one.word.cmp(&other.word))
    });
    words
}

/// One word in its spellings.
#[derive(Default)]
struct Spellings {
    people: u64,
    of: HashMap<String, u64>,
}

impl Spellings {
    /// Of equally frequent ones the first by alphabet.
    fn most_frequent(self) -> String {
        let most = self
            .of
            .into_iter()
            .max_by(|one, other| (one.1.cmp(&other.1)).then_with(|| other.0.cmp(&one.0)));
        most.map(|(word, _)| word).unwrap_or_default()
    }
}

fn count_part(part: &Part, field: Field, found: &mut HashMap<String, Spellings>) {
    let mut add = |words: &mut dyn Iterator<Item = &String>, people: u64| {
        let mut seen = Vec::new();
        for word in words.filter(|word| !word.is_empty()) {
            let key = word.to_lowercase();
            let spellings = found.entry(key.clone()).or_default();
            // Somebody with ‘VIP’ and ‘vip’ is one person.
            if !seen.contains(&key) {
                spellings.people += people;
                seen.push(key);
            }
            *spellings.of.entry(word.clone()).or_default() += people;
        }
    };
    match part.columns.get(&field) {
        Some(Column::Word { words, at }) => {
            let mut rows = vec![0_u64; words.len()];
            (0..part.rows).for_each(|row| rows[at.get(row)] += 1);
            for (word, people) in words.iter().zip(rows).filter(|(_, people)| *people > 0) {
                add(&mut std::iter::once(word), people);
            }
        }
        Some(Column::Set { words, sets, at }) => {
            let mut rows = vec![0_u64; sets.len()];
            (0..part.rows).for_each(|row| rows[at.get(row)] += 1);
            for (set, people) in sets.iter().zip(rows).filter(|(_, people)| *people > 0) {
                add(&mut set.iter().map(|place| &words[*place as usize]), people);
            }
        }
        Some(Column::Text(_) | Column::Day(_) | Column::Number(_) | Column::Consent { .. })
        | None => {}
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::audience::import::Draft;

    fn book(parts: &[&[&str]]) -> Book {
        let part = |rows: &&[&str]| {
            let mut draft = Draft::empty();
            for tags in *rows {
                let row = draft.add();
                draft.join_tags(Field::Tags, row, tags);
                draft.put_text(Field::Country, row, "DE");
            }
            Arc::new(draft.finish())
        };
        Book {
            parts: parts.iter().map(part).collect(),
            ..Book::default()
        }
    }

    fn said(book: &Book, field: Field) -> Vec<(String, u64)> {
        let words = words_of(book, field);
        words.into_iter().map(|it| (it.word, it.people)).collect()
    }

    #[test]
    fn words_are_counted_over_all_parts_whatever_their_case() {
        let book = book(&[&["vip;new", "vip", ""], &["VIP;vip", "b2b", "b2b"]]);
        let expect = [("vip", 3), ("b2b", 2), ("new", 1)];
        let expect: Vec<_> = expect
            .map(|(word, people)| (word.to_owned(), people))
            .into();
        assert_eq!(said(&book, Field::Tags), expect);
        assert_eq!(said(&book, Field::Country), [("DE".to_owned(), 6)]);
    }

    #[test]
    fn other_fields_have_no_words_to_choose_from() {
        let book = book(&[&["vip"]]);
        assert!(words_of(&book, Field::Email).is_empty());
        assert!(words_of(&book, Field::Products).is_empty());
    }
}
