//! Suppression by hand: opt-out files taken in, single entries lifted, single people erased.

use std::path::Path;

use reprise_domain::contact::ContactList;
use reprise_domain::contact_field::Field;
use reprise_domain::contact_source::ColumnMap;
use reprise_domain::entity::Edit;
use reprise_domain::id::{ClientId, ObjectId};
use reprise_domain::suppression::{Suppressed, SuppressionAct, SuppressionEntry};
use reprise_domain::{Refusal, text};
use reprise_engines::audience::Bits;
use reprise_engines::audience::import::{Outcome, Records};
use reprise_engines::audience::row;
use reprise_engines::audience::suppression::{Channels, Keys, Suppressions, hashes, key_of};

use super::keep::{Keeping, keep, without};
use super::ledger;
use super::table::{Block, Origin, Table, bad};
use crate::error::{Code, Error};
use crate::job::Job;
use crate::session::Session;
use crate::view::{ContactErase, ContactsSuppress, Erased, SuppressReport, SuppressionLift};

/// Takes an opt-out file in.
///
/// # Errors
/// `BadFile` for a file that cannot be read or names no e-mail, phone or customer number; `Cancelled`.
pub(super) fn run(session: &Session, request: &ContactsSuppress) -> Result<SuppressReport, Error> {
    if request.reason == SuppressionAct::Lift || request.reason == SuppressionAct::Erasure {
        return Err(Error::new(
            Code::Malformed,
            "a file tells of opt-outs, bounces or complaints",
            "Lift or erase people one by one",
        ));
    }
    let job = Job::begin(session, request.job.as_deref().unwrap_or_default());
    let client = session.client(request.client)?;
    let table = Table::open(
        Origin::File(Path::new(&request.file)),
        &request.reading.clone().unwrap_or_default(),
    )?;
    let guessed = || row::guess_columns_by(&table.header, &table.sample(8));
    let columns = request.columns.clone().unwrap_or_else(guessed);
    let file = Path::new(&request.file)
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let now = session.now().with_timezone(&client.time_zone).naive_local();
    let author = session.author()?;
    let entry = |who: Suppressed| SuppressionEntry {
        who,
        channel: request.channel,
        act: request.reason,
        at: now,
        author: author.clone(),
        note: file.clone().into_owned(),
    };
    let mut suppressed = (*session.suppressions(client.id)?.1).clone();
    let country = request
        .country
        .as_deref()
        .unwrap_or_default()
        .to_ascii_uppercase();
    let mut report = SuppressReport::default();
    let mut entries = Vec::new();
    let mut blocks = table.blocks()?;
    while let Some(block) = blocks.next()? {
        let Block::Records { bytes, line } = block else {
            report.rejected += 1;
            continue;
        };
        let mut records = Records::new(&bytes, table.delimiter, line);
        while records.advance() {
            report.rows += 1;
            let people = people_of(&records, &columns, &country);
            if people.is_empty() {
                report.rejected += 1;
                if report.rejected_lines.len() < 50 {
                    report.rejected_lines.push(records.line());
                }
            }
            let mut is_known = !people.is_empty();
            for who in people {
                let wanted = Channels::of(request.channel);
                if !suppressed.channels(keys_of(&who)).holds(wanted) {
                    is_known = false;
                    let entry = entry(who);
                    suppressed.take(&entry);
                    entries.push(entry);
                }
            }
            report.known += u64::from(is_known);
        }
        job.step(report.rows, None, "Reading opt-outs")?;
    }
    if report.rows == report.rejected {
        return Err(bad(
            "no row holds an e-mail address, a phone number or a customer number",
            "Say which column is which, and try again",
        ));
    }
    report.added = entries.len() as u64;
    let mut edits: Vec<Edit> = ledger::added(session, client.id, &entries, Some(now))?
        .into_iter()
        .collect();
    edits.extend(recounted(session, client.id, &suppressed, &job)?);
    session.write(format!("Suppress people of {file}"), edits)?;
    Ok(report)
}

