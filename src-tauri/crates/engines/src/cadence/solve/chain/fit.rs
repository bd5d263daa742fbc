//! Whether a launch fits beside the campaign's own launches before it, which the table of places knows nothing of.

use super::super::model::{Line, Model, Stop};
use super::super::state::State;
use super::Chooser;

/// A launch on a day, with what it is looked at in.
struct Beside<'a> {
    model: &'a Model,
    state: &'a State,
    line: &'a Line,
    stop: &'a Stop,
    day: usize,
}

impl Chooser {
    /// Whether a launch fits beside the campaign's own launches before it: cool-down, budget and pressure together.
    pub(super) fn fits(
        &self,
        model: &Model,
        state: &State,
        line: &Line,
        at: usize,
        day: i32,
    ) -> bool {
        // Where the order is open, the gap says nothing of the cool-down.
        let near = |other: &i32| (day - other).abs() < model.cool_days;
        let stop = &model.launches[line.first + at];
        if stop.own_gap < 0 && self.days.iter().any(near) {
            return false;
        }
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
        let it = Beside {
            model,
            state,
            line,
            stop,
            day: day as usize,
        };
        let caps = &model.ways[stop.way as usize].caps;
        if line.is_plain && stop.own_gap >= 0 {
            caps.iter().all(|&place| self.fits_in_order(&it, place))
        } else {
            caps.iter().all(|&place| self.fits_any(&it, place))
        }
    }

    /// Whether no window of a cap is over it, where launches follow each other and touch people on one day each.
    fn fits_in_order(&self, it: &Beside<'_>, place: usize) -> bool {
        let (low, high) = it.model.caps[place].windows_of(it.day);
        // Going back, each launch adds a touch to the windows that begin on its day or before.
        let (mut own, mut end) = (0, high);
        for &other in self.days.iter().rev() {
            let other = (other as usize).min(high);
            let from = low.max(other + 1);
            if own > 0 && from <= end && !self.bears(it, place, (from, end), own) {
                return false;
            }
            if other < low {
                return true;
            }
            own += 1;
            end = other;
        }
        own == 0 || self.bears(it, place, (low, end), own)
    }

    /// Whether windows of a cap can bear one launch more beside so many of the campaign's own.
    fn bears(&self, it: &Beside<'_>, place: usize, windows: (usize, usize), own: i32) -> bool {
        let rows = &self.rows[it.stop.slot as usize * it.model.caps.len() + place];
        let slack = &rows.slack[windows.0 - rows.from..=windows.1 - rows.from];
        // The tightest audience with the largest share: what bears that bears the campaign.
        let spare = own * it.line.most_share;
        let Some(first) = slack.iter().position(|slack| *slack < spare) else {
            return true;
        };
        let windows = (windows.0 + first, windows.1);
        it.state.bears(it.model, place, it.line, windows, own + 1)
    }

    /// Whether no window of a cap is over it, whatever the order of launches and the days they go on.
    fn fits_any(&self, it: &Beside<'_>, place: usize) -> bool {
        let Beside {
            model, line, day, ..
        } = *it;
        let (cap, days) = (&model.caps[place], model.ways[it.stop.way as usize].days);
        // Touches of the launches before it in a window.
        let holds = |start: usize| -> i32 {
            let own = self.days.iter().enumerate();
            own.map(|(number, other)| {
                let way = &model.ways[model.launches[line.first + number].way as usize];
                if way.caps.contains(&place) {
                    cap.overlap(start, *other as usize, way.days).max(0)
                } else {
                    0
                }
            })
            .sum()
        };
        let last = (day + days).min(model.horizon) - 1;
        let (low, high) = cap.windows_over((day, last));
        (low..=high).all(|start| {
            let own = holds(start);
            let more = own + cap.overlap(start, day, days);
            own == 0 || it.state.bears(model, place, line, (start, start), more)
        })
    }
}
