//! A calendar to be filled, as `launch-plan/1`: what must be placed, where it may stand, and what a place is worth.
//!
//! Days are counted from `start_date`; shares and factors are per mille; weekday 0 is Monday. Nothing here searches.

use serde::{Deserialize, Serialize};

/// The format this program reads.
pub const PLAN_FORMAT: &str = "launch-plan/1";

/// Longest horizon in days: ten years.
const HORIZON_LIMIT: i64 = 3_660;
/// Most campaigns and launches of one instance.
const CAMPAIGN_LIMIT: usize = 20_000;
const LAUNCH_LIMIT: usize = 100_000;

/// Everything a solver needs to know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instance {
    /// `launch-plan/1`.
    pub format: String,
    /// What it is called.
    pub name: String,
    /// Number of days.
    pub horizon: i64,
    /// Day 0, `YYYY-MM-DD`.
    pub start_date: String,
    /// Weekday of day 0; 0 is Monday.
    pub start_weekday: i64,
    /// First day of each budget month, ascending from 0.
    pub months: Vec<i64>,
    /// Days without launches.
    pub blackout: Vec<i64>,
    /// Days that anchors count back from; one may lie after the horizon.
    pub events: Vec<Event>,
    /// Channels with their capacities.
    pub channels: Vec<Channel>,
    /// Campaigns in the order of their ids.
    pub campaigns: Vec<Campaign>,
    /// Which campaign must be over before which begins.
    pub precedence: Vec<Precedence>,
    /// `[a, b, share]`: people of a's audience who are also in b's, per mille of a. Pairs not listed share nobody.
    pub overlap: Vec<(usize, usize, i64)>,
    /// Most touches of one person in sliding windows, in thousandths of a touch.
    pub pressure: Vec<PressureCap>,
    /// Days that two launches to much the same people keep apart.
    pub cooldown: Cooldown,
    /// Price of unevenly spread work.
    pub smooth: i64,
    /// Free words of whoever made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A day that anchors count back from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// "Valentine's Day".
    pub name: String,
    /// Its day.
    pub day: i64,
}

/// A channel and what it can carry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Channel {
    /// "email".
    pub name: String,
    /// Most launches a day.
    pub day_cap: i64,
    /// Most launches in one hour of a day.
    pub hour_cap: i64,
    /// Most cost per budget month.
    pub budget: Vec<i64>,
    /// What a weekday is worth, per mille, from Monday.
    pub weekday: Vec<i64>,
    /// What an hour is worth, per mille, from midnight.
    pub hour: Vec<i64>,
}

/// Launches in order, with the gaps between them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Campaign {
    /// Its place in the list.
    pub id: usize,
    /// What it is called.
    pub name: String,
    /// Least days between consecutive launches.
    pub min_gap: i64,
    /// Most days between consecutive launches.
    pub max_gap: i64,
    /// Best days between consecutive launches.
    pub ideal_gap: i64,
    /// What a gap is worth: points of a piecewise linear curve, per mille, gaps ascending.
    pub response: Vec<(i64, i64)>,
    /// Day of the last launch before the horizon, negative; none without one.
    pub prior_day: Option<i64>,
    /// The campaign's own days without launches.
    pub blackout: Vec<i64>,
    /// In order.
    pub launches: Vec<Launch>,
}

/// One launch to be placed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Launch {
    /// Its place among all launches.
    pub id: usize,
    /// Its channel's place in the list.
    pub channel: usize,
    /// What it is worth at best.
    pub base: i64,
    /// What it costs.
    pub cost: i64,
    /// Work it makes on its day.
    pub work: i64,
    /// First and last day it may stand on.
    pub window: (i64, i64),
    /// Weekdays it may stand on.
    pub weekdays: Vec<i64>,
    /// Hours it may stand at.
    pub hours: Vec<i64>,
    /// Days before an event, if it belongs to one.
    pub anchor: Option<Anchor>,
    /// What it is called; a file of another planner may leave it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its own gap to the campaign's launch before it; none takes the campaign's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<LaunchGap>,
    /// Days it touches people on, its own first: one for a send, more for a flight of ads.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub days: i64,
    /// Places of the pressure caps that count it; none for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caps: Option<Vec<usize>>,
}

