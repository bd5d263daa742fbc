//! The rules that name a day of a year: fixed, by weekday, by Easter, by the moon, by table.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;

use super::moon::Calendar;

/// Days from Easter to Pentecost.
const PENTECOST: u64 = 49;

/// How a day is found.
#[derive(Debug, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Rule {
    /// The same day every year.
    Fixed { month: u32, day: u32 },
    /// The nth such weekday of a month, some days after it.
    Nth {
        month: u32,
        weekday: Weekday,
        nth: u8,
        #[serde(default)]
        plus: u64,
    },
    /// The last such weekday of a month; a week later when it is Pentecost, where that counts.
    Last {
        month: u32,
        weekday: Weekday,
        #[serde(default)]
        unless_pentecost: bool,
    },
    /// Days after Easter Sunday, negative before it.
    Easter { days: i64 },
    /// Days after the Easter of the Julian calendar.
    OrthodoxEaster { days: i64 },
    /// A day of a calendar that follows the moon.
    Moon {
        calendar: Calendar,
        month: u8,
        day: u8,
    },
    /// Days on file.
    Table { days: Vec<TableDay> },
}

/// A day of a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableDay {
    day: NaiveDate,
    #[serde(default)]
    note: Option<String>,
}

impl Rule {
    /// The days of a year, each with a note of its own where it has one; usually one, by the moon none to two.
    pub(super) fn days_of(&self, year: i32) -> Vec<(NaiveDate, Option<&str>)> {
        let one = |day: Option<NaiveDate>| day.into_iter().map(|day| (day, None)).collect();
        match self {
            Self::Fixed { month, day } => one(NaiveDate::from_ymd_opt(year, *month, *day)),
            Self::Nth {
                month,
                weekday,
                nth,
                plus,
            } => one(
                NaiveDate::from_weekday_of_month_opt(year, *month, *weekday, *nth)
                    .map(|day| day + Days::new(*plus)),
            ),
            Self::Last {
                month,
                weekday,
                unless_pentecost,
            } => one(last(year, *month, *weekday).map(|day| {
                if *unless_pentecost && day == easter(year) + Days::new(PENTECOST) {
                    day + Days::new(7)
                } else {
                    day
                }
            })),
            Self::Easter { days } => one(after(easter(year), *days)),
            Self::OrthodoxEaster { days } => one(after(orthodox_easter(year), *days)),
            Self::Moon {
                calendar,
                month,
                day,
            } => calendar
                .days_of(year, *month, *day)
                .into_iter()
                .map(|day| (day, None))
                .collect(),
            Self::Table { days } => days
                .iter()
                .filter(|it| it.day.year() == year)
                .map(|it| (it.day, it.note.as_deref()))
                .collect(),
        }
    }
}

fn after(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(chrono::Duration::days(days))
}

fn last(year: i32, month: u32, weekday: Weekday) -> Option<NaiveDate> {
    let nth = |nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth);
    nth(5).or_else(|| nth(4))
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
fn easter(year: i32) -> NaiveDate {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, month as u32, day as u32)
        .expect("BUG: computus gives a day of spring")
}

/// Easter Sunday of the Julian calendar (Meeus), as a day of ours: 13 days on until 2100, then 14.
fn orthodox_easter(year: i32) -> NaiveDate {
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    let julian = NaiveDate::from_ymd_opt(year, month as u32, day as u32)
        .expect("BUG: computus gives a day of spring");
    let behind = year / 100 - year / 400 - 2;
    julian + Days::new(behind as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, expect) in [
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2038, "2038-04-25"),
            (2285, "2285-03-22"),
        ] {
            assert_eq!(easter(year).to_string(), expect);
        }
    }

    #[test]
    fn orthodox_easter_falls_where_the_almanac_says() {
        for (year, expect) in [
            (2024, "2024-05-05"),
            (2025, "2025-04-20"),
            (2026, "2026-04-12"),
            (2027, "2027-05-02"),
            (2099, "2099-04-12"),
        ] {
            assert_eq!(orthodox_easter(year).to_string(), expect);
        }
    }

    #[test]
    fn the_last_weekday_may_be_the_fourth_or_the_fifth() {
        assert_eq!(
            last(2026, 5, Weekday::Sun).unwrap().to_string(),
            "2026-05-31"
        );
        assert_eq!(
            last(2027, 5, Weekday::Mon).unwrap().to_string(),
            "2027-05-31"
        );
        assert_eq!(
            last(2026, 2, Weekday::Sun).unwrap().to_string(),
            "2026-02-22"
        );
    }
}
