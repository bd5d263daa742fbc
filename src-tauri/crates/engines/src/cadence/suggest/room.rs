//! Making room takes no more than it must: what the search moved for other reasons stays where it is.
//!
//! A search leaves no rule broken anywhere. Whoever drops a launch asks only for what that drop costs; findings that
//! were there before are mended by whoever asks for dates.

use chrono::NaiveDateTime;
use reprise_domain::finding::Finding;
use reprise_domain::id::LaunchId;
use reprise_domain::workspace::Workspace;

use super::problem::Problem;
use crate::cadence::check;
use crate::cadence::facts::PlanFacts;

/// Holds every launch where it stands whose move changes nothing about the findings: without it none is there that
/// concerns the placed launch or is new, unless it is there with all moves too. In the order of the seats.
pub(super) fn hold_the_rest(
    facts: &PlanFacts<'_>,
    (placed, to): (LaunchId, NaiveDateTime),
    problem: &mut Problem,
    places: &mut [(i64, i64)],
) {
    let mut changed = facts.workspace.clone();
    let moved: Vec<usize> = (0..places.len())
        .filter(|number| problem.at(*number, places[*number].0) != problem.seats[*number].at)
        .collect();
    changed.move_launch(placed, to);
    for number in &moved {
        let to = problem.at(*number, places[*number].0);
        changed.move_launch(problem.seats[*number].launch, to);
    }
    let mut known = check(facts);
    // After the drop was written, what it costs is found already.
    known.retain(|it| !it.launches.contains(&placed));
    known.extend(found(facts, &changed));
    let present = problem.present();
    for number in moved {
        let (launch, stands) = (problem.seats[number].launch, problem.seats[number].at);
        changed.move_launch(launch, stands);
        let left = found(facts, &changed);
        if left
            .iter()
            .all(|it| known.iter().any(|one| it.is_same(one)))
        {
            problem.seats[number].is_free = false;
            places[number] = present[number];
        } else {
            changed.move_launch(launch, problem.at(number, places[number].0));
        }
    }
}

fn found(facts: &PlanFacts<'_>, workspace: &Workspace) -> Vec<Finding> {
    check(&PlanFacts {
        workspace,
        ..*facts
    })
}
