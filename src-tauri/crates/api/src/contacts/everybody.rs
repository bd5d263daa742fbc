//! Everybody of a client: how many people the contact book holds, each counted once, whatever lists they are on.

use reprise_domain::contact::ContactCounts;
use reprise_domain::contact_field::Field;
use reprise_domain::id::ClientId;
use reprise_engines::audience::Bits;

use super::side::side_by_side;
use crate::error::Error;
use crate::find;
use crate::session::Session;
use crate::view::OfClient;

/// What is counted, and what people are known by.
const FIELDS: [Field; 6] = [
    Field::Email,
    Field::Phone,
    Field::ExternalId,
    Field::EmailConsent,
    Field::SmsConsent,
    Field::LastOrder,
];

/// How many people a client knows.
///
/// # Errors
/// `Missing` without the client; `Failed` when the book cannot be read.
pub(super) fn count(session: &Session, request: OfClient) -> Result<ContactCounts, Error> {
    session.read(|workspace| find::client(workspace, request.client).map(|_| ()))?;
    session.everybody(request.client)
}

impl Session {
    /// Counts of everybody in a client's book; nothing before the first import. Kept until the book changes.
    ///
    /// # Errors
    /// `Failed` when the book cannot be read.
    pub(crate) fn everybody(&self, client: ClientId) -> Result<ContactCounts, Error> {
        let book = self.book(client, &FIELDS)?;
        if let Some(counts) = self.books.everybody(client, &book) {
            return Ok(counts);
        }
        let (mut parts, mut sum) = (book.parts.iter(), ContactCounts::default());
        side_by_side(
            || Ok(parts.next()),
            |part| part.counts(0, &Bits::all(part.rows)),
            |counts| {
                sum += counts;
                Ok(())
            },
        )?;
        self.books.remember_everybody(client, book, sum);
        Ok(sum)
    }
}
