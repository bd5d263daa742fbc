//! The columns of a part that a file is made from, found once and read row by row.

use std::borrow::Cow;

use reprise_domain::contact_field::Field;
use reprise_domain::table::{TableFor, cell};

use super::tally::Reason;
use crate::audience::book::{Column, Part};

/// The columns of a part that a sheet reads, found once.
pub(super) struct View<'a> {
    /// By slot.
    pub(super) columns: Vec<Option<&'a Column>>,
    /// States of each consent needed; none where the column is missing.
    pub(super) consents: Vec<Option<&'a [u8]>>,
    country: Option<&'a Column>,
    email: Option<&'a Column>,
    phone: Option<&'a Column>,
    external_id: Option<&'a Column>,
}

impl<'a> View<'a> {
    /// The columns of the fields of each slot, and of the consents needed; those of a slot without a field are none.
    pub(super) fn of(slots: &[Option<Field>], consents: &[Field], part: &'a Part) -> Self {
        let column = |field: Field| part.columns.get(&field);
        let states = |field: &Field| match column(*field) {
            Some(Column::Consent { states, .. }) => Some(states.as_slice()),
            _ => None,
        };
        Self {
            columns: slots.iter().map(|field| column((*field)?)).collect(),
            consents: consents.iter().map(states).collect(),
            country: column(Field::Country),
            email: column(Field::Email),
            phone: column(Field::Phone),
            external_id: column(Field::ExternalId),
        }
    }

    /// Where a person lives, or where people live of whom nobody knows.
    pub(super) fn country<'c>(&self, row: usize, unknown: &'c str) -> &'c str
    where
        'a: 'c,
    {
        match self.country {
            Some(Column::Word { words, at }) => match words[at.get(row)].as_str() {
                "" => unknown,
                country => country,
            },
            _ => unknown,
        }
    }

    /// Adds a person left out to the report.
    pub(super) fn report(&self, row: usize, number: u64, reason: Reason, out: &mut Vec<u8>) {
        out.extend_from_slice(number.to_string().as_bytes());
        out.push(b',');
        out.extend_from_slice(reason.word().as_bytes());
        for column in [self.email, self.phone, self.external_id] {
            out.push(b',');
            let text = text_of(column, row);
            out.extend_from_slice(cell(&text, TableFor::Spreadsheet).as_bytes());
        }
        out.extend_from_slice(b"\r\n");
    }
}

/// What a column says of a row, as text; tags and products between commas.
pub(super) fn text_of(column: Option<&Column>, row: usize) -> Cow<'_, str> {
    match column {
        None | Some(Column::Day(_) | Column::Number(_) | Column::Consent { .. }) => "".into(),
        Some(Column::Text(text)) => text.get(row).into(),
        Some(Column::Word { words, at }) => words[at.get(row)].as_str().into(),
        Some(Column::Set { words, sets, at }) => {
            let set = sets[at.get(row)].iter();
            let words: Vec<&str> = set
                .map(|place| words[usize::from(*place)].as_str())
                .collect();
            words.join(",").into()
        }
    }
}
