//! Erasing a person: everything in the book and in the suppression about whoever has an address, and every file of former
//! times that still holds them, here and in the backups.
//!
//! What somebody is known by is noted before the first of it goes: once they are out of the book nothing else would tell,
//! and an erasure that was cut short is finished by whoever opens the workspace next, or erases next.
//!
//! Keyed hashes stay in the ledger, so that no import brings the person back. An address that somebody who stays has too
//! (a family's phone) is that person's as well: its entries in the ledger stay, because they protect who is left.

use std::collections::BTreeSet;
use std::sync::Arc;

use reprise_domain::contact::ContactList;
use reprise_domain::contact_book::ContactBook;
use reprise_domain::entity::Edit;
use reprise_domain::id::{ClientId, ObjectId};
use reprise_domain::suppression::{
    Suppressed, SuppressionAct, SuppressionEntry, SuppressionLedger,
};
use reprise_engines::audience::Bits;
use reprise_engines::audience::book::Part;
use reprise_engines::audience::suppression::{Suppressions, key_of};
use reprise_store::StoreError;
use serde::{Deserialize, Serialize};

use super::books::{KEYS, damaged};
use super::erase_rules::{audiences_without, forget, owners_of};
use super::gone::Gone;
use super::keep::{Keeping, keep, without};
use super::ledger;
use super::suppress::{imports_without, keys_of, named};
use crate::error::{Code, Error};
use crate::job::Job;
use crate::session::Session;
use crate::view::{ContactErase, Erased};

/// Erases a person.
///
/// The change cannot be taken back, and neither can older ones whose people are in files that went with this one.
///
/// # Errors
/// `Refused` when neither the book nor the suppression knows the address.
pub(super) fn run(session: &Session, request: &ContactErase) -> Result<Erased, Error> {
    let client = session.client(request.client)?.id;
    let country = request.country.as_deref().unwrap_or_default();
    let who = named(&request.address, country)?;
    finish(session)?;
    let person = Person {
        client,
        who,
        known_by: BTreeSet::new(),
    };
    erase(session, &person)?.ok_or_else(|| {
        Error::new(
            Code::Refused,
            format!(
                "nobody in the contact book, the suppression or a rule has ‘{}’",
                request.address.trim()
            ),
            "Look the person up on a list; suppress the address to keep it from being imported",
        )
    })
}

/// Finishes an erasure that was begun and cut short; true if there was one.
///
/// # Errors
/// Whatever stood in its way; it stays noted.
pub(super) fn finish(session: &Session) -> Result<bool, Error> {
    let Some(note) = session.with_store(|store| Ok(store.begun()?))? else {
        return Ok(false);
    };
    // With the client everything about its people went; a note that says nothing any more must not keep others here.
    let person = serde_json::from_slice::<Person>(&note).ok();
    let person = session.read(|workspace| {
        Ok(person.filter(|person| workspace.clients.contains_key(&person.client)))
    })?;
    if let Some(person) = &person {
        erase(session, person)?;
    }
    session.with_store(|store| Ok(store.note_finished()?))?;
    Ok(person.is_some())
}

/// Who is to be erased, as it is noted until it is done.
#[derive(Serialize, Deserialize)]
struct Person {
    client: ClientId,
    /// The address that was asked for.
    who: Suppressed,
    /// What the book knew them by, also where it does not know them any more; others may have it too.
    known_by: BTreeSet<Suppressed>,
}

/// None when nothing holds the person.
fn erase(session: &Session, person: &Person) -> Result<Option<Erased>, Error> {
    let client = person.client;
    let before = session.ledger(client)?;
    // The key comes with the ledger, and a ledger comes with its first entry: an empty one is made for it.
    let ledger = before
        .clone()
        .unwrap_or_else(|| ledger::empty(session, client));
    let key = key_of(&ledger.key).ok_or_else(|| damaged("the ledger's key is no key"))?;
    let scene = Scene::of(session, person, &key)?;
    let in_ledger = ledger::entries(session, &ledger.parts)?
        .iter()
        .any(|entry| scene.own.is_in(entry));
    let (names, rules): (Vec<_>, Vec<_>) = audiences_without(session, client, &scene.own)?
        .into_iter()
        .unzip();
    if scene.people == 0 && !in_ledger && rules.is_empty() {
        // A program that was ended in the midst of it may have left files and words.
        let swept = sweep(session, client, &scene.all)?;
        let forgotten = forget(session, client, &scene.own, &swept.shared)?;
        let was_there = forgotten || !swept.erased.is_empty();
        return Ok(was_there.then(Erased::default));
    }
    note(session, person, &scene)?;
    let (after, suppressed) = forgotten(session, ledger, &scene)?;
    let mut edits = match before {
        Some(before) => vec![Edit::change(before, after)],
        None => vec![Edit::create(after)],
    };
    edits.extend(book_without(session, client, &scene, &suppressed)?);
    edits.extend(rules);
    session.write("Erase a person", edits)?;
    let swept = sweep(session, client, &scene.all)?;
    forget(session, client, &scene.own, &swept.shared)?;
    session.with_store(|store| Ok(store.note_finished()?))?;
    Ok(Some(Erased {
        people: scene.people,
        audiences: names,
    }))
}

fn note(session: &Session, person: &Person, scene: &Scene) -> Result<(), Error> {
    let noted = Person {
        client: person.client,
        who: person.who.clone(),
        known_by: scene.all.keys().cloned().collect(),
    };
    let note = serde_json::to_vec(&noted).map_err(damaged)?;
    session.with_store(|store| Ok(store.note_begun(&note)?))
}

/// Files of former times that hold them.
struct Swept {
    /// Erased here and in the backups.
    erased: Vec<ObjectId>,
    /// Present ones of other clients.
    shared: Vec<ObjectId>,
}

