//! The best places for one campaign while all others stand still: dynamic programming over its launches in order.
//!
//! Strict: every rule is kept. Lenient: a broken rule costs, so that a plan can be found by pushing others away.

use super::model::{Line, Model, NONE};
use super::random::Random;
use super::state::{Scratch, State, sliding_least};

/// Dead ends that the walk through the table may meet before it gives up.
const DEAD_ENDS: usize = 60;
/// What no place is worth.
const NEVER: i64 = i64::MIN / 4;

/// One possible place of one launch.
#[derive(Debug, Clone, Copy)]
struct Place {
    day: i32,
    hour: u8,
    score: i64,
    /// The best that can follow from here, this place included.
    rest: i64,
}

/// Places for a whole campaign.
#[derive(Debug)]
pub(super) struct Chain {
    /// What it adds to the objective.
    pub(super) worth: i64,
    pub(super) days: Vec<i32>,
    pub(super) hours: Vec<u8>,
}

/// What breaking the rules costs, and who would be pushed away.
#[derive(Debug)]
pub(super) struct Lenience<'a> {
    /// How hard each campaign is to place, learnt so far.
    pub(super) weight: &'a [i64],
    /// Launches by channel and day.
    pub(super) present: &'a [Vec<u32>],
}

/// How a search for a chain is steered.
#[derive(Debug)]
pub(super) struct Wish<'a> {
    /// Largest number added to a place's score by chance; 0 for none.
    pub(super) noise: i64,
    /// With it rules may be broken at a price.
    pub(super) lenience: Option<Lenience<'a>>,
}

impl Wish<'_> {
    /// The best chain that keeps every rule.
    pub(super) fn strict() -> Self {
        Self {
            noise: 0,
            lenience: None,
        }
    }
}

/// Tables that are used again and again.
#[derive(Debug, Default)]
pub(super) struct Chooser {
    places: Vec<Vec<Place>>,
    room: Vec<i32>,
    row: Vec<i32>,
    least: Vec<i32>,
    scratch: Scratch,
    over: Vec<i64>,
    near: Vec<i64>,
    /// The chain found last.
    pub(super) days: Vec<i32>,
    pub(super) hours: Vec<u8>,
}

impl Chooser {
    /// Finds a chain for a campaign that has no place. False when there is none.
    pub(super) fn choose(
        &mut self,
        model: &Model,
        state: &State,
        campaign: usize,
        wish: &Wish<'_>,
        random: &mut Random,
    ) -> bool {
        let line = &model.campaigns[campaign];
        if line.count == 0 {
            self.days.clear();
            self.hours.clear();
            return true;
        }
        let Some(span) = self.span(model, state, line) else {
            return false;
        };
        self.look_around(model, state, campaign, span, wish);
        self.gather(model, state, campaign, span, wish, random)
            && self.look_ahead(model, line)
            && self.walk(model, state, line, wish)
    }

    /// The most that placing a campaign can add to the objective while the others stand still; none when it has no place.
    ///
    /// Its own launches may break a rule together, so this is a bound and not a promise.
    pub(super) fn most(
        &mut self,
        model: &Model,
        state: &State,
        campaign: usize,
        random: &mut Random,
    ) -> Option<i64> {
        let line = &model.campaigns[campaign];
        if line.count == 0 {
            return Some(0);
        }
        let span = self.span(model, state, line)?;
        let wish = Wish::strict();
        self.look_around(model, state, campaign, span, &wish);
        let found = self.gather(model, state, campaign, span, &wish, random)
            && self.look_ahead(model, line);
        found.then(|| {
            self.places[0]
                .iter()
                .map(|place| entry(model, line, place).saturating_add(place.rest))
                .max()
        })?
    }

    /// Every chain of a campaign that adds more than `least` to the objective, best first, with what it adds.
    ///
    /// `None` when there are more than `limit` of them.
    pub(super) fn all_above(
        &mut self,
        model: &Model,
        state: &State,
        campaign: usize,
        least: i64,
        limit: usize,
        random: &mut Random,
    ) -> Option<Vec<Chain>> {
        let mut all = Vec::new();
        if self
            .most(model, state, campaign, random)
            .is_none_or(|most| most <= least)
        {
            return Some(all);
        }
        let line = &model.campaigns[campaign];
        let mut path: Vec<usize> = Vec::with_capacity(line.count);
        self.days.clear();
        self.hours.clear();
        let whole = self.descend(model, state, line, 0, least, &mut path, &mut all, limit);
        self.days.clear();
        self.hours.clear();
        all.sort_by_key(|chain| std::cmp::Reverse(chain.worth));
        whole.then_some(all)
    }

