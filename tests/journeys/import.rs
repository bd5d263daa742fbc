//! An import that is stopped, and one that is taken back, leave nothing behind.

use std::sync::Arc;

use reprise_api::{Code, Event};
use serde_json::{Value, json};

use crate::contacts;
use crate::desk::Desk;

#[test]
fn a_stopped_import_leaves_nothing_behind() {
    let desk = Arc::new(Desk::new());
    let client = desk.makes("client_create", json!({ "name": "Shop" }));
    let file = desk.file("contacts.csv");
    std::fs::write(&file, contacts::made(20_000, 2).0).unwrap();
    let before = desk.does("workspace_show", Value::Null);
    let other = Arc::downgrade(&desk);
    desk.session().subscribe(Box::new(move |event| {
        if let (
            Event::Progress {
                done: 10_000..,
                job,
                ..
            },
            Some(desk),
        ) = (event, other.upgrade())
        {
            desk.does("job_cancel", json!({ "job": job }));
        }
    }));
    let stopped = desk.is_refused("contacts_import", json!({ "client": client, "file": file, "job": "import-1", "rejected_to": desk.file("rejected.csv") }));
    assert_eq!(stopped.code, Code::Cancelled);
    assert!(!desk.file("rejected.csv").exists());
    let after = desk.does("workspace_show", Value::Null);
    assert_eq!(
        (&after["changes"], &after["counts"]),
        (&before["changes"], &before["counts"])
    );
    assert_eq!(desk.does("workspace_check", Value::Null)["sound"], true);
}

#[test]
fn an_import_is_taken_back_as_one_step() {
    let mut desk = Desk::new();
    let client = desk.makes("client_create", json!({ "name": "Shop" }));
    let file = desk.file("contacts.csv");
    std::fs::write(&file, contacts::made(5_000, 3).0).unwrap();
    let list =
        desk.does("contacts_import", json!({ "client": client, "file": file }))["list"].clone();
    desk.close_and_open_again();
    desk.does("history_undo", Value::Null);
    assert_eq!(
        desk.does("contact_list_list", json!({ "client": client })),
        json!([])
    );
    desk.does("history_redo", Value::Null);
    let page = desk.does(
        "contact_page",
        json!({ "id": list["id"], "offset": 0, "limit": 10 }),
    );
    assert_eq!(page["total"], list["counts"]["people"]);
    assert_eq!(page["contacts"].as_array().unwrap().len(), 10);
}