/// Who is erased, and where they stand.
struct Scene {
    parts: Vec<Arc<Part>>,
    /// Their rows, in each part and in the whole book.
    within: Vec<Vec<usize>>,
    rows: Bits,
    people: u64,
    /// Everything they are known by.
    all: Gone,
    /// What nobody else is known by.
    own: Gone,
}

impl Scene {
    fn of(session: &Session, person: &Person, key: &[u8; 32]) -> Result<Self, Error> {
        let parts = session.stored_parts(person.client)?;
        let asked = Gone::new([person.who.clone()], key);
        let within: Vec<Vec<usize>> = parts.iter().map(|part| asked.rows_of(part)).collect();
        let (mut rows, mut first, mut people) = (Bits::default(), 0, 0);
        let mut keys = person.known_by.clone();
        keys.insert(person.who.clone());
        for (part, found) in parts.iter().zip(&within) {
            for row in found {
                rows.put(first + row);
                people += 1;
                keys.extend(known_by(part, *row));
            }
            first += part.rows;
        }
        let mut own = keys.clone();
        for (part, found) in parts.iter().zip(&within) {
            let all = Gone::new(own.iter().cloned(), key);
            for row in all.rows_of(part).iter().filter(|row| !found.contains(*row)) {
                for shared in known_by(part, *row) {
                    own.remove(&shared);
                }
            }
        }
        Ok(Self {
            parts,
            within,
            rows,
            people,
            all: Gone::new(keys, key),
            own: Gone::new(own, key),
        })
    }
}

fn known_by(part: &Part, row: usize) -> impl Iterator<Item = Suppressed> {
    let [email, phone, number] = KEYS.map(|field| part.text(field, row).to_owned());
    let all = [
        Suppressed::Email(email),
        Suppressed::Phone(phone),
        Suppressed::ExternalId(number),
    ];
    all.into_iter().filter(|who| keys_of(who).is_known())
}

/// The ledger without who is erased and with their hashes, and what it comes to.
fn forgotten(
    session: &Session,
    ledger: SuppressionLedger,
    scene: &Scene,
) -> Result<(SuppressionLedger, Suppressions), Error> {
    let zone = session.client(ledger.client)?.time_zone;
    let (at, author) = (
        session.now().with_timezone(&zone).naive_local(),
        session.author()?,
    );
    let erasures: Vec<SuppressionEntry> = scene
        .all
        .hashes()
        .map(|hash| SuppressionEntry {
            who: Suppressed::Hash(hash.to_owned()),
            channel: None,
            act: SuppressionAct::Erasure,
            at,
            author: author.clone(),
            note: String::new(),
        })
        .collect();
    let mut after = ledger;
    after.parts = ledger::without_people(session, &after.parts, &scene.own)?;
    ledger::append(session, &mut after, &erasures)?;
    let entries = ledger::entries(session, &after.parts)?;
    let suppressed = Suppressions::of(&entries, &after.key);
    Ok((after, suppressed))
}

/// The book, the lists and the imports without them; nothing where the book does not have them.
fn book_without(
    session: &Session,
    client: ClientId,
    scene: &Scene,
    suppressed: &Suppressions,
) -> Result<Vec<Edit>, Error> {
    let book: Option<ContactBook> =
        session.read(|workspace| Ok(workspace.contact_books.get(&client).cloned()))?;
    let (Some(before), true) = (book, scene.people > 0) else {
        return Ok(Vec::new());
    };
    let parts = scene.parts.iter().zip(&scene.within);
    let outcomes = parts.map(|(part, gone)| without(Arc::clone(part), |row| gone.contains(&row)));
    let mut lists = session.lists_of(client)?;
    lists
        .iter_mut()
        .for_each(|(_, members)| members.without(&scene.rows));
    let sets: Vec<Bits> = lists.iter().map(|(_, members)| members.clone()).collect();
    let keeping = Keeping {
        parts: outcomes.collect(),
        known: &before.parts,
        sets: &sets,
        suppressed,
    };
    let kept = keep(session, &Job::begin(session, ""), keeping)?;
    let mut after = before.clone();
    after.parts = kept.parts;
    let mut edits = vec![Edit::change(before, after)];
    for ((list, members), counts) in lists.iter().zip(kept.counts) {
        let after = ContactList {
            counts,
            members: Some(session.put_members(members)?),
            ..list.clone()
        };
        if after != *list {
            edits.push(Edit::change(list.clone(), after));
        }
    }
    edits.extend(imports_without(session, client, &scene.rows)?);
    Ok(edits)
}

/// Erases every file of former times in which they still are: earlier states of the book and of the ledger, and what was
/// left of work that was stopped. Files that another client's book names, too, stay for it, and are none of this client's.
fn sweep(session: &Session, client: ClientId, gone: &Gone) -> Result<Swept, Error> {
    let left = session.with_store(|store| Ok(store.objects_left_of(&owners_of(client))?))?;
    let holding = |files: Vec<ObjectId>| {
        let mut holding = Vec::new();
        for file in files {
            let holds = session.with_store(|store| match store.object_get(&file) {
                Ok(bytes) => Ok(gone.is_in_file(&bytes)),
                // What is left of a damaged file may hold anybody.
                Err(StoreError::Damaged { .. }) => Ok(true),
                Err(error) => Err(error.into()),
            })?;
            if holds {
                holding.push(file);
            }
        }
        Ok::<_, Error>(holding)
    };
    let swept = Swept {
        erased: holding(left.alone)?,
        shared: holding(left.shared)?,
    };
    session.with_store(|store| Ok(store.objects_erase(&swept.erased)?))?;
    Ok(swept)
}
