//! Pages of a list: two hundred people at most, from the parts they stand in, with or without a text to look for.

use std::sync::Arc;

use reprise_domain::contact_field::Field;
use reprise_domain::id::{ContactListId, ObjectId};
use reprise_engines::audience::Bits;

use crate::error::Error;
use crate::find;
use crate::session::Session;
use crate::view::{ContactPage, ContactPageRequest};

/// Rows a page may ask for.
const LIMIT: u64 = 200;
/// Where a text is looked for.
const SEARCHED: [Field; 5] = [
    Field::Email,
    Field::Phone,
    Field::FirstName,
    Field::LastName,
    Field::ExternalId,
];

/// Who was found last: the list with its members, the parts, the text, the rows.
#[derive(Clone)]
pub(super) struct Found {
    list: ContactListId,
    members: Option<ObjectId>,
    parts: Vec<ObjectId>,
    text: String,
    rows: Arc<Bits>,
}

/// Some people of a list, in the order of the book.
///
/// # Errors
/// `NotFound` without the list; `Failed` when a file is damaged or gone.
pub(super) fn page(session: &Session, request: &ContactPageRequest) -> Result<ContactPage, Error> {
    let (list, parts) = session.read(|workspace| {
        let list = find::contact_list(workspace, request.id)?.clone();
        let book = workspace.contact_books.get(&list.client);
        let parts = book.map(|book| book.parts.clone()).unwrap_or_default();
        Ok((list, parts))
    })?;
    let all: usize = parts.iter().map(|part| part.rows as usize).sum();
    let members = match &list.members {
        Some(id) => session.stored_members(id, all)?,
        None => Bits::none(all),
    };
    let text = request
        .search
        .as_deref()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    let rows = if text.is_empty() {
        Arc::new(members)
    } else {
        let wanted = Found {
            list: list.id,
            members: list.members.clone(),
            parts: parts.iter().map(|part| part.object.clone()).collect(),
            text,
            rows: Arc::new(members),
        };
        found(session, list.client, wanted)?
    };
    let (_, suppressed) = session.suppressions(list.client)?;
    let limit = request.limit.min(LIMIT) as usize;
    let mut contacts = Vec::with_capacity(limit);
    let (mut at, mut first, mut part) = (0, 0, None);
    for row in from(&rows, request.offset as usize).take(limit) {
        while row >= first + parts[at].rows as usize {
            first += parts[at].rows as usize;
            at += 1;
            part = None;
        }
        let part = match &part {
            Some(part) => part,
            None => part.insert(session.whole_part(&parts[at].object, &suppressed)?),
        };
        contacts.push(part.contact(row - first));
    }
    Ok(ContactPage {
        contacts,
        total: rows.count(),
    })
}

/// The rows of a set after the first so many. Whole words are passed by their counts.
fn from(rows: &Bits, mut offset: usize) -> impl Iterator<Item = usize> + '_ {
    let words = rows.words();
    let mut word = 0;
    while word < words.len() && words[word].count_ones() as usize <= offset {
        offset -= words[word].count_ones() as usize;
        word += 1;
    }
    let ones = move |at: usize| {
        (0..64)
            .filter(move |bit| words[at] >> bit & 1 == 1)
            .map(move |bit| at * 64 + bit)
    };
    (word..words.len()).flat_map(ones).skip(offset)
}

/// Who of the members has the text; the last answer is kept, because a list is scrolled page by page.
fn found(
    session: &Session,
    client: reprise_domain::id::ClientId,
    wanted: Found,
) -> Result<Arc<Bits>, Error> {
    let known = session.books.found().clone();
    if let Some(known) = known
        && (known.list, &known.members, &known.parts, &known.text)
            == (wanted.list, &wanted.members, &wanted.parts, &wanted.text)
    {
        return Ok(known.rows);
    }
    let book = session.book(client, &SEARCHED)?;
    let finder = memchr::memmem::Finder::new(wanted.text.as_bytes());
    let (mut rows, mut first) = (Bits::none(book.rows()), 0);
    let mut lower = String::new();
    for part in &book.parts {
        for row in (0..part.rows).filter(|row| wanted.rows.has(first + row)) {
            let is_in = SEARCHED.iter().any(|field| {
                let text = part.text(*field, row);
                if matches!(field, Field::Email | Field::Phone) {
                    return finder.find(text.as_bytes()).is_some();
                }
                lower.clear();
                lower.extend(text.chars().flat_map(char::to_lowercase));
                finder.find(lower.as_bytes()).is_some()
            });
            if is_in {
                rows.put(first + row);
            }
        }
        first += part.rows;
    }
    let rows = Arc::new(rows);
    *session.books.found() = Some(Found {
        rows: Arc::clone(&rows),
        ..wanted
    });
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_before_a_page_are_passed_over() {
        let rows: Bits = (0..1000).filter(|row| row % 3 == 0).collect();
        for offset in [0, 1, 63, 64, 200, 333, 334, 400] {
            let expect: Vec<usize> = rows.iter().skip(offset).take(5).collect();
            assert_eq!(
                from(&rows, offset).take(5).collect::<Vec<_>>(),
                expect,
                "{offset}"
            );
        }
    }
}
