//! Proving that no plan is better: branch and bound over whole campaigns.
//!
//! A campaign's bound is its best chain while those placed stand still. Bounds only fall as more campaigns are placed:
//! every rule takes places away, and work on a shared day costs more. Worth doing for small plans; the search finds the
//! plan, this only says when it can stop.

use super::chain::{Chain, Chooser};
use super::hours::settle_hours;
use super::model::Model;
use super::random::Random;
use super::search::{Best, GoOn};
use super::state::State;

/// Chains of one campaign looked at under one branch; more of them prove nothing in time.
const CHAINS: usize = 200_000;

/// How a proof ended.
#[derive(Debug)]
pub(super) enum Proof {
    /// Nothing is better than the plan.
    Holds,
    /// A better plan was met.
    Better(Best),
    /// It was stopped, or would take too long.
    Open,
}

/// Tries to prove that nothing is better than a plan.
pub(super) fn prove(model: &Model, best: &Best, go_on: GoOn<'_>) -> Proof {
    let free = model.with_free_hours();
    let mut walk = Walk {
        model: &free,
        strict: model,
        state: State::empty(&free),
        chooser: Chooser::default(),
        random: Random::new(0),
        most: best.worth,
        better: None,
        nodes: 0,
        go_on,
    };
    let all: Vec<usize> = (0..model.campaigns.len())
        .filter(|it| model.campaigns[*it].count > 0)
        .collect();
    match (walk.branch(&all), walk.better) {
        (true, Some(better)) => Proof::Better(better),
        (true, None) => Proof::Holds,
        (false, _) => Proof::Open,
    }
}

struct Walk<'a, 'b> {
    /// With hours that never fill up: a bound, and a day's hours are settled once all its launches are known.
    model: &'a Model,
    strict: &'a Model,
    state: State,
    chooser: Chooser,
    random: Random,
    most: i64,
    better: Option<Best>,
    nodes: u64,
    go_on: GoOn<'b>,
}

impl Walk<'_, '_> {
    /// Keeps a whole plan that is better once its hours are settled.
    fn weigh(&mut self) {
        let mut hour = self.state.hour.clone();
        if self.state.worth <= self.most || !settle_hours(self.strict, &self.state.day, &mut hour) {
            return;
        }
        let worth = State::of(self.strict, &self.state.day, &hour).worth;
        if worth > self.most {
            self.most = worth;
            self.better = Some(Best {
                worth,
                day: self.state.day.clone(),
                hour,
            });
        }
    }

    /// False when the proof must be given up.
    fn branch(&mut self, waiting: &[usize]) -> bool {
        self.nodes += 1;
        if self.nodes.is_multiple_of(64) && !(self.go_on)(self.nodes) {
            return false;
        }
        if waiting.is_empty() {
            self.weigh();
            return true;
        }
        let mut bounds = Vec::with_capacity(waiting.len());
        for &campaign in waiting {
            match self
                .chooser
                .most(self.model, &self.state, campaign, &mut self.random)
            {
                Some(most) => bounds.push(most),
                // One that has no place any more ends the branch.
                None => return true,
            }
        }
        let total: i64 = bounds.iter().sum();
        let spare = self.state.worth + total - self.most;
        if spare <= 0 {
            return true;
        }
        // The campaign with the fewest chains left within reach splits the tree least.
        let mut narrowest: Option<(usize, Vec<Chain>)> = None;
        for (place, &campaign) in waiting.iter().enumerate() {
            let limit = narrowest
                .as_ref()
                .map_or(CHAINS, |(_, chains)| chains.len());
            let least = bounds[place] - spare;
            let chains = self.chooser.all_above(
                self.model,
                &self.state,
                campaign,
                least,
                limit,
                &mut self.random,
            );
            if let Some(chains) = chains
                && narrowest
                    .as_ref()
                    .is_none_or(|(_, fewest)| chains.len() < fewest.len())
            {
                narrowest = Some((place, chains));
            }
        }
        let Some((place, chains)) = narrowest else {
            return false;
        };
        let campaign = waiting[place];
        let rest: Vec<usize> = waiting
            .iter()
            .copied()
            .filter(|it| *it != campaign)
            .collect();
        let others = total - bounds[place];
        for Chain { worth, days, hours } in chains {
            // A better plan may have been met meanwhile.
            if self.state.worth + worth + others <= self.most {
                break;
            }
            self.state.place(self.model, campaign, &days, &hours);
            let goes_on = self.branch(&rest);
            self.state.lift(self.model, campaign);
            if !goes_on {
                return false;
            }
        }
        true
    }
}
