//! When a local date and time happens in a zone, and what daylight saving does to it.
//!
//! A launch is a local date and time in the client's zone; an instant is made only where a clock
//! matters. Skipped by DST: the first valid time after. Repeated by DST: the first of the two.

use chrono::{DateTime, Duration, LocalResult, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What daylight saving did to a local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ClockChange {
    /// The time does not exist that day; this is the first one that does.
    Skipped {
        /// The local time used instead.
        used: NaiveDateTime,
    },
    /// The time comes twice that day; the first one is used.
    Repeated,
}

/// A local time made an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Resolved {
    /// The instant.
    pub instant: DateTime<Utc>,
    /// What the user should be told, if anything.
    pub clock_change: Option<ClockChange>,
}

/// The instant of a local time in a zone.
///
/// ```
/// use reprise_domain::local_time::{resolve, ClockChange};
/// // Berlin jumps from 02:00 to 03:00 on 29 March 2026.
/// let at = "2026-03-29T02:30:00".parse().unwrap();
/// let resolved = resolve(at, chrono_tz::Europe::Berlin);
/// assert_eq!(resolved.instant.to_rfc3339(), "2026-03-29T01:00:00+00:00");
/// assert!(matches!(resolved.clock_change, Some(ClockChange::Skipped { .. })));
/// ```
pub fn resolve(at: NaiveDateTime, zone: Tz) -> Resolved {
    match zone.from_local_datetime(&at) {
        LocalResult::Single(time) => Resolved {
            instant: time.to_utc(),
            clock_change: None,
        },
        LocalResult::Ambiguous(first, _) => Resolved {
            instant: first.to_utc(),
            clock_change: Some(ClockChange::Repeated),
        },
        LocalResult::None => first_after(at, zone),
    }
}

/// The first minute after a skipped time that exists. Gaps are at most a day (Samoa, 2011).
fn first_after(at: NaiveDateTime, zone: Tz) -> Resolved {
    let found = (1..=24 * 60 + 1).find_map(|minutes| {
        let later = at + Duration::minutes(minutes);
        zone.from_local_datetime(&later)
            .earliest()
            .map(|time| (later, time.to_utc()))
    });
    let (used, instant) = found.unwrap_or((at, Utc.from_utc_datetime(&at)));
    Resolved {
        instant,
        clock_change: Some(ClockChange::Skipped { used }),
    }
}

/// Elapsed minutes from one local time to another in a zone; negative when the second comes first.
///
/// A night of 23 or 25 hours counts as what it is.
pub fn minutes_between(from: NaiveDateTime, to: NaiveDateTime, zone: Tz) -> i64 {
    (resolve(to, zone).instant - resolve(from, zone).instant).num_minutes()
}

/// Minutes between two launches as a planner counts them; negative when the second comes first.
///
/// From a day on, days are counted on the wall: the same hour a week later is seven days, also across
/// daylight saving. Below a day the minutes that really pass are counted.
pub fn gap_minutes(from: NaiveDateTime, to: NaiveDateTime, zone: Tz) -> i64 {
    let on_the_wall = (to - from).num_minutes();
    if on_the_wall.abs() >= 24 * 60 {
        on_the_wall
    } else {
        minutes_between(from, to, zone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Berlin;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_repeated_time_is_the_first_of_the_two() {
        let resolved = resolve(at("2026-10-25T02:30:00"), Berlin);
        assert_eq!(resolved.instant.to_rfc3339(), "2026-10-25T00:30:00+00:00");
        assert_eq!(resolved.clock_change, Some(ClockChange::Repeated));
    }

    #[test]
    fn a_skipped_time_names_the_time_used() {
        let resolved = resolve(at("2026-03-29T02:30:00"), Berlin);
        assert_eq!(
            resolved.clock_change,
            Some(ClockChange::Skipped {
                used: at("2026-03-29T03:00:00")
            })
        );
    }

    #[test]
    fn a_skipped_day_moves_to_the_next() {
        let resolved = resolve(at("2011-12-30T12:00:00"), chrono_tz::Pacific::Apia);
        assert_eq!(
            resolved.clock_change,
            Some(ClockChange::Skipped {
                used: at("2011-12-31T00:00:00")
            })
        );
    }

    #[test]
    fn the_same_hour_a_week_later_is_seven_days() {
        let minutes = gap_minutes(at("2026-03-25T10:00:00"), at("2026-04-01T10:00:00"), Berlin);
        assert_eq!(minutes, 7 * 24 * 60);
        // Five hours on the wall, four that pass.
        let night = gap_minutes(at("2026-03-28T23:00:00"), at("2026-03-29T04:00:00"), Berlin);
        assert_eq!(night, 4 * 60);
    }

    #[test]
    fn the_night_of_the_change_has_23_hours() {
        let minutes = minutes_between(at("2026-03-28T12:00:00"), at("2026-03-29T12:00:00"), Berlin);
        assert_eq!(minutes, 23 * 60);
    }
}
