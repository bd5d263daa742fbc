//! What of the present plan must stay, or should: pinned launches, and the price of moving the others.

use super::Task;
use super::model::Model;
use super::state::State;

/// Writes a task's pins and prices into the model.
///
/// A pinned launch stays even where a rule forbids its place: it happened already, or was announced. Where pinned
/// launches alone touch people more often than a cap allows, the cap counts as just reached, so that nothing is added.
pub(super) fn attach(model: &mut Model, task: &Task) {
    let mut pinned = Vec::new();
    for (launch, place) in task.present.iter().enumerate().take(model.launches.len()) {
        let Some((day, hour)) = place else { continue };
        if task.pinned.contains(&launch) {
            model.pin(launch, *day, *hour);
            pinned.push((launch, *day as usize, *hour as u8));
        } else if let Some(price) = task.moving.get(launch).filter(|price| **price > 0) {
            model.attach(launch, *day, *price);
        }
    }
    if pinned.is_empty() {
        return;
    }
    let mut state = State::empty(model);
    for (launch, day, hour) in pinned {
        state.put(model, launch, day, hour, 1);
    }
    for (place, cap) in model.caps.clone().into_iter().enumerate() {
        for audience in 0..model.campaigns.len() {
            for start in 0..cap.starts {
                let over = state.touches(model, place, audience, start) - cap.limit;
                if over > 0 {
                    model.level[place][audience * cap.starts + start] = -over;
                }
            }
        }
    }
}
