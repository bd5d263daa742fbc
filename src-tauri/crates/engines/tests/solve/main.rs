//! Facts about choosing dates, on the instances in `plans`, before a judge that shares no line with the solver.

#![allow(clippy::unwrap_used, reason = "a test says by panicking")]

mod judge;
mod reading;

use std::path::Path;

use reprise_engines::cadence::solve::{
    Conflict, Instance, LaunchGap, Outcome, Rule, Status, Task, conflict, day_options, objective,
    solve,
};
use serde_json::Value;

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("plans")
        .join(format!("{name}.json"));
    std::fs::read_to_string(path).unwrap()
}

fn instance(name: &str) -> Instance {
    Instance::read(&text(name)).unwrap()
}

fn solved(name: &str, seed: u64, steps: u64) -> Outcome {
    let task = Task {
        seed,
        ..Task::default()
    };
    solve(
        &instance(name),
        &task,
        &mut |taken| taken < steps,
        &mut |_| {},
    )
}

/// The plan keeps every rule and is worth what it says.
fn judged(name: &str, outcome: &Outcome) -> i64 {
    let plan = &outcome.schedule;
    assert_eq!(plan.status, Status::Feasible, "{name}");
    let json: Value = serde_json::from_str(&text(name)).unwrap();
    assert_eq!(
        judge::violations(&json, &plan.launches),
        Vec::<String>::new(),
        "{name}"
    );
    assert_eq!(
        objective(&instance(name), &plan.launches),
        plan.objective,
        "{name}"
    );
    plan.objective
}

#[test]
fn small_plans_are_proved_best() {
    for (name, best) in [
        ("small", 505_621),
        ("small2", 144_755),
        ("tight_small", 333_472),
    ] {
        let outcome = solved(name, 1, 100_000);
        assert_eq!(
            (judged(name, &outcome), outcome.is_best),
            (best, true),
            "{name}"
        );
    }
}

#[test]
fn plans_of_every_size_and_tightness_are_found() {
    // Within half a percent of the best known value, for every seed.
    for (name, best) in [
        ("medium", 2_068_297),
        ("medium2", 2_219_165),
        ("tight_medium", 2_378_505),
    ] {
        for seed in 1..=3 {
            let worth = judged(name, &solved(name, seed, 40_000));
            assert!(worth * 1000 >= best * 995, "{name}, seed {seed}: {worth}");
        }
    }
}

#[test]
fn the_tightest_large_plan_is_found() {
    assert!(judged("tight_large", &solved("tight_large", 1, 3_000)) > 12_933_037);
}

#[test]
fn the_same_seed_and_steps_give_the_same_plan() {
    let plan = |seed| solved("medium3", seed, 2_000).schedule.launches;
    assert_eq!(plan(7), plan(7));
    assert_ne!(plan(7), plan(8));
}

#[test]
fn a_search_that_is_stopped_says_that_it_does_not_know() {
    assert_eq!(solved("medium", 1, 1).schedule.status, Status::Unknown);
}

#[test]
fn what_cannot_be_is_proved_and_explained_with_no_rule_in_vain() {
    for name in [
        "inf_window",
        "inf_cycle",
        "inf_budget",
        "inf_capacity",
        "inf_pressure",
    ] {
        assert_eq!(
            solved(name, 1, 1).schedule.status,
            Status::Infeasible,
            "{name}"
        );
        let found: Conflict = conflict(&instance(name), &Task::default()).unwrap();
        assert!(
            found.is_minimal && found.rules.len() >= 2,
            "{name}: {found:?}"
        );
        assert_eq!(found.sentences.len(), found.rules.len());
    }
}

#[test]
fn a_conflict_names_the_rules_in_a_planners_words() {
    let found = conflict(&instance("inf_pressure"), &Task::default()).unwrap();
    assert!(found.rules.contains(&Rule::Pressure { place: 0 }));
    assert!(
        found
            .sentences
            .contains(&"nobody gets more than 4 touches in 7 days".to_owned()),
        "{found:?}"
    );
    assert!(
        found.sentences[0].starts_with("launch 1 of ‘campaign 0’ stands between Mon 16 Mar"),
        "{found:?}"
    );
}

#[test]
fn what_can_be_has_no_conflict() {
    assert!(conflict(&instance("small"), &Task::default()).is_none());
}

