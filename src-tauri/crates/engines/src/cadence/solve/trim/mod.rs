//! Days that no plan can use, taken out before the search; a launch without a day left is a proof that there is no plan.
//!
//! Every rule is looked at with what is certain of it: launches whose every day lies in a window, a month, a cool-down.
//! The rounds end when nothing changes. Which rule took the last day is not told here; `conflict` finds that out.

mod budgets;

use super::model::{Model, NONE, Stop};
use budgets::budgets;

/// Rounds over all rules; each takes at least one day out, and bounds of long waits creep.
const ROUNDS: usize = 400;

/// Takes impossible days out. False proves that there is no plan.
pub(super) fn trim(model: &mut Model) -> bool {
    for _ in 0..ROUNDS {
        let before = count(model);
        if !bounds(model) {
            return false;
        }
        if count(model) == before {
            let settled = capacity(model) && cool_down(model) && pressure(model) && budgets(model);
            if !settled {
                return false;
            }
            if count(model) == before {
                return true;
            }
        }
    }
    true
}

fn count(model: &Model) -> usize {
    model.launches.iter().map(|stop| stop.days.len()).sum()
}

/// Gaps, prior days and precedence.
fn bounds(model: &mut Model) -> bool {
    for campaign in 0..model.campaigns.len() {
        let (first, count, low, high) = {
            let line = &model.campaigns[campaign];
            let end = |it: u32| {
                let other = &model.campaigns[it as usize];
                let last = other.count.checked_sub(1)?;
                Some(i32::from(*model.launches[other.first + last].days.first()?))
            };
            let start = |it: u32| {
                let other = &model.campaigns[it as usize];
                (other.count > 0).then_some(())?;
                Some(i32::from(*model.launches[other.first].days.last()?))
            };
            let mut low = if line.prior == NONE {
                0
            } else {
                line.prior + model.launches[line.first].min_gap
            };
            for &(other, lag) in &line.before {
                low = low.max(end(other).map_or(0, |day| day + lag));
            }
            let mut high = model.horizon as i32;
            for &(other, lag) in &line.after {
                high = high.min(start(other).map_or(high, |day| day - lag));
            }
            (line.first, line.count, low, high)
        };
        if count == 0 {
            continue;
        }
        model.launches[first]
            .days
            .retain(|day| i32::from(*day) >= low);
        model.launches[first + count - 1]
            .days
            .retain(|day| i32::from(*day) <= high);
        for at in first + 1..first + count {
            let (before, after) = model.launches.split_at_mut(at);
            follow(&before[at - 1].days, &mut after[0]);
        }
        for at in (first..first + count - 1).rev() {
            let (before, after) = model.launches.split_at_mut(at + 1);
            precede(&mut before[at].days, &after[0]);
        }
        if model.launches[first..first + count]
            .iter()
            .any(|stop| stop.days.is_empty())
        {
            return false;
        }
    }
    true
}

/// Keeps days that some day before reaches.
fn follow(before: &[u16], stop: &mut Stop) {
    let (days, own_gap, max_gap) = (&mut stop.days, stop.own_gap, stop.max_gap);
    let mut from = 0;
    days.retain(|day| {
        while from < before.len() && i32::from(*day) - i32::from(before[from]) > max_gap {
            from += 1;
        }
        from < before.len() && i32::from(*day) - i32::from(before[from]) >= own_gap
    });
}

/// Keeps days from which some day after is reached.
fn precede(days: &mut Vec<u16>, stop: &Stop) {
    let (after, own_gap, max_gap) = (&stop.days, stop.own_gap, stop.max_gap);
    let mut to = after.len();
    let mut kept = vec![false; days.len()];
    for (at, day) in days.iter().enumerate().rev() {
        while to > 0 && i32::from(after[to - 1]) - i32::from(*day) > max_gap {
            to -= 1;
        }
        kept[at] = to > 0 && i32::from(after[to - 1]) - i32::from(*day) >= own_gap;
    }
    let mut at = 0;
    days.retain(|_| {
        at += 1;
        kept[at - 1]
    });
}

