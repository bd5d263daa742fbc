//! Making a plan better: a few campaigns that have to do with each other are lifted, and each is placed anew.
//!
//! Rounds begin hot and end cold, each from the best plan so far; between two late rounds that plan is polished, which
//! on the medium instances brought as much again as the rounds themselves.

use super::super::chain::Wish;
use super::super::state::State;
use super::{Best, GoOn, Search};

/// How much worse a plan may become for a while, as a share of what a launch is worth, at the beginning of a round.
const HEAT: f64 = 0.6;
/// Most that chance adds to a place's score, as a share of the heat. Without it places are always the best for the
/// moment, and a round ends where it began.
const NOISE: f64 = 1.5;
/// Longest first round in steps, so that a very large plan is good early.
const FIRST_ROUND: u64 = 24_000;
/// Campaigns from which on a plan is large.
const MANY: usize = 100;
/// Most campaigns lifted at once.
pub(super) const MOST_LIFTED: usize = 4;

/// How rounds follow each other. All numbers were chosen at equal work on some fifteen medium and seven large instances.
struct Pace {
    /// Steps of the first round for each campaign.
    first: u64,
    /// What the next round is longer by, in tenths.
    growth: u64,
    /// What is left of the heat at the end of a round.
    cooling: f64,
    /// Steps of a round for each campaign from which on the plan is polished after it.
    polished_from: u64,
}

impl Pace {
    /// Few rounds fit into the time anybody waits for a large plan, so they grow faster and end colder.
    fn of(campaigns: usize) -> Self {
        if campaigns > MANY {
            Self {
                first: 80,
                growth: 5,
                cooling: 0.004,
                polished_from: 200,
            }
        } else {
            Self {
                first: 120,
                growth: 2,
                cooling: 0.02,
                polished_from: 150,
            }
        }
    }
}

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
        let pace = Pace::of(movable.len());
        let mut round_length = (movable.len() as u64 * pace.first).clamp(400, FIRST_ROUND);
        let mut round_start = self.steps;
        self.most = self.most_of_each();
        let mut lifted: Vec<usize> = Vec::new();
        let mut old: Vec<(i32, u8)> = Vec::new();
        loop {
            let progress = (self.steps - round_start) as f64 / round_length as f64;
            if progress >= 1.0 {
                self.restore(&best);
                let is_late = round_length >= movable.len() as u64 * pace.polished_from;
                if is_late && !self.polish(&movable, round_length, &mut best, go_on, better) {
                    return best;
                }
                round_start = self.steps;
                round_length += round_length * pace.growth / 10;
                continue;
            }
            // From more than half of a launch's worth down to almost nothing.
            let heat = scale * HEAT * pace.cooling.powf(progress);
            self.pick(&movable, &mut lifted);
            if self.replace(&lifted, heat, &mut old) && self.state.worth > best.worth {
                best = self.best();
                better(&best);
            }
            if !go_on(self.steps) {
                return best;
            }
        }
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
