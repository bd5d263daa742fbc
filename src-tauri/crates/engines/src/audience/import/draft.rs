//! A part of the book while people are added to it and changed: columns that can be written row by row.
//!
//! What comes out of [`Draft::finish`] depends on what the people are, not on how they came to be so: words that nobody
//! has any more are gone and the rest stand in the order of the rows, so equal people make equal bytes.

mod answers;
mod sets;
mod texts;
mod words;

use std::collections::BTreeMap;

use reprise_domain::contact_field::{Field, FieldKind};

use crate::audience::book::{Column, NO_DAY, NO_NUMBER, Part, is_blank};

pub use answers::Answer;
use answers::Answers;
use sets::Sets;
use texts::Texts;
use words::Words;

/// A part being written.
pub struct Draft {
    rows: usize,
    columns: Vec<Option<Writable>>,
    /// Words, tags and proofs that found no room: 16 bits tell those of a part apart.
    pub crowded_out: u64,
}

enum Writable {
    Text(Texts),
    Word(Words),
    Set(Sets),
    Day(Vec<i32>),
    Number(Vec<i64>),
    Consent(Answers),
}

impl Draft {
    /// A part without people.
    pub fn empty() -> Self {
        Self {
            rows: 0,
            columns: Field::ALL.iter().map(|_| None).collect(),
            crowded_out: 0,
        }
    }

    /// A part as it stands.
    pub fn of(part: &Part) -> Self {
        let mut draft = Self::empty();
        draft.rows = part.rows;
        for (field, column) in &part.columns {
            draft.columns[*field as usize] = Some(match column {
                Column::Text(text) => Writable::Text(Texts::of(text)),
                Column::Word { words, at } => Writable::Word(Words::of(words, at, part.rows)),
                Column::Set { words, sets, at } => {
                    Writable::Set(Sets::of(words, sets, at, part.rows))
                }
                Column::Day(days) => Writable::Day(days.clone()),
                Column::Number(numbers) => Writable::Number(numbers.clone()),
                Column::Consent {
                    states,
                    days,
                    proofs,
                    at,
                } => Writable::Consent(Answers::of(states, days, proofs, at)),
            });
        }
        draft
    }

    /// How many people.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Adds a person of whom nothing is known yet; the row.
    pub fn add(&mut self) -> usize {
        self.rows += 1;
        self.rows - 1
    }

    /// A text or a word of a row; empty when not known.
    pub fn text(&self, field: Field, row: usize) -> &str {
        match &self.columns[field as usize] {
            Some(Writable::Text(texts)) => texts.get(row),
            Some(Writable::Word(words)) => words.get(row),
            Some(
                Writable::Set(_) | Writable::Day(_) | Writable::Number(_) | Writable::Consent(_),
            )
            | None => "",
        }
    }

    /// A day of a row, or [`NO_DAY`].
    pub fn day(&self, field: Field, row: usize) -> i32 {
        match &self.columns[field as usize] {
            Some(Writable::Day(days)) => days.get(row).copied().unwrap_or(NO_DAY),
            Some(
                Writable::Text(_)
                | Writable::Word(_)
                | Writable::Set(_)
                | Writable::Number(_)
                | Writable::Consent(_),
            )
            | None => NO_DAY,
        }
    }

    /// A number of a row, or [`NO_NUMBER`].
    pub fn number(&self, field: Field, row: usize) -> i64 {
        match &self.columns[field as usize] {
            Some(Writable::Number(numbers)) => numbers.get(row).copied().unwrap_or(NO_NUMBER),
            Some(
                Writable::Text(_)
                | Writable::Word(_)
                | Writable::Set(_)
                | Writable::Day(_)
                | Writable::Consent(_),
            )
            | None => NO_NUMBER,
        }
    }

