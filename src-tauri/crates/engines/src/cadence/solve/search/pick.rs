//! Which campaigns are lifted together: such as are in each other's way.

use super::Search;
use super::improve::MOST_LIFTED;

/// One in so many first campaigns is the one of two that is farther from the most it could earn.
const NEEDY: usize = 3;
/// One in so many others is taken from all campaigns, so that no two are never lifted together.
const ANY: usize = 8;
/// Times that another campaign is drawn until one stands near in time. On seven large instances it took four tenths off
/// what was left to gain after 300 ms.
const DRAWS: usize = 6;
/// Days between two campaigns up to which they are near: the week of the usual pressure cap.
const REACH: i32 = 7;

impl Search<'_> {
    /// A campaign and some that have to do with it.
    pub(super) fn pick(&mut self, movable: &[usize], lifted: &mut Vec<usize>) {
        lifted.clear();
        let first = self.pick_first(movable);
        lifted.push(first);
        let wanted = match self.random.below(10) {
            0..=3 => 1,
            4..=6 => 2,
            7..=8 => 3,
            _ => MOST_LIFTED,
        };
        for _ in 1..wanted {
            let next = self.pick_near(movable, first);
            if !lifted.contains(&next) {
                lifted.push(next);
            }
        }
    }

    fn pick_first(&mut self, movable: &[usize]) -> usize {
        let first = movable[self.random.below(movable.len())];
        if self.random.below(NEEDY) > 0 {
            return first;
        }
        let other = movable[self.random.below(movable.len())];
        let missing = |campaign: usize| self.most[campaign] - self.state.earned[campaign];
        if missing(other) > missing(first) {
            other
        } else {
            first
        }
    }

    fn pick_near(&mut self, movable: &[usize], first: usize) -> usize {
        let mut next = first;
        for _ in 0..DRAWS {
            let near = &self.near[first];
            next = if near.is_empty() || self.random.below(ANY) == 0 {
                movable[self.random.below(movable.len())]
            } else {
                near[self.random.below(near.len())] as usize
            };
            if self.meets(first, next) {
                break;
            }
        }
        next
    }

    /// Whether two placed campaigns run at the same time, or nearly.
    fn meets(&self, one: usize, other: usize) -> bool {
        let ends = |campaign: usize| {
            let line = &self.model.campaigns[campaign];
            let day = &self.state.day;
            (day[line.first], day[line.first + line.count - 1])
        };
        let (one, other) = (ends(one), ends(other));
        one.0 - REACH <= other.1 && other.0 - REACH <= one.1
    }
}
