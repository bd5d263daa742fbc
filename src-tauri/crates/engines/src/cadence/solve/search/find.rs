//! Finding a plan at all: campaigns are placed one after another, and whoever is in the way is pushed away.

use super::super::chain::{Lenience, Wish};
use super::super::model::NONE;
use super::super::state::State;
use super::{GoOn, Search};

/// How heavy a campaign that is hard to place may become; beyond it all would weigh the same.
const HEAVIEST: i64 = 1_000_000;

/// Steps of the first go at filling the calendar for each campaign: what is found at all is mostly found in two, and
/// beginning anew is sooner out of a circle than going on.
const PATIENCE: u64 = 5;

/// How a go at filling the calendar ended.
enum Filled {
    All,
    Stuck,
    Stopped,
}

impl Search<'_> {
    /// Finds a plan that keeps every rule, beginning from the present one where there is one. False when the search was
    /// stopped before.
    ///
    /// Most plans are found at the first go. Where campaigns chase each other in circles, it begins anew in another
    /// order, with more patience each time.
    pub(in super::super) fn find(
        &mut self,
        present: &[Option<(i64, i64)>],
        go_on: GoOn<'_>,
    ) -> bool {
        self.has_present = !present.is_empty();
        let mut waiting = self.adopt(present);
        self.tightest_last(&mut waiting);
        let mut patience = self.patience();
        let mut weight = vec![1_000_i64; self.model.campaigns.len()];
        loop {
            match self.fill(&mut waiting, &mut weight, patience, go_on) {
                Filled::All => return true,
                Filled::Stopped => return false,
                Filled::Stuck => {}
            }
            waiting = self.anew();
            weight.iter_mut().for_each(|it| *it = 1_000 + *it / 8);
            patience += patience / 2;
        }
    }

    /// Empties the calendar; returns the campaigns to be placed, in an order by chance.
    pub(super) fn anew(&mut self) -> Vec<usize> {
        self.clear();
        let mut waiting = self.adopt(&[]);
        self.tightest_last(&mut waiting);
        let from = self.random.below(waiting.len());
        self.random.shuffle(&mut waiting[from..]);
        waiting
    }

    /// Steps that the first go at filling the calendar may take.
    pub(super) fn patience(&self) -> u64 {
        PATIENCE * self.model.campaigns.len() as u64 + 100
    }

    /// Campaigns in the order of their freedom: many days for few launches first, so that the tightest is taken first.
    fn tightest_last(&self, waiting: &mut [usize]) {
        let model = self.model;
        waiting.sort_by_key(|it| {
            let line = &model.campaigns[*it];
            let stops = &model.launches[line.first..line.first + line.count];
            let days: usize = stops.iter().map(|stop| stop.days.len()).sum();
            (std::cmp::Reverse(days / line.count), *it)
        });
    }

    pub(super) fn clear(&mut self) {
        self.state = State::empty(self.model);
        self.present.iter_mut().for_each(Vec::clear);
    }

    /// Places those that wait; false when it was stopped, or when they chase each other in circles.
    pub(super) fn fills(
        &mut self,
        waiting: &mut Vec<usize>,
        weight: &mut [i64],
        patience: u64,
        go_on: GoOn<'_>,
    ) -> bool {
        matches!(self.fill(waiting, weight, patience, go_on), Filled::All)
    }

    fn fill(
        &mut self,
        waiting: &mut Vec<usize>,
        weight: &mut [i64],
        patience: u64,
        go_on: GoOn<'_>,
    ) -> Filled {
        let model = self.model;
        let end = self.steps + patience;
        while let Some(campaign) = waiting.pop() {
            self.steps += 1;
            if !go_on(self.steps) {
                return Filled::Stopped;
            }
            if self.steps > end {
                return Filled::Stuck;
            }
            let strict = Wish::strict();
            if self
                .chooser
                .choose(model, &self.state, campaign, &strict, &mut self.random)
            {
                self.settle(campaign);
                continue;
            }
            weight[campaign] = (weight[campaign] * 9 / 8 + 300).min(HEAVIEST);
            let lenient = Wish {
                noise: 400_000,
                lenience: Some(Lenience {
                    weight,
                    present: &self.present,
                }),
            };
            if self
                .chooser
                .choose(model, &self.state, campaign, &lenient, &mut self.random)
            {
                self.settle(campaign);
                self.push_away(campaign, weight, waiting);
                continue;
            }
            // Only those it must follow or precede leave it no day at all.
            let line = &model.campaigns[campaign];
            let tied = line
                .before
                .iter()
                .chain(&line.after)
                .map(|(it, _)| *it as usize);
            let placed: Vec<usize> = tied.filter(|it| self.state.is_placed(model, *it)).collect();
            waiting.push(campaign);
            if placed.is_empty() {
                return Filled::Stuck;
            }
            let gone = placed[self.random.below(placed.len())];
            self.unsettle(gone);
            waiting.insert(waiting.len() - 1, gone);
        }
        Filled::All
    }

    pub(super) fn settle(&mut self, campaign: usize) {
        self.state.place(
            self.model,
            campaign,
            &self.chooser.days,
            &self.chooser.hours,
        );
        let line = &self.model.campaigns[campaign];
        for launch in line.first..line.first + line.count {
            let at = self.slot(launch);
            self.present[at].push(campaign as u32);
        }
    }

    pub(super) fn unsettle(&mut self, campaign: usize) {
        let line = &self.model.campaigns[campaign];
        for launch in line.first..line.first + line.count {
            let at = self.slot(launch);
            if let Some(place) = self.present[at]
                .iter()
                .position(|it| *it as usize == campaign)
            {
                self.present[at].swap_remove(place);
            }
        }
        self.state.lift(self.model, campaign);
    }

    fn slot(&self, launch: usize) -> usize {
        self.model.launches[launch].channel as usize * self.model.horizon
            + self.state.day[launch] as usize
    }

    /// Lifts the lightest campaigns until the one just placed breaks no rule.
    fn push_away(&mut self, campaign: usize, weight: &[i64], waiting: &mut Vec<usize>) {
        while let Some(mut in_the_way) = self.in_the_way(campaign) {
            in_the_way.retain(|it| *it != campaign);
            in_the_way.sort_unstable();
            in_the_way.dedup();
            let random = &mut self.random;
            let lightest = in_the_way
                .into_iter()
                .min_by_key(|it| (weight[*it] / 200 + random.below(6) as i64, *it));
            // Nobody else is in the way: the campaign breaks a rule by itself and must try another time.
            let gone = lightest.unwrap_or(campaign);
            self.unsettle(gone);
            let place = if gone == campaign { 0 } else { waiting.len() };
            waiting.insert(place, gone);
            if gone == campaign {
                return;
            }
        }
    }

    /// Campaigns that together with one break the first rule found broken; none when all is well.
    pub(super) fn in_the_way(&self, campaign: usize) -> Option<Vec<usize>> {
        let (model, state) = (self.model, &self.state);
        let line = &model.campaigns[campaign];
        for launch in line.first..line.first + line.count {
            let stop = &model.launches[launch];
            let (channel, day) = (stop.channel as usize, state.day[launch] as usize);
            let lane = &model.channels[channel];
            let here = &self.present[channel * model.horizon + day];
            let hour = state.hour[launch];
            let same_hour = here
                .iter()
                .filter(|it| self.stands_at(**it as usize, channel, day, hour))
                .count();
            if state.on_day[channel * model.horizon + day] > lane.day_cap
                || same_hour > lane.hour_cap as usize
            {
                return Some(here.iter().map(|it| *it as usize).collect());
            }
            let month = model.month_of[day] as usize;
            if state.spent[channel * model.months + month] > lane.budget[month] {
                let first = (0..model.horizon)
                    .find(|it| model.month_of[*it] as usize == month)
                    .unwrap_or(0);
                let days =
                    (first..model.horizon).take_while(|it| model.month_of[*it] as usize == month);
                return Some(
                    days.flat_map(|it| &self.present[channel * model.horizon + it])
                        .map(|it| *it as usize)
                        .collect(),
                );
            }
            let reach = model.cool_days - 1;
            let close = |other: u32| {
                let it = &model.campaigns[other as usize];
                (it.first..it.first + it.count)
                    .any(|l| state.day[l] != NONE && (state.day[l] - day as i32).abs() <= reach)
            };
            let hot: Vec<usize> = line
                .hot
                .iter()
                .filter(|it| close(**it))
                .map(|it| *it as usize)
                .collect();
            if !hot.is_empty() {
                return Some(hot);
            }
            if let Some(all) = self.too_many(line.touches.as_slice(), launch, day) {
                return Some(all);
            }
        }
        None
    }

    fn stands_at(&self, campaign: usize, channel: usize, day: usize, hour: u8) -> bool {
        let line = &self.model.campaigns[campaign];
        (line.first..line.first + line.count).any(|launch| {
            self.model.launches[launch].channel as usize == channel
                && self.state.day[launch] == day as i32
                && self.state.hour[launch] == hour
        })
    }

    /// Campaigns that touch an audience in a window over its cap.
    fn too_many(&self, touches: &[(u32, i32)], launch: usize, day: usize) -> Option<Vec<usize>> {
        let (model, state) = (self.model, &self.state);
        let way = |launch: usize| &model.ways[model.launches[launch].way as usize];
        for &place in &way(launch).caps {
            let cap = &model.caps[place];
            let last = (day + way(launch).days).min(model.horizon) - 1;
            let (low, high) = cap.windows_over((day, last));
            for &(audience, _) in touches {
                let over = (low..=high).find(|start| {
                    state.touches(model, place, audience as usize, *start) > cap.limit
                });
                let Some(start) = over else { continue };
                let inside = |other: usize| {
                    let it = &model.campaigns[other];
                    (it.first..it.first + it.count).any(|l| {
                        state.day[l] != NONE
                            && way(l).caps.contains(&place)
                            && cap.overlap(start, state.day[l] as usize, way(l).days) > 0
                    })
                };
                let reaches = |other: usize| {
                    model.campaigns[other]
                        .touches
                        .iter()
                        .any(|(it, _)| *it == audience)
                };
                return Some(
                    (0..model.campaigns.len())
                        .filter(|it| reaches(*it) && inside(*it))
                        .collect(),
                );
            }
        }
        None
    }
}
