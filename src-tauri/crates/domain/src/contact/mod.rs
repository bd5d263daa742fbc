//! Contacts: people a client already knows, and the lists they are on.
//!
//! Consent that nobody recorded is unknown, and unknown is never treated as granted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::channel::Channel;
use crate::id::{ClientId, ContactListId, ObjectId};
use crate::{Refusal, text};

mod old;

/// One person of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Contact {
    /// Trimmed, lower case; empty when unknown.
    pub email: String,
    /// `+` and digits (E.164); empty when unknown.
    pub phone: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// ISO 3166-1 alpha-2, upper case; empty when unknown.
    pub country: String,
    /// Postal code as written.
    pub zip: String,
    /// The client's own number for the person.
    pub external_id: String,
    /// Consent to e-mail.
    pub email_consent: Consent,
    /// Consent to text messages.
    pub sms_consent: Consent,
    /// Day of the last order; none when the person has not bought or nobody knows.
    pub last_order: Option<NaiveDate>,
    /// Words the client sorts people by.
    pub tags: Vec<String>,
}

/// What a person said about being contacted in a channel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// Agreed.
    Granted,
    /// Refused or withdrew. Nothing but the person turns this back.
    Denied,
    /// Nobody recorded an answer.
    #[default]
    Unknown,
}

impl Contact {
    /// Whether a message may be sent in a channel: an address and granted consent.
    pub fn may_be_reached(&self, channel: Channel) -> bool {
        match channel {
            Channel::Email => !self.email.is_empty() && self.email_consent == Consent::Granted,
            Channel::Sms => !self.phone.is_empty() && self.sms_consent == Consent::Granted,
            Channel::Push
            | Channel::OnSite
            | Channel::Search
            | Channel::Display
            | Channel::Social => false,
        }
    }
}

/// A list of imported contacts. The people lie in the client's contact book; the list says which of them are on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(from = "old::ContactList")]
pub struct ContactList {
    /// Its id.
    pub id: ContactListId,
    /// Whose it is.
    pub client: ClientId,
    /// 1 to 120 characters.
    pub name: String,
    /// How many people, and how many of them can be used how.
    pub counts: ContactCounts,
    /// Name of the file last imported.
    pub file: String,
    /// Day of the last import, in the client's zone.
    pub imported_on: NaiveDate,
    /// The rows of the book that are on it, as a packed set in a file; none while nobody is.
    pub members: Option<ObjectId>,
}

/// How many people of a list have what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ContactCounts {
    /// Distinct people.
    pub people: u64,
    /// With an e-mail address.
    pub with_email: u64,
    /// With a phone number.
    pub with_phone: u64,
    /// With an e-mail address and granted consent to e-mail.
    pub email_granted: u64,
    /// With a phone number and granted consent to text messages.
    pub sms_granted: u64,
    /// Who have ordered at least once.
    pub buyers: u64,
}

impl ContactCounts {
    /// Counts one person in.
    pub fn add(&mut self, contact: &Contact) {
        self.people += 1;
        self.with_email += u64::from(!contact.email.is_empty());
        self.with_phone += u64::from(!contact.phone.is_empty());
        self.email_granted += u64::from(contact.may_be_reached(Channel::Email));
        self.sms_granted += u64::from(contact.may_be_reached(Channel::Sms));
        self.buyers += u64::from(contact.last_order.is_some());
    }
}

impl std::ops::AddAssign for ContactCounts {
    fn add_assign(&mut self, other: Self) {
        self.people += other.people;
        self.with_email += other.with_email;
        self.with_phone += other.with_phone;
        self.email_granted += other.email_granted;
        self.sms_granted += other.sms_granted;
        self.buyers += other.buyers;
    }
}

impl ContactList {
    /// Itself with its words cleaned.
    ///
    /// # Errors
    /// `Empty` or `TooLong` for the name.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.name = text::name(&self.name, "the list's name")?;
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_consent_reaches_nobody() {
        let contact = Contact {
            email: "ann@example.com".into(),
            ..Contact::default()
        };
        assert!(!contact.may_be_reached(Channel::Email));
        let granted = Contact {
            email_consent: Consent::Granted,
            ..contact
        };
        assert!(granted.may_be_reached(Channel::Email));
        assert!(!granted.may_be_reached(Channel::Sms));
    }
}
