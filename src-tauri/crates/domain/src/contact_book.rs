//! A client's contact book: all people it knows, in parts kept beside the store, and the imports they came by.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::id::{ClientId, ContactListId, ObjectId};

/// All contacts of a client. There is none before the first import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactBook {
    /// Whose it is; also its id.
    pub client: ClientId,
    /// The people, in order.
    pub parts: Vec<BookPart>,
    /// The imports, oldest first.
    pub imports: Vec<ImportNote>,
}

/// People stored together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookPart {
    /// The file with their columns.
    pub object: ObjectId,
    /// How many people.
    pub rows: u32,
}

/// One import, as the book remembers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportNote {
    /// Its id, as in the field `imports` of a contact.
    pub id: Uuid,
    /// The list it went into.
    pub list: ContactListId,
    /// Name of the file, or "pasted table".
    pub file: String,
    /// When, in the client's zone.
    pub at: NaiveDateTime,
    /// Rows read.
    pub rows: u64,
    /// People added.
    pub added: u64,
    /// People changed.
    pub merged: u64,
    /// Rows rejected.
    pub rejected: u64,
}

impl ContactBook {
    /// A book without people.
    pub fn empty(client: ClientId) -> Self {
        Self {
            client,
            parts: Vec::new(),
            imports: Vec::new(),
        }
    }

    /// How many people.
    pub fn people(&self) -> u64 {
        self.parts.iter().map(|part| u64::from(part.rows)).sum()
    }
}
