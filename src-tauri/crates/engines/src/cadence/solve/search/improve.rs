//! Making a plan better: a few campaigns that have to do with each other are lifted, and each is placed anew.
//!
//! Rounds begin hot and end cold, each from the best plan so far; between two late rounds that plan is polished. On the
//! medium instances, at equal step counts, rounds that grow by a tenth came nearer to the best known plans than rounds
//! that grow by half, and polishing nearer still; on the large ones growing by half was better.

use super::super::chain::Wish;
use super::super::random::Random;
use super::{Best, GoOn, Search};

/// How much worse a plan may become for a while, as a share of what a launch is worth: at the beginning of a round, and
/// what is left of that at its end. Chosen from a few tries at equal step counts on the medium instances: colder gets
/// stuck, and up to four times hotter was no better within the noise.
const HEAT: f64 = 0.6;
const COOLING: f64 = 0.004;
/// Steps of a round for each campaign from which on the plan is polished after it: earlier there is more to gain by
/// further rounds.
const POLISHED_FROM: u64 = 200;
/// Campaigns from which on a plan is large: few rounds fit into the time anybody waits, so they grow by half, not a tenth.
const MANY: usize = 100;
/// Longest first round in steps, so that a very large plan is good early.
const FIRST_ROUND: u64 = 24_000;

impl Search<'_> {
    /// Makes the plan better until stopped; tells every better one.
    pub(in super::super) fn improve(
        &mut self,
        go_on: GoOn<'_>,
        better: &mut dyn FnMut(&Best),
    ) -> Best {
        let model = self.model;
        let movable: Vec<usize> = (0..model.campaigns.len())
            .filter(|it| model.campaigns[*it].count > 0)
            .collect();
        let mut best = self.best();
        if movable.is_empty() {
            return best;
        }
        let scale = best.worth.abs() as f64 / model.launches.len().max(1) as f64;
        let mut round_length = (movable.len() as u64 * 80).clamp(400, FIRST_ROUND);
        let mut round_start = self.steps;
        let mut lifted: Vec<usize> = Vec::new();
        let mut old: Vec<(i32, u8)> = Vec::new();
        loop {
            let progress = (self.steps - round_start) as f64 / round_length as f64;
            if progress >= 1.0 {
                self.restore(&best);
                let is_late = round_length >= movable.len() as u64 * POLISHED_FROM;
                if is_late && !self.polish(&movable, round_length, &mut best, go_on, better) {
                    return best;
                }
                round_start = self.steps;
                round_length += round_length / if movable.len() > MANY { 2 } else { 10 };
                continue;
            }
            // From more than half of a launch's worth down to almost nothing.
            let heat = scale * HEAT * COOLING.powf(progress);
            self.pick(&movable, &mut lifted);
            let before = self.state.worth;
            old.clear();
            for &campaign in &lifted {
                let line = &model.campaigns[campaign];
                old.extend(
                    (line.first..line.first + line.count)
                        .map(|l| (self.state.day[l], self.state.hour[l])),
                );
                self.state.lift(model, campaign);
            }
            let noise = (heat * self.random.unit() * 1.5) as i64;
            let mut placed = 0;
            let order_seed = self.random.next();
            let mut order: Vec<usize> = (0..lifted.len()).collect();
            Random::new(order_seed).shuffle(&mut order);
            let mut whole = true;
            for &at in &order {
                self.steps += 1;
                let wish = Wish {
                    noise,
                    lenience: None,
                };
                if !self
                    .chooser
                    .choose(model, &self.state, lifted[at], &wish, &mut self.random)
                {
                    whole = false;
                    break;
                }
                self.state
                    .place(model, lifted[at], &self.chooser.days, &self.chooser.hours);
                placed += 1;
            }
            let drop = (before - self.state.worth) as f64;
            let taken =
                whole && (drop <= 0.0 || self.random.unit() < (-drop / heat.max(1e-9)).exp());
            if !taken {
                for &at in &order[..placed] {
                    self.state.lift(model, lifted[at]);
                }
                self.put_back(&lifted, &old);
            } else if self.state.worth > best.worth {
                best = self.best();
                better(&best);
            }
            if !go_on(self.steps) {
                return best;
            }
        }
    }

    fn put_back(&mut self, lifted: &[usize], old: &[(i32, u8)]) {
        let mut from = 0;
        for &campaign in lifted {
            let count = self.model.campaigns[campaign].count;
            let days: Vec<i32> = old[from..from + count].iter().map(|it| it.0).collect();
            let hours: Vec<u8> = old[from..from + count].iter().map(|it| it.1).collect();
            self.state.place(self.model, campaign, &days, &hours);
            from += count;
        }
    }

    /// A campaign and some that have to do with it.
    pub(super) fn pick(&mut self, movable: &[usize], lifted: &mut Vec<usize>) {
        lifted.clear();
        let first = movable[self.random.below(movable.len())];
        lifted.push(first);
        let wanted = match self.random.below(10) {
            0..=3 => 1,
            4..=6 => 2,
            7..=8 => 3,
            _ => 4,
        };
        let near = &self.near[first];
        for _ in 1..wanted {
            let next = if near.is_empty() || self.random.below(8) == 0 {
                movable[self.random.below(movable.len())]
            } else {
                near[self.random.below(near.len())] as usize
            };
            if !lifted.contains(&next) && self.model.campaigns[next].count > 0 {
                lifted.push(next);
            }
        }
    }

    fn restore(&mut self, best: &Best) {
        let model = self.model;
        for campaign in 0..model.campaigns.len() {
            let line = &model.campaigns[campaign];
            let range = line.first..line.first + line.count;
            if range
                .clone()
                .all(|l| self.state.day[l] == best.day[l] && self.state.hour[l] == best.hour[l])
            {
                continue;
            }
            self.state.lift(model, campaign);
        }
        for campaign in 0..model.campaigns.len() {
            if self.state.is_placed(model, campaign) {
                continue;
            }
            let line = &model.campaigns[campaign];
            let range = line.first..line.first + line.count;
            self.state
                .place(model, campaign, &best.day[range.clone()], &best.hour[range]);
        }
    }
}
