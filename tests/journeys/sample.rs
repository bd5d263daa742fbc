//! The sample businesses are what everybody sees first: alive on every weekday, and nearly sound.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, Utc};
use reprise_api::{Session, Surroundings};
use serde_json::{Value, json};

use crate::desk::monday_morning;

static DAYS: AtomicI64 = AtomicI64::new(0);

fn today() -> DateTime<Utc> {
    monday_morning() + Duration::days(DAYS.load(Ordering::Relaxed))
}

#[test]
fn the_samples_are_alive_and_nearly_sound_on_any_day() {
    // Both ends and the middle of a week, and weeks that hold a change of the clocks or of the year.
    for days in [0, 3, 5, 6, 24, 27, 236, 303] {
        DAYS.store(days, Ordering::Relaxed);
        let folder = tempfile::tempdir().unwrap();
        let surroundings = Surroundings {
            account: "ada".to_owned(),
            device: "desk".to_owned(),
            now: today,
        };
        let session = Session::open(folder.path(), surroundings).unwrap();
        let ask = |command: &str, request: Value| session.call(command, request).unwrap();
        let clients = ask("sample_load", Value::Null);
        assert_eq!(clients.as_array().unwrap().len(), 2);
        for client in clients.as_array().unwrap() {
            let of_client = json!({ "client": client["id"] });
            let found = ask("plan_check", of_client.clone());
            let found = found.as_array().unwrap();
            let told = found.iter().filter(|it| it["severity"] != "note").count();
            assert_eq!(told, 2, "day {days}, {}: {found:#?}", client["name"]);
            let plan = ask("plan_show", of_client.clone());
            let day = today().date_naive().to_string();
            let dates: Vec<&str> = plan["launches"]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| it["at"].as_str().unwrap())
                .collect();
            assert!(
                dates.iter().any(|at| **at < *day),
                "nothing before day {days}"
            );
            assert!(
                dates.iter().filter(|at| ***at > *day).count() > 8,
                "too little after day {days}"
            );
            assert!(
                !ask("brief_list", of_client.clone())
                    .as_array()
                    .unwrap()
                    .is_empty()
            );
            assert!(
                ask("widget_list", of_client.clone())
                    .as_array()
                    .unwrap()
                    .len()
                    >= 3
            );
            // A first export works; what is told about the widgets beside it is worth knowing.
            let checked = ask("widget_check", of_client);
            let told: Vec<&Value> = checked
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|it| it["checks"].as_array().unwrap())
                .filter(|it| it["rule"] != "safari_forgets")
                .collect();
            assert!(told.is_empty(), "day {days}: {told:#?}");
        }
        // One undo takes it all away.
        ask("history_undo", Value::Null);
        assert_eq!(ask("client_list", Value::Null), json!([]));
        session.close().unwrap();
    }
}

#[test]
fn no_sample_text_shouts_or_is_filled_in_later() {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::open(folder.path(), Surroundings::of_this_machine()).unwrap();
    session.call("sample_load", Value::Null).unwrap();
    for kind in [
        "client", "product", "audience", "campaign", "widget", "brief",
    ] {
        for client in session
            .call("client_list", Value::Null)
            .unwrap()
            .as_array()
            .unwrap()
        {
            let request = if kind == "client" {
                Value::Null
            } else {
                json!({ "client": client["id"] })
            };
            let text = session
                .call(&format!("{kind}_list"), request)
                .unwrap()
                .to_string();
            for word in ["!", "lorem", "Lorem", "TODO", "{product}"] {
                assert!(!text.contains(word), "{word} in a {kind}: {text}");
            }
        }
    }
    session.close().unwrap();
}
