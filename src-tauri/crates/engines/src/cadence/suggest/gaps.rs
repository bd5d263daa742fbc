//! A gap wanted in hours as whole days between two launches whose hours are known.

use chrono::NaiveTime;

use super::weights::weights;
use crate::cadence::facts::{Placed, Planned};
use crate::cadence::lanes::wanted_gap;
use crate::cadence::solve::LaunchGap;

const DAY: i64 = 24 * 60;
/// No gap is longer than ten years.
const LONGEST: i64 = 3_600;

/// The days that may lie between two consecutive launches, and what each number of them is worth.
///
/// Where nothing is wanted, they only keep their order. Where no whole number of days fits, the one nearest to the
/// ideal is the only one: launches less than a day apart then move together.
pub(super) fn gap_between(
    before: &Placed<'_>,
    before_time: NaiveTime,
    after: &Placed<'_>,
    after_time: NaiveTime,
    planned: &Planned<'_>,
) -> LaunchGap {
    let ahead = (after_time - before_time).num_minutes();
    let in_order = if (after_time, after.launch.id) < (before_time, before.launch.id) {
        1
    } else {
        0
    };
    let Some(gap) = wanted_gap(after.launch, planned.campaign) else {
        return LaunchGap {
            min: in_order,
            max: LONGEST,
            response: vec![(0, 1000)],
        };
    };
    let minutes = |hours: u32| i64::from(hours) * 60 - ahead;
    let min = -(-minutes(gap.min_hours)).div_euclid(DAY);
    let max = minutes(gap.max_hours).div_euclid(DAY);
    let ideal = (minutes(gap.ideal_hours) + DAY / 2)
        .div_euclid(DAY)
        .max(in_order);
    let (min, max) = if min.max(in_order) <= max {
        (min.max(in_order), max.min(LONGEST))
    } else {
        (ideal, ideal)
    };
    let weights = &weights().gap;
    let ideal = ideal.clamp(min, max);
    let mut response = vec![
        (min, weights.at_min),
        (ideal, weights.at_ideal),
        (max, weights.at_max),
    ];
    // The ideal may be an end itself; then it is worth what an ideal is.
    response.retain(|(days, worth)| *days != ideal || *worth == weights.at_ideal);
    response.dedup_by_key(|(days, _)| *days);
    LaunchGap { min, max, response }
}
