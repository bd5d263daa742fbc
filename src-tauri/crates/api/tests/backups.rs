//! While a session is open its workspace is backed up every quarter of an hour in which something changed.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Utc};
use reprise_api::{Session, Surroundings};
use serde_json::{Value, json};

static NOW: AtomicI64 = AtomicI64::new(1_795_500_000);

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(NOW.load(Ordering::Relaxed), 0).unwrap_or_default()
}

fn wait(minutes: i64) {
    NOW.fetch_add(minutes * 60, Ordering::Relaxed);
}

#[test]
fn an_open_workspace_is_backed_up_every_quarter_of_an_hour_of_work() {
    let folder = tempfile::tempdir().unwrap();
    let surroundings = Surroundings {
        account: "Robin".to_owned(),
        device: "desk".to_owned(),
        now,
    };
    let session = Session::open(&folder.path().join("workspace"), surroundings).unwrap();
    let create = |name: &str| {
        session
            .call("client_create", json!({ "name": name }))
            .unwrap()
    };
    let count = || {
        let shown = session.call("workspace_show", Value::Null).unwrap();
        shown["backups"].as_array().unwrap().len()
    };

    create("Juniper");
    wait(16);
    assert!(session.backup_if_due().unwrap());
    wait(16);
    assert!(!session.backup_if_due().unwrap(), "nothing changed since");
    create("Hazel");
    assert!(session.backup_if_due().unwrap());
    create("Rowan");
    wait(5);
    assert!(!session.backup_if_due().unwrap(), "the last one is young");
    assert_eq!(count(), 2);
}
