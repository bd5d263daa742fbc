//! Contact lists: looked into, imported, paged. Rows lie in immutable blocks; a list names its blocks.

mod blocks;
mod import;
mod table;

use std::path::Path;

use reprise_domain::Refusal;
use reprise_domain::audience::AudienceSource;
use reprise_domain::contact::{Contact, ContactCounts, ContactList};
use reprise_domain::entity::Edit;
use reprise_domain::id::{ClientId, ContactListId};
use reprise_engines::audience::row;

use self::table::Table;
use crate::error::Error;
use crate::find;
use crate::session::Session;
use crate::view::{
    ContactListRef, ContactPage, ContactPageRequest, ContactsImport, ContactsPreview,
    ContactsPreviewRequest, ImportReport, OfClient,
};

/// Rows a page may ask for.
const PAGE_LIMIT: u64 = 200;
/// Rows a preview shows.
const PREVIEW_ROWS: usize = 8;

pub(crate) fn contact_list_list(
    session: &Session,
    request: OfClient,
) -> Result<Vec<ContactList>, Error> {
    session.read(|workspace| {
        find::client(workspace, request.client)?;
        let own = workspace
            .contact_lists
            .values()
            .filter(|list| list.client == request.client);
        Ok(own.cloned().collect())
    })
}

pub(crate) fn contact_page(
    session: &Session,
    request: ContactPageRequest,
) -> Result<ContactPage, Error> {
    let list = session.read(|workspace| find::contact_list(workspace, request.id).cloned())?;
    let limit = request.limit.min(PAGE_LIMIT);
    let contacts = blocks::page(session, &list, request.offset, limit)?;
    Ok(ContactPage {
        contacts,
        total: list.counts.people,
    })
}

pub(crate) fn contacts_preview(
    _: &Session,
    request: ContactsPreviewRequest,
) -> Result<ContactsPreview, Error> {
    let path: &Path = request.file.as_ref();
    let table = Table::open(path, &request.reading.unwrap_or_default())?;
    let rows = table.sample(PREVIEW_ROWS);
    Ok(ContactsPreview {
        file: path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        encoding: table.encoding.to_owned(),
        delimiter: char::from(table.delimiter).to_string(),
        has_header: table.has_header,
        columns: row::guess_columns_by(&table.header, &rows),
        rows,
        bytes: table.bytes,
        header: table.header.clone(),
    })
}

pub(crate) fn contacts_import(
    session: &Session,
    request: ContactsImport,
) -> Result<ImportReport, Error> {
    import::run(session, request)
}

pub(crate) fn contact_list_delete(
    session: &Session,
    request: ContactListRef,
) -> Result<ContactList, Error> {
    let list = session.read(|workspace| {
        let list = find::contact_list(workspace, request.id)?;
        let user = workspace
            .audiences
            .values()
            .find(|audience| match &audience.source {
                AudienceSource::Contacts { lists, .. } => lists.contains(&list.id),
                AudienceSource::Visitors { .. } | AudienceSource::Engagers { .. } => false,
            });
        match user {
            Some(audience) => Err(Refusal::InUse {
                what: format!("list ‘{}’", list.name),
                by: format!("audience ‘{}’", audience.name),
            }
            .into()),
            None => Ok(list.clone()),
        }
    })?;
    session.write(
        format!("Delete list ‘{}’", list.name),
        vec![Edit::delete(list.clone())],
    )?;
    Ok(list)
}

/// A list whose rows are already in the store, ready to be written as an entity.
pub(crate) fn stored_list(
    session: &Session,
    client: ClientId,
    name: &str,
    file: &str,
    imported_on: chrono::NaiveDate,
    contacts: &[Contact],
) -> Result<ContactList, Error> {
    let mut counts = ContactCounts::default();
    contacts.iter().for_each(|contact| counts.add(contact));
    Ok(ContactList {
        id: ContactListId(session.new_id()),
        client,
        name: name.to_owned(),
        counts,
        file: file.to_owned(),
        imported_on,
        members: None,
        blocks: blocks::put(session, contacts)?,
    }
    .checked()?)
}
