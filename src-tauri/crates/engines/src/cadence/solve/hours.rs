//! Hours for launches that share a channel and a day: the best there are while no hour is overfull.

use super::model::Model;

/// Launches of one day that are tried in all combinations; with more, each takes the best hour left in turn.
const TRIED: usize = 7;

/// The best hours for launches on one channel and day, with what they earn; none when they do not fit.
pub(super) fn best_hours(model: &Model, launches: &[usize]) -> Option<(i64, Vec<u8>)> {
    let channel = model.launches[*launches.first()?].channel as usize;
    let cap = model.channels[channel].hour_cap;
    let mut used = [0_u16; 24];
    if launches.len() > TRIED {
        return in_turn(model, launches, cap, &mut used);
    }
    let mut best: Option<(i64, Vec<u8>)> = None;
    let mut chosen = Vec::with_capacity(launches.len());
    every(model, launches, cap, &mut used, 0, &mut chosen, &mut best);
    best
}

fn in_turn(
    model: &Model,
    launches: &[usize],
    cap: u16,
    used: &mut [u16; 24],
) -> Option<(i64, Vec<u8>)> {
    let mut earned = 0;
    let mut hours = Vec::with_capacity(launches.len());
    for &launch in launches {
        let free = model.launches[launch]
            .hours
            .iter()
            .find(|(hour, _)| used[*hour as usize] < cap)?;
        used[free.0 as usize] += 1;
        earned += free.1;
        hours.push(free.0);
    }
    Some((earned, hours))
}

fn every(
    model: &Model,
    launches: &[usize],
    cap: u16,
    used: &mut [u16; 24],
    earned: i64,
    chosen: &mut Vec<u8>,
    best: &mut Option<(i64, Vec<u8>)>,
) {
    let Some(&launch) = launches.get(chosen.len()) else {
        if best.as_ref().is_none_or(|(most, _)| earned > *most) {
            *best = Some((earned, chosen.clone()));
        }
        return;
    };
    let left: i64 = launches[chosen.len()..]
        .iter()
        .map(|it| {
            model.launches[*it]
                .hours
                .first()
                .map_or(0, |(_, worth)| *worth)
        })
        .sum();
    if best
        .as_ref()
        .is_some_and(|(most, _)| earned + left <= *most)
    {
        return;
    }
    for &(hour, worth) in &model.launches[launch].hours {
        if used[hour as usize] >= cap {
            continue;
        }
        used[hour as usize] += 1;
        chosen.push(hour);
        every(model, launches, cap, used, earned + worth, chosen, best);
        chosen.pop();
        used[hour as usize] -= 1;
    }
}

/// Gives every launch of a whole plan the best hour its day leaves; false when some day's launches do not fit.
pub(super) fn settle_hours(model: &Model, day: &[i32], hour: &mut [u8]) -> bool {
    let mut by_day: std::collections::BTreeMap<(u16, i32), Vec<usize>> =
        std::collections::BTreeMap::new();
    for (launch, stop) in model.launches.iter().enumerate() {
        by_day
            .entry((stop.channel, day[launch]))
            .or_default()
            .push(launch);
    }
    by_day.values().all(|launches| {
        let Some((_, hours)) = best_hours(model, launches) else {
            return false;
        };
        launches
            .iter()
            .zip(hours)
            .for_each(|(launch, it)| hour[*launch] = it);
        true
    })
}
