//! People who are being erased, as files may still know them: by their keys in parts of books and in ledgers.

use std::collections::BTreeMap;

use reprise_domain::contact_field::Field;
use reprise_domain::suppression::{Suppressed, SuppressionEntry};
use reprise_engines::audience::book::{Part, part_from};
use reprise_engines::audience::erased;
use reprise_engines::audience::row;
use reprise_engines::audience::suppression::{hashes, in_one_form};

use super::books::KEYS;
use super::suppress::{field_of, keys_of};

/// The people's keys, and the keyed hash of each.
pub(super) struct Gone(BTreeMap<Suppressed, String>);

impl Gone {
    /// People by their keys; `key` is the ledger's.
    pub(super) fn new(keys: impl IntoIterator<Item = Suppressed>, key: &[u8; 32]) -> Self {
        let hashed = keys.into_iter().filter_map(|who| {
            let hash = hashes(key, keys_of(&who)).next()?;
            Some((who, hash))
        });
        Self(hashed.collect())
    }

    /// What they are known by.
    pub(super) fn keys(&self) -> impl Iterator<Item = &Suppressed> {
        self.0.keys()
    }

    /// The hashes they are known by from now on, each once.
    pub(super) fn hashes(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }

    /// Whether an entry is about one of them, or its note names one.
    pub(super) fn is_in(&self, entry: &SuppressionEntry) -> bool {
        self.hash_of(entry).is_some() || self.names_one(&entry.note)
    }

    /// Whether a text or word of a rule, asked of a field, names one of them.
    pub(super) fn are_in_rule(&self, field: Field, text: &str) -> bool {
        self.0
            .keys()
            .any(|who| erased::names_in_rule(field, text, who))
    }

    /// Their addresses and numbers as they may be written in files, domains in their own letters too. Customer numbers are
    /// not among them: they may be any word.
    pub(super) fn written(&self) -> Vec<String> {
        let forms = self.0.keys().flat_map(|who| match who {
            Suppressed::Email(it) => vec![it.clone(), row::readable(it).into_owned()],
            Suppressed::Phone(it) => vec![it.clone()],
            Suppressed::ExternalId(_) | Suppressed::Hash(_) => Vec::new(),
        });
        forms.collect()
    }

    /// An entry without them.
    pub(super) fn without(&self, entry: SuppressionEntry) -> SuppressionEntry {
        match self.hash_of(&entry) {
            Some(hash) => entry.without_person(hash.clone()),
            None if self.names_one(&entry.note) => SuppressionEntry {
                note: String::new(),
                ..entry
            },
            None => entry,
        }
    }

    /// Whether a file, a part of a book or of a ledger, still holds one of them. Files of other kinds hold nobody.
    pub(super) fn is_in_file(&self, bytes: &[u8]) -> bool {
        if let Ok(mut part) = part_from(bytes, Some(&KEYS)) {
            part.address_in_ascii();
            return self.is_in_part(&part);
        }
        bytes
            .split(|byte| *byte == b'\n')
            .filter_map(|line| serde_json::from_slice(line).ok())
            .any(|entry| self.is_in(&entry))
    }

    /// The rows of a part that are theirs.
    pub(super) fn rows_of(&self, part: &Part) -> Vec<usize> {
        let of_field = |wanted: Field| {
            let own = self.0.keys().map(field_of);
            own.filter(move |(field, _)| *field == wanted)
                .map(|(_, value)| value)
                .collect::<Vec<_>>()
        };
        let wanted = KEYS.map(|field| (field, of_field(field)));
        let is_theirs = |row: &usize| {
            wanted.iter().any(|(field, values)| {
                !values.is_empty() && values.contains(&part.text(*field, *row))
            })
        };
        (0..part.rows).filter(is_theirs).collect()
    }

    fn is_in_part(&self, part: &Part) -> bool {
        !self.rows_of(part).is_empty()
    }

    fn hash_of(&self, entry: &SuppressionEntry) -> Option<&String> {
        self.0.get(&*in_one_form(&entry.who))
    }

    fn names_one(&self, note: &str) -> bool {
        self.0.keys().any(|who| erased::names(note, who))
    }
}
