//! Deleting a list: who is on no other list leaves the book with it.

use reprise_domain::Refusal;
use reprise_domain::contact::ContactList;
use reprise_domain::entity::Edit;
use reprise_domain::id::ContactListId;

use super::keep::{Keeping, keep, without};
use super::suppress::imports_without;
use crate::error::Error;
use crate::find;
use crate::job::Job;
use crate::session::Session;

/// Deletes a list no audience uses, with the people who are on no other.
///
/// # Errors
/// `Refused` while an audience uses it.
pub(super) fn delete(session: &Session, id: ContactListId) -> Result<ContactList, Error> {
    let (list, book) = session.read(|workspace| {
        let list = find::contact_list(workspace, id)?;
        let user = workspace.audiences.values().find(|audience| {
            let rule = audience.rule();
            rule.is_some_and(|rule| rule.lists().contains(&list.id))
        });
        match user {
            Some(audience) => Err(Refusal::InUse {
                what: format!("list ‘{}’", list.name),
                by: format!("audience ‘{}’", audience.name),
            }
            .into()),
            None => Ok((
                list.clone(),
                workspace.contact_books.get(&list.client).cloned(),
            )),
        }
    })?;
    let (own, others): (Vec<_>, Vec<_>) = session
        .lists_of(list.client)?
        .into_iter()
        .partition(|(it, _)| it.id == list.id);
    let mut gone = own
        .into_iter()
        .next()
        .map(|(_, members)| members)
        .unwrap_or_default();
    others.iter().for_each(|(_, members)| gone.without(members));
    let mut edits = vec![Edit::delete(list.clone())];
    if let (Some(before), false) = (book, gone.is_empty()) {
        let suppressed = session.suppressions(list.client)?.1;
        let mut first = 0;
        let outcomes = session.stored_parts(list.client)?.into_iter().map(|part| {
            let begins = first;
            first += part.rows;
            without(part, |row| gone.has(begins + row))
        });
        let keeping = Keeping {
            parts: outcomes.collect(),
            known: &before.parts,
            sets: &[],
            suppressed: &suppressed,
        };
        let mut after = before.clone();
        after.parts = keep(session, &Job::begin(session, ""), keeping)?.parts;
        edits.push(Edit::change(before, after));
        edits.extend(imports_without(session, list.client, &gone)?);
    }
    session.write(format!("Delete list ‘{}’", list.name), edits)?;
    Ok(list)
}