#[test]
fn pinned_launches_never_move_and_others_stay_when_moving_costs() {
    let before = solved("medium", 1, 1_000).schedule.launches;
    let present: Vec<_> = before.iter().copied().map(Some).collect();
    let task = |moving: i64| Task {
        seed: 5,
        present: present.clone(),
        moving: vec![moving; before.len()],
        pinned: (0..20).collect(),
    };
    let moved = |task: &Task| {
        let outcome = solve(
            &instance("medium"),
            task,
            &mut |taken| taken < 3_000,
            &mut |_| {},
        );
        judged("medium", &outcome);
        assert_eq!(outcome.schedule.launches[..20], before[..20]);
        let pairs = outcome.schedule.launches.iter().zip(&before);
        pairs.filter(|(after, before)| after.0 != before.0).count()
    };
    assert!(moved(&task(0)) > 0, "free to move, the search moves");
    assert_eq!(moved(&task(1_000_000)), 0);
}

#[test]
fn flights_gaps_and_caps_of_single_launches_are_kept() {
    // The small plans again, with every kind of launch that a workspace has and a file of another planner may not.
    for (name, seed) in [("small", 1), ("small2", 2), ("medium", 3), ("medium3", 4)] {
        let mut own = instance(name);
        for campaign in &mut own.campaigns {
            for launch in &mut campaign.launches {
                if launch.id % 3 == 0 {
                    launch.days = 2 + launch.id as i64 % 3;
                    launch.caps = Some(vec![1]);
                }
                if launch.id % 4 == 1 {
                    launch.gap = Some(LaunchGap {
                        min: campaign.min_gap + 1,
                        max: campaign.max_gap + 2,
                        response: vec![(campaign.min_gap, 500), (campaign.max_gap, 1_100)],
                    });
                }
            }
        }
        for cap in &mut own.pressure {
            cap.cap *= 2;
        }
        own.checked().unwrap();
        let json = serde_json::to_value(&own).unwrap();
        let task = Task {
            seed,
            ..Task::default()
        };
        let plan = solve(&own, &task, &mut |taken| taken < 4_000, &mut |_| {}).schedule;
        assert_eq!(plan.status, Status::Feasible, "{name}");
        assert_eq!(
            judge::violations(&json, &plan.launches),
            Vec::<String>::new(),
            "{name}"
        );
        assert_eq!(objective(&own, &plan.launches), plan.objective, "{name}");
        let written = Instance::read(&json.to_string()).unwrap();
        assert_eq!(written, own, "what it has of its own is read back");
    }
}

#[test]
fn the_present_plan_is_where_the_search_begins() {
    let before = solved("large", 1, 3_000).schedule;
    let task = Task {
        present: before.launches.iter().copied().map(Some).collect(),
        moving: vec![1_000_000_000; before.launches.len()],
        ..Task::default()
    };
    // One step: nothing has to be placed.
    let after = solve(
        &instance("large"),
        &task,
        &mut |taken| taken < 1,
        &mut |_| {},
    );
    assert_eq!(after.schedule.launches, before.launches);
}

#[test]
fn every_day_of_a_launch_is_worth_what_the_whole_plan_says() {
    let instance = instance("small");
    let plan = solved("small", 1, 4_000).schedule.launches;
    let json: Value = serde_json::from_str(&text("small")).unwrap();
    let worth = objective(&instance, &plan);
    let mut free = 0;
    for launch in 0..plan.len() {
        for option in day_options(&instance, &Task::default(), &plan, launch) {
            let mut moved = plan.clone();
            moved[launch].0 = option.day;
            let broken = judge::violations(&json, &moved);
            if option.held_by.is_none() {
                free += 1;
                let gain = objective(&instance, &moved) - worth;
                assert_eq!(gain, option.gain, "launch {launch} on day {}", option.day);
                // Another hour may be free where this one is full.
                let hours = |it: &&String| !it.contains("is full on day");
                assert_eq!(
                    broken.iter().find(hours),
                    None,
                    "launch {launch}: {option:?}"
                );
            } else {
                assert!(!broken.is_empty(), "launch {launch}: {option:?}");
            }
        }
    }
    assert!(free > 20, "{free} places were free");
}