    /// A consent of a row.
    pub fn consent(&self, field: Field, row: usize) -> Answer<'_> {
        match &self.columns[field as usize] {
            Some(Writable::Consent(answers)) => answers.get(row),
            Some(
                Writable::Text(_)
                | Writable::Word(_)
                | Writable::Set(_)
                | Writable::Day(_)
                | Writable::Number(_),
            )
            | None => Answer::default(),
        }
    }

    /// Whether joining a cell of tags to a row would change it.
    pub fn lacks_tags(&mut self, field: Field, row: usize, cell: &str) -> bool {
        match self.column(field) {
            Writable::Set(sets) => sets.lacks(row, cell),
            Writable::Text(_)
            | Writable::Word(_)
            | Writable::Day(_)
            | Writable::Number(_)
            | Writable::Consent(_) => false,
        }
    }

    /// Writes a text or a word; words beyond 65,535 of a part are counted as crowded out.
    pub fn put_text(&mut self, field: Field, row: usize, text: &str) {
        let kept = match self.column(field) {
            Writable::Text(texts) => {
                texts.put(row, text);
                true
            }
            Writable::Word(words) => words.put(row, text),
            Writable::Set(_) | Writable::Day(_) | Writable::Number(_) | Writable::Consent(_) => {
                true
            }
        };
        self.crowded_out += u64::from(!kept);
    }

    /// Joins the tags of a cell to those of a row.
    pub fn join_tags(&mut self, field: Field, row: usize, cell: &str) {
        if let Writable::Set(sets) = self.column(field) {
            self.crowded_out += sets.join(row, cell);
        }
    }

    /// Writes a day.
    pub fn put_day(&mut self, field: Field, row: usize, day: i32) {
        if let Writable::Day(days) = self.column(field) {
            put_at(days, row, day, NO_DAY);
        }
    }

    /// Writes a number.
    pub fn put_number(&mut self, field: Field, row: usize, number: i64) {
        if let Writable::Number(numbers) = self.column(field) {
            put_at(numbers, row, number, NO_NUMBER);
        }
    }

    /// Writes a consent.
    pub fn put_consent(&mut self, field: Field, row: usize, answer: Answer<'_>) {
        let kept = match self.column(field) {
            Writable::Consent(answers) => answers.put(row, answer),
            Writable::Text(_)
            | Writable::Word(_)
            | Writable::Set(_)
            | Writable::Day(_)
            | Writable::Number(_) => true,
        };
        self.crowded_out += u64::from(!kept);
    }

    /// Forgets everything about a person; the row stays, and nobody is in it.
    pub fn blank(&mut self, row: usize) {
        for column in self.columns.iter_mut().flatten() {
            match column {
                Writable::Text(texts) => texts.put(row, ""),
                Writable::Word(words) => drop(words.put(row, "")),
                Writable::Set(sets) => sets.clear(row),
                Writable::Day(days) => put_at(days, row, NO_DAY, NO_DAY),
                Writable::Number(numbers) => put_at(numbers, row, NO_NUMBER, NO_NUMBER),
                Writable::Consent(answers) => drop(answers.put(row, Answer::default())),
            }
        }
    }

    /// The part. Columns that hold nothing are left out.
    pub fn finish(&self) -> Part {
        let mut columns = BTreeMap::new();
        for (field, column) in Field::ALL.iter().zip(&self.columns) {
            let Some(column) = column else { continue };
            let column = match column {
                Writable::Text(texts) => texts.finish(self.rows),
                Writable::Word(words) => words.finish(self.rows),
                Writable::Set(sets) => sets.finish(self.rows),
                Writable::Day(days) => Column::Day(padded(days, self.rows, NO_DAY)),
                Writable::Number(numbers) => Column::Number(padded(numbers, self.rows, NO_NUMBER)),
                Writable::Consent(answers) => answers.finish(self.rows),
            };
            if !is_blank(&column) {
                columns.insert(*field, column);
            }
        }
        Part {
            rows: self.rows,
            columns,
        }
    }

    fn column(&mut self, field: Field) -> &mut Writable {
        self.columns[field as usize].get_or_insert_with(|| match field.kind() {
            FieldKind::Text => Writable::Text(Texts::default()),
            FieldKind::Word => Writable::Word(Words::default()),
            FieldKind::Set => Writable::Set(Sets::default()),
            FieldKind::Day => Writable::Day(Vec::new()),
            FieldKind::Number => Writable::Number(Vec::new()),
            FieldKind::Consent => Writable::Consent(Answers::default()),
        })
    }
}

/// Writes into a column that may be shorter than its part.
fn put_at<T: Copy>(column: &mut Vec<T>, row: usize, value: T, nothing: T) {
    if row >= column.len() {
        column.resize(row + 1, nothing);
    }
    column[row] = value;
}

fn padded<T: Copy>(column: &[T], rows: usize, nothing: T) -> Vec<T> {
    let mut whole = Vec::with_capacity(rows);
    whole.extend_from_slice(column);
    whole.resize(rows, nothing);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience::book::ConsentState;

    #[test]
    fn equal_people_make_equal_parts_however_they_came_to_be_so() {
        let (mut one, mut other) = (Draft::empty(), Draft::empty());
        for name in ["Ann", "Bob"] {
            let row = one.add();
            one.put_text(Field::FirstName, row, name);
            one.put_text(Field::Country, row, "DE");
            one.join_tags(Field::Tags, row, "b2b;vip");
        }
        other.add();
        other.add();
        for row in [1, 0] {
            other.put_text(Field::Country, row, "FR");
            other.put_text(Field::FirstName, row, "somebody");
            other.put_day(Field::LastOrder, row, 5);
            other.join_tags(Field::Tags, row, "vip");
            other.join_tags(Field::Tags, row, "b2b");
        }
        for (row, name) in ["Ann", "Bob"].iter().enumerate() {
            other.put_text(Field::Country, row, "DE");
            other.put_text(Field::FirstName, row, name);
            other.put_day(Field::LastOrder, row, NO_DAY);
        }
        assert_eq!(one.finish(), other.finish());
        assert_eq!(Draft::of(&one.finish()).finish(), one.finish());
    }

    #[test]
    fn a_person_forgotten_leaves_no_word_behind() {
        let mut draft = Draft::empty();
        for (name, proof) in [("Ann", "ticked"), ("Bob", "10.0.0.7")] {
            let row = draft.add();
            draft.put_text(Field::Region, row, name);
            let state = ConsentState::Granted;
            draft.put_consent(
                Field::EmailConsent,
                row,
                Answer {
                    state,
                    proof,
                    ..Answer::default()
                },
            );
            draft.join_tags(Field::Tags, row, name);
        }
        draft.blank(1);
        let part = draft.finish();
        assert_eq!(part.rows, 2);
        let shown = format!("{part:?}");
        assert!(shown.contains("Ann") && shown.contains("ticked"));
        assert!(
            !shown.contains("Bob") && !shown.contains("10.0.0.7"),
            "{shown}"
        );
    }

    #[test]
    fn more_tags_than_a_part_tells_apart_are_counted() {
        let mut draft = Draft::empty();
        for number in 0..70_000 {
            let row = if number < 60_000 {
                draft.add()
            } else {
                number - 60_000
            };
            draft.join_tags(Field::Tags, row, &format!("tag {number}"));
        }
        // Sets that were joined on the way take places too.
        assert!((70_000 - 65_536..10_000).contains(&draft.crowded_out));
        draft.finish();
    }
}
