//! Budgets: launches that may lie on either side of the end of a month, and the ways of spreading them that every month
//! can afford.

use super::super::model::Model;

/// Most straddling launches of one channel between two months whose sides are tried in all combinations.
const STRADDLERS: usize = 14;

/// Months that no way of spreading the straddling launches of a channel over them can afford.
pub(super) fn budgets(model: &mut Model) -> bool {
    (0..model.channels.len()).all(|channel| budget_of(model, channel))
}

fn budget_of(model: &mut Model, channel: usize) -> bool {
    let months = model.months;
    let budget = model.channels[channel].budget.clone();
    let mut certain = vec![0_i64; months];
    // Launches that may stand on either side of the end of a month, by that month.
    let mut straddlers: Vec<Vec<usize>> = vec![Vec::new(); months];
    let mut wide: Vec<usize> = Vec::new();
    for (number, stop) in model
        .launches
        .iter()
        .enumerate()
        .filter(|(_, it)| it.channel as usize == channel)
    {
        let (Some(first), Some(last)) = (stop.days.first(), stop.days.last()) else {
            return false;
        };
        let (from, to) = (
            model.month_of[*first as usize] as usize,
            model.month_of[*last as usize] as usize,
        );
        match to - from {
            0 => certain[from] += stop.cost,
            1 => straddlers[from].push(number),
            _ => wide.push(number),
        }
    }
    if certain
        .iter()
        .zip(&budget)
        .any(|(spent, most)| spent > most)
    {
        return false;
    }
    // What fits a month by itself no more is out of it.
    for numbers in straddlers.iter().chain([&wide]) {
        for &number in numbers {
            let (cost, month_of) = (model.launches[number].cost, &model.month_of);
            let fits = |day: &u16| {
                let month = month_of[*day as usize] as usize;
                certain[month] + cost <= budget[month]
            };
            model.launches[number].days.retain(fits);
            if model.launches[number].days.is_empty() {
                return false;
            }
        }
    }
    // With launches that may lie in three months or more the sides are no chain, and the count of sums explodes.
    if !wide.is_empty() || straddlers.iter().any(|it| it.len() > STRADDLERS) {
        return true;
    }
    let sides = Sides::of(model, &straddlers, &certain, &budget);
    let Some(sides) = sides else { return false };
    for (month, numbers) in straddlers.iter().enumerate() {
        for (bit, &number) in numbers.iter().enumerate() {
            let (early, late) = sides.possible(month, bit);
            let month_of = &model.month_of;
            model.launches[number].days.retain(|day| {
                if month_of[*day as usize] as usize == month {
                    early
                } else {
                    late
                }
            });
            if model.launches[number].days.is_empty() {
                return false;
            }
        }
    }
    true
}

/// The ways of spreading straddling launches over months that every budget can afford.
struct Sides {
    /// By month: the sets of straddlers at its end that go into the next month and are part of a whole way.
    sets: Vec<Vec<u32>>,
}

impl Sides {
    fn of(
        model: &Model,
        straddlers: &[Vec<usize>],
        certain: &[i64],
        budget: &[i64],
    ) -> Option<Self> {
        let cost = |month: usize, set: u32| -> i64 {
            let numbers = straddlers[month].iter().enumerate();
            numbers
                .filter(|(bit, _)| set >> bit & 1 == 1)
                .map(|(_, number)| model.launches[*number].cost)
                .sum()
        };
        let months = budget.len();
        let all: Vec<Vec<(u32, i64)>> = (0..months)
            .map(|month| {
                (0..1_u32 << straddlers[month].len())
                    .map(|set| (set, cost(month, set)))
                    .collect()
            })
            .collect();
        let total: Vec<i64> = all
            .iter()
            .map(|sets| sets.last().map_or(0, |it| it.1))
            .collect();
        // A set at the end of a month fits when what comes in from the month before and what stays is affordable.
        let fits = |month: usize, carried: i64, late: i64| {
            certain[month] + carried + total[month] - late <= budget[month]
        };
        // Less carried in is always easier, so a way forward needs only the least that can come in.
        let mut reach: Vec<Vec<bool>> = Vec::with_capacity(months);
        for month in 0..months {
            let least = match month.checked_sub(1) {
                None => Some(0),
                Some(before) => all[before]
                    .iter()
                    .zip(&reach[before])
                    .filter(|(_, ok)| **ok)
                    .map(|(it, _)| it.1)
                    .min(),
            }?;
            reach.push(
                all[month]
                    .iter()
                    .map(|(_, late)| fits(month, least, *late))
                    .collect(),
            );
        }
        // Backward: a set is part of a whole way when the next month can afford it with some set that goes on.
        let mut sets: Vec<Vec<u32>> = vec![Vec::new(); months];
        let mut most_late: Vec<i64> = vec![0; months];
        for month in (0..months).rev() {
            let is_last = month + 1 == months;
            for ((set, late), ok) in all[month].iter().zip(&reach[month]) {
                let goes_on = if is_last {
                    *set == 0
                } else {
                    fits(month + 1, *late, most_late[month + 1])
                };
                if *ok && goes_on {
                    sets[month].push(*set);
                    most_late[month] = most_late[month].max(*late);
                }
            }
            if sets[month].is_empty() {
                return None;
            }
        }
        Some(Self { sets })
    }

    /// Whether a straddler may stay in its month, and whether it may go into the next.
    fn possible(&self, month: usize, bit: usize) -> (bool, bool) {
        let late = |set: &u32| set >> bit & 1 == 1;
        (
            self.sets[month].iter().any(|set| !late(set)),
            self.sets[month].iter().any(late),
        )
    }
}
