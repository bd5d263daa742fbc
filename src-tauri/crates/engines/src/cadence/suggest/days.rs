//! Where one launch could stand: what each day would be worth while all others stay, and what holds it off.

use chrono::NaiveDateTime;
use reprise_domain::campaign::Campaign;
use reprise_domain::gap::spoken;
use reprise_domain::id::{CampaignId, LaunchId};
use reprise_domain::launch::Launch;
use serde::Serialize;
use ts_rs::TS;

use super::Request;
use super::problem::{Problem, problem};
use crate::cadence::facts::{ClientPlan, PlanFacts, plans};
use crate::cadence::lanes::wanted_gap;
use crate::cadence::solve::{Hold, day_options};
use crate::cadence::why::obstacle;
use crate::cadence::windows::Laws;

/// One day a launch could stand on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DayWorth {
    /// The day and the launch's hour on it, local time.
    pub at: NaiveDateTime,
    /// People reached more than where it stands, as `Measure::people` counts them; negative for fewer.
    pub gain: i64,
    /// What forbids it, as the middle of a sentence: "too soon after ‘Refill 1’ (at least 5 days)"; none when it may stand
    /// there.
    pub held_by: Option<String>,
}

/// The days from `reach_days` before to `reach_days` after a launch's day, in order, without its own and without days
/// that are over. Empty when it stands today or before, or its campaign is not live.
pub fn launch_days(facts: &PlanFacts<'_>, launch: LaunchId, reach_days: u32) -> Vec<DayWorth> {
    let workspace = facts.workspace;
    let Some(own) = workspace.launches.get(&launch) else {
        return Vec::new();
    };
    let client = workspace.campaigns.get(&own.campaign).map(|it| it.client);
    let plan = plans(facts, None)
        .into_iter()
        .find(|plan| Some(plan.client.id) == client);
    let Some(plan) = plan else { return Vec::new() };
    let request = Request {
        campaign: Some(own.campaign),
        placed: None,
        reach_days,
        move_announced: true,
        seed: 0,
    };
    let law = Laws::of(&workspace.settings);
    let mut problem = problem(&plan, facts, law, &request);
    // What moving would cost is no part of a day's worth.
    problem.task.moving.clear();
    let free = |it: &super::problem::Seat| it.launch == launch && it.is_free;
    let Some(number) = problem.seats.iter().position(free) else {
        return Vec::new();
    };
    let places = problem.present();
    let (first, last) = problem.days_around(number, reach_days);
    let words = Words {
        facts,
        plan: &plan,
        law,
        problem: &problem,
        number,
    };
    day_options(&problem.instance, &problem.task, &places, number)
        .into_iter()
        .filter(|it| it.day != places[number].0 && (first..=last).contains(&it.day))
        .map(|option| {
            let at = problem.at(number, option.day);
            DayWorth {
                at,
                gain: option.gain,
                held_by: option.held_by.map(|hold| words.held_by(own, at, hold)),
            }
        })
        .collect()
}

/// What a hold is called in the planner's words.
struct Words<'a> {
    facts: &'a PlanFacts<'a>,
    plan: &'a ClientPlan<'a>,
    law: Laws<'a>,
    problem: &'a Problem,
    number: usize,
}

impl Words<'_> {
    fn held_by(&self, launch: &Launch, at: NaiveDateTime, hold: Hold) -> String {
        match hold {
            Hold::NotAllowed => self.not_allowed(launch, at),
            Hold::TooSoonAfter => self.gap("too soon after", self.beside(-1), self.number, true),
            Hold::TooLateAfter => self.gap("too late after", self.beside(-1), self.number, false),
            Hold::TooSoonBefore => self.gap("too close to", self.beside(1), self.number + 1, true),
            Hold::TooEarlyBefore => {
                self.gap("too long before", self.beside(1), self.number + 1, false)
            }
            Hold::Order => format!("out of order with {}", self.order(launch.campaign)),
            Hold::Pressure { cap } => match self.plan.client.contact_policy.get(cap) {
                Some(cap) => format!(
                    "more than {} {} in {} days for the same people",
                    cap.touches,
                    cap.channel.map_or("touches", |channel| channel.word()),
                    cap.days
                ),
                None => "too many touches for the same people".to_owned(),
            },
            // The mapping gives channels no capacity and campaigns no cool-down.
            Hold::Cooldown | Hold::ChannelFull | Hold::Budget => "no room on that day".to_owned(),
        }
    }

    fn not_allowed(&self, launch: &Launch, at: NaiveDateTime) -> String {
        let in_the_way = obstacle(at, launch.channel, self.plan.client, self.law);
        let season = self.campaign(launch.campaign).and_then(|campaign| {
            let season = campaign.season.as_ref()?;
            (!season.period.contains(at.date())).then(|| format!("outside ‘{}’", season.name))
        });
        in_the_way.or(season).unwrap_or_else(|| {
            "outside the offer or the notice the law wants, or a night when the clocks change"
                .to_owned()
        })
    }

    /// The launch of the same campaign so many places on.
    fn beside(&self, step: isize) -> Option<&Launch> {
        let place = self.number.checked_add_signed(step)?;
        self.facts
            .workspace
            .launches
            .get(&self.problem.seats.get(place)?.launch)
    }

    /// `later` is the launch whose gap it is.
    fn gap(&self, words: &str, other: Option<&Launch>, later: usize, is_least: bool) -> String {
        let name = other.map_or("the launch beside it", |it| it.name.as_str());
        let wanted = self.problem.seats.get(later).and_then(|seat| {
            let launch = self.facts.workspace.launches.get(&seat.launch)?;
            wanted_gap(launch, self.campaign(launch.campaign)?)
        });
        let bound = wanted.map(|gap| {
            let (word, hours) = if is_least {
                ("at least", gap.min_hours)
            } else {
                ("at most", gap.max_hours)
            };
            format!(" ({word} {})", spoken(i64::from(hours) * 60))
        });
        format!("{words} ‘{name}’{}", bound.unwrap_or_default())
    }

    fn order(&self, campaign: CampaignId) -> String {
        let waits_for = self.campaign(campaign).into_iter().flat_map(|it| &it.after);
        let first = waits_for.map(|it| it.campaign).next();
        let waiting = self
            .plan
            .campaigns
            .iter()
            .find(|it| it.campaign.after.iter().any(|it| it.campaign == campaign));
        let name = first
            .and_then(|it| self.campaign(it))
            .or(waiting.map(|it| it.campaign));
        name.map_or("another campaign".to_owned(), |it| format!("‘{}’", it.name))
    }

    fn campaign(&self, id: CampaignId) -> Option<&Campaign> {
        self.facts.workspace.campaigns.get(&id)
    }
}
