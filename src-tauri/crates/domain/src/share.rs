//! A part of a whole, 0 to 1. Percent exists only on screens.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Refusal;

/// A share from 0.0 to 1.0, both included.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize, TS)]
#[serde(try_from = "f64", into = "f64")]
#[ts(as = "f64")]
pub struct Share(f64);

impl Share {
    /// None of it.
    pub const NONE: Self = Self(0.0);
    /// All of it.
    pub const ALL: Self = Self(1.0);

    /// A share.
    ///
    /// # Errors
    /// `OutOfRange` below 0, above 1 or when it is not a number.
    pub fn new(value: f64) -> Result<Self, Refusal> {
        if (0.0..=1.0).contains(&value) {
            return Ok(Self(value));
        }
        Err(Refusal::OutOfRange {
            field: "the share",
            at: "",
            low: 0,
            high: 1,
        })
    }

    /// The number, 0.0 to 1.0.
    pub fn get(self) -> f64 {
        self.0
    }

    /// This share of a count, rounded down.
    pub fn of(self, whole: u64) -> u64 {
        (self.0 * whole as f64).floor() as u64
    }
}

impl TryFrom<f64> for Share {
    type Error = Refusal;
    fn try_from(value: f64) -> Result<Self, Refusal> {
        Self::new(value)
    }
}

impl From<Share> for f64 {
    fn from(share: Share) -> Self {
        share.0
    }
}

impl std::fmt::Display for Share {
    /// Percent, rounded to the nearest whole: `38%`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}%", (self.0 * 100.0).round())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_stays_between_none_and_all() {
        assert!(Share::new(1.01).is_err());
        assert!(Share::new(f64::NAN).is_err());
        assert_eq!(Share::new(0.5).unwrap().of(5), 2);
    }
}
