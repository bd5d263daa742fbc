//! What a suppression ledger comes to: whom not to contact, in which channel. The ledger itself is `domain::suppression`.
//!
//! Suppression stands beside what people consented to and wins over it. It is worked in when a book is shown, not
//! written into the book: taking back an import or lifting an entry must not have to know what stood there before.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use reprise_domain::channel::Channel;
use reprise_domain::contact_field::Field;
use reprise_domain::suppression::{Suppressed, SuppressionAct, SuppressionEntry};

use super::book::{Column, ConsentState, Part};
use super::row;

/// Channels as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Channels(u8);

impl Channels {
    /// Every channel.
    pub const ALL: Self = Self(u8::MAX);

    /// The channel of an entry; all of them for one that names none.
    pub fn of(channel: Option<Channel>) -> Self {
        channel.map_or(Self::ALL, |channel| Self(1 << channel as u8))
    }

    /// Whether no channel is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all channels of the other are in it.
    pub fn holds(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether a consent counts as denied while these channels are suppressed.
    pub fn forbid(self, field: Field) -> bool {
        match field {
            Field::EmailConsent => self.holds(Self::of(Some(Channel::Email))),
            Field::SmsConsent => self.holds(Self::of(Some(Channel::Sms))),
            // The other consents speak of ads, whichever network shows them.
            _ => self.holds(Self::ALL),
        }
    }
}

/// All entries of a ledger, added up.
#[derive(Debug, Clone, Default)]
pub struct Suppressions {
    emails: HashMap<String, Channels>,
    phones: HashMap<String, Channels>,
    numbers: HashMap<String, Channels>,
    erased: HashSet<String>,
    key: [u8; 32],
}

/// What a person may be known by. Empty where not known.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keys<'a> {
    /// Normalized e-mail address.
    pub email: &'a str,
    /// Phone number, E.164.
    pub phone: &'a str,
    /// The client's own number.
    pub external_id: &'a str,
}

impl Keys<'_> {
    /// Whether anything is known.
    pub fn is_known(self) -> bool {
        !self.email.is_empty() || !self.phone.is_empty() || !self.external_id.is_empty()
    }
}

impl Suppressions {
    /// What entries come to, oldest first. `key` is the ledger's; nobody is known by a hash without one.
    ///
    /// An entry adds its channel, lifting takes it away again, and no lifting undoes an erasure.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a SuppressionEntry>, key: &str) -> Self {
        let mut all = Self {
            key: key_of(key).unwrap_or_default(),
            ..Self::default()
        };
        entries.into_iter().for_each(|entry| all.take(entry));
        all
    }

    /// Takes the next entry in.
    pub fn take(&mut self, entry: &SuppressionEntry) {
        let who = in_one_form(&entry.who);
        let (map, value) = match &*who {
            Suppressed::Email(email) => (&mut self.emails, email),
            Suppressed::Phone(phone) => (&mut self.phones, phone),
            Suppressed::ExternalId(number) => (&mut self.numbers, number),
            Suppressed::Hash(hash) => {
                if entry.act == SuppressionAct::Erasure {
                    self.erased.insert(hash.clone());
                }
                return;
            }
        };
        let channels = Channels::of(entry.channel);
        let present = map.get(value).copied().unwrap_or_default();
        let now = match entry.act {
            SuppressionAct::OptOut
            | SuppressionAct::Bounce
            | SuppressionAct::Complaint
            | SuppressionAct::Erasure => Channels(present.0 | channels.0),
            SuppressionAct::Lift => Channels(present.0 & !channels.0),
        };
        if now.is_empty() {
            map.remove(value);
        } else {
            map.insert(value.clone(), now);
        }
    }

    /// Whether it suppresses nobody, and nobody was erased.
    pub fn is_empty(&self) -> bool {
        self.emails.is_empty()
            && self.phones.is_empty()
            && self.numbers.is_empty()
            && self.erased.is_empty()
    }

    /// The channels in which a person is not to be contacted, by any of the keys.
    pub fn channels(&self, keys: Keys<'_>) -> Channels {
        let of = |map: &HashMap<String, Channels>, key: &str| {
            if key.is_empty() || map.is_empty() {
                0
            } else {
                map.get(key).copied().unwrap_or_default().0
            }
        };
        Channels(
            of(&self.emails, keys.email)
                | of(&self.phones, keys.phone)
                | of(&self.numbers, keys.external_id),
        )
    }

    /// Whether the person was erased by law, by any of the keys.
    pub fn is_erased(&self, keys: Keys<'_>) -> bool {
        !self.erased.is_empty() && hashes(&self.key, keys).any(|hash| self.erased.contains(&hash))
    }

    /// Denies in a part what is suppressed. Columns of consent are changed where the part has them; people are known by
    /// the columns of e-mail, phone and customer number, which the part must have been read with.
    pub fn work_into(&self, part: &mut Part) {
        if self.is_empty() {
            return;
        }
        let consents = [
            Field::EmailConsent,
            Field::SmsConsent,
            Field::AdUserData,
            Field::AdPersonalization,
        ];
        let suppressed: Vec<(usize, Channels)> = (0..part.rows)
            .filter_map(|row| {
                let key = |field| match part.columns.get(&field) {
                    Some(Column::Text(text)) => text.get(row),
                    _ => "",
                };
                let channels = self.channels(Keys {
                    email: key(Field::Email),
                    phone: key(Field::Phone),
                    external_id: key(Field::ExternalId),
                });
                (!channels.is_empty()).then_some((row, channels))
            })
            .collect();
        for field in consents {
            if let Some(Column::Consent { states, .. }) = part.columns.get_mut(&field) {
                for (row, channels) in &suppressed {
                    if channels.forbid(field) {
                        states[*row] = ConsentState::Denied as u8;
                    }
                }
            }
        }
    }
}

