//! Where each round of the search begins, and how long it is.
//!
//! A large plan goes on from the best one: few rounds fit into the time anybody waits. With fewer campaigns rounds from
//! the best plan alone soon find nothing more, for what is missing is another arrangement of half the calendar. So the
//! second round begins anew, in case the first plan was an unlucky one, and later ones mostly begin from two good plans
//! mixed: in equal processor time that halved what was left to gain after ten seconds on the two hardest medium
//! instances, and after a tenth of a second no seed was left far behind any more.

use super::{Best, GoOn, Search};

/// Longest first round in steps, so that a very large plan is good early.
const FIRST_ROUND: u64 = 24_000;
/// Campaigns from which on a plan is large.
const MANY: usize = 100;
/// Good plans that are kept for mixing.
const KEPT: usize = 8;
/// Two plans are much the same when not even one in so many launches stands on another day.
const ALIKE: usize = 20;
/// Heat of a round from a mixed plan, as a share of the usual: more would undo what was mixed.
const WARM: f64 = 0.3;
/// Rounds after which a late one begins anew, and after which one goes on from the best plan.
const CYCLE: u64 = 8;
const FROM_BEST: u64 = 2;

/// The lengths of rounds; chosen in equal processor time on some fifteen medium and seven large instances.
pub(super) struct Pace {
    /// Steps of this round.
    pub(super) length: u64,
    /// What is left of the heat at the end of a round.
    pub(super) cooling: f64,
    is_large: bool,
    campaigns: u64,
    round: u64,
}

/// Where a round begins.
enum Beginning {
    Best,
    Anew,
    Mixed,
}

impl Pace {
    pub(super) fn of(campaigns: usize) -> Self {
        let is_large = campaigns > MANY;
        let (first, cooling) = if is_large { (80, 0.004) } else { (120, 0.02) };
        Self {
            length: (campaigns as u64 * first).clamp(400, FIRST_ROUND),
            cooling,
            is_large,
            campaigns: campaigns as u64,
            round: 0,
        }
    }

    /// Whether what this round came to is polished: earlier there is more to gain by further rounds.
    pub(super) fn is_polished(&self) -> bool {
        self.length >= self.campaigns * if self.is_large { 200 } else { 150 }
    }

    /// Whether rounds are long enough to be repeated rather than lengthened.
    fn is_late(&self) -> bool {
        !self.is_large && self.length >= self.campaigns * 180
    }

    pub(super) fn next(&mut self) {
        self.round += 1;
        self.length += match (self.is_large, self.is_late()) {
            (true, _) => self.length / 2,
            (false, false) => self.length / 10,
            (false, true) => self.length / 25,
        };
    }

    fn beginning(&self) -> Beginning {
        if self.is_large {
            return Beginning::Best;
        }
        let in_cycle = if self.is_late() {
            self.round % CYCLE
        } else {
            self.round
        };
        match in_cycle {
            1 => Beginning::Anew,
            _ if self.is_late() && in_cycle != FROM_BEST => Beginning::Mixed,
            _ if self.is_late() || in_cycle % 2 == 1 => Beginning::Best,
            _ => Beginning::Mixed,
        }
    }
}

/// Good plans that differ.
#[derive(Default)]
pub(super) struct Elite(Vec<Best>);

impl Elite {
    /// Keeps a plan in the place of one much like it, or of the worst, if it is better; or as one more.
    pub(super) fn admit(&mut self, plan: Best) {
        let other_days = |it: &Best| it.day.iter().zip(&plan.day).filter(|(a, b)| a != b).count();
        let is_alike = |it: &Best| other_days(it) * ALIKE < plan.day.len();
        let rival = match self.0.iter().position(is_alike) {
            None if self.0.len() < KEPT => {
                self.0.push(plan);
                return;
            }
            None => (0..self.0.len()).min_by_key(|it| self.0[*it].worth),
            alike => alike,
        };
        if let Some(rival) = rival.map(|it| &mut self.0[it])
            && plan.worth > rival.worth
        {
            *rival = plan;
        }
    }
}

