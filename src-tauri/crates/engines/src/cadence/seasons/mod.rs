//! Days of the year that campaigns aim at: which, when, and where they are kept.
//!
//! The days are data (`days.json`), each with its rule, countries, source and how sure it is. Rules are worked
//! out for any year; days that follow the moon come from the calendars of `icu_calendar`; what no calendar on
//! file gives (Diwali) is a table to 2040.

mod moon;
mod rule;

use std::sync::LazyLock;

use chrono::NaiveDate;
use chrono_tz::Tz;
use reprise_domain::source::Source;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::places;
use rule::Rule;

/// A day with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamedDay {
    /// "Black Friday". Several days of a year may share one: "Mother's Day" is kept on many.
    pub name: String,
    /// Which day.
    pub day: NaiveDate,
    /// The rule it follows.
    pub rule: String,
    /// Where it is kept, as ISO 3166-1 letters; empty for everywhere.
    pub countries: Vec<String>,
    /// Whether it is kept in the country asked for, or everywhere.
    pub here: bool,
    /// What a planner must know of it: that it is only expected, or begins the evening before; may be empty.
    pub note: String,
    /// Where the rule comes from and how sure the day is.
    pub source: Source,
}

/// A day as it is on file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DayOnFile {
    name: String,
    words: String,
    rule: Rule,
    countries: Vec<String>,
    #[serde(default)]
    note: String,
    source: Source,
}

static DAYS: LazyLock<Vec<DayOnFile>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("days.json")).expect("BUG: days.json is checked by a test")
});