    #[expect(clippy::too_many_arguments, reason = "one recursion over one table")]
    fn descend(
        &mut self,
        model: &Model,
        state: &State,
        line: &Line,
        earned: i64,
        least: i64,
        path: &mut Vec<usize>,
        all: &mut Vec<Chain>,
        limit: usize,
    ) -> bool {
        let at = path.len();
        if at == line.count {
            all.push(Chain {
                worth: earned,
                days: self.days.clone(),
                hours: self.hours.clone(),
            });
            return all.len() <= limit;
        }
        let stop = &model.launches[line.first + at];
        for number in 0..self.places[at].len() {
            let place = self.places[at][number];
            if place.rest <= NEVER {
                continue;
            }
            let worth = match self.days.last() {
                None => entry(model, line, &place),
                Some(before) => {
                    let gap = place.day - before;
                    if gap < line.own_gap || gap > line.max_gap {
                        continue;
                    }
                    model.day_worth(line, stop, place.day as usize, gap)
                }
            };
            if earned + worth + place.rest <= least || !self.fits(model, state, line, at, place.day)
            {
                continue;
            }
            path.push(number);
            self.days.push(place.day);
            self.hours.push(place.hour);
            let whole = self.descend(
                model,
                state,
                line,
                earned + worth + place.score,
                least,
                path,
                all,
                limit,
            );
            path.pop();
            self.days.pop();
            self.hours.pop();
            if !whole {
                return false;
            }
        }
        true
    }

    /// First and last day that precedence and windows leave.
    fn span(&self, model: &Model, state: &State, line: &Line) -> Option<(i32, i32)> {
        let stops = &model.launches[line.first..line.first + line.count];
        let first = stops.iter().filter_map(|stop| stop.days.first()).min()?;
        let last = stops.iter().filter_map(|stop| stop.days.last()).max()?;
        let (mut low, mut high) = (i32::from(*first), i32::from(*last));
        if line.prior != NONE {
            low = low.max(line.prior + line.min_gap);
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
    fn look_around(
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
        self.room.clear();
        self.room.resize(days, i32::MAX);
        self.over.clear();
        self.over
            .resize(if wish.lenience.is_some() { days } else { 0 }, 0);
        for (place, cap) in model.caps.iter().enumerate() {
            state.slack(model, place, line, (low, high), &mut self.row);
            sliding_least(
                &self.row,
                cap,
                (low, high),
                &mut self.scratch,
                &mut self.least,
            );
            for (room, least) in self.room.iter_mut().zip(&self.least) {
                *room = (*room).min(*least);
            }
            if wish.lenience.is_some() {
                state.excess(model, place, line, (low, high), &mut self.row);
                sliding_least(
                    &self.row,
                    cap,
                    (low, high),
                    &mut self.scratch,
                    &mut self.least,
                );
                for (over, least) in self.over.iter_mut().zip(&self.least) {
                    *over -= i64::from(*least);
                }
            }
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
                    self.room[at] = -1;
                }
            }
        }
    }

    /// Every place each launch may take, with what it earns there but for its gap.
    fn gather(
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
            let lane = &model.channels[channel];
            let places = &mut self.places[at];
            places.clear();
            for &day in &stop.days {
                let day_at = i32::from(day);
                if day_at < low || day_at > span.1 {
                    continue;
                }
                let d = day as usize;
                let room = self.room[(day_at - low_of_room) as usize];
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
                        let mut price = self.near[place] + self.over[place] * 40;
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
            low = (first.day + line.own_gap).max(span.0);
        }
        true
    }

    /// From the last launch to the first: the best that can follow each place.
    fn look_ahead(&mut self, model: &Model, line: &Line) -> bool {
        for place in &mut self.places[line.count - 1] {
            place.rest = place.score;
        }
        for at in (0..line.count - 1).rev() {
            let stop = &model.launches[line.first + at + 1];
            let (here, next) = self.places.split_at_mut(at + 1);
            let (here, next) = (&mut here[at], &next[0]);
            let mut from = 0;
            for place in here.iter_mut() {
                while from < next.len() && next[from].day < place.day + line.own_gap {
                    from += 1;
                }
                let mut best = NEVER;
                for later in &next[from..] {
                    let gap = later.day - place.day;
                    if gap > line.max_gap {
                        break;
                    }
                    if later.rest > NEVER {
                        best = best
                            .max(model.day_worth(line, stop, later.day as usize, gap) + later.rest);
                    }
                }
                place.rest = if best > NEVER {
                    place.score + best
                } else {
                    NEVER
                };
            }
        }
        self.places[0].iter().any(|place| place.rest > NEVER)
    }

