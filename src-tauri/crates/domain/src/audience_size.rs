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
    /// People taken out by exclusions, as far as it can be known; estimated when either side is.
    pub excluded: u64,
    /// What each exclusion takes out by itself, in the audience's order.
    pub taken_out: Vec<TakenOut>,
    /// People left; never negative.
    pub left: u64,
    /// What the figure rests on.
    pub basis: Basis,
    /// People that may be reached in each owned channel: address and consent. Only channels with an address.
    pub reachable: Vec<Reachable>,
    /// Whether each platform would serve ads, in the order of `Platform::ALL`.
    pub platforms: Vec<PlatformFit>,
    /// Why a figure is not more exact, one sentence each; may be empty.
    pub remarks: Vec<String>,
}

/// People one exclusion takes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakenOut {
    /// The audience left out.
    pub audience: AudienceId,
    /// How many of its people are in this one; none when only a platform can tell.
    pub people: Option<u64>,
}

/// People reachable in an owned channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reachable {
    /// The channel.
    pub channel: Channel,
    /// How many, with granted consent.
    pub people: u64,
    /// How many have an address there but no granted consent.
    pub without_consent: u64,
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
    /// Matched people expected at the low rate, rounded down.
    pub matched_low: u64,
    /// Matched people expected at the high rate, rounded down.
    pub matched_high: u64,
    /// The answer.
    pub enough: Enough,
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