/// The gap of one launch, in days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LaunchGap {
    /// Least days.
    pub min: i64,
    /// Most days.
    pub max: i64,
    /// What a gap is worth, as the campaign's curve.
    pub response: Vec<(i64, i64)>,
}

fn one() -> i64 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_one(days: &i64) -> bool {
    *days == 1
}

/// How many days before an event a launch must stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Anchor {
    /// The event's place in the list.
    pub event: usize,
    /// At least so many days before it.
    pub min_lead: i64,
    /// At most so many days before it.
    pub max_lead: i64,
}

/// One campaign after another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Precedence {
    /// The campaign that must be over.
    pub before: usize,
    /// The campaign that waits.
    pub after: usize,
    /// Days between the last launch of the one and the first of the other.
    pub lag: i64,
}

/// Most touches in a sliding window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PressureCap {
    /// Days.
    pub window: i64,
    /// Thousandths of a touch.
    pub cap: i64,
}

/// How far apart launches to much the same people stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cooldown {
    /// Days.
    pub days: i64,
    /// Share from which two audiences are much the same, per mille.
    pub threshold: i64,
}

/// Why a text is no instance.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InstanceError {
    /// Not JSON of this shape.
    #[error("it is no {PLAN_FORMAT} file: {0}")]
    Shape(String),
    /// A value that cannot be.
    #[error("{what} is {value}, which cannot be")]
    Value {
        /// Which.
        what: String,
        /// What it is.
        value: String,
    },
    /// More of something than this program takes.
    #[error("it has {found} {what}, the limit is {limit}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many.
        found: usize,
        /// The most allowed.
        limit: usize,
    },
}

impl Instance {
    /// Reads an instance and makes sure that every reference and number in it can be.
    ///
    /// # Errors
    /// The first thing that cannot be.
    pub fn read(text: &str) -> Result<Self, InstanceError> {
        let instance: Self =
            serde_json::from_str(text).map_err(|error| InstanceError::Shape(error.to_string()))?;
        instance.checked()?;
        Ok(instance)
    }

    /// Number of launches of all campaigns.
    pub fn launch_count(&self) -> usize {
        self.campaigns.iter().map(|it| it.launches.len()).sum()
    }

    /// Makes sure that every reference and number can be.
    ///
    /// # Errors
    /// The first thing that cannot be.
    pub fn checked(&self) -> Result<(), InstanceError> {
        if self.format != PLAN_FORMAT {
            return Err(value("the format", &self.format));
        }
        within("the horizon", self.horizon, 1, HORIZON_LIMIT)?;
        within("the first weekday", self.start_weekday, 0, 6)?;
        few("campaigns", self.campaigns.len(), CAMPAIGN_LIMIT)?;
        few("launches", self.launch_count(), LAUNCH_LIMIT)?;
        let ascending = self.months.windows(2).all(|pair| pair[0] < pair[1]);
        if self.months.first() != Some(&0) || !ascending {
            return Err(value("the list of months", &format!("{:?}", self.months)));
        }
        within(
            "the days of the cool-down",
            self.cooldown.days,
            0,
            HORIZON_LIMIT,
        )?;
        within("the price of uneven work", self.smooth, 0, 1_000_000)?;
        for cap in &self.pressure {
            within("a pressure window", cap.window, 1, HORIZON_LIMIT)?;
            within("a pressure cap", cap.cap, 0, 1_000_000_000)?;
        }
        self.check_channels()?;
        self.check_campaigns()?;
        let known = |campaign: usize| {
            within(
                "a campaign",
                campaign as i64,
                0,
                self.campaigns.len() as i64 - 1,
            )
        };
        for it in &self.precedence {
            known(it.before)?;
            known(it.after)?;
            within("a lag", it.lag, -HORIZON_LIMIT, HORIZON_LIMIT)?;
        }
        for (a, b, share) in &self.overlap {
            known(*a)?;
            known(*b)?;
            within("a share", *share, 0, 1000)?;
        }
        Ok(())
    }

