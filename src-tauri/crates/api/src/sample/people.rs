//! Invented contacts for the samples: no name, address or number belongs to anybody.

use chrono::{Days, NaiveDate};
use reprise_domain::contact::{Consent, Contact};

const FIRST: [&str; 24] = [
    "Ada",
    "Björn",
    "Chloé",
    "Dmitri",
    "Elena",
    "Farid",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Katarzyna",
    "Luca",
    "Maja",
    "Noah",
    "Olivia",
    "Priya",
    "Quentin",
    "Rosa",
    "Søren",
    "Tomás",
    "Uma",
    "Viktor",
    "Wanda",
    "Zoë",
];
const LAST: [&str; 20] = [
    "Almeida",
    "Berg",
    "Castillo",
    "Dupont",
    "Eriksen",
    "Fischer",
    "García",
    "Horváth",
    "Ito",
    "Jansen",
    "Kowalski",
    "Lindqvist",
    "Moretti",
    "Novák",
    "O’Brien",
    "Petrov",
    "Rossi",
    "Schäfer",
    "Tanaka",
    "Weber",
];

/// `count` people, the same for the same seed; orders lie in the year before `today`.
///
/// Of ten people about seven agreed to e-mail, two never said, one refused; six have ordered.
pub(super) fn people(count: u64, seed: u64, country: &str, today: NaiveDate) -> Vec<Contact> {
    (0..count)
        .map(|number| person(number, seed, country, today))
        .collect()
}

fn person(number: u64, seed: u64, country: &str, today: NaiveDate) -> Contact {
    let dice = mixed(seed ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let first = FIRST[(dice % 24) as usize];
    let last = LAST[(dice / 24 % 20) as usize];
    let has_phone = dice >> 20 & 3 != 0;
    let local = reprise_domain::text::slug(&format!("{first} {last}")).replace('-', ".");
    Contact {
        email: format!("{local}.{number}@example.com"),
        phone: if has_phone {
            format!("+4930{:07}", 1_000_000 + number)
        } else {
            String::new()
        },
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        country: country.to_owned(),
        email_consent: consent(dice >> 24 & 15, 10, 13),
        sms_consent: if has_phone {
            consent(dice >> 28 & 15, 5, 8)
        } else {
            Consent::Unknown
        },
        last_order: (dice >> 32 & 15 < 10).then(|| today - Days::new(1 + (dice >> 36) % 330)),
        external_id: format!("C{:05}", number + 1),
        ..Contact::default()
    }
}

/// Granted below the first bound, unknown below the second, else denied.
fn consent(dice: u64, granted: u64, unknown: u64) -> Consent {
    if dice < granted {
        Consent::Granted
    } else if dice < unknown {
        Consent::Unknown
    } else {
        Consent::Denied
    }
}

/// SplitMix64's finisher: neighboring numbers become unlike.
fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