/// More launches than a channel carries on the days they all must share.
fn capacity(model: &mut Model) -> bool {
    let horizon = model.horizon;
    for channel in 0..model.channels.len() {
        let cap = usize::from(model.channels[channel].day_cap);
        let mut usable = vec![0_usize; horizon + 1];
        let mut ends: Vec<(u16, u16)> = Vec::new();
        let mut certain = vec![0_usize; horizon];
        for stop in model
            .launches
            .iter()
            .filter(|stop| stop.channel as usize == channel)
        {
            stop.days
                .iter()
                .for_each(|day| usable[*day as usize + 1] = 1);
            if let (Some(first), Some(last)) = (stop.days.first(), stop.days.last()) {
                ends.push((*first, *last));
                if first == last {
                    certain[*first as usize] += 1;
                }
            }
        }
        for day in 0..horizon {
            usable[day + 1] += usable[day];
        }
        ends.sort_unstable();
        // For every first day, launches that must lie from it on, by their last day.
        let firsts: Vec<u16> = {
            let mut all: Vec<u16> = ends.iter().map(|it| it.0).collect();
            all.dedup();
            all
        };
        for first in firsts {
            let from = ends.partition_point(|it| it.0 < first);
            let mut lasts: Vec<u16> = ends[from..].iter().map(|it| it.1).collect();
            lasts.sort_unstable();
            for (number, last) in lasts.iter().enumerate() {
                let days = usable[*last as usize + 1] - usable[first as usize];
                if number + 1 > days * cap {
                    return false;
                }
            }
        }
        for stop in model
            .launches
            .iter_mut()
            .filter(|stop| stop.channel as usize == channel)
        {
            if stop.days.len() > 1 {
                stop.days.retain(|day| certain[*day as usize] < cap);
            }
            if stop.days.is_empty() {
                return false;
            }
        }
    }
    true
}

/// Days within the cool-down of a launch that can be nowhere else.
fn cool_down(model: &mut Model) -> bool {
    let reach = model.cool_days - 1;
    if reach < 0 {
        return true;
    }
    for campaign in 0..model.campaigns.len() {
        let line = &model.campaigns[campaign];
        let mut taken: Vec<(i32, i32)> = Vec::new();
        for &other in &line.hot {
            let it = &model.campaigns[other as usize];
            for stop in &model.launches[it.first..it.first + it.count] {
                let (Some(first), Some(last)) = (stop.days.first(), stop.days.last()) else {
                    return false;
                };
                // Every day of the other launch is too near to any day from `last - reach` to `first + reach`.
                let (low, high) = (i32::from(*last) - reach, i32::from(*first) + reach);
                if low <= high {
                    taken.push((low, high));
                }
            }
        }
        let range = line.first..line.first + line.count;
        for stop in &mut model.launches[range] {
            let day_of = |day: &u16| i32::from(*day);
            stop.days.retain(|day| {
                !taken
                    .iter()
                    .any(|(low, high)| (*low..=*high).contains(&day_of(day)))
            });
            if stop.days.is_empty() {
                return false;
            }
        }
    }
    true
}

/// Windows in which an audience certainly gets more than its cap, and days that would bring it there.
fn pressure(model: &mut Model) -> bool {
    for place in 0..model.caps.len() {
        let cap = model.caps[place];
        let campaigns = model.campaigns.len();
        let mut certain = model.level[place].clone();
        let ways = &model.ways;
        let counts = |stop: &Stop| ways[stop.way as usize].caps.contains(&place);
        for line in &model.campaigns {
            let stops = &model.launches[line.first..line.first + line.count];
            for stop in stops.iter().filter(|stop| counts(stop)) {
                let Some((low, high)) = certain_windows(&stop.days, cap.window, cap.starts) else {
                    continue;
                };
                for &(audience, share) in &line.touches {
                    let row = audience as usize * cap.starts;
                    certain[row + low..=row + high]
                        .iter_mut()
                        .for_each(|sum| *sum += share);
                }
            }
        }
        if certain.iter().any(|sum| *sum > cap.limit) {
            return false;
        }
        for campaign in 0..campaigns {
            let line = &model.campaigns[campaign];
            // For each window, whether one more launch of the campaign would be too many.
            let mut too_many = vec![false; cap.starts];
            for &(audience, share) in &line.touches {
                let row =
                    &certain[audience as usize * cap.starts..(audience as usize + 1) * cap.starts];
                for (full, sum) in too_many.iter_mut().zip(row) {
                    *full |= sum + share > cap.limit;
                }
            }
            let range = line.first..line.first + line.count;
            if !too_many.contains(&true) {
                continue;
            }
            for stop in model.launches[range].iter_mut().filter(|stop| counts(stop)) {
                let own = certain_windows(&stop.days, cap.window, cap.starts);
                stop.days.retain(|day| {
                    let (low, high) = cap.windows_of(*day as usize);
                    // In windows it lies in anyhow, it is counted already.
                    (low..=high).all(|start| {
                        !too_many[start] || own.is_some_and(|(a, b)| (a..=b).contains(&start))
                    })
                });
                if stop.days.is_empty() {
                    return false;
                }
            }
        }
    }
    true
}

/// First and last window that hold every day of a launch.
fn certain_windows(days: &[u16], window: usize, starts: usize) -> Option<(usize, usize)> {
    let (first, last) = (*days.first()? as usize, *days.last()? as usize);
    let low = (last + 1).saturating_sub(window);
    let high = first.min(starts - 1);
    (low <= high).then_some((low, high))
}