impl Search<'_> {
    /// Makes the plan that the next round begins from; returns the share of the usual heat that suits it.
    pub(super) fn begin(
        &mut self,
        pace: &Pace,
        best: &Best,
        elite: &Elite,
        go_on: GoOn<'_>,
    ) -> f64 {
        let (mut waiting, warmth) = match pace.beginning() {
            // What stands already is never left for a calendar made anew.
            Beginning::Anew if !self.has_present => {
                let mut waiting = self.anew();
                self.random.shuffle(&mut waiting);
                (waiting, 1.0)
            }
            Beginning::Mixed if elite.0.len() > 1 => {
                let mixed = self.mix(elite);
                self.clear();
                (self.adopt(&mixed), WARM)
            }
            Beginning::Best | Beginning::Anew | Beginning::Mixed => {
                self.restore(best);
                return 1.0;
            }
        };
        let mut weight = vec![1_000_i64; self.model.campaigns.len()];
        let patience = self.patience();
        if self.fills(&mut waiting, &mut weight, patience, go_on) {
            return warmth;
        }
        self.restore(best);
        1.0
    }

    /// Two good plans in one: every campaign where it stands in one of them, by time or by chance.
    fn mix(&mut self, elite: &Elite) -> Vec<Option<(i64, i64)>> {
        let one = self.random.below(elite.0.len());
        let other = (one + 1 + self.random.below(elite.0.len() - 1)) % elite.0.len();
        let (one, other) = (&elite.0[one], &elite.0[other]);
        let is_by_time = self.random.below(2) == 0;
        let cut = self.random.below(self.model.horizon) as i32;
        let percent = 20 + self.random.below(60);
        let mut mixed = Vec::with_capacity(one.day.len());
        for line in self.model.campaigns.iter().filter(|it| it.count > 0) {
            let is_of_one = if is_by_time {
                one.day[line.first + line.count / 2] < cut
            } else {
                self.random.below(100) < percent
            };
            let from = if is_of_one { one } else { other };
            let stands = |l: usize| Some((i64::from(from.day[l]), i64::from(from.hour[l])));
            mixed.extend((line.first..line.first + line.count).map(stands));
        }
        mixed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(worth: i64, days: std::ops::Range<i32>) -> Best {
        let day: Vec<i32> = days.collect();
        Best {
            worth,
            hour: vec![9; day.len()],
            day,
        }
    }

    fn worths(elite: &Elite) -> Vec<i64> {
        elite.0.iter().map(|it| it.worth).collect()
    }

    #[test]
    fn of_two_plans_much_alike_the_better_one_is_kept() {
        let mut elite = Elite::default();
        elite.admit(plan(5, 0..30));
        elite.admit(plan(7, 0..30));
        elite.admit(plan(6, 0..30));
        assert_eq!(worths(&elite), [7]);
        elite.admit(plan(4, 1..31));
        assert_eq!(worths(&elite), [7, 4]);
    }

    #[test]
    fn when_all_places_are_taken_the_worst_plan_goes() {
        let mut elite = Elite::default();
        for number in 0..KEPT as i32 {
            elite.admit(plan(10 + i64::from(number), number..number + 30));
        }
        elite.admit(plan(9, 50..80));
        assert_eq!(worths(&elite)[0], 10);
        elite.admit(plan(50, 50..80));
        assert_eq!((elite.0.len(), worths(&elite)[0]), (KEPT, 50));
    }

    #[test]
    fn rounds_of_large_plans_always_go_on_from_the_best() {
        let (mut large, mut medium) = (Pace::of(MANY + 1), Pace::of(30));
        let mut is_mixed = false;
        for _ in 0..20 {
            assert!(matches!(large.beginning(), Beginning::Best));
            large.next();
            medium.next();
            is_mixed |= matches!(medium.beginning(), Beginning::Mixed);
        }
        assert!(is_mixed && large.length > medium.length);
    }
}