/// Who an entry is about, as people are known now: entries of former times may hold a domain in other letters.
pub fn in_one_form(who: &Suppressed) -> Cow<'_, Suppressed> {
    if let Suppressed::Email(email) = who
        && !email.is_ascii()
        && let Some(email) = row::email(email)
    {
        return Cow::Owned(Suppressed::Email(email));
    }
    Cow::Borrowed(who)
}

/// The entries by which somebody withdrew from what a consent is about and that nothing has lifted since: opt-outs and
/// complaints, oldest first. Mail that comes back withdraws nothing.
pub fn withdrawals<'a>(
    entries: impl IntoIterator<Item = &'a SuppressionEntry>,
    who: &Suppressed,
    field: Field,
) -> Vec<&'a SuppressionEntry> {
    let mut standing: Vec<(&SuppressionEntry, Channels)> = Vec::new();
    for entry in entries
        .into_iter()
        .filter(|entry| *in_one_form(&entry.who) == *who)
    {
        let channels = Channels::of(entry.channel);
        match entry.act {
            SuppressionAct::OptOut | SuppressionAct::Complaint => standing.push((entry, channels)),
            SuppressionAct::Lift => standing
                .iter_mut()
                .for_each(|(_, left)| *left = Channels(left.0 & !channels.0)),
            SuppressionAct::Bounce | SuppressionAct::Erasure => {}
        }
    }
    standing.retain(|(_, left)| left.forbid(field));
    standing.into_iter().map(|(entry, _)| entry).collect()
}

/// The keyed hashes of a person's keys, which an erased person is known by.
pub fn hashes<'a>(key: &'a [u8; 32], keys: Keys<'a>) -> impl Iterator<Item = String> + 'a {
    // The kind goes in with the value, or a customer number could stand for a phone.
    [
        ("email", keys.email),
        ("phone", keys.phone),
        ("external_id", keys.external_id),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(kind, value)| {
        let mut hasher = blake3::Hasher::new_keyed(key);
        hasher.update(kind.as_bytes());
        hasher.update(b":");
        hasher.update(value.as_bytes());
        hasher.finalize().to_hex().to_string()
    })
}

