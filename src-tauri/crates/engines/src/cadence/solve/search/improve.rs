//! Making a plan better: a few campaigns that have to do with each other are lifted, and each is placed anew.
//!
//! Rounds begin hot and end cold; where each begins is said in `rounds`. What a late round came to is polished, which on
//! six medium instances took a third off what was left to gain, after 100 ms and after a second.

use super::super::chain::Wish;
use super::super::state::State;
use super::rounds::{Elite, Pace};
use super::{Best, GoOn, Search};

/// How much worse a plan may become for a while, as a share of what a launch is worth, at the beginning of a round.
const HEAT: f64 = 0.6;
/// Most that chance adds to a place's score, as a share of the heat. Without it places are always the best for the
/// moment, and a round ends where it began.
const NOISE: f64 = 1.5;
/// Most campaigns lifted at once.
pub(super) const MOST_LIFTED: usize = 4;

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
        if movable.is_empty() || !go_on(self.steps) {
            return best;
        }
        self.most = self.most_of_each();
        let scale = best.worth.abs() as f64 / model.launches.len().max(1) as f64;
        let mut pace = Pace::of(movable.len());
        let mut elite = Elite::default();
        let mut warmth = 1.0;
        loop {
            let mut reached = self.best();
            let heat = scale * HEAT * warmth;
            let mut told = |plan: &Best| {
                if plan.worth > best.worth {
                    best = plan.clone();
                    better(plan);
                }
            };
            let goes_on = self.round(&movable, &pace, heat, &mut reached, go_on, &mut told)
                && (!pace.is_polished()
                    || self.polish(&movable, pace.length, &mut reached, go_on, &mut told));
            if !goes_on {
                return best;
            }
            elite.admit(reached);
            pace.next();
            warmth = self.begin(&pace, &best, &elite, go_on);
        }
    }

    /// One round, from hot to cold; ends at the best plan it met. False when it was stopped.
    fn round(
        &mut self,
        movable: &[usize],
        pace: &Pace,
        heat: f64,
        reached: &mut Best,
        go_on: GoOn<'_>,
        told: &mut dyn FnMut(&Best),
    ) -> bool {
        let start = self.steps;
        let mut lifted: Vec<usize> = Vec::new();
        let mut old: Vec<(i32, u8)> = Vec::new();
        while self.steps - start < pace.length {
            let progress = (self.steps - start) as f64 / pace.length as f64;
            self.pick(movable, &mut lifted);
            let now = heat * pace.cooling.powf(progress);
            if self.replace(&lifted, now, &mut old) && self.state.worth > reached.worth {
                *reached = self.best();
                told(reached);
            }
            if !go_on(self.steps) {
                return false;
            }
        }
        self.restore(reached);
        true
    }

    /// Lifts campaigns and places each anew, in an order by chance; true when that was taken. What becomes too much
    /// worse for the heat is put back, as soon as that is certain.
    fn replace(&mut self, lifted: &[usize], heat: f64, old: &mut Vec<(i32, u8)>) -> bool {
        let model = self.model;
        // As much worse as chance allows this time (the rule of Metropolis, drawn beforehand).
        let floor = self.state.worth - (-heat * (1.0 - self.random.unit()).ln()) as i64;
        old.clear();
        for &campaign in lifted {
            let line = &model.campaigns[campaign];
            let range = line.first..line.first + line.count;
            old.extend(range.map(|l| (self.state.day[l], self.state.hour[l])));
            self.state.lift(model, campaign);
        }
        let mut left: i64 = lifted.iter().map(|it| self.most[*it]).sum();
        let wish = Wish {
            noise: (heat * self.random.unit() * NOISE) as i64,
            lenience: None,
        };
        let mut order: [usize; MOST_LIFTED] = std::array::from_fn(|at| at);
        let order = &mut order[..lifted.len()];
        self.random.shuffle(order);
        for (placed, &at) in order.iter().enumerate() {
            self.steps += 1;
            let campaign = lifted[at];
            let found = self
                .chooser
                .choose(model, &self.state, campaign, &wish, &mut self.random);
            left -= self.most[campaign];
            let (days, hours) = (&self.chooser.days, &self.chooser.hours);
            if !found
                || self.state.worth + self.state.gain(model, campaign, days, hours) + left < floor
            {
                for &at in &order[..placed] {
                    self.state.lift(model, lifted[at]);
                }
                self.put_back(lifted, old);
                return false;
            }
            self.state.place(model, campaign, days, hours);
        }
        true
    }

    /// What each campaign earns at most, wherever the others stand.
    fn most_of_each(&mut self) -> Vec<i64> {
        let (model, nobody) = (self.model, State::empty(self.model));
        let all = 0..model.campaigns.len();
        all.map(|campaign| {
            let most = self
                .chooser
                .most(model, &nobody, campaign, &mut self.random);
            most.unwrap_or(0)
        })
        .collect()
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

    pub(super) fn restore(&mut self, best: &Best) {
        let model = self.model;
        for campaign in 0..model.campaigns.len() {
            let line = &model.campaigns[campaign];
            let range = line.first..line.first + line.count;
            let stands =
                |l: usize| self.state.day[l] == best.day[l] && self.state.hour[l] == best.hour[l];
            if self.state.is_placed(model, campaign) && !range.clone().all(stands) {
                self.state.lift(model, campaign);
            }
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
