//! Contact books made of people who are there already: those of the sample businesses.

use std::sync::Arc;

use chrono::NaiveDate;
use reprise_domain::contact::{Consent, Contact, ContactCounts, ContactList};
use reprise_domain::contact_book::ContactBook;
use reprise_domain::contact_source::MergePolicies;
use reprise_domain::entity::Entity;
use reprise_domain::id::{ClientId, ContactListId};
use reprise_domain::table::{TableFor, cell};
use reprise_engines::audience::book::Part;
use reprise_engines::audience::import::{Batch, Merger, Outcome, Reading};
use reprise_engines::audience::row::guess_columns;
use reprise_engines::audience::suppression::Suppressions;

use crate::error::Error;
use crate::session::Session;

const HEADER: [&str; 10] = [
    "email",
    "phone",
    "first name",
    "last name",
    "country",
    "zip",
    "customer id",
    "email consent",
    "sms consent",
    "last order",
];

/// A book of a client that is not stored yet.
pub(crate) struct MadeBook {
    client: ClientId,
    parts: Vec<Arc<Part>>,
}

impl MadeBook {
    /// Without people.
    pub(crate) fn new(client: ClientId) -> Self {
        Self {
            client,
            parts: Vec::new(),
        }
    }

    /// Adds people as a list; its members are stored, the list is for the caller to write.
    ///
    /// # Errors
    /// Whatever the store says.
    pub(crate) fn list(
        &mut self,
        session: &Session,
        (name, file, day): (&str, &str, NaiveDate),
        people: &[Contact],
    ) -> Result<ContactList, Error> {
        let columns = guess_columns(&HEADER.map(str::to_owned));
        let suppressed = Suppressions::default();
        let reading = Reading {
            delimiter: b',',
            columns: &columns,
            country: "",
            digits: 2,
            width: HEADER.len(),
            suppressed: &suppressed,
            seed: 0,
            writes_rejected: false,
        };
        let rows: String = people.iter().map(row_of).collect();
        let mut merger = Merger::new(std::mem::take(&mut self.parts), MergePolicies::default(), 0);
        merger.take(&Batch::read(rows.as_bytes(), 1, &reading));
        let merged = merger.finish();
        let (mut first, mut counts) = (0, ContactCounts::default());
        for part in merged.parts {
            let part = match part {
                Outcome::Kept(part) => part,
                Outcome::Changed(draft) => Arc::new(draft.finish()),
            };
            counts += part.counts(first, &merged.members);
            first += part.rows;
            self.parts.push(part);
        }
        Ok(ContactList {
            id: ContactListId(session.new_id()),
            client: self.client,
            name: name.to_owned(),
            counts,
            file: file.to_owned(),
            imported_on: day,
            members: Some(session.put_members(&merged.members)?),
        }
        .checked()?)
    }

    /// The book, its parts stored, for the caller to write.
    ///
    /// # Errors
    /// Whatever the store says.
    pub(crate) fn stored(self, session: &Session) -> Result<Entity, Error> {
        let mut book = ContactBook::empty(self.client);
        for part in self.parts {
            book.parts.push(session.put_part(&part)?);
        }
        Ok(book.into())
    }
}

fn row_of(person: &Contact) -> String {
    let consent = |consent| match consent {
        Consent::Granted => "yes",
        Consent::Denied => "no",
        Consent::Unknown => "",
    };
    let day = person
        .last_order
        .map(|day| day.to_string())
        .unwrap_or_default();
    let cells: Vec<_> = [
        &person.email,
        &person.phone,
        &person.first_name,
        &person.last_name,
        &person.country,
        &person.zip,
        &person.external_id,
        consent(person.email_consent),
        consent(person.sms_consent),
        &day,
    ]
    .into_iter()
    .map(|text| cell(text, TableFor::Upload))
    .collect();
    format!("{}\n", cells.join(","))
}
