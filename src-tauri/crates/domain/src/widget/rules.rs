//! To whom, when and how often a widget shows.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::limits::{distinct, language, limited};
use super::trigger::Trigger;
use crate::refusal::in_range;
use crate::{Refusal, period, text};

/// Most conditions of a widget.
pub const CONDITION_LIMIT: usize = 20;
/// Most values of a condition.
pub const VALUE_LIMIT: usize = 50;
/// Stands among the values of a UTM condition for those that the links of the widget's campaign carry.
pub const CAMPAIGN_VALUE: &str = "{campaign}";
/// Most triggers of a widget.
pub const TRIGGER_LIMIT: usize = 6;
/// Days for which Safari keeps what a script stored, without a visit (webkit.org, intelligent tracking prevention).
pub const SAFARI_DAYS: u32 = 7;

/// To whom and when a widget shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Whether every condition must hold, or one.
    #[serde(rename = "match")]
    pub matching: Matching,
    /// Which visits; every visit without any.
    pub conditions: Vec<Condition>,
    /// Whether people who signed up no longer see it.
    pub stop_subscribers: bool,
    /// Whether people who bought no longer see it.
    pub stop_converted: bool,
    /// Days for which it rests when it was closed; 0 to 365, none for 0.
    pub pause_after_close_days: u32,
    /// What makes it show: any of them.
    pub triggers: Vec<Trigger>,
}

/// How conditions are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Matching {
    /// Every one holds.
    All,
    /// One of them holds.
    Any,
}

/// One condition, or with `not` its opposite.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// Whether somebody has been here before.
    Visitor {
        /// New or returning.
        is: Visitor,
        /// Whether it must not be so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(as = "Option<bool>", optional)]
        not: bool,
    },
    /// A tag of the address somebody came by, remembered from the first tagged landing.
    Utm {
        /// Which.
        key: UtmKey,
        /// Any of these, compared in lower case and decoded; `{campaign}` stands for what the campaign's links carry.
        values: Vec<String>,
        /// Whether it must not be so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(as = "Option<bool>", optional)]
        not: bool,
    },
    /// The address of the page.
    Page {
        /// How it is compared.
        how: How,
        /// Any of these.
        values: Vec<String>,
        /// Whether it must not be so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(as = "Option<bool>", optional)]
        not: bool,
    },
    /// The address of the page before.
    Referrer {
        /// How it is compared.
        how: How,
        /// Any of these.
        values: Vec<String>,
        /// Whether it must not be so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(as = "Option<bool>", optional)]
        not: bool,
    },
    /// What the page is read on.
    Device {
        /// Any of these.
        is: Vec<Device>,
        /// Whether it must not be so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(as = "Option<bool>", optional)]
        not: bool,
    },
    /// The language of the browser.
    Language {
        /// Any of these; `de` stands for `de-AT` too.
        is: Vec<String>,
        /// Whether it must not be so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(as = "Option<bool>", optional)]
        not: bool,
    },
    /// The country, where the site says it.
    Country {
        /// Any of these, two letters each.
        is: Vec<String>,
        /// Whether it must not be so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(as = "Option<bool>", optional)]
        not: bool,
    },
    /// Weekday and time in the client's zone.
    Time {
        /// Every day without any.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        weekdays: Vec<Weekday>,
        /// From then on; from the start of the day without one.
        #[serde(default, with = "clock", skip_serializing_if = "Option::is_none")]
        #[ts(as = "Option<String>", optional)]
        from: Option<NaiveTime>,
        /// Until before then, or the end of the day; earlier than `from` it crosses midnight, and what comes after
        /// midnight belongs to the day that began before.
        #[serde(default, with = "clock", skip_serializing_if = "Option::is_none")]
        #[ts(as = "Option<String>", optional)]
        until: Option<NaiveTime>,
        /// Whether it must not be so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(as = "Option<bool>", optional)]
        not: bool,
    },
    /// Days in the client's zone, both ends included.
    Dates {
        /// First day; none for any before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        from: Option<NaiveDate>,
        /// Last day; none for any after.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        until: Option<NaiveDate>,
        /// Whether it must not be so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(as = "Option<bool>", optional)]
        not: bool,
    },
    /// What is in the cart, where the site says it, in the currency's main unit.
    Cart {
        /// At least.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        min: Option<f64>,
        /// At most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        max: Option<f64>,
        /// Whether it must not be so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(as = "Option<bool>", optional)]
        not: bool,
    },
    /// Whether somebody is logged in, where the site says it.
    LoggedIn {
        /// Whether it must not be so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(as = "Option<bool>", optional)]
        not: bool,
    },
}

/// Whether somebody has been here before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Visitor {
    /// In the first session that the browser remembers.
    New,
    /// In a later one.
    Returning,
}

/// A tag of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UtmKey {
    /// `utm_source`.
    Source,
    /// `utm_medium`.
    Medium,
    /// `utm_campaign`.
    Campaign,
    /// `utm_content`.
    Content,
    /// `utm_term`.
    Term,
}

/// How an address is compared; letter case does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Somewhere in it.
    Contains,
    /// The whole of it.
    Equals,
    /// At its start.
    Begins,
    /// `*` stands for anything.
    Pattern,
}

