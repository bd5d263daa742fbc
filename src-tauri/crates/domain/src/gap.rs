//! The time between two launches: what it must be, would best be, and may be at most.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Refusal;
use crate::refusal::in_range;

/// Longest gap Reprise plans: two years, in hours.
pub const GAP_LIMIT_HOURS: u32 = 2 * 366 * 24;

/// Minimum, ideal and maximum time since the launch before, in whole hours, counted as `local_time::gap_minutes` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// No sooner than this.
    pub min_hours: u32,
    /// Best at this.
    pub ideal_hours: u32,
    /// No later than this.
    pub max_hours: u32,
}

/// How a measured gap stands to what was wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GapFit {
    /// Shorter than the minimum.
    TooShort,
    /// Within minimum and maximum.
    Fits,
    /// Longer than the maximum.
    TooLong,
}

impl Gap {
    /// A gap in whole days.
    pub fn days(min: u32, ideal: u32, max: u32) -> Self {
        Self {
            min_hours: min * 24,
            ideal_hours: ideal * 24,
            max_hours: max * 24,
        }
    }

    /// Itself, when minimum ≤ ideal ≤ maximum ≤ two years. `field` and `at` are those of `Refusal::OutOfRange`.
    ///
    /// # Errors
    /// `GapOutOfOrder`, `OutOfRange`.
    pub fn checked(self, field: &'static str, at: &'static str) -> Result<Self, Refusal> {
        in_range(self.max_hours, 0..=GAP_LIMIT_HOURS, field, at)?;
        if self.min_hours > self.ideal_hours || self.ideal_hours > self.max_hours {
            return Err(Refusal::GapOutOfOrder { field });
        }
        Ok(self)
    }

    /// How a measured gap, in minutes, stands to this one.
    pub fn fit(&self, minutes: i64) -> GapFit {
        if minutes < i64::from(self.min_hours) * 60 {
            GapFit::TooShort
        } else if minutes > i64::from(self.max_hours) * 60 {
            GapFit::TooLong
        } else {
            GapFit::Fits
        }
    }
}

/// A length of time in a sentence: `45 minutes`, `6 hours`, `21 days`, `2 days 4 hours`. Negative lengths keep their sign;
/// beyond a day minutes are left out, beyond a week hours too.
///
/// ```
/// assert_eq!(reprise_domain::gap::spoken(21 * 24 * 60), "21 days");
/// assert_eq!(reprise_domain::gap::spoken(25 * 60), "1 day 1 hour");
/// ```
pub fn spoken(minutes: i64) -> String {
    lasting(minutes, |count, unit| match count {
        1 => format!("1 {unit}"),
        _ => format!("{count} {unit}s"),
    })
}

/// The same where room is tight, in a cell or at a bar: `45 min`, `6 h`, `21 d`, `2 d 4 h`.
///
/// ```
/// assert_eq!(reprise_domain::gap::short(21 * 24 * 60), "21 d");
/// assert_eq!(reprise_domain::gap::short(52 * 60), "2 d 4 h");
/// ```
pub fn short(minutes: i64) -> String {
    lasting(minutes, |count, unit| match unit {
        "minute" => format!("{count} min"),
        other => format!("{count} {}", &other[..1]),
    })
}

fn lasting(minutes: i64, said: impl Fn(u64, &str) -> String) -> String {
    let sign = if minutes < 0 { "−" } else { "" };
    let whole = minutes.unsigned_abs();
    let (days, hours, rest) = (whole / 1440, whole % 1440 / 60, whole % 60);
    let body = match (days, hours, rest) {
        (0, 0, m) => said(m, "minute"),
        (0, h, 0) => said(h, "hour"),
        (0, h, m) => format!("{} {}", said(h, "hour"), said(m, "minute")),
        (d, 0, _) => said(d, "day"),
        // Beyond a week nobody counts hours.
        (d, _, _) if d >= 7 => said(d, "day"),
        (d, h, _) => format!("{} {}", said(d, "day"), said(h, "hour")),
    };
    format!("{sign}{body}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_ordered() {
        assert!(Gap::days(7, 3, 14).checked("the gap", "gap").is_err());
        assert!(Gap::days(3, 7, 14).checked("the gap", "gap").is_ok());
    }

    #[test]
    fn a_length_is_said_in_a_sentence_and_in_a_cell() {
        let check = |minutes: i64, words: &str, cell: &str| {
            assert_eq!(
                (spoken(minutes).as_str(), short(minutes).as_str()),
                (words, cell)
            );
        };
        check(1, "1 minute", "1 min");
        check(390, "6 hours 30 minutes", "6 h 30 min");
        check(-52 * 60, "−2 days 4 hours", "−2 d 4 h");
        check(9 * 1440 + 60, "9 days", "9 d");
    }

    #[test]
    fn both_bounds_fit() {
        let gap = Gap::days(3, 7, 14);
        assert_eq!(gap.fit(3 * 1440), GapFit::Fits);
        assert_eq!(gap.fit(3 * 1440 - 1), GapFit::TooShort);
        assert_eq!(gap.fit(14 * 1440 + 1), GapFit::TooLong);
    }
}
