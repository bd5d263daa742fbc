//! A client: the business planned for, with the rules that hold for everything it sends.

use chrono::{NaiveDate, NaiveTime, Timelike};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::channel::Channel;
use crate::id::{ClientId, ObjectId};
use crate::money::Currency;
use crate::period::{Period, WeekStart};
use crate::refusal::in_range;
use crate::share::Share;
use crate::{Refusal, link, text};

/// Most caps, quiet hours or blackout periods a client may have.
const RULE_LIMIT: usize = 200;

/// The business planned for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// Its id.
    pub id: ClientId,
    /// 1 to 120 characters.
    pub name: String,
    /// IANA zone in which every launch of the client is planned.
    #[ts(as = "String")]
    pub time_zone: Tz,
    /// Currency of prices and budgets.
    pub currency: Currency,
    /// How its calendars begin a week.
    pub week_start: WeekStart,
    /// How it looks.
    pub brand: Brand,
    /// Most touches a person may get.
    pub contact_policy: Vec<Cap>,
    /// Hours in which no message may arrive.
    pub quiet_hours: Vec<QuietHours>,
    /// Where its people are, for the laws that hold for them: `US`, `US-FL`, `US-ALL` for every state. Empty goes
    /// by the time zone's country.
    #[serde(default)]
    pub jurisdictions: Vec<String>,
    /// Days without launches.
    pub blackouts: Vec<Blackout>,
    /// Who of the site's visitors has a browser that forgets, by the client's own figures; none goes by the benchmark.
    #[serde(default)]
    pub forgetful: Option<ForgetfulVisitors>,
    /// Free words for the team.
    pub note: String,
}

/// Visitors whose browsers forget cookies after days, as Safari does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ForgetfulVisitors {
    /// Their share of all visitors of the site.
    pub share: Share,
    /// Where the figure is from: "Matomo, last quarter". May be empty.
    pub note: String,
    /// The day it was read.
    pub on: NaiveDate,
}

/// The client's look, used only in widgets and briefs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// Main color.
    pub primary: Color,
    /// Second color.
    pub secondary: Color,
    /// PNG kept beside the store.
    pub logo: Option<ObjectId>,
    /// Legal line under every brief and widget; may be empty.
    pub legal_footer: String,
    /// The client's site, where launches lead unless they say otherwise; may be empty.
    pub site: String,
}

/// A color as `#rrggbb`, lower case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(as = "String")]
pub struct Color(String);

impl Color {
    /// Reads `#rgb` or `#rrggbb`, any case.
    ///
    /// # Errors
    /// `Malformed` otherwise.
    pub fn parse(input: &str) -> Result<Self, Refusal> {
        let hex = input.trim().trim_start_matches('#').to_ascii_lowercase();
        let all_hex = hex.chars().all(|c| c.is_ascii_hexdigit());
        match hex.len() {
            6 if all_hex => Ok(Self(format!("#{hex}"))),
            3 if all_hex => Ok(Self(
                hex.chars()
                    .fold("#".to_owned(), |out, c| format!("{out}{c}{c}")),
            )),
            _ => Err(Refusal::Malformed {
                field: "the color",
                value: text::shortened(input, 20),
                expected: "a color like #1f7a70",
            }),
        }
    }

    /// `#rrggbb`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Color {
    type Error = Refusal;
    fn try_from(input: String) -> Result<Self, Refusal> {
        Self::parse(&input)
    }
}

impl From<Color> for String {
    fn from(color: Color) -> Self {
        color.0
    }
}

/// At most so many touches per person in so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// The channel counted; none counts all channels together.
    pub channel: Option<Channel>,
    /// Most touches, 1 to 1,000. A channel not to be used is not capped at zero but left out of campaigns.
    pub touches: u32,
    /// Length of the sliding window in days, 1 to 366.
    pub days: u32,
}

/// Hours of a channel in which no message may arrive, in the client's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuietHours {
    /// The channel.
    pub channel: Channel,
    /// First quiet minute.
    pub from: NaiveTime,
    /// First minute that is allowed again. Earlier than `from` crosses midnight; equal is no quiet time at all.
    pub until: NaiveTime,
}

impl QuietHours {
    /// Whether a time of day is quiet.
    pub fn covers(&self, time: NaiveTime) -> bool {
        match self.from.cmp(&self.until) {
            std::cmp::Ordering::Equal => false,
            std::cmp::Ordering::Less => (self.from..self.until).contains(&time),
            std::cmp::Ordering::Greater => time >= self.from || time < self.until,
        }
    }
}

/// Days on which nothing is launched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Blackout {
    /// Which days.
    pub period: Period,
    /// Why, as the finding will say it: "stock-taking".
    pub reason: String,
}

