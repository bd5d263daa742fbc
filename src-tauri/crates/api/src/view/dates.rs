//! What crosses the wire about suggested dates.

use chrono::NaiveDateTime;
use reprise_domain::finding::Finding;
use reprise_domain::id::{CampaignId, ClientId, LaunchId};
use reprise_engines::cadence::suggest::{DateMove, Measure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which dates are to be suggested.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct DatesRequest {
    /// Whose; none for every client.
    pub client: Option<ClientId>,
    /// The only campaign whose launches may move; none for all.
    pub campaign: Option<CampaignId>,
    /// How many days from where it stands a launch may go, 1 to 366; 21 when not given.
    pub reach_days: Option<u32>,
    /// Whether announced launches may move too, at a high price; they stay when not given.
    pub move_announced: Option<bool>,
    /// Longest time to look for each client, in milliseconds, 10 to 60,000; 3,000 when not given.
    pub limit_ms: Option<u32>,
    /// Any number; the same one looks in the same order. 1 when not given.
    pub seed: Option<u64>,
    /// A name for the work, to follow and to stop it by; what was found by then is the answer.
    pub job: Option<String>,
}

/// Room to be made for a launch that was put somewhere.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct DatesAround {
    /// The launch.
    pub id: LaunchId,
    /// Where it was put, local time.
    pub to: NaiveDateTime,
    /// How many days from where they stand the others may go, 1 to 366; 21 when not given.
    pub reach_days: Option<u32>,
}

/// Suggested dates to take.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DatesAccept {
    /// The launches with where they stood and where they go.
    pub moves: Vec<AcceptedMove>,
}

/// One suggested date to take.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptedMove {
    /// The launch.
    pub launch: LaunchId,
    /// Where it stood when the date was suggested, local time.
    pub from: NaiveDateTime,
    /// Where it goes, local time.
    pub to: NaiveDateTime,
}

/// Suggested dates of one client.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClientDates {
    /// Whose.
    pub client: ClientId,
    /// The client's name.
    pub name: String,
    /// What came of it.
    pub outcome: DatesOutcome,
}

/// What came of looking for dates.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "came", rename_all = "snake_case")]
pub enum DatesOutcome {
    /// Dates that keep every rule.
    Found(FoundDates),
    /// Proved: no dates keep every rule.
    Impossible {
        /// The fewest rules that cannot hold together, one sentence each; empty when they could not be told apart.
        rules: Vec<String>,
        /// Single changes that would make it possible, smallest first.
        loosenings: Vec<String>,
    },
    /// None were found in time.
    Unknown,
}

/// Dates that keep every rule.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FoundDates {
    /// Launches that would stand elsewhere, by their new time; empty when nothing is better.
    pub moves: Vec<DateMove>,
    /// The plan as it stands.
    pub before: Measure,
    /// The plan once all is accepted.
    pub after: Measure,
    /// Findings that would be gone.
    pub mended: Vec<Finding>,
    /// Findings that would be there, worst first.
    pub left: Vec<Finding>,
    /// Whether it is proved that no dates are better.
    pub is_best: bool,
    /// Launches that were free to move.
    pub free: u32,
    /// Launches more than three years off, which were left as they are.
    pub left_out: u32,
}

/// Some of the suggested dates, tried together.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DatesTrial {
    /// The plan as it stands.
    pub before: Measure,
    /// The plan with these dates taken.
    pub after: Measure,
    /// Findings that would be gone.
    pub mended: Vec<Finding>,
    /// Findings that would be there, worst first.
    pub left: Vec<Finding>,
}

/// A launch tried at another time.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LaunchTrial {
    /// What would be found about it there.
    pub findings: Vec<Finding>,
    /// The plan as it stands.
    pub before: Measure,
    /// The plan with the launch there.
    pub after: Measure,
}
