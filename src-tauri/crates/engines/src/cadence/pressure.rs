//! The pressure view: touches of one person by week, for each audience and each overlap, against the contact policy.
//!
//! Counted as the checks count: a message is one touch, each day of a flight is one, and a person
//! who may be in several audiences gets the touches of all of them.

mod rows;
mod tally;

use chrono::NaiveDate;
use reprise_domain::audience_size::Basis;
use reprise_domain::channel::Channel;
use reprise_domain::client::Cap;
use reprise_domain::id::{AudienceId, ClientId, LaunchId};
use serde::Serialize;
use ts_rs::TS;

use super::facts::{ClientPlan, PlanFacts, plans};
use super::strips::week_of;
use super::touches::{Own, own_touches};

/// How often people are touched, by week.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Pressure {
    /// Today in the client's zone.
    pub today: NaiveDate,
    /// The caps looked at, in the order of the contact policy: all of them, or those of the channels counted.
    pub caps: Vec<Cap>,
    /// First days of the weeks from the first touch to the last, weeks between them included.
    pub weeks: Vec<NaiveDate>,
    /// Audiences that get touches, oldest first.
    pub audiences: Vec<PressureRow>,
    /// People in two audiences, and in as many as one person may be in: the one furthest over a cap
    /// (or nearest to it) first, then the one with most touches, then by their audiences.
    pub overlaps: Vec<PressureRow>,
    /// Overlaps under less pressure than those, which are not listed.
    pub overlaps_left_out: u32,
    /// Sets of audiences that cells refer to.
    pub groups: Vec<Vec<AudienceId>>,
    /// What each week is made of, by week, then the launch's time.
    pub launches: Vec<LaunchTouches>,
    /// Launches of live campaigns that have no audience: they touch people nobody has named.
    pub without_audience: u32,
}

/// One audience or overlap.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PressureRow {
    /// One audience, or the two or more whose common people these are, oldest first.
    pub audiences: Vec<AudienceId>,
    /// `Buyers`, `Buyers + Newsletter`.
    pub name: String,
    /// How many people these are; none where it cannot be counted.
    pub people: Option<u64>,
    /// What that figure rests on; none where there is none.
    pub basis: Option<Basis>,
    /// Weeks with touches, in order.
    pub cells: Vec<PressureCell>,
    /// The fullest window of each cap that counts at least one of the touches, in the order of the caps.
    pub windows: Vec<CapWindow>,
}

/// A week of a row.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PressureCell {
    /// First day of the week.
    pub week: NaiveDate,
    /// Most touches a person of the row gets in it.
    pub touches: u32,
    /// The same by channel, owned ones first.
    pub channels: Vec<ChannelTouches>,
    /// Which of the groups that person is in: the touches come from campaigns to its audiences.
    pub group: u32,
    /// For each cap that is broken with touches of this week: the fullest such window.
    pub over: Vec<CapWindow>,
}

/// Touches in a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ChannelTouches {
    /// The channel.
    pub channel: Channel,
    /// At least 1.
    pub touches: u32,
}

/// A sliding window of a cap; among equally full ones the earliest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct CapWindow {
    /// The cap.
    pub cap: Cap,
    /// Touches in it that the cap counts.
    pub touches: u32,
    /// Day of the first of them.
    pub first: NaiveDate,
    /// Day of the last, less than the cap's days later.
    pub last: NaiveDate,
}

/// What a launch adds to a week of its audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct LaunchTouches {
    /// First day of the week.
    pub week: NaiveDate,
    /// The audience of its campaign.
    pub audience: AudienceId,
    /// The launch.
    pub launch: LaunchId,
    /// Its days in this week; 1 for a message.
    pub touches: u32,
}

/// How often one person of each audience and overlap of a client is touched by week, in the client's
/// zone and week. Only touches in `channels` count, all without any; then only caps of these channels
/// are looked at, for the others count what is not shown. `shared` says how many people are in all of
/// several audiences. A client that is not there has no rows.
///
/// ```
/// # use std::collections::BTreeMap;
/// use reprise_domain::headcount::NoContacts;
/// use reprise_domain::id::ClientId;
/// use reprise_domain::workspace::Workspace;
/// use reprise_engines::cadence::{PlanFacts, pressure};
///
/// let workspace = Workspace::default();
/// let facts = PlanFacts {
///     workspace: &workspace,
///     client: None,
///     sizes: &BTreeMap::new(),
///     people: &NoContacts,
///     today: "2026-11-24".parse().unwrap(),
/// };
/// let nobody = pressure(&facts, ClientId(uuid::Uuid::nil()), &[]);
/// assert!(nobody.weeks.is_empty() && nobody.audiences.is_empty());
/// ```
pub fn pressure(facts: &PlanFacts<'_>, client: ClientId, channels: &[Channel]) -> Pressure {
    let facts = PlanFacts {
        client: Some(client),
        ..*facts
    };
    let mut all = Pressure {
        today: facts.today,
        caps: Vec::new(),
        weeks: Vec::new(),
        audiences: Vec::new(),
        overlaps: Vec::new(),
        overlaps_left_out: 0,
        groups: Vec::new(),
        launches: Vec::new(),
        without_audience: 0,
    };
    let Some(plan) = plans(&facts, None).into_iter().next() else {
        return all;
    };
    let counts = |channel: Channel| channels.is_empty() || channels.contains(&channel);
    let policy = plan.client.contact_policy.iter().copied();
    all.caps = policy
        .filter(|cap| channels.is_empty() || cap.channel.is_some_and(counts))
        .collect();
    all.without_audience = without_audience(&plan, counts);
    let mut own = own_touches(&plan);
    for it in &mut own {
        it.touches
            .retain(|touch| counts(touch.placed.launch.channel));
    }
    own.retain(|it| !it.touches.is_empty());
    all.weeks = weeks(&own, &plan);
    all.launches = launches(&own, &plan);
    rows::fill(&mut all, &own, &facts);
    all
}

fn without_audience(plan: &ClientPlan<'_>, counts: impl Fn(Channel) -> bool) -> u32 {
    let nobodys = plan.campaigns.iter().filter(|it| it.audience.is_none());
    let launches = nobodys.flat_map(|it| &it.launches);
    launches.filter(|it| counts(it.launch.channel)).count() as u32
}

fn weeks(own: &[Own<'_>], plan: &ClientPlan<'_>) -> Vec<NaiveDate> {
    let days = || own.iter().flat_map(|it| &it.touches).map(|it| it.day);
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return Vec::new();
    };
    let first = week_of(first, plan.client.week_start);
    let weeks = first.iter_days().step_by(7);
    weeks.take_while(|week| *week <= last).collect()
}

fn launches(own: &[Own<'_>], plan: &ClientPlan<'_>) -> Vec<LaunchTouches> {
    let mut all = Vec::new();
    for touch in own.iter().flat_map(|it| &it.touches) {
        let week = week_of(touch.day, plan.client.week_start);
        all.push((
            (week, touch.placed.at, touch.placed.launch.id),
            touch.audience.id,
        ));
    }
    all.sort_unstable();
    let runs = all.chunk_by(|one, next| one == next);
    runs.map(|days| LaunchTouches {
        week: days[0].0.0,
        audience: days[0].1,
        launch: days[0].0.2,
        touches: days.len() as u32,
    })
    .collect()
}

#[cfg(test)]
mod tests;
