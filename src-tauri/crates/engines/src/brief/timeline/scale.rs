//! Days to places.

use chrono::{Days, NaiveDate};

use super::super::document::Told;
use super::{NAMES, WIDTH};

/// Fewest days a timeline shows, so that a single launch does not fill the page.
const LEAST_DAYS: i64 = 14;

/// The days of a timeline and where they lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl Scale {
    /// From the first launch to the last day of the last, with a little air; none without launches.
    pub(super) fn of(told: &[Told<'_>]) -> Option<Self> {
        let launches = || told.iter().flat_map(|it| &it.launches);
        let first = launches().map(|it| it.at.date()).min()?;
        let last = launches().map(|it| it.last_day()).max()?;
        let span = (last - first).num_days() + 1;
        let air = 1 + span / 40;
        let missing = (LEAST_DAYS - span - 2 * air).max(0);
        Some(Self {
            first: first - Days::new(air.unsigned_abs()),
            last: last + Days::new((air + missing).unsigned_abs()),
        })
    }

    pub(super) fn days(self) -> f64 {
        ((self.last - self.first).num_days() + 1) as f64
    }

    /// Width of a day.
    pub(super) fn day(self) -> f64 {
        (WIDTH - NAMES) / self.days()
    }

    /// Where a day begins.
    pub(super) fn at(self, day: NaiveDate) -> f64 {
        NAMES + (day - self.first).num_days() as f64 * self.day()
    }
}
