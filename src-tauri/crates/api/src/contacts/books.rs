//! Contact books as they are shown: the columns somebody asked for, kept while the parts they came from are present.
//!
//! What a ledger suppresses is denied in every book shown, so that no count and no file can forget it. Whoever changes
//! a book starts from its stored parts (`stored_part`), not from these.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use reprise_domain::contact::ContactCounts;
use reprise_domain::contact_book::BookPart;
use reprise_domain::contact_field::{Field, FieldKind};
use reprise_domain::id::{ClientId, ObjectId};
use reprise_domain::suppression::{SuppressionEntry, SuppressionLedger};
use reprise_engines::audience::Bits;
use reprise_engines::audience::book::{Book, Part, members_from, part_from};
use reprise_engines::audience::suppression::Suppressions;
use uuid::Uuid;

use super::ledger;
use super::ledger_pages::{LedgerPages, Wanted};
use super::page::Found;
use super::side::side_by_side;
use crate::error::{Code, Error};
use crate::session::Session;

/// What people are known by; suppression is worked in by these.
pub(super) const KEYS: [Field; 3] = [Field::Email, Field::Phone, Field::ExternalId];
/// Whole parts kept for pages, whatever book they are of.
const WHOLE_KEPT: usize = 4;

/// The books of a session.
#[derive(Default)]
pub(crate) struct Books {
    shown: Mutex<BTreeMap<ClientId, Shown>>,
    whole: Mutex<Vec<(ObjectId, Arc<Part>)>>,
    found: Mutex<Option<Found>>,
    ledgers: Mutex<BTreeMap<ClientId, ReadLedger>>,
    nobody: Mutex<BTreeMap<ClientId, BlankRows>>,
    ledger_pages: Mutex<BTreeMap<ClientId, LedgerPages>>,
    everybody: Mutex<BTreeMap<ClientId, (Arc<Book>, ContactCounts)>>,
}

impl Books {
    /// Who was found last.
    pub(super) fn found(&self) -> MutexGuard<'_, Option<Found>> {
        lock(&self.found)
    }

    /// A page of a client's ledger; `read` hands over its files.
    ///
    /// # Errors
    /// As [`LedgerPages::page`].
    pub(super) fn ledger_page(
        &self,
        client: ClientId,
        wanted: &Wanted<'_>,
        read: impl FnMut(&ObjectId) -> Result<Vec<u8>, Error>,
    ) -> Result<(Vec<SuppressionEntry>, u64), Error> {
        let mut all = lock(&self.ledger_pages);
        all.entry(client).or_default().page(wanted, read)
    }

    /// How many people a book holds, if it was counted.
    pub(super) fn everybody(&self, client: ClientId, book: &Arc<Book>) -> Option<ContactCounts> {
        let all = lock(&self.everybody);
        let (counted, counts) = all.get(&client)?;
        Arc::ptr_eq(counted, book).then_some(*counts)
    }

    /// Keeps what a book was counted to hold.
    pub(super) fn remember_everybody(
        &self,
        client: ClientId,
        book: Arc<Book>,
        counts: ContactCounts,
    ) {
        lock(&self.everybody).insert(client, (book, counts));
    }
}

/// The parts of a book, and which rows of them are nobody's.
type BlankRows = (Vec<BookPart>, Arc<Bits>);
/// The files of a ledger, and what they say.
type ReadLedger = (Vec<ObjectId>, Arc<Suppressions>);

/// A book as it was shown last.
#[derive(Default, Clone)]
struct Shown {
    fields: Vec<Field>,
    parts: Vec<ObjectId>,
    ledger: Vec<ObjectId>,
    members: BTreeMap<Uuid, ObjectId>,
    book: Arc<Book>,
}

/// What a book is made of, by the present entities.
struct Present {
    parts: Vec<ObjectId>,
    members: BTreeMap<Uuid, ObjectId>,
    rows: usize,
}

impl Session {
    /// A client's book with at least these columns, where they hold anything; empty before the first import.
    ///
    /// # Errors
    /// `Failed` when a file of it is damaged or gone.
    pub(crate) fn book(&self, client: ClientId, fields: &[Field]) -> Result<Arc<Book>, Error> {
        let present = self.present_book(client)?;
        let (ledger, suppressed) = self.suppressions(client)?;
        let mut all = lock(&self.books.shown);
        let shown = all.entry(client).or_default();
        let mut wanted: Vec<Field> = fields.to_vec();
        let has_consent = fields
            .iter()
            .any(|field| field.kind() == FieldKind::Consent);
        if has_consent && !suppressed.is_empty() {
            wanted.extend(KEYS);
        }
        let lacks = wanted.iter().any(|field| !shown.fields.contains(field));
        if !lacks
            && shown.parts == present.parts
            && shown.ledger == ledger
            && shown.members == present.members
        {
            return Ok(shown.book.clone());
        }
        if lacks {
            wanted.extend(shown.fields.iter().copied());
            wanted.sort();
            wanted.dedup();
        } else {
            wanted.clone_from(&shown.fields);
        }
        // Parts are taken over when they have all columns and their suppression is as it was.
        let known: BTreeMap<&ObjectId, &Arc<Part>> = if lacks || shown.ledger != ledger {
            BTreeMap::new()
        } else {
            shown.parts.iter().zip(&shown.book.parts).collect()
        };
        let mut parts = Vec::with_capacity(present.parts.len());
        let mut ids = present.parts.iter();
        side_by_side(
            || Ok(ids.next()),
            |id| match known.get(id) {
                Some(part) => Ok(Arc::clone(part)),
                None => {
                    let mut part = self.stored_part(id, Some(&wanted))?;
                    suppressed.work_into(&mut part);
                    Ok(Arc::new(part))
                }
            },
            |part: Result<Arc<Part>, Error>| {
                parts.push(part?);
                Ok(())
            },
        )?;
        let mut members = BTreeMap::new();
        for (id, object) in &present.members {
            let kept = shown.members.get(id).filter(|it| *it == object);
            let set = match kept.and_then(|_| shown.book.members.get(id)) {
                Some(set) => Arc::clone(set),
                None => Arc::new(self.stored_members(object, present.rows)?),
            };
            members.insert(*id, set);
        }
        let book = Arc::new(Book { parts, members });
        *shown = Shown {
            fields: wanted,
            parts: present.parts,
            ledger,
            members: present.members,
            book: Arc::clone(&book),
        };
        Ok(book)
    }

