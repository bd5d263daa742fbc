//! What crosses the wire of single people and of the suppression they stand in.

use chrono::{NaiveDate, NaiveDateTime};
use reprise_domain::channel::Channel;
use reprise_domain::contact::Contact;
use reprise_domain::contact_field::Field;
use reprise_domain::id::{ClientId, ContactImportId};
use reprise_domain::rule::ConsentAnswer;
use reprise_domain::suppression::{SuppressionAct, SuppressionEntry};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person by an address.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ContactOf {
    /// Whose person.
    pub client: ClientId,
    /// E-mail, phone or customer number.
    pub address: String,
    /// Country of a phone number written without one, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
}

/// Everything on record about one person.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ContactView {
    /// The person; consents as they count, suppression worked in.
    pub contact: Contact,
    /// Consents as they were recorded, in the order of the fields.
    pub consents: Vec<ConsentView>,
    /// Names of the lists the person is on.
    pub lists: Vec<String>,
    /// Entries of the suppression about the person, oldest first.
    pub entries: Vec<SuppressionEntry>,
}

/// A consent as it was recorded.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ConsentView {
    /// To what.
    pub field: Field,
    /// The answer.
    pub state: ConsentAnswer,
    /// The day of the answer.
    pub on: Option<NaiveDate>,
    /// Where it was given; may be empty.
    pub source: String,
    /// What proves it; may be empty.
    pub proof: String,
}

/// An import that was carried out.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ContactImportView {
    /// Its id.
    pub id: ContactImportId,
    /// Name of the file, or "pasted table".
    pub name: String,
    /// Name of the list it went into; none when that is gone.
    pub list: Option<String>,
    /// When, in the client's zone.
    pub at: NaiveDateTime,
    /// Rows read.
    pub rows: u64,
    /// People who were in it and still are in the book.
    pub people: u64,
}

/// A field of a client's people that holds one of few words, or several.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactWordsOf {
    /// Whose people.
    pub client: ClientId,
    /// The field: tags, products, region, country or language.
    pub field: Field,
}

/// A word people have in a field.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WordPeople {
    /// The word, as most of them have it written.
    pub word: String,
    /// How many people have it.
    pub people: u64,
}

/// Some entries of a client's suppression.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SuppressionPageRequest {
    /// The client.
    pub client: ClientId,
    /// Entries before the first one wanted.
    pub offset: u64,
    /// Entries wanted, at most 200.
    pub limit: u64,
    /// Only entries in whose address, note or author this stands, whatever its case.
    #[serde(default)]
    pub search: Option<String>,
}

/// Some entries, newest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SuppressionPage {
    /// The entries.
    pub entries: Vec<SuppressionEntry>,
    /// Entries in all.
    pub total: u64,
}

/// An address to be suppressed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SuppressionAdd {
    /// Whose person.
    pub client: ClientId,
    /// E-mail, phone or customer number.
    pub address: String,
    /// Why: the person opted out, mail bounced, or the person complained.
    pub reason: SuppressionAct,
    /// In which channel; in all of them without it.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// Where it is known from; may be left out.
    #[serde(default)]
    pub note: Option<String>,
    /// Country of a phone number written without one, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
}
