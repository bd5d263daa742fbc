//! A part while an import runs: as it is stored, or open for writing. Only parts in which somebody changes are opened.

use std::sync::Arc;

use reprise_domain::contact_field::Field;

use super::draft::Draft;
use crate::audience::book::{Column, ConsentState, NO_DAY, NO_NUMBER, Part};

/// A part while an import runs.
pub(super) enum Held {
    Kept(Arc<Part>),
    Open(Box<Draft>),
}

impl Held {
    pub(super) fn rows(&self) -> usize {
        match self {
            Self::Kept(part) => part.rows,
            Self::Open(draft) => draft.rows(),
        }
    }

    pub(super) fn text(&self, field: Field, row: usize) -> &str {
        match self {
            Self::Open(draft) => draft.text(field, row),
            Self::Kept(part) => match part.columns.get(&field) {
                Some(Column::Text(text)) => text.get(row),
                Some(Column::Word { words, at }) => &words[at.get(row)],
                Some(
                    Column::Set { .. }
                    | Column::Day(_)
                    | Column::Number(_)
                    | Column::Consent { .. },
                )
                | None => "",
            },
        }
    }

    pub(super) fn day(&self, field: Field, row: usize) -> i32 {
        match self {
            Self::Open(draft) => draft.day(field, row),
            Self::Kept(part) => match part.columns.get(&field) {
                Some(Column::Day(days)) => days[row],
                Some(
                    Column::Text(_)
                    | Column::Word { .. }
                    | Column::Set { .. }
                    | Column::Number(_)
                    | Column::Consent { .. },
                )
                | None => NO_DAY,
            },
        }
    }

    pub(super) fn number(&self, field: Field, row: usize) -> i64 {
        match self {
            Self::Open(draft) => draft.number(field, row),
            Self::Kept(part) => match part.columns.get(&field) {
                Some(Column::Number(numbers)) => numbers[row],
                Some(
                    Column::Text(_)
                    | Column::Word { .. }
                    | Column::Set { .. }
                    | Column::Day(_)
                    | Column::Consent { .. },
                )
                | None => NO_NUMBER,
            },
        }
    }

    pub(super) fn consent_state(&self, field: Field, row: usize) -> ConsentState {
        match self {
            Self::Open(draft) => draft.consent(field, row).state,
            Self::Kept(part) => match part.columns.get(&field) {
                Some(Column::Consent { states, .. }) => ConsentState::of(states[row]),
                Some(
                    Column::Text(_)
                    | Column::Word { .. }
                    | Column::Set { .. }
                    | Column::Day(_)
                    | Column::Number(_),
                )
                | None => ConsentState::Unknown,
            },
        }
    }

    /// Whether a row lacks any tag of a cell.
    pub(super) fn lacks_tags(&mut self, field: Field, row: usize, cell: &str) -> bool {
        match self {
            Self::Open(draft) => draft.lacks_tags(field, row, cell),
            Self::Kept(part) => match part.columns.get(&field) {
                Some(Column::Set { words, sets, at }) => {
                    let own = &sets[at.get(row)];
                    let has = |tag: &String| own.iter().any(|place| words[*place as usize] == *tag);
                    !crate::audience::row::tags(cell).iter().all(has)
                }
                Some(
                    Column::Text(_)
                    | Column::Word { .. }
                    | Column::Day(_)
                    | Column::Number(_)
                    | Column::Consent { .. },
                )
                | None => true,
            },
        }
    }
}
