//! Days: a run of them, and the range a plan may use.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Refusal;

/// From a first to a last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    pub first: NaiveDate,
    /// Last day, not before the first.
    pub last: NaiveDate,
}

impl Period {
    /// Itself, when it runs forward within 2000 to 2100.
    ///
    /// # Errors
    /// `PeriodReversed`, `DateOutOfRange`.
    pub fn checked(self, field: &'static str) -> Result<Self, Refusal> {
        plannable(self.first, field)?;
        plannable(self.last, field)?;
        if self.last < self.first {
            return Err(Refusal::PeriodReversed { field });
        }
        Ok(self)
    }

    /// Whether a day lies in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Number of days, at least 1 for a checked period.
    pub fn days(&self) -> i64 {
        (self.last - self.first).num_days() + 1
    }
}

/// A day a plan may use: 2000-01-01 to 2100-12-31.
///
/// # Errors
/// `DateOutOfRange` otherwise.
pub fn plannable(day: NaiveDate, field: &'static str) -> Result<NaiveDate, Refusal> {
    if (2000..=2100).contains(&day.year()) {
        return Ok(day);
    }
    Err(Refusal::DateOutOfRange {
        field,
        value: day.to_string(),
    })
}

/// Which day a week begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WeekStart {
    /// Most of Europe, ISO 8601.
    Monday,
    /// The Americas, Japan.
    Sunday,
    /// Parts of the Arab world.
    Saturday,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_runs_forward() {
        let reversed = Period {
            first: day("2026-05-02"),
            last: day("2026-05-01"),
        };
        assert!(matches!(
            reversed.checked("the season"),
            Err(Refusal::PeriodReversed { .. })
        ));
    }

    #[test]
    fn both_ends_belong_to_a_period() {
        let week = Period {
            first: day("2026-05-01"),
            last: day("2026-05-07"),
        };
        assert_eq!(week.days(), 7);
        assert!(week.contains(day("2026-05-07")));
        assert!(!week.contains(day("2026-05-08")));
    }

    #[test]
    fn a_plan_ends_in_2100() {
        assert!(plannable(day("2101-01-01"), "the day").is_err());
    }
}
