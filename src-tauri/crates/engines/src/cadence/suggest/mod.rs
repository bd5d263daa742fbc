//! Suggesting dates: a client's plan becomes a calendar to be filled, and what the search finds becomes moves to accept.
//!
//! `problem` documents what becomes what; `gaps` and `weights` hold the finer points. Nothing is written here.

mod days;
mod gaps;
mod groups;
mod lines;
mod problem;
mod room;
mod weights;

use chrono::NaiveDateTime;
use reprise_domain::campaign::Campaign;
use reprise_domain::gap::Gap;
use reprise_domain::id::{CampaignId, ClientId, LaunchId};
use reprise_domain::local_time::gap_minutes;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::{PlanFacts, plans};
use super::lanes::wanted_gap;
use super::solve::{Conflict, Status, conflict, day_worth, most_touches, solve};
use super::windows::Laws;
use problem::{Problem, problem};

pub use days::{DayWorth, launch_days};
pub use weights::gap_source;

/// What is to be suggested.
#[derive(Debug, Clone)]
pub struct Request {
    /// The only campaign whose launches may move; none for all of the client's. Launches of today and before never do.
    pub campaign: Option<CampaignId>,
    /// A launch that was just put somewhere and stays there; the others make room, as few of them as can be, and what
    /// was found before is left as it was.
    pub placed: Option<(LaunchId, NaiveDateTime)>,
    /// How many days from where it stands a launch may go, 1 to 366. A launch outside its season is brought into it.
    pub reach_days: u32,
    /// Whether announced launches may move too, at a high price.
    pub move_announced: bool,
    /// Any number; the same one gives the same dates for the same number of steps.
    pub seed: u64,
}

impl Request {
    fn may_move(&self, campaign: &Campaign, launch: LaunchId) -> bool {
        self.campaign.is_none_or(|only| only == campaign.id)
            && self.placed.is_none_or(|(placed, _)| placed != launch)
    }
}

/// What came of it.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Dates that keep every rule, as good as was found.
    Dates(Suggestion),
    /// Proved: no dates keep every rule.
    Impossible(Option<Conflict>),
    /// No dates that keep every rule were found in time, and it is not proved that there are none.
    Unknown,
}

/// Dates to accept, all or one by one.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// Launches that would stand elsewhere, by their new time, then id. Empty when nothing is better.
    pub moves: Vec<DateMove>,
    /// The plan as it stands.
    pub before: Measure,
    /// The plan once all is accepted.
    pub after: Measure,
    /// Whether it is proved that no dates are better.
    pub is_best: bool,
    /// Launches that were free to move.
    pub free: usize,
    /// Launches more than three years off, which were left as they are.
    pub left_out: usize,
    /// Steps the search took.
    pub steps: u64,
}

/// One launch to stand elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DateMove {
    /// Which.
    pub launch: LaunchId,
    /// Its name.
    pub name: String,
    /// Its campaign.
    pub campaign: CampaignId,
    /// The campaign's name.
    pub campaign_name: String,
    /// Where it stands, local time.
    pub from: NaiveDateTime,
    /// Where it would stand, local time.
    pub to: NaiveDateTime,
    /// Minutes since the launch before it, as it stands; none for a first launch.
    pub gap_before: Option<i64>,
    /// The same once all is accepted.
    pub gap_after: Option<i64>,
    /// The gap that is wanted.
    pub gap_wanted: Option<Gap>,
}

/// What a plan is worth, and how hard it presses on people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Measure {
    /// People reached by the launches from tomorrow on, each counted as far as its gap lets a launch have its effect.
    /// An index for comparing dates of one plan, not a forecast.
    pub people: i64,
    /// What `people` would be if every launch stood at its ideal gap.
    pub people_at_best: i64,
    /// For each cap of the contact policy, in its order: the most touches a person gets in any of its windows.
    pub touches: Vec<u32>,
}

