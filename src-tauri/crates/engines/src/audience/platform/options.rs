//! How a person wants a platform's file, and what of it cannot be.

use reprise_domain::table::TableFor;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether values leave hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Values {
    /// SHA-256 of what the platform hashes.
    Hashed,
    /// As they are; the platform hashes them.
    Plain,
}

/// How a file is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOptions {
    /// What the audience is called, where the file names it.
    pub name: String,
    /// Hashed or plain; the usual of the profile without it.
    pub values: Option<Values>,
    /// Who reads the file.
    pub reader: TableFor,
    /// The switches that are on; the usual ones without it.
    pub switches: Option<Vec<String>>,
    /// Country of people whose own is not known, ISO 3166-1 alpha-2 in capitals; empty when nobody knows.
    pub country: String,
}

/// What of a profile and its options cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The destination takes values in one way only.
    #[error("{0} takes no such values")]
    Values(&'static str),
    /// The destination has no such switch.
    #[error("there is no switch ‘{switch}’ for {destination}; there are: {known}")]
    Switch {
        /// The name given.
        switch: String,
        /// Where to.
        destination: &'static str,
        /// The names there are, separated by commas.
        known: String,
    },
}
