//! Hours in which a law allows messages, days before a renewal in which it wants one, and what a workspace changes about
//! the laws on file.
//!
//! The laws themselves are data of the cadence engine, each with source and date.

use chrono::{NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Refusal;
use crate::refusal::in_range;

/// Most changes a workspace keeps: more than there are laws on file.
const CHANGE_LIMIT: usize = 200;
/// Most parts of a week: one a day.
const PART_LIMIT: usize = 7;

/// Allowed hours on some weekdays, in the recipient's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LawHours {
    /// The weekdays; a day that no part names allows nothing.
    #[ts(type = "Array<\"Mon\" | \"Tue\" | \"Wed\" | \"Thu\" | \"Fri\" | \"Sat\" | \"Sun\">")]
    pub days: Vec<Weekday>,
    /// First allowed minute.
    pub from: NaiveTime,
    /// First minute no longer allowed; later than `from`.
    pub until: NaiveTime,
}

/// The days before a renewal in which a law wants a notice to arrive, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoticeDays {
    /// The first day: so many days before, 1 to 365, at least `latest`.
    pub earliest: u32,
    /// The last day: so many days before, 0 to 365.
    pub latest: u32,
}

/// What a workspace changes about a law on file. A law that is no longer on file changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LawChange {
    /// The law's id.
    pub law: String,
    /// Whether launches are no longer checked against it.
    pub off: bool,
    /// Other hours than those on file; none keeps them.
    #[serde(default)]
    pub hours: Option<Vec<LawHours>>,
    /// Other days of notice than those on file; none keeps them.
    #[serde(default)]
    pub notice: Option<NoticeDays>,
}

/// The hours of a weekday among the parts of a week; none where nothing is allowed.
pub fn hours_on(parts: &[LawHours], day: Weekday) -> Option<&LawHours> {
    parts.iter().find(|part| part.days.contains(&day))
}

/// The changes, when each names its law once and its hours make a week.
///
/// # Errors
/// `TooMany`; `Malformed` for hours or days of notice that end before they begin, a day named twice, or a law named twice;
/// `OutOfRange` for days of notice beyond a year.
pub fn checked(changes: Vec<LawChange>) -> Result<Vec<LawChange>, Refusal> {
    if changes.len() > CHANGE_LIMIT {
        return Err(Refusal::TooMany {
            field: "the changed laws",
            limit: CHANGE_LIMIT,
        });
    }
    for (place, change) in changes.iter().enumerate() {
        if changes[..place].iter().any(|it| it.law == change.law) {
            return Err(wrong(&change.law, "a law changed once"));
        }
        check_week(change.hours.as_deref().unwrap_or_default())?;
        if let Some(days) = change.notice {
            check_notice(days)?;
        }
    }
    Ok(changes)
}

fn check_week(parts: &[LawHours]) -> Result<(), Refusal> {
    if parts.len() > PART_LIMIT {
        return Err(Refusal::TooMany {
            field: "the hours of a law",
            limit: PART_LIMIT,
        });
    }
    let mut seen: Vec<Weekday> = Vec::new();
    for part in parts {
        if part.from >= part.until {
            let said = format!(
                "{}–{}",
                part.from.format("%H:%M"),
                part.until.format("%H:%M")
            );
            return Err(wrong(&said, "hours that begin before they end, on one day"));
        }
        for day in &part.days {
            if seen.contains(day) {
                return Err(wrong(&day.to_string(), "a weekday named once"));
            }
            seen.push(*day);
        }
    }
    Ok(())
}

fn check_notice(days: NoticeDays) -> Result<(), Refusal> {
    in_range(
        days.earliest,
        1..=365,
        "the first day of a notice",
        "law_changes.notice.earliest",
    )?;
    if days.latest > days.earliest {
        return Err(Refusal::Malformed {
            field: "the days of a notice",
            value: format!("{} to {} days before", days.earliest, days.latest),
            expected: "the earlier day, then the later one: 45 to 15 days before",
        });
    }
    Ok(())
}

fn wrong(value: &str, expected: &'static str) -> Refusal {
    Refusal::Malformed {
        field: "the hours of a law",
        value: crate::text::shortened(value, 40),
        expected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(days: &[Weekday], from: &str, until: &str) -> LawHours {
        LawHours {
            days: days.to_vec(),
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
        }
    }

    fn change(hours: Vec<LawHours>) -> LawChange {
        LawChange {
            law: "us-tcpa".into(),
            off: false,
            hours: Some(hours),
            notice: None,
        }
    }

    #[test]
    fn a_week_names_each_day_once_and_hours_in_order() {
        use Weekday::{Mon, Sun};
        let good = part(&[Mon], "08:00:00", "20:00:00");
        assert!(
            checked(vec![change(vec![
                good.clone(),
                part(&[Sun], "12:00:00", "21:00:00")
            ])])
            .is_ok()
        );
        assert!(checked(vec![change(vec![good.clone(), good.clone()])]).is_err());
        assert!(checked(vec![change(vec![part(&[Mon], "20:00:00", "08:00:00")])]).is_err());
        assert!(checked(vec![change(vec![good.clone()]), change(vec![good])]).is_err());
    }

    #[test]
    fn a_notice_begins_before_it_ends() {
        let check = |earliest, latest| {
            let notice = Some(NoticeDays { earliest, latest });
            checked(vec![LawChange {
                notice,
                ..change(vec![])
            }])
            .is_ok()
        };
        assert!(check(45, 15) && check(3, 3) && check(1, 0));
        assert!(!check(15, 45) && !check(0, 0) && !check(366, 15));
    }

    #[test]
    fn a_day_nobody_names_allows_nothing() {
        let week = [part(&[Weekday::Mon], "08:00:00", "20:00:00")];
        assert!(hours_on(&week, Weekday::Mon).is_some());
        assert_eq!(hours_on(&week, Weekday::Sun), None);
    }
}
