//! What audiences share and reach together: counted for contacts, estimated and marked so for the others.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::thread;

use chrono::NaiveDate;
use reprise_domain::Refusal;
use reprise_domain::audience::Audience;
use reprise_domain::audience_size::{Basis, SharedPeople};
use reprise_domain::headcount::Headcount;
use reprise_domain::id::{AudienceId, ClientId};
use reprise_domain::share::Share;
use reprise_domain::workspace::Workspace;
use reprise_engines::audience::overlap::{PairCounts, Together, count_pairs, reach, shared};
use reprise_engines::audience::{self as engine, Bits};

use crate::error::Error;
use crate::find;
use crate::people::People;
use crate::session::Session;
use crate::view::{
    AudienceOverlap, AudienceReach, AudiencesOf, OfClient, OverlapAudience, OverlapPair,
};

/// Threads the rows of a book are shared out over.
const THREADS: usize = 2;
/// Audiences that a reach may be asked of.
const COMBINED: usize = 200;

pub(crate) fn audience_overlap(
    session: &Session,
    request: OfClient,
) -> Result<AudienceOverlap, Error> {
    session.counting(Some(request.client), |workspace, people| {
        let client = find::client(workspace, request.client)?;
        let today = session.today(client.time_zone);
        let scene = Scene::of(workspace, people, client.id);
        let ahead = launches_ahead(workspace, client.id, today);
        let counts = scene.count();
        let mut pairs = Vec::new();
        for (one, (older, its)) in scene.audiences.iter().enumerate() {
            for (other, (younger, others)) in scene.audiences.iter().enumerate().skip(one + 1) {
                let both = scene.shared(one, other, &counts);
                if both.high == 0 {
                    continue;
                }
                pairs.push(OverlapPair {
                    one: one as u32,
                    other: other as u32,
                    of_one: share(both.people, *its),
                    of_other: share(both.people, *others),
                    shared: both,
                    days_between: nearest(&ahead, older.id, younger.id),
                });
            }
        }
        pairs.sort_by_key(|it| {
            let launches = it.days_between.unwrap_or(u32::MAX);
            (launches, Reverse(it.shared.people), it.one, it.other)
        });
        Ok(AudienceOverlap {
            audiences: scene.audiences.iter().map(|it| told(it, people)).collect(),
            pairs,
        })
    })
}

pub(crate) fn audience_reach(
    session: &Session,
    request: AudiencesOf,
) -> Result<AudienceReach, Error> {
    let first = *request.audiences.first().ok_or(Refusal::Empty {
        field: "the audiences",
    })?;
    if request.audiences.len() > COMBINED {
        return Err(Refusal::TooMany {
            field: "the audiences",
            limit: COMBINED,
        }
        .into());
    }
    let client = session.read(|workspace| Ok(find::audience(workspace, first)?.client))?;
    session.counting(Some(client), |workspace, people| {
        let scene = Scene::of(workspace, people, client);
        let (mut counted, mut estimated, mut added_up) = (Vec::new(), Vec::new(), 0_u64);
        for id in &request.audiences {
            find::same_client(
                "the audience",
                find::audience(workspace, *id)?.client,
                client,
            )?;
            let size = scene.people_of(*id);
            added_up = added_up.saturating_add(size);
            match people.members(*id) {
                Some(_) => counted.push(*id),
                None => estimated.push(size),
            }
        }
        let distinct = people.joined(&counted).unwrap_or(0);
        Ok(AudienceReach {
            reach: reach(distinct, &estimated, scene.everybody),
            in_all: people.shared(&request.audiences),
            added_up,
        })
    })
}

fn told((audience, people): &(&Audience, u64), counted: &People) -> OverlapAudience {
    OverlapAudience {
        id: audience.id,
        name: audience.name.clone(),
        people: *people,
        basis: match counted.members(audience.id) {
            Some(_) => Basis::Measured,
            None => Basis::Estimated,
        },
    }
}

/// A client's audiences with how many people each has, oldest first.
struct Scene<'a> {
    audiences: Vec<(&'a Audience, u64)>,
    /// Who is in those made of contacts.
    members: Vec<Option<&'a Bits>>,
    /// The largest group any figure of the client speaks of.
    everybody: u64,
}

