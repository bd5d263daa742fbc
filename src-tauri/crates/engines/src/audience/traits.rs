//! What every audience is asked about its people: addresses, consents, what platforms could be given, who is new.
//!
//! Worked out once for a whole book, part by part; audiences are then counted against these sets. Who is suppressed is
//! not asked for here: whoever shows a book works the suppression ledger into its consents, as denied.

use std::sync::Arc;

use chrono::NaiveDate;
use reprise_domain::channel::Channel;
use reprise_domain::contact_field::Field;
use reprise_domain::platform::Platform;
use reprise_domain::rule::{Clause, ConsentAnswer, DayTest, Known};

use super::bits::Bits;
use super::book::{Book, Column, Part};
use super::platform::{Needed, Profile, is_consent_first, profiles};
use super::rule::{of_part, places_in};

/// Days that count as lately, for growth: long enough to even out single imports.
pub const LATELY_DAYS: u32 = 90;

/// Sets of a book's rows that audiences are counted against.
#[derive(Debug, Clone, Default)]
pub struct Traits {
    /// E-mail and text messages.
    pub channels: Vec<Addressed>,
    /// In the order of `Platform::ALL`.
    pub platforms: Vec<Given>,
    /// Who joined within the last [`LATELY_DAYS`]; none where no day of joining is known of anybody.
    pub joined_lately: Option<Arc<Bits>>,
}

/// Who may be reached in a channel.
#[derive(Debug, Clone)]
pub struct Addressed {
    /// The channel.
    pub channel: Channel,
    /// With an address.
    pub address: Arc<Bits>,
    /// With an address and granted consent.
    pub may: Arc<Bits>,
}

/// Whom a platform could be given.
#[derive(Debug, Clone)]
pub struct Given {
    /// The platform.
    pub platform: Platform,
    /// With something it recognizes people by, and the consent it needs.
    pub usable: Arc<Bits>,
    /// The same, but for a consent that nobody asked for yet.
    pub unanswered: Arc<Bits>,
}

impl Traits {
    /// The fields a book must be loaded with.
    pub const FIELDS: &'static [Field] = &[
        Field::Email,
        Field::Phone,
        Field::FirstName,
        Field::LastName,
        Field::Zip,
        Field::Country,
        Field::EmailConsent,
        Field::SmsConsent,
        Field::AdUserData,
        Field::AdPersonalization,
        Field::SubscribedOn,
    ];

    /// The traits of a book. Who lives nobody knows where is taken to live where consent comes first.
    pub fn of(book: &Book, today: NaiveDate) -> Self {
        let asked = |condition: &Clause| whole(book, |part| of_part(part, condition, today));
        let known = |field| {
            asked(&Clause::Known {
                field,
                is: Known::Known,
            })
        };
        let granted = |field| {
            asked(&Clause::Consent {
                field,
                is: ConsentAnswer::Granted,
            })
        };
        let addressed = |channel, field, consent| {
            let address = known(field);
            let mut may = granted(consent);
            may.and(&address);
            Addressed {
                channel,
                address: Arc::new(address),
                may: Arc::new(may),
            }
        };
        let given = |(platform, profile): (Platform, &Profile)| {
            let (mut usable, mut unanswered, mut first) = (Bits::default(), Bits::default(), 0);
            for part in &book.parts {
                let (yes, not_yet) = usable_of(part, profile, today);
                usable.put_part(first, &yes);
                unanswered.put_part(first, &not_yet);
                first += part.rows;
            }
            Given {
                platform,
                usable: Arc::new(usable),
                unanswered: Arc::new(unanswered),
            }
        };
        let platforms = profiles()
            .iter()
            .filter_map(|profile| Some((profile.destination.platform()?, profile)));
        let lately = DayTest::InLast { days: LATELY_DAYS };
        let joined = known(Field::SubscribedOn);
        Self {
            channels: vec![
                addressed(Channel::Email, Field::Email, Field::EmailConsent),
                addressed(Channel::Sms, Field::Phone, Field::SmsConsent),
            ],
            platforms: platforms.map(given).collect(),
            joined_lately: (!joined.is_empty()).then(|| {
                Arc::new(asked(&Clause::Day {
                    field: Field::SubscribedOn,
                    test: lately,
                }))
            }),
        }
    }
}

/// Whom of a part a platform could be given, and whom but for a consent that nobody asked for.
fn usable_of(part: &Part, profile: &Profile, today: NaiveDate) -> (Bits, Bits) {
    let asked = |condition: Clause| of_part(part, &condition, today);
    let known = |field| {
        asked(Clause::Known {
            field,
            is: Known::Known,
        })
    };
    let mut keyed = Bits::none(part.rows);
    for key in &profile.keys {
        let mut all = Bits::all(part.rows);
        key.iter().for_each(|field| all.and(&known(*field)));
        keyed.or(&all);
    }
    let needed = match profile.consent.needed {
        Needed::Everywhere => Bits::all(part.rows),
        Needed::ConsentFirst => consent_first(part),
    };
    let (mut yes, mut not_denied) = (keyed.clone(), keyed);
    for field in profile.consent.granted.iter().copied() {
        let answer = |is| asked(Clause::Consent { field, is });
        let denied = answer(ConsentAnswer::Denied);
        not_denied.without(&denied);
        let mut enough = needed.clone();
        enough.invert();
        enough.without(&denied);
        enough.or(&answer(ConsentAnswer::Granted));
        yes.and(&enough);
    }
    not_denied.without(&yes);
    (yes, not_denied)
}

/// People from where consent comes first, and those of whom nobody knows.
fn consent_first(part: &Part) -> Bits {
    match part.columns.get(&Field::Country) {
        Some(Column::Word { words, at }) => {
            let first: Vec<bool> = words.iter().map(|word| is_consent_first(word)).collect();
            places_in(&first, at)
        }
        _ => Bits::all(part.rows),
    }
}

/// The answers of all parts, one after another.
fn whole(book: &Book, of: impl Fn(&Part) -> Bits) -> Bits {
    let (mut found, mut first) = (Bits::default(), 0);
    for part in &book.parts {
        found.put_part(first, &of(part));
        first += part.rows;
    }
    found
}
