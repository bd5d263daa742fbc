//! Storing the parts of a book and counting its lists on the way.

use std::sync::Arc;

use reprise_domain::client::Client;
use reprise_domain::contact::{ContactCounts, ContactList};
use reprise_domain::contact_book::BookPart;
use reprise_domain::id::{ClientId, ObjectId};
use reprise_engines::audience::Bits;
use reprise_engines::audience::book::{Part, members_to_bytes, part_to_bytes};
use reprise_engines::audience::import::{Draft, Outcome};
use reprise_engines::audience::suppression::Suppressions;

use super::books::damaged;
use super::side::side_by_side;
use crate::error::Error;
use crate::find;
use crate::job::Job;
use crate::session::Session;

/// What is to be kept.
pub(super) struct Keeping<'a> {
    /// All parts of the book.
    pub(super) parts: Vec<Outcome>,
    /// The parts as they are stored now, in order; one that was kept finds itself there.
    pub(super) known: &'a [BookPart],
    /// Sets of people to be counted.
    pub(super) sets: &'a [Bits],
    /// Whom not to contact.
    pub(super) suppressed: &'a Suppressions,
}

/// What was kept.
pub(super) struct Kept {
    /// The parts, in order, stored.
    pub(super) parts: Vec<BookPart>,
    /// Counts of each set of people, as they are shown: what is suppressed is denied.
    pub(super) counts: Vec<ContactCounts>,
}

/// Stores changed parts, names the kept ones, and counts sets of people in all of them.
///
/// # Errors
/// Whatever the store says; `Cancelled`.
pub(super) fn keep(session: &Session, job: &Job<'_>, keeping: Keeping<'_>) -> Result<Kept, Error> {
    let Keeping {
        parts,
        known,
        sets,
        suppressed,
    } = keeping;
    let total = parts.len() as u64;
    let mut first = 0;
    let mut parts = parts.into_iter().enumerate().map(|(at, part)| {
        let begins = first;
        first += match &part {
            Outcome::Kept(part) => part.rows,
            Outcome::Changed(draft) => draft.rows(),
        };
        (at, begins, part)
    });
    let mut kept = Kept {
        parts: Vec::new(),
        counts: vec![ContactCounts::default(); sets.len()],
    };
    side_by_side(
        || Ok(parts.next()),
        |(at, first, part)| {
            let (mut part, stored) = match part {
                Outcome::Kept(part) => (part, known.get(at).cloned()),
                Outcome::Changed(draft) => (Arc::new(draft.finish()), None),
            };
            let stored = match stored {
                Some(stored) => stored,
                None => session.put_part(&part)?,
            };
            if !suppressed.is_empty() {
                suppressed.work_into(Arc::make_mut(&mut part));
            }
            let counts: Vec<ContactCounts> =
                sets.iter().map(|set| part.counts(first, set)).collect();
            Ok((stored, counts))
        },
        |done: Result<(BookPart, Vec<ContactCounts>), Error>| {
            let (part, counts) = done?;
            kept.parts.push(part);
            for (sum, counts) in kept.counts.iter_mut().zip(counts) {
                *sum += counts;
            }
            job.step(kept.parts.len() as u64, Some(total), "Storing contacts")
        },
    )?;
    Ok(kept)
}

/// A part in which some rows are nobody's from now on.
pub(super) fn without(part: Arc<Part>, is_gone: impl Fn(usize) -> bool) -> Outcome {
    let rows: Vec<usize> = (0..part.rows).filter(|row| is_gone(*row)).collect();
    if rows.is_empty() {
        return Outcome::Kept(part);
    }
    let mut draft = Draft::of(&part);
    rows.iter().for_each(|row| draft.blank(*row));
    Outcome::Changed(Box::new(draft))
}

impl Session {
    /// The parts of a client's book as they are stored, all columns.
    ///
    /// # Errors
    /// `Failed` when a file is damaged or gone.
    pub(super) fn stored_parts(&self, client: ClientId) -> Result<Vec<Arc<Part>>, Error> {
        let ids: Vec<ObjectId> = self.read(|workspace| {
            let book = workspace.contact_books.get(&client);
            let parts = book.map(|book| book.parts.iter().map(|part| part.object.clone()));
            Ok(parts.into_iter().flatten().collect())
        })?;
        let (mut ids, mut parts) = (ids.into_iter(), Vec::new());
        side_by_side(
            || Ok(ids.next()),
            |id| self.stored_part(&id, None),
            |part: Result<Part, Error>| {
                parts.push(Arc::new(part?));
                Ok(())
            },
        )?;
        Ok(parts)
    }

    /// A client's lists and who is on them.
    ///
    /// # Errors
    /// `Failed` when a file is damaged or gone.
    pub(super) fn lists_of(&self, client: ClientId) -> Result<Vec<(ContactList, Bits)>, Error> {
        let (lists, rows) = self.read(|workspace| {
            let own = workspace
                .contact_lists
                .values()
                .filter(|list| list.client == client);
            let rows = workspace
                .contact_books
                .get(&client)
                .map_or(0, |book| book.rows());
            Ok((own.cloned().collect::<Vec<_>>(), rows))
        })?;
        let with_members = lists.into_iter().map(|list| {
            let members = match &list.members {
                Some(id) => self.stored_members(id, rows)?,
                None => Bits::none(rows),
            };
            Ok((list, members))
        });
        with_members.collect()
    }

    /// Stores a part.
    ///
    /// # Errors
    /// Whatever the store says.
    pub(super) fn put_part(&self, part: &Part) -> Result<BookPart, Error> {
        let bytes = part_to_bytes(part).map_err(damaged)?;
        Ok(BookPart {
            object: self.with_store(|store| Ok(store.object_put(&bytes)?))?,
            rows: part.rows as u32,
            blank: Some(part.blank_rows().count() as u32),
        })
    }

    /// Stores a set of people.
    ///
    /// # Errors
    /// Whatever the store says.
    pub(super) fn put_members(&self, members: &Bits) -> Result<ObjectId, Error> {
        let bytes = members_to_bytes(members.words()).map_err(damaged)?;
        self.with_store(|store| Ok(store.object_put(&bytes)?))
    }

    /// A client that is there.
    pub(super) fn client(&self, id: ClientId) -> Result<Client, Error> {
        self.read(|workspace| Ok(find::client(workspace, id)?.clone()))
    }
}
