//! Where a fact comes from: every platform rule, legal window, interval and benchmark carries one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How much a fact can bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Convention or a single vendor's word.
    Weak,
    /// Several sources agree, or the platform's help page says so.
    Moderate,
    /// A controlled study, a law's text, or a platform's current documentation.
    Strong,
}

/// Origin, date and strength of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who says so, short enough to stand beside the fact.
    pub name: String,
    /// When it was said or last read, as precise as known: `2025`, `2025-04-07`.
    pub date: String,
    /// How much it can bear.
    pub strength: Strength,
}
