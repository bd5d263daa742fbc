//! Hours the law allows messages in: dated data in `windows.json`, switched and changed by the settings.
//!
//! A law holds for a client by the places it says its people are in; a client that says none goes by the
//! country of its time zone. Where several hold, all do: the narrowest hours are left.

use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDateTime, NaiveTime};
use reprise_domain::channel::Channel;
use reprise_domain::client::Client;
use reprise_domain::law::{LawChange, LawHours, hours_on};
use reprise_domain::settings::Settings;
use reprise_domain::source::Source;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::places;

/// Every state at once, for people who may be in any of them.
pub const EVERY_STATE: &str = "US-ALL";
/// The country whose states have laws of their own on file.
const UNITED_STATES: &str = "US";
/// Territories in which its federal law holds, by their own country letters.
const TERRITORIES: [&str; 5] = ["PR", "GU", "VI", "AS", "MP"];

/// A law on file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Its id.
    pub id: String,
    /// Where it holds: `US`, `US-FL`.
    pub place: String,
    /// That place in words.
    pub place_name: String,
    /// The channel it is about.
    pub channel: Channel,
    /// When messages are allowed; a weekday that is not named allows none.
    pub hours: Vec<LawHours>,
    /// What to tell the person.
    pub law: String,
    /// Where sources disagree, or what is not checked; may be empty.
    #[serde(default)]
    pub note: String,
    /// Who says so.
    pub source: Source,
}

/// The laws that count.
#[derive(Debug, Clone, Copy)]
pub(super) enum Laws<'a> {
    /// Those on file, with what the workspace changes about them.
    Checked(&'a [LawChange]),
    /// None.
    Ignored,
}

/// What a law says against a time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Forbidden<'a> {
    pub(super) law: &'static Law,
    /// What it allows on that weekday; none for nothing at all.
    pub(super) hours: Option<&'a LawHours>,
}

static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("windows.json"))
        .expect("BUG: windows.json is checked by a test")
});

/// All laws on file: those of a country first, then its parts by name.
pub fn laws() -> &'static [Law] {
    &LAWS
}

/// Whether the law of a place (`US`, `US-FL`) holds for a client.
pub fn holds_for(law: &str, client: &Client) -> bool {
    if client.jurisdictions.is_empty() {
        let country = places::country_of(client.time_zone);
        return country.is_some_and(|country| {
            law == country || (law == UNITED_STATES && TERRITORIES.contains(&country))
        });
    }
    // A part of a country is under the country's law as well.
    client.jurisdictions.iter().any(|place| {
        law == place
            || place.split_once('-').is_some_and(|(country, part)| {
                law == country
                    || (part == "ALL" && law.split_once('-').is_some_and(|it| it.0 == country))
            })
    })
}

impl<'a> Laws<'a> {
    pub(super) fn of(settings: &'a Settings) -> Self {
        if settings.legal_windows {
            Self::Checked(&settings.law_changes)
        } else {
            Self::Ignored
        }
    }

    /// The law that a message would break at a time, of several the most local; none where it breaks none.
    pub(super) fn forbid(
        self,
        at: NaiveDateTime,
        channel: Channel,
        client: &Client,
    ) -> Option<Forbidden<'a>> {
        let Self::Checked(changes) = self else {
            return None;
        };
        let mut own = LAWS.iter().rev().filter(|law| law.channel == channel);
        own.find_map(|law| {
            let change = changes.iter().find(|change| change.law == law.id);
            if change.is_some_and(|it| it.off) || !holds_for(&law.place, client) {
                return None;
            }
            let week: &'a [LawHours] = change
                .and_then(|it| it.hours.as_deref())
                .unwrap_or(&law.hours);
            let hours = hours_on(week, at.weekday());
            let allows = hours.is_some_and(|it| (it.from..it.until).contains(&at.time()));
            (!allows).then_some(Forbidden { law, hours })
        })
    }
}