/// Everybody a row names: an address, a number and a customer number are suppressed each for itself.
fn people_of(records: &Records<'_>, columns: &ColumnMap, country: &str) -> Vec<Suppressed> {
    let cell = |field| {
        let field = columns.get(field).map_or(&[][..], |at| records.field(at));
        String::from_utf8_lossy(field)
    };
    let number = row::words(&cell(Field::ExternalId));
    [
        row::email(&cell(Field::Email)).map(Suppressed::Email),
        row::phone(&cell(Field::Phone), country).map(Suppressed::Phone),
        (!number.is_empty()).then_some(Suppressed::ExternalId(number)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What somebody suppressed is known by.
pub(super) fn keys_of(who: &Suppressed) -> Keys<'_> {
    let mut keys = Keys::default();
    match who {
        Suppressed::Email(email) => keys.email = email,
        Suppressed::Phone(phone) => keys.phone = phone,
        Suppressed::ExternalId(number) => keys.external_id = number,
        Suppressed::Hash(_) => {}
    }
    keys
}

/// The address somebody wrote, in its one form.
pub(super) fn named(address: &str, country: &str) -> Result<Suppressed, Error> {
    let address = address.trim();
    row::email(address)
        .map(Suppressed::Email)
        .or_else(|| row::phone(address, country).map(Suppressed::Phone))
        .or_else(|| (!address.is_empty()).then(|| Suppressed::ExternalId(row::words(address))))
        .ok_or_else(|| {
            Refusal::Empty {
                field: "the address",
            }
            .into()
        })
}

/// Where in the book an address stands, and as what.
pub(super) fn field_of(who: &Suppressed) -> (Field, &str) {
    match who {
        Suppressed::Email(value) => (Field::Email, value),
        Suppressed::Phone(value) => (Field::Phone, value),
        Suppressed::ExternalId(value) | Suppressed::Hash(value) => (Field::ExternalId, value),
    }
}

/// Lifts the suppression of one address.
///
/// # Errors
/// `Refused` without a reason, and when the address is not suppressed there.
pub(super) fn lift(session: &Session, request: SuppressionLift) -> Result<SuppressionEntry, Error> {
    let client = session.client(request.client)?;
    let note = text::line(&request.reason, "the reason", text::LINE_LIMIT)?;
    if note.is_empty() {
        return Err(Refusal::Empty {
            field: "the reason",
        }
        .into());
    }
    let who = named(
        &request.address,
        request.country.as_deref().unwrap_or_default(),
    )?;
    let mut suppressed = (*session.suppressions(client.id)?.1).clone();
    if suppressed.channels(keys_of(&who)).is_empty() {
        return Err(Error::new(
            Code::Refused,
            format!("‘{}’ is not suppressed", request.address.trim()),
            "Look the address up as it was suppressed: e-mail, phone or customer number",
        ));
    }
    let entry = SuppressionEntry {
        who,
        channel: request.channel,
        act: SuppressionAct::Lift,
        at: session.now().with_timezone(&client.time_zone).naive_local(),
        author: session.author()?,
        note,
    };
    suppressed.take(&entry);
    let job = Job::begin(session, "");
    let entries = [entry];
    let mut edits: Vec<Edit> = ledger::added(session, client.id, &entries, None)?
        .into_iter()
        .collect();
    edits.extend(recounted(session, client.id, &suppressed, &job)?);
    session.write("Lift a suppression", edits)?;
    let [entry] = entries;
    Ok(entry)
}

/// Erases a person: everything in the book about whoever has the address, and what would bring the person back.
///
/// The ledger keeps keyed hashes of the person's keys. Files that still hold the person are erased here and in the
/// backups, so that older changes of these people can no longer be taken back.
///
/// # Errors
/// `Refused` when nobody has the address.
pub(super) fn erase(session: &Session, request: &ContactErase) -> Result<Erased, Error> {
    let client = session.client(request.client)?;
    let who = named(
        &request.address,
        request.country.as_deref().unwrap_or_default(),
    )?;
    let (field, value) = field_of(&who);
    let before = session.read(|workspace| Ok(workspace.contact_books.get(&client.id).cloned()))?;
    let parts = session.stored_parts(client.id)?;
    let key = session.ledger(client.id)?.map(|ledger| ledger.key);
    let (mut rows, mut first, mut outcomes, mut people) =
        (Bits::default(), 0, Vec::new(), Vec::new());
    for part in parts {
        let found: Vec<usize> = (0..part.rows)
            .filter(|row| part.text(field, *row) == value)
            .collect();
        for row in &found {
            rows.put(first + row);
            people.push(
                [Field::Email, Field::Phone, Field::ExternalId]
                    .map(|it| part.text(it, *row).to_owned()),
            );
        }
        first += part.rows;
        outcomes.push(without(part, |row| found.contains(&row)));
    }
    let (Some(before), false) = (before, people.is_empty()) else {
        return Err(Error::new(
            Code::Refused,
            format!(
                "nobody in the contact book has ‘{}’",
                request.address.trim()
            ),
            "Look the person up on a list; suppress the address to keep it from being imported",
        ));
    };
    let job = Job::begin(session, "");
    let (ledger_edit, suppressed) = erasure_entries(session, client.id, (key, &people))?;
    let mut lists = session.lists_of(client.id)?;
    lists
        .iter_mut()
        .for_each(|(_, members)| members.without(&rows));
    let sets: Vec<Bits> = lists.iter().map(|(_, members)| members.clone()).collect();
    let keeping = Keeping {
        parts: outcomes,
        known: &before.parts,
        sets: &sets,
        suppressed: &suppressed,
    };
    let kept = keep(session, &job, keeping)?;
    let old: Vec<ObjectId> = before
        .parts
        .iter()
        .filter(|part| !kept.parts.contains(part))
        .map(|part| part.object.clone())
        .collect();
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
    edits.extend(imports_without(session, client.id, &rows)?);
    edits.extend(ledger_edit);
    session.write("Erase a person", edits)?;
    session.with_store(|store| Ok(store.objects_erase(&old)?))?;
    Ok(Erased {
        people: people.len() as u64,
    })
}

/// Entries by keyed hash for everything the people were known by.
fn erasure_entries(
    session: &Session,
    client: ClientId,
    (key, people): (Option<String>, &[[String; 3]]),
) -> Result<(Option<Edit>, Suppressions), Error> {
    let (key, edit_of_key) = match key {
        Some(key) => (key, None),
        // The key comes with the ledger, and a ledger comes with its first entry: an empty one is made for it.
        None => {
            let ledger = ledger::empty(session, client);
            (ledger.key.clone(), Some(ledger))
        }
    };
    let bytes = key_of(&key).ok_or_else(|| super::books::damaged("the ledger's key is no key"))?;
    let zone = session.client(client)?.time_zone;
    let (at, author) = (
        session.now().with_timezone(&zone).naive_local(),
        session.author()?,
    );
    let mut entries = Vec::new();
    for [email, phone, external_id] in people {
        let keys = Keys {
            email,
            phone,
            external_id,
        };
        entries.extend(hashes(&bytes, keys).map(|hash| SuppressionEntry {
            who: Suppressed::Hash(hash),
            channel: None,
            act: SuppressionAct::Erasure,
            at,
            author: author.clone(),
            note: String::new(),
        }));
    }
    let edit = ledger::added_to(session, edit_of_key, (client, &entries, None))?;
    let mut suppressed = (*session.suppressions(client)?.1).clone();
    entries.iter().for_each(|entry| suppressed.take(entry));
    Ok((edit, suppressed))
}

/// The imports a set of people was in, without them.
pub(super) fn imports_without(
    session: &Session,
    client: ClientId,
    rows: &Bits,
) -> Result<Vec<Edit>, Error> {
    let imports: Vec<_> = session.read(|workspace| {
        let own = workspace
            .contact_imports
            .values()
            .filter(|import| import.client == client);
        Ok(own.cloned().collect())
    })?;
    let mut edits = Vec::new();
    for import in imports {
        let mut members = session.stored_members(&import.members, rows.rows())?;
        if members.meets(rows) {
            members.without(rows);
            let mut after = import.clone();
            after.members = session.put_members(&members)?;
            edits.push(Edit::change(import, after));
        }
    }
    Ok(edits)
}

/// Lists whose counts are others once a ledger says so.
pub(super) fn recounted(
    session: &Session,
    client: ClientId,
    suppressed: &Suppressions,
    job: &Job<'_>,
) -> Result<Vec<Edit>, Error> {
    let lists = session.lists_of(client)?;
    let sets: Vec<Bits> = lists.iter().map(|(_, members)| members.clone()).collect();
    let known = session.read(|workspace| Ok(workspace.contact_books.get(&client).cloned()))?;
    let parts = session
        .stored_parts(client)?
        .into_iter()
        .map(Outcome::Kept)
        .collect();
    let keeping = Keeping {
        parts,
        known: known.as_ref().map_or(&[], |book| &book.parts),
        sets: &sets,
        suppressed,
    };
    let counts = keep(session, job, keeping)?.counts;
    let changed = lists
        .into_iter()
        .zip(counts)
        .filter(|((list, _), counts)| list.counts != *counts);
    Ok(changed
        .map(|((list, _), counts)| {
            let after = ContactList {
                counts,
                ..list.clone()
            };
            Edit::change(list, after)
        })
        .collect())
}
