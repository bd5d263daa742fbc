//! Groups of audiences one person may be in, as audiences of the instance: campaigns without launches that the group's
//! campaigns reach whole. So dates are held to exactly what the checks of the contact policy count.

use reprise_domain::headcount::Headcount;

use super::lines::Line;
use crate::cadence::facts::ClientPlan;
use crate::cadence::solve::Campaign;
use crate::cadence::touches::{groups, own_touches};

/// Adds a campaign for each group of several campaigns, and answers which reach it.
pub(super) fn add_groups(
    plan: &ClientPlan<'_>,
    lines: &[Line<'_>],
    campaigns: &mut Vec<Campaign>,
    people: &dyn Headcount,
) -> Vec<(usize, usize, i64)> {
    let own = own_touches(plan);
    let mut overlap = Vec::new();
    for group in groups(&own, people) {
        let audiences: Vec<_> = group.iter().map(|place| own[*place].audience.id).collect();
        let inside = |line: &Line<'_>| {
            let audience = line.planned.audience.map(|it| it.id);
            audience.is_some_and(|id| audiences.contains(&id))
        };
        let members: Vec<usize> = (0..lines.len()).filter(|it| inside(&lines[*it])).collect();
        if members.len() < 2 {
            continue;
        }
        let id = campaigns.len();
        overlap.extend(members.into_iter().map(|member| (id, member, 1000)));
        campaigns.push(Campaign {
            id,
            name: "people in several audiences".to_owned(),
            min_gap: 0,
            max_gap: 0,
            ideal_gap: 0,
            response: vec![(0, 1000)],
            prior_day: None,
            blackout: Vec::new(),
            launches: Vec::new(),
        });
    }
    overlap
}
