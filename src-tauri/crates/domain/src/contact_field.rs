//! The fields of a contact: one table that import, rules, lists of people and platform files share.
//!
//! Which lists a person is on and which imports it was in are no fields: the members of each are a set of rows of its
//! own (`ContactList::members`, `ContactImport::members`), so that a stored part depends on its people alone. Importing
//! the same file again, or after an undo, makes the same bytes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Words of its own for nearly every person: an address, a name.
    Text,
    /// One of few words: a country.
    Word,
    /// Several words: tags.
    Set,
    /// A day.
    Day,
    /// A whole number; money in minor units of the client's currency.
    Number,
    /// What the person said about being contacted.
    Consent,
}

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident $kind:ident $word:literal;)+) => {
        /// A field of a contact.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($(#[$doc])* $field,)+ }

        impl Field {
            /// All fields, in the order of the screens and of the stored parts.
            pub const ALL: &[Self] = &[$(Self::$field,)+];

            /// What it holds.
            pub fn kind(self) -> FieldKind {
                match self { $(Self::$field => FieldKind::$kind,)+ }
            }

            /// The words on screens, in rules and in reports.
            pub fn word(self) -> &'static str {
                match self { $(Self::$field => $word,)+ }
            }
        }
    };
}

fields! {
    /// Trimmed, lower case; or the SHA-256 (64 hex digits) of an address the client never told us.
    Email Text "e-mail";
    /// `+` and digits (E.164); or a SHA-256.
    Phone Text "phone";
    /// The client's own number for the person.
    ExternalId Text "customer number";
    /// Given name.
    FirstName Text "first name";
    /// Family name.
    LastName Text "last name";
    /// Town.
    City Text "city";
    /// Postal code as written.
    Zip Text "postal code";
    /// State, province or county as written.
    Region Word "region";
    /// ISO 3166-1 alpha-2, upper case.
    Country Word "country";
    /// ISO 639-1, lower case.
    Language Word "language";
    /// Words the client sorts people by.
    Tags Set "tags";
    /// Names of products bought.
    Products Set "products bought";
    /// Day of joining.
    SubscribedOn Day "joined on";
    /// Day of the first order.
    FirstOrder Day "first order";
    /// Day of the last order.
    LastOrder Day "last order";
    /// Orders so far.
    Orders Number "orders";
    /// Money spent so far, in minor units of the client's currency.
    Spent Number "money spent";
    /// Marketing by e-mail.
    EmailConsent Consent "consent to e-mail";
    /// Marketing by text message.
    SmsConsent Consent "consent to text messages";
    /// Sending user data to Google for ads (`ad_user_data`).
    AdUserData Consent "consent to ad data";
    /// Personalized ads (`ad_personalization`).
    AdPersonalization Consent "consent to personalized ads";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_fields_share_a_word() {
        let words: std::collections::BTreeSet<_> = Field::ALL.iter().map(|it| it.word()).collect();
        assert_eq!(words.len(), Field::ALL.len());
    }
}
