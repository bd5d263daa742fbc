//! The search: first a plan at all, then better ones for as long as one is let.
//!
//! What stands well already is taken over. A plan is found by placing campaigns one after another and pushing away whoever is in the way, learning who is hard
//! to place. It is made better by lifting a few campaigns that have to do with each other and placing each anew at its
//! best; worse plans are taken now and then, less and less (simulated annealing, in rounds that grow).

mod adopt;
mod find;
mod improve;

use super::chain::Chooser;
use super::model::Model;
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

/// Campaigns that share people, order or channel and season with each one.
fn neighbors(model: &Model) -> Vec<Vec<u32>> {
    let mut near: Vec<Vec<u32>> = model
        .campaigns
        .iter()
        .enumerate()
        .map(|(own, line)| {
            let people = line.touches.iter().map(|(it, _)| *it);
            let order = line.before.iter().chain(&line.after).map(|(it, _)| *it);
            people
                .chain(order)
                .chain(line.hot.iter().copied())
                .filter(|it| *it as usize != own)
                .collect()
        })
        .collect();
    for list in &mut near {
        list.sort_unstable();
        list.dedup();
    }
    near
}