impl Forbidden<'_> {
    /// The first time on which its law may allow again: later the same day, or the beginning of the next.
    pub(super) fn over_at(&self, at: NaiveDateTime) -> NaiveDateTime {
        match self.hours {
            Some(hours) if at.time() < hours.from => at.date().and_time(hours.from),
            Some(_) | None => (at.date() + Days::new(1)).and_time(NaiveTime::MIN),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::{America, Europe, Tz};

    use super::super::check::tests::{at, client};
    use super::*;

    fn of(zone: Tz, places: &[&str]) -> Client {
        Client {
            time_zone: zone,
            jurisdictions: places.iter().map(|it| (*it).to_owned()).collect(),
            ..client()
        }
    }

    fn broken(client: &Client, time: &str) -> Option<&'static str> {
        let laws = Laws::Checked(&[]);
        laws.forbid(at(time), Channel::Sms, client)
            .map(|it| it.law.id.as_str())
    }

    #[test]
    fn text_messages_have_hours_in_the_united_states() {
        let chicago = of(America::Chicago, &[]);
        // 4 May 2026 is a Monday.
        assert_eq!(broken(&chicago, "2026-05-04T08:00:00"), None);
        assert_eq!(broken(&chicago, "2026-05-04T07:59:00"), Some("us-tcpa"));
        assert_eq!(broken(&chicago, "2026-05-04T21:00:00"), Some("us-tcpa"));
        assert_eq!(
            broken(&of(America::Puerto_Rico, &[]), "2026-05-04T21:00:00"),
            Some("us-tcpa")
        );
        assert_eq!(
            broken(&of(Europe::Berlin, &[]), "2026-05-04T23:00:00"),
            None
        );
        let laws = Laws::Checked(&[]);
        assert!(
            laws.forbid(at("2026-05-04T23:00:00"), Channel::Email, &chicago)
                .is_none()
        );
    }

    #[test]
    fn a_state_is_under_its_own_law_and_the_federal_one() {
        let texas = of(America::Chicago, &["US-TX"]);
        assert_eq!(broken(&texas, "2026-05-04T08:30:00"), Some("us-tx"));
        assert_eq!(broken(&texas, "2026-05-03T11:00:00"), Some("us-tx"));
        assert_eq!(broken(&texas, "2026-05-03T12:00:00"), None);
        let both = of(America::Chicago, &["US-TX", "US-AL"]);
        assert_eq!(broken(&both, "2026-05-03T12:00:00"), Some("us-al"));
        // The places count, not the zone of the business.
        let abroad = of(Europe::Berlin, &["US-FL"]);
        assert_eq!(broken(&abroad, "2026-05-04T20:30:00"), Some("us-fl"));
    }

    #[test]
    fn ten_to_six_on_weekdays_is_safe_in_every_state() {
        let all = of(America::New_York, &[EVERY_STATE]);
        for day in 4..=8 {
            for time in ["10:00:00", "17:59:00"] {
                assert_eq!(broken(&all, &format!("2026-05-0{day}T{time}")), None);
            }
            assert!(broken(&all, &format!("2026-05-0{day}T09:59:00")).is_some());
            assert!(broken(&all, &format!("2026-05-0{day}T18:00:00")).is_some());
        }
        for time in ["00:00:00", "10:00:00", "12:30:00", "16:00:00"] {
            assert!(broken(&all, &format!("2026-05-03T{time}")).is_some());
        }
    }

    #[test]
    fn a_law_can_be_switched_off_and_its_hours_changed() {
        let texas = of(America::Chicago, &["US-TX"]);
        let early = LawHours {
            days: vec![chrono::Weekday::Mon],
            from: "07:00:00".parse().unwrap(),
            until: "09:00:00".parse().unwrap(),
        };
        let changes = [
            LawChange {
                law: "us-tcpa".into(),
                off: true,
                hours: None,
                notice: None,
            },
            LawChange {
                law: "us-tx".into(),
                off: false,
                hours: Some(vec![early]),
                notice: None,
            },
        ];
        let laws = Laws::Checked(&changes);
        let broken = |time| laws.forbid(at(time), Channel::Sms, &texas).is_some();
        assert!(!broken("2026-05-04T07:30:00"));
        assert!(broken("2026-05-04T10:00:00"));
        // A day the changed week does not name allows nothing.
        assert!(broken("2026-05-05T08:00:00"));
        assert!(
            Laws::Ignored
                .forbid(at("2026-05-04T03:00:00"), Channel::Sms, &texas)
                .is_none()
        );
    }

    #[test]
    fn what_is_forbidden_says_when_it_is_over() {
        let alabama = of(America::Chicago, &["US-AL"]);
        let over = |time: &str| {
            Laws::Checked(&[])
                .forbid(at(time), Channel::Sms, &alabama)
                .unwrap()
                .over_at(at(time))
        };
        assert_eq!(over("2026-05-04T07:00:00"), at("2026-05-04T08:00:00"));
        assert_eq!(over("2026-05-02T20:00:00"), at("2026-05-03T00:00:00"));
        assert_eq!(over("2026-05-03T12:00:00"), at("2026-05-04T00:00:00"));
    }

    #[test]
    fn every_law_on_file_is_whole() {
        let changes = LAWS.iter().map(|law| LawChange {
            law: law.id.clone(),
            off: false,
            hours: Some(law.hours.clone()),
            notice: None,
        });
        reprise_domain::law::checked(changes.collect()).unwrap();
        for law in LAWS.iter() {
            assert!(!law.source.name.is_empty() && law.source.date.len() >= 4);
            assert!(law.place == "US" || law.place.starts_with("US-"));
            assert!(!law.hours.is_empty() && !law.law.is_empty());
        }
        // The country's law comes first, so that the most local is the last to be asked and the first told.
        assert_eq!(LAWS[0].place, "US");
    }
}
