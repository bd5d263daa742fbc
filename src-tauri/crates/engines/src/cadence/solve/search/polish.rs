//! Placing two or three campaigns anew at their best together, by branch and bound: what placing one after another
//! misses when each is only right where the other is not yet.

use super::super::chain::Chain;
use super::super::model::Model;

use super::{Best, GoOn, Search};

/// Branches looked at for one set of campaigns; sets that need more are left as they are.
const NODES: u32 = 60;
/// Chains of one campaign looked at under one branch.
const CHAINS: usize = 400;

impl Search<'_> {
    /// Goes through sets of campaigns that have to do with each other for a number of steps, and keeps what is better.
    /// False when it was stopped.
    pub(super) fn polish(
        &mut self,
        movable: &[usize],
        steps: u64,
        best: &mut Best,
        go_on: GoOn<'_>,
        better: &mut dyn FnMut(&Best),
    ) -> bool {
        if movable.len() < 2 {
            return true;
        }
        let end = self.steps + steps;
        let mut lifted = Vec::new();
        while self.steps < end {
            self.pick(movable, &mut lifted);
            if lifted.len() < 2 {
                continue;
            }
            lifted.truncate(3);
            if self.place_together(&lifted) && self.state.worth > best.worth {
                *best = self.best();
                better(best);
            }
            if !go_on(self.steps) {
                return false;
            }
        }
        true
    }

    /// Places campaigns anew together; true when that made the plan better. The plan stays as it is otherwise.
    fn place_together(&mut self, campaigns: &[usize]) -> bool {
        let model = self.model;
        let before = self.best();
        for &campaign in campaigns {
            self.state.lift(model, campaign);
        }
        let mut walk = Walk {
            most: before.worth,
            found: None,
            nodes: 0,
            path: Vec::new(),
        };
        self.branch(campaigns, &mut walk);
        self.steps += u64::from(walk.nodes);
        let is_better = walk.found.is_some();
        for (campaign, days, hours) in walk
            .found
            .unwrap_or_else(|| standing(model, &before, campaigns))
        {
            self.state.place(model, campaign, &days, &hours);
        }
        is_better
    }

    fn branch(&mut self, waiting: &[usize], walk: &mut Walk) {
        walk.nodes += 1;
        if waiting.is_empty() {
            if self.state.worth > walk.most {
                walk.most = self.state.worth;
                walk.found = Some(walk.path.clone());
            }
            return;
        }
        let mut bounds = Vec::with_capacity(waiting.len());
        for &campaign in waiting {
            let most = self
                .chooser
                .most(self.model, &self.state, campaign, &mut self.random);
            match most {
                Some(most) => bounds.push(most),
                // One that has no place any more ends the branch.
                None => return,
            }
        }
        let total: i64 = bounds.iter().sum();
        let spare = self.state.worth + total - walk.most;
        if spare <= 0 {
            return;
        }
        let (campaign, others) = (waiting[0], total - bounds[0]);
        let chains = self.chooser.all_above(
            self.model,
            &self.state,
            campaign,
            bounds[0] - spare,
            CHAINS,
            &mut self.random,
        );
        let Some(chains) = chains else { return };
        for Chain { worth, days, hours } in chains {
            if walk.nodes > NODES || self.state.worth + worth + others <= walk.most {
                return;
            }
            self.state.place(self.model, campaign, &days, &hours);
            walk.path.push((campaign, days, hours));
            self.branch(&waiting[1..], walk);
            walk.path.pop();
            self.state.lift(self.model, campaign);
        }
    }
}

/// A campaign with the days and hours of its launches.
type Placed = (usize, Vec<i32>, Vec<u8>);

struct Walk {
    most: i64,
    found: Option<Vec<Placed>>,
    nodes: u32,
    path: Vec<Placed>,
}

/// Where campaigns stood in a plan.
fn standing(model: &Model, plan: &Best, campaigns: &[usize]) -> Vec<Placed> {
    let of = |campaign: &usize| {
        let line = &model.campaigns[*campaign];
        let range = line.first..line.first + line.count;
        (
            *campaign,
            plan.day[range.clone()].to_vec(),
            plan.hour[range].to_vec(),
        )
    };
    campaigns.iter().map(of).collect()
}
