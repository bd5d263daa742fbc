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
    /// end; small files may be joined, and entries about somebody erased by law lose who it was.
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
    /// The file it came from, or the reason for lifting; may be empty otherwise, and is once the person is erased.
    pub note: String,
}

impl SuppressionEntry {
    /// The entry once its person is erased: known by a keyed hash, and without words that may tell who it was.
    pub fn without_person(self, hash: String) -> Self {
        Self {
            who: Suppressed::Hash(hash),
            note: String::new(),
            ..self
        }
    }

    /// Whether another entry stands for this one: it is the same, but for the person and the words of an erased one. Words
    /// about an erased person may be gone from other entries too. `is_erased` knows the hashes of erased people.
    pub fn is_kept_by(&self, other: &Self, is_erased: impl Fn(&str) -> bool) -> bool {
        let is_about_same = match &other.who {
            Suppressed::Hash(hash) if self.who != other.who => is_erased(hash),
            _ => self.who == other.who,
        };
        is_about_same
            && (self.note == other.note || other.note.is_empty())
            && (self.channel, self.act, self.at, &self.author)
                == (other.channel, other.act, other.at, &other.author)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(who: Suppressed) -> SuppressionEntry {
        SuppressionEntry {
            who,
            channel: Some(Channel::Email),
            act: SuppressionAct::OptOut,
            at: NaiveDateTime::default(),
            author: "ada".to_owned(),
            note: "opt-outs.csv".to_owned(),
        }
    }

    #[test]
    fn only_an_erased_person_leaves_an_entry() {
        let is_erased = |hash: &str| hash == "h";
        let ann = entry(Suppressed::Email("ann@example.com".to_owned()));
        let keeps = |other: &SuppressionEntry| ann.is_kept_by(other, is_erased);
        assert!(keeps(&ann));
        assert!(keeps(&ann.clone().without_person("h".to_owned())));
        assert!(!keeps(&ann.clone().without_person("other".to_owned())));
        let bob = entry(Suppressed::Email("bob@example.com".to_owned()));
        assert!(!keeps(&bob));
        let lifted = SuppressionEntry {
            act: SuppressionAct::Lift,
            ..ann.clone().without_person("h".to_owned())
        };
        assert!(!keeps(&lifted));
    }
}
