//! The search: first a plan at all, then better ones for as long as one is let.
//!
//! What stands well already is taken over (`adopt`). A plan is found by placing campaigns one after another and pushing
//! away whoever is in the way, learning who is hard to place. It is made better by lifting a few campaigns that have to
//! do with each other and placing each anew at its best; worse plans are taken now and then, less and less (simulated
//! annealing, in rounds). Between rounds two or three are placed at their best together (`polish`), and a round begins
//! from the best plan, from two good ones mixed, or anew (`rounds`).

mod adopt;
mod find;
mod improve;
mod pick;
mod polish;
mod rounds;

use super::chain::Chooser;
use super::model::{Line, Model};
use super::random::Random;
use super::state::State;

/// Asked after every step; false stops the search.
pub(super) type GoOn<'a> = &'a mut dyn FnMut(u64) -> bool;

/// What one search knows.
pub(super) struct Search<'a> {
    model: &'a Model,
    pub(super) state: State,
    chooser: Chooser,
    random: Random,
    /// Steps taken: places sought for one campaign.
    pub(super) steps: u64,
    /// Launches by channel and day, kept while a plan is being found.
    present: Vec<Vec<u32>>,
    near: Vec<Vec<u32>>,
    /// Whether it began from a plan there was.
    has_present: bool,
    /// What each campaign earns at most, wherever the others stand.
    most: Vec<i64>,
}

/// A plan that was reached.
#[derive(Debug, Clone)]
pub(super) struct Best {
    pub(super) worth: i64,
    pub(super) day: Vec<i32>,
    pub(super) hour: Vec<u8>,
}

impl<'a> Search<'a> {
    pub(super) fn new(model: &'a Model, seed: u64) -> Self {
        Self {
            state: State::empty(model),
            chooser: Chooser::default(),
            random: Random::new(seed),
            steps: 0,
            present: vec![Vec::new(); model.channels.len() * model.horizon],
            near: neighbors(model),
            has_present: false,
            most: Vec::new(),
            model,
        }
    }

    pub(super) fn best(&self) -> Best {
        Best {
            worth: self.state.worth,
            day: self.state.day.clone(),
            hour: self.state.hour.clone(),
        }
    }
}

/// Campaigns that share people or order with each one.
fn neighbors(model: &Model) -> Vec<Vec<u32>> {
    let mut near: Vec<Vec<u32>> = model
        .campaigns
        .iter()
        .map(|line| {
            let people = line.touches.iter().map(|(it, _)| *it);
            let order = line.before.iter().chain(&line.after).map(|(it, _)| *it);
            people
                .chain(order)
                .chain(line.hot.iter().copied())
                .collect()
        })
        .collect();
    // An audience without launches of its own brings together those who reach it.
    for audience in (0..model.campaigns.len()).filter(|it| model.campaigns[*it].count == 0) {
        let reaches = |line: &Line| line.touches.iter().any(|(it, _)| *it as usize == audience);
        let reaching: Vec<u32> = (0..model.campaigns.len() as u32)
            .filter(|it| reaches(&model.campaigns[*it as usize]))
            .collect();
        for &campaign in &reaching {
            near[campaign as usize].extend(&reaching);
        }
    }
    for (own, list) in near.iter_mut().enumerate() {
        list.sort_unstable();
        list.dedup();
        list.retain(|it| *it as usize != own && model.campaigns[*it as usize].count > 0);
    }
    near
}
