//! Rules as a planner says them.

use chrono::{Days, NaiveDate};

use super::super::instance::Instance;
use super::{Rule, launch_of, least_gaps, most_gaps, place_of};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// A rule as a planner says it.
pub(in super::super) fn spoken(instance: &Instance, rule: Rule) -> String {
    let day = |day: i64| dated(instance, day);
    let named = |launch: usize| {
        let (campaign, at) = place_of(instance, launch);
        if let Some(name) = &instance.campaigns[campaign].launches[at].name {
            return format!("‘{name}’ of ‘{}’", instance.campaigns[campaign].name);
        }
        format!(
            "launch {} of ‘{}’",
            at + 1,
            instance.campaigns[campaign].name
        )
    };
    let of = |campaign: usize| &instance.campaigns[campaign].name;
    match rule {
        Rule::Window { launch } => {
            let (first, last) = launch_of(instance, launch).window;
            format!(
                "{} stands between {} and {}",
                named(launch),
                day(first),
                day(last)
            )
        }
        Rule::Weekdays { launch } => {
            let days: Vec<&str> = launch_of(instance, launch)
                .weekdays
                .iter()
                .map(|it| WEEKDAYS[*it as usize])
                .collect();
            format!("{} stands on {}", named(launch), days.join(", "))
        }
        Rule::Hours { launch } => {
            let hours: Vec<String> = launch_of(instance, launch)
                .hours
                .iter()
                .map(|it| format!("{it}:00"))
                .collect();
            format!("{} stands at {}", named(launch), hours.join(", "))
        }
        Rule::Anchor { launch } => match &launch_of(instance, launch).anchor {
            Some(anchor) => format!(
                "{} comes {} to {} days before {}",
                named(launch),
                anchor.min_lead,
                anchor.max_lead,
                instance.events[anchor.event].name
            ),
            None => named(launch),
        },
        Rule::Blackout { day: it } => format!("{} is a blackout date", day(it)),
        Rule::OwnBlackout { campaign, day: it } => {
            format!("{} is a blackout date of ‘{}’", day(it), of(campaign))
        }
        Rule::MinGap { campaign } => {
            format!(
                "‘{}’ needs at least {} days between launches",
                of(campaign),
                range(least_gaps(instance, campaign))
            )
        }
        Rule::MaxGap { campaign } => {
            format!(
                "‘{}’ needs at most {} days between launches",
                of(campaign),
                range(most_gaps(instance, campaign))
            )
        }
        Rule::Prior { campaign } => {
            format!("‘{}’ launched shortly before the plan begins", of(campaign))
        }
        Rule::Precedence { place } => {
            let it = &instance.precedence[place];
            format!(
                "‘{}’ begins {} days after ‘{}’ ends",
                of(it.after),
                it.lag,
                of(it.before)
            )
        }
        Rule::Pressure { place } => {
            let it = &instance.pressure[place];
            format!(
                "nobody gets more than {} touches in {} days",
                thousandths(it.cap),
                it.window
            )
        }
        Rule::Cooldown => format!(
            "launches to much the same people keep {} days apart",
            instance.cooldown.days
        ),
        Rule::DayCap { channel } => {
            let it = &instance.channels[channel];
            format!("{} carries {} launches a day", it.name, it.day_cap)
        }
        Rule::HourCap { channel } => {
            let it = &instance.channels[channel];
            format!("{} carries {} launches an hour", it.name, it.hour_cap)
        }
        Rule::Budget { channel, month } => {
            let it = &instance.channels[channel];
            format!(
                "{} may cost {} in the month from {}",
                it.name,
                it.budget[month],
                day(instance.months[month])
            )
        }
    }
}

fn range((least, most): (i64, i64)) -> String {
    if least == most {
        least.to_string()
    } else {
        format!("{least} to {most}")
    }
}

fn thousandths(count: i64) -> String {
    if count % 1000 == 0 {
        (count / 1000).to_string()
    } else {
        format!("{:.1}", count as f64 / 1000.0)
    }
}

/// A day with its date: "Tue 10 Feb".
fn dated(instance: &Instance, day: i64) -> String {
    let start: Option<NaiveDate> = instance.start_date.parse().ok();
    let date = start.and_then(|it| it.checked_add_days(Days::new(day.max(0) as u64)));
    date.map_or_else(
        || format!("day {day}"),
        |date| date.format("%a %-d %b").to_string(),
    )
}
