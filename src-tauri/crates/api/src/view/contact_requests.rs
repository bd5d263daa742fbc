//! What a person asks of contacts with: to read a file, to take it in, to suppress, to lift, to erase.
//!
//! Unknown fields are refused, so that a typing mistake is heard.

use reprise_domain::channel::Channel;
use reprise_domain::contact::Consent;
use reprise_domain::contact_source::{ColumnMap, MergePolicies};
use reprise_domain::id::*;
use reprise_domain::suppression::SuppressionAct;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A page of a contact list, or of everybody a client knows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ContactPageRequest {
    /// The list; everybody of the client without it.
    #[serde(default)]
    pub id: Option<ContactListId>,
    /// The client; it need not be named where a list is.
    #[serde(default)]
    pub client: Option<ClientId>,
    /// Rows before the first one wanted.
    pub offset: u64,
    /// Rows wanted, at most 200.
    pub limit: u64,
    /// Only people in whose e-mail, phone, name or customer number this stands, whatever its case.
    #[serde(default)]
    pub search: Option<String>,
    /// Only people with this consent to e-mail, suppression counted as denied.
    #[serde(default)]
    pub email_consent: Option<Consent>,
    /// Only people with this consent to text messages, suppression counted as denied.
    #[serde(default)]
    pub sms_consent: Option<Consent>,
    /// Only people who are suppressed in any channel, or only those who are in none.
    #[serde(default)]
    pub suppressed: Option<bool>,
}

/// A contact file to look into. With a client, what importing it would do is counted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ContactsPreviewRequest {
    /// The file: CSV, XLSX or ODS.
    #[serde(default)]
    pub file: Option<String>,
    /// A pasted table, in place of a file.
    #[serde(default)]
    pub text: Option<String>,
    /// How it is written; guessed without it.
    #[serde(default)]
    pub reading: Option<Reading>,
    /// Whose contacts it is held against.
    #[serde(default)]
    pub client: Option<ClientId>,
    /// Which column means what; as the last time, or guessed, without it.
    #[serde(default)]
    pub columns: Option<ColumnMap>,
    /// What is done for people already known; as the last time, or blanks filled, without it.
    #[serde(default)]
    pub policy: Option<MergePolicies>,
    /// Country of phone numbers written without one, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
    /// Name under which progress is told and the work can be stopped.
    #[serde(default)]
    pub job: Option<String>,
}

/// How a contact file is written, where the guess was wrong. What is left out is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Reading {
    /// Name of the encoding, such as `windows-1251`.
    pub encoding: Option<String>,
    /// What separates the fields: one character.
    pub delimiter: Option<String>,
    /// Whether the first row names the columns.
    pub has_header: Option<bool>,
}

/// Contacts to be imported.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ContactsImport {
    /// Whose.
    pub client: ClientId,
    /// The list to add to; a new one without it.
    #[serde(default)]
    pub list: Option<ContactListId>,
    /// Name of a new list; the file's name without one.
    #[serde(default)]
    pub name: Option<String>,
    /// The file: CSV, XLSX or ODS.
    #[serde(default)]
    pub file: Option<String>,
    /// A pasted table, in place of a file.
    #[serde(default)]
    pub text: Option<String>,
    /// How the file is written; guessed without it.
    #[serde(default)]
    pub reading: Option<Reading>,
    /// Which column means what; as the last time, or guessed, without it.
    #[serde(default)]
    pub columns: Option<ColumnMap>,
    /// What is done for people already known; as the last time, or blanks filled, without it.
    #[serde(default)]
    pub policy: Option<MergePolicies>,
    /// Country of phone numbers written without one, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
    /// Whether people who refuse in the file are suppressed from now on, whatever becomes of the list; they are without
    /// it.
    #[serde(default)]
    pub opt_outs: Option<bool>,
    /// Where rejected rows are written, with their reasons.
    #[serde(default)]
    pub rejected_to: Option<String>,
    /// Name under which progress is told and the work can be stopped.
    #[serde(default)]
    pub job: Option<String>,
}

/// A file of people who must not be contacted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ContactsSuppress {
    /// Whose people.
    pub client: ClientId,
    /// The file: CSV, XLSX or ODS.
    pub file: String,
    /// Why: they opted out, mail bounced, or they complained.
    pub reason: SuppressionAct,
    /// In which channel; in all of them without it.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// How the file is written; guessed without it.
    #[serde(default)]
    pub reading: Option<Reading>,
    /// Which column means what; guessed without it.
    #[serde(default)]
    pub columns: Option<ColumnMap>,
    /// Country of phone numbers written without one, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
    /// Name under which progress is told and the work can be stopped.
    #[serde(default)]
    pub job: Option<String>,
}

/// A suppression to be lifted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SuppressionLift {
    /// Whose person.
    pub client: ClientId,
    /// E-mail, phone or customer number.
    pub address: String,
    /// Why contacting is allowed again.
    pub reason: String,
    /// In which channel; in all of them without it.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// Country of a phone number written without one, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
}

/// A person to be erased.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ContactErase {
    /// Whose person.
    pub client: ClientId,
    /// E-mail, phone or customer number.
    pub address: String,
    /// Country of a phone number written without one, ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
}
