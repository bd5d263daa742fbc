//! A file of contacts that was written: for which destination, from what, and when its people fall off there.
//!
//! A note, not a copy: it holds counts and never anything about a person.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::id::{ClientId, ContactExportId};
use crate::platform::Destination;
use crate::table::TableFor;
use crate::{Refusal, text};

/// One export that was carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactExport {
    /// Its id.
    pub id: ContactExportId,
    /// Whose contacts.
    pub client: ClientId,
    /// Where the file goes to.
    pub to: Destination,
    /// The contact list or audience it was made from; none for the whole book. It may be gone since.
    pub source: Option<Uuid>,
    /// What that was called; "everyone" for the whole book.
    pub name: String,
    /// When, in the client's zone.
    pub at: NaiveDateTime,
    /// Whether it was for upload or to look at.
    pub reader: TableFor,
    /// People written.
    pub people: u64,
    /// People left out.
    pub left_out: u64,
    /// How many files.
    pub files: u32,
    /// Day on which its people fall off the list there, if they do.
    pub expires_on: Option<NaiveDate>,
    /// What the contacts were then, as 64 hex digits: they have changed since when this is another one.
    pub contacts: String,
}

impl ContactExport {
    /// Itself with its words cleaned.
    ///
    /// # Errors
    /// `Empty` or `TooLong` for the name.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.name = text::name(&self.name, "the name of what is exported")?;
        Ok(self)
    }
}
