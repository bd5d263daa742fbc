//! What is on record: everything about one person, and the entries of a client's suppression ledger.

use reprise_domain::contact_field::{Field, FieldKind};
use reprise_domain::rule::ConsentAnswer;
use reprise_domain::suppression::{Suppressed, SuppressionAct, SuppressionEntry};
use reprise_domain::text;
use reprise_engines::audience::book::{ConsentState, Part};
use reprise_engines::audience::row;

use super::ledger;
use super::ledger_pages::Wanted;
use super::page::{LIMIT, readable};
use super::suppress::{field_of, named, recounted};
use crate::error::{Code, Error};
use crate::find;
use crate::job::Job;
use crate::session::Session;
use crate::view::{
    ConsentView, ContactOf, ContactView, SuppressionAdd, SuppressionPage, SuppressionPageRequest,
};

/// Everything on record about whoever has an address; the first of them where several have.
///
/// # Errors
/// `Refused` when nobody in the book has it; `Failed` when a file is damaged or gone.
pub(super) fn show(session: &Session, request: &ContactOf) -> Result<ContactView, Error> {
    let client = session.client(request.client)?;
    let country = request.country.as_deref().unwrap_or_default();
    let who = named(&request.address, country)?;
    let (field, value) = field_of(&who);
    let (_, suppressed) = session.suppressions(client.id)?;
    let mut first = 0;
    for part in session.stored_parts(client.id)? {
        let Some(row) = (0..part.rows).find(|row| part.text(field, *row) == value) else {
            first += part.rows;
            continue;
        };
        let mut shown = (*part).clone();
        suppressed.work_into(&mut shown);
        let contact = shown.contact(row);
        let lists = session.lists_of(client.id)?;
        let on_it = lists
            .into_iter()
            .filter(|(_, members)| members.has(first + row));
        let keys = [
            Suppressed::Email(contact.email.clone()),
            Suppressed::Phone(contact.phone.clone()),
            Suppressed::ExternalId(contact.external_id.clone()),
        ];
        let parts = session.ledger(client.id)?.map(|ledger| ledger.parts);
        return Ok(ContactView {
            consents: consents_of(&part, row),
            lists: on_it.map(|(list, _)| list.name).collect(),
            entries: ledger::entries_about(session, &parts.unwrap_or_default(), &keys)?,
            contact: readable(contact),
        });
    }
    Err(Error::new(
        Code::Refused,
        format!(
            "nobody in the contact book has ‘{}’",
            request.address.trim()
        ),
        "Look the person up on a list",
    ))
}

/// What the person answered, as it is recorded and before suppression; in the order of the fields.
fn consents_of(part: &Part, row: usize) -> Vec<ConsentView> {
    Field::ALL
        .iter()
        .filter(|field| field.kind() == FieldKind::Consent)
        .map(|field| {
            let (source, proof) = part.proof(*field, row);
            ConsentView {
                field: *field,
                state: match part.consent(*field, row) {
                    ConsentState::Granted => ConsentAnswer::Granted,
                    ConsentState::Denied => ConsentAnswer::Denied,
                    ConsentState::SoftOptIn => ConsentAnswer::SoftOptIn,
                    ConsentState::Unknown => ConsentAnswer::Unknown,
                },
                on: part.day_of_consent(*field, row),
                source: source.to_owned(),
                proof: proof.to_owned(),
            }
        })
        .collect()
}

/// Some entries of a client's ledger, newest first.
///
/// # Errors
/// `Failed` when a file of the ledger is damaged or gone.
pub(super) fn page(
    session: &Session,
    request: &SuppressionPageRequest,
) -> Result<SuppressionPage, Error> {
    let ledger = session.read(|workspace| {
        let client = find::client(workspace, request.client)?;
        Ok(workspace.suppression_ledgers.get(&client.id).cloned())
    })?;
    let (parts, entries) = ledger.map_or_else(Default::default, |it| (it.parts, it.entries));
    let text = request
        .search
        .as_deref()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    let wanted = Wanted {
        parts: &parts,
        entries,
        offset: request.offset as usize,
        limit: request.limit.min(LIMIT) as usize,
        text: &text,
    };
    let (entries, total) = session.books.ledger_page(request.client, &wanted, |part| {
        session.with_store(|store| Ok(store.object_get(part)?))
    })?;
    let entries = entries.into_iter().map(in_letters).collect();
    Ok(SuppressionPage { entries, total })
}

/// An entry as people read the address.
fn in_letters(mut entry: SuppressionEntry) -> SuppressionEntry {
    if let Suppressed::Email(address) = &entry.who {
        entry.who = Suppressed::Email(row::readable(address).into_owned());
    }
    entry
}

/// Suppresses one address. That is no opt-out file taken in: the clock of those runs on.
///
/// # Errors
/// `Refused` without an address; `Malformed` for lifting and erasing, which are commands of their own.
pub(super) fn add(session: &Session, request: SuppressionAdd) -> Result<SuppressionEntry, Error> {
    if matches!(
        request.reason,
        SuppressionAct::Lift | SuppressionAct::Erasure
    ) {
        return Err(Error::new(
            Code::Malformed,
            "an address is suppressed for an opt-out, a bounce or a complaint",
            "Lift or erase with the commands for that",
        ));
    }
    let client = session.client(request.client)?;
    let note = request.note.as_deref().unwrap_or_default();
    let country = request.country.as_deref().unwrap_or_default();
    let entry = SuppressionEntry {
        who: named(&request.address, country)?,
        channel: request.channel,
        act: request.reason,
        at: session.now().with_timezone(&client.time_zone).naive_local(),
        author: session.author()?,
        note: text::line(note, "the note", text::LINE_LIMIT)?,
    };
    let mut suppressed = (*session.suppressions(client.id)?.1).clone();
    suppressed.take(&entry);
    let job = Job::begin(session, "");
    let entries = [entry];
    let mut edits: Vec<_> = ledger::added(session, client.id, &entries, None)?
        .into_iter()
        .collect();
    edits.extend(recounted(session, client.id, &suppressed, &job)?);
    session.write("Suppress an address", edits)?;
    let [entry] = entries;
    Ok(entry)
}
