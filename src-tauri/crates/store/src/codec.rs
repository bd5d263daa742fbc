//! How things become records: keys that sort, values as framed JSON, long edit lists in pieces.

use reprise_domain::change::{Change, Stamp};
use reprise_domain::entity::{Edit, Entity, Kind};
use reprise_domain::id::ObjectId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::engine::{Engine, Shelf, Write};
use crate::error::StoreError;
use crate::frame::{self, VALUE_LIMIT};
use crate::journal::Point;
use crate::migrations;
use crate::references::Name;

/// Bytes of one piece of an edit list.
const PIECE: usize = 60 * 1024;
/// Key of the schema number on the meta shelf.
const SCHEMA: &[u8] = b"schema";
/// Key of the journal point on the meta shelf.
const APPLIED: &[u8] = b"applied";

/// A change without what it changed: small enough to keep all of them in memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Place in the history.
    pub seq: u64,
    /// When and where.
    pub stamp: Stamp,
    /// Who.
    pub author: String,
    /// What.
    pub label: String,
    /// The change it takes back.
    pub undoes: Option<u64>,
}

impl Head {
    /// The head of a change.
    pub fn of(change: &Change) -> Self {
        Self {
            seq: change.seq,
            stamp: change.stamp.clone(),
            author: change.author.clone(),
            label: change.label.clone(),
            undoes: change.undoes,
        }
    }

    /// The change, given what it changed.
    pub fn with(self, edits: Vec<Edit>) -> Change {
        let Self {
            seq,
            stamp,
            author,
            label,
            undoes,
        } = self;
        Change {
            seq,
            stamp,
            author,
            label,
            edits,
            undoes,
        }
    }
}

/// The key of an entity.
pub fn entity_key((kind, id): Name) -> Vec<u8> {
    let mut key = kind.as_str().as_bytes().to_vec();
    key.push(0);
    key.extend_from_slice(id.as_bytes());
    key
}

/// The entity a key stands for; none when it is no key of ours.
pub fn name_of(key: &[u8]) -> Option<Name> {
    let (word, id) = key.split_at_checked(key.len().checked_sub(16)?)?;
    let kind = Kind::ALL
        .iter()
        .find(|kind| word.strip_suffix(&[0]) == Some(kind.as_str().as_bytes()))?;
    Some((*kind, Uuid::from_slice(id).ok()?))
}

/// The records of a change, apart from the journal point.
pub fn change_writes(change: &Change) -> Result<Vec<Write>, StoreError> {
    let mut writes = Vec::new();
    for edit in &change.edits {
        let key = entity_key((edit.kind, edit.id));
        writes.push(match &edit.after {
            Some(entity) => Write::put(Shelf::Entities, key, entity_value(entity)?),
            None => Write::remove(Shelf::Entities, key),
        });
    }
    let head = json(&Head::of(change));
    limited("the description of a change", head.len())?;
    writes.push(Write::put(
        Shelf::Heads,
        change.seq.to_be_bytes(),
        framed(&head),
    ));
    for (piece, bytes) in (0u32..).zip(json(&change.edits).chunks(PIECE)) {
        let key = [&change.seq.to_be_bytes()[..], &piece.to_be_bytes()].concat();
        writes.push(Write::put(Shelf::Edits, key, framed(bytes)));
    }
    Ok(writes)
}

/// The name of an object: the hash of its bytes.
pub fn object_id(bytes: &[u8]) -> ObjectId {
    ObjectId(hex(&Sha256::digest(bytes)))
}

/// What a change changed.
pub fn edits_of(engine: &Engine, seq: u64) -> Result<Vec<Edit>, StoreError> {
    let damaged = || StoreError::Damaged {
        what: format!("change {seq}"),
    };
    let mut bytes = Vec::new();
    engine.visit(Shelf::Edits, &seq.to_be_bytes(), |_, value| {
        bytes.extend_from_slice(frame::unwrap(value).ok_or_else(damaged)?);
        Ok(())
    })?;
    serde_json::from_slice(&bytes).map_err(|_| damaged())
}

/// The journal point up to which the database is.
pub fn applied(engine: &Engine) -> Result<Point, StoreError> {
    let damaged = || StoreError::Damaged {
        what: "the journal point".to_owned(),
    };
    let Some(value) = engine.get(Shelf::Meta, APPLIED)? else {
        return Ok(Point::START);
    };
    let bytes = frame::unwrap(&value)
        .filter(|bytes| bytes.len() == 40)
        .ok_or_else(damaged)?;
    let (number, chain) = bytes.split_at(8);
    let number = u64::from_be_bytes(number.try_into().map_err(|_| damaged())?);
    Ok(Point {
        number,
        chain: chain.try_into().map_err(|_| damaged())?,
    })
}

/// Says up to where the database is.
pub fn applied_write(point: Point) -> Write {
    let bytes = [&point.number.to_be_bytes()[..], &point.chain].concat();
    Write::put(Shelf::Meta, APPLIED, framed(&bytes))
}

/// The schema of the database; none when it is new.
pub fn schema(engine: &Engine) -> Result<Option<u32>, StoreError> {
    let Some(value) = engine.get(Shelf::Meta, SCHEMA)? else {
        return Ok(None);
    };
    let number = frame::unwrap(&value)
        .and_then(|bytes| bytes.try_into().ok())
        .map(u32::from_be_bytes);
    number.map(Some).ok_or_else(|| StoreError::Damaged {
        what: "the schema number".to_owned(),
    })
}

/// Says which schema the database has.
pub fn schema_write(schema: u32) -> Write {
    Write::put(Shelf::Meta, SCHEMA, framed(&schema.to_be_bytes()))
}

/// Refuses what is larger than one value may be.
pub fn limited(what: &str, bytes: usize) -> Result<(), StoreError> {
    if bytes > VALUE_LIMIT {
        let (bytes, limit) = (bytes as u64, VALUE_LIMIT as u64);
        return Err(StoreError::TooLarge {
            what: what.to_owned(),
            bytes,
            limit,
        });
    }
    Ok(())
}

/// JSON of one of our own types.
pub fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("BUG: our types have string keys and never fail to serialize")
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
            write!(out, "{byte:02x}").expect("BUG: writing to a string never fails");
            out
        })
}

/// The value of an entity.
pub fn entity_value(entity: &Entity) -> Result<Vec<u8>, StoreError> {
    let bytes = json(entity);
    limited(
        &format!("{} ‘{}’", entity.kind().as_str(), entity.name()),
        bytes.len(),
    )?;
    Ok(framed(&bytes))
}

fn framed(payload: &[u8]) -> Vec<u8> {
    frame::wrap(migrations::SCHEMA as u16, payload)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_names_its_entity_and_no_other_bytes_do() {
        let id = Uuid::from_u128(7);
        for kind in Kind::ALL {
            assert_eq!(name_of(&entity_key((*kind, id))), Some((*kind, id)));
        }
        assert_eq!(name_of(b"client"), None);
        assert_eq!(
            name_of(&[b"clients\0".as_slice(), id.as_bytes()].concat()),
            None
        );
    }

    #[test]
    fn hexadecimal_is_lower_case_and_padded() {
        assert_eq!(hex(&[0, 10, 255]), "000aff");
    }
}
