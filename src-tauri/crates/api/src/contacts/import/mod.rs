//! Importing a contact file: read in blocks, cleaned side by side, merged into the client's book, stored as one change.
//!
//! A stopped or killed import leaves nothing visible: all but the one change at its end are files nobody names.

mod plan;
mod read;
mod remarks;

use std::path::Path;

use chrono::NaiveDateTime;
use reprise_domain::contact::{ContactCounts, ContactList};
use reprise_domain::contact_book::{ContactBook, ContactImport};
use reprise_domain::contact_source::ContactSource;
use reprise_domain::entity::Edit;
use reprise_domain::id::{ContactImportId, ContactListId};
use reprise_domain::suppression::{SuppressionAct, SuppressionEntry};
use reprise_engines::audience::Bits;
use reprise_engines::audience::import::{MergeTally, Merged};
use reprise_engines::audience::suppression::Channels;

use self::plan::Plan;
use self::read::{Read, RejectedFile, read};
use super::keep::{Keeping, Kept, keep};
use super::ledger;
use super::suppress::keys_of;
use super::table::bad;
use crate::error::Error;
use crate::file;
use crate::job::Job;
use crate::session::Session;
use crate::view::{
    ContactsImport, ContactsPreview, ContactsPreviewRequest, ImportReport, PreviewCounts,
};

/// Rows a preview shows.
const PREVIEW_ROWS: usize = 8;

/// Carries an import out.
///
/// # Errors
/// `BadFile` for a file that cannot be read, names no e-mail, phone or external id, or has no row for a new list that
/// can be used (the rejected ones are written all the same); `Cancelled`.
pub(super) fn run(session: &Session, request: ContactsImport) -> Result<ImportReport, Error> {
    let job = Job::begin(session, request.job.as_deref().unwrap_or_default());
    job.step(0, None, "Reading the file")?;
    let plan = Plan::of_import(session, &request)?;
    let rejected = request.rejected_to.as_deref().map(Path::new);
    let mut rejected = RejectedFile::begin(rejected, &plan.table.header)?;
    let done = read(session, &plan, &job, Some(&mut rejected))?;
    // A list that is there already stays as it is, and the import is noted; an empty one is of no use to anybody.
    if plan.list.is_none() && done.tally.rows == done.tally.rejected {
        rejected.keep()?;
        return Err(nobody(&done));
    }
    let report = store(session, &plan, done, &job)?;
    rejected.keep()?;
    Ok(report)
}

/// Looks into a file; with a client, says what importing it would do. Nothing is stored.
///
/// # Errors
/// As [`run`].
pub(super) fn preview(
    session: &Session,
    request: &ContactsPreviewRequest,
) -> Result<ContactsPreview, Error> {
    let job = Job::begin(session, request.job.as_deref().unwrap_or_default());
    let plan = Plan::of_preview(session, request)?;
    let counts = match request.client {
        Some(_) if plan.has_address() => {
            let done = read(session, &plan, &job, None)?;
            Some(PreviewCounts {
                rows: done.tally.rows,
                added: done.merged.tally.added,
                merged: done.merged.tally.merged,
                unchanged: done.merged.tally.unchanged,
                rejected: done.tally.rejected,
                suppressed: done.tally.suppressed,
                refused: done.merged.opt_outs.len() as u64,
                remarks: remarks::of_file(&plan, &done),
                rejected_rows: done.rejected,
            })
        }
        Some(_) | None => None,
    };
    Ok(ContactsPreview {
        file: plan.file,
        encoding: plan.table.encoding.name().to_owned(),
        delimiter: char::from(plan.table.delimiter).to_string(),
        has_header: plan.table.has_header,
        columns: plan.columns,
        policy: plan.policy,
        country: plan.country,
        known: plan.known,
        rows: plan.table.sample(PREVIEW_ROWS),
        bytes: plan.table.bytes,
        header: plan.table.header.clone(),
        counts,
    })
}

/// Why nothing came of a file that was read to its end.
fn nobody(done: &Read) -> Error {
    let hint = "Say which column is which, or mend the rows; nothing was imported";
    match done.rejected.first() {
        None => bad("the file has no row below its first one", hint),
        Some(first) => bad(
            format!(
                "none of its {} rows can be used; line {}: {}",
                done.tally.rows, first.line, first.reason
            ),
            hint,
        ),
    }
}

