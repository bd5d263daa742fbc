//! Lanes of a timeline: a campaign's launches in order, with the gaps between them and how they fit.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use reprise_domain::campaign::{Cadence, Campaign};
use reprise_domain::gap::{Gap, GapFit};
use reprise_domain::id::{CampaignId, LaunchId};
use reprise_domain::launch::Launch;
use reprise_domain::local_time::{ClockChange, gap_minutes, resolve};
use serde::Serialize;
use ts_rs::TS;

use super::facts::{PlanFacts, plans};

/// One campaign's lane.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Lane {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its launches by time, then id.
    pub launches: Vec<LaneLaunch>,
}

/// A launch in its lane.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LaneLaunch {
    /// The launch.
    pub launch: LaunchId,
    /// When it starts, local time.
    pub at: NaiveDateTime,
    /// The last day on which it is running.
    pub last_day: NaiveDate,
    /// The instant it stands for.
    pub instant: DateTime<Utc>,
    /// What daylight saving did to it.
    pub clock_change: Option<ClockChange>,
    /// Minutes since the launch before it; none for the first.
    pub gap_minutes: Option<i64>,
    /// What was wanted.
    pub gap_wanted: Option<Gap>,
    /// How the two stand to each other; none where nothing was wanted.
    pub fit: Option<GapFit>,
}

/// The gap a launch should keep to the one before it: its own, else its campaign's steady one.
pub(super) fn wanted_gap(launch: &Launch, campaign: &Campaign) -> Option<Gap> {
    launch.gap.or(match &campaign.cadence {
        Cadence::Steady { gap } => Some(*gap),
        Cadence::Preset { .. } | Cadence::Hand => None,
    })
}

/// The lanes of live campaigns that have launches, by their first launch, then id.
pub fn lanes(facts: &PlanFacts<'_>) -> Vec<Lane> {
    let mut lanes = Vec::new();
    for plan in plans(facts, None) {
        let zone = plan.client.time_zone;
        for planned in plan.campaigns.iter().filter(|it| !it.launches.is_empty()) {
            let mut before: Option<NaiveDateTime> = None;
            let launches = planned.launches.iter().map(|placed| {
                let resolved = resolve(placed.at, zone);
                let minutes = before.map(|before| gap_minutes(before, placed.at, zone));
                let wanted = before.and(wanted_gap(placed.launch, planned.campaign));
                before = Some(placed.at);
                LaneLaunch {
                    launch: placed.launch.id,
                    at: placed.at,
                    last_day: placed.last_day(),
                    instant: resolved.instant,
                    clock_change: resolved.clock_change,
                    gap_minutes: minutes,
                    gap_wanted: wanted,
                    fit: wanted.zip(minutes).map(|(gap, minutes)| gap.fit(minutes)),
                }
            });
            lanes.push(Lane {
                campaign: planned.campaign.id,
                launches: launches.collect(),
            });
        }
    }
    lanes
}
