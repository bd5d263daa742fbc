//! How a contact file of one make is read: which column is which field, and what is done for people already known. It is
//! remembered by the file's header, so that the next export of the same program needs no telling.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contact_field::Field;

/// A make of file that was imported once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactSource {
    /// What the header comes to: 16 hex digits.
    pub header: String,
    /// Which column means what.
    pub columns: ColumnMap,
    /// What is done for people already known.
    pub policy: MergePolicies,
    /// Country of phone numbers written without one, ISO 3166-1 alpha-2; may be empty.
    pub country: String,
}

/// What a column means: a field of the contact, or a note on the consents of the same row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Meaning {
    /// A field.
    Field(Field),
    /// When, how or where the person answered.
    Note(ConsentNote),
}

/// What is known about an answer, for all consents that a row states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsentNote {
    /// Day of the answer.
    ConsentTime,
    /// Where it was given: a form, a till, a call.
    ConsentSource,
    /// What proves it: the text agreed to, an address of the machine, a number of the record.
    ConsentProof,
}

/// Which column (from 0) holds what; what no column holds is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct ColumnMap(pub BTreeMap<Meaning, usize>);

impl ColumnMap {
    /// The column of a field.
    pub fn get(&self, field: Field) -> Option<usize> {
        self.0.get(&Meaning::Field(field)).copied()
    }

    /// The column of a note on consent.
    pub fn note(&self, note: ConsentNote) -> Option<usize> {
        self.0.get(&Meaning::Note(note)).copied()
    }

    /// Whether a column means something already.
    pub fn names(&self, column: usize) -> bool {
        self.0.values().any(|it| *it == column)
    }
}

/// What is done with a column for people who are in the book already. New people always get everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MergePolicy {
    /// What is there stays, blanks are filled. Tags are joined; of days and totals the one that both tell the truth
    /// with: the later last order, the earlier joining and first order, the larger count and sum.
    #[default]
    Fill,
    /// The file wins where it says anything. Tags are joined all the same.
    Overwrite,
    /// What is there stays, blanks too.
    Skip,
}

/// The policy of each field; `Fill` where none is named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct MergePolicies(pub BTreeMap<Field, MergePolicy>);

impl MergePolicies {
    /// The policy of a field.
    pub fn of(&self, field: Field) -> MergePolicy {
        self.0.get(&field).copied().unwrap_or_default()
    }
}
