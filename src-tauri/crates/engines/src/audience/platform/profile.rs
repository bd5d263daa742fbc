//! What each destination wants of a file, as dated data: one file a destination in `profiles/`.
//!
//! A profile says which columns in which order under which names, how values are brought into form and hashed, how big
//! a file may be, whose consent is needed, and how long the list lives there. Nothing here is decided in code.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::NaiveDate;
use reprise_domain::channel::Channel;
use reprise_domain::contact_field::Field;
use reprise_domain::platform::Destination;
use reprise_domain::share::Share;
use reprise_domain::source::Source;
use serde::Deserialize;

use super::step::Step;

/// What a destination wants.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Where to.
    pub destination: Destination,
    /// What such a list is called there.
    pub name: String,
    /// What to know before taking the file there; sentences.
    pub about: String,
    /// How the file is written.
    pub file: FileForm,
    /// Its columns, in order.
    pub columns: Vec<ColumnForm>,
    /// What a person can be recognized by: all fields of any one of these.
    pub keys: Vec<Vec<Field>>,
    /// Fields that are of use only together; where one is missing, none is written.
    pub whole: Vec<Vec<Field>>,
    /// Whether values are hashed.
    pub hashing: Hashing,
    /// How big a file may be.
    pub limits: Limits,
    /// Whose consent is needed.
    pub consent: ConsentRule,
    /// Channels whose suppressions leave a person out; without any, every suppression does.
    pub suppressed_in: Vec<Channel>,
    /// Where the destination's own pages disagree, or the law differs: what may be switched.
    pub switches: Vec<Switch>,
    /// How long the list lives.
    pub expiry: Expiry,
    /// What it asks of an audience; none for the client's own mail.
    pub audience: Option<AudienceRule>,
    /// Where the form of the file comes from.
    pub evidence: Evidence,
}

/// How a file is written.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileForm {
    /// Ending of its name.
    pub extension: String,
    /// How characters become bytes; never with a byte order mark.
    pub encoding: Encoding,
    /// What separates values.
    pub delimiter: char,
    /// What ends a line.
    pub line_end: LineEnd,
    /// Whether the first line names the columns.
    pub header: bool,
    /// Lines between the names and the people, as they are; `{name}` is the audience's name.
    pub preamble: Vec<String>,
    /// Whether each key has files of its own.
    pub one_key_per_file: bool,
}

/// How characters become bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Encoding {
    /// UTF-8.
    #[serde(rename = "utf-8")]
    Utf8,
}

/// What ends a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineEnd {
    /// Line feed.
    Lf,
    /// Carriage return and line feed.
    Crlf,
}

impl LineEnd {
    /// Its bytes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::Crlf => "\r\n",
        }
    }
}

/// One column.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnForm {
    /// Its name.
    pub header: String,
    /// Its name where values are hashed, if that differs.
    #[serde(default)]
    pub hashed_header: Option<String>,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a column.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Content {
    /// The same words in every line; may be empty.
    Text(String),
    /// A field of the person.
    Value {
        /// Which.
        field: Field,
        /// How it is brought into form, in order.
        steps: Vec<Step>,
        /// Whether it is hashed where values are.
        hash: bool,
        /// Most characters before hashing; longer ones are left out.
        #[serde(default)]
        most_chars: Option<usize>,
    },
}

/// Whether values are hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hashing {
    /// Usually; the destination takes plain values too, and hashes them itself.
    Usual,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How big a file may be. None where no limit is known.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Most people in a file.
    pub rows: Option<u64>,
    /// Most bytes of a file.
    pub bytes: Option<u64>,
    /// Least people in a file.
    pub least_rows: Option<u64>,
    /// Most columns of the same name. Reprise knows one value of each field, so files have one.
    pub values_per_header: Option<u8>,
}

/// Whose consent is needed. Who said no is left out everywhere.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentRule {
    /// All of these must be granted.
    pub granted: Vec<Field>,
    /// Where; elsewhere it is enough that nobody said no.
    pub needed: Needed,
    /// Where this comes from.
    pub source: Source,
}

/// Where consent is needed beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Needed {
    /// In the countries of `regions.json`, and where the country is not known.
    ConsentFirst,
    /// Everywhere.
    Everywhere,
}

/// Something that may be switched.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// Its name in commands.
    pub name: String,
    /// What it does when it is on.
    pub about: String,
    /// Whether it is on when nobody says anything.
    pub usual: bool,
    /// What it does.
    pub does: SwitchAct,
}

/// What a switch does.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum SwitchAct {
    /// Brings a field into another form.
    Steps {
        /// Which.
        field: Field,
        /// When on.
        on: Vec<Step>,
        /// When off.
        off: Vec<Step>,
    },
    /// Takes a soft opt-in for consent.
    SoftOptIn,
}

/// How long a list lives at the destination.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expiry {
    /// Days from the upload until its people fall off; none where no end is known.
    pub days: Option<u32>,
    /// Days without use until it is removed; none where nothing is known.
    pub idle_days: Option<u32>,
    /// Both in a sentence.
    pub about: String,
    /// Where this comes from.
    pub source: Source,
}

/// What an ad platform asks of an audience.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AudienceRule {
    /// Least matched people before it serves.
    pub minimum: u64,
    /// Share of a contact list it recognizes, low.
    pub match_low: Share,
    /// Share of a contact list it recognizes, high.
    pub match_high: Share,
    /// Longest time it keeps a visitor, in days.
    pub retention_max_days: u32,
    /// Where this comes from.
    pub source: Source,
}

