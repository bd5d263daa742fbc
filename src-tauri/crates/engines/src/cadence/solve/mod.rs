//! Choosing dates: fills a whole calendar at once, proves what it can, and says why when there is no plan.
//!
//! Pure and deterministic: the same task and number of steps give the same plan, and whoever calls decides when to stop.
//! The definition of a plan and its worth is `instance` and `schedule`; everything else searches.
//!
//! First impossible days are taken out (`trim`), which is also how a plan is proved impossible. Then campaigns are
//! placed whole, each by dynamic programming over its launches (`chain`), pushing others away where it must, and the
//! plan is made better by lifting a few at a time (`search`). Small plans are proved best by branch and bound (`prove`).

mod chain;
mod conflict;
mod hours;
mod instance;
mod model;
mod options;
mod pins;
mod prove;
mod random;
mod reading;
mod rule;
mod schedule;
mod search;
mod state;
mod trim;

pub use conflict::{Conflict, Loosening, conflict};
pub use instance::{
    Anchor, Campaign, Channel, Cooldown, Event, Instance, Launch, LaunchGap, PLAN_FORMAT,
    Precedence, PressureCap,
};
pub use options::{DayOption, Hold, day_options};
pub use reading::InstanceError;
pub use rule::Rule;
pub use schedule::{
    SCHEDULE_FORMAT, Schedule, Status, day_worth, hour_worth, most_touches, objective, response,
};

use model::Model;
use prove::Proof;
use search::{Best, Search};

/// Most launches for which a proof is tried.
const PROVABLE: usize = 60;
/// Steps of the search before a proof is tried.
const BEFORE_PROOF: u64 = 2_000;

/// What is to be solved, and what of the present plan should stay.
#[derive(Debug, Clone, Default)]
pub struct Task {
    /// Any number; the same one gives the same plan for the same number of steps.
    pub seed: u64,
    /// Where launches stand now, `(day, hour)` by launch id; none where there is no place yet. May be empty.
    pub present: Vec<Option<(i64, i64)>>,
    /// What it costs to move each launch from where it stands, by launch id: the people who were told already. May be
    /// empty.
    pub moving: Vec<i64>,
    /// Launches that must stay where they stand.
    pub pinned: Vec<usize>,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The plan; its objective does not count the price of moving.
    pub schedule: Schedule,
    /// Whether it is proved that nothing is better.
    pub is_best: bool,
    /// Steps taken.
    pub steps: u64,
}

/// Finds the best plan it can until `go_on`, asked with the number of steps taken, says no, or until it is proved that
/// nothing is better. `better` is told every better plan on the way: its worth, the price of moving counted.
pub fn solve(
    instance: &Instance,
    task: &Task,
    go_on: &mut dyn FnMut(u64) -> bool,
    better: &mut dyn FnMut(i64),
) -> Outcome {
    let mut model = Model::of(instance);
    pins::attach(&mut model, task);
    if !trim::trim(&mut model) {
        return answer(instance, Status::Infeasible, None, 0);
    }
    model.weigh();
    let mut search = Search::new(&model, task.seed);
    if !search.find(&task.present, go_on) {
        return answer(instance, Status::Unknown, None, search.steps);
    }
    better(search.state.worth);
    if model.launches.len() > PROVABLE {
        let best = search.improve(go_on, &mut |best| better(best.worth));
        return answer(instance, Status::Feasible, Some(&best), search.steps);
    }
    small(instance, &model, search, go_on, better)
}

/// A small plan: searched for a moment, then proved, or searched on where a proof would take too long.
fn small(
    instance: &Instance,
    model: &Model,
    mut search: Search<'_>,
    go_on: &mut dyn FnMut(u64) -> bool,
    better: &mut dyn FnMut(i64),
) -> Outcome {
    let mut told = |best: &Best| better(best.worth);
    let mut best = search.improve(&mut |steps| steps < BEFORE_PROOF && go_on(steps), &mut told);
    let before = search.steps;
    let proof = prove::prove(model, &best, &mut |nodes| go_on(before + nodes));
    let is_best = !matches!(proof, Proof::Open);
    if let Proof::Better(found) = proof {
        told(&found);
        best = found;
    }
    if !is_best && go_on(search.steps) {
        best = search.improve(go_on, &mut told);
    }
    let mut outcome = answer(instance, Status::Feasible, Some(&best), search.steps);
    outcome.is_best = is_best;
    outcome
}

fn answer(instance: &Instance, status: Status, best: Option<&Best>, steps: u64) -> Outcome {
    let launches: Vec<(i64, i64)> = best.map_or_else(Vec::new, |best| {
        let places = best.day.iter().zip(&best.hour);
        places
            .map(|(day, hour)| (i64::from(*day), i64::from(*hour)))
            .collect()
    });
    Outcome {
        schedule: Schedule {
            format: SCHEDULE_FORMAT.to_owned(),
            instance: instance.name.clone(),
            status,
            objective: if best.is_some() {
                objective(instance, &launches)
            } else {
                0
            },
            launches,
            seconds: 0.0,
        },
        is_best: false,
        steps,
    }
}
