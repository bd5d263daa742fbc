//! Who is touched when: each audience's own touches, and the groups of audiences one person may be in.
//!
//! Visitors and contacts may be the same people too, but nobody can count that offline, so they
//! share nobody here; the exclusion rule covers them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use reprise_domain::audience::Audience;
use reprise_domain::headcount::Headcount;
use reprise_domain::id::AudienceId;

use super::facts::{ClientPlan, Placed};

/// More largest groups than this, and two for each audience, are not looked for: exclusions laid
/// crosswise over one list can make more of them than anybody could count.
const GROUPS: usize = 64;

/// One contact with one person. A message is one; each day of a flight is one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Touch<'a> {
    pub(super) day: NaiveDate,
    pub(super) placed: Placed<'a>,
    /// Its campaign's place in the plan.
    pub(super) campaign: usize,
    pub(super) audience: &'a Audience,
}

/// Touches of an audience's own campaigns, by day, then launch.
#[derive(Debug)]
pub(super) struct Own<'a> {
    pub(super) audience: &'a Audience,
    pub(super) touches: Vec<Touch<'a>>,
}

/// The touches of each audience that gets some, by the audience's id.
pub(super) fn own_touches<'a>(plan: &ClientPlan<'a>) -> Vec<Own<'a>> {
    let mut own: BTreeMap<AudienceId, Own<'a>> = BTreeMap::new();
    for (campaign, planned) in plan.campaigns.iter().enumerate() {
        let Some(audience) = planned.audience.filter(|_| !planned.launches.is_empty()) else {
            continue;
        };
        let of_audience = own.entry(audience.id).or_insert_with(|| Own {
            audience,
            touches: Vec::new(),
        });
        for placed in &planned.launches {
            let days = placed.at.date().iter_days();
            let days = days.take(placed.launch.flight_days as usize);
            of_audience.touches.extend(days.map(|day| Touch {
                day,
                placed: *placed,
                campaign,
                audience,
            }));
        }
    }
    let mut all: Vec<Own<'a>> = own.into_values().collect();
    all.iter_mut().for_each(|own| in_order(&mut own.touches));
    all
}

/// What a person in all audiences of a group gets, by day, then launch. `group` are places in `own`.
pub(super) fn touches_of<'a>(own: &[Own<'a>], group: &[usize]) -> Vec<Touch<'a>> {
    let mut all: Vec<Touch<'a>> = group
        .iter()
        .flat_map(|place| own[*place].touches.iter().copied())
        .collect();
    if group.len() > 1 {
        in_order(&mut all);
    }
    all
}

fn in_order(touches: &mut [Touch<'_>]) {
    touches.sort_by_key(|touch| (touch.day, touch.placed.at, touch.placed.launch.id));
}

/// The largest groups of audiences somebody is in all of, as places in `own`, each in order, by their first members.
/// Every audience is in at least one; alone where it shares nobody.
///
/// Where there are too many to look for, each audience stands with all it shares people with: that
/// may count touches no single person gets, and misses none.
pub(super) fn groups(own: &[Own<'_>], people: &dyn Headcount) -> Vec<Vec<usize>> {
    let shares: Vec<Vec<bool>> = own
        .iter()
        .map(|one| {
            let with = own
                .iter()
                .map(|it| may_share(one.audience, it.audience, people));
            with.collect()
        })
        .collect();
    let mut search = Search {
        shares: &shares,
        found: Vec::new(),
        limit: GROUPS + 2 * own.len(),
    };
    search.grow(&mut Vec::new(), (0..own.len()).collect(), Vec::new());
    let mut found = search.found;
    if found.len() > search.limit {
        let beside = |row: &Vec<bool>| (0..own.len()).filter(|it| row[*it]).collect();
        found = shares.iter().map(beside).collect();
    } else {
        found = peopled(found, own, people);
    }
    found.iter_mut().for_each(|group| group.sort_unstable());
    found.sort();
    found.dedup();
    found
}

/// Groups that nobody is in all of, though every two share somebody, fall apart into the largest that have people.
fn peopled(groups: Vec<Vec<usize>>, own: &[Own<'_>], people: &dyn Headcount) -> Vec<Vec<usize>> {
    let limit = GROUPS + 2 * own.len();
    let (mut open, mut kept): (Vec<Vec<usize>>, Vec<Vec<usize>>) = (groups, Vec::new());
    while let Some(group) = open.pop() {
        let ids: Vec<AudienceId> = group.iter().map(|it| own[*it].audience.id).collect();
        let is_empty = group.len() > 2 && people.shared(&ids) == Some(0);
        if !is_empty || kept.len() + open.len() > limit {
            kept.push(group);
            continue;
        }
        for at in 0..group.len() {
            let mut smaller = group.clone();
            smaller.remove(at);
            if !open.contains(&smaller) {
                open.push(smaller);
            }
        }
    }
    let within = |one: &Vec<usize>, other: &Vec<usize>| {
        one.len() < other.len() && one.iter().all(|it| other.contains(it))
    };
    let largest = kept
        .iter()
        .filter(|one| !kept.iter().any(|other| within(one, other)));
    largest.cloned().collect()
}

/// Bron and Kerbosch's search for maximal cliques, with a pivot.
struct Search<'s> {
    shares: &'s [Vec<bool>],
    found: Vec<Vec<usize>>,
    limit: usize,
}

impl Search<'_> {
    fn grow(&mut self, group: &mut Vec<usize>, mut open: Vec<usize>, mut done: Vec<usize>) {
        if self.found.len() > self.limit {
            return;
        }
        let among = |all: &[usize], with: usize| -> Vec<usize> {
            let shared = all
                .iter()
                .filter(|it| **it != with && self.shares[with][**it]);
            shared.copied().collect()
        };
        let pivot = open
            .iter()
            .chain(&done)
            .copied()
            .max_by_key(|it| among(&open, *it).len());
        let Some(pivot) = pivot else {
            if !group.is_empty() {
                self.found.push(group.clone());
            }
            return;
        };
        let tried: Vec<usize> = open
            .iter()
            .copied()
            .filter(|it| *it == pivot || !self.shares[pivot][*it])
            .collect();
        for next in tried {
            let (inner, past) = (among(&open, next), among(&done, next));
            group.push(next);
            self.grow(group, inner, past);
            group.pop();
            open.retain(|it| *it != next);
            done.push(next);
        }
    }
}

/// Whether somebody is in both audiences.
pub(super) fn may_share(one: &Audience, other: &Audience, people: &dyn Headcount) -> bool {
    one.id == other.id || people.meet(one.id, other.id)
}
