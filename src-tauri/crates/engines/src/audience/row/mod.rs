//! One row of a contact file: which column means what, what a field means, and merging two people.
//!
//! Nothing is guessed about consent: a word that is not clearly yes or no is unknown.

mod cells;
mod columns;
mod email;
mod phone;

use reprise_domain::contact::{Consent, Contact};
use thiserror::Error;

pub use columns::{ColumnMap, guess_columns, guess_columns_by};

/// Why a row cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RowProblem {
    /// Nothing in it says who it is.
    #[error("it has no e-mail address, phone number or customer number")]
    NoAddress,
    /// The address cannot be delivered to.
    #[error("‘{0}’ is not an e-mail address")]
    Email(String),
    /// The number cannot be dialed.
    #[error("‘{0}’ is not a phone number")]
    Phone(String),
}

/// The person a row describes.
///
/// `country` (ISO 3166-1 alpha-2, may be empty) is used for phone numbers without a country code
/// when the row names no country of its own. A bad phone number beside a good e-mail address is
/// dropped rather than losing the person, and the other way round.
///
/// # Errors
/// `Email` or `Phone` when that was the only address and it is bad; `NoAddress` without any.
pub fn contact_from(
    fields: &[String],
    columns: &ColumnMap,
    country: &str,
) -> Result<Contact, RowProblem> {
    let field = |column: Option<usize>| {
        column
            .and_then(|at| fields.get(at))
            .map_or("", |it| it.trim())
    };
    let own_country = cells::country(field(columns.country));
    let home = if own_country.is_empty() {
        country.to_ascii_uppercase()
    } else {
        own_country.clone()
    };
    let (email, phone) = (field(columns.email), field(columns.phone));
    let contact = Contact {
        email: email::normalized(email).unwrap_or_default(),
        phone: phone::normalized(phone, &home).unwrap_or_default(),
        first_name: cells::words(field(columns.first_name)),
        last_name: cells::words(field(columns.last_name)),
        country: own_country,
        zip: cells::words(field(columns.zip)),
        external_id: cells::words(field(columns.external_id)),
        email_consent: cells::consent(field(columns.email_consent)),
        sms_consent: cells::consent(field(columns.sms_consent)),
        last_order: cells::day(field(columns.last_order)),
        tags: cells::tags(field(columns.tags)),
    };
    if !contact.email.is_empty() || !contact.phone.is_empty() || !contact.external_id.is_empty() {
        return Ok(contact);
    }
    Err(match (email, phone) {
        ("", "") => RowProblem::NoAddress,
        ("", phone) => RowProblem::Phone(phone.chars().take(40).collect()),
        (email, _) => RowProblem::Email(email.chars().take(60).collect()),
    })
}

/// Two records of one person as one: present values stay, blanks are filled, tags are joined, the
/// later order counts. Denied consent wins from either side; granted wins over unknown.
pub fn merge(present: &Contact, incoming: &Contact) -> Contact {
    let filled = |own: &String, other: &String| {
        if own.is_empty() {
            other.clone()
        } else {
            own.clone()
        }
    };
    let mut tags = present.tags.clone();
    tags.extend(
        incoming
            .tags
            .iter()
            .filter(|tag| !present.tags.contains(tag))
            .cloned(),
    );
    Contact {
        email: filled(&present.email, &incoming.email),
        phone: filled(&present.phone, &incoming.phone),
        first_name: filled(&present.first_name, &incoming.first_name),
        last_name: filled(&present.last_name, &incoming.last_name),
        country: filled(&present.country, &incoming.country),
        zip: filled(&present.zip, &incoming.zip),
        external_id: filled(&present.external_id, &incoming.external_id),
        email_consent: joined(present.email_consent, incoming.email_consent),
        sms_consent: joined(present.sms_consent, incoming.sms_consent),
        last_order: present.last_order.max(incoming.last_order),
        tags,
    }
}

fn joined(one: Consent, other: Consent) -> Consent {
    match (one, other) {
        (Consent::Denied, _) | (_, Consent::Denied) => Consent::Denied,
        (Consent::Granted, _) | (_, Consent::Granted) => Consent::Granted,
        (Consent::Unknown, Consent::Unknown) => Consent::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> ColumnMap {
        guess_columns(&["E-Mail", "Telefon", "Vorname", "Newsletter"].map(str::to_owned))
    }

    fn row(fields: [&str; 4]) -> Result<Contact, RowProblem> {
        contact_from(&fields.map(str::to_owned), &columns(), "DE")
    }

    #[test]
    fn a_row_becomes_a_person() {
        let contact = row([" Ann@Example.COM ", "0151 2345678", "Ann", "ja"]).unwrap();
        assert_eq!(contact.email, "ann@example.com");
        assert_eq!(contact.phone, "+491512345678");
        assert_eq!(contact.email_consent, Consent::Granted);
    }

    #[test]
    fn a_bad_phone_does_not_lose_a_good_address() {
        let contact = row(["ann@example.com", "CALL ME", "", ""]).unwrap();
        assert_eq!(contact.phone, "");
        assert_eq!(contact.email_consent, Consent::Unknown);
    }

    #[test]
    fn rows_without_an_address_say_why() {
        assert_eq!(
            row(["ann@", "", "Ann", ""]),
            Err(RowProblem::Email("ann@".into()))
        );
        assert_eq!(
            row(["", "12", "Ann", ""]),
            Err(RowProblem::Phone("12".into()))
        );
        assert_eq!(row(["", "", "Ann", ""]), Err(RowProblem::NoAddress));
    }

    #[test]
    fn denied_consent_wins_from_either_side() {
        let granted = Contact {
            email_consent: Consent::Granted,
            ..Contact::default()
        };
        let denied = Contact {
            email_consent: Consent::Denied,
            ..Contact::default()
        };
        assert_eq!(merge(&granted, &denied).email_consent, Consent::Denied);
        assert_eq!(merge(&denied, &granted).email_consent, Consent::Denied);
    }

    #[test]
    fn merging_fills_blanks_and_overwrites_nothing() {
        let present = Contact {
            first_name: "Ann".into(),
            ..Contact::default()
        };
        let incoming = Contact {
            first_name: "Anna".into(),
            last_name: "Berg".into(),
            ..Contact::default()
        };
        let merged = merge(&present, &incoming);
        assert_eq!(
            (merged.first_name.as_str(), merged.last_name.as_str()),
            ("Ann", "Berg")
        );
        assert_eq!(merge(&merged, &incoming), merged);
    }
}