impl<'a> Scene<'a> {
    fn of(workspace: &'a Workspace, people: &'a People, client: ClientId) -> Self {
        let own = workspace
            .audiences
            .values()
            .filter(|it| it.client == client);
        let audiences: Vec<(&Audience, u64)> = own
            .map(|audience| (audience, engine::size_of(audience, workspace, people).left))
            .collect();
        let members: Vec<Option<&Bits>> = audiences
            .iter()
            .map(|(audience, _)| people.members(audience.id).map(|it| it.left.as_ref()))
            .collect();
        let contacts = workspace
            .contact_books
            .get(&client)
            .map_or(0, |it| it.people());
        let visitors = workspace
            .situations
            .get(&client)
            .map_or(0, |it| it.monthly_visitors);
        let largest = audiences
            .iter()
            .map(|(_, people)| *people)
            .max()
            .unwrap_or(0);
        Self {
            everybody: contacts.max(visitors).max(largest),
            audiences,
            members,
        }
    }

    fn people_of(&self, audience: AudienceId) -> u64 {
        let found = self.audiences.iter().find(|(it, _)| it.id == audience);
        found.map_or(0, |(_, people)| *people)
    }

    /// All pairs of audiences made of contacts; the others have nobody here.
    fn count(&self) -> PairCounts {
        let nobody = Bits::default();
        let sets: Vec<&Bits> = self
            .members
            .iter()
            .map(|it| it.unwrap_or(&nobody))
            .collect();
        let words = sets.iter().map(|set| set.words().len()).max().unwrap_or(0);
        let each = words.div_ceil(THREADS);
        let ranges = (0..THREADS).map(|it| (it * each).min(words)..((it + 1) * each).min(words));
        thread::scope(|scope| {
            let running: Vec<_> = ranges
                .map(|range| {
                    let sets = &sets;
                    (range.clone(), scope.spawn(move || count_pairs(sets, range)))
                })
                .collect();
            let mut counts = PairCounts::none(sets.len());
            for (range, counting) in running {
                // A thread that could not go on is made up for here.
                counts.add(
                    &counting
                        .join()
                        .unwrap_or_else(|_| count_pairs(&sets, range)),
                );
            }
            counts
        })
    }

    fn shared(&self, one: usize, other: usize, counts: &PairCounts) -> SharedPeople {
        if self.members[one].is_some() && self.members[other].is_some() {
            let people = counts.shared(one, other);
            return SharedPeople {
                people,
                low: people,
                high: people,
                basis: Basis::Measured,
            };
        }
        shared(&Together {
            one: self.audiences[one],
            other: self.audiences[other],
            everybody: self.everybody,
        })
    }
}

fn share(part: u64, whole: u64) -> Option<Share> {
    if whole == 0 {
        return None;
    }
    Share::new((part as f64 / whole as f64).min(1.0)).ok()
}

/// Days of launches from today on, by the audience of their campaign, each in order.
fn launches_ahead(
    workspace: &Workspace,
    client: ClientId,
    today: NaiveDate,
) -> BTreeMap<AudienceId, Vec<NaiveDate>> {
    let mut ahead: BTreeMap<AudienceId, Vec<NaiveDate>> = BTreeMap::new();
    for campaign in workspace.campaigns_of(client).filter(|it| it.is_live()) {
        let Some(audience) = campaign.audience else {
            continue;
        };
        let days = workspace
            .launches_of(campaign.id)
            .into_iter()
            .map(|it| it.at.date());
        ahead
            .entry(audience)
            .or_default()
            .extend(days.filter(|day| *day >= today));
    }
    ahead.values_mut().for_each(|days| days.sort_unstable());
    ahead
}

/// Days between the nearest two launches, one to each audience.
fn nearest(
    ahead: &BTreeMap<AudienceId, Vec<NaiveDate>>,
    one: AudienceId,
    other: AudienceId,
) -> Option<u32> {
    let (ones, others) = (ahead.get(&one)?, ahead.get(&other)?);
    let (mut at, mut nearest) = (0, None);
    for day in ones {
        while others.get(at + 1).is_some_and(|next| next <= day) {
            at += 1;
        }
        let beside = others.iter().skip(at).take(2);
        let days = beside.map(|it| (*it - *day).num_days().unsigned_abs() as u32);
        nearest = days.chain(nearest).min();
    }
    nearest
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_nearest_launches_are_found() {
        let id = |number| AudienceId(Uuid::from_u128(number));
        let days = |all: &[&str]| {
            all.iter()
                .map(|it| it.parse().unwrap())
                .collect::<Vec<NaiveDate>>()
        };
        let ahead = BTreeMap::from([
            (id(1), days(&["2026-05-01", "2026-05-20"])),
            (id(2), days(&["2026-04-01", "2026-05-09", "2026-05-23"])),
            (id(3), days(&[])),
        ]);
        assert_eq!(nearest(&ahead, id(1), id(2)), Some(3));
        assert_eq!(nearest(&ahead, id(2), id(1)), Some(3));
        assert_eq!(nearest(&ahead, id(1), id(3)), None);
        assert_eq!(nearest(&ahead, id(1), id(4)), None);
    }
}
