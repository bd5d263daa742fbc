//! Days of the year that campaigns aim at, worked out for any year.
//!
//! Feasts that follow the moon by observation (Eid, Diwali, Lunar New Year) need tables and are not here.

use chrono::{Days, NaiveDate, Weekday};
use serde::Serialize;
use ts_rs::TS;

/// A day with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamedDay {
    /// "Black Friday".
    pub name: String,
    /// Which day.
    pub day: NaiveDate,
    /// The rule it follows.
    pub rule: String,
}

/// The named days of a year, by date. Empty outside 1900 to 2199, where computus is not checked.
pub fn seasons(year: i32) -> Vec<NamedDay> {
    if !(1900..2200).contains(&year) {
        return Vec::new();
    }
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let nth = |month, weekday, n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
    let easter = easter(year);
    let black_friday = nth(11, Weekday::Thu, 4).map(|day| day + Days::new(1));
    let named = [
        ("Valentine's Day", fixed(2, 14), "14 February"),
        (
            "Mothering Sunday (UK)",
            Some(easter - Days::new(21)),
            "three weeks before Easter",
        ),
        (
            "Easter Sunday",
            Some(easter),
            "first Sunday after the full moon of spring (computus)",
        ),
        (
            "Mother's Day",
            nth(5, Weekday::Sun, 2),
            "second Sunday of May",
        ),
        (
            "Father's Day",
            nth(6, Weekday::Sun, 3),
            "third Sunday of June",
        ),
        ("Halloween", fixed(10, 31), "31 October"),
        ("Singles' Day", fixed(11, 11), "11 November"),
        (
            "Black Friday",
            black_friday,
            "day after the fourth Thursday of November",
        ),
        (
            "Cyber Monday",
            black_friday.map(|day| day + Days::new(3)),
            "three days after Black Friday",
        ),
        ("Christmas Eve", fixed(12, 24), "24 December"),
    ];
    let mut days: Vec<NamedDay> = named
        .into_iter()
        .filter_map(|(name, day, rule)| {
            day.map(|day| NamedDay {
                name: name.to_owned(),
                day,
                rule: rule.to_owned(),
            })
        })
        .collect();
    days.sort_by_key(|named| named.day);
    days
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

#[cfg(test)]
mod tests {
    use chrono::Datelike;

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
    fn black_friday_follows_the_fourth_thursday() {
        let day = |year| {
            seasons(year)
                .into_iter()
                .find(|it| it.name == "Black Friday")
                .unwrap()
                .day
                .to_string()
        };
        assert_eq!(day(2026), "2026-11-27");
        assert_eq!(day(2024), "2024-11-29");
    }

    #[test]
    fn days_come_in_order() {
        let days = seasons(2027);
        assert!(days.windows(2).all(|pair| pair[0].day <= pair[1].day));
        assert_eq!(days.len(), 10);
        assert!(days.iter().all(|it| it.day.year() == 2027));
    }
}
