//! Campaigns that must be over before another starts.

use chrono::Days;
use reprise_domain::finding::{Finding, Rule, Severity};

use super::Scene;
use super::words::{day, finding, move_to};
use crate::cadence::facts::Planned;

/// One finding for every launch that comes too early, so that each can be mended by itself.
pub(super) fn check(scene: &Scene<'_, '_>, planned: &Planned<'_>, findings: &mut Vec<Finding>) {
    for precedence in &planned.campaign.after {
        let Some(before) = scene
            .plan
            .campaigns
            .iter()
            .find(|it| it.campaign.id == precedence.campaign)
        else {
            continue;
        };
        // Ads are over when their flight is, which need not be that of the launch that starts last.
        let Some(last) = before.launches.iter().max_by_key(|it| it.last_day()) else {
            continue;
        };
        let over = last.last_day();
        let earliest = over + Days::new(u64::from(precedence.lag_days));
        let lag = match precedence.lag_days {
            0 => String::new(),
            1 => " and should be over for 1 day".to_owned(),
            days => format!(" and should be over for {days} days"),
        };
        for placed in planned
            .launches
            .iter()
            .filter(|placed| placed.at.date() < earliest)
        {
            let sentence = format!(
                "‘{}’ starts on {}, but ‘{}’ runs until {}{lag}.",
                placed.launch.name,
                day(scene, placed.at.date()),
                before.campaign.name,
                day(scene, over)
            );
            findings.push(Finding {
                launches: vec![placed.launch.id, last.launch.id],
                mend: Some(move_to(
                    scene,
                    placed.launch.id,
                    earliest.and_time(placed.at.time()),
                )),
                ..finding(scene, planned, Rule::Precedence, Severity::Error, sentence)
            });
        }
    }
}
