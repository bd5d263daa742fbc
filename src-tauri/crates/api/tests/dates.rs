//! Suggested dates through the api: looked for, taken as one change, stopped, refused, and room made while dragging.
#![expect(clippy::unwrap_used, reason = "tests may unwrap")]

mod support;

use reprise_api::{Code, Event, Session};
use serde_json::{Value, json};
use support::{ask, surroundings};

struct Desk {
    session: Session,
    _folder: tempfile::TempDir,
}

impl Desk {
    /// A shop with one campaign that wants a week between launches.
    fn new(days: &[&str]) -> (Self, Value, Vec<Value>) {
        let folder = tempfile::tempdir().unwrap();
        let desk = Self {
            session: Session::open(&folder.path().join("workspace"), surroundings()).unwrap(),
            _folder: folder,
        };
        let client = desk.asks(
            "client_create",
            json!({ "name": "Kettle", "time_zone": "Europe/Berlin" }),
        );
        let mut campaign = desk.asks(
            "campaign_create",
            json!({ "client": client["id"], "name": "Letters", "strategy": "remarketing" }),
        );
        campaign["cadence"] = json!({ "by": "steady",
            "gap": { "min_hours": 120, "ideal_hours": 168, "max_hours": 240 } });
        let campaign = desk.asks("campaign_change", campaign);
        let launches = days.iter().map(|day| {
            desk.asks(
                "launch_create",
                json!({ "campaign": campaign["id"], "channel": "email", "at": format!("{day}T10:00:00") }),
            )
        });
        let launches = launches.collect();
        (desk, client["id"].clone(), launches)
    }

    fn asks(&self, name: &str, request: Value) -> Value {
        ask(&self.session, name, request)
    }

    fn suggests(&self, client: &Value) -> Value {
        let found = self.asks("dates_suggest", json!({ "client": client }));
        found[0]["outcome"].clone()
    }
}

fn to_take(outcome: &Value) -> Value {
    let moves = outcome["moves"].as_array().unwrap().iter();
    json!({ "moves": moves
        .map(|it| json!({ "launch": it["launch"], "from": it["from"], "to": it["to"] }))
        .collect::<Vec<_>>() })
}

#[test]
fn dates_are_taken_as_one_change_and_given_back_by_one_undo() {
    let (desk, client, launches) = Desk::new(&["2026-12-01", "2026-12-03", "2026-12-05"]);
    let outcome = desk.suggests(&client);
    assert_eq!(outcome["came"], "found");
    assert_eq!(outcome["mended"].as_array().unwrap().len(), 2);
    assert!(outcome["is_best"].as_bool().unwrap());
    let taken = desk.asks("dates_accept", to_take(&outcome));
    assert_eq!(taken.as_array().unwrap().len(), 2);
    let days = |id: &Value| desk.asks("launch_show", json!({ "id": id }))["launch"]["at"].clone();
    assert_eq!(days(&launches[1]["id"]), "2026-12-08T10:00:00");
    assert_eq!(days(&launches[2]["id"]), "2026-12-15T10:00:00");
    let state = desk.asks("history_state", Value::Null);
    assert_eq!(state["undo"], "Take 2 suggested dates");
    let again = desk.suggests(&client);
    assert_eq!(again["moves"], json!([]), "what was taken stays");
    desk.asks("history_undo", Value::Null);
    assert_eq!(days(&launches[1]["id"]), "2026-12-03T10:00:00");
    assert_eq!(days(&launches[2]["id"]), "2026-12-05T10:00:00");
}

#[test]
fn a_launch_moved_meanwhile_refuses_the_whole_suggestion() {
    let (desk, client, launches) = Desk::new(&["2026-12-01", "2026-12-03", "2026-12-05"]);
    let take = to_take(&desk.suggests(&client));
    desk.asks(
        "launch_move",
        json!({ "id": launches[2]["id"], "to": "2026-12-20T10:00:00" }),
    );
    let error = desk.session.call("dates_accept", take).unwrap_err();
    assert_eq!(error.code, Code::Refused);
    assert!(error.message.contains("was moved since"), "{error}");
    let stands = desk.asks("launch_show", json!({ "id": launches[1]["id"] }));
    assert_eq!(
        stands["launch"]["at"], "2026-12-03T10:00:00",
        "nothing was taken"
    );
}

#[test]
fn the_others_make_room_for_a_dragged_launch() {
    let (desk, client, launches) = Desk::new(&["2026-12-01", "2026-12-08", "2026-12-15"]);
    let dropped = json!({ "id": launches[1]["id"], "to": "2026-12-11T10:00:00" });
    let trial = desk.asks("launch_trial", dropped.clone());
    let findings = trial["findings"].as_array().unwrap();
    assert!(
        findings.iter().any(|it| it["rule"] == "gap_too_short"),
        "{findings:?}"
    );
    let people = |of: &str| trial[of]["people"].as_i64().unwrap();
    assert!(people("after") < people("before"));
    let around = desk.asks("dates_around", dropped);
    assert_eq!(around["client"], client);
    let moves = around["outcome"]["moves"].as_array().unwrap();
    assert!(!moves.is_empty());
    assert!(moves.iter().all(|it| it["launch"] != launches[1]["id"]));
}