    /// Whom a client does not contact, and the files of the ledger that say so.
    ///
    /// # Errors
    /// `Failed` when a file of the ledger is damaged or gone.
    pub(crate) fn suppressions(
        &self,
        client: ClientId,
    ) -> Result<(Vec<ObjectId>, Arc<Suppressions>), Error> {
        let ledger =
            self.read(|workspace| Ok(workspace.suppression_ledgers.get(&client).cloned()))?;
        let Some(SuppressionLedger { parts, key, .. }) = ledger else {
            return Ok(Default::default());
        };
        let mut all = lock(&self.books.ledgers);
        if let Some((known, suppressed)) = all.get(&client)
            && *known == parts
        {
            return Ok((parts, Arc::clone(suppressed)));
        }
        let entries = ledger::entries(self, &parts)?;
        let suppressed = Arc::new(Suppressions::of(&entries, &key));
        all.insert(client, (parts.clone(), Arc::clone(&suppressed)));
        Ok((parts, suppressed))
    }

    /// The rows of a client's book that are nobody's, their people being erased or deleted. Only parts that have such
    /// rows are read.
    ///
    /// # Errors
    /// `Failed` when a file of the book is damaged or gone.
    pub(crate) fn nobody(&self, client: ClientId) -> Result<Arc<Bits>, Error> {
        let parts = self.read(|workspace| {
            let book = workspace.contact_books.get(&client);
            Ok(book.map(|book| book.parts.clone()).unwrap_or_default())
        })?;
        if parts.iter().all(|part| part.blank == Some(0)) {
            return Ok(Arc::default());
        }
        let mut all = lock(&self.books.nobody);
        if let Some((known, nobody)) = all.get(&client)
            && *known == parts
        {
            return Ok(Arc::clone(nobody));
        }
        let (mut nobody, mut first) = (Bits::default(), 0);
        for stored in &parts {
            if stored.blank != Some(0) {
                let part = self.stored_part(&stored.object, Some(&KEYS))?;
                part.blank_rows().for_each(|row| nobody.put(first + row));
            }
            first += stored.rows as usize;
        }
        let nobody = Arc::new(nobody);
        all.insert(client, (parts, Arc::clone(&nobody)));
        Ok(nobody)
    }

    /// A part with all its columns, as it is shown; the last few are kept.
    pub(super) fn whole_part(
        &self,
        id: &ObjectId,
        suppressed: &Suppressions,
    ) -> Result<Arc<Part>, Error> {
        let mut kept = lock(&self.books.whole);
        if let Some(at) = kept.iter().position(|(known, _)| known == id) {
            let entry = kept.remove(at);
            kept.push(entry);
        } else {
            if kept.len() == WHOLE_KEPT {
                kept.remove(0);
            }
            kept.push((id.clone(), Arc::new(self.stored_part(id, None)?)));
        }
        let mut part = kept[kept.len() - 1].1.clone();
        if !suppressed.is_empty() {
            suppressed.work_into(Arc::make_mut(&mut part));
        }
        Ok(part)
    }

    /// A part as it is stored: all columns, or some.
    pub(super) fn stored_part(
        &self,
        id: &ObjectId,
        fields: Option<&[Field]>,
    ) -> Result<Part, Error> {
        let bytes = self.with_store(|store| Ok(store.object_get(id)?))?;
        let mut part = part_from(&bytes, fields).map_err(damaged)?;
        part.address_in_ascii();
        Ok(part)
    }

    /// A stored set of rows.
    pub(super) fn stored_members(&self, id: &ObjectId, rows: usize) -> Result<Bits, Error> {
        let bytes = self.with_store(|store| Ok(store.object_get(id)?))?;
        Ok(Bits::of_words(rows, members_from(&bytes).map_err(damaged)?))
    }

    fn present_book(&self, client: ClientId) -> Result<Present, Error> {
        self.read(|workspace| {
            let book = workspace.contact_books.get(&client);
            let lists = workspace
                .contact_lists
                .values()
                .filter(|list| list.client == client)
                .filter_map(|list| Some((list.id.0, list.members.clone()?)));
            let imports = workspace
                .contact_imports
                .values()
                .filter(|import| import.client == client)
                .map(|import| (import.id.0, import.members.clone()));
            let parts = book.map(|book| book.parts.iter().map(|part| part.object.clone()));
            Ok(Present {
                parts: parts.into_iter().flatten().collect(),
                members: lists.chain(imports).collect(),
                rows: book.map_or(0, |book| book.rows()),
            })
        })
    }
}

pub(super) fn damaged(problem: impl std::fmt::Display) -> Error {
    Error::new(
        Code::Failed,
        problem.to_string(),
        "Restore the newest backup",
    )
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
