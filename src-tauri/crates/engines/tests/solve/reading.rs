//! Facts about reading an instance: what is wrong is named with its place, and nothing that is read makes the solver
//! panic or answer with a plan that breaks a rule.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use reprise_engines::cadence::solve::{Instance, Status, Task, conflict, objective, solve};
use serde_json::{Value, json};

use crate::judge;

/// A whole plan that is small enough to be solved in no time: two campaigns with all that an instance may have.
fn tiny() -> Value {
    let launch = |id: usize, low: i64| {
        json!({ "id": id, "channel": id % 2, "base": 100 + id, "cost": 10, "work": 1,
            "window": [low, low + 6], "weekdays": [0, 1, 2, 3, 4], "hours": [9, 10], "anchor": null })
    };
    let mut last = launch(4, 12);
    last["anchor"] = json!({ "event": 0, "min_lead": 1, "max_lead": 9 });
    last["gap"] = json!({ "min": 2, "max": 9, "response": [[2, 800], [5, 1000]] });
    last["days"] = json!(2);
    last["caps"] = json!([0]);
    json!({
        "format": "launch-plan/1", "name": "tiny", "horizon": 24, "start_date": "2026-01-05",
        "start_weekday": 0, "months": [0, 12], "blackout": [3], "events": [{ "name": "fair", "day": 22 }],
        "channels": [
            { "name": "email", "day_cap": 1, "hour_cap": 1, "budget": [90, 90],
              "weekday": [1000, 1000, 1000, 1000, 900, 500, 500], "hour": vec![300; 24] },
            { "name": "sms", "day_cap": 2, "hour_cap": 1, "budget": [90, 90],
              "weekday": vec![1000; 7], "hour": vec![200; 24] },
        ],
        "campaigns": [
            { "id": 0, "name": "one", "min_gap": 2, "max_gap": 9, "ideal_gap": 5, "prior_day": -3,
              "response": [[1, 500], [5, 1000], [9, 700]], "blackout": [],
              "launches": [launch(0, 0), launch(1, 5), launch(2, 9)] },
            { "id": 1, "name": "two", "min_gap": 1, "max_gap": 12, "ideal_gap": 4, "prior_day": null,
              "response": [[1, 600], [4, 1000]], "blackout": [8], "launches": [launch(3, 6), last] },
        ],
        "precedence": [{ "before": 0, "after": 1, "lag": -20 }],
        "overlap": [[0, 1, 400], [1, 0, 300]], "pressure": [{ "window": 7, "cap": 3000 }],
        "cooldown": { "days": 1, "threshold": 900 }, "smooth": 2,
    })
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let cases = [
        (
            "/format",
            json!("launch-plan/9"),
            "format is launch-plan/9; it must be launch-plan/1",
        ),
        ("/horizon", json!(0), "horizon is 0; it must be 1 to 3660"),
        ("/start_date", json!("soon"), "start_date is soon"),
        ("/start_weekday", json!(9), "start_weekday is 9"),
        ("/months", json!([0, 99]), "months is [0, 99]"),
        (
            "/channels/1/weekday",
            json!([1000]),
            "channels[1].weekday is a list of 1; it must be a list of 7",
        ),
        (
            "/channels/0/budget/1",
            json!(-1),
            "channels[0].budget[1] is -1",
        ),
        (
            "/campaigns/1/id",
            json!(7),
            "campaigns[1].id is 7; it must be 1",
        ),
        (
            "/campaigns/0/min_gap",
            json!(-2),
            "campaigns[0].min_gap is -2",
        ),
        (
            "/campaigns/0/max_gap",
            json!(1),
            "campaigns[0].max_gap is 1; it must be 2 to 3660",
        ),
        (
            "/campaigns/0/response",
            json!([[5, 1], [5, 2]]),
            "campaigns[0].response is [(5, 1), (5, 2)]",
        ),
        (
            "/campaigns/0/response",
            json!([[i64::MIN, 1]]),
            "campaigns[0].response is [(-9223372036854775808, 1)]",
        ),
        (
            "/campaigns/0/prior_day",
            json!(4),
            "campaigns[0].prior_day is 4",
        ),
        (
            "/campaigns/0/launches/2/channel",
            json!(5),
            "campaigns[0].launches[2].channel is 5; it must be 0 to 1",
        ),
        (
            "/campaigns/1/launches/0/window",
            json!([30, 40]),
            "campaigns[1].launches[0].window is [30, 40]",
        ),
        (
            "/campaigns/1/launches/0/window",
            json!([9, 8]),
            "campaigns[1].launches[0].window is [9, 8]",
        ),
        (
            "/campaigns/1/launches/0/hours/0",
            json!(24),
            "campaigns[1].launches[0].hours[0] is 24",
        ),
        (
            "/campaigns/1/launches/1/anchor/event",
            json!(3),
            "campaigns[1].launches[1].anchor.event is 3; it must be 0",
        ),
        (
            "/campaigns/1/launches/1/gap/min",
            json!(-1),
            "campaigns[1].launches[1].gap.min is -1",
        ),
        (
            "/campaigns/1/launches/1/caps/0",
            json!(2),
            "campaigns[1].launches[1].caps[0] is 2",
        ),
        (
            "/precedence/0/before",
            json!(8),
            "precedence[0].before is 8",
        ),
        (
            "/overlap/1/2",
            json!(1001),
            "overlap[1][2] is 1001; it must be 0 to 1000",
        ),
        (
            "/campaigns/0/launches/0/base",
            json!(i64::MAX),
            "campaigns[0].launches[0].base is",
        ),
        ("/horizon", json!(1e30), "line 1 column"),
        ("/campaigns", json!("none"), "line 1 column"),
    ];
    Instance::read(&tiny().to_string()).unwrap();
    for (place, value, says) in cases {
        let mut broken = tiny();
        *broken.pointer_mut(place).unwrap() = value;
        let error = Instance::read(&broken.to_string()).unwrap_err().to_string();
        assert!(error.contains(says), "{place}: {error}");
    }
    assert!(
        Instance::read("{")
            .unwrap_err()
            .to_string()
            .contains("no launch-plan/1 file")
    );
}

