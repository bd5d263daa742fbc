//! A plan being made: where launches stand, and what that takes from days, hours, budgets and people.
//!
//! Placing and lifting a launch keep every sum up to date; nothing is ever counted anew.

mod people;

use super::model::{Model, NONE};
pub(super) use people::{Scratch, sliding_least};

/// Where everything stands.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// Day by launch; `NONE` while it has no place.
    pub(super) day: Vec<i32>,
    pub(super) hour: Vec<u8>,
    /// Launches by channel and day.
    pub(super) on_day: Vec<u16>,
    /// Launches by channel, day and hour.
    on_hour: Vec<u16>,
    /// Cost by channel and month.
    pub(super) spent: Vec<i64>,
    /// Work by day.
    pub(super) work: Vec<i64>,
    /// Touches by cap, audience and first day of the window.
    sums: Vec<Vec<i32>>,
    /// Touches of one campaign by window, while it is placed or lifted.
    pattern: Vec<i16>,
    /// Launches that keep a campaign off a day, by campaign and day.
    pub(super) blocked: Vec<u8>,
    /// What the placed campaigns earn, without the price of uneven work.
    pub(super) earned: Vec<i64>,
    /// The objective of what is placed.
    pub(super) worth: i64,
}

impl State {
    pub(super) fn empty(model: &Model) -> Self {
        let (days, campaigns, channels) =
            (model.horizon, model.campaigns.len(), model.channels.len());
        Self {
            day: vec![NONE; model.launches.len()],
            hour: vec![0; model.launches.len()],
            on_day: vec![0; channels * days],
            on_hour: vec![0; channels * days * 24],
            spent: vec![0; channels * model.months],
            work: vec![0; days],
            sums: model.level.clone(),
            pattern: Vec::new(),
            blocked: vec![0; campaigns * days],
            earned: vec![0; campaigns],
            worth: 0,
        }
    }

    /// A whole plan.
    pub(super) fn of(model: &Model, day: &[i32], hour: &[u8]) -> Self {
        let mut state = Self::empty(model);
        for (campaign, line) in model.campaigns.iter().enumerate() {
            let range = line.first..line.first + line.count;
            state.place(model, campaign, &day[range.clone()], &hour[range]);
        }
        state
    }

    pub(super) fn is_placed(&self, model: &Model, campaign: usize) -> bool {
        let line = &model.campaigns[campaign];
        line.count == 0 || self.day[line.first] != NONE
    }

    /// The best hour of a launch that is still free on a day.
    #[inline]
    pub(super) fn free_hour(&self, model: &Model, launch: usize, day: usize) -> Option<(u8, i64)> {
        let stop = &model.launches[launch];
        let channel = stop.channel as usize;
        let at = (channel * model.horizon + day) * 24;
        let cap = model.channels[channel].hour_cap;
        stop.hours
            .iter()
            .copied()
            .find(|(hour, _)| self.on_hour[at + *hour as usize] < cap)
    }

    /// Places a whole campaign at days and hours.
    pub(super) fn place(&mut self, model: &Model, campaign: usize, days: &[i32], hours: &[u8]) {
        let line = &model.campaigns[campaign];
        let mut before = line.prior;
        let mut earned = 0;
        for (at, (&day, &hour)) in days.iter().zip(hours).enumerate() {
            let launch = line.first + at;
            earned += self.earns(model, launch, day, hour, before);
            before = day;
            self.count(model, launch, day as usize, hour, 1);
            self.day[launch] = day;
            self.hour[launch] = hour;
        }
        self.touch_all(model, line, &[], days);
        self.earned[campaign] = earned;
        self.worth += earned;
    }

    /// What placing a whole campaign at days and hours would add to the objective.
    pub(super) fn gain(&self, model: &Model, campaign: usize, days: &[i32], hours: &[u8]) -> i64 {
        let line = &model.campaigns[campaign];
        let mut before = line.prior;
        let mut gain = 0;
        for (at, (&day, &hour)) in days.iter().zip(hours).enumerate() {
            gain += self.earns(model, line.first + at, day, hour, before);
            before = day;
            let stops = model.launches[line.first..].iter();
            let own: i64 = days[..at]
                .iter()
                .zip(stops)
                .filter(|(it, _)| **it == day)
                .map(|(_, stop)| stop.work)
                .sum();
            let (work, more) = (
                self.work[day as usize] + own,
                model.launches[line.first + at].work,
            );
            gain -= model.smooth * ((work + more) * (work + more) - work * work);
        }
        gain
    }

    /// What a launch earns at a day and hour, without the price of uneven work.
    fn earns(&self, model: &Model, launch: usize, day: i32, hour: u8, before: i32) -> i64 {
        let stop = &model.launches[launch];
        let gap = if before == NONE { NONE } else { day - before };
        let by_hour = stop
            .hours
            .iter()
            .find(|(it, _)| *it == hour)
            .map_or(0, |(_, worth)| *worth);
        model.day_worth(stop, day as usize, gap) + by_hour - model.moving(launch, day)
    }

    /// Lifts a whole campaign.
    pub(super) fn lift(&mut self, model: &Model, campaign: usize) {
        let line = &model.campaigns[campaign];
        let range = line.first..line.first + line.count;
        for launch in range.clone() {
            let (day, hour) = (self.day[launch] as usize, self.hour[launch]);
            self.count(model, launch, day, hour, -1);
        }
        let mut days = std::mem::take(&mut self.day);
        self.touch_all(model, line, &days[range.clone()], &[]);
        days[range].fill(NONE);
        self.day = days;
        self.worth -= self.earned[campaign];
        self.earned[campaign] = 0;
    }

    /// Places or lifts one launch of a plan that is looked at, not searched.
    pub(super) fn put(&mut self, model: &Model, launch: usize, day: usize, hour: u8, sign: i32) {
        self.count(model, launch, day, hour, sign);
        let line = &model.campaigns[model.launches[launch].campaign as usize];
        self.touch(model, line, launch, day, sign);
    }

    /// Everything a launch takes but people's attention.
    fn count(&mut self, model: &Model, launch: usize, day: usize, hour: u8, sign: i32) {
        let stop = &model.launches[launch];
        let (channel, campaign) = (stop.channel as usize, stop.campaign as usize);
        let line = &model.campaigns[campaign];
        let by = sign as i64;
        let at = channel * model.horizon + day;
        self.on_day[at] = (i32::from(self.on_day[at]) + sign) as u16;
        let slot = at * 24 + hour as usize;
        self.on_hour[slot] = (i32::from(self.on_hour[slot]) + sign) as u16;
        self.spent[channel * model.months + model.month_of[day] as usize] += by * stop.cost;
        let before = self.work[day];
        self.work[day] += by * stop.work;
        self.worth -= model.smooth * (self.work[day] * self.work[day] - before * before);
        let reach = model.cool_days - 1;
        let low = (day as i32 - reach).max(0) as usize;
        let high = (day as i32 + reach).min(model.horizon as i32 - 1);
        if reach < 0 {
            return;
        }
        for &other in &line.hot {
            let row = other as usize * model.horizon;
            for it in &mut self.blocked[row + low..=row + high as usize] {
                *it = (i32::from(*it) + sign) as u8;
            }
        }
    }
}
