//! What each platform wants of a file of contacts, as far as a person decides or wants to know.

use reprise_domain::table::TableFor;
use reprise_engines::audience::platform::{ExportOptions, Profile, Sheet, Values, profiles};

use crate::error::Error;
use crate::session::Session;
use crate::view::{Nothing, PlatformFile, PlatformSwitch};

pub(crate) fn platform_list(_: &Session, _: Nothing) -> Result<Vec<PlatformFile>, Error> {
    Ok(profiles().iter().map(file_of).collect())
}

fn file_of(profile: &Profile) -> PlatformFile {
    PlatformFile {
        platform: profile.destination,
        name: profile.name.clone(),
        about: profile.about.clone(),
        columns: profile
            .columns
            .iter()
            .map(|column| column.header.clone())
            .collect(),
        values: [Values::Hashed, Values::Plain]
            .into_iter()
            .filter(|values| takes(profile, *values))
            .collect(),
        switches: profile
            .switches
            .iter()
            .map(|switch| PlatformSwitch {
                name: switch.name.clone(),
                about: switch.about.clone(),
                usual: switch.usual,
            })
            .collect(),
        consent: profile.consent.granted.clone(),
        minimum: profile.audience.as_ref().map(|rule| rule.minimum),
        most_rows: profile.limits.rows,
        most_bytes: profile.limits.bytes,
        expires_after_days: profile.expiry.days,
        expiry: profile.expiry.about.clone(),
        url: profile.evidence.url.clone(),
        read: profile.evidence.read,
        source: profile.evidence.source.clone(),
    }
}

/// Whether a platform takes values so.
fn takes(profile: &Profile, values: Values) -> bool {
    let options = ExportOptions {
        name: String::new(),
        values: Some(values),
        reader: TableFor::Upload,
        switches: None,
        country: String::new(),
    };
    Sheet::new(profile, &options).is_ok()
}
