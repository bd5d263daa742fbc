//! Where one launch could stand while all others stay: what each day would be worth, and which rule forbids it.

use super::Task;
use super::instance::Instance;
use super::model::{Model, NONE, Stop};
use super::pins;
use super::state::State;

/// One day a launch could stand on.
#[derive(Debug, Clone, PartialEq)]
pub struct DayOption {
    /// The day.
    pub day: i64,
    /// What the whole plan would gain by the launch standing there instead; negative for a loss.
    pub gain: i64,
    /// What forbids it; none when it may stand there.
    pub held_by: Option<Hold>,
}

/// What keeps a launch off a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// The day is not among those it may stand on.
    NotAllowed,
    /// Too near to the campaign's launch before it.
    TooSoonAfter,
    /// Too far from the campaign's launch before it.
    TooLateAfter,
    /// Too near to the campaign's launch after it.
    TooSoonBefore,
    /// Too far from the campaign's launch after it.
    TooEarlyBefore,
    /// Its campaign must wait for another, or another waits for it.
    Order,
    /// People would be touched too often.
    Pressure {
        /// The cap's place in the list.
        cap: usize,
    },
    /// Too near to another campaign to much the same people.
    Cooldown,
    /// The channel is full that day.
    ChannelFull,
    /// The channel's month is spent.
    Budget,
}

/// Every day of the horizon for a launch of a whole plan. `places` holds a day and hour for each launch.
pub fn day_options(
    instance: &Instance,
    task: &Task,
    places: &[(i64, i64)],
    launch: usize,
) -> Vec<DayOption> {
    let mut model = Model::of(instance);
    pins::attach(&mut model, task);
    let days: Vec<i32> = places.iter().map(|it| it.0 as i32).collect();
    let hours: Vec<u8> = places.iter().map(|it| it.1 as u8).collect();
    let mut state = State::of(&model, &days, &hours);
    let here = days[launch];
    state.put(&model, launch, here as usize, hours[launch], -1);
    let view = View {
        model: &model,
        state: &state,
        days: &days,
        launch,
    };
    let now = view.worth(here);
    (0..instance.horizon as i32)
        .map(|day| DayOption {
            day: i64::from(day),
            gain: view.worth(day) - now,
            held_by: view.hold(day),
        })
        .collect()
}

/// A plan with one launch lifted.
struct View<'a> {
    model: &'a Model,
    state: &'a State,
    days: &'a [i32],
    launch: usize,
}

impl View<'_> {
    fn stop(&self) -> &Stop {
        &self.model.launches[self.launch]
    }

    /// Day of the campaign's launch before it, its prior day, or `NONE`.
    fn before(&self) -> i32 {
        let line = &self.model.campaigns[self.stop().campaign as usize];
        if self.launch == line.first {
            line.prior
        } else {
            self.days[self.launch - 1]
        }
    }

    fn after(&self) -> Option<usize> {
        let line = &self.model.campaigns[self.stop().campaign as usize];
        (self.launch + 1 < line.first + line.count).then_some(self.launch + 1)
    }

    /// What depends on the launch's day: its own worth, that of the one after it, and uneven work.
    fn worth(&self, day: i32) -> i64 {
        let (model, stop) = (self.model, self.stop());
        let gap = |day: i32, before: i32| if before == NONE { NONE } else { day - before };
        let mut worth = model.day_worth(stop, day as usize, gap(day, self.before()));
        if let Some(after) = self.after() {
            let it = &model.launches[after];
            worth += model.day_worth(it, self.days[after] as usize, self.days[after] - day);
        }
        let work = self.state.work[day as usize];
        worth
            - model.smooth * ((work + stop.work) * (work + stop.work) - work * work)
            - model.moving(self.launch, day)
    }

    fn hold(&self, day: i32) -> Option<Hold> {
        let (model, state, stop) = (self.model, self.state, self.stop());
        if stop.days.binary_search(&(day as u16)).is_err() {
            return Some(Hold::NotAllowed);
        }
        self.hold_of_gaps(day)
            .or_else(|| self.hold_of_order(day))
            .or_else(|| {
                let (channel, d) = (stop.channel as usize, day as usize);
                let lane = &model.channels[channel];
                let month = model.month_of[d] as usize;
                let is_full = state.on_day[channel * model.horizon + d] >= lane.day_cap
                    || state.free_hour(model, self.launch, d).is_none();
                if state.blocked[stop.campaign as usize * model.horizon + d] > 0 {
                    Some(Hold::Cooldown)
                } else if is_full {
                    Some(Hold::ChannelFull)
                } else if state.spent[channel * model.months + month] + stop.cost
                    > lane.budget[month]
                {
                    Some(Hold::Budget)
                } else {
                    self.hold_of_people(d)
                }
            })
    }

    fn hold_of_gaps(&self, day: i32) -> Option<Hold> {
        let (stop, before) = (self.stop(), self.before());
        let is_first = self.launch == self.model.campaigns[stop.campaign as usize].first;
        if before != NONE {
            if day - before < stop.own_gap {
                return Some(Hold::TooSoonAfter);
            }
            if day - before > stop.max_gap && !is_first {
                return Some(Hold::TooLateAfter);
            }
        }
        let after = self.after()?;
        let gap = self.days[after] - day;
        if gap < self.model.launches[after].own_gap {
            Some(Hold::TooSoonBefore)
        } else if gap > self.model.launches[after].max_gap {
            Some(Hold::TooEarlyBefore)
        } else {
            None
        }
    }

    fn hold_of_order(&self, day: i32) -> Option<Hold> {
        let model = self.model;
        let line = &model.campaigns[self.stop().campaign as usize];
        let ends = |campaign: u32| {
            let it = &model.campaigns[campaign as usize];
            (it.count > 0).then(|| (self.days[it.first], self.days[it.first + it.count - 1]))
        };
        let waits = self.launch == line.first
            && line
                .before
                .iter()
                .filter_map(|(other, lag)| Some(ends(*other)?.1 + lag))
                .any(|earliest| day < earliest);
        let is_last = self.launch + 1 == line.first + line.count;
        let holds_up = is_last
            && line
                .after
                .iter()
                .filter_map(|(other, lag)| Some(ends(*other)?.0 - lag))
                .any(|latest| day > latest);
        (waits || holds_up).then_some(Hold::Order)
    }

    fn hold_of_people(&self, day: usize) -> Option<Hold> {
        let (model, stop) = (self.model, self.stop());
        let line = &model.campaigns[stop.campaign as usize];
        let way = &model.ways[stop.way as usize];
        let last = (day + way.days).min(model.horizon) - 1;
        let is_over = |place: usize| {
            let cap = &model.caps[place];
            let (low, high) = cap.windows_over((day, last));
            (low..=high).any(|start| {
                let own = cap.overlap(start, day, way.days);
                line.touches.iter().any(|&(audience, share)| {
                    let sum = self.state.touches(model, place, audience as usize, start);
                    sum + share * own > cap.limit
                })
            })
        };
        let cap = way.caps.iter().copied().find(|place| is_over(*place))?;
        Some(Hold::Pressure { cap })
    }
}