/// Where the form of a file comes from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The page.
    pub url: String,
    /// Day the profile was last held against what is known of that page.
    pub read: NaiveDate,
    /// Who says so, when, and how much it can bear.
    pub source: Source,
}

/// Countries where consent comes first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Regions {
    consent_first: Vec<String>,
    /// Why these; looked at by a test.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "it is there for readers of the data")
    )]
    source: Source,
}

static REGIONS: LazyLock<Regions> = LazyLock::new(|| {
    serde_json::from_str(include_str!("regions.json")).expect("BUG: checked by a test")
});

macro_rules! profiles {
    ($($file:literal),+ $(,)?) => {
        static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
            vec![$(
                serde_json::from_str(include_str!(concat!("profiles/", $file, ".json")))
                    .expect(concat!("BUG: ", $file, ".json is checked by a test")),
            )+]
        });
    };
}

profiles!(
    "google",
    "meta",
    "microsoft",
    "linkedin",
    "tiktok",
    "x",
    "pinterest",
    "snapchat",
    "esp",
);

/// Every profile, in the order of `Destination::ALL`.
pub fn profiles() -> &'static [Profile] {
    &PROFILES
}

/// The profile of a destination.
pub fn profile_of(destination: Destination) -> &'static Profile {
    PROFILES
        .iter()
        .find(|profile| profile.destination == destination)
        .expect("BUG: every destination has a profile, says a test")
}

/// Whether consent comes first in a country: the EEA, the UK and Switzerland, or one that is not known.
pub(in crate::audience) fn is_consent_first(country: &str) -> bool {
    country.is_empty() || REGIONS.consent_first.iter().any(|it| it == country)
}

impl Profile {
    /// The fields of a person that a file is made from, in their usual order. Beside those written: what consent and
    /// suppression go by, and what a person is found again by in the report.
    pub fn fields(&self) -> Vec<Field> {
        let written = self
            .columns
            .iter()
            .filter_map(|column| match &column.content {
                Content::Value { field, .. } => Some(*field),
                Content::Text(_) => None,
            });
        let all: BTreeSet<Field> = written
            .chain(self.consent.granted.iter().copied())
            .chain([
                Field::Email,
                Field::Phone,
                Field::ExternalId,
                Field::Country,
            ])
            .collect();
        all.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_told(source: &Source) -> bool {
        let year = source.date.get(..4).and_then(|it| it.parse::<u32>().ok());
        !source.name.is_empty() && year.is_some_and(|it| (2018..2100).contains(&it))
    }

    #[test]
    fn every_destination_has_a_profile() {
        let found: Vec<Destination> = profiles().iter().map(|it| it.destination).collect();
        assert_eq!(found, Destination::ALL);
        for profile in profiles() {
            assert_eq!(profile_of(profile.destination), profile);
        }
    }

    #[test]
    fn every_profile_is_complete_and_dated() {
        for profile in profiles() {
            let who = profile.destination;
            assert!(
                !profile.name.is_empty() && profile.about.ends_with('.'),
                "{who:?}"
            );
            assert!(profile.evidence.url.starts_with("https://"), "{who:?}");
            assert!(profile.evidence.read >= NaiveDate::from_ymd_opt(2025, 1, 1).unwrap());
            for source in [
                &profile.evidence.source,
                &profile.consent.source,
                &profile.expiry.source,
            ] {
                assert!(is_told(source), "{who:?}: {source:?}");
            }
            assert!(!profile.keys.is_empty() && !profile.consent.granted.is_empty());
            assert!(profile.expiry.about.ends_with('.'), "{who:?}");
            assert_eq!(profile.audience.is_some(), who.platform().is_some());
            if let Some(audience) = &profile.audience {
                assert!(is_told(&audience.source), "{who:?}");
                assert!(audience.minimum > 0 && audience.match_low <= audience.match_high);
            }
            for switch in &profile.switches {
                assert!(!switch.name.is_empty() && switch.about.ends_with('.'));
            }
        }
    }

    #[test]
    fn keys_are_written_and_consent_is_consent() {
        use reprise_domain::contact_field::FieldKind;
        for profile in profiles() {
            let written: BTreeSet<Field> = profile
                .columns
                .iter()
                .filter_map(|column| match &column.content {
                    Content::Value { field, .. } => Some(*field),
                    Content::Text(_) => None,
                })
                .collect();
            let named = profile.keys.iter().chain(&profile.whole).flatten();
            assert!(named.clone().all(|field| written.contains(field)));
            let consent = &profile.consent.granted;
            assert!(consent.iter().all(|it| it.kind() == FieldKind::Consent));
            if profile.file.one_key_per_file {
                // A key is then one column, and the columns are the keys.
                assert!(profile.keys.iter().all(|key| key.len() == 1));
                assert_eq!(profile.keys.len(), profile.columns.len());
            }
        }
    }

    #[test]
    fn preambles_have_as_many_values_as_there_are_columns() {
        for profile in profiles() {
            for line in &profile.file.preamble {
                let values = line.split(profile.file.delimiter).count();
                assert_eq!(values, profile.columns.len(), "{:?}", profile.destination);
            }
        }
    }

    #[test]
    fn consent_comes_first_in_europe_and_where_nobody_knows() {
        assert!(is_told(&REGIONS.source));
        assert_eq!(REGIONS.consent_first.len(), 32);
        assert!(
            ["DE", "NO", "GB", "CH", ""]
                .into_iter()
                .all(is_consent_first)
        );
        assert!(!["US", "CA", "RU"].into_iter().any(is_consent_first));
    }
}
