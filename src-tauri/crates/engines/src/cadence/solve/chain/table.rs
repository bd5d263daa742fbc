//! The table of a campaign: where each launch may stand, what it earns there, and the best that can follow.

use super::super::model::{Line, Model, NONE, Stop};
use super::super::random::Random;
use super::super::state::{State, sliding_least};
use super::{Chooser, NEVER, Place, Rows, Wish};

/// Price of a budget overrun when rules may be broken.
const PRICE: i64 = 2_000;

impl Chooser {
    /// First and last day that precedence and windows leave.
    pub(in super::super) fn span(
        &self,
        model: &Model,
        state: &State,
        line: &Line,
    ) -> Option<(i32, i32)> {
        let stops = &model.launches[line.first..line.first + line.count];
        let first = stops.iter().filter_map(|stop| stop.days.first()).min()?;
        let last = stops.iter().filter_map(|stop| stop.days.last()).max()?;
        let (mut low, mut high) = (i32::from(*first), i32::from(*last));
        if line.prior != NONE {
            low = low.max(line.prior + model.launches[line.first].min_gap);
        }
        for &(other, lag) in &line.before {
            let it = &model.campaigns[other as usize];
            if it.count > 0 && state.is_placed(model, other as usize) {
                low = low.max(state.day[it.first + it.count - 1] + lag);
            }
        }
        for &(other, lag) in &line.after {
            let it = &model.campaigns[other as usize];
            if it.count > 0 && state.is_placed(model, other as usize) {
                high = high.min(state.day[it.first] - lag);
            }
        }
        (low <= high).then_some((low, high))
    }

    /// Whether each day of the span can bear a launch of the campaign, by pressure and cool-down; negative where not.
    pub(super) fn look_around(
        &mut self,
        model: &Model,
        state: &State,
        campaign: usize,
        span: (i32, i32),
        wish: &Wish<'_>,
    ) {
        let line = &model.campaigns[campaign];
        let (low, high) = (span.0.max(0) as usize, span.1 as usize);
        let days = high + 1 - low;
        for (slot, &way) in line.ways.iter().enumerate() {
            self.look_at_people(model, state, line, way, slot, (low, high), wish);
        }
        let row = campaign * model.horizon;
        if let Some(lenience) = &wish.lenience {
            self.near.clear();
            self.near.resize(days, 0);
            for &other in &line.hot {
                let it = &model.campaigns[other as usize];
                for launch in it.first..it.first + it.count {
                    let day = state.day[launch];
                    if day == NONE {
                        continue;
                    }
                    for close in day - model.cool_days + 1..day + model.cool_days {
                        if (low as i32..=high as i32).contains(&close) {
                            self.near[close as usize - low] += lenience.weight[other as usize];
                        }
                    }
                }
            }
        } else {
            for (at, blocked) in state.blocked[row + low..=row + high].iter().enumerate() {
                if *blocked > 0 {
                    let rooms = self.room[..line.ways.len()].iter_mut();
                    rooms.for_each(|room| room[at] = -1);
                }
            }
        }
    }

    /// Room and overrun of each day of the span for launches that touch people in one way.
    #[expect(clippy::too_many_arguments, reason = "one table filled in one pass")]
    fn look_at_people(
        &mut self,
        model: &Model,
        state: &State,
        line: &Line,
        way: u16,
        slot: usize,
        span: (usize, usize),
        wish: &Wish<'_>,
    ) {
        let days = span.1 + 1 - span.0;
        let way = &model.ways[way as usize];
        if self.room.len() <= slot {
            self.room.resize_with(slot + 1, Vec::new);
            self.over.resize_with(slot + 1, Vec::new);
            self.rows
                .resize_with((slot + 1) * model.caps.len(), Rows::default);
        }
        let (room, over) = (&mut self.room[slot], &mut self.over[slot]);
        room.clear();
        room.resize(days, i32::MAX);
        over.clear();
        over.resize(if wish.lenience.is_some() { days } else { 0 }, 0);
        for &place in &way.caps {
            let cap = &model.caps[place];
            if way.days == 1 {
                let rows = &mut self.rows[slot * model.caps.len() + place];
                rows.from = cap.windows_over(span).0;
                state.slack(model, place, line, span, &mut rows.slack);
                sliding_least(&rows.slack, cap, span, &mut self.scratch, &mut self.least);
            } else {
                state.flight_room(model, place, line, span, way.days, &mut self.least);
            }
            for (room, least) in room.iter_mut().zip(&self.least) {
                *room = (*room).min(*least);
            }
            if wish.lenience.is_some() {
                state.excess(model, place, line, span, &mut self.row);
                sliding_least(&self.row, cap, span, &mut self.scratch, &mut self.least);
                for (over, least) in over.iter_mut().zip(&self.least) {
                    *over -= i64::from(*least);
                }
            }
        }
    }

