//! One condition on the fields of one part.

use chrono::NaiveDate;
use reprise_domain::contact_field::{Field, FieldKind};
use reprise_domain::rule::{Clause, ConsentAnswer, Ever, Has, Known, NumberTest};

use super::day::days_in;
use super::number::{column, numbers_in};
use super::pack::{pack, pack_rows};
use super::words::{Wanted, fitting_sets, places_in};
use crate::audience::bits::Bits;
use crate::audience::book::{Column, ConsentState, NO_DAY, NO_NUMBER, Part};

/// The rows of a part for which a condition on fields holds.
///
/// A column that is not there, or holds another kind than the condition asks for, knows nothing of anybody. Groups,
/// lists, imports and audiences are not conditions on fields: nobody is in them here.
pub fn of_part(part: &Part, condition: &Clause, today: NaiveDate) -> Bits {
    match condition {
        Clause::Text { field, test } => {
            let (wanted, others) = Wanted::of(test);
            let mut found = match part.columns.get(field) {
                Some(Column::Text(texts)) => wanted.among(texts),
                Some(Column::Word { words, at }) => wanted.among_words(words, at),
                Some(
                    Column::Set { .. }
                    | Column::Day(_)
                    | Column::Number(_)
                    | Column::Consent { .. },
                )
                | None => Bits::none(part.rows),
            };
            if others {
                found.invert();
            }
            found
        }
        Clause::Known { field, is } => {
            let mut found = known(part, *field);
            if *is == Known::Unknown {
                found.invert();
            }
            found
        }
        Clause::Words { field, has, words } => of_words(part, *field, *has, words),
        Clause::Consent { field, is } => consent(part, *field, *is),
        Clause::Day { field, test } => match part.columns.get(field) {
            Some(Column::Day(days)) => days_in(days, *test, today),
            Some(
                Column::Text(_)
                | Column::Word { .. }
                | Column::Set { .. }
                | Column::Number(_)
                | Column::Consent { .. },
            )
            | None => Bits::none(part.rows),
        },
        Clause::Number { measure, test } => numbers_in(part, *measure, *test),
        Clause::Bought { ever } => {
            let mut found = bought(part);
            if *ever == Ever::Never {
                found.invert();
            }
            found
        }
        Clause::Group { .. }
        | Clause::Lists { .. }
        | Clause::Imports { .. }
        | Clause::Audience { .. } => Bits::none(part.rows),
    }
}

fn known(part: &Part, field: Field) -> Bits {
    match part.columns.get(&field) {
        None => Bits::none(part.rows),
        Some(Column::Text(texts)) => {
            let mut start = 0;
            pack_rows(texts.ends.len(), |row| {
                let end = texts.ends[row];
                let is_known = end > start;
                start = end;
                is_known
            })
        }
        // Place 0 is the empty word, or the empty set.
        Some(Column::Word { words, at }) => places_in(&but_first(words.len()), at),
        Some(Column::Set { sets, at, .. }) => places_in(&but_first(sets.len()), at),
        Some(Column::Day(days)) => pack(days, |day| day != NO_DAY),
        Some(Column::Number(numbers)) => pack(numbers, |number| number != NO_NUMBER),
        Some(Column::Consent { states, .. }) => {
            pack(states, |state| state != ConsentState::Unknown as u8)
        }
    }
}

fn but_first(count: usize) -> Vec<bool> {
    (0..count).map(|place| place > 0).collect()
}

fn of_words(part: &Part, field: Field, has: Has, wanted: &[String]) -> Bits {
    match part.columns.get(&field) {
        Some(Column::Set { words, sets, at }) => {
            places_in(&fitting_sets(words, sets, has, wanted), at)
        }
        Some(
            Column::Text(_)
            | Column::Word { .. }
            | Column::Day(_)
            | Column::Number(_)
            | Column::Consent { .. },
        )
        | None => match (has, wanted.is_empty()) {
            (Has::NoneOf, _) | (Has::AllOf, true) => Bits::all(part.rows),
            (Has::AnyOf, _) | (Has::AllOf, false) => Bits::none(part.rows),
        },
    }
}

fn consent(part: &Part, field: Field, is: ConsentAnswer) -> Bits {
    let state = match is {
        ConsentAnswer::Granted => ConsentState::Granted,
        ConsentAnswer::Denied => ConsentState::Denied,
        ConsentAnswer::Unknown => ConsentState::Unknown,
        ConsentAnswer::SoftOptIn => ConsentState::SoftOptIn,
    } as u8;
    match part.columns.get(&field) {
        Some(Column::Consent { states, .. }) => pack(states, |it| it == state),
        Some(
            Column::Text(_)
            | Column::Word { .. }
            | Column::Set { .. }
            | Column::Day(_)
            | Column::Number(_),
        )
        | None
            if is == ConsentAnswer::Unknown && field.kind() == FieldKind::Consent =>
        {
            Bits::all(part.rows)
        }
        Some(
            Column::Text(_)
            | Column::Word { .. }
            | Column::Set { .. }
            | Column::Day(_)
            | Column::Number(_),
        )
        | None => Bits::none(part.rows),
    }
}

fn bought(part: &Part) -> Bits {
    let mut found = known(part, Field::LastOrder);
    found.or(&known(part, Field::FirstOrder));
    if column(part, Field::Orders).is_some() {
        let test = NumberTest::AtLeast { value: 1 };
        found.or(&numbers_in(
            part,
            reprise_domain::rule::OrderMeasure::Orders,
            test,
        ));
    }
    found
}
