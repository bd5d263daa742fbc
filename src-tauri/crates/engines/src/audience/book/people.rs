//! Single people of a part, and how many of some have what.

use chrono::{Days, NaiveDate};
use reprise_domain::contact::{Consent, Contact, ContactCounts};
use reprise_domain::contact_field::Field;

use super::{Column, ConsentState, NO_DAY, Part, Text};
use crate::audience::Bits;
use crate::audience::row::email;
use crate::audience::suppression::Keys;

impl Part {
    /// A text or word of a row; empty when not known.
    pub fn text(&self, field: Field, row: usize) -> &str {
        match self.columns.get(&field) {
            Some(Column::Text(text)) => text.get(row),
            Some(Column::Word { words, at }) => &words[at.get(row)],
            Some(
                Column::Set { .. } | Column::Day(_) | Column::Number(_) | Column::Consent { .. },
            )
            | None => "",
        }
    }

    /// Writes the domains of addresses in ASCII, as they are matched by. Parts of former times may hold other letters.
    pub fn address_in_ascii(&mut self) {
        let Some(Column::Text(addresses)) = self.columns.get_mut(&Field::Email) else {
            return;
        };
        if addresses.bytes.is_ascii() {
            return;
        }
        let mut ascii = Text::default();
        for row in 0..self.rows {
            let address = addresses.get(row);
            match email(address) {
                Some(address) => ascii.push(&address),
                None => ascii.push(address),
            }
        }
        *addresses = ascii;
    }

    /// What the person of a row is known by.
    pub fn keys(&self, row: usize) -> Keys<'_> {
        Keys {
            email: self.text(Field::Email, row),
            phone: self.text(Field::Phone, row),
            external_id: self.text(Field::ExternalId, row),
        }
    }

    /// A day of a row.
    pub fn day(&self, field: Field, row: usize) -> Option<NaiveDate> {
        match self.columns.get(&field) {
            Some(Column::Day(days)) if days[row] != NO_DAY => date(days[row]),
            Some(_) | None => None,
        }
    }

    /// A consent of a row.
    pub fn consent(&self, field: Field, row: usize) -> ConsentState {
        match self.columns.get(&field) {
            Some(Column::Consent { states, .. }) => ConsentState::of(states[row]),
            Some(_) | None => ConsentState::Unknown,
        }
    }

    /// Day on which a consent of a row was answered.
    pub fn day_of_consent(&self, field: Field, row: usize) -> Option<NaiveDate> {
        match self.columns.get(&field) {
            Some(Column::Consent { days, .. }) if days[row] != NO_DAY => date(days[row]),
            Some(_) | None => None,
        }
    }

    /// Where a consent of a row was answered, and what proves it; empty where not recorded.
    pub fn proof(&self, field: Field, row: usize) -> (&str, &str) {
        match self.columns.get(&field) {
            Some(Column::Consent { proofs, at, .. }) => {
                let (source, proof) = &proofs[at.get(row)];
                (source, proof)
            }
            Some(_) | None => ("", ""),
        }
    }

    /// Words of a row, in the order of the part's words.
    pub fn words(&self, field: Field, row: usize) -> Vec<String> {
        match self.columns.get(&field) {
            Some(Column::Set { words, sets, at }) => sets[at.get(row)]
                .iter()
                .map(|place| words[*place as usize].clone())
                .collect(),
            Some(_) | None => Vec::new(),
        }
    }

    /// The person of a row.
    pub fn contact(&self, row: usize) -> Contact {
        let text = |field| self.text(field, row).to_owned();
        let consent = |field| Consent::from(self.consent(field, row));
        Contact {
            email: text(Field::Email),
            phone: text(Field::Phone),
            first_name: text(Field::FirstName),
            last_name: text(Field::LastName),
            country: text(Field::Country),
            zip: text(Field::Zip),
            external_id: text(Field::ExternalId),
            email_consent: consent(Field::EmailConsent),
            sms_consent: consent(Field::SmsConsent),
            last_order: self.day(Field::LastOrder, row),
            tags: self.words(Field::Tags, row),
        }
    }

    /// Rows of nobody: blank in e-mail, phone and customer number, because the person was erased or deleted. Of a part
    /// read without one of these columns those who have nothing else look like nobody.
    pub fn blank_rows(&self) -> impl Iterator<Item = usize> + '_ {
        let keys = [Field::Email, Field::Phone, Field::ExternalId];
        (0..self.rows).filter(move |row| keys.iter().all(|key| self.text(*key, *row).is_empty()))
    }

    /// How many of a set of people have what; the part's first row is row `first` of the book. A row of nobody (blank in
    /// e-mail, phone and customer number) is not counted.
    pub fn counts(&self, first: usize, members: &Bits) -> ContactCounts {
        let mut counts = ContactCounts::default();
        for row in (0..self.rows).filter(|row| members.has(first + row)) {
            let has_email = !self.text(Field::Email, row).is_empty();
            let has_phone = !self.text(Field::Phone, row).is_empty();
            if !has_email && !has_phone && self.text(Field::ExternalId, row).is_empty() {
                continue;
            }
            let granted = |field| self.consent(field, row) == ConsentState::Granted;
            counts.people += 1;
            counts.with_email += u64::from(has_email);
            counts.with_phone += u64::from(has_phone);
            counts.email_granted += u64::from(has_email && granted(Field::EmailConsent));
            counts.sms_granted += u64::from(has_phone && granted(Field::SmsConsent));
            counts.buyers += u64::from(self.day(Field::LastOrder, row).is_some());
        }
        counts
    }
}

impl From<ConsentState> for Consent {
    /// As pages and files tell it: a soft opt-in is no answer of the person.
    fn from(state: ConsentState) -> Self {
        match state {
            ConsentState::Granted => Self::Granted,
            ConsentState::Denied => Self::Denied,
            ConsentState::Unknown | ConsentState::SoftOptIn => Self::Unknown,
        }
    }
}

fn date(day: i32) -> Option<NaiveDate> {
    let epoch = NaiveDate::default();
    let away = Days::new(u64::from(day.unsigned_abs()));
    if day < 0 {
        epoch.checked_sub_days(away)
    } else {
        epoch.checked_add_days(away)
    }
}