    /// From the first launch to the last along the best places, turning back where the campaign's own launches
    /// together would break a rule.
    fn walk(&mut self, model: &Model, state: &State, line: &Line, wish: &Wish<'_>) -> bool {
        self.days.clear();
        self.hours.clear();
        let mut dead_ends = 0;
        let mut bound: Vec<(i64, usize)> = vec![(i64::MAX, usize::MAX); line.count];
        let mut at = 0;
        while at < line.count {
            match self.next_place(model, line, at, bound[at]) {
                Some((worth, place)) => {
                    bound[at] = (worth, place);
                    let it = self.places[at][place];
                    if wish.lenience.is_none() && !self.fits(model, state, line, at, it.day) {
                        continue;
                    }
                    self.days.push(it.day);
                    self.hours.push(it.hour);
                    at += 1;
                    if at < line.count {
                        bound[at] = (i64::MAX, usize::MAX);
                    }
                }
                None => {
                    dead_ends += 1;
                    if at == 0 || dead_ends > DEAD_ENDS {
                        return false;
                    }
                    at -= 1;
                    self.days.pop();
                    self.hours.pop();
                }
            }
        }
        true
    }

    /// The best place after the one tried last, in the order of worth, then day.
    fn next_place(
        &self,
        model: &Model,
        line: &Line,
        at: usize,
        tried: (i64, usize),
    ) -> Option<(i64, usize)> {
        let stop = &model.launches[line.first + at];
        let before = self.days.last().copied();
        let mut best: Option<(i64, usize)> = None;
        for (number, place) in self.places[at].iter().enumerate() {
            if place.rest <= NEVER {
                continue;
            }
            let worth = match before {
                None => entry(model, line, place) + place.rest,
                Some(before) => {
                    let gap = place.day - before;
                    if gap < line.own_gap {
                        continue;
                    }
                    if gap > line.max_gap {
                        break;
                    }
                    model.day_worth(line, stop, place.day as usize, gap) + place.rest
                }
            };
            let is_later = worth < tried.0 || (worth == tried.0 && number > tried.1);
            if (tried.1 == usize::MAX || is_later) && best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, number));
            }
        }
        best
    }

    /// Whether a launch fits beside the campaign's own launches before it: pressure and budget together.
    fn fits(&self, model: &Model, state: &State, line: &Line, at: usize, day: i32) -> bool {
        // Where the order is open, the gap says nothing of the cool-down.
        let near = |other: &i32| (day - other).abs() < model.cool_days;
        if line.own_gap < 0 && self.days.iter().any(near) {
            return false;
        }
        let stop = &model.launches[line.first + at];
        let channel = stop.channel as usize;
        let month = model.month_of[day as usize];
        let mut cost = stop.cost;
        for (number, &other) in self.days.iter().enumerate() {
            let it = &model.launches[line.first + number];
            if it.channel == stop.channel && model.month_of[other as usize] == month {
                cost += it.cost;
            }
        }
        let budget = model.channels[channel].budget[month as usize];
        if state.spent[channel * model.months + month as usize] + cost > budget {
            return false;
        }
        let longest = model
            .caps
            .iter()
            .map(|cap| cap.window as i32)
            .max()
            .unwrap_or(0);
        let own = self
            .days
            .iter()
            .filter(|other| day - **other < longest)
            .count() as i32;
        if own == 0 {
            return true;
        }
        model.caps.iter().enumerate().all(|(place, cap)| {
            let (low, high) = cap.windows_of(day as usize);
            let holds = |start: usize| {
                self.days
                    .iter()
                    .filter(|other| {
                        **other >= start as i32 && (**other as usize) < start + cap.window
                    })
                    .count() as i32
            };
            (low..=high).all(|start| {
                let own = holds(start);
                own == 0
                    || line.touches.iter().all(|&(audience, share)| {
                        state.touches(model, place, audience as usize, start) + share * (own + 1)
                            <= cap.limit
                    })
            })
        })
    }
}

/// What the first launch earns on its day, after the prior one if there is one.
fn entry(model: &Model, line: &Line, place: &Place) -> i64 {
    let gap = if line.prior == NONE {
        NONE
    } else {
        place.day - line.prior
    };
    model.day_worth(line, &model.launches[line.first], place.day as usize, gap)
}

/// Price of a budget overrun when rules may be broken.
const PRICE: i64 = 2_000;