/// Stores what was read: parts, members and ledger entries first, then the one change that makes them visible.
fn store(session: &Session, plan: &Plan, done: Read, job: &Job<'_>) -> Result<ImportReport, Error> {
    let remarks_of_file = remarks::of_file(plan, &done);
    let Read {
        merged,
        tally,
        rejected,
        ..
    } = done;
    let Merged {
        parts,
        members,
        tally: people,
        opt_outs,
    } = merged;
    job.step(0, None, "Storing contacts")?;
    let lists = session.lists_of(plan.client)?;
    let id = plan
        .list
        .as_ref()
        .map_or_else(|| ContactListId(session.new_id()), |list| list.id);
    let mut on_list = match lists.iter().find(|(list, _)| list.id == id) {
        Some((_, members)) => members.clone(),
        None => Bits::default(),
    };
    on_list.or(&members);
    let mut sets: Vec<Bits> = lists
        .iter()
        .filter(|(list, _)| list.id != id)
        .map(|(_, members)| members.clone())
        .collect();
    sets.push(on_list);

    let now = session.now().with_timezone(&plan.zone).naive_local();
    let author = session.author()?;
    let entries: Vec<SuppressionEntry> = opt_outs
        .into_iter()
        .filter(|(who, channel)| {
            // One that was taken back and comes again is in the ledger already.
            let known = plan.suppressed.channels(keys_of(who));
            plan.keeps_opt_outs && !known.holds(Channels::of(Some(*channel)))
        })
        .map(|(who, channel)| SuppressionEntry {
            who,
            channel: Some(channel),
            act: SuppressionAct::OptOut,
            at: now,
            author: author.clone(),
            note: plan.file.clone(),
        })
        .collect();
    let mut suppressed = (*plan.suppressed).clone();
    entries.iter().for_each(|entry| suppressed.take(entry));
    let before =
        session.read(|workspace| Ok(workspace.contact_books.get(&plan.client).cloned()))?;
    let keeping = Keeping {
        parts,
        known: before.as_ref().map_or(&[], |book| &book.parts),
        sets: &sets,
        suppressed: &suppressed,
    };
    let Kept { parts, mut counts } = keep(session, job, keeping)?;

    let mut edits = Vec::new();
    let mut book = before
        .clone()
        .unwrap_or_else(|| ContactBook::empty(plan.client));
    book.parts = parts;
    book.remember(ContactSource {
        header: plan.header.clone(),
        columns: plan.columns.clone(),
        policy: plan.policy.clone(),
        country: plan.country.clone(),
    });
    edits.push(match before {
        Some(before) => Edit::change(before, book.checked()?),
        None => Edit::create(book.checked()?),
    });
    let own = counts.pop().unwrap_or_default();
    let others = lists.iter().filter(|(list, _)| list.id != id);
    for ((list, _), counts) in others.zip(counts) {
        if list.counts != counts {
            let after = ContactList {
                counts,
                ..list.clone()
            };
            edits.push(Edit::change(list.clone(), after));
        }
    }
    let on_list = sets.pop().unwrap_or_default();
    let list = plan.list_after(id, own, session.put_members(&on_list)?, now.date())?;
    edits.push(match &plan.list {
        Some(before) => Edit::change(before.clone(), list.clone()),
        None => Edit::create(list.clone()),
    });
    edits.push(Edit::create(import_note(
        session,
        plan,
        id,
        (&tally, people, &members, now),
    )?));
    edits.extend(ledger::added(session, plan.client, &entries, None)?);
    // The last moment to stop: what is stored is still invisible.
    job.step(0, None, "Saving")?;
    session.write(format!("Import {} into ‘{}’", plan.file, list.name), edits)?;
    Ok(ImportReport {
        before: plan
            .list
            .as_ref()
            .map(|list| list.counts)
            .unwrap_or_default(),
        rows: tally.rows,
        added: people.added,
        merged: people.merged,
        unchanged: people.unchanged,
        rejected: tally.rejected,
        suppressed: tally.suppressed,
        opted_out: entries.len() as u64,
        remarks: [remarks_of_file, remarks::of_list(plan, &list, people)].concat(),
        rejected_rows: rejected,
        list,
    })
}

fn import_note(
    session: &Session,
    plan: &Plan,
    list: ContactListId,
    (tally, people, members, at): (
        &reprise_engines::audience::import::BatchTally,
        MergeTally,
        &Bits,
        NaiveDateTime,
    ),
) -> Result<ContactImport, Error> {
    let members = session.put_members(members)?;
    Ok(ContactImport {
        id: ContactImportId(session.new_id()),
        client: plan.client,
        list,
        file: plan.file.clone(),
        members,
        // The same as of its entries in the ledger, by which a lift knows whose denial it was.
        at,
        rows: tally.rows,
        added: people.added,
        merged: people.merged,
        rejected: tally.rejected,
    }
    .checked()?)
}

impl Plan {
    /// The list as it is after the import.
    fn list_after(
        &self,
        id: ContactListId,
        counts: ContactCounts,
        members: reprise_domain::id::ObjectId,
        day: chrono::NaiveDate,
    ) -> Result<ContactList, Error> {
        let name = match (&self.name, &self.list) {
            (Some(name), _) => name.clone(),
            (None, Some(list)) => list.name.clone(),
            (None, None) => file::stem(&self.file),
        };
        Ok(ContactList {
            id,
            client: self.client,
            name,
            counts,
            file: self.file.clone(),
            imported_on: day,
            members: Some(members),
        }
        .checked()?)
    }
}