/// The key that 64 hex digits stand for.
pub fn key_of(hex: &str) -> Option<[u8; 32]> {
    blake3::Hash::from_hex(hex)
        .ok()
        .map(|hash| *hash.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(who: Suppressed, channel: Option<Channel>, act: SuppressionAct) -> SuppressionEntry {
        SuppressionEntry {
            who,
            channel,
            act,
            at: Default::default(),
            author: "ada".into(),
            note: String::new(),
        }
    }

    fn ann() -> Suppressed {
        Suppressed::Email("ann@example.com".into())
    }

    fn keys(email: &str) -> Keys<'_> {
        Keys {
            email,
            ..Keys::default()
        }
    }

    #[test]
    fn lifting_takes_away_its_channel_alone() {
        let email = Channels::of(Some(Channel::Email));
        let mut all = Suppressions::of(&[entry(ann(), None, SuppressionAct::OptOut)], "");
        assert_eq!(all.channels(keys("ann@example.com")), Channels::ALL);
        all.take(&entry(ann(), Some(Channel::Email), SuppressionAct::Lift));
        let left = all.channels(keys("ann@example.com"));
        assert!(!left.holds(email) && left.holds(Channels::of(Some(Channel::Sms))));
        all.take(&entry(ann(), None, SuppressionAct::Lift));
        assert!(all.is_empty());
    }

    #[test]
    fn a_withdrawal_stands_until_it_is_lifted_and_a_bounce_is_none() {
        let email = Some(Channel::Email);
        let entries = [
            entry(ann(), email, SuppressionAct::Bounce),
            entry(ann(), None, SuppressionAct::OptOut),
            entry(ann(), email, SuppressionAct::Complaint),
        ];
        let of = |entries: &[SuppressionEntry], field| withdrawals(entries, &ann(), field).len();
        assert_eq!(of(&entries[..1], Field::EmailConsent), 0);
        assert_eq!(of(&entries, Field::EmailConsent), 2);
        assert_eq!(of(&entries, Field::SmsConsent), 1);
        let lifted = [&entries[..], &[entry(ann(), email, SuppressionAct::Lift)]].concat();
        assert_eq!(of(&lifted, Field::EmailConsent), 0);
        assert_eq!(of(&lifted, Field::SmsConsent), 1);
        // Ads are denied as long as every channel is.
        assert_eq!(of(&lifted, Field::AdUserData), 0);
    }

    #[test]
    fn an_erased_person_is_known_again_by_the_hash_alone() {
        let hex = "07".repeat(32);
        let key = key_of(&hex).unwrap();
        let hash = hashes(&key, keys("ann@example.com")).next().unwrap();
        let erased = entry(
            Suppressed::Hash(hash.clone()),
            None,
            SuppressionAct::Erasure,
        );
        let lifted = entry(Suppressed::Hash(hash), None, SuppressionAct::Lift);
        let all = Suppressions::of(&[erased, lifted], &hex);
        assert!(all.is_erased(keys("ann@example.com")));
        assert!(!all.is_erased(keys("bob@example.com")));
    }

    #[test]
    fn granted_consent_of_a_suppressed_person_is_shown_as_denied() {
        let mut text = crate::audience::book::Text::default();
        ["ann@example.com", "bob@example.com"]
            .iter()
            .for_each(|it| text.push(it));
        let consent = Column::Consent {
            states: vec![1, 1],
            days: vec![0, 0],
            proofs: vec![Default::default()],
            at: crate::audience::book::Narrow::U8(vec![0, 0]),
        };
        let mut part = Part {
            rows: 2,
            columns: [
                (Field::Email, Column::Text(text)),
                (Field::EmailConsent, consent),
            ]
            .into(),
        };
        let opt_out = entry(ann(), Some(Channel::Email), SuppressionAct::OptOut);
        Suppressions::of(&[opt_out], "").work_into(&mut part);
        let Column::Consent { states, .. } = &part.columns[&Field::EmailConsent] else {
            panic!("it is a column of consents");
        };
        assert_eq!(*states, [2, 1]);
    }
}
