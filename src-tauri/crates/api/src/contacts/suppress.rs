//! Suppression by files: opt-outs taken in, and what every change of a ledger entails.

use std::path::Path;

use reprise_domain::Refusal;
use reprise_domain::contact::ContactList;
use reprise_domain::contact_book::BookPart;
use reprise_domain::contact_field::Field;
use reprise_domain::contact_source::ColumnMap;
use reprise_domain::entity::Edit;
use reprise_domain::id::ClientId;
use reprise_domain::suppression::{Suppressed, SuppressionAct, SuppressionEntry};
use reprise_engines::audience::Bits;
use reprise_engines::audience::import::{Outcome, Records};
use reprise_engines::audience::row;
use reprise_engines::audience::suppression::{Channels, Keys, Suppressions};

use super::keep::{Keeping, Kept, keep};
use super::ledger;
use super::table::{Block, Origin, Table, bad};
use crate::error::{Code, Error};
use crate::job::Job;
use crate::session::Session;
use crate::view::{ContactsSuppress, SuppressReport};

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
    let parts = session.stored_parts(client)?;
    let parts = parts.into_iter().map(Outcome::Kept).collect();
    let (_, edits) = recounted_with(session, (client, parts), suppressed, job)?;
    Ok(edits)
}

/// As [`recounted`], for a book of which some parts are others: the parts, stored, and the edits of the lists.
pub(super) fn recounted_with(
    session: &Session,
    (client, parts): (ClientId, Vec<Outcome>),
    suppressed: &Suppressions,
    job: &Job<'_>,
) -> Result<(Vec<BookPart>, Vec<Edit>), Error> {
    let lists = session.lists_of(client)?;
    let sets: Vec<Bits> = lists.iter().map(|(_, members)| members.clone()).collect();
    let known = session.read(|workspace| Ok(workspace.contact_books.get(&client).cloned()))?;
    let keeping = Keeping {
        parts,
        known: known.as_ref().map_or(&[], |book| &book.parts),
        sets: &sets,
        suppressed,
    };
    let Kept { parts, counts } = keep(session, job, keeping)?;
    let changed = lists
        .into_iter()
        .zip(counts)
        .filter(|((list, _), counts)| list.counts != *counts);
    let edits = changed.map(|((list, _), counts)| {
        let after = ContactList {
            counts,
            ..list.clone()
        };
        Edit::change(list, after)
    });
    Ok((parts, edits.collect()))
}
