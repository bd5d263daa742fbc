//! Importing a contact file: parse, clean, match against those present, merge, store as one change.
//!
//! People match by e-mail, then phone, then external id. Present values stay and blanks are filled;
//! denied consent wins from either side. A stopped or killed import leaves nothing visible.

use std::collections::HashMap;
use std::path::Path;

use reprise_domain::contact::{Contact, ContactCounts, ContactList};
use reprise_domain::entity::Edit;
use reprise_domain::table::{TableFor, cell};
use reprise_domain::text::shortened;
use reprise_engines::audience::row::{self, ColumnMap};

use super::blocks;
use super::stored_list;
use super::table::{ROW_LIMIT, Table};
use crate::error::{Code, Error};
use crate::job::Job;
use crate::session::Session;
use crate::view::{ContactsImport, ImportReport, RejectedRow};
use crate::{file, find};

/// Rejected rows shown; all of them go into the file asked for.
const REJECTED_SHOWN: usize = 50;
/// Rows between two reports of progress.
const STEP: u64 = 5_000;

/// Carries an import out.
///
/// # Errors
/// `BadFile` for a file that cannot be read or names no e-mail, phone or external id; `Cancelled`.
pub(super) fn run(session: &Session, request: ContactsImport) -> Result<ImportReport, Error> {
    let job = Job::begin(session, request.job.as_deref().unwrap_or_default());
    let (client, before) = session.read(|workspace| {
        let client = find::client(workspace, request.client)?.clone();
        let list = request
            .list
            .map(|id| find::contact_list(workspace, id).cloned())
            .transpose()?;
        Ok((client, list))
    })?;
    if let Some(list) = &before {
        find::same_client("the list", list.client, client.id)?;
    }
    job.step(0, None, "Reading the file")?;
    let table = Table::open(
        request.file.as_ref(),
        &request.reading.clone().unwrap_or_default(),
    )?;
    let columns = request.columns.clone().unwrap_or_else(|| {
        row::guess_columns_by(&table.header, &table.sample(super::PREVIEW_ROWS))
    });
    refuse_without_address(&columns)?;

    let present = before
        .as_ref()
        .map(|list| blocks::all(session, list))
        .transpose()?
        .unwrap_or_default();
    let mut people = People::of(present);
    let mut tally = Tally::default();
    let country = request.country.as_deref().unwrap_or_default();
    let expected = table.lines().saturating_sub(u64::from(table.has_header));
    for (line, fields) in table.contacts() {
        tally.rows += 1;
        if tally.rows > ROW_LIMIT {
            return Err(Error::new(
                Code::BadFile,
                format!(
                    "the file has more than {} rows",
                    reprise_domain::money::grouped(ROW_LIMIT)
                ),
                "Split it; nothing was imported",
            ));
        }
        if tally.rows % STEP == 0 {
            job.step(
                tally.rows,
                Some(expected.max(tally.rows)),
                "Reading contacts",
            )?;
        }
        match fields {
            Err(reason) => tally.reject(line, reason, ""),
            Ok(fields) => match row::contact_from(&fields, &columns, country) {
                Ok(contact) => {
                    tally.missed(&fields, &columns, &contact);
                    tally.count(people.take(contact));
                }
                Err(problem) => tally.reject(line, problem.to_string(), &fields.join(",")),
            },
        }
    }
    job.step(tally.rows, Some(tally.rows), "Storing contacts")?;
    if let Some(path) = &request.rejected_to {
        file::write(path.as_ref(), rejected_csv(&tally.all_rejected).as_bytes())?;
    }
    let list = store(session, &request, before.as_ref(), &people.contacts, &job)?;
    Ok(ImportReport {
        before: before.map(|list| list.counts).unwrap_or_default(),
        list,
        rows: tally.rows,
        added: tally.added,
        merged: tally.merged,
        unchanged: tally.unchanged,
        rejected: tally.all_rejected.len() as u64,
        remarks: [tally.remarks(), remarks(&table, &columns, &people.contacts)].concat(),
        rejected_rows: tally
            .all_rejected
            .into_iter()
            .take(REJECTED_SHOWN)
            .collect(),
    })
}

fn refuse_without_address(columns: &ColumnMap) -> Result<(), Error> {
    if columns.email.is_some() || columns.phone.is_some() || columns.external_id.is_some() {
        return Ok(());
    }
    Err(Error::new(
        Code::BadFile,
        "no column holds an e-mail address, a phone number or a customer number",
        "Say which column is which, and import again",
    ))
}

/// Writes the blocks, then the one change that makes them visible.
fn store(
    session: &Session,
    request: &ContactsImport,
    before: Option<&ContactList>,
    contacts: &[Contact],
    job: &Job<'_>,
) -> Result<ContactList, Error> {
    let path: &Path = request.file.as_ref();
    let file = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let zone = session.read(|workspace| Ok(find::client(workspace, request.client)?.time_zone))?;
    let name = match (&request.name, before) {
        (Some(name), _) => name.clone(),
        (None, Some(list)) => list.name.clone(),
        (None, None) => stem,
    };
    let today = session.today(zone);
    let mut list = stored_list(session, request.client, &name, &file, today, contacts)?;
    // The last moment to stop: what is in the blocks is still invisible.
    job.step(0, None, "Saving")?;
    let label = format!("Import {} into ‘{}’", file, list.name);
    match before {
        Some(before) => {
            list.id = before.id;
            if *before != list {
                session.write(label, vec![Edit::change(before.clone(), list.clone())])?;
            }
        }
        None => session.write(label, vec![Edit::create(list.clone())])?,
    }
    Ok(list)
}

