//! The best places for one campaign while all others stand still: dynamic programming over its launches in order.
//!
//! Strict: every rule is kept. Lenient: a broken rule costs, so that a plan can be found by pushing others away.

mod fit;
mod table;
mod walk;

use super::model::{Line, Model, NONE};
use super::random::Random;
use super::state::{Scratch, State};

/// What no place is worth.
const NEVER: i64 = i64::MIN / 4;

/// One possible place of one launch.
#[derive(Debug, Clone, Copy)]
struct Place {
    day: i32,
    hour: u8,
    score: i64,
    /// The best that can follow from here, this place included.
    rest: i64,
}

/// Places for a whole campaign.
#[derive(Debug)]
pub(super) struct Chain {
    /// What it adds to the objective.
    pub(super) worth: i64,
    pub(super) days: Vec<i32>,
    pub(super) hours: Vec<u8>,
}

/// What breaking the rules costs, and who would be pushed away.
#[derive(Debug)]
pub(super) struct Lenience<'a> {
    /// How hard each campaign is to place, learnt so far.
    pub(super) weight: &'a [i64],
    /// Launches by channel and day.
    pub(super) present: &'a [Vec<u32>],
}

/// How a search for a chain is steered.
#[derive(Debug)]
pub(super) struct Wish<'a> {
    /// Largest number added to a place's score by chance; 0 for none.
    pub(super) noise: i64,
    /// With it rules may be broken at a price.
    pub(super) lenience: Option<Lenience<'a>>,
}

impl Wish<'_> {
    /// The best chain that keeps every rule.
    pub(super) fn strict() -> Self {
        Self {
            noise: 0,
            lenience: None,
        }
    }
}

/// Tables that are used again and again.
#[derive(Debug, Default)]
pub(super) struct Chooser {
    places: Vec<Vec<Place>>,
    /// Room by the campaign's way of touching people, then by day.
    room: Vec<Vec<i32>>,
    /// Slack of windows, by way and cap.
    rows: Vec<Rows>,
    row: Vec<i32>,
    least: Vec<i32>,
    scratch: Scratch,
    over: Vec<Vec<i64>>,
    /// The best that can follow, by day of one launch.
    rest: Vec<i64>,
    near: Vec<i64>,
    /// The chain found last.
    pub(super) days: Vec<i32>,
    pub(super) hours: Vec<u8>,
}

/// How far the tightest audience stays below a cap, by window.
#[derive(Debug, Default)]
struct Rows {
    /// The first window.
    from: usize,
    slack: Vec<i32>,
}

impl Chooser {
    /// Finds a chain for a campaign that has no place. False when there is none.
    pub(super) fn choose(
        &mut self,
        model: &Model,
        state: &State,
        campaign: usize,
        wish: &Wish<'_>,
        random: &mut Random,
    ) -> bool {
        let line = &model.campaigns[campaign];
        if line.count == 0 {
            self.days.clear();
            self.hours.clear();
            return true;
        }
        let Some(span) = self.span(model, state, line) else {
            return false;
        };
        self.look_around(model, state, campaign, span, wish);
        self.gather(model, state, campaign, span, wish, random)
            && self.look_ahead(model, line)
            && self.walk(model, state, line, wish)
    }

    /// The most that placing a campaign can add to the objective while the others stand still; none when it has no place.
    ///
    /// Its own launches may break a rule together, so this is a bound and not a promise.
    pub(super) fn most(
        &mut self,
        model: &Model,
        state: &State,
        campaign: usize,
        random: &mut Random,
    ) -> Option<i64> {
        let line = &model.campaigns[campaign];
        if line.count == 0 {
            return Some(0);
        }
        let span = self.span(model, state, line)?;
        let wish = Wish::strict();
        self.look_around(model, state, campaign, span, &wish);
        let found = self.gather(model, state, campaign, span, &wish, random)
            && self.look_ahead(model, line);
        found.then(|| {
            self.places[0]
                .iter()
                .map(|place| entry(model, line, place).saturating_add(place.rest))
                .max()
        })?
    }
}

/// What the first launch earns on its day, after the prior one if there is one.
fn entry(model: &Model, line: &Line, place: &Place) -> i64 {
    let gap = if line.prior == NONE {
        NONE
    } else {
        place.day - line.prior
    };
    model.day_worth(&model.launches[line.first], place.day as usize, gap)
}
