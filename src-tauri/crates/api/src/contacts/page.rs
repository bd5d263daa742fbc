//! Pages of people: two hundred at most, from the parts they stand in, of a list or of everybody; all of them, or those
//! with a text, a consent or a suppression.

use std::borrow::Cow;
use std::sync::Arc;

use memchr::memmem::Finder;
use reprise_domain::contact::{Consent, Contact};
use reprise_domain::contact_book::BookPart;
use reprise_domain::contact_field::Field;
use reprise_domain::id::{ClientId, ContactListId, ObjectId};
use reprise_engines::audience::Bits;
use reprise_engines::audience::book::Part;
use reprise_engines::audience::row;
use reprise_engines::audience::suppression::Suppressions;

use super::books::KEYS;
use crate::error::{Code, Error};
use crate::find;
use crate::session::Session;
use crate::view::{ContactPage, ContactPageRequest};

/// Rows a page may ask for, of people and of entries.
pub(super) const LIMIT: u64 = 200;
/// Where a text is looked for.
const SEARCHED: [Field; 5] = [
    Field::Email,
    Field::Phone,
    Field::FirstName,
    Field::LastName,
    Field::ExternalId,
];

/// What people are looked for by.
#[derive(Debug, Clone, Default, PartialEq)]
struct Sieve {
    /// In lower case.
    text: String,
    email: Option<Consent>,
    sms: Option<Consent>,
    suppressed: Option<bool>,
}

/// Among whom: a list with its members, or everybody; and what the book and the ledger were then.
#[derive(Debug, Clone, PartialEq)]
struct Scene {
    client: ClientId,
    list: Option<(ContactListId, Option<ObjectId>)>,
    parts: Vec<BookPart>,
    ledger: Vec<ObjectId>,
}

/// Who was found last, among whom and by what.
#[derive(Clone)]
pub(super) struct Found {
    scene: Scene,
    sieve: Sieve,
    rows: Arc<Bits>,
}

/// Some people of a list or of a client, in the order of the book.
///
/// # Errors
/// `Malformed` without a list or a client; `Missing` when it is not there; `Refused` for a list of another client;
/// `Failed` when a file is damaged or gone.
pub(super) fn page(session: &Session, request: &ContactPageRequest) -> Result<ContactPage, Error> {
    let (client, list, parts) = session.read(|workspace| {
        let list = match request.id {
            Some(id) => Some(find::contact_list(workspace, id)?),
            None => None,
        };
        let client = match (request.client, list) {
            (Some(client), Some(list)) => {
                find::same_client("the list", list.client, client)?;
                client
            }
            (Some(client), None) => find::client(workspace, client)?.id,
            (None, Some(list)) => list.client,
            (None, None) => return Err(nobody_named()),
        };
        let book = workspace.contact_books.get(&client);
        let parts = book.map(|book| book.parts.clone()).unwrap_or_default();
        Ok((client, list.cloned(), parts))
    })?;
    let (ledger, suppressed) = session.suppressions(client)?;
    let scene = Scene {
        client,
        list: list.map(|list| (list.id, list.members)),
        parts,
        ledger,
    };
    let rows = rows_of(session, &scene, &Sieve::of(request), &suppressed)?;
    let limit = request.limit.min(LIMIT) as usize;
    let mut contacts = Vec::with_capacity(limit);
    let (mut at, mut first, mut part) = (0, 0, None);
    for row in from(&rows, request.offset as usize).take(limit) {
        while row >= first + scene.parts[at].rows as usize {
            first += scene.parts[at].rows as usize;
            at += 1;
            part = None;
        }
        let part = match &part {
            Some(part) => part,
            None => part.insert(session.whole_part(&scene.parts[at].object, &suppressed)?),
        };
        contacts.push(readable(part.contact(row - first)));
    }
    Ok(ContactPage {
        contacts,
        total: rows.count(),
    })
}

/// A person as people read the address.
pub(super) fn readable(mut contact: Contact) -> Contact {
    if let Cow::Owned(address) = row::readable(&contact.email) {
        contact.email = address;
    }
    contact
}

fn nobody_named() -> Error {
    Error::new(
        Code::Malformed,
        "neither a list nor a client is named",
        "Name the list, or the client for all of its people",
    )
}

