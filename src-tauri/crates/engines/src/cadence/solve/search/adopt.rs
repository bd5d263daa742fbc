//! Beginning from a plan there is: what keeps the rules stays where it stands, and only the rest is placed anew.

use super::super::model::NONE;
use super::Search;

impl Search<'_> {
    /// Places every campaign that stands somewhere whole and breaks no rule there beside those placed before it; the
    /// others are returned, to be placed.
    pub(super) fn adopt(&mut self, present: &[Option<(i64, i64)>]) -> Vec<usize> {
        let model = self.model;
        let movable = |campaign: &usize| {
            let line = &model.campaigns[*campaign];
            let stops = &model.launches[line.first..line.first + line.count];
            stops.iter().any(|stop| stop.days.len() > 1)
        };
        // What cannot move comes first: whoever is in its way has to give way.
        let (free, fixed): (Vec<usize>, Vec<usize>) = (0..model.campaigns.len())
            .filter(|it| model.campaigns[*it].count > 0)
            .partition(movable);
        let mut waiting = Vec::new();
        for campaign in fixed.into_iter().chain(free) {
            if !(self.stands(campaign, present) && self.stay(campaign)) {
                waiting.push(campaign);
            }
        }
        waiting
    }

    /// Takes a campaign's present places over as the chain to be placed; false when it may not stand there.
    fn stands(&mut self, campaign: usize, present: &[Option<(i64, i64)>]) -> bool {
        let model = self.model;
        let line = &model.campaigns[campaign];
        let Some((low, high)) = self.chooser.span(model, &self.state, line) else {
            return false;
        };
        self.chooser.days.clear();
        self.chooser.hours.clear();
        let mut before = NONE;
        for (at, stop) in model.launches[line.first..line.first + line.count]
            .iter()
            .enumerate()
        {
            let Some(Some((day, hour))) = present.get(line.first + at) else {
                return false;
            };
            let (day, hour) = (*day as i32, *hour as u8);
            let allowed = stop.days.binary_search(&(day as u16)).is_ok()
                && stop.hours.iter().any(|(it, _)| *it == hour);
            let fits = before == NONE || (stop.own_gap..=stop.max_gap).contains(&(day - before));
            if !(allowed && fits && (low..=high).contains(&day)) {
                return false;
            }
            before = day;
            self.chooser.days.push(day);
            self.chooser.hours.push(hour);
        }
        true
    }

    fn stay(&mut self, campaign: usize) -> bool {
        self.settle(campaign);
        let stays = self.in_the_way(campaign).is_none();
        if !stays {
            self.unsettle(campaign);
        }
        stays
    }
}
