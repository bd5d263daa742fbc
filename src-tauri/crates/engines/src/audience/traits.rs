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

/// Days after the first import in which the next ones tell nothing of growth yet.
const FIRST_DAYS: i64 = 7;

/// Sets of a book's rows that audiences are counted against.
#[derive(Debug, Clone, Default)]
pub struct Traits {
    /// E-mail and text messages.
    pub channels: Vec<Addressed>,
    /// In the order of `Platform::ALL`.
    pub platforms: Vec<Given>,
    /// Who joined within the last [`LATELY_DAYS`]; none where no day of joining is known of anybody.
    pub joined_lately: Option<Arc<Bits>>,
    /// Who came by an import of late, of those whose day of joining is not known, and within how many days; none where
    /// imports tell nothing.
    pub arrived_lately: Option<(Arc<Bits>, u32)>,
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
            arrived_lately: None,
        }
    }

    /// The same, with who came by imports of late: those in an import within the last [`LATELY_DAYS`] that are in none
    /// before and whose day of joining is not known. `imports` are the sets of people with their days, in any order.
    ///
    /// The first import brought whom the client had already, and is no growth. So nothing is told before a second one, nor
    /// within [`FIRST_DAYS`] of the first, whose rate would mean nothing.
    pub fn with_arrivals(
        mut self,
        book: &Book,
        imports: &[(NaiveDate, &Bits)],
        today: NaiveDate,
    ) -> Self {
        let days = |since: NaiveDate| (today - since).num_days();
        let Some(first) = imports.iter().map(|(day, _)| *day).min() else {
            return self;
        };
        let window = days(first).min(i64::from(LATELY_DAYS));
        if window < FIRST_DAYS || imports.iter().all(|(day, _)| *day == first) {
            return self;
        }
        let (mut late, mut early) = (Bits::none(book.rows()), Bits::default());
        for (day, members) in imports {
            let is_late = *day > first && days(*day) < i64::from(LATELY_DAYS);
            let set = if is_late { &mut late } else { &mut early };
            set.or(members);
        }
        late.without(&early);
        late.without(&whole(book, |part| {
            let joined = Clause::Known {
                field: Field::SubscribedOn,
                is: Known::Known,
            };
            of_part(part, &joined, today)
        }));
        self.arrived_lately = Some((Arc::new(late), window as u32));
        self
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience::import::Draft;

    fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    /// Ten people, of whom the last two have a day of joining.
    fn book() -> Book {
        let mut draft = Draft::empty();
        for row in 0..10 {
            draft.add();
            draft.put_text(Field::Email, row, &format!("p{row}@x.io"));
            if row >= 8 {
                draft.put_day(Field::SubscribedOn, row, 20_000);
            }
        }
        Book {
            parts: vec![Arc::new(draft.finish())],
            ..Book::default()
        }
    }

    fn arrived(imports: &[(&str, &[usize])], today: &str) -> Option<(Vec<usize>, u32)> {
        let sets: Vec<(NaiveDate, Bits)> = imports
            .iter()
            .map(|(at, rows)| (day(at), rows.iter().copied().collect()))
            .collect();
        let sets: Vec<(NaiveDate, &Bits)> = sets.iter().map(|(at, rows)| (*at, rows)).collect();
        let book = book();
        let traits = Traits::default().with_arrivals(&book, &sets, day(today));
        let (rows, days) = traits.arrived_lately?;
        Some((rows.iter().collect(), days))
    }

    #[test]
    fn who_came_after_the_first_import_has_arrived() {
        let imports: &[(&str, &[usize])] =
            &[("2026-11-01", &[0, 1, 2]), ("2026-11-20", &[2, 3, 4, 8])];
        assert_eq!(arrived(imports, "2026-11-24"), Some((vec![3, 4], 23)));
        // After 90 days nobody of them is new any more.
        assert_eq!(arrived(imports, "2027-02-18"), Some((vec![], 90)));
    }

    #[test]
    fn a_first_import_is_no_growth() {
        assert_eq!(arrived(&[], "2026-11-24"), None);
        let once: &[(&str, &[usize])] = &[("2026-11-01", &[0, 1])];
        assert_eq!(arrived(once, "2026-11-24"), None);
        let on_one_day: &[(&str, &[usize])] = &[("2026-11-01", &[0]), ("2026-11-01", &[1])];
        assert_eq!(arrived(on_one_day, "2026-11-24"), None);
        let within_days: &[(&str, &[usize])] = &[("2026-11-20", &[0]), ("2026-11-21", &[1])];
        assert_eq!(arrived(within_days, "2026-11-24"), None);
    }
}