/// The rows of a set after the first so many. Whole words are passed by their counts.
fn from(rows: &Bits, mut offset: usize) -> impl Iterator<Item = usize> + '_ {
    let words = rows.words();
    let mut word = 0;
    while word < words.len() && words[word].count_ones() as usize <= offset {
        offset -= words[word].count_ones() as usize;
        word += 1;
    }
    let ones = move |at: usize| {
        (0..64)
            .filter(move |bit| words[at] >> bit & 1 == 1)
            .map(move |bit| at * 64 + bit)
    };
    (word..words.len()).flat_map(ones).skip(offset)
}

/// Whom a page is about; the last answer is kept, because a list is scrolled page by page.
fn rows_of(
    session: &Session,
    scene: &Scene,
    sieve: &Sieve,
    suppressed: &Suppressions,
) -> Result<Arc<Bits>, Error> {
    let known = session.books.found().clone();
    if let Some(known) = known
        && known.scene == *scene
        && known.sieve == *sieve
    {
        return Ok(known.rows);
    }
    let all: usize = scene.parts.iter().map(|part| part.rows as usize).sum();
    let among = match &scene.list {
        Some((_, Some(members))) => session.stored_members(members, all)?,
        Some((_, None)) => Bits::none(all),
        None => {
            let mut everybody = Bits::all(all);
            everybody.without(&*session.nobody(scene.client)?);
            everybody
        }
    };
    let rows = Arc::new(if *sieve == Sieve::default() {
        among
    } else {
        let book = session.book(scene.client, &sieve.fields())?;
        let (mut rows, mut first) = (Bits::none(book.rows()), 0);
        let mut passes = sieve.passing(suppressed);
        for part in &book.parts {
            let own = (0..part.rows).filter(|row| among.has(first + row));
            own.filter(|row| passes(part, *row))
                .for_each(|row| rows.put(first + row));
            first += part.rows;
        }
        rows
    });
    *session.books.found() = Some(Found {
        scene: scene.clone(),
        sieve: sieve.clone(),
        rows: Arc::clone(&rows),
    });
    Ok(rows)
}

impl Sieve {
    fn of(request: &ContactPageRequest) -> Self {
        let text = request.search.as_deref().unwrap_or_default();
        Self {
            text: text.trim().to_lowercase(),
            email: request.email_consent,
            sms: request.sms_consent,
            suppressed: request.suppressed,
        }
    }

    /// What a book must be read with.
    fn fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        if !self.text.is_empty() {
            fields.extend(SEARCHED);
        }
        fields.extend(self.email.map(|_| Field::EmailConsent));
        fields.extend(self.sms.map(|_| Field::SmsConsent));
        if self.suppressed.is_some() {
            fields.extend(KEYS);
        }
        fields
    }

    /// Whether a row passes, asked row after row.
    fn passing<'a>(
        &'a self,
        suppressed: &'a Suppressions,
    ) -> impl FnMut(&Part, usize) -> bool + 'a {
        let finder = Finder::new(self.text.as_bytes());
        let mut lower = String::new();
        move |part, row| {
            let answers = |asked: Option<Consent>, field| {
                asked.is_none_or(|asked| Consent::from(part.consent(field, row)) == asked)
            };
            answers(self.email, Field::EmailConsent)
                && answers(self.sms, Field::SmsConsent)
                && self
                    .suppressed
                    .is_none_or(|asked| asked != suppressed.channels(part.keys(row)).is_empty())
                && (self.text.is_empty() || has_text(part, row, (&finder, &mut lower)))
        }
    }
}

/// Whether a text stands in what a person is known by.
fn has_text(part: &Part, row: usize, (finder, lower): (&Finder<'_>, &mut String)) -> bool {
    SEARCHED.iter().any(|field| {
        let text = part.text(*field, row);
        if matches!(field, Field::Email | Field::Phone) {
            // An address is found by its letters, too.
            return finder.find(text.as_bytes()).is_some()
                || !finder.needle().is_ascii()
                    && finder.find(row::readable(text).as_bytes()).is_some();
        }
        lower.clear();
        lower.extend(text.chars().flat_map(char::to_lowercase));
        finder.find(lower.as_bytes()).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_before_a_page_are_passed_over() {
        let rows: Bits = (0..1000).filter(|row| row % 3 == 0).collect();
        for offset in [0, 1, 63, 64, 200, 333, 334, 400] {
            let expect: Vec<usize> = rows.iter().skip(offset).take(5).collect();
            assert_eq!(
                from(&rows, offset).take(5).collect::<Vec<_>>(),
                expect,
                "{offset}"
            );
        }
    }
}