    /// Every place each launch may take, with what it earns there but for its gap.
    pub(super) fn gather(
        &mut self,
        model: &Model,
        state: &State,
        campaign: usize,
        span: (i32, i32),
        wish: &Wish<'_>,
        random: &mut Random,
    ) -> bool {
        let line = &model.campaigns[campaign];
        if self.places.len() < line.count {
            self.places.resize_with(line.count, Vec::new);
        }
        let (mut low, low_of_room) = (span.0, span.0.max(0));
        for at in 0..line.count {
            let stop = &model.launches[line.first + at];
            let channel = stop.channel as usize;
            let (lane, slot) = (&model.channels[channel], stop.slot as usize);
            let places = &mut self.places[at];
            places.clear();
            for &day in &stop.days {
                let day_at = i32::from(day);
                if day_at < low || day_at > span.1 {
                    continue;
                }
                let d = day as usize;
                let room = self.room[slot][(day_at - low_of_room) as usize];
                let spent =
                    state.spent[channel * model.months + model.month_of[d] as usize] + stop.cost;
                let over_budget = spent - lane.budget[model.month_of[d] as usize];
                let full = state.on_day[channel * model.horizon + d] >= lane.day_cap;
                let work = state.work[d];
                let mut score =
                    -model.smooth * ((work + stop.work) * (work + stop.work) - work * work);
                let hour = match &wish.lenience {
                    None => {
                        if room < 0 || full || over_budget > 0 {
                            continue;
                        }
                        let Some((hour, worth)) = state.free_hour(model, line.first + at, d) else {
                            continue;
                        };
                        score += worth - model.moving(line.first + at, day_at);
                        hour
                    }
                    Some(lenience) => {
                        let on_it = &lenience.present[channel * model.horizon + d];
                        let lightest = || {
                            on_it
                                .iter()
                                .map(|other| lenience.weight[*other as usize])
                                .min()
                                .unwrap_or(0)
                        };
                        let place = (day_at - low_of_room) as usize;
                        let mut price = self.near[place] + self.over[slot][place] * 40;
                        if full {
                            price += lightest();
                        }
                        if over_budget > 0 {
                            price += PRICE;
                        }
                        let hour = match state.free_hour(model, line.first + at, d) {
                            Some((hour, _)) => hour,
                            None => {
                                price += lightest();
                                stop.hours.first().map_or(0, |(hour, _)| *hour)
                            }
                        };
                        // Finding a plan comes before its worth.
                        score = -price * 1_000;
                        hour
                    }
                };
                if wish.noise > 0 {
                    score += random.below(wish.noise as usize) as i64;
                }
                places.push(Place {
                    day: day_at,
                    hour,
                    score,
                    rest: NEVER,
                });
            }
            let Some(first) = places.first() else {
                return false;
            };
            let next = model.launches.get(line.first + at + 1);
            low = (first.day + next.map_or(0, |it| it.own_gap)).max(span.0);
        }
        true
    }

    /// From the last launch to the first: the best that can follow each place.
    pub(super) fn look_ahead(&mut self, model: &Model, line: &Line) -> bool {
        for place in &mut self.places[line.count - 1] {
            place.rest = place.score;
        }
        for at in (0..line.count - 1).rev() {
            let stop = &model.launches[line.first + at + 1];
            let (here, next) = self.places.split_at_mut(at + 1);
            let (here, next) = (&mut here[at], &next[0]);
            if stop.gaps == 0 {
                follow_one_by_one(model, stop, here, next);
            } else {
                follow(model, stop, here, next, &mut self.rest);
            }
        }
        self.places[0].iter().any(|place| place.rest > NEVER)
    }
}

/// The best that can follow each place of a launch, looked up by day.
fn follow(model: &Model, stop: &Stop, here: &mut [Place], next: &[Place], rest: &mut Vec<i64>) {
    let (Some(first), Some(last)) = (next.first(), next.last()) else {
        return;
    };
    let base = first.day;
    rest.clear();
    rest.resize((last.day + 1 - base) as usize, NEVER);
    for place in next {
        rest[(place.day - base) as usize] = place.rest;
    }
    for place in here.iter_mut() {
        // Gaps from the least one on, as far as they lead to days of the next launch.
        let from = place.day + stop.own_gap - base;
        let (skipped, from) = ((-from).max(0) as usize, from.max(0) as usize);
        let worth = model.worth_after(stop, place.day as usize);
        let best = worth
            .iter()
            .skip(skipped)
            .zip(rest.iter().skip(from))
            .map(|(worth, rest)| worth + rest)
            .max()
            .unwrap_or(NEVER);
        place.rest = if best > NEVER / 2 {
            place.score + best
        } else {
            NEVER
        };
    }
}

/// The same where gaps are too many to be looked up, or the order is open.
fn follow_one_by_one(model: &Model, stop: &Stop, here: &mut [Place], next: &[Place]) {
    let mut from = 0;
    for place in here.iter_mut() {
        while from < next.len() && next[from].day < place.day + stop.own_gap {
            from += 1;
        }
        let mut best = NEVER;
        for later in &next[from..] {
            let gap = later.day - place.day;
            if gap > stop.max_gap {
                break;
            }
            if later.rest > NEVER {
                best = best.max(model.day_worth(stop, later.day as usize, gap) + later.rest);
            }
        }
        place.rest = if best > NEVER {
            place.score + best
        } else {
            NEVER
        };
    }
}
