//! A client's contacts: files looked into, imported, suppressed and exported; lists paged and deleted.
//!
//! People lie in the client's contact book, lists and imports are sets of its rows; see `domain::contact_book`.

mod books;
mod decode;
mod erase;
mod erase_rules;
mod everybody;
mod export;
mod gone;
mod import;
mod keep;
mod known;
mod known_words;
mod ledger;
mod ledger_pages;
mod lift;
mod lists;
mod made;
mod page;
mod sheet;
mod side;
mod suppress;
mod table;

use reprise_domain::contact::{ContactCounts, ContactList};
use reprise_domain::suppression::SuppressionEntry;

pub(crate) use self::books::Books;
pub(crate) use self::made::MadeBook;
use crate::error::Error;
use crate::find;
use crate::session::Session;
use crate::view::{
    ContactErase, ContactImportView, ContactListRef, ContactOf, ContactPage, ContactPageRequest,
    ContactView, ContactWordsOf, ContactsExport, ContactsImport, ContactsPreview,
    ContactsPreviewRequest, ContactsSuppress, Erased, ExportReport, ImportReport, OfClient,
    SuppressReport, SuppressionAdd, SuppressionLift, SuppressionPage, SuppressionPageRequest,
    WordPeople,
};

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

pub(crate) fn contact_count(session: &Session, request: OfClient) -> Result<ContactCounts, Error> {
    everybody::count(session, request)
}

pub(crate) fn contact_import_list(
    session: &Session,
    request: OfClient,
) -> Result<Vec<ContactImportView>, Error> {
    known_words::imports(session, request)
}

pub(crate) fn contact_word_list(
    session: &Session,
    request: ContactWordsOf,
) -> Result<Vec<WordPeople>, Error> {
    known_words::words(session, request)
}

pub(crate) fn contact_page(
    session: &Session,
    request: ContactPageRequest,
) -> Result<ContactPage, Error> {
    page::page(session, &request)
}

pub(crate) fn contacts_preview(
    session: &Session,
    request: ContactsPreviewRequest,
) -> Result<ContactsPreview, Error> {
    import::preview(session, &request)
}

pub(crate) fn contacts_import(
    session: &Session,
    request: ContactsImport,
) -> Result<ImportReport, Error> {
    import::run(session, request)
}

pub(crate) fn contacts_suppress(
    session: &Session,
    request: ContactsSuppress,
) -> Result<SuppressReport, Error> {
    suppress::run(session, &request)
}

pub(crate) fn contact_show(session: &Session, request: ContactOf) -> Result<ContactView, Error> {
    known::show(session, &request)
}

pub(crate) fn suppression_page(
    session: &Session,
    request: SuppressionPageRequest,
) -> Result<SuppressionPage, Error> {
    known::page(session, &request)
}

pub(crate) fn suppression_add(
    session: &Session,
    request: SuppressionAdd,
) -> Result<SuppressionEntry, Error> {
    known::add(session, request)
}

pub(crate) fn suppression_lift(
    session: &Session,
    request: SuppressionLift,
) -> Result<SuppressionEntry, Error> {
    lift::run(session, request)
}

/// Finishes an erasure that was cut short, and says so; none when there was none.
pub(crate) fn erasure_finished(session: &Session) -> Option<String> {
    match erase::finish(session) {
        Ok(false) => None,
        Ok(true) => Some("The erasure of a person was cut short; it is finished now.".to_owned()),
        Err(error) => Some(format!(
            "The erasure of a person was cut short and could not be finished ({error}). It is tried again at the next start."
        )),
    }
}

pub(crate) fn contact_erase(session: &Session, request: ContactErase) -> Result<Erased, Error> {
    erase::run(session, &request)
}

pub(crate) fn contacts_export(
    session: &Session,
    request: ContactsExport,
) -> Result<ExportReport, Error> {
    export::run(session, &request)
}

pub(crate) fn contact_list_delete(
    session: &Session,
    request: ContactListRef,
) -> Result<ContactList, Error> {
    lists::delete(session, request.id)
}
