//! How big an audience is, what that rests on, and whether platforms would serve ads to it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::channel::Channel;
use crate::id::AudienceId;
use crate::platform::Platform;
use crate::share::Share;
use crate::source::Source;

/// What a figure rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Counted from imported contacts.
    Measured,
    /// The owner's estimate.
    Estimated,
    /// Worked out with an outside benchmark.
    Benchmark,
}

/// The size of one audience.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AudienceSize {
    /// People before exclusions.
    pub people: u64,
    /// People taken out by exclusions; only of contacts can it be known.
    pub excluded: u64,
    /// What each exclusion takes out by itself, in the audience's order.
    pub taken_out: Vec<TakenOut>,
    /// People left; never negative.
    pub left: u64,
    /// What the figure rests on.
    pub basis: Basis,
    /// People that may be reached in each owned channel: address and consent. Only channels with an address.
    pub reachable: Vec<Reachable>,
    /// Visitors whom ads can find again, where the audience is of visitors.
    pub recognized: Option<Recognized>,
    /// New people of the audience a day, over the last 90 days; none where nobody can tell.
    pub growth_per_day: Option<f64>,
    /// What the growth is told by; none without one.
    pub growth_by: Option<GrowthBasis>,
    /// Whether each platform would serve ads, in the order of `Platform::ALL`.
    pub platforms: Vec<PlatformFit>,
    /// Why a figure is not more exact, one sentence each; may be empty.
    pub remarks: Vec<String>,
}

/// What it is told by that people are new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GrowthBasis {
    /// Their day of joining.
    JoinedOn,
    /// The day of the import that first brought them; the very first import is left out.
    Imports,
    /// The day of joining, and the import where that is not known.
    Both,
}

/// People one exclusion takes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakenOut {
    /// The audience left out.
    pub audience: AudienceId,
    /// How many of its people are in this one; none when only a platform can tell.
    pub people: Option<u64>,
}

/// People that several audiences share, or reach together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SharedPeople {
    /// How many: counted, or the estimate between the bounds.
    pub people: u64,
    /// At least so many.
    pub low: u64,
    /// At most so many.
    pub high: u64,
    /// What the figure rests on; measured figures have no room between their bounds.
    pub basis: Basis,
}

/// People reachable in an owned channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reachable {
    /// The channel.
    pub channel: Channel,
    /// How many, with granted consent. A suppressed person's consent is denied.
    pub people: u64,
    /// How many have an address there but no granted consent.
    pub without_consent: u64,
}

/// How many visitors of a window a tag still recognizes: browsers forget.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Recognized {
    /// At least so many, if many use a browser that forgets.
    pub low: u64,
    /// At most so many.
    pub high: u64,
    /// Browser by browser, those that keep longest first.
    pub browsers: Vec<BrowserReach>,
    /// Whether the shares are the client's own figures.
    pub is_own: bool,
    /// Where the shares come from, and the days unless the shares are the client's own.
    pub source: Source,
}

/// Visitors of one kind of browser.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BrowserReach {
    /// "Safari".
    pub browser: String,
    /// Its share of the visitors, low and high.
    pub share: (Share, Share),
    /// How many days it remembers a visit; none for as long as the window.
    pub days: Option<u32>,
    /// Share of its visitors in the window that it still remembers, visits being spread evenly.
    pub remembered: Share,
}

/// How an audience stands to a platform's minimum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlatformFit {
    /// The platform.
    pub platform: Platform,
    /// Least matched people before it serves.
    pub minimum: u64,
    /// Share expected to be matched, low and high; all for visitors and engagers already on the platform.
    pub match_rate: (Share, Share),
    /// People it could be given: of contacts, those with the consent it needs.
    pub usable: u64,
    /// People it could be given but for a consent that nobody asked for yet.
    pub unanswered: u64,
    /// Share of the matched who are active in the time the platform counts, low and high; all where it counts none.
    pub active: (Share, Share),
    /// Matched, active people expected at the low rates, rounded down.
    pub matched_low: u64,
    /// Matched, active people expected at the high rates, rounded down.
    pub matched_high: u64,
    /// The answer.
    pub enough: Enough,
    /// Days until it is surely enough, at the growth of the last 90 days; none where it is or does not grow.
    pub days_until: Option<u32>,
    /// Where the minimum comes from.
    pub source: Source,
}

/// Whether a minimum is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Enough {
    /// Even at the low match rate.
    Yes,
    /// Only at the high match rate.
    Perhaps,
    /// Not even then.
    No,
}

impl AudienceSize {
    /// People that a launch in a channel reaches: with consent in owned channels, everyone left in paid ones.
    pub fn reach_in(&self, channel: Channel) -> u64 {
        match channel {
            Channel::Email | Channel::Sms | Channel::Push => self
                .reachable
                .iter()
                .find(|reachable| reachable.channel == channel)
                .map_or(0, |reachable| reachable.people),
            Channel::OnSite | Channel::Search | Channel::Display | Channel::Social => self.left,
        }
    }
}
