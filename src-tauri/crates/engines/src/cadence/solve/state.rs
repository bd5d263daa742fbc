//! A plan being made: where launches stand, and what that takes from days, hours, budgets and people.
//!
//! Placing and lifting a launch keep every sum up to date; nothing is ever counted anew.

use super::model::{Cap, Line, Model, NONE};

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
            let stop = &model.launches[launch];
            let gap = if before == NONE { NONE } else { day - before };
            let by_hour = stop
                .hours
                .iter()
                .find(|(it, _)| *it == hour)
                .map_or(0, |(_, worth)| *worth);
            earned +=
                model.day_worth(stop, day as usize, gap) + by_hour - model.moving(launch, day);
            before = day;
            self.put(model, launch, day as usize, hour, 1);
            self.day[launch] = day;
            self.hour[launch] = hour;
        }
        self.earned[campaign] = earned;
        self.worth += earned;
    }

    /// Lifts a whole campaign.
    pub(super) fn lift(&mut self, model: &Model, campaign: usize) {
        let line = &model.campaigns[campaign];
        for launch in line.first..line.first + line.count {
            self.put(
                model,
                launch,
                self.day[launch] as usize,
                self.hour[launch],
                -1,
            );
            self.day[launch] = NONE;
        }
        self.worth -= self.earned[campaign];
        self.earned[campaign] = 0;
    }

    pub(super) fn put(&mut self, model: &Model, launch: usize, day: usize, hour: u8, sign: i32) {
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
        let way = &model.ways[stop.way as usize];
        for &place in &way.caps {
            let (cap, sums) = (&model.caps[place], &mut self.sums[place]);
            for touched in day..(day + way.days).min(model.horizon) {
                let (low, high) = cap.windows_of(touched);
                for &(audience, share) in &line.touches {
                    let row = audience as usize * cap.starts;
                    sums[row + low..=row + high]
                        .iter_mut()
                        .for_each(|sum| *sum += sign * share);
                }
            }
        }
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

    /// Touches of an audience in a window.
    #[inline]
    pub(super) fn touches(&self, model: &Model, cap: usize, audience: usize, start: usize) -> i32 {
        self.sums[cap][audience * model.caps[cap].starts + start]
    }

    /// For each window of a cap that holds a day of the span: how far the tightest audience of a campaign stays below
    /// the cap once the campaign touches it; negative where one would be over.
    pub(super) fn slack(
        &self,
        model: &Model,
        cap: usize,
        line: &Line,
        span: (usize, usize),
        out: &mut Vec<i32>,
    ) {
        let it = &model.caps[cap];
        let (from, to) = it.windows_over(span);
        out.clear();
        out.resize(to + 1 - from, i32::MAX);
        for &(audience, share) in &line.touches {
            let row = audience as usize * it.starts;
            let limit = it.limit - share;
            for (least, sum) in out.iter_mut().zip(&self.sums[cap][row + from..=row + to]) {
                *least = (*least).min(limit - sum);
            }
        }
    }

    /// For each day of a span: how many touches the tightest window of a cap could still bear once a flight that begins
    /// there touches everyone it reaches; negative where one would be over.
    pub(super) fn flight_room(
        &self,
        model: &Model,
        cap: usize,
        line: &Line,
        span: (usize, usize),
        days: usize,
        out: &mut Vec<i32>,
    ) {
        let it = &model.caps[cap];
        let last_of = |day: usize| (day + days).min(model.horizon) - 1;
        let (from, to) = it.windows_over((span.0, last_of(span.1)));
        // By window: how many touches its tightest audience can bear.
        let mut bears = vec![i32::MAX; to + 1 - from];
        for &(audience, share) in &line.touches {
            let row = audience as usize * it.starts;
            for (least, sum) in bears.iter_mut().zip(&self.sums[cap][row + from..=row + to]) {
                *least = (*least).min((it.limit - sum).div_euclid(share));
            }
        }
        out.clear();
        out.extend((span.0..=span.1).map(|day| {
            let (low, high) = it.windows_over((day, last_of(day)));
            let spare = |start: usize| bears[start - from] - it.overlap(start, day, days);
            (low..=high).map(spare).min().unwrap_or(i32::MAX)
        }));
    }

    /// For each such window: by how much its audiences together would be over the cap.
    pub(super) fn excess(
        &self,
        model: &Model,
        cap: usize,
        line: &Line,
        span: (usize, usize),
        out: &mut Vec<i32>,
    ) {
        let it = &model.caps[cap];
        let (from, to) = it.windows_over(span);
        out.clear();
        out.resize(to + 1 - from, 0);
        for &(audience, share) in &line.touches {
            let row = audience as usize * it.starts;
            let limit = it.limit - share;
            for (over, sum) in out.iter_mut().zip(&self.sums[cap][row + from..=row + to]) {
                // Negative, so that the worst window is the least, as with slack.
                *over += (limit - sum).min(0);
            }
        }
    }
}