/// What became of the rows.
#[derive(Default)]
struct Tally {
    rows: u64,
    added: u64,
    merged: u64,
    unchanged: u64,
    /// Addresses and numbers that could not be used beside one that could.
    bad_emails: u64,
    bad_phones: u64,
    all_rejected: Vec<RejectedRow>,
}

/// What one row did.
enum Outcome {
    Added,
    Merged,
    Unchanged,
}

impl Tally {
    fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Added => self.added += 1,
            Outcome::Merged => self.merged += 1,
            Outcome::Unchanged => self.unchanged += 1,
        }
    }

    /// Counts what was written and could not be used, though the person could.
    fn missed(&mut self, fields: &[String], columns: &ColumnMap, contact: &Contact) {
        let written = |column: Option<usize>| {
            column
                .and_then(|at| fields.get(at))
                .is_some_and(|it| !it.is_empty())
        };
        self.bad_emails += u64::from(written(columns.email) && contact.email.is_empty());
        self.bad_phones += u64::from(written(columns.phone) && contact.phone.is_empty());
    }

    fn reject(&mut self, line: u64, reason: String, row: &str) {
        self.all_rejected.push(RejectedRow {
            line,
            reason,
            row: shortened(row, 200),
        });
    }
}

impl Tally {
    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.bad_phones > 0 {
            remarks.push(format!(
                "{} left out, unreadable; say which country numbers without a code are from",
                counted(self.bad_phones, "phone number was", "phone numbers were")
            ));
        }
        if self.bad_emails > 0 {
            remarks.push(format!(
                "{} left out, unusable; the people are kept by their phone or customer number",
                counted(
                    self.bad_emails,
                    "e-mail address was",
                    "e-mail addresses were"
                )
            ));
        }
        remarks
    }
}

fn counted(count: u64, one: &str, many: &str) -> String {
    let words = if count == 1 { one } else { many };
    format!("{} {words}", reprise_domain::money::grouped(count))
}

/// People by each of their keys.
struct People {
    contacts: Vec<Contact>,
    by_email: HashMap<String, usize>,
    by_phone: HashMap<String, usize>,
    by_external_id: HashMap<String, usize>,
}

impl People {
    fn of(contacts: Vec<Contact>) -> Self {
        let mut people = Self {
            contacts,
            by_email: HashMap::new(),
            by_phone: HashMap::new(),
            by_external_id: HashMap::new(),
        };
        for place in 0..people.contacts.len() {
            people.index(place);
        }
        people
    }

    /// Adds a person, or fills the blanks of the one already there.
    fn take(&mut self, incoming: Contact) -> Outcome {
        match self.find(&incoming) {
            None => {
                self.contacts.push(incoming);
                self.index(self.contacts.len() - 1);
                Outcome::Added
            }
            Some(place) => {
                let merged = row::merge(&self.contacts[place], &incoming);
                if merged == self.contacts[place] {
                    return Outcome::Unchanged;
                }
                self.contacts[place] = merged;
                self.index(place);
                Outcome::Merged
            }
        }
    }

    fn find(&self, contact: &Contact) -> Option<usize> {
        let at = |map: &HashMap<String, usize>, key: &str| map.get(key).copied();
        at(&self.by_email, &contact.email)
            .or_else(|| at(&self.by_phone, &contact.phone))
            .or_else(|| at(&self.by_external_id, &contact.external_id))
    }

    /// Keys point at the first person who had them.
    fn index(&mut self, place: usize) {
        let contact = &self.contacts[place];
        for (map, key) in [
            (&mut self.by_email, &contact.email),
            (&mut self.by_phone, &contact.phone),
            (&mut self.by_external_id, &contact.external_id),
        ] {
            if !key.is_empty() {
                map.entry(key.clone()).or_insert(place);
            }
        }
    }
}

/// The rejected rows as a table to mend and import again; cells that a spreadsheet would run as
/// formulas begin with an apostrophe.
fn rejected_csv(rows: &[RejectedRow]) -> String {
    let mut text = String::from("line,reason,row\r\n");
    for rejected in rows {
        text.push_str(&format!(
            "{},{},{}\r\n",
            rejected.line,
            cell(&rejected.reason, TableFor::Spreadsheet),
            cell(&rejected.row, TableFor::Spreadsheet)
        ));
    }
    text
}

fn remarks(table: &Table, columns: &ColumnMap, contacts: &[Contact]) -> Vec<String> {
    let mut counts = ContactCounts::default();
    contacts.iter().for_each(|contact| counts.add(contact));
    let mut remarks = Vec::new();
    if table.undecodable > 0 {
        remarks.push(format!(
            "{} characters could not be read as {}; save the file as UTF-8 to keep them",
            table.undecodable, table.encoding
        ));
    }
    if columns.email_consent.is_none() && columns.sms_consent.is_none() {
        remarks.push(
            "The file says nothing about consent, so nobody in it may be written to yet".to_owned(),
        );
    } else if counts.email_granted == 0 && counts.sms_granted == 0 {
        remarks.push(
            "Nobody in the list has granted consent, so nobody may be written to yet".to_owned(),
        );
    }
    remarks
}
