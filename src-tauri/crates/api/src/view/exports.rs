//! What crosses the wire of contacts on their way to a platform.

use chrono::NaiveDate;
use reprise_domain::contact_export::ContactExport;
use reprise_domain::contact_field::Field;
use reprise_domain::id::{AudienceId, ClientId, ContactListId};
use reprise_domain::platform::Destination;
use reprise_domain::source::Source;
use reprise_domain::table::TableFor;
use reprise_engines::audience::platform::Values;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Contacts to be written into files for a platform.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ContactsExport {
    /// Whose.
    pub client: ClientId,
    /// Only the people of this list; everyone without it and without an audience.
    #[serde(default)]
    pub list: Option<ContactListId>,
    /// Only the people of this audience of contacts, without whom it leaves out.
    #[serde(default)]
    pub audience: Option<AudienceId>,
    /// Where the files go to.
    pub platform: Destination,
    /// The folder they are written into.
    pub folder: String,
    /// For upload, as the platform wants them, or to look at in a spreadsheet, where nothing is run as a formula; for
    /// upload without it.
    #[serde(default)]
    pub mode: Option<TableFor>,
    /// Hashed or plain, where the platform takes both; hashed without it.
    #[serde(default)]
    pub values: Option<Values>,
    /// The switches of the platform that are on; the usual ones without it.
    #[serde(default)]
    pub switches: Option<Vec<String>>,
    /// Country of people whose own is not known, ISO 3166-1 alpha-2; without it their consent is needed as in Europe.
    #[serde(default)]
    pub country: Option<String>,
    /// Whether files that are there already may be replaced; refused without it.
    #[serde(default)]
    pub overwrite: Option<bool>,
    /// Name under which progress is told and the work can be stopped.
    #[serde(default)]
    pub job: Option<String>,
}

/// What an export did.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExportReport {
    /// The note in the history.
    pub export: ContactExport,
    /// The files for the platform, in order.
    pub files: Vec<ExportedFile>,
    /// The file with their checksums, as `sha256sum` writes it.
    pub checksums: String,
    /// The file with those left out and why; none when nobody was.
    pub left_out_to: Option<String>,
    /// People by what they can be recognized by; one may be there several times.
    pub keys: Vec<KeyCount>,
    /// Left out because suppressed.
    pub suppressed: u64,
    /// Left out without the consent the platform needs.
    pub no_consent: u64,
    /// Left out without anything the platform could recognize them by.
    pub no_key: u64,
    /// Left out because that is longer than the platform takes.
    pub too_long: u64,
    /// Worth knowing, one sentence each.
    pub remarks: Vec<String>,
}

/// A file that was written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExportedFile {
    /// Where it is.
    pub file: String,
    /// People in it.
    pub rows: u64,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, 64 hex digits.
    pub sha256: String,
}

/// People who can be recognized by something.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KeyCount {
    /// By these fields together.
    pub fields: Vec<Field>,
    /// How many.
    pub people: u64,
}

/// What a platform wants of a file of contacts.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlatformFile {
    /// The platform.
    pub platform: Destination,
    /// What such a list is called there.
    pub name: String,
    /// What to know before taking a file there.
    pub about: String,
    /// Names of its columns, in order.
    pub columns: Vec<String>,
    /// Whether it takes values hashed, plain or either way; the usual one first.
    pub values: Vec<Values>,
    /// What may be switched, by name.
    pub switches: Vec<PlatformSwitch>,
    /// The consents it needs.
    pub consent: Vec<Field>,
    /// Least matched people before it serves; none for the client's own mail.
    pub minimum: Option<u64>,
    /// Most people in a file; more go into several.
    pub most_rows: Option<u64>,
    /// Most bytes of a file; more go into several.
    pub most_bytes: Option<u64>,
    /// Days until uploaded people fall off the list; none where no end is known.
    pub expires_after_days: Option<u32>,
    /// How long a list lives there, in a sentence.
    pub expiry: String,
    /// The page the form of the file comes from.
    pub url: String,
    /// Day on which the profile was last held against it.
    pub read: NaiveDate,
    /// Who says so, when, and how much it can bear.
    pub source: Source,
}

/// Something a platform's file may be switched in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlatformSwitch {
    /// Its name in requests.
    pub name: String,
    /// What it does when on.
    pub about: String,
    /// Whether it is on when nobody says anything.
    pub usual: bool,
}
