//! The two strips under a timeline: pressure on people by week, cost by month.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use reprise_domain::id::AudienceId;
use reprise_domain::period::WeekStart;
use serde::Serialize;
use ts_rs::TS;

use super::facts::{PlanFacts, plans};
use super::touches::{groups, own_touches, touches_of};

/// The most touches one person gets in a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WeekPressure {
    /// First day of the week.
    pub week: NaiveDate,
    /// Touches of the person who gets the most.
    pub touches: u32,
    /// An audience that person is in, the one touched first; none in a week without touches.
    pub audience: Option<AudienceId>,
    /// What the contact policy allows in all channels in seven days; none without such a cap.
    pub cap: Option<u32>,
}

/// What launches of a month cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MonthBudget {
    /// First day of the month.
    pub month: NaiveDate,
    /// Sum of the costs in minor units; a flight counts where it starts.
    pub minor: i64,
}

/// Pressure by week, from the first week with a touch to the last, weeks between them included.
///
/// A message is one touch; each day of a flight is one.
pub fn pressure_by_week(facts: &PlanFacts<'_>, week_start: WeekStart) -> Vec<WeekPressure> {
    let mut weeks: BTreeMap<NaiveDate, (u32, Option<AudienceId>)> = BTreeMap::new();
    let mut cap = None;
    for plan in plans(facts, None) {
        let weekly = plan
            .client
            .contact_policy
            .iter()
            .find(|it| it.channel.is_none() && it.days == 7);
        cap = cap.or(weekly.map(|it| it.touches));
        let own = own_touches(&plan);
        for group in groups(&own, facts.people) {
            let mut counts: BTreeMap<NaiveDate, (u32, AudienceId)> = BTreeMap::new();
            for touch in touches_of(&own, &group) {
                counts
                    .entry(week_of(touch.day, week_start))
                    .or_insert((0, touch.audience.id))
                    .0 += 1;
            }
            for (week, (count, audience)) in counts {
                let most = weeks.entry(week).or_default();
                if count > most.0 {
                    *most = (count, Some(audience));
                }
            }
        }
    }
    let (Some(first), Some(last)) = (weeks.keys().next().copied(), weeks.keys().last().copied())
    else {
        return Vec::new();
    };
    first
        .iter_days()
        .step_by(7)
        .take_while(|week| *week <= last)
        .map(|week| {
            let (touches, audience) = weeks.get(&week).copied().unwrap_or_default();
            WeekPressure {
                week,
                touches,
                audience,
                cap,
            }
        })
        .collect()
}

/// Cost by month of live campaigns, from the first month with a launch to the last.
pub fn budget_by_month(facts: &PlanFacts<'_>) -> Vec<MonthBudget> {
    let mut months: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    for plan in plans(facts, None) {
        for placed in plan.campaigns.iter().flat_map(|it| &it.launches) {
            let month = placed.at.date().with_day(1).unwrap_or(placed.at.date());
            let sum = months.entry(month).or_default();
            *sum = sum.saturating_add(placed.launch.cost.minor);
        }
    }
    let (Some(first), Some(last)) = (months.keys().next().copied(), months.keys().last().copied())
    else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut month = first;
    while month <= last {
        all.push(MonthBudget {
            month,
            minor: months.get(&month).copied().unwrap_or(0),
        });
        month = month + chrono::Months::new(1);
    }
    all
}

/// First day of the week a day lies in.
pub(super) fn week_of(day: NaiveDate, week_start: WeekStart) -> NaiveDate {
    let back = match week_start {
        WeekStart::Monday => day.weekday().num_days_from_monday(),
        WeekStart::Sunday => day.weekday().num_days_from_sunday(),
        WeekStart::Saturday => (day.weekday().num_days_from_sunday() + 1) % 7,
    };
    day - Days::new(u64::from(back))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_where_the_client_says() {
        let day: NaiveDate = "2026-05-13".parse().unwrap();
        for (start, expect) in [
            (WeekStart::Monday, "2026-05-11"),
            (WeekStart::Sunday, "2026-05-10"),
            (WeekStart::Saturday, "2026-05-09"),
        ] {
            assert_eq!(week_of(day, start).to_string(), expect);
        }
    }
}