impl Cap {
    /// First and last window that holds a day.
    #[inline]
    pub(super) fn windows_of(&self, day: usize) -> (usize, usize) {
        (
            (day + 1).saturating_sub(self.window),
            day.min(self.starts - 1),
        )
    }

    /// Days of a flight that begins on a day which lie in a window.
    #[inline]
    pub(super) fn overlap(&self, start: usize, day: usize, days: usize) -> i32 {
        (start + self.window).min(day + days) as i32 - start.max(day) as i32
    }

    /// First and last window that hold some day of a span.
    #[inline]
    pub(super) fn windows_over(&self, span: (usize, usize)) -> (usize, usize) {
        (self.windows_of(span.0).0, self.windows_of(span.1).1)
    }
}

/// The least value over the windows that hold each day of a span; `row` begins at the span's first window.
///
/// A sliding minimum over blocks of one window (van Herk): each day costs the same however long the window is.
pub(super) fn sliding_least(
    row: &[i32],
    cap: &Cap,
    span: (usize, usize),
    scratch: &mut Scratch,
    out: &mut Vec<i32>,
) {
    out.clear();
    let width = cap.window;
    let base = cap.windows_of(span.0).0;
    let least_of = |low: usize, high: usize| {
        row[low - base..=high - base]
            .iter()
            .copied()
            .min()
            .unwrap_or(i32::MAX)
    };
    if row.len() <= 8 || width == 1 {
        out.extend((span.0..=span.1).map(|day| {
            let (low, high) = cap.windows_of(day);
            least_of(low, high)
        }));
        return;
    }
    let Scratch { suffix, prefix } = scratch;
    suffix.clear();
    suffix.extend_from_slice(row);
    prefix.clear();
    prefix.extend_from_slice(row);
    for block in suffix.chunks_mut(width) {
        (0..block.len() - 1)
            .rev()
            .for_each(|at| block[at] = block[at].min(block[at + 1]));
    }
    for block in prefix.chunks_mut(width) {
        (1..block.len()).for_each(|at| block[at] = block[at].min(block[at - 1]));
    }
    for day in span.0..=span.1 {
        let (low, high) = cap.windows_of(day);
        // At the rim of the horizon there are fewer windows than a block holds, and the two minima may overreach.
        out.push(if high - low + 1 == width {
            suffix[low - base].min(prefix[high - base])
        } else {
            least_of(low, high)
        });
    }
}

/// Room that a sliding minimum works in.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    suffix: Vec<i32>,
    prefix: Vec<i32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sliding_minimum_is_that_of_every_window() {
        for (horizon, window) in [(60, 7), (60, 30), (40, 40), (9, 1), (365, 30), (12, 11)] {
            let cap = Cap {
                window,
                limit: 0,
                starts: horizon - window + 1,
            };
            let all: Vec<i32> = (0..cap.starts)
                .map(|at| ((at * 7919 + 13) % 101) as i32)
                .collect();
            let (mut out, mut scratch) = (Vec::new(), Scratch::default());
            for span in [
                (0, horizon - 1),
                (3, horizon / 2),
                (horizon - 2, horizon - 1),
            ] {
                let (from, to) = cap.windows_over(span);
                sliding_least(&all[from..=to], &cap, span, &mut scratch, &mut out);
                for (day, least) in (span.0..=span.1).zip(&out) {
                    let (low, high) = cap.windows_of(day);
                    assert_eq!(
                        all[low..=high].iter().min(),
                        Some(least),
                        "{horizon} {window} {day}"
                    );
                }
            }
        }
    }
}
