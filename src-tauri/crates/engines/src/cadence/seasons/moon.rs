//! Days of calendars that follow the moon, as days of ours. The calendars are those of `icu_calendar`.
//!
//! The Hijri one is that of Umm al-Qura, which is fixed in advance; where the moon is sighted instead, a month
//! may begin a day earlier or later.

use chrono::NaiveDate;
use icu_calendar::cal::{ChineseTraditional, Hebrew, Hijri};
use icu_calendar::types::Month;
use icu_calendar::{AsCalendar, Date, Gregorian};
use serde::Deserialize;

/// Which calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Calendar {
    /// China's; its years go by the year of ours in which they begin.
    Chinese,
    /// Islamic, by the tables of Umm al-Qura.
    Hijri,
    /// Hebrew; month 1 is Tishri.
    Hebrew,
}

impl Calendar {
    /// The days of one of our years that are a month's day, in order. The Islamic year is shorter than ours: none or
    /// two are possible.
    pub(super) fn days_of(self, year: i32, month: u8, day: u8) -> Vec<NaiveDate> {
        // The years of each calendar that may have such a day in this year of ours.
        let (first, last) = match self {
            Self::Chinese => (year - 1, year),
            Self::Hijri => {
                let near = (year - 622) * 33 / 32;
                (near - 1, near + 2)
            }
            Self::Hebrew => (year + 3760, year + 3761),
        };
        let found = (first..=last).filter_map(|own| match self {
            Self::Chinese => ours(own, month, day, ChineseTraditional::new()),
            Self::Hijri => ours(own, month, day, Hijri::new_umm_al_qura()),
            Self::Hebrew => ours(own, month, day, Hebrew::new()),
        });
        found
            .filter(|it| chrono::Datelike::year(it) == year)
            .collect()
    }
}

fn ours(year: i32, month: u8, day: u8, calendar: impl AsCalendar) -> Option<NaiveDate> {
    let own = Date::try_new(year.into(), Month::new(month), day, calendar).ok()?;
    let date = own.to_calendar(Gregorian);
    NaiveDate::from_ymd_opt(
        date.year().extended_year(),
        date.month().ordinal.into(),
        date.day_of_month().0.into(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(calendar: Calendar, month: u8, day: u8, expect: &[&str]) {
        for date in expect {
            let year: i32 = date[..4].parse().unwrap();
            let days = calendar.days_of(year, month, day);
            let said: Vec<String> = days.iter().map(ToString::to_string).collect();
            assert!(said.contains(&(*date).to_owned()), "{date}: {said:?}");
        }
    }

    #[test]
    fn the_chinese_year_begins_where_the_observatory_says() {
        check(
            Calendar::Chinese,
            1,
            1,
            &[
                "2024-02-10",
                "2025-01-29",
                "2026-02-17",
                "2027-02-06",
                "2028-01-26",
                "2029-02-13",
                "2030-02-03",
                "2033-01-31",
                "2034-02-19",
                "2038-02-04",
                "2040-02-12",
            ],
        );
        // An extra month comes before the seventh in 2025: Qixi is that of the month itself.
        check(Calendar::Chinese, 7, 7, &["2025-08-29", "2026-08-19"]);
        check(Calendar::Chinese, 8, 15, &["2026-09-25", "2027-09-15"]);
    }

    #[test]
    fn feasts_of_islam_fall_where_umm_al_qura_says() {
        check(
            Calendar::Hijri,
            10,
            1,
            &["2024-04-10", "2025-03-30", "2026-03-20", "2027-03-09"],
        );
        check(
            Calendar::Hijri,
            12,
            10,
            &["2024-06-16", "2025-06-06", "2026-05-27", "2027-05-16"],
        );
        assert_eq!(Calendar::Hijri.days_of(2030, 9, 1).len(), 2);
    }

    #[test]
    fn the_hebrew_year_begins_where_the_calendar_says() {
        check(
            Calendar::Hebrew,
            1,
            1,
            &["2024-10-03", "2025-09-23", "2026-09-12"],
        );
        check(
            Calendar::Hebrew,
            3,
            25,
            &["2024-12-26", "2025-12-15", "2026-12-05"],
        );
    }
}
