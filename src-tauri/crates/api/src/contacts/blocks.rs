//! Contacts as blocks of JSON lines, each below the store's limit for a value.

use reprise_domain::contact::{Contact, ContactList};
use reprise_domain::id::ObjectId;

use crate::error::{Code, Error};
use crate::session::Session;

/// Bytes of a block; the store allows 64 KiB a value, framing included.
const BLOCK_BYTES: usize = 60_000;

/// Stores contacts in order and returns their blocks. Nothing refers to them until a list does.
///
/// # Errors
/// Whatever the store says.
pub(super) fn put(session: &Session, contacts: &[Contact]) -> Result<Vec<ObjectId>, Error> {
    let mut blocks: Vec<Vec<u8>> = Vec::new();
    let mut block = Vec::with_capacity(BLOCK_BYTES);
    for contact in contacts {
        let line = serde_json::to_vec(contact).map_err(unreadable)?;
        if !block.is_empty() && block.len() + line.len() + 1 > BLOCK_BYTES {
            blocks.push(std::mem::take(&mut block));
        }
        block.extend_from_slice(&line);
        block.push(b'\n');
    }
    if !block.is_empty() {
        blocks.push(block);
    }
    session.with_store(|store| Ok(store.objects_put(blocks)?))
}

/// Every contact of a list, in order.
///
/// # Errors
/// Whatever the store says; `Failed` for a damaged block.
pub(super) fn all(session: &Session, list: &ContactList) -> Result<Vec<Contact>, Error> {
    page(session, list, 0, u64::MAX)
}

/// Some contacts of a list: `limit` from `offset` on; fewer at its end.
///
/// # Errors
/// Whatever the store says; `Failed` for a damaged block.
pub(super) fn page(
    session: &Session,
    list: &ContactList,
    offset: u64,
    limit: u64,
) -> Result<Vec<Contact>, Error> {
    let mut contacts = Vec::new();
    let mut skip = offset;
    for id in &list.blocks {
        let block = session.with_store(|store| Ok(store.object_get(id)?))?;
        let lines = || {
            block
                .split(|byte| *byte == b'\n')
                .filter(|line| !line.is_empty())
        };
        let count = lines().count() as u64;
        if skip >= count {
            skip -= count;
            continue;
        }
        for line in lines().skip(skip as usize) {
            if contacts.len() as u64 == limit {
                return Ok(contacts);
            }
            contacts.push(serde_json::from_slice(line).map_err(unreadable)?);
        }
        skip = 0;
    }
    Ok(contacts)
}

fn unreadable(error: serde_json::Error) -> Error {
    Error::new(
        Code::Failed,
        format!("a block of contacts cannot be read: {error}"),
        "Restore the newest backup",
    )
}