/// The named days of a year in all countries, by date, then name. Empty outside 1900 to 2199, where
/// computus is not checked; a day of a table is missing in years the table does not have.
///
/// `zone` is that of the client: days kept in its country, or everywhere, are marked as `here`.
///
/// ```
/// use reprise_engines::cadence::seasons;
/// let days = seasons(2027, Some(chrono_tz::Europe::London));
/// let mothers: Vec<_> = days.iter().filter(|it| it.here && it.name.starts_with("Mother")).collect();
/// assert_eq!(mothers.len(), 1);
/// assert_eq!((mothers[0].name.as_str(), mothers[0].day.to_string()), ("Mothering Sunday", "2027-03-07".into()));
/// ```
pub fn seasons(year: i32, zone: Option<Tz>) -> Vec<NamedDay> {
    if !(1900..2200).contains(&year) {
        return Vec::new();
    }
    let country = zone.and_then(places::country_of);
    let kept_here = |countries: &[String]| {
        countries.is_empty() || countries.iter().any(|it| Some(it.as_str()) == country)
    };
    let mut days: Vec<NamedDay> = DAYS
        .iter()
        .flat_map(|on_file| {
            let when = on_file.rule.days_of(year);
            when.into_iter().map(|(day, own_note)| NamedDay {
                name: on_file.name.clone(),
                day,
                rule: on_file.words.clone(),
                countries: on_file.countries.clone(),
                here: kept_here(&on_file.countries),
                note: own_note.unwrap_or(&on_file.note).to_owned(),
                source: on_file.source.clone(),
            })
        })
        .collect();
    days.sort_by(|one, other| (one.day, &one.name).cmp(&(other.day, &other.name)));
    days
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::*;

    fn kept(year: i32, zone: Tz, name: &str) -> Vec<String> {
        let days = seasons(year, Some(zone));
        let own = days.iter().filter(|it| it.here && it.name == name);
        own.map(|it| it.day.to_string()).collect()
    }

    #[test]
    fn mothers_day_is_the_countrys_own() {
        use chrono_tz::{America, Asia, Europe};
        for (zone, year, expect) in [
            (Europe::Berlin, 2027, "2027-05-09"),
            (America::New_York, 2026, "2026-05-10"),
            (Europe::Madrid, 2026, "2026-05-03"),
            (Europe::Warsaw, 2026, "2026-05-26"),
            (Europe::Stockholm, 2026, "2026-05-31"),
            (Europe::Oslo, 2026, "2026-02-08"),
            (America::Mexico_City, 2026, "2026-05-10"),
            (Asia::Dubai, 2026, "2026-03-21"),
            (Asia::Bangkok, 2026, "2026-08-12"),
            // Pentecost 2026 is 24 May and leaves the last Sunday free; in 2023 it was the last Sunday itself.
            (Europe::Paris, 2026, "2026-05-31"),
            (Europe::Paris, 2023, "2023-06-04"),
            (Europe::Paris, 2012, "2012-06-03"),
        ] {
            assert_eq!(kept(year, zone, "Mother's Day"), [expect], "{zone}");
        }
        assert_eq!(
            kept(2026, Europe::London, "Mothering Sunday"),
            ["2026-03-15"]
        );
        assert!(kept(2026, Europe::London, "Mother's Day").is_empty());
    }

    #[test]
    fn fathers_day_is_the_countrys_own() {
        use chrono_tz::{America, Australia, Europe};
        for (zone, expect) in [
            (America::Chicago, "2026-06-21"),
            (Europe::Berlin, "2026-05-14"),
            (Europe::Rome, "2026-03-19"),
            (Europe::Vienna, "2026-06-14"),
            (Australia::Sydney, "2026-09-06"),
            (Europe::Helsinki, "2026-11-08"),
            (Europe::Copenhagen, "2026-06-05"),
        ] {
            assert_eq!(kept(2026, zone, "Father's Day"), [expect], "{zone}");
        }
    }

    #[test]
    fn shops_open_the_season_on_the_fourth_thursday() {
        let day = |year, name| kept(year, chrono_tz::America::Denver, name);
        assert_eq!(day(2026, "Thanksgiving"), ["2026-11-26"]);
        assert_eq!(day(2026, "Black Friday"), ["2026-11-27"]);
        assert_eq!(day(2024, "Black Friday"), ["2024-11-29"]);
        assert_eq!(day(2026, "Small Business Saturday"), ["2026-11-28"]);
        assert_eq!(day(2026, "Cyber Monday"), ["2026-11-30"]);
    }

    #[test]
    fn feasts_of_the_moon_reach_2040_and_say_how_sure_they_are() {
        for name in [
            "Lunar New Year",
            "Eid al-Fitr",
            "Eid al-Adha",
            "Diwali",
            "Hanukkah begins",
        ] {
            for year in 2024..=2040 {
                let days = seasons(year, None);
                let own: Vec<_> = days.iter().filter(|it| it.name == name).collect();
                assert!(!own.is_empty(), "{name} {year}");
                assert!(own.iter().all(|it| it.day.year() == year));
                assert!(own.iter().all(|it| !it.note.is_empty()), "{name} {year}");
            }
        }
        // The Islamic year is eleven days shorter: some feasts come twice in a year.
        let of = |year, name| {
            seasons(year, None)
                .into_iter()
                .filter(|it| it.name == name)
                .count()
        };
        assert_eq!(of(2033, "Eid al-Fitr"), 2);
        assert_eq!(of(2039, "Eid al-Adha"), 2);
    }

    #[test]
    fn what_is_uncertain_says_so() {
        let diwali = |year: i32| {
            seasons(year, None)
                .into_iter()
                .find(|it| it.name == "Diwali")
                .unwrap()
        };
        assert!(diwali(2039).note.contains("many lists say 17 October"));
        assert_eq!(diwali(2026).day.to_string(), "2026-11-08");
        let eid = seasons(2027, None)
            .into_iter()
            .find(|it| it.name == "Eid al-Fitr")
            .unwrap();
        assert!(eid.note.contains("a day earlier or later"));
        assert!(seasons(2041, None).iter().all(|it| it.name != "Diwali"));
    }

    #[test]
    fn days_come_in_order_with_the_year_asked_for_only() {
        let days = seasons(2027, Some(chrono_tz::Europe::Berlin));
        assert!(days.windows(2).all(|pair| pair[0].day <= pair[1].day));
        assert!(days.iter().all(|it| it.day.year() == 2027));
        let here: Vec<_> = days.iter().filter(|it| it.here).collect();
        assert!((12..25).contains(&here.len()), "{}", here.len());
        assert!(seasons(1899, None).is_empty());
    }

    #[test]
    fn the_file_is_whole() {
        for day in DAYS.iter() {
            assert!(!day.words.is_empty() && !day.source.name.is_empty());
            let mut seen = std::collections::BTreeSet::new();
            for country in &day.countries {
                let letters = country.chars().all(|c| c.is_ascii_uppercase());
                assert!(country.len() == 2 && letters, "{country}");
                assert!(seen.insert(country), "{}: {country} twice", day.name);
            }
        }
        // No country keeps two days of one name by two rules.
        for name in ["Mother's Day", "Father's Day", "Thanksgiving"] {
            let mut seen = std::collections::BTreeSet::new();
            for day in DAYS.iter().filter(|it| it.name == name) {
                for country in &day.countries {
                    assert!(seen.insert(country), "{name}: {country} twice");
                }
            }
        }
    }
}