#[test]
fn sums_that_cannot_be_counted_are_refused() {
    let mut huge = tiny();
    huge["campaigns"][0]["launches"][0]["base"] = json!(1_000_000_000);
    huge["campaigns"][0]["response"] = json!([[1, 1_000_000]]);
    huge["channels"][0]["weekday"] = json!(vec![1_000_000; 7]);
    let error = Instance::read(&huge.to_string()).unwrap_err().to_string();
    assert_eq!(
        error,
        "what the launches are worth could come to more than this program counts"
    );
}

#[test]
fn a_campaign_that_waits_for_itself_has_no_plan() {
    let mut circle = tiny();
    circle["precedence"] = json!([
        { "before": 0, "after": 1, "lag": 1 }, { "before": 1, "after": 0, "lag": 1 },
    ]);
    let instance = Instance::read(&circle.to_string()).unwrap();
    let found = conflict(&instance, &Task::default()).unwrap();
    assert!(
        found.sentences.iter().any(|it| it.contains("begins")),
        "{found:?}"
    );
}

/// Every place of a value, as a JSON pointer.
fn places(value: &Value, here: &str, all: &mut Vec<String>) {
    all.push(here.to_owned());
    match value {
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                places(item, &format!("{here}/{place}"), all);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                places(field, &format!("{here}/{name}"), all);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => (-3_i64..30).prop_map(|it| json!(it)),
        1 => prop::sample::select(vec![
            json!(i64::MIN), json!(i64::MAX), json!(u64::MAX), json!(-1), json!(0), json!(1_000_000),
            json!(4_000_000_000_i64), json!(0.5), json!(""), json!("launch-plan/1"), json!(null), json!([]), json!({}),
            json!([0]), json!([[0, 1000]]), json!([[1, 900], [3, 1000]]), json!([5, 2]), json!([0, 23]), json!(true),
        ]),
    ]
}

/// The same files every time; `REPRISE_FUZZ_CASES` asks for so many that are new.
fn config() -> ProptestConfig {
    let asked = std::env::var("REPRISE_FUZZ_CASES").ok();
    let asked = asked.and_then(|it| it.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(4_000),
        failure_persistence: None,
        rng_seed: match asked {
            Some(_) => RngSeed::Random,
            None => RngSeed::Fixed(2026),
        },
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]
    #[test]
    fn no_file_makes_the_solver_panic_or_break_a_rule(
        changes in prop::collection::vec((any::<prop::sample::Index>(), value()), 1..4),
        cut in prop::option::weighted(0.02, any::<prop::sample::Index>()),
    ) {
        let mut file = tiny();
        for (place, value) in changes {
            let mut all = Vec::new();
            places(&file, "", &mut all);
            *file.pointer_mut(&all[place.index(all.len())]).unwrap() = value;
        }
        let mut text = file.to_string();
        if let Some(cut) = cut {
            text.truncate(cut.index(text.len()));
        }
        let Ok(instance) = Instance::read(&text) else { return Ok(()) };
        let outcome = solve(&instance, &Task::default(), &mut |steps| steps < 60, &mut |_| {});
        if outcome.schedule.status == Status::Feasible {
            let json = serde_json::to_value(&instance).unwrap();
            prop_assert_eq!(judge::violations(&json, &outcome.schedule.launches), Vec::<String>::new());
            prop_assert_eq!(objective(&instance, &outcome.schedule.launches), outcome.schedule.objective);
        }
    }
}
