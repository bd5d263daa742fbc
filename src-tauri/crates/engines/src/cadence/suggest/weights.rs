//! What the search weighs against each other: data in `weights.json`, per mille of what a launch is worth.

use std::sync::LazyLock;

use reprise_domain::campaign::CampaignStatus;
use reprise_domain::source::Source;
use serde::Deserialize;

/// All weights.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weights {
    pub(super) gap: GapWeights,
    /// Price of a second launch on the same day.
    pub(super) uneven_work: i64,
    /// How many times dearer moving is when the others only make room for a launch that was put somewhere.
    pub(super) repair: i64,
    pub(super) moving: MovingPrices,
}

/// What a launch earns by its gap; in between it rises and falls evenly.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GapWeights {
    pub(super) at_min: i64,
    pub(super) at_ideal: i64,
    pub(super) at_max: i64,
    source: Source,
}

/// What it costs to move a launch from its day, so that nothing moves for next to nothing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MovingPrices {
    draft: i64,
    approved: i64,
    announced: i64,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    serde_json::from_str(include_str!("weights.json"))
        .expect("BUG: weights.json is checked by a test")
});

/// Where the curve comes from by which a gap nearer to the ideal is worth more.
pub fn gap_source() -> &'static Source {
    &WEIGHTS.gap.source
}

pub(super) fn weights() -> &'static Weights {
    &WEIGHTS
}

impl MovingPrices {
    pub(super) fn of(&self, status: CampaignStatus, announced: bool) -> i64 {
        match status {
            _ if announced => self.announced,
            CampaignStatus::Approved => self.approved,
            CampaignStatus::Draft | CampaignStatus::Finished | CampaignStatus::Archived => {
                self.draft
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ideal_gap_is_worth_most() {
        let gap = &weights().gap;
        assert!(gap.at_min < gap.at_ideal && gap.at_max < gap.at_ideal);
        assert!(!gap.source.name.is_empty());
    }

    #[test]
    fn the_more_people_know_of_a_launch_the_dearer_it_moves() {
        let prices = &weights().moving;
        let price = |status, announced| prices.of(status, announced);
        assert!(price(CampaignStatus::Draft, false) < price(CampaignStatus::Approved, false));
        assert!(price(CampaignStatus::Approved, false) < price(CampaignStatus::Draft, true));
    }
}
