//! Walking through the table of a campaign: to its best chain, or to every chain that is good enough.

use super::super::model::{Line, Model};
use super::super::random::Random;
use super::super::state::State;
use super::{Chain, Chooser, NEVER, Wish, entry};

/// Dead ends that the walk through the table may meet before it gives up.
const DEAD_ENDS: usize = 60;

impl Chooser {
    /// Every chain of a campaign that adds more than `least` to the objective, best first, with what it adds.
    ///
    /// `None` when there are more than `limit` of them.
    pub(in super::super) fn all_above(
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
                    if gap < stop.own_gap || gap > stop.max_gap {
                        continue;
                    }
                    model.day_worth(stop, place.day as usize, gap)
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

    /// From the first launch to the last along the best places, turning back where the campaign's own launches
    /// together would break a rule.
    pub(super) fn walk(
        &mut self,
        model: &Model,
        state: &State,
        line: &Line,
        wish: &Wish<'_>,
    ) -> bool {
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
                    if gap < stop.own_gap {
                        continue;
                    }
                    if gap > stop.max_gap {
                        break;
                    }
                    model.day_worth(stop, place.day as usize, gap) + place.rest
                }
            };
            let is_later = worth < tried.0 || (worth == tried.0 && number > tried.1);
            if (tried.1 == usize::MAX || is_later) && best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, number));
            }
        }
        best
    }
}