    fn check_channels(&self) -> Result<(), InstanceError> {
        for channel in &self.channels {
            within("a day's capacity", channel.day_cap, 0, 1_000_000)?;
            within("an hour's capacity", channel.hour_cap, 0, 1_000_000)?;
            within(
                "the weekdays of a channel",
                channel.weekday.len() as i64,
                7,
                7,
            )?;
            within("the hours of a channel", channel.hour.len() as i64, 24, 24)?;
            let months = self.months.len() as i64;
            within(
                "the budgets of a channel",
                channel.budget.len() as i64,
                months,
                months,
            )?;
            for factor in channel.weekday.iter().chain(&channel.hour) {
                within("a factor", *factor, 0, 1_000_000)?;
            }
        }
        Ok(())
    }

    fn check_campaigns(&self) -> Result<(), InstanceError> {
        let mut next = 0;
        for (place, campaign) in self.campaigns.iter().enumerate() {
            within(
                "a campaign's id",
                campaign.id as i64,
                place as i64,
                place as i64,
            )?;
            check_gap(campaign.min_gap, campaign.max_gap, &campaign.response)?;
            for launch in &campaign.launches {
                within("a launch's id", launch.id as i64, next, next)?;
                next += 1;
                within(
                    "a channel",
                    launch.channel as i64,
                    0,
                    self.channels.len() as i64 - 1,
                )?;
                within("a launch's worth", launch.base, 0, 1_000_000_000)?;
                within("a launch's cost", launch.cost, 0, 1_000_000_000)?;
                within("a launch's work", launch.work, 0, 1_000_000)?;
                for hour in &launch.hours {
                    within("an hour", *hour, 0, 23)?;
                }
                within("the days of a flight", launch.days, 1, HORIZON_LIMIT)?;
                if let Some(gap) = &launch.gap {
                    check_gap(gap.min, gap.max, &gap.response)?;
                }
                for cap in launch.caps.iter().flatten() {
                    let last = self.pressure.len() as i64 - 1;
                    within("a pressure cap of a launch", *cap as i64, 0, last)?;
                }
                if let Some(anchor) = &launch.anchor {
                    within(
                        "an event",
                        anchor.event as i64,
                        0,
                        self.events.len() as i64 - 1,
                    )?;
                }
            }
        }
        Ok(())
    }
}

fn check_gap(min: i64, max: i64, response: &[(i64, i64)]) -> Result<(), InstanceError> {
    within("a gap", min, 0, max)?;
    within("a gap", max, min, HORIZON_LIMIT)?;
    let ascending = response.windows(2).all(|pair| pair[0].0 < pair[1].0);
    if response.is_empty() || !ascending {
        return Err(value("a response curve", &format!("{response:?}")));
    }
    for (_, worth) in response {
        within("a response", *worth, 0, 1_000_000)?;
    }
    Ok(())
}

fn value(what: &str, value: &str) -> InstanceError {
    InstanceError::Value {
        what: what.to_owned(),
        value: value.to_owned(),
    }
}

fn within(what: &str, found: i64, low: i64, high: i64) -> Result<(), InstanceError> {
    if (low..=high).contains(&found) {
        Ok(())
    } else {
        Err(value(what, &found.to_string()))
    }
}

fn few(what: &'static str, found: usize, limit: usize) -> Result<(), InstanceError> {
    if found <= limit {
        Ok(())
    } else {
        Err(InstanceError::TooMany { what, found, limit })
    }
}