/// Suggests dates for a client until `go_on`, asked with the number of steps taken, says no.
/// `better` is told every better plan on the way. None when the client is not there.
pub fn suggest(
    facts: &PlanFacts<'_>,
    client: ClientId,
    request: &Request,
    go_on: &mut dyn FnMut(u64) -> bool,
    better: &mut dyn FnMut(i64),
) -> Option<Answer> {
    let mut problem = problem_of(facts, client, request)?;
    let outcome = solve(&problem.instance, &problem.task, go_on, better);
    Some(match outcome.schedule.status {
        Status::Infeasible => Answer::Impossible(conflict(&problem.instance, &problem.task)),
        Status::Unknown => Answer::Unknown,
        Status::Feasible => {
            let mut places = outcome.schedule.launches;
            let free = problem.seats.iter().filter(|seat| seat.is_free).count();
            if let Some(placed) = request.placed {
                room::hold_the_rest(facts, placed, &mut problem, &mut places);
            }
            Answer::Dates(Suggestion {
                moves: moves(facts, &problem, &places),
                before: measure(&problem, facts, &problem.present()),
                after: measure(&problem, facts, &places),
                is_best: outcome.is_best,
                free,
                left_out: problem.left_out,
                steps: outcome.steps,
            })
        }
    })
}

/// What a client's plan is worth with a launch at another time; none when the client is not there.
pub fn measure_moved(
    facts: &PlanFacts<'_>,
    client: ClientId,
    placed: Option<(LaunchId, NaiveDateTime)>,
) -> Option<Measure> {
    let request = Request {
        campaign: None,
        placed,
        reach_days: 1,
        move_announced: false,
        seed: 0,
    };
    let problem = problem_of(facts, client, &request)?;
    Some(measure(&problem, facts, &problem.present()))
}

fn problem_of(facts: &PlanFacts<'_>, client: ClientId, request: &Request) -> Option<Problem> {
    let plan = plans(facts, request.placed)
        .into_iter()
        .find(|plan| plan.client.id == client)?;
    let law = Laws::of(&facts.workspace.settings);
    Some(problem(&plan, facts, law, request))
}

fn moves(facts: &PlanFacts<'_>, problem: &Problem, places: &[(i64, i64)]) -> Vec<DateMove> {
    let workspace = facts.workspace;
    let mut moves = Vec::new();
    for (number, seat) in problem.seats.iter().enumerate() {
        let to = problem.at(number, places[number].0);
        if to == seat.at {
            continue;
        }
        let (Some(launch), Some(campaign)) = (
            workspace.launches.get(&seat.launch),
            workspace.campaigns.get(&seat.campaign),
        ) else {
            continue;
        };
        let before = number
            .checked_sub(1)
            .filter(|before| problem.seats[*before].campaign == seat.campaign);
        let zone = workspace
            .clients
            .get(&campaign.client)
            .map_or(chrono_tz::UTC, |client| client.time_zone);
        moves.push(DateMove {
            launch: seat.launch,
            name: launch.name.clone(),
            campaign: seat.campaign,
            campaign_name: campaign.name.clone(),
            from: seat.at,
            to,
            gap_before: before.map(|it| gap_minutes(problem.seats[it].at, seat.at, zone)),
            gap_after: before.map(|it| gap_minutes(problem.at(it, places[it].0), to, zone)),
            gap_wanted: before.and(wanted_gap(launch, campaign)),
        });
    }
    moves.sort_by_key(|it| (it.to, it.launch));
    moves
}

fn measure(problem: &Problem, facts: &PlanFacts<'_>, places: &[(i64, i64)]) -> Measure {
    let instance = &problem.instance;
    let today = problem.day_of(facts.today);
    let (mut people, mut people_at_best) = (0, 0);
    for campaign in &instance.campaigns {
        let mut before = campaign.prior_day;
        for launch in &campaign.launches {
            let day = places[launch.id].0;
            if day > today {
                let gap = before.map(|before| day - before);
                people += day_worth(instance, campaign, launch, day, gap);
                people_at_best += launch.base;
            }
            before = Some(day);
        }
    }
    Measure {
        people,
        people_at_best,
        touches: most_touches(instance, places, today + 1)
            .into_iter()
            .map(|touches| (touches / 1000) as u32)
            .collect(),
    }
}

#[cfg(test)]
mod tests;
