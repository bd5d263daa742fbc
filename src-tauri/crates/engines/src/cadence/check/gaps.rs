//! Gaps between the launches of a campaign.

use chrono::{Duration, NaiveDateTime};
use reprise_domain::finding::{Finding, Mend, Rule, Severity};
use reprise_domain::gap::{Gap, GapFit, spoken};
use reprise_domain::local_time::gap_minutes;

use super::Scene;
use super::words::{finding, move_to};
use crate::cadence::allowed::first_allowed;
use crate::cadence::facts::{Placed, Planned};
use crate::cadence::lanes::wanted_gap;

pub(super) fn check(scene: &Scene<'_, '_>, planned: &Planned<'_>, findings: &mut Vec<Finding>) {
    for pair in planned.launches.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        let Some(gap) = wanted_gap(after.launch, planned.campaign) else {
            continue;
        };
        let minutes = gap_minutes(before.at, after.at, scene.plan.client.time_zone);
        let (rule, bound, word) = match gap.fit(minutes) {
            GapFit::Fits => continue,
            GapFit::TooShort => (Rule::GapTooShort, gap.min_hours, "at least"),
            GapFit::TooLong => (Rule::GapTooLong, gap.max_hours, "at most"),
        };
        let sentence = format!(
            "‘{}’ comes {} after ‘{}’; the gap should be {word} {}.",
            after.launch.name,
            spoken(minutes),
            before.launch.name,
            spoken(i64::from(bound) * 60)
        );
        findings.push(Finding {
            launches: vec![after.launch.id, before.launch.id],
            mend: Some(mend(scene, before, after, gap, rule)),
            ..finding(scene, planned, rule, Severity::Warning, sentence)
        });
    }
}

/// The nearest end of the allowed gap, carried out of quiet hours where the gap still fits then.
fn mend(
    scene: &Scene<'_, '_>,
    before: Placed<'_>,
    after: Placed<'_>,
    gap: Gap,
    rule: Rule,
) -> Mend {
    let client = scene.plan.client;
    let hours = |hours: u32| before.at + Duration::hours(i64::from(hours));
    let fits =
        |at: &NaiveDateTime| gap.fit(gap_minutes(before.at, *at, client.time_zone)) == GapFit::Fits;
    let nearest = if rule == Rule::GapTooShort {
        gap.min_hours
    } else {
        gap.max_hours
    };
    let allowed = |at| first_allowed(at, after.launch.channel, client, scene.laws);
    let wishes = [nearest, gap.ideal_hours, gap.min_hours, gap.max_hours];
    let found = wishes.into_iter().map(|it| allowed(hours(it))).find(fits);
    // A gap of less than a day across a clock change may fit nowhere to the hour; then the bound itself.
    move_to(
        scene,
        after.launch.id,
        found.unwrap_or_else(|| hours(nearest)),
    )
}