#[test]
fn some_of_the_dates_are_tried_without_moving_anything() {
    let (desk, client, _) = Desk::new(&["2026-12-01", "2026-12-03", "2026-12-05"]);
    let outcome = desk.suggests(&client);
    let all = to_take(&outcome);
    let every = desk.asks("dates_trial", all.clone());
    assert_eq!(every["before"], outcome["before"]);
    assert_eq!(every["after"], outcome["after"]);
    assert_eq!(every["mended"], outcome["mended"]);
    let last = all["moves"].as_array().unwrap().last().unwrap().clone();
    let one = desk.asks("dates_trial", json!({ "moves": [last] }));
    assert_eq!(one["before"], every["before"]);
    assert_ne!(one["after"], every["after"]);
    let left = one["left"].as_array().unwrap();
    assert!(
        left.iter().any(|it| it["rule"] == "gap_too_short"),
        "the first two are still too near: {left:?}"
    );
    assert_eq!(desk.suggests(&client), outcome, "nothing was moved");

    let mut elsewhere = last;
    elsewhere["from"] = json!("2026-12-24T10:00:00");
    let stale = json!({ "moves": [elsewhere] });
    let error = desk.session.call("dates_trial", stale).unwrap_err();
    assert!(error.message.contains("was moved since"), "{error}");
}

#[test]
fn where_there_are_no_dates_the_rules_are_named() {
    let (desk, client, launches) = Desk::new(&["2026-12-01", "2026-12-03"]);
    let mut campaign =
        desk.asks("campaign_show", json!({ "id": launches[0]["campaign"] }))["campaign"].clone();
    campaign["season"] =
        json!({ "name": "Advent", "period": { "first": "2026-12-01", "last": "2026-12-04" } });
    desk.asks("campaign_change", campaign);
    let outcome = desk.suggests(&client);
    assert_eq!(outcome["came"], "impossible");
    let rules = outcome["rules"].as_array().unwrap();
    assert!(
        rules.contains(&json!("‘Letters’ needs at least 5 days between launches")),
        "{rules:?}"
    );
    assert!(!outcome["loosenings"].as_array().unwrap().is_empty());
}

#[test]
fn every_day_around_a_launch_says_what_it_would_bring() {
    let (desk, _, launches) = Desk::new(&["2026-12-01", "2026-12-09"]);
    let why = desk.asks("launch_why", json!({ "id": launches[1]["id"] }));
    let nearby = why["nearby"].as_array().unwrap();
    let on = |day: &str| {
        let found = nearby
            .iter()
            .find(|it| it["at"] == format!("{day}T10:00:00"));
        found.unwrap().clone()
    };
    assert!(
        on("2026-12-08")["gain"].as_i64().unwrap() > 0,
        "a week after is the ideal"
    );
    assert_eq!(
        on("2026-12-03")["held_by"],
        "too soon after ‘Letters 1’ (at least 5 days)"
    );
    assert!(!why["nearby_source"]["name"].as_str().unwrap().is_empty());
}

#[test]
fn a_search_is_followed_and_stopped_by_its_name() {
    let (desk, client, _) = Desk::new(&["2026-12-01", "2026-12-03"]);
    let told = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let heard = std::sync::Arc::clone(&told);
    desk.session.subscribe(Box::new(move |event| {
        if let Event::Progress { job, doing, .. } = event {
            heard.lock().unwrap().push((job.clone(), doing.clone()));
        }
    }));
    desk.asks("dates_suggest", json!({ "client": client, "job": "dates" }));
    let told = told.lock().unwrap();
    assert_eq!(
        told[0],
        (
            "dates".to_owned(),
            "Looking for dates of ‘Kettle’".to_owned()
        )
    );
}

#[test]
fn what_is_asked_must_make_sense() {
    let (desk, client, launches) = Desk::new(&["2026-12-01"]);
    let other = desk.asks("client_create", json!({ "name": "Other" }));
    for (request, says) in [
        (json!({ "client": client, "reach_days": 0 }), "the reach"),
        (json!({ "client": client, "reach_days": 400 }), "the reach"),
        (
            json!({ "client": client, "limit_ms": 1 }),
            "the time to look",
        ),
        (json!({ "client": launches[0]["id"] }), "the client"),
        (
            json!({ "client": other["id"], "campaign": launches[0]["campaign"] }),
            "the campaign of this client",
        ),
    ] {
        let error = desk
            .session
            .call("dates_suggest", request.clone())
            .unwrap_err();
        assert!(error.message.contains(says), "{request}: {error}");
    }
    // Every client at once, also those without launches.
    let all = desk.asks("dates_suggest", Value::Null);
    assert_eq!(all.as_array().unwrap().len(), 2);
    assert_eq!(all[1]["outcome"]["free"], 0);
}
