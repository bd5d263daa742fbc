//! A calendar to be filled, as `launch-plan/1`: what must be placed, where it may stand, and what a place is worth.
//!
//! Days are counted from `start_date`; shares and factors are per mille; weekday 0 is Monday. Nothing here searches.

use serde::{Deserialize, Serialize};

/// The format this program reads.
pub const PLAN_FORMAT: &str = "launch-plan/1";

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

impl Instance {
    /// Number of launches of all campaigns.
    pub fn launch_count(&self) -> usize {
        self.campaigns.iter().map(|it| it.launches.len()).sum()
    }
}
