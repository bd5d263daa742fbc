//! One entry of the history: who did what, when. Never edited; undo appends the inverse.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::entity::Edit;

/// Everything one act changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Change {
    /// Place in the history, from 1, without holes.
    pub seq: u64,
    /// When and where.
    pub stamp: Stamp,
    /// Who.
    pub author: String,
    /// What, in the past of a person's words: "Move ‘Refill 2’ to 3 May".
    pub label: String,
    /// What changed.
    pub edits: Vec<Edit>,
    /// The change this one takes back, when it is an undo or a redo.
    pub undoes: Option<u64>,
}

/// When and on which device; two devices may share a moment, never a moment and a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 UTC.
    pub at_millis: i64,
    /// The device's name.
    pub device: String,
}
