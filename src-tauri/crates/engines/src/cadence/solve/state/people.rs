//! How often people are touched, by sliding window: kept up to date, and how much room each day leaves.

use super::super::model::{Cap, Line, Model};
use super::State;

impl State {
    /// Adds or takes away the touches of one launch.
    pub(super) fn touch(
        &mut self,
        model: &Model,
        line: &Line,
        launch: usize,
        day: usize,
        sign: i32,
    ) {
        let way = &model.ways[model.launches[launch].way as usize];
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
    }

    /// Takes away the touches of a whole campaign on some days, and adds them on others. Either list may be empty.
    ///
    /// All launches go into one pass over each audience: their windows overlap, and a short pass costs as much as a
    /// long one.
    pub(super) fn touch_all(&mut self, model: &Model, line: &Line, gone: &[i32], come: &[i32]) {
        if !line.is_light {
            for (days, sign) in [(gone, -1), (come, 1)] {
                for (at, day) in days.iter().enumerate() {
                    self.touch(model, line, line.first + at, *day as usize, sign);
                }
            }
            return;
        }
        let mut pattern = std::mem::take(&mut self.pattern);
        for place in 0..model.caps.len() {
            if let Some(from) = pattern_of(model, line, place, gone, come, &mut pattern) {
                let (cap, sums) = (&model.caps[place], &mut self.sums[place]);
                for &(audience, share) in &line.touches {
                    let row = audience as usize * cap.starts + from;
                    let share = share as i16;
                    for (sum, own) in sums[row..row + pattern.len()].iter_mut().zip(&pattern) {
                        *sum += i32::from(*own) * i32::from(share);
                    }
                }
            }
        }
        self.pattern = pattern;
    }

    /// Touches of an audience in a window.
    #[inline]
    pub(in super::super) fn touches(
        &self,
        model: &Model,
        cap: usize,
        audience: usize,
        start: usize,
    ) -> i32 {
        self.sums[cap][audience * model.caps[cap].starts + start]
    }

    /// For each window of a cap that holds a day of the span: how far the tightest audience of a campaign stays below
    /// the cap once the campaign touches it; negative where one would be over.
    pub(in super::super) fn slack(
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
    pub(in super::super) fn flight_room(
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
    pub(in super::super) fn excess(
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

    /// Whether no audience of a campaign would be over a cap in some windows, touched so many times more.
    pub(in super::super) fn bears(
        &self,
        model: &Model,
        place: usize,
        line: &Line,
        windows: (usize, usize),
        more: i32,
    ) -> bool {
        let cap = &model.caps[place];
        line.touches.iter().all(|&(audience, share)| {
            let row = audience as usize * cap.starts;
            let sums = &self.sums[place][row + windows.0..=row + windows.1];
            let most = sums.iter().copied().fold(i32::MIN, i32::max);
            most + share * more <= cap.limit
        })
    }
}

/// How many touches more a campaign's people get in each window of a cap, from the first window that changes on, which
/// is returned; none when nothing changes.
fn pattern_of(
    model: &Model,
    line: &Line,
    place: usize,
    gone: &[i32],
    come: &[i32],
    pattern: &mut Vec<i16>,
) -> Option<usize> {
    let cap = &model.caps[place];
    let spans = |days: &'_ [i32], each: &mut dyn FnMut((usize, usize), i16), sign: i16| {
        for (at, day) in days.iter().enumerate() {
            let way = &model.ways[model.launches[line.first + at].way as usize];
            if way.caps.contains(&place) {
                let day = *day as usize;
                for touched in day..(day + way.days).min(model.horizon) {
                    each(cap.windows_of(touched), sign);
                }
            }
        }
    };
    let (mut from, mut to) = (usize::MAX, 0);
    let mut widen = |(low, high): (usize, usize), _: i16| {
        from = from.min(low);
        to = to.max(high);
    };
    spans(gone, &mut widen, -1);
    spans(come, &mut widen, 1);
    if from > to {
        return None;
    }
    pattern.clear();
    pattern.resize(to + 1 - from, 0);
    let mut add = |(low, high): (usize, usize), sign: i16| {
        pattern[low - from..=high - from]
            .iter_mut()
            .for_each(|it| *it += sign);
    };
    spans(gone, &mut add, -1);
    spans(come, &mut add, 1);
    Some(from)
}

impl Cap {
    /// First and last window that holds a day.
    #[inline]
    pub(in super::super) fn windows_of(&self, day: usize) -> (usize, usize) {
        (
            (day + 1).saturating_sub(self.window),
            day.min(self.starts - 1),
        )
    }

    /// Days of a flight that begins on a day which lie in a window.
    #[inline]
    pub(in super::super) fn overlap(&self, start: usize, day: usize, days: usize) -> i32 {
        (start + self.window).min(day + days) as i32 - start.max(day) as i32
    }

    /// First and last window that hold some day of a span.
    #[inline]
    pub(in super::super) fn windows_over(&self, span: (usize, usize)) -> (usize, usize) {
        (self.windows_of(span.0).0, self.windows_of(span.1).1)
    }
}

/// The least value over the windows that hold each day of a span; `row` begins at the span's first window.
///
/// Minima of twice as many windows at a time: each day costs as many passes as the window's length has doublings, all of
/// them over contiguous numbers.
pub(in super::super) fn sliding_least(
    row: &[i32],
    cap: &Cap,
    span: (usize, usize),
    scratch: &mut Scratch,
    out: &mut Vec<i32>,
) {
    let width = cap.window;
    let days = span.1 + 1 - span.0;
    let Scratch { wide, next } = scratch;
    // Windows that do not lie in the horizon hold nobody back.
    wide.clear();
    wide.resize((width - 1).saturating_sub(span.0), i32::MAX);
    wide.extend_from_slice(row);
    wide.resize(days + width - 1, i32::MAX);
    let mut covers = 1;
    while covers < width {
        let step = covers.min(width - covers);
        next.clear();
        next.extend(wide.iter().zip(&wide[step..]).map(|(a, b)| *a.min(b)));
        std::mem::swap(wide, next);
        covers += step;
    }
    out.clear();
    out.extend_from_slice(&wide[..days]);
}

/// Room that a sliding minimum works in.
#[derive(Debug, Default)]
pub(in super::super) struct Scratch {
    wide: Vec<i32>,
    next: Vec<i32>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cadence::solve::Instance;

    #[test]
    fn a_campaign_placed_at_once_touches_as_its_launches_one_by_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/small.json");
        let text = std::fs::read_to_string(path).unwrap();
        let model = Model::of(&Instance::read(&text).unwrap());
        let nobody = State::empty(&model);
        for (campaign, line) in model.campaigns.iter().enumerate() {
            let stops = &model.launches[line.first..line.first + line.count];
            let days: Vec<i32> = stops.iter().map(|it| i32::from(it.days[0])).collect();
            let hours: Vec<u8> = stops.iter().map(|it| it.hours[0].0).collect();
            let (mut whole, mut single) = (nobody.clone(), nobody.clone());
            whole.place(&model, campaign, &days, &hours);
            for (at, day) in days.iter().enumerate() {
                single.put(&model, line.first + at, *day as usize, hours[at], 1);
            }
            assert_ne!(whole.sums, nobody.sums);
            assert_eq!(whole.sums, single.sums);
            assert_eq!(whole.worth, nobody.gain(&model, campaign, &days, &hours));
            whole.lift(&model, campaign);
            assert_eq!((whole.sums, whole.worth), (nobody.sums.clone(), 0));
        }
    }

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
