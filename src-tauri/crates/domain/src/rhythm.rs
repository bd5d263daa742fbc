//! How regularly a client's people order again, as counted in its contact book.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The usual gap between two orders of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderRhythm {
    /// Days, rounded to the nearest; the median, because few who order rarely pull a mean far up.
    pub median_days: u32,
    /// People it was counted on: with three orders or more.
    pub buyers: u64,
}