/// What a page is read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Device {
    /// With a pointer, on a wide screen.
    Desktop,
    /// Touched, on a wide screen.
    Tablet,
    /// Touched, on a narrow screen.
    Phone,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Rules {
    /// Itself when every part keeps its limits.
    pub(super) fn checked(mut self) -> Result<Self, Refusal> {
        limited(self.conditions.len(), "the display rules", CONDITION_LIMIT)?;
        limited(self.triggers.len(), "the triggers", TRIGGER_LIMIT)?;
        if self.triggers.is_empty() {
            return Err(Refusal::Empty {
                field: "the list of triggers",
            });
        }
        in_range(
            self.pause_after_close_days,
            0..=365,
            "the days of rest after closing",
            "design.rules.pause_after_close_days",
        )?;
        for condition in &mut self.conditions {
            condition.check()?;
        }
        for trigger in &mut self.triggers {
            trigger.check()?;
        }
        Ok(self)
    }
}

impl Condition {
    /// Whether it is the opposite that must hold.
    pub fn is_not(&self) -> bool {
        match self {
            Self::Visitor { not, .. }
            | Self::Utm { not, .. }
            | Self::Page { not, .. }
            | Self::Referrer { not, .. }
            | Self::Device { not, .. }
            | Self::Language { not, .. }
            | Self::Country { not, .. }
            | Self::Time { not, .. }
            | Self::Dates { not, .. }
            | Self::Cart { not, .. }
            | Self::LoggedIn { not } => *not,
        }
    }

    fn check(&mut self) -> Result<(), Refusal> {
        match self {
            Self::Visitor { .. } | Self::LoggedIn { .. } => Ok(()),
            Self::Utm { values, .. }
            | Self::Page { values, .. }
            | Self::Referrer { values, .. } => cleaned(values),
            Self::Language { is, .. } => {
                cleaned(is)?;
                is.iter()
                    .try_for_each(|it| language(it, "the language").map(drop))
            }
            Self::Country { is, .. } => {
                cleaned(is)?;
                is.iter_mut().try_for_each(country)
            }
            Self::Device { is, .. } => some(is.len(), 3),
            Self::Time { weekdays, .. } => limited(weekdays.len(), "the weekdays", 7),
            Self::Dates { from, until, .. } => dates(*from, *until),
            Self::Cart { min, max, .. } => cart(*min, *max),
        }
    }
}

/// Times of day as `21:00`.
mod clock {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer, de};

    const FORM: &str = "%H:%M";

    #[expect(clippy::ref_option, reason = "serde hands a field by reference")]
    pub(super) fn serialize<S: Serializer>(
        time: &Option<NaiveTime>,
        out: S,
    ) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => out.collect_str(&time.format(FORM)),
            None => out.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<NaiveTime>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else {
            return Ok(None);
        };
        NaiveTime::parse_from_str(&text, FORM)
            .map(Some)
            .map_err(|_| de::Error::custom(format!("‘{text}’ is not a time such as 21:00")))
    }
}

fn country(value: &mut String) -> Result<(), Refusal> {
    *value = value.to_ascii_uppercase();
    if value.len() == 2 && value.chars().all(|c| c.is_ascii_uppercase()) {
        return Ok(());
    }
    Err(Refusal::Malformed {
        field: "the country",
        value: text::shortened(value, 20),
        expected: "two letters such as DE",
    })
}

fn cleaned(values: &mut [String]) -> Result<(), Refusal> {
    some(values.len(), VALUE_LIMIT)?;
    for value in values.iter_mut() {
        *value = text::line(value, "a value of the rule", 200)?;
        if value.is_empty() {
            return Err(Refusal::Empty {
                field: "a value of the rule",
            });
        }
    }
    distinct(values.iter(), "a value of the rule")
}

/// One value at least: none would match nobody without saying so.
fn some(count: usize, limit: usize) -> Result<(), Refusal> {
    if count == 0 {
        return Err(Refusal::Empty {
            field: "the list of values of a rule",
        });
    }
    limited(count, "the values of a rule", limit)
}

fn dates(from: Option<NaiveDate>, until: Option<NaiveDate>) -> Result<(), Refusal> {
    let field = "the days of the rule";
    for day in from.iter().chain(&until) {
        period::plannable(*day, field)?;
    }
    match (from, until) {
        (None, None) => Err(Refusal::Empty { field }),
        (Some(from), Some(until)) if until < from => Err(Refusal::PeriodReversed { field }),
        _ => Ok(()),
    }
}

fn cart(min: Option<f64>, max: Option<f64>) -> Result<(), Refusal> {
    let field = "the cart value";
    let fits = |it: &f64| (0.0..=1_000_000.0).contains(it);
    if !min.iter().chain(&max).all(fits) {
        return Err(Refusal::OutOfRange {
            field,
            at: "design.rules.conditions",
            low: 0,
            high: 1_000_000,
        });
    }
    match (min, max) {
        (None, None) => Err(Refusal::Empty { field }),
        (Some(min), Some(max)) if max < min => Err(Refusal::Malformed {
            field,
            value: format!("{min} to {max}"),
            expected: "a lower value, then a higher one",
        }),
        _ => Ok(()),
    }
}
