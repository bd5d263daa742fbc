//! What of a client's widgets goes on its site: the config that the script reads, and the file around it.
//!
//! The shape of the config is laid down in `ui/embed/src/config.ts`; here it is filled. Words are data to the end: they
//! stand in JSON strings, with everything escaped that could end a script element.

mod block;
mod common;
mod config;
mod note;
mod page;
mod places;

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, Utc};
use reprise_domain::id::ObjectId;
use reprise_domain::widget::Widget;
use reprise_domain::workspace::Workspace;
use sha2::{Digest, Sha384};

pub use block::ConfigBlock;
pub use config::{Config, ConfigWidget, by_priority, config, exported, last_day};
pub use note::note;
pub(super) use page::encoded;
pub use page::{snippet, test_page};
pub use places::{SiteKind, SiteStep, places};

/// What the script of a site is called.
pub const SCRIPT_FILE: &str = "reprise-widgets.js";
/// The second file, for games.
pub const GAMES_FILE: &str = "reprise-games.js";

/// What an export is made with.
#[derive(Debug, Clone, Copy)]
pub struct Exporting<'a> {
    /// Everything planned.
    pub workspace: &'a Workspace,
    /// Whether nothing is stored before the site says that it may be.
    pub ask_consent: bool,
    /// Bytes of the client's own pictures, PNG or JPEG; one that is missing does not show.
    pub pictures: &'a BTreeMap<ObjectId, Vec<u8>>,
    /// Checksum of the second file, which the script then insists on; none where a site may rewrite files.
    pub games: Option<&'a str>,
}

/// The files of an export and what stands in the note.
#[derive(Debug, Clone)]
pub struct Handover<'a> {
    /// Whose site.
    pub client: &'a str,
    /// The campaign it is limited to.
    pub campaign: Option<&'a str>,
    /// The day it was made.
    pub made_on: NaiveDate,
    /// The config in the script.
    pub config: &'a Config,
    /// The widgets in it.
    pub widgets: &'a [&'a Widget],
    /// Checksum of the script for the page; none where a site may rewrite files.
    pub integrity: Option<&'a str>,
}

/// What a script begins with: browsers read it as UTF-8 then, whatever the encoding of the page it stands on.
pub const MARK: char = '\u{FEFF}';

/// The script of a site: the runtime, and a call of it with the config.
///
/// The config is JSON in which no `<` stands and no separator that old scripts took for the end of a line, so that no
/// word of a widget can end the script, wherever it is pasted. It begins with [`MARK`].
pub fn script(runtime: &str, config: &Config) -> String {
    let json = serde_json::to_string(config).expect("BUG: a config is plain data");
    format!(
        "{MARK}(function(){{{}\n;repriseRuntime.start({})}})();\n",
        runtime.trim(),
        escaped(&json)
    )
}

/// JSON that may stand in a script element and in an old script.
pub(super) fn escaped(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// The checksum of a file as a page states it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// An instant as the script reads it.
fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests;
