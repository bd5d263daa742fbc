//! Reading while another writes: nobody waits for a lock that waits for them.

use std::sync::{Arc, mpsc};
use std::time::Duration;

use chrono::{DateTime, Utc};
use reprise_api::{Session, Surroundings};
use serde_json::{Value, json};

/// Far above what the work takes, far below what a person would wait.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn every_read_goes_on_while_changes_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let surroundings = Surroundings {
        account: "Ada".to_owned(),
        device: "desk".to_owned(),
        now: || "2026-11-24T09:00:00Z".parse::<DateTime<Utc>>().unwrap(),
    };
    let session = Arc::new(Session::open(folder.path(), surroundings).unwrap());
    let client = json!({ "name": "Kettle & Kiln", "time_zone": "Europe/Berlin" });
    session.call("client_create", client.clone()).unwrap();

    let (done, finished) = mpsc::channel();
    let writing = {
        let (session, done) = (Arc::clone(&session), done.clone());
        move || {
            for _ in 0..300 {
                session.call("client_create", client.clone()).unwrap();
            }
            done.send("writing").unwrap();
        }
    };
    std::thread::spawn(writing);
    for name in [
        "workspace_show",
        "history_state",
        "overview_show",
        "client_list",
    ] {
        let (session, done) = (Arc::clone(&session), done.clone());
        std::thread::spawn(move || {
            for _ in 0..300 {
                session.call(name, Value::Null).unwrap();
            }
            done.send(name).unwrap();
        });
    }
    for _ in 0..5 {
        finished.recv_timeout(PATIENCE).unwrap();
    }
}