impl Client {
    /// Itself with its words cleaned, when every field keeps its limits.
    ///
    /// # Errors
    /// The first field that does not, in the order of the screen.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.name = text::name(&self.name, "the client's name")?;
        self.note = text::paragraph(&self.note, "the note", text::TEXT_LIMIT)?;
        self.brand.legal_footer =
            text::paragraph(&self.brand.legal_footer, "the legal footer", 500)?;
        if !self.brand.site.trim().is_empty() {
            self.brand.site = link::web(&self.brand.site, "the site")?;
        }
        limited(self.contact_policy.len(), "the contact policy")?;
        limited(self.quiet_hours.len(), "the quiet hours")?;
        limited(self.blackouts.len(), "the blackout dates")?;
        self.jurisdictions = places(&self.jurisdictions)?;
        for cap in &self.contact_policy {
            in_range(
                cap.touches,
                1..=1_000,
                "the touches of a cap",
                "contact_policy.touches",
            )?;
            in_range(
                cap.days,
                1..=366,
                "the days of a cap",
                "contact_policy.days",
            )?;
        }
        for blackout in &mut self.blackouts {
            blackout.period.checked("the blackout")?;
            blackout.reason = text::line(
                &blackout.reason,
                "the reason of a blackout",
                text::NAME_LIMIT,
            )?;
        }
        if let Some(own) = &mut self.forgetful {
            own.note = text::line(&own.note, "where the share is from", text::NAME_LIMIT)?;
        }
        for quiet in &mut self.quiet_hours {
            quiet.from = to_minute(quiet.from);
            quiet.until = to_minute(quiet.until);
        }
        Ok(self)
    }

    /// The blackout a day falls into, if any; the first listed wins.
    pub fn blackout_on(&self, day: chrono::NaiveDate) -> Option<&Blackout> {
        self.blackouts
            .iter()
            .find(|blackout| blackout.period.contains(day))
    }
}

/// Places as ISO 3166 letters: a country, or one of its parts; upper case, each once, in order.
fn places(places: &[String]) -> Result<Vec<String>, Refusal> {
    limited(places.len(), "the places of its people")?;
    let mut clean = Vec::with_capacity(places.len());
    for place in places {
        let upper = place.trim().to_ascii_uppercase();
        let (country, part) = upper.split_once('-').unwrap_or((&upper, "ALL"));
        let letters = |it: &str| it.chars().all(|c| c.is_ascii_alphanumeric());
        let fits = country.len() == 2
            && country.chars().all(|c| c.is_ascii_alphabetic())
            && (1..=3).contains(&part.len())
            && letters(part);
        if !fits {
            return Err(Refusal::Malformed {
                field: "the places of its people",
                value: text::shortened(place, 20),
                expected: "a country or a part of one, such as US or US-FL",
            });
        }
        clean.push(upper);
    }
    clean.sort();
    clean.dedup();
    Ok(clean)
}

fn limited(count: usize, field: &'static str) -> Result<(), Refusal> {
    if count > RULE_LIMIT {
        return Err(Refusal::TooMany {
            field,
            limit: RULE_LIMIT,
        });
    }
    Ok(())
}

fn to_minute(time: NaiveTime) -> NaiveTime {
    time.with_second(0)
        .and_then(|time| time.with_nanosecond(0))
        .unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quiet(from: &str, until: &str) -> QuietHours {
        QuietHours {
            channel: Channel::Sms,
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
        }
    }

    #[test]
    fn quiet_hours_may_cross_midnight() {
        let night = quiet("21:00:00", "08:00:00");
        assert!(night.covers("23:30:00".parse().unwrap()));
        assert!(night.covers("07:59:00".parse().unwrap()));
        assert!(!night.covers("08:00:00".parse().unwrap()));
        assert!(!night.covers("12:00:00".parse().unwrap()));
    }

    #[test]
    fn quiet_hours_from_midnight_are_not_always_quiet() {
        let early = quiet("00:00:00", "08:00:00");
        assert!(early.covers("00:00:00".parse().unwrap()));
        assert!(!early.covers("09:00:00".parse().unwrap()));
    }

    #[test]
    fn quiet_hours_of_no_length_are_never_quiet() {
        assert!(!quiet("08:00:00", "08:00:00").covers("08:00:00".parse().unwrap()));
    }

    #[test]
    fn colors_are_six_digits() {
        assert_eq!(Color::parse("#1F7").unwrap().as_str(), "#11ff77");
        assert!(Color::parse("teal").is_err());
        assert!(Color::parse("url(x)").is_err());
    }
}
