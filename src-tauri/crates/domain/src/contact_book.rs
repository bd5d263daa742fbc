//! A client's contact book: all people it knows, in parts kept beside the store, and the imports they came by.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contact_source::ContactSource;
use crate::id::{ClientId, ContactImportId, ContactListId, ObjectId};
use crate::{Refusal, text};

/// Makes of files that are remembered.
const SOURCES_LIMIT: usize = 20;
/// Most parts: what names them must fit into one stored value.
const PARTS_LIMIT: usize = 400;

/// All contacts of a client. There is none before the first import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactBook {
    /// Whose it is; also its id.
    pub client: ClientId,
    /// The people, in order.
    pub parts: Vec<BookPart>,
    /// Makes of files that were imported, the latest last; at most 20.
    #[serde(default)]
    pub sources: Vec<ContactSource>,
}

/// People stored together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookPart {
    /// The file with their columns.
    pub object: ObjectId,
    /// How many rows.
    pub rows: u32,
    /// How many of them are nobody's any more, their people being erased or deleted; none where nobody counted them,
    /// in parts stored before they were.
    #[serde(default)]
    pub blank: Option<u32>,
}

/// One import that was carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactImport {
    /// Its id.
    pub id: ContactImportId,
    /// Whose book it went into.
    pub client: ClientId,
    /// The list it went into.
    pub list: ContactListId,
    /// Name of the file, or "pasted table".
    pub file: String,
    /// The rows of the book that were in it, as a packed set in a file.
    pub members: ObjectId,
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
            sources: Vec::new(),
        }
    }

    /// Itself, when it is not larger than a book can be.
    ///
    /// # Errors
    /// `TooMany` above 26 million people.
    pub fn checked(self) -> Result<Self, Refusal> {
        if self.parts.len() > PARTS_LIMIT {
            return Err(Refusal::TooMany {
                field: "the contact book",
                limit: PARTS_LIMIT * 65_536,
            });
        }
        Ok(self)
    }

    /// Remembers how a make of file is read, in place of what was known of it.
    pub fn remember(&mut self, source: ContactSource) {
        self.sources.retain(|known| known.header != source.header);
        self.sources.push(source);
        let beyond = self.sources.len().saturating_sub(SOURCES_LIMIT);
        self.sources.drain(..beyond);
    }

    /// How a make of file is read, if one of that header was imported.
    pub fn source(&self, header: &str) -> Option<&ContactSource> {
        self.sources.iter().find(|known| known.header == header)
    }

    /// How many people. Parts stored before their blank rows were counted are taken to have none; who needs to be sure
    /// counts.
    pub fn people(&self) -> u64 {
        let of_part =
            |part: &BookPart| u64::from(part.rows - part.blank.unwrap_or(0).min(part.rows));
        self.parts.iter().map(of_part).sum()
    }

    /// How many rows, those of nobody with them; no number of people.
    pub fn rows(&self) -> usize {
        self.parts.iter().map(|part| part.rows as usize).sum()
    }
}

impl ContactImport {
    /// Itself with its words cleaned.
    ///
    /// # Errors
    /// `Empty` or `TooLong` for the name of the file.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.file = text::name(&self.file, "the name of the file")?;
        Ok(self)
    }
}
