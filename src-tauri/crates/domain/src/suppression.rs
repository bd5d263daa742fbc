//! The suppression ledger of a client: whom never to contact, in which channel, and why. It only grows.
//!
//! Lifting a suppression is an entry of its own, with an author and a reason. What was erased by law is known by a
//! keyed hash alone, so that an import cannot bring the person back.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Refusal;
use crate::channel::Channel;
use crate::id::{ClientId, ObjectId};

/// Most files; small ones are joined long before.
const PARTS_LIMIT: usize = 400;

/// The ledger of a client. There is none before the first entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SuppressionLedger {
    /// Whose it is; also its id.
    pub client: ClientId,
    /// The entries, oldest first, as JSON lines in files. What the files hold one after another only ever grows at its
    /// end; small files may be joined.
    pub parts: Vec<ObjectId>,
    /// How many entries.
    pub entries: u64,
    /// 64 hex digits: the key of the hashes that erased people are known by.
    pub key: String,
    /// When an opt-out file was last taken in, in the client's zone; none when never.
    pub refreshed: Option<NaiveDateTime>,
}

impl SuppressionLedger {
    /// Itself, when what names its files fits into one stored value.
    ///
    /// # Errors
    /// `TooMany` above 400 files.
    pub fn checked(self) -> Result<Self, Refusal> {
        if self.parts.len() > PARTS_LIMIT {
            return Err(Refusal::TooMany {
                field: "the suppression ledger",
                limit: PARTS_LIMIT,
            });
        }
        Ok(self)
    }
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SuppressionEntry {
    /// Who.
    pub who: Suppressed,
    /// In which channel; none means in all of them.
    pub channel: Option<Channel>,
    /// Why, or that it is over.
    pub act: SuppressionAct,
    /// When it was entered, in the client's zone.
    pub at: NaiveDateTime,
    /// Who entered it.
    pub author: String,
    /// The file it came from, or the reason for lifting; may be empty otherwise.
    pub note: String,
}

/// How a suppressed person is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(
    tag = "by",
    content = "value",
    rename_all = "snake_case",
    deny_unknown_fields
)]
pub enum Suppressed {
    /// By a normalized e-mail address.
    Email(String),
    /// By a phone number, E.164.
    Phone(String),
    /// By the client's own number.
    ExternalId(String),
    /// By a keyed hash of any of these: 64 hex digits.
    Hash(String),
}

/// What an entry does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SuppressionAct {
    /// The person opted out.
    OptOut,
    /// Mail came back for good.
    Bounce,
    /// The person complained.
    Complaint,
    /// The person's data was erased by law; nothing lifts this.
    Erasure,
    /// An earlier suppression of the same person and channel ends here; the note says why.
    Lift,
}
